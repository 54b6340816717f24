/* SPDX-License-Identifier: ISC
 * Beginnings of questions about all that were merged into one.
 */
#ifndef STORE_KIN_H
#define STORE_KIN_H

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

#endif
