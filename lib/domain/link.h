/* SPDX-License-Identifier: ISC
 * How parties belong together: who works for whom, who buys through whom.
 */
#ifndef DOMAIN_LINK_H
#define DOMAIN_LINK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/fact.h"
#include "model/row.h"

struct link_new {
	struct id party;
	const char *kind;
	struct id other;
	struct day from_on;  /* missing: open */
	struct day until_on; /* missing: open */
	const char *note;    /* NULL: none */
};

/* Whether word is a kind of link: one of ours, or of the policy. */
bool
link_is_kind(const struct business *business, const char *word);

/* The i-th kind, NULL behind the last. */
const char *
link_kind(const struct business *business, size_t i);

/* Add it; where there is one that holds, it gets what is given here. Refused:
 * a kind that is none (ERR_USAGE, with the nearest and all), a party linked to
 * itself, a last day before the first, and a loop of a kind that must not have
 * one (ERR_NO). */
int
link_add(struct business *business, const struct link_new *new,
	 struct link *made, struct error *err);

/* A live one by its id; ERR_NO when there is none. */
int
link_get(struct business *business, struct id id, struct link *link,
	 struct error *err);

/* The one that holds between two of that kind; ERR_NO when there is none. */
int
link_between(struct business *business, struct id party, const char *kind,
	     struct id other, struct link *link, struct error *err);

/* That is its last day. ERR_USAGE for one before the first. */
int
link_end(struct business *business, struct link *link, struct day until_on,
	 struct error *err);

/* The row that lists and receipts show. */
int
link_row(struct business *business, const struct link *link,
	 struct link_row *row, struct error *err);

/* The rows (struct link_row) of a batch that is repeated by its key. */
int
link_again(struct business *business, struct id batch, struct vec *rows,
	   struct error *err);

/* What holds of a party: what it is to others or, with back, what others are
 * to it; at most limit rows, struct link_row. */
int
link_around(struct business *business, struct id party, bool back,
	    const char *kind, size_t limit, struct vec *rows,
	    struct error *err);

/* Who buys through it, and through those in turn; each once, the nearest
 * first, at most limit: struct link_row. */
int
link_through(struct business *business, struct id party, size_t limit,
	     struct vec *rows, struct error *err);

#endif
