/* SPDX-License-Identifier: ISC
 * Which problem a new voice may be of, by the words they share.
 */
#ifndef CAUSE_ALIKE_H
#define CAUSE_ALIKE_H

#include "base/error.h"
#include "domain/business.h"

/* "like r1 (3 cases): new seals are sent": a problem that is not closed, of
 * which the fix is known, and two words of the title stand in text, or one and
 * the name of its product; NULL for none. */
int
alike_hint(struct business *business, const char *text, const char **hint,
	   struct error *err);

#endif
