/* SPDX-License-Identifier: ISC
 * The verbs of crm-card.
 */
#ifndef CLI_DEALING_H
#define CLI_DEALING_H

#include "cli/session.h"

struct dealing_options {
	const char *site;
	const char *guest;
};

/* Do what the first operand says. */
int
dealing_run(struct session *session, const struct dealing_options *options);

/* Shape of the rows of that verb; NULL is list. */
const struct shape *
dealing_shape(const char *verb);

#endif
