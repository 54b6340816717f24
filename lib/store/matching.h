/* SPDX-License-Identifier: ISC
 * Who fits the rules of a score, rule by rule, and what a person thinks of them.
 */
#ifndef STORE_MATCHING_H
#define STORE_MATCHING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "model/column.h"
#include "model/condition.h"
#include "store/noun.h"

struct arena;
struct matching;
struct store;

/* The fact that holds what a person thinks of a party. */
#define MATCHING_JUDGEMENT "judgement"

enum matching_what {
	MATCHING_FITTING, /* those who fit the conditions */
	MATCHING_JUDGED,  /* those of whom somebody thinks something */
	MATCHING_KNOWN,	  /* those who were on record by then */
	MATCHING_BUYING	  /* those who bought, or won us a deal, after then */
};

struct matching_question {
	enum matching_what what;
	const struct condition *conditions; /* on parties */
	size_t count;
	bool aged;	    /* when it matched is wanted */
	struct id only;	    /* one party and its kin; 0: all */
	struct day then;    /* what was known on that day; MISSING: now */
	struct instant end; /* of that day */
};

/* One party that fits, and what tells how old that is: the newest of the facts
 * that the conditions name, the last purchase where they ask for purchases,
 * the last contact where they ask for anything else; missing where there is
 * none or none was wanted. */
struct matching_row {
	struct id party;
	struct day fact;
	struct day bought;
	struct instant contacted;
	struct instant recorded; /* when the party was */
	struct id judgement;	 /* of MATCHING_JUDGED: the newest fact */
};

/* Ask; the parties come in the order of their ids, none that was merged into
 * another. What it holds is in the arena. */
int
matching_open(struct store *store, struct arena *arena,
	      const struct matching_question *question,
	      struct matching **cursor, struct error *err);

/* 1 a party, 0 behind the last. */
int
matching_next(struct matching *cursor, struct matching_row *match,
	      struct error *err);

/* NULL is fine. */
void
matching_close(struct matching *cursor);

#endif
