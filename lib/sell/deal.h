/* SPDX-License-Identifier: ISC
 * Deals: opened, moved from stage to stage, won or lost. Each step leaves a
 * row of how the deal stood after it.
 */
#ifndef SELL_DEAL_H
#define SELL_DEAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/deal.h"
#include "model/deal_row.h"
#include "model/party.h"

/* Most that a party can have open, for deal_find, and that are looked at. */
#define DEAL_MOST 1000

/* What a step may say besides where it leads; all as typed, or NULL. Days are
 * read as on the day of the step. */
struct deal_step {
	const char *amount;   /* "1200", "1200 USD" */
	const char *expected; /* the day it is likely decided */
	const char *next;     /* what we do next, */
	const char *due;      /* and by when */
	const char *why;
	struct instant at;
};

struct deal_new {
	const char *name;
	const char *source;
	const char *owner;     /* "@bo"; NULL: assigned */
	const char *territory; /* NULL: as assigned */
	struct deal_step step;
};

/* By id; a party with exactly one open deal will do. ERR_NO for none, or
 * several, which are then in the hint. */
int
deal_find(struct business *business, const char *word, struct deal *deal,
	  struct error *err);

/* It begins in the first stage of the policy. ERR_USAGE without a next step
 * and its day, for a day that has been, an unknown person or territory;
 * ERR_DATA for a sum that is none or below 0. */
int
deal_add(struct business *business, const struct party *party,
	 const struct deal_new *new, struct deal *deal, struct error *err);

/* One that came from elsewhere, filled in already: since it began, and until it
 * was settled where it is, it stood in its stage. */
int
deal_bring(struct business *business, struct deal *deal, struct error *err);

/* To a stage of the policy; a lost one is open again. The next step stays where
 * its day has not been, else ERR_USAGE asks for one. ERR_NO for one that is
 * won, or stands there already and has no new step; ERR_USAGE for an unknown
 * stage, naming the nearest, and for a moment before its last step. */
int
deal_move(struct business *business, struct deal *deal, const char *stage,
	  const struct deal_step *step, struct error *err);

/* ERR_NO for one that is won or lost already. */
int
deal_win(struct business *business, struct deal *deal,
	 const struct deal_step *step, struct error *err);

/* Likewise; reason is a word of the policy. */
int
deal_lose(struct business *business, struct deal *deal, const char *reason,
	  const struct deal_step *step, struct error *err);

/* Refuse, ERR_NO, one that is won or lost. */
int
deal_settled(const struct deal *deal, struct error *err);

/* Keep what was changed: a row of moves where what it holds has changed, or
 * there is a why. */
int
deal_save(struct business *business, const struct deal *before,
	  struct deal *after, struct instant at, const char *why,
	  struct error *err);

/* Hand over. rows: struct step_row. */
int
deal_own(struct business *business, struct deal *deal, const char *owner,
	 const char *why, struct instant at, struct vec *rows,
	 struct error *err);

/* The rows that lists and receipts show. */
int
deal_row(struct business *business, const struct deal *deal,
	 struct deal_row *row, struct error *err);

int
deal_step_row(struct business *business, const struct deal *deal,
	      struct vec *rows, struct error *err);

/* The rows (struct deal_row) of a batch that is repeated by its key. */
int
deal_again(struct business *business, struct id batch, struct vec *rows,
	   struct error *err);

/* Those of a party, open ones first, at most limit: struct deal_row. */
int
deal_list(struct business *business, struct id party, size_t limit,
	  struct vec *rows, struct error *err);

#endif
