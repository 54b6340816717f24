/* SPDX-License-Identifier: ISC
 * What a batch wrote, and what becomes of each row when it is taken back.
 */
#ifndef KEEP_UNMAKE_H
#define KEEP_UNMAKE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/table.h"

/* A row that the batch wrote. */
struct unmake_row {
	enum table_number table;
	int64_t id;
	bool made;   /* by the batch, not only changed */
	void *now;   /* before */
	void *after; /* NULL: stays as it is */
};

struct unmake {
	struct business *business;
	struct arena *arena;
	int64_t batch;
	bool anyway;	    /* letters that have left stay */
	struct vec rows;    /* struct unmake_row, by table and id */
	struct vec reasons; /* const char *: against it */
	int64_t later;	    /* the newest batch among the reasons */
	bool only_letters;  /* no reason but letters */
};

/* Fill rows: all that the batch made or changed, but policies. */
int
unmake_collect(struct unmake *undo, struct error *err);

/* Fill now and after of the row, and add what is against it: a present value
 * that is not what the batch left, a letter that has left, a tag or address
 * that somebody has by now. */
int
unmake_decide(struct unmake *undo, struct unmake_row *row, struct error *err);

/* The row of the record with that letter and number, NULL when the batch did
 * not write it. */
const struct unmake_row *
unmake_find(const struct unmake *undo, char letter, int64_t id);

/* Whether a row of that table is taken back. */
bool
unmake_void(enum table_number table, const void *row);

/* Add a reason; later is the batch that is to blame, or 0. */
void
unmake_against(struct unmake *undo, int64_t later, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

#endif
