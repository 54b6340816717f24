/* SPDX-License-Identifier: ISC
 * The pages of crm-show: one record, the open wound first.
 */
#ifndef CLI_SHOWING_H
#define CLI_SHOWING_H

#include "cli/session.h"
#include "look/show.h"

struct page;

/* Add the page of a record to page; its title is what. */
int
showing_page(struct session *session, struct page *page,
	     const struct show_what *what);

#endif
