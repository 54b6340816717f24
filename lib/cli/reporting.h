/* SPDX-License-Identifier: ISC
 * The pages of crm-report.
 */
#ifndef CLI_REPORTING_H
#define CLI_REPORTING_H

#include "base/time.h"
#include "cli/session.h"

/* Print the page of what happened on a day. */
int
reporting_day(struct session *session, struct day day);

int
reporting_listen(struct session *session, struct day since);

int
reporting_cases(struct session *session);

#endif
