/* SPDX-License-Identifier: ISC
 * How the keys of lists are written down: for noun.c and its like.
 */
#ifndef STORE_NOUN_KEY_H
#define STORE_NOUN_KEY_H

#include "store/noun.h"

#define KEYS(rows) .keys = (rows), .key_count = sizeof(rows) / sizeof((rows)[0])

#define WITH_TAG(party)                                                        \
	party " IN {set c: SELECT t.party FROM tags t "                        \
	      "WHERE t.voided = 0{then b: t.batch} AND ?}"
#define AMONG_PARTIES(party)                                                   \
	party " IN {set c: SELECT y.id FROM parties y WHERE ?}"
#define AMONG_CASES(file) file " IN {set k: SELECT y.id FROM cases y WHERE ?}"

/* Keys that several lists have. */
#define KEY_ID(of, value, test)                                                \
	{                                                                      \
		.name = "id", .kind = NOUN_ID, .letter = of,                   \
		.lift = LIFT_CLOSED, .meaning = "those records", .sql = value, \
		.wrap = test                                                   \
	}
#define KEY_PARTY(value)                                                       \
	{                                                                      \
		.name = "party", .kind = NOUN_NAMED, .letter = 'c',            \
		.meaning = "an id, or part of the name", .sql = "c.name_key",  \
		.id_sql = "y.id", .id_wrap = AMONG_PARTIES(value)              \
	}
#define KEY_BATCH(value)                                                       \
	{                                                                      \
		.name = "batch", .kind = NOUN_ID, .letter = 'b',               \
		.meaning = "the run that made it", .sql = value                \
	}
#define KEY_CASE(value, says)                                                  \
	{                                                                      \
		.name = "case", .kind = NOUN_ID, .letter = 'k',                \
		.meaning = says, .sql = value, .id_sql = "y.id",               \
		.id_wrap = AMONG_CASES(value)                                  \
	}
#define KEY_WORD(key, value, says)                                             \
	{                                                                      \
		.name = key, .kind = NOUN_WORD, .meaning = says, .sql = value  \
	}
#define KEY_ONE_OF(key, value, list, says)                                     \
	{                                                                      \
		.name = key, .kind = NOUN_WORD, .words = list,                 \
		.meaning = says, .sql = value                                  \
	}
#define KEY_STATE(value, list, lifts)                                          \
	{                                                                      \
		.name = "state", .kind = NOUN_WORD, .words = list,             \
		.lift = lifts, .meaning = list, .sql = value                   \
	}
#define KEY_OF(key, of, value, says)                                           \
	{                                                                      \
		.name = key, .kind = of, .meaning = says, .sql = value         \
	}
#define KEY_TAG(party)                                                         \
	{                                                                      \
		.name = "tag", .kind = NOUN_WORD,                              \
		.meaning = "a tag of the party", .sql = "t.tag",               \
		.wrap = WITH_TAG(party)                                        \
	}
#define KEY_AHEAD(key, of, value, says)                                        \
	{                                                                      \
		.name = key, .kind = of, .ahead = true, .meaning = says,       \
		.sql = value                                                   \
	}

#endif
