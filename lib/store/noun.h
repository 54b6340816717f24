/* SPDX-License-Identifier: ISC
 * The lists that can be asked for: their columns and keys, and what SQL each
 * of them is.
 *
 * Marks in the SQL, which filter_add writes out: {root c: X} the party that X
 * was merged into, {root k: X} likewise a case; {all c: X} the test that
 * something is X or a party merged into it ("a.party {all c: p.id}");
 * {set c: SELECT …} all parties of the selected ones' kin, {set k: …} cases;
 * {today} the day of struct find; {then d: X}, {then i: X}, {then b: X} nothing,
 * or " AND …" where only what was known on an earlier day counts: X is a day, a
 * moment, or the batch that made it; {later d: X}, {later i: X} what came after
 * that day. Marks may stand within marks.
 */
#ifndef STORE_NOUN_H
#define STORE_NOUN_H

#include <stdbool.h>
#include <stddef.h>

#include "model/column.h"

enum noun_kind {
	NOUN_ID,     /* the record's own number, or that of one it names */
	NOUN_NAME,   /* a folded part of a name kept folded */
	NOUN_NAMED,  /* an id, or NOUN_NAME */
	NOUN_CASE,   /* an id, or NOUN_WORD */
	NOUN_TEXT,   /* a folded part */
	NOUN_FACT,   /* likewise, or a range of numbers in it */
	NOUN_EMAIL,  /* a part */
	NOUN_PHONE,  /* a part, of the digits */
	NOUN_WORD,   /* the whole word */
	NOUN_PERSON, /* the whole word; "me" is the user */
	NOUN_NUMBER,
	NOUN_DAYS, /* a number of days */
	NOUN_FLAG,
	NOUN_INSTANT, /* a moment, asked for by days */
	NOUN_WHEN,  /* a day or a moment; sql is both, its last comma between */
	NOUN_DATED, /* always a day, mostly its moment too; likewise */
	NOUN_MONEY, /* sql is minor units and currency, likewise */
	NOUN_QUANTITY /* thousandths */
};

/* What a condition on a key does to what the list leaves out otherwise. */
enum noun_lift {
	LIFT_NOTHING,
	LIFT_ASKED,  /* contacts are shown too, but not by != */
	LIFT_CLOSED, /* shown too: what is over, or a contact */
	LIFT_ALL     /* and what was merged */
};

struct noun_key {
	const char *name;
	enum noun_kind kind;
	char letter; /* of the ids it takes, or 0 */
	bool ahead;  /* a weekday is the next one, not the last */
	enum noun_lift lift;
	const char *words; /* the only words it takes, blanks between; NULL */
	const char *meaning;
	const char *sql;    /* the value */
	const char *wrap;   /* a test with '?' for the test of the value */
	const char *id_sql; /* the same where an id was given */
	const char *id_wrap;
};

struct noun_column {
	const char *name; /* as in the shape, in its order */
	const char *sql;
	const char *order; /* what --sort goes by; NULL: sql */
	bool more;	   /* where there is one, find.c fetches the whole */
};

struct noun {
	const char *name;
	char letter;
	const struct shape *shape;
	const struct noun_column *columns; /* as many as the shape's */
	const struct noun_key *keys;
	size_t key_count;
	const char *from;
	const char *where; /* always */
	const char *live;  /* not over, no contact; NULL: nothing ever is */
	const char *root;  /* not merged into another; NULL: never is */
	const char *order; /* the default, ties decided */
	const char *tie;   /* decides ties of --sort */
	enum noun_lift word_lift; /* what a word does */
	/* a word: {word} is a folded part, {like} and {address} are patterns
	 * for LIKE … ESCAPE '\' */
	const char *word;
};

/* "parties", "cases", …; NULL: no such list. */
const struct noun *
noun_find(const char *name);

/* NULL behind the last. */
const struct noun *
noun_at(size_t i);

/* The key for facts by name ({name} in its wrap), where parties have them;
 * NULL for other lists. */
const struct noun_key *
noun_fact(const struct noun *noun);

/* Whether what it asks for can be told of an earlier day (struct filter,
 * then). */
bool
noun_key_dated(const struct noun_key *key);

/* Key of that name, or NULL. */
const struct noun_key *
noun_key(const struct noun *noun, const char *name);

#endif
