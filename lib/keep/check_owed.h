/* SPDX-License-Identifier: ISC
 * Whether what is owed is owned, due, and as it should be.
 */
#ifndef KEEP_CHECK_OWED_H
#define KEEP_CHECK_OWED_H

#include "base/error.h"
#include "domain/business.h"
#include "model/finding.h"

/* Tell what is wrong with cases, what was said on them, promises, deals and
 * invoices: each has somebody of ours, and what is derived is derived anew and
 * compared. */
int
check_owed_each(struct business *business, const struct finding_sink *sink,
		struct error *err);

#endif
