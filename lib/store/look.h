/* SPDX-License-Identifier: ISC
 * Everything about one record: the questions behind crm-show. Each list is
 * found by an index, of live rows only, those of merged cases and parties
 * among them.
 */
#ifndef STORE_LOOK_H
#define STORE_LOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"
#include "model/case.h"
#include "model/interaction.h"
#include "model/message.h"

struct arena;
struct store;

typedef int
look_said(void *cookie, const struct interaction *entry, struct error *err);

/* All that was said on a case or, with letter 'c', with a party, oldest first,
 * each living until its call returns; below 0 ends the walk with the callee's
 * err. Memory stays flat. */
int
look_each_said(struct store *store, char letter, struct id id, look_said *each,
	       void *cookie, struct error *err);

/* The latest of a party, newest first, at most limit: struct interaction. */
int
look_latest(struct store *store, struct arena *arena, struct id party,
	    size_t limit, struct vec *found, struct error *err);

/* Cases of a party: the open ones by due, or with closed those, last closed
 * first; at most limit: struct case_file. */
int
look_cases(struct store *store, struct arena *arena, struct id party,
	   bool closed, size_t limit, struct vec *found, struct error *err);

/* What a party has besides addresses, cases, promises and words, those merged
 * into it among them. A list that is not there need not be asked for: one
 * question for the seven, because to ask costs more than to find nothing. True
 * may still give an empty list. */
struct look_more {
	bool facts;
	bool links; /* of it to others */
	bool back;  /* of others to it */
	bool sales;
	bool deals;
	bool invoices;
};

int
look_more(struct store *store, struct id party, struct look_more *more,
	  struct error *err);

/* Rungs of a case, in all its episodes: struct rung. */
int
look_rungs(struct store *store, struct arena *arena, struct id id,
	   struct vec *found, struct error *err);

/* Letters about a case or, with letter 'c', to a party, newest first, at most
 * limit: struct message. */
int
look_letters(struct store *store, struct arena *arena, char letter,
	     struct id id, size_t limit, struct vec *found, struct error *err);

#endif
