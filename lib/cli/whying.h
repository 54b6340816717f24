/* SPDX-License-Identifier: ISC
 * What crm-why prints: its page, its rows, its sources.
 */
#ifndef CLI_WHYING_H
#define CLI_WHYING_H

#include "cause/why.h"
#include "cli/session.h"

/* The page of what was found; with given, the strata of every factor. */
int
whying_page(struct session *s, struct why *why);

/* The rows; in JSON, the next trial behind them. With given, the strata. */
int
whying_rows(struct session *s, struct why *why);

/* Where each figure is from. */
int
whying_sources(struct session *s);

#endif
