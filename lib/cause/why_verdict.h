/* SPDX-License-Identifier: ISC
 * One word for what the figures of a factor say beside those of the others.
 */
#ifndef CAUSE_WHY_VERDICT_H
#define CAUSE_WHY_VERDICT_H

#include "cause/why.h"

/* Set verdict, words and what was held equal of every factor, in order of
 * belief; the rest of why is there. */
void
why_verdict_set(struct why *why);

#endif
