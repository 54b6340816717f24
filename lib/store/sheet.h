/* SPDX-License-Identifier: ISC
 * What somebody of ours has to do: the questions behind crm-today. Their cost
 * goes with the answer, never with the base.
 */
#ifndef STORE_SHEET_H
#define STORE_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/time.h"
#include "base/vec.h"
#include "model/article.h"
#include "model/case.h"
#include "model/promise.h"

struct arena;
struct store;

enum sheet_question {
	SHEET_CASES,
	SHEET_FORCED,
	SHEET_PROMISES,
	SHEET_TOUCHES,
	SHEET_LATER_CASES,
	SHEET_LATER_PROMISES,
	SHEET_CASE_OWNERS,
	SHEET_PROMISE_OWNERS,
	SHEET_ARTICLES,
	SHEET_ARTICLE_OWNERS,
	SHEET_STEPS,
	SHEET_LATER_STEPS,
	SHEET_STEP_OWNERS,
	SHEET_BILL_OWNERS,
	SHEET_QUESTIONS
};

/* The SQL of a question, for who wants to know how the engine answers it. */
const char *
sheet_question(enum sheet_question question);

/* What a sheet says of a case. */
struct sheet_case {
	struct id id;
	struct id party;
	const char *name; /* of the party; NULL: ask party_name */
	struct instant due_at;
	const char *owner;
	const char *needs;
	const char *subject;
};

/* Open cases of owner that are due before until, by due: struct sheet_case. */
int
sheet_cases(struct store *store, struct arena *arena, const char *owner,
	    struct instant until, struct vec *found, struct error *err);

/* Open cases whose forced close waits for second: struct case_file. */
int
sheet_forced(struct store *store, struct arena *arena, const char *second,
	     struct vec *found, struct error *err);

/* Promises of owner that are late from until on or earlier, by that: ours,
 * broken ones too for as long as the case about them is open, and theirs.
 * struct promise. */
int
sheet_promises(struct store *store, struct arena *arena, const char *owner,
	       struct instant until, struct vec *found, struct error *err);

/* Likewise touches, at most limit. */
int
sheet_touches(struct store *store, struct arena *arena, const char *owner,
	      struct instant until, size_t limit, struct vec *found,
	      struct error *err);

/* Open deals of owner whose next step is due by that day, by it: struct
 * deal. */
int
sheet_steps(struct store *store, struct arena *arena, const char *owner,
	    struct day until, struct vec *found, struct error *err);

/* How many more there are; it stops to count at most. */
int
sheet_later_steps(struct store *store, const char *owner, struct day until,
		  int64_t most, int64_t *later, struct error *err);

/* How many open cases, promises and touches of owner come after these; it
 * stops to count at most. */
int
sheet_later(struct store *store, const char *owner, struct instant until,
	    int64_t most, int64_t *later, struct error *err);

/* What there is beside cases and promises, whoever owns it: a shop that uses
 * none of it is asked nothing more. */
struct sheet_more {
	bool deals;    /* open ones */
	bool invoices; /* likewise */
	bool payments; /* that wait for a person */
	bool articles; /* live, and to be looked at again some day */
};

int
sheet_more(struct store *store, struct sheet_more *more, struct error *err);

/* Live articles of owner that expire on that day or earlier, by that: struct
 * article. */
int
sheet_articles(struct store *store, struct arena *arena, const char *owner,
	       struct day until, struct vec *found, struct error *err);

/* Everybody who owns an open case, deal or invoice, a promise that stands or a
 * live article that will expire, const char *; a word may be there twice. */
int
sheet_owners(struct store *store, struct arena *arena,
	     const struct sheet_more *more, struct vec *found,
	     struct error *err);

#endif
