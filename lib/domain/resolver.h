/* SPDX-License-Identifier: ISC
 * A party by whatever people call it.
 */
#ifndef DOMAIN_RESOLVER_H
#define DOMAIN_RESOLVER_H

#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/party.h"

struct arena;

/* In this order: id, e-mail, phone, foreign id (source:ref), whole name, unique
 * beginning of a word of a name. Merged ones are followed. ERR_NO when there is
 * none, or several: at most ten candidates with last contact and open case are
 * then in the hint, a line each. */
int
resolver_find(struct business *business, const char *word, struct party *party,
	      struct error *err);

/* The party of that id, or what it was merged into. ERR_NO when there is none. */
int
resolver_id(struct business *business, struct id id, struct party *party,
	    struct error *err);

/* Whose number it is, however it was written down: up to limit ids. */
int
resolver_by_phone(const struct business *business, struct arena *arena,
		  const char *typed, size_t limit, struct vec *found,
		  struct error *err);

#endif
