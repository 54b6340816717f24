/* SPDX-License-Identifier: ISC
 * What came in by itself, a mail or a post, is put where it belongs.
 */
#ifndef POST_INTAKE_H
#define POST_INTAKE_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/row.h"
#include "post/arrival.h"

struct intake_how {
	const char *origin; /* of the batch: job or spool */
	bool rehearse;	    /* -n */
};

/* What became of it. */
struct intake_end {
	bool repeated;	    /* it was here before */
	const char *remark; /* for stderr, or NULL */
};

/* Whether kind, as typed, is one of the policy: else ERR_USAGE. */
int
intake_kind(const struct business *business, const char *kind,
	    struct error *err);

/* One batch: a voice of a customer (listen.h), a mail of one of our own people
 * (sent.h), a letter that came back (bounced.h), or a note. Its key is the
 * ref, else the sum; where somebody else used that ref, the sum. rows (struct
 * voice_row) gets the receipt, in the arena of the business; what is needed
 * for the work alone is given back. */
int
intake_take(struct business *business, const struct arrival *arrival,
	    const struct intake_how *how, struct vec *rows,
	    struct intake_end *end, struct error *err);

#endif
