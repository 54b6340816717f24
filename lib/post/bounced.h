/* SPDX-License-Identifier: ISC
 * Letters of ours that came back (RFC 3464).
 */
#ifndef POST_BOUNCED_H
#define POST_BOUNCED_H

#include "base/error.h"
#include "domain/business.h"
#include "model/case.h"
#include "model/interaction.h"

struct arrival;

/* Mark the addresses of ours that it names, and keep it as a note of the case
 * whose letter it was, else of whom it did not reach, else of who says so;
 * what the letter said is taken back (post/returned.h). file->id may be 0.
 * *entry (at, channel, raw are set) has its id afterwards. */
int
bounced_take(struct business *business, const struct arrival *arrival,
	     const struct case_file *file, struct interaction *entry,
	     struct error *err);

#endif
