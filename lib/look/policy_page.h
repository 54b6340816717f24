/* SPDX-License-Identifier: ISC
 * A policy as text: sections of the built-in one, ready to paste; and a whole.
 */
#ifndef LOOK_POLICY_PAGE_H
#define LOOK_POLICY_PAGE_H

#include <stddef.h>

#include "base/error.h"

struct arena;
struct policy;

const char *const *
policy_page_names(size_t *count);

/* The section with its comments; NULL and ERR_USAGE, with the nearest and all,
 * when there is none of that name. */
char *
policy_page_text(struct arena *arena, const char *name, struct error *err);

/* All of it, as it counts. */
char *
policy_page_whole(struct arena *arena, const struct policy *policy);

#endif
