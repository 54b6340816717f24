/* SPDX-License-Identifier: ISC
 * What was noted, and the problem behind it, on the pages of crm-show.
 */
#ifndef CLI_SHOWING_CAUSE_H
#define CLI_SHOWING_CAUSE_H

#include "cli/session.h"

struct page;

/* The last trials of a case under that heading; nothing where none was noted.
 */
int
showing_cause_notes(struct session *session, struct page *page,
		    struct id case_id, const char *heading);

/* The pair that names the problem a case is of; nothing where it is of none. */
int
showing_cause_of(struct session *session, struct page *page, struct id case_id);

/* The page of a problem: what it is, its cases, what was noted on them. */
int
showing_cause_problem(struct session *session, struct page *page, struct id id);

#endif
