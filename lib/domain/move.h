/* SPDX-License-Identifier: ISC
 * What was said, moved to the case that it belongs to.
 */
#ifndef DOMAIN_MOVE_H
#define DOMAIN_MOVE_H

#include "base/error.h"
#include "domain/business.h"
#include "model/interaction.h"
#include "model/row.h"

/* A live entry; ERR_NO when there is none. */
int
move_get(struct business *business, struct id id, struct interaction *entry,
	 struct error *err);

/* Move it to the open case that word means (a case, or an entry or promise of
 * one); "" for none, of a note. Both cases are judged anew: an episode begins
 * with the first voice that is left or has come. ERR_NO for an outcome or a
 * closing, for a closed case, and for the only voice of a case. */
int
move_entry(struct business *business, struct interaction *entry,
	   const char *word, struct error *err);

/* The row that receipts show. */
int
move_row(struct business *business, const struct interaction *entry,
	 struct interaction_row *row, struct error *err);

/* The same of what was said on that case and by that party. */
void
move_said(const struct interaction *entry, struct id case_id, struct id party,
	  struct interaction_row *row);

#endif
