/* SPDX-License-Identifier: ISC
 * What is known of a party, and how parties belong together.
 */
#ifndef MODEL_FACT_H
#define MODEL_FACT_H

#include "model/column.h"

/* One statement with its day and source. Nothing is overwritten: of several
 * live facts of one name, the one with the latest day (then the highest id)
 * counts. With address it is about that way to reach them. */
struct fact {
	struct id id;
	struct id batch;
	struct flag voided;
	struct id party;
	struct id address;
	struct word name;
	struct text value;
	struct day known_on;
	struct word said_by; /* "c12", or a person of ours */
	struct text source;  /* a card, a file, … */
};

/* party stands to other as kind says: c2 is employee-of c9. Both days are
 * included; a missing one is open. */
struct link {
	struct id id;
	struct id batch;
	struct flag voided;
	struct id party;
	struct word kind;
	struct id other;
	struct day from_on;
	struct day until_on;
	struct text note;
};

extern const struct shape fact_shape;
extern const struct shape link_shape;

#endif
