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

enum unmake_fate {
	FATE_STAYS,
	FATE_VOID, /* is taken back, and nothing else of it changes */
	FATE_BACK, /* is no longer taken back, likewise */
	FATE_CHANGED
};

/* A row as it was, and as it is then. */
struct unmake_pair {
	void *now;
	void *after;
};

/* A row that the batch wrote. There may be very many. */
struct unmake_row {
	int64_t id;
	const struct unmake_pair *pair; /* of one that is changed; NULL */
	unsigned char table;		/* enum table_number */
	unsigned char fate;		/* enum unmake_fate */
	bool made;			/* by the batch, not only changed */
};

#define UNMAKE_REASONS 3 /* that are kept in words */

struct unmake {
	struct business *business;
	struct arena *arena; /* as long as all of it */
	int64_t batch;
	bool anyway;	   /* letters that have left stay */
	struct vec rows;   /* struct unmake_row, by table and id */
	struct arena *row; /* what is decided of one */
	const char *reasons[UNMAKE_REASONS]; /* against it */
	size_t reason_count;		     /* of all, also without words */
	int64_t later;	   /* the newest batch among the reasons */
	bool only_letters; /* no reason but letters */
};

/* Fill rows: all that the batch made or changed, but policies. */
int
unmake_collect(struct unmake *undo, struct error *err);

/* Decide the fate of the row, and add what is against it: a present value that
 * is not what the batch left, a letter that has left, a tag or address that
 * somebody has by now. */
int
unmake_decide(struct unmake *undo, struct unmake_row *row, struct error *err);

/* The row that does not stay, as it was and as it is then, got from the arena
 * where it is read; done: whether it is so in the record. */
int
unmake_pair(struct unmake *undo, const struct unmake_row *row, bool done,
	    struct arena *arena, struct unmake_pair *pair, struct error *err);

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
