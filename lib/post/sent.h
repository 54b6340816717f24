/* SPDX-License-Identifier: ISC
 * Mails that our own people wrote: to customers, and among ourselves.
 */
#ifndef POST_SENT_H
#define POST_SENT_H

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/case.h"
#include "model/interaction.h"

struct arrival;

/* person wrote it; NULL: it came from the address of the shop. To somebody of
 * the case it is an answer of a human to it; with no case, an answer to the
 * single open case of each whom it is to, else a note of ours. To nobody of
 * the case, or only to ourselves, or by a machine: a note of the case, else of
 * whom it is to, else of the colleague. entry (at, channel, raw are set) has
 * the first of them afterwards; entries (struct id) all. */
int
sent_take(struct business *business, const struct arrival *arrival,
	  const struct policy_person *person, const struct case_file *file,
	  struct interaction *entry, struct vec *entries, struct error *err);

#endif
