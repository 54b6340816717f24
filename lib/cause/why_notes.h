/* SPDX-License-Identifier: ISC
 * Trials that were noted on a case.
 */
#ifndef CAUSE_WHY_NOTES_H
#define CAUSE_WHY_NOTES_H

#include "base/arena.h"
#include "base/error.h"
#include "cause/trials.h"
#include "domain/business.h"

/* Read those of the case that the word means, as docket_find has it, into
 * trials, closed; setting->source is set. ERR_NO where nothing was noted. */
int
why_notes_read(struct trials *trials, struct business *business,
	       struct arena *arena, const char *word,
	       struct trials_setting *setting, struct error *err);

#endif
