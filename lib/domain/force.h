/* SPDX-License-Identifier: ISC
 * Closing by force: one asks, another agrees; who is alone sleeps on it.
 */
#ifndef DOMAIN_FORCE_H
#define DOMAIN_FORCE_H

#include "base/error.h"
#include "domain/business.h"
#include "model/case.h"
#include "model/interaction.h"

/* How the note of the first run begins. */
extern const char force_asked[];

/* The first run: the case is marked as asked, and is the second person's to
 * close. why is refused with ERR_USAGE when it is NULL; what is missing goes
 * into the note. entry is filled. */
int
force_ask(struct business *business, struct case_file *file, const char *why,
	  const char *what, struct interaction *entry, struct error *err);

/* Whether the user may close, now, what was asked before: the second person or
 * who stands in for them, never the asker; where there is nobody else the
 * asker, from the next working day on. Else ERR_NO says whom it waits for. */
int
force_agreed(struct business *business, const struct case_file *file,
	     const char *what, struct error *err);

#endif
