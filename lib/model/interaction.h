/* SPDX-License-Identifier: ISC
 * What was said or done, once, and never changed afterwards.
 */
#ifndef MODEL_INTERACTION_H
#define MODEL_INTERACTION_H

#include "model/column.h"

/* direction: "in" they to us, "out" we to them, "own" among ourselves.
 * kind: in: a kind of voice (policy) or note; out: answer, question, thanks,
 * note, returned (the letter came back: it told nobody); own: note, outcome,
 * closing. */
struct interaction {
	struct id id;
	struct id batch;
	struct flag voided;
	struct id case_id;
	struct id party;
	struct instant at;
	struct word kind;
	struct word direction;
	struct word channel;
	struct flag automatic;
	struct word who;   /* the person of ours */
	struct word about; /* the person of ours it is about, or thanked */
	struct text text;
	struct bytes raw; /* the bytes as they came, where they are no text */
};

extern const struct shape interaction_shape;

#endif
