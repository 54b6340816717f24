/* SPDX-License-Identifier: ISC
 * Questions about a record together with those that were merged into it.
 */
#ifndef STORE_KIN_H
#define STORE_KIN_H

#include "base/error.h"
#include "model/column.h"

struct arena;
struct store;

/* tree(id): the party bound by that name and those merged into it; likewise a
 * case. */
#define KIN_PARTIES(id)                                                        \
	"WITH RECURSIVE tree(id) AS (SELECT " id " UNION "                     \
	"SELECT m.id FROM tree JOIN parties m ON m.merged_into = tree.id) "
#define KIN_CASES(id)                                                          \
	"WITH RECURSIVE tree(id) AS (SELECT " id " UNION "                     \
	"SELECT m.id FROM tree JOIN cases m ON m.merged_into = tree.id) "

/* The same, beginning at what the party was merged into. */
#define KIN_ALL(id)                                                            \
	"WITH RECURSIVE up(id, next) AS ("                                     \
	"SELECT m.id, m.merged_into FROM parties m WHERE m.id = " id " "       \
	"UNION SELECT m.id, m.merged_into FROM up "                            \
	"JOIN parties m ON m.id = up.next), "                                  \
	"tree(id) AS (SELECT up.id FROM up WHERE up.next IS NULL UNION "       \
	"SELECT m.id FROM tree JOIN parties m ON m.merged_into = tree.id) "

/* The trees cost more than all the rest of a question, and mostly nothing was
 * merged: a question that is asked often goes through kin_get. */
enum kin_of {
	KIN_PARTY, /* and those merged into it */
	KIN_CASE,  /* likewise */
	KIN_FAMILY /* and what the party was merged into: all it is one with */
};

/* Three pieces of SQL, for "%sSELECT … FROM %scases k WHERE k.party = %s …",
 * where $id is bound to the record. Two are empty where nothing was merged. */
struct kin {
	const char *with;
	const char *from;
	const char *id;
};

int
kin_get(struct store *store, enum kin_of of, struct id id, struct kin *kin,
	struct error *err);

#endif
