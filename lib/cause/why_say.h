/* SPDX-License-Identifier: ISC
 * What was found, in sentences.
 */
#ifndef CAUSE_WHY_SAY_H
#define CAUSE_WHY_SAY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/vec.h"
#include "cause/why.h"

/* Nothing can be said yet: a page of a few lines. */
bool
why_say_few(const struct why *why);

/* Several are believed about as much: the next trial decides between them. */
bool
why_say_tied(const struct why *why);

/* Lines (const char *): what explains it or why nothing can be told, then what
 * is left of the others. */
void
why_say_found(const struct why *why, struct vec *lines);

/* Lines: what cannot be used and why, what was not noted. */
void
why_say_aside(const struct why *why, struct vec *lines);

/* "next trial: flavour=vanilla, minutes about 11", and with more what each
 * outcome would do and how many would settle it. */
void
why_say_next(const struct why *why, bool more, struct vec *lines);

/* What is believed most if the next trial fails or not, and how much. */
const char *
why_say_outcome(const struct why *why, bool failed, double *belief);

#endif
