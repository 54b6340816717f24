/* SPDX-License-Identifier: ISC
 * What another policy would change for the cases that are open.
 */
#ifndef DOMAIN_AGAINST_H
#define DOMAIN_AGAINST_H

#include "base/error.h"
#include "domain/business.h"
#include "model/column.h"

/* An open case whose due time would move under another policy. */
struct against_row {
	struct id id;
	struct instant due;
	struct instant then;
	struct word clock; /* that says so then */
	struct word owner;
	struct id party;
	struct text name;
	struct text subject;
};

extern const struct shape against_row_shape;

/* Those of the open cases that would move, in the order of their ids. */
int
against_each(struct business *business, const struct policy *policy,
	     int (*each)(void *cookie, const struct against_row *row,
			 struct error *err),
	     void *cookie, struct error *err);

#endif
