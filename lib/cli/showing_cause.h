/* SPDX-License-Identifier: ISC
 * What was noted, on the pages of crm-show.
 */
#ifndef CLI_SHOWING_CAUSE_H
#define CLI_SHOWING_CAUSE_H

#include "cli/session.h"

struct page;

/* The last trials of a case; nothing where none was noted. */
int
showing_cause_notes(struct session *session, struct page *page,
		    struct id case_id);

#endif
