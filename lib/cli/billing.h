/* SPDX-License-Identifier: ISC
 * The verbs of crm-invoice.
 */
#ifndef CLI_BILLING_H
#define CLI_BILLING_H

#include <stdbool.h>

struct session;

/* The options of crm-invoice; each is of one verb, or of some. */
struct billing {
	const char *number, *total, *due, *on, *file, *bill_to;
	bool unbilled;
	const char *to, *channel, *result;
	bool excess;
};

/* Do what the first operand says; list where there is none. Options that the
 * verb has no use for are refused. */
int
billing_run(struct session *session, const struct billing *opt);

#endif
