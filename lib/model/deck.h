/* SPDX-License-Identifier: ISC
 * The cards dealt to guests.
 */
#ifndef MODEL_DECK_H
#define MODEL_DECK_H

#include "model/column.h"

/* One question shown to one guest; the score comes later. */
struct dealt {
	struct id id;
	struct id batch;
	struct flag voided;
	struct word site;
	struct word indicator; /* of the policy */
	struct id party;
	struct text guest;
	struct instant at;   /* shown */
	struct number score; /* 1 to 5; none: shown, not answered */
	struct instant answered_at;
	struct id interaction;
	struct text text; /* what they said with it */
};

extern const struct shape dealt_shape;

#endif
