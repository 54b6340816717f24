/* SPDX-License-Identifier: ISC
 * Completing a command line, for the shells.
 */
#ifndef CLI_COMPLETE_H
#define CLI_COMPLETE_H

#include "base/vec.h"
#include "cli/session.h"

/* The candidates for the last of the session's operands, which are a command
 * line as far as it is typed, its command first: struct complete_candidate
 * (domain/complete.h), whose size found has. What options there are, the
 * program of that name says that lies beside argv0. Nothing that is missing is
 * an error: there are fewer candidates then. */
void
complete_line(struct session *session, const char *argv0, struct vec *found);

#endif
