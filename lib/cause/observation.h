/* SPDX-License-Identifier: ISC
 * Notes on a case: any keys, what is noted together is one trial. A note is
 * never changed; a wrong one is struck.
 */
#ifndef CAUSE_OBSERVATION_H
#define CAUSE_OBSERVATION_H

#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/case.h"
#include "model/cause.h"
#include "model/party.h"
#include "model/row_cause.h"

/* The keys of a case at most: its table can be read again as one. */
#define OBSERVATION_KEYS_MAX ((size_t)4000)

struct observation_pair {
	const char *key;
	const char *value; /* as it was typed */
};

/* The notes of one case as they are taken, within a batch. */
struct observation_book {
	struct case_file file;
	struct party party;
	int64_t trial;	    /* the last one */
	struct vec keys;    /* const char *, sorted */
	struct vec remarks; /* const char *: what to say, once; the taker
			       empties it */
};

int
observation_open(struct business *business, const struct case_file *file,
		 struct observation_book *book, struct error *err);

/* "fails=yes" to key and value, in the arena; only the first "=" parts them.
 * ERR_USAGE where there is none. */
int
observation_split(struct arena *arena, const char *setting,
		  struct observation_pair *pair, struct error *err);

/* When a trial was: a day or a moment that has been, leaning back. ERR_USAGE
 * for others. */
int
observation_when(const struct business *business, const char *typed,
		 struct when *when, struct error *err);

/* What a key may be: one line of text without "=", and none of id and at,
 * which the table of the case has of itself. ERR_DATA. */
int
observation_key(const char *key, struct error *err);

/* Keep the pairs as one trial, when of which may be missing. rows gets a
 * struct observation_row for each, as much as lives in business->arena. A key
 * that is new and spelled nearly like one of the case is kept and remarked on.
 * ERR_DATA for a key or a value that is none, a key twice, more than
 * OBSERVATION_KEYS_MAX keys, no pair at all. */
int
observation_add(struct business *business, struct observation_book *book,
		const struct when *when, const struct observation_pair *pairs,
		size_t count, struct vec *rows, struct error *err);

/* It does not count any more: why is kept with it. ERR_NO for what is none, or
 * is struck already. */
int
observation_strike(struct business *business, const char *word, const char *why,
		   struct observation_row *row, struct error *err);

/* The rows of a batch that is repeated by its key, or of one note. */
int
observation_again(struct business *business, struct id batch, struct vec *rows,
		  struct error *err);

int
observation_row(struct business *business, struct id id,
		struct observation_row *row, struct error *err);

#endif
