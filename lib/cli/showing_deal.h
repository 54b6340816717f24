/* SPDX-License-Identifier: ISC
 * The page of a deal.
 */
#ifndef CLI_SHOWING_DEAL_H
#define CLI_SHOWING_DEAL_H

#include "cli/session.h"
#include "model/column.h"

struct page;

int
showing_deal_page(struct session *session, struct page *page, struct id id);

#endif
