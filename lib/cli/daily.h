/* SPDX-License-Identifier: ISC
 * The page of crm-today.
 */
#ifndef CLI_DAILY_H
#define CLI_DAILY_H

#include "cli/session.h"
#include "look/today.h"

struct page;

/* Add somebody's sheet to page: what is late, what is due today, whom to be in
 * touch with, how much comes later; at a terminal also which articles may
 * answer a case. */
int
daily_sheet(struct session *session, struct page *page,
	    const struct today_sheet *sheet);

#endif
