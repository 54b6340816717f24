/* SPDX-License-Identifier: ISC
 * The questions behind the reports. All walk their rows: each is called with
 * one that lives until it returns, a result below 0 ends the walk with the
 * callee's err, and memory does not grow with their number. Spans of time are
 * low <= at < high.
 */
#ifndef STORE_REPORT_H
#define STORE_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/time.h"
#include "model/column.h"
#include "model/report.h"

struct store;

struct report_span {
	struct instant low;
	struct instant high;
	struct instant now;
};

typedef int
report_each_day(void *cookie, const struct day_row *row, struct error *err);
typedef int
report_each_measure(void *cookie, const struct measure_row *row,
		    struct error *err);

/* What happened in the span, in this order: in answered automatic closed
 * forced late climbed promised kept broken; each by time. Late are those that
 * were due by its end and still wait now. */
int
report_day(struct store *store, const struct report_span *span,
	   report_each_day *each, void *cookie, struct error *err);

/* Entries of the span by direction, kind and whether a machine said them. */
struct report_said {
	const char *direction;
	const char *kind;
	bool automatic;
	int64_t count;
};

int
report_said(struct store *store, const struct report_span *span,
	    int (*each)(void *cookie, const struct report_said *said,
			struct error *err),
	    void *cookie, struct error *err);

/* Outcomes of the span, by the word that they were; overtaken of them do not
 * stand any more, because the case was reopened or decided anew. */
int
report_outcomes(struct store *store, const struct report_span *span,
		int (*each)(void *cookie, const char *outcome, int64_t count,
			    int64_t overtaken, struct error *err),
		void *cookie, struct error *err);

/* Second letters of the span. */
int
report_letters(struct store *store, const struct report_span *span,
	       int64_t *count, struct error *err);

/* A voice of the span on a case with which they begin to wait for a human. */
struct report_wait {
	struct id voice;
	struct id case_id; /* what its case was merged into, or it */
	struct instant at;
	struct instant answer_at; /* MISSING: nobody has answered */
	struct id answer;
	bool opening; /* it began the present episode of its case */
	bool closed;  /* that case is closed */
};

int
report_waits(struct store *store, const struct report_span *span,
	     int (*each)(void *cookie, const struct report_wait *wait,
			 struct error *err),
	     void *cookie, struct error *err);

/* Every case that was declined, and every force that was asked or agreed to,
 * since ever, by time: id, unit (declined, asked, forced), at, who, text. */
int
report_refusals(struct store *store, report_each_measure *each, void *cookie,
		struct error *err);

/* The open cases, counted by owner, by kind and by age, in this order. The ids
 * are conditions as crm-cases reads them; edges are the beginnings of today, 6,
 * 29 and 89 days ago. */
#define REPORT_EDGES 4

int
report_open(struct store *store, struct instant now,
	    const struct instant edges[REPORT_EDGES],
	    int (*each)(void *cookie, const struct load_row *row,
			struct error *err),
	    void *cookie, struct error *err);

#endif
