/* SPDX-License-Identifier: ISC
 * policy.yaml, to and fro.
 */
#ifndef POLICY_DOCUMENT_H
#define POLICY_DOCUMENT_H

#include <stddef.h>

#include "base/error.h"

struct arena;
struct policy;

/* Read policy.yaml over the built-in policy (default.yaml). name is used in
 * messages. Refused, ERR_POLICY, as NAME:LINE:COLUMN: what is wrong, with the
 * line, a caret and where it helps the nearest key in the hint: unknown and
 * duplicate keys, unknown people, calendars, zones (see policy_check_zone),
 * a tier or reopened clock longer than the kind's, a gate of a complaint that
 * asks less, a ladder level that names nobody, loops of reports-to.
 * check_zone may be NULL. Everything lives in the arena. */
int
document_read(struct arena *arena, const char *name, const char *text,
	      size_t len,
	      int (*check_zone)(const char *zone, struct error *err),
	      const struct policy **policy, struct error *err);

/* The whole policy in force as YAML that document_read reads back the same. */
char *
document_effective(struct arena *arena, const struct policy *policy);

/* The section of the built-in policy of that name with its comments, ready to
 * paste; NULL when there is none. document_sections lists the names. */
char *
document_section(struct arena *arena, const char *name);

const char *const *
document_sections(size_t *count);

/* What crm-init writes: at most 40 lines. country, full_name and mail may be
 * NULL. */
char *
document_first(struct arena *arena, const char *name, const char *currency,
	       const char *zone, const char *country, const char *person,
	       const char *full_name, const char *mail);

#endif
