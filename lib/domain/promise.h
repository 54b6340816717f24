/* SPDX-License-Identifier: ISC
 * Promises: anything owed by a date, by us or to us, and touches.
 */
#ifndef DOMAIN_PROMISE_H
#define DOMAIN_PROMISE_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/promise.h"
#include "model/row.h"

struct promise_new {
	struct id party;
	struct id case_id;   /* --for, or 0 */
	const char *side;    /* ours, theirs, touch */
	const char *text;
	const char *due;     /* as typed; NULL with touch */
	int64_t every;	     /* days, or 0 */
	const char *owner;   /* NULL: the user */
};

/* rows: struct promise_row. */
int
promise_add(struct business *business, const struct promise_new *new,
	    struct vec *rows, struct error *err);

int
promise_get(struct business *business, struct id id, struct promise *promise,
	    struct error *err);

/* Kept, by crm-close; the next one follows where it repeats. rows: struct
 * step_row. */
int
promise_keep(struct business *business, struct promise *promise,
	     const char *text, struct vec *rows, struct error *err);

/* Hand over, by crm-own. */
int
promise_own(struct business *business, struct promise *promise,
	    const char *owner, struct vec *rows, struct error *err);

/* due=mon, text=…, state=dropped: by crm-edit. */
int
promise_edit(struct business *business, struct promise *promise,
	     const char *field, const char *value, struct error *err);

/* Recompute what is derived (late_at). */
int
promise_refresh(struct business *business, struct id id, struct error *err);

/* Ours that broke by now: each becomes broken and opens its case, once. rows:
 * struct climb_row, level 0. At most limit. */
int
promise_break(struct business *business, size_t limit, struct vec *rows,
	      struct error *err);

/* The receipt row of a promise. */
int
promise_row(struct business *business, const struct promise *promise,
	    struct promise_row *row, struct error *err);

#endif
