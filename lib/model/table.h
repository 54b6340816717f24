/* SPDX-License-Identifier: ISC
 * The durable tables, in schema order.
 */
#ifndef MODEL_TABLE_H
#define MODEL_TABLE_H

#include "model/column.h"

/* The order is part of the hash: append only. */
enum table_number {
	TABLE_POLICIES,
	TABLE_PARTIES,
	TABLE_ADDRESSES,
	TABLE_TAGS,
	TABLE_CASES,
	TABLE_INTERACTIONS,
	TABLE_RUNGS,
	TABLE_PROMISES,
	TABLE_ABSENCES,
	TABLE_MESSAGES,
	TABLE_CHANGES,
	TABLE_FACTS,
	TABLE_LINKS,
	TABLE_ORIGINS,
	TABLE_RESTATEMENTS,
	TABLE_TOMBSTONES,
	TABLE_PRODUCTS,
	TABLE_SALES,
	TABLE_DEALS,
	TABLE_MOVES,
	TABLE_INVOICES,
	TABLE_PAYMENTS,
	TABLE_NOTICES,
	TABLE_OBSERVATIONS,
	TABLE_PROBLEMS,
	TABLE_JOINS,
	TABLE_ARTICLES,
	TABLE_USES,
	TABLE_CARDS,
	TABLE_COUNT
};

/* The tables of the first edition: see store/chain.h. */
#define TABLE_FIRST_COUNT (TABLE_CHANGES + 1)

struct table {
	const char *name; /* as in SQL and as the noun of -t */
	char letter;	  /* of its ids; a capital: nobody types them */
	const struct shape *shape;
};

extern const struct table tables[TABLE_COUNT];

/* The table of batches stands apart: its rows close over all the others. */
extern const struct table table_batches;

/* By name or by letter, or NULL. */
const struct table *
table_find(const char *name);

const struct table *
table_of(char letter);

/* The id of a row; behind it, [1], the batch that made it (not of a batch). */
const struct id *
table_id(const struct table *table, const void *row);

#endif
