/* SPDX-License-Identifier: ISC
 * Sections of the built-in policy, ready to paste.
 */
#ifndef LOOK_POLICY_PAGE_H
#define LOOK_POLICY_PAGE_H

#include <stddef.h>

#include "base/error.h"

struct arena;

const char *const *
policy_page_names(size_t *count);

/* The section with its comments; NULL and ERR_USAGE, with the nearest and all,
 * when there is none of that name. */
char *
policy_page_text(struct arena *arena, const char *name, struct error *err);

#endif
