/* SPDX-License-Identifier: ISC
 * crm-import -t all: the record that crm-export printed, put back.
 */
#ifndef CLI_RESTORING_H
#define CLI_RESTORING_H

#include "cli/session.h"

/* Read path, "-" is standard input, and put the record at -D. The session is
 * begun and not open. */
int
restoring_run(struct session *session, const char *path);

#endif
