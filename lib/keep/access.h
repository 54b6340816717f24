/* SPDX-License-Identifier: ISC
 * Everything held on a person, for that person.
 */
#ifndef KEEP_ACCESS_H
#define KEEP_ACCESS_H

#include <stdbool.h>

#include "base/error.h"
#include "domain/business.h"
#include "model/column.h"
#include "model/party.h"

/* One field of one record about them. */
struct access_row {
	struct any_id id;
	struct instant at; /* when it was written down, */
	struct word who;   /* by whom, */
	struct word tool;  /* with what */
	struct word noun;  /* the table, or mentions: a record of others */
	struct word field;
	struct text value;
};

extern const struct shape access_row_shape;

/* Each field of each row about the party and all that it is one with, void
 * rows too, in the order of the tables; then, as mentions, the words of other
 * records that name them (by name, address, number or id). local: moments as people
 * here read them, else as rows carry them. A row lives until its call returns; below 0 ends the walk with the callee's err. */
int
access_each(struct business *business, const struct party *party, bool local,
	    int (*each)(void *cookie, const struct access_row *row,
			struct error *err),
	    void *cookie, struct error *err);

#endif
