/* SPDX-License-Identifier: ISC
 * A policy that is not in force yet.
 */
#ifndef KEEP_DRAFT_H
#define KEEP_DRAFT_H

#include "base/error.h"
#include "domain/business.h"
#include "policy/policy.h"

struct arena;

/* The policy at path; NULL: that of the business, "-": standard input. Its rules may ask for the
 * facts that are in use where there is a database, and for those that it
 * speaks of itself; none is needed. policy may be NULL. ERR_POLICY as
 * document_read and ruled_check. */
int
draft_read(struct arena *arena, const struct business_setting *setting,
	   const char *path, const struct policy **policy, struct error *err);

#endif
