/* SPDX-License-Identifier: ISC
 * The docket: cases found, read by their clocks, and saved.
 */
#ifndef DOMAIN_DOCKET_H
#define DOMAIN_DOCKET_H

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "domain/clock.h"
#include "model/case.h"
#include "model/interaction.h"

/* What the clocks say of the case. Fills judged (a copy of file) with the
 * derived fields anew; reading may be NULL. Changes nothing. */
int
docket_judge(struct business *business, struct arena *arena,
	     const struct case_file *file, struct case_file *judged,
	     struct clock_reading *reading, struct error *err);

/* Save a changed case, judged anew. */
int
docket_save(struct business *business, const struct case_file *before,
	    struct case_file *after, struct error *err);

/* Judge the case anew and save where that makes a difference. */
int
docket_refresh(struct business *business, struct id case_id, struct error *err);

/* The same for every open case of a party: its tags have changed. */
int
docket_refresh_party(struct business *business, struct id party,
		     struct error *err);

/* Everything said on a case and on those joined to it, in id order, void rows
 * left out, into said (struct interaction). */
int
docket_said(struct business *business, struct arena *arena, struct id case_id,
	    struct vec *said, struct error *err);

/* Add an entry to a case: direction, kind, words; who is the user. *entry has
 * its id afterwards. */
int
docket_note(struct business *business, const struct case_file *file,
	    const char *direction, const char *kind, const char *text,
	    struct instant at, struct interaction *entry, struct error *err);

/* The case that a word means: a case, an interaction of one, a promise made
 * for one, or a party with exactly one open case. ERR_NO names what it could
 * be. Cases joined to another are followed. */
int
docket_find(struct business *business, const char *word, struct case_file *file,
	    struct error *err);

#endif
