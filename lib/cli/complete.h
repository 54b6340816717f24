/* SPDX-License-Identifier: ISC
 * Completing a command line, for the shells.
 */
#ifndef CLI_COMPLETE_H
#define CLI_COMPLETE_H

#include "base/vec.h"
#include "cli/session.h"

/* What a command says to --help-options. */
struct complete_command {
	const char *name;
	const char *rows;
};

/* All that were built together, up to a NULL name. The build asks them and
 * links the answers into the program that includes this, crm-complete. */
extern const struct complete_command complete_commands[];

/* The candidates for the last of the session's operands, which are a command
 * line as far as it is typed, its command first: struct complete_candidate
 * (look/complete.h), whose size found has. A command that is none of
 * complete_commands is asked for its options when it lies beside argv0.
 * Nothing that is missing is an error: there are fewer candidates then. */
void
complete_line(struct session *session, const char *argv0, struct vec *found);

#endif
