/* SPDX-License-Identifier: ISC
 * What crm-log does with what was said: it is registered, or kept beside the
 * database.
 */
#ifndef CLI_LOGGING_H
#define CLI_LOGGING_H

#include <stdbool.h>

#include "cli/session.h"

/* The options of crm-log; NULL: not given. */
struct logging {
	const char *kind;
	const char *channel;
	const char *about;
	const char *new_name;
	const char *phone;
	const char *email;
	const char *done;
	bool out;
	bool anonymous;
	bool new_case;
};

/* Register what the operands, options and standard input of the session say,
 * and print what came of it. A voice that the record cannot take now goes to
 * the spool; the status of the session tells. */
void
logging_run(struct session *session, const struct passport *passport,
	    const struct logging *opt);

#endif
