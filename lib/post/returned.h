/* SPDX-License-Identifier: ISC
 * What a letter said that came back: it told nobody.
 */
#ifndef POST_RETURNED_H
#define POST_RETURNED_H

#include "base/error.h"
#include "domain/business.h"
#include "model/interaction.h"

struct arrival;

/* Take back what was said in the letter of ours that the report in arrival is
 * about: that of crm-send, or what one of us mailed to party. It becomes of the
 * kind STORY_RETURNED, journaled. Its case waits
 * again as if it had never been said; one that was closed on the strength of
 * it begins a new episode with note, which is kept already. */
int
returned_take(struct business *business, const struct arrival *arrival,
	      struct id party, const struct interaction *note,
	      struct error *err);

#endif
