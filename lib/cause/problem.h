/* SPDX-License-Identifier: ISC
 * Problems: one cause behind many cases, found once and solved for all.
 */
#ifndef CAUSE_PROBLEM_H
#define CAUSE_PROBLEM_H

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/case.h"
#include "model/cause.h"
#include "model/party.h"
#include "model/row_cause.h"

/* One who reported it, by the case that counts. */
struct problem_case {
	struct joined joined;
	struct case_file file;
	struct party party; /* what theirs was merged into */
};

/* "r1"; ERR_NO for what is none, or was taken back. */
int
problem_get(struct business *business, const char *word,
	    struct problem *problem, struct error *err);

/* Open, and owned by the user. product as product_find takes it, or NULL.
 * ERR_DATA for a title that is none. */
int
problem_add(struct business *business, const char *title, const char *product,
	    struct problem *problem, struct error *err);

/* The case that word names (docket_find) is one of it; closed ones too, so
 * that they are told. ERR_NO where the problem is closed, or the case, or one
 * merged into it, is of a problem already. */
int
problem_join(struct business *business, const struct problem *problem,
	     const char *word, struct case_file *file, struct error *err);

/* It is none of it after all; ERR_NO where it never was, or was told. */
int
problem_leave(struct business *business, const struct problem *problem,
	      const char *word, struct case_file *file, struct error *err);

/* One of title, owner, product, cause, fix; state=open reopens it. An empty
 * value takes away product, cause and fix. ERR_USAGE for another field. */
int
problem_edit(struct business *business, struct problem *problem,
	     const char *field, const char *value, struct error *err);

/* Those joined to it, in the order they came, each case that counts once:
 * struct problem_case. */
int
problem_cases(struct business *business, const struct problem *problem,
	      struct vec *cases, struct error *err);

/* The one that a case is of: 1, or 0 for none. */
int
problem_behind(struct business *business, struct id case_id,
	       struct problem *problem, struct error *err);

/* The row that lists and receipts show. */
int
problem_row(struct business *business, const struct problem *problem,
	    struct problem_row *row, struct error *err);

/* What a batch that is repeated by its key made: struct problem_row; the cases
 * it joined: struct case_row. */
int
problem_again(struct business *business, struct id batch, struct vec *rows,
	      struct error *err);

int
problem_again_joined(struct business *business, struct id batch,
		     struct vec *rows, struct error *err);

#endif
