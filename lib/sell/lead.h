/* SPDX-License-Identifier: ISC
 * The score of a lead: points by the rules of the policy, what age and caps
 * leave of them, and what a person thinks.
 */
#ifndef SELL_LEAD_H
#define SELL_LEAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/lead.h"
#include "policy/policy.h"

struct arena;
struct lead;

enum lead_kind { LEAD_BASE, LEAD_RULE, LEAD_CAP, LEAD_JUDGEMENT };

/* Points are in tenths, each addend rounded by itself, so that they add up. */
struct lead_addend {
	enum lead_kind kind;
	int64_t tenths;
	int64_t points; /* before age and cap */
	int64_t age;	/* days; -1: it has none */
	const char *group;
	struct policy_place place;
	const char *what;
};

struct lead_score {
	struct id party;
	int64_t tenths;	   /* all of it */
	int64_t judgement; /* of that, tenths */
	struct day judged; /* MISSING: by nobody */
	int64_t rules;	   /* that matched */
	const struct policy_band *band;
	struct vec addends; /* struct lead_addend */
};

/* Ready to score by the policy in force, as of a day (MISSING: today) by what
 * was known then. Of an earlier day rules that ask for what the record does not
 * date are left out (lead_left_out). ERR_POLICY as of ruled_check; ERR_NO where
 * there is no rule. Owned by the memory that lasts. */
int
lead_open(struct business *business, struct day then, struct lead **lead,
	  struct error *err);

/* Places of the rules that were left out: struct policy_place. */
const struct vec *
lead_left_out(const struct lead *lead);

/* One party, by a read for each rule; what it holds is in the arena. */
int
lead_one(struct lead *lead, struct arena *arena, struct id party,
	 struct lead_score *score, struct error *err);

/* Or many, in the order of their ids, in one walk for each rule: begin, then
 * each party in turn (scratch may be wound back after it), then end. */
int
lead_begin(struct lead *lead, struct error *err);

int
lead_at(struct lead *lead, struct arena *scratch, struct id party,
	struct lead_score *score, struct error *err);

void
lead_end(struct lead *lead);

/* Every party that was on record by then and may buy from us. */
int
lead_walk(struct lead *lead,
	  int (*each)(void *cookie, const struct lead_score *score, bool bought,
		      struct error *err),
	  void *cookie, struct error *err);

void
lead_show(const struct lead_score *score, struct lead_row *row);

void
lead_show_addend(const struct lead_score *score,
		 const struct lead_addend *addend, struct arena *arena,
		 struct addend_row *row);

#endif
