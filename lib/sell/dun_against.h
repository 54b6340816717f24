/* SPDX-License-Identifier: ISC
 * What stands against reminding somebody.
 */
#ifndef SELL_DUN_AGAINST_H
#define SELL_DUN_AGAINST_H

#include "base/error.h"
#include "domain/business.h"
#include "sell/dun.h"

/* Fill look->missing: all that stands against the next step, in one line, and
 * for one by telephone the call that was logged. approver: who agreed, as
 * typed; NULL: nobody. */
int
dun_against_find(struct business *business, const char *approver,
		 struct dun_look *look, struct error *err);

#endif
