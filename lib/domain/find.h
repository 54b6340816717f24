/* SPDX-License-Identifier: ISC
 * The lists: parties, cases, interactions, promises, messages, batches, facts,
 * links, products, sales.
 */
#ifndef DOMAIN_FIND_H
#define DOMAIN_FIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "domain/business.h"
#include "model/column.h"

struct find_question {
	const char *noun;     /* see find_shape */
	char *const *filters; /* as typed, crm-filter(7) */
	size_t count;
	const char *sort;    /* a column, "-due" backwards; NULL: the list's
				   own order */
	int64_t limit;	     /* of rows; below 1: none */
	const char *columns; /* shown, as -o says; NULL: the default */
};

typedef int
find_row(void *cookie, const void *row, struct error *err);

/* Shape of the rows of that list; ERR_USAGE names the nearest and all. */
const struct shape *
find_shape(const char *noun, struct error *err);

/* Call each with every row, as store/find.h says. Without a question for them,
 * cases that are closed, promises that are settled, links that have ended,
 * contacts, and parties that were merged are left out. Refuses, ERR_USAGE, what filter_parse does and a column
 * to sort by that is none. */
int
find_rows(struct business *business, const struct find_question *question,
	  find_row *each, void *cookie, struct error *err);

/* The keys of a list, for help and completion: false behind the last. words
 * (blanks between) are the only values it takes, or NULL; person tells that
 * our people are, day that days are. */
struct find_about {
	const char *key;
	const char *meaning;
	const char *words;
	bool person;
	bool day;
};

bool
find_key(const char *noun, size_t i, struct find_about *about);

/* The name of the i-th list, NULL behind the last. */
const char *
find_noun(size_t i);

#endif
