/* SPDX-License-Identifier: ISC
 * What a voice does to a case that is there: joins it, opens it again, climbs.
 */
#ifndef DOMAIN_JOIN_H
#define DOMAIN_JOIN_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/case.h"
#include "model/interaction.h"

/* Where a new voice of the party belongs: the single open case of its kind;
 * else file->id.n is 0. open (struct case_file) gets all that are open. */
int
join_find(struct business *business, struct id party,
	  const struct policy_kind *kind, struct case_file *file,
	  struct vec *open, struct error *err);

/* For stderr: that a voice joined the case; or what is open beside its new
 * one, and how to join the two. NULL when there is nothing to say. */
const char *
join_remark(struct business *business, const struct case_file *file,
	    bool joined, const struct vec *open);

/* They spoke again: a closed case begins a new episode, a waiting one goes on,
 * and a second letter, unless it praises, climbs one rung, once. */
int
join_continue(struct business *business, const struct policy_kind *kind,
	      const struct interaction *entry, struct case_file *file,
	      struct error *err);

/* A closed case begins a new episode with the entry, under the policy of today;
 * the caller saves it. */
int
join_reopen(struct business *business, const struct interaction *entry,
	    struct case_file *file, struct error *err);

#endif
