/* SPDX-License-Identifier: ISC
 * Anything owed by a date, by us or to us; and who is away meanwhile.
 */
#ifndef MODEL_PROMISE_H
#define MODEL_PROMISE_H

#include "model/column.h"

/* side: ours, theirs, touch (to be in contact again).
 * state: open, broken, kept, dropped. */
struct promise {
	struct id id;
	struct id batch;
	struct flag voided;
	struct id party;
	struct id case_id;
	struct word owner;
	struct word side;
	struct text text;
	struct day due_on;
	struct instant due_at;
	struct number every; /* days until the next one, once this is kept */
	struct word state;
	struct instant settled_at;
	struct id after;	/* the promise this one follows */
	struct instant late_at; /* derived: from then on it is late */
};

/* Somebody of ours is away, and who stands in. */
struct absence {
	struct id id;
	struct id batch;
	struct flag voided;
	struct word who;
	struct word deputy;
	struct day from_on;
	struct day until_on; /* the last day away; missing: until they say */
};

extern const struct shape promise_shape;
extern const struct shape absence_shape;

#endif
