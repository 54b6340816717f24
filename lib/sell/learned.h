/* SPDX-License-Identifier: ISC
 * What was learned, as a policy to paste and as rows.
 */
#ifndef SELL_LEARNED_H
#define SELL_LEARNED_H

#include "base/str.h"
#include "base/vec.h"
#include "sell/learning.h"

struct arena;

/* A section score of policy.yaml, with how good it is in comments. */
void
learned_policy(const struct learning *learning, struct arena *arena,
	       struct str *out);

/* struct learned_row (model/learned.h): base, rules, AUC, bands, leaks, what
 * was left out. */
void
learned_rows(const struct learning *learning, struct arena *arena,
	     struct vec *rows);

#endif
