/* SPDX-License-Identifier: ISC
 * The reports there are, and their pages.
 */
#ifndef CLI_REPORTING_H
#define CLI_REPORTING_H

#include <stddef.h>

#include "cli/session.h"
#include "look/report.h"
#include "model/report.h"

struct page;

/* What a report takes; any other operand or option of crm-report is refused. */
enum report_takes {
	REPORT_DAY = 1 << 0,   /* an operand: the day it is about */
	REPORT_SINCE = 1 << 1, /* --since */
	REPORT_AS_OF = 1 << 2, /* --as-of; with --since also --yesterday */
	REPORT_SVG = 1 << 3,   /* --svg: its page has pictures */
	REPORT_SITE = 1 << 4   /* --site */
};

struct report {
	struct report_row row;	   /* its name, and what it tells in a line */
	const struct shape *shape; /* of its rows */
	unsigned takes;
	const char *since; /* where it begins unless --since says so, as typed;
			      NULL: at the first day there is */
	/* Its rows, in order. */
	int (*tell)(struct business *business, const struct report_asked *asked,
		    report_tell *tell, void *cookie, struct error *err);
	/* Its page from the title on; who opened it closes it. */
	int (*show)(struct session *session, struct page *page,
		    const struct report_asked *asked);
};

/* All of them. */
const struct report *
reporting_all(size_t *count);

/* The report of that name; NULL: ERR_USAGE names the nearest and all. */
const struct report *
reporting_find(const char *name, struct error *err);

/* "listen, value": those that take it; owned by the arena. */
const char *
reporting_takers(struct arena *arena, enum report_takes what);

/* What stands behind the name of a report, as typed; NULL: not given. */
struct report_typed {
	const char *since;
	const char *as_of;
	const char *site;
	bool yesterday;
};

bool
reporting_asked_nothing(const struct report_typed *typed);

/* Refuse operands and options that the report does not take, or that exclude
 * each other. */
int
reporting_asked_refuse(struct session *session, const struct report *report,
		       const struct report_typed *typed);

/* Read what was typed, and the day that may be the second operand. ERR_USAGE for
 * a day that is none or to come, or a first day behind the last. */
int
reporting_asked_read(struct session *session, const struct report *report,
		     const struct report_typed *typed,
		     struct report_asked *asked);

/* "Berg Kettles, open cases" */
void
reporting_title(struct session *session, struct page *page, const char *what);

/* "who brings what from Mon 3 Aug 2026 until Fri 27 Nov 2026" */
const char *
reporting_span(struct session *session, const char *what,
	       const struct report_asked *asked);

/* "2 h 10 min (of 37; 95 % sure: 1 h 40 min to 3 h 5 min)", or "62 % (of 3: too
 * few to tell)"; owned by the arena. */
const char *
reporting_sure(struct arena *arena, const struct measure_row *row);

/* Add a bar of a measure to values (struct page_value), with what reporting_sure
 * says as its note. */
void
reporting_bar(struct arena *arena, struct vec *values, const char *label,
	      const struct measure_row *row);

/* The pages, each in the file of its name. */
int
reporting_day_show(struct session *session, struct page *page,
		   const struct report_asked *asked);

int
reporting_listen_show(struct session *session, struct page *page,
		      const struct report_asked *asked);

int
reporting_cases_show(struct session *session, struct page *page,
		     const struct report_asked *asked);

int
reporting_pipeline_show(struct session *session, struct page *page,
			const struct report_asked *asked);

int
reporting_forecast_show(struct session *session, struct page *page,
			const struct report_asked *asked);

int
reporting_value_show(struct session *session, struct page *page,
		     const struct report_asked *asked);

int
reporting_regulars_show(struct session *session, struct page *page,
			const struct report_asked *asked);

int
reporting_first_show(struct session *session, struct page *page,
		     const struct report_asked *asked);

int
reporting_trust_show(struct session *session, struct page *page,
		     const struct report_asked *asked);

int
reporting_receivables_show(struct session *session, struct page *page,
			   const struct report_asked *asked);

int
reporting_cards_show(struct session *session, struct page *page,
		     const struct report_asked *asked);

int
reporting_knowledge_show(struct session *session, struct page *page,
			 const struct report_asked *asked);

#endif
