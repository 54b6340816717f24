/* SPDX-License-Identifier: ISC
 * The law's exception: somebody is forgotten, and the books are kept.
 */
#ifndef KEEP_FORGET_H
#define KEEP_FORGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/column.h"

/* A line of the plan: id is whom it is about. step: blank, strike, keep, stop
 * (what is against it), copy (a backup that still holds them). */
struct forget_row {
	struct id id;
	struct word step;
	struct word noun;   /* the table, batches or backups */
	struct number rows; /* how many */
	struct text text;
};

extern const struct shape forget_row_shape;

struct forget_ask {
	const struct id *parties;
	size_t count;
	const char *reason; /* NULL: that of a rule of the policy */
	int64_t keep; /* --keep of crm-backup; below 1: as many as are there */
	bool again;   /* they were forgotten before, and an older copy was put
			 back: nothing stands against it */
};

/* The plan, struct forget_row into rows; *stopped when there is a stop among
 * them. Nothing is changed. */
int
forget_plan(struct business *business, const struct forget_ask *ask,
	    struct vec *rows, bool *stopped, struct error *err);

struct person;
struct blank;

/* The same, with whom it is about and what was found; rows of no ask of more
 * than one party name the first. */
int
forget_look(struct business *business, const struct forget_ask *ask,
	    struct vec *rows, struct person *person, struct blank *blank,
	    struct error *err);

#endif
