/* SPDX-License-Identifier: ISC
 * Trials across the book: what have the parties of some records in common that
 * the parties of others have not?
 */
#ifndef CAUSE_WHY_OVER_H
#define CAUSE_WHY_OVER_H

#include "base/arena.h"
#include "base/error.h"
#include "cause/trials.h"
#include "domain/business.h"

/* Words of crm-filter(7), blanks between, asked of a list: the one that the
 * first word names, sales where a word is kind=sale, else cases, of any state.
 * product= of a list that has no such key means parties that bought it. */
struct why_over {
	const char *over;    /* records whose parties are trials that failed */
	const char *against; /* and the others' */
};

/* Each party is one trial: role, owner, each tag, each fact by its name; and of
 * its newest record (of the list of over where both are the same, else of
 * against) product, kind, channel and whom it is about, and when it was, as
 * weekday, month and time. setting->source and fault are set. ERR_USAGE as of
 * find.h, and for a list without parties; ERR_NO where one side is empty. */
int
why_over_read(struct trials *trials, struct business *business,
	      struct arena *arena, const struct why_over *sides,
	      struct trials_setting *setting, struct error *err);

#endif
