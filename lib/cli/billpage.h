/* SPDX-License-Identifier: ISC
 * The page of an invoice.
 */
#ifndef CLI_BILLPAGE_H
#define CLI_BILLPAGE_H

#include "model/column.h"

struct page;
struct session;

/* Who owes what, whether it was sent, what comes next, and what was paid. */
int
billpage_show(struct session *session, struct page *page, struct id invoice);

/* The part "Invoices" of the page of a party; nothing where there is none. */
int
billpage_party(struct session *session, struct page *page, struct id party);

#endif
