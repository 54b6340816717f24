/* SPDX-License-Identifier: ISC
 * Reports: a day, how well we listen, what is open.
 */
#ifndef LOOK_REPORT_H
#define LOOK_REPORT_H

#include <stddef.h>

#include "base/error.h"
#include "base/time.h"
#include "domain/business.h"
#include "model/report.h"

struct arena;
struct order;

/* A report is told row by row, rows of the report's one shape: each row lives
 * until its call returns, below 0 ends it with the callee's err. Memory does
 * not grow with their number. */
typedef int
report_tell(void *cookie, const void *row, struct error *err);

/* What a report is asked for. A report looks at what it takes; the others have
 * their defaults. */
struct report_asked {
	struct day day;	  /* the day that it is about; today */
	struct day since; /* the first day; MISSING: ever */
	struct day as_of; /* what was known at its end; today */
	const char *site; /* one of crm-card's; NULL: all */
};

/* Measures, as most reports tell them; id, unit and text must live as long as
 * row. A count; percent of n with Wilson's interval, ends rounded outward; a
 * median with the interval of learn/interval.h. Where there is no interval,
 * "; too few to tell" follows text. */
void
report_count(struct measure_row *row, const char *id, int64_t n,
	     const char *text);

void
report_share(struct measure_row *row, struct arena *arena, const char *id,
	     int64_t hits, int64_t n, const char *text);

void
report_median(struct measure_row *row, struct arena *arena, const char *id,
	      const struct order *order, const char *unit, const char *text);

/* struct day_row: what store/report.h says of a day of the business, then the
 * head of the chain as it is now (what: head; text: its hash, 64 hexadecimal
 * digits). */
int
report_tell_day(struct business *business, const struct report_asked *asked,
		report_tell *tell, void *cookie, struct error *err);

/* struct measure_row, from the beginning of since until now:
 *   in.KIND           voices, by kind; in.automatic those of machines
 *   answers.human     answers, questions and thanks; answers.automatic what
 *                     machines said, which is no answer
 *   letters.second    they had to write again
 *   outcome.WORD      done, declined, cannot; outcome.overtaken: of them
 *                     reopened, or decided anew
 *   answer.median     seconds from the voice with which they began to wait to
 *                     the next human answer, over the n that have one, and the
 *                     interval of learn/interval.h
 *   answer.waiting    waits that are not over; answer.never: closed without
 *   answer.in_time    percent of the openings whose first human answer came
 *                     within its clock, of the n whose clock was stopped or
 *                     ran out; Wilson's interval, ends rounded outward
 * then each refusal of store/report.h, whatever its day. */
int
report_tell_listen(struct business *business, const struct report_asked *asked,
		   report_tell *tell, void *cookie, struct error *err);

/* What answer.in_time above tells: of judged openings so many in time. */
int
report_in_time(struct business *business, struct day since, int64_t *in_time,
	       int64_t *judged, struct error *err);

/* struct load_row: the open cases by owner, kind and age. */
int
report_tell_cases(struct business *business, const struct report_asked *asked,
		  report_tell *tell, void *cookie, struct error *err);

#endif
