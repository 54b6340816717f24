/* SPDX-License-Identifier: ISC
 * The plan of forgetting somebody carried out, to its end.
 */
#ifndef KEEP_ERASE_H
#define KEEP_ERASE_H

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "keep/forget.h"

/* Do it, in a batch of its own that is committed here, and clean the file.
 * rows are those of the plan. Somebody forgotten already is fine; what an
 * earlier run left undone is done. ERR_NO: what stands against it; ERR_DATA:
 * the record is not sound; ERR_UNKNOWN: kept, but the file is not clean yet:
 * the same again ends it. */
int
erase_run(struct business *business, const struct forget_ask *ask,
	  struct vec *rows, struct error *err);

/* Forget again whom the file beside db says was forgotten: business is an older
 * copy, about to be put there, whose own marks come into that file. ids: them,
 * struct id. */
int
erase_again(struct business *business, const char *db, struct vec *ids,
	    struct error *err);

/* Why the record or the file beside it wants crm-forget to run (a line of
 * people's words each, const char *): it was interrupted, or an older copy was
 * put back. */
int
erase_wanted(struct business *business, struct vec *reasons, struct error *err);

#endif
