/* SPDX-License-Identifier: ISC
 * Promises: anything owed by a date, by us or to us, and touches.
 *
 * A promise for a day is late from the start of the next day of the business's
 * zone, one for a moment from that moment. A touch has no date of its own: it
 * is due every so many days after the last contact (or, where it followed
 * another or there was no contact yet, after it was made), and whoever records
 * a contact calls promise_touched. Only ours ever break.
 */
#ifndef DOMAIN_PROMISE_H
#define DOMAIN_PROMISE_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/time.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/promise.h"
#include "model/row.h"

struct promise_new {
	struct id party;
	struct id case_id; /* --for, or 0 */
	const char *side;  /* ours, theirs, touch */
	const char *text;  /* NULL with touch alone */
	struct when due;   /* missing with touch, and only then */
	int64_t every;	   /* days, or 0; of a touch at least 1 */
	const char *owner; /* "@bo"; NULL: the user */
};

/* promise is filled. ERR_USAGE for what of ours would be late at once. */
int
promise_add(struct business *business, const struct promise_new *new,
	    struct promise *promise, struct error *err);

/* ERR_NO when there is none, or it was taken back. */
int
promise_get(struct business *business, struct id id, struct promise *promise,
	    struct error *err);

/* Kept, late or not; the next one follows where it repeats. With text, that is
 * noted on the party; of a touch it is a contact. rows: struct step_row. */
int
promise_keep(struct business *business, struct promise *promise,
	     const char *text, struct instant at, struct vec *rows,
	     struct error *err);

/* Hand over, by crm-own. rows: struct step_row. */
int
promise_own(struct business *business, struct promise *promise,
	    const char *owner, struct vec *rows, struct error *err);

/* Save what was changed by crm-edit. ERR_NO for what is kept or dropped
 * already, ERR_USAGE for a due of ours that has been. */
int
promise_set(struct business *business, const struct promise *before,
	    struct promise *promise, struct error *err);

/* What late_at has to be: missing for what is settled or void. */
int
promise_judge(struct business *business, const struct promise *promise,
	      struct instant *late_at, struct error *err);

/* Derive late_at anew and save it. */
int
promise_refresh(struct business *business, struct id id, struct error *err);

/* The same for the open touches of a party that somebody spoke with. */
int
promise_touched(struct business *business, struct id party, struct error *err);

/* The same for all that stand: the zone of the policy is another. */
int
promise_redate(struct business *business, struct error *err);

/* The row that lists and receipts show. */
int
promise_row(struct business *business, const struct promise *promise,
	    struct promise_row *row, struct error *err);

/* The rows (struct promise_row) of a batch that is repeated by its key. */
int
promise_again(struct business *business, struct id batch, struct vec *rows,
	      struct error *err);

/* Mark one of ours as broken. */
int
promise_broken(struct business *business, const struct promise *before,
	       struct promise *broken, struct error *err);

#endif
