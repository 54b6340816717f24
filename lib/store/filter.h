/* SPDX-License-Identifier: ISC
 * The filter compiler: conditions to SQL with bound values.
 */
#ifndef STORE_FILTER_H
#define STORE_FILTER_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"
#include "base/vec.h"
#include "model/column.h"
#include "model/condition.h"
#include "store/noun.h"

struct arena;
struct query;
struct store;

/* At most so many conditions, and values of them all: the engine's limits on
 * the depth of a question are well above. */
#define FILTER_CONDITIONS 100
#define FILTER_VALUES 400
#define FILTER_PART 400 /* bytes of a part that is looked for */

/* A question in the making. */
struct filter {
	struct store *store;
	struct arena *arena; /* of what is bound */
	struct str sql;
	struct vec bound;
	/* set after filter_open: what {today} is; the last day that counts and
	 * its last moment, MISSING for all; the one party asked about with its
	 * kin, 0 for all */
	int64_t today;
	struct day then;
	struct instant then_at;
	struct id only;
	int depth; /* of marks within marks */
	int merged
		[2]; /* whether parties, cases were ever merged; -1: unknown */
};

void
filter_open(struct filter *filter, struct store *store, struct arena *arena);

/* Add SQL, its marks (noun.h) written out. */
int
filter_add(struct filter *filter, const char *sql, struct error *err);

/* Add a place for a number, for a text that outlives the question. */
void
filter_add_int(struct filter *filter, int64_t n);

void
filter_add_text(struct filter *filter, const char *text);

/* Add " AND …" for each condition. The keys must be the noun's, the kinds of
 * the values fit those of the keys, and no more than the limits above. */
int
filter_add_conditions(struct filter *filter, const struct noun *noun,
		      const struct condition *conditions, size_t count,
		      struct error *err);

/* Ask: the query, bound and ready to step; end it with driver_done. */
int
filter_ask(struct filter *filter, struct query **query, struct error *err);

/* Free the text. */
void
filter_close(struct filter *filter);

#endif
