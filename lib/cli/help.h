/* SPDX-License-Identifier: ISC
 * The set as a whole: its programs by room, their pages, the policy's
 * sections.
 */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/session.h"

/* A page of the programs that lie beside argv0, each with the purpose it
 * gives; those that no room knows come last. */
int
help_list(struct session *session, const char *argv0);

/* The manual page of "log" or "crm-log", or of a topic such as "filter"; off a
 * terminal a program's --help stands for it. ERR_USAGE when there is neither,
 * with the nearest. */
int
help_open(struct session *session, const char *argv0, const char *name);

/* The names of the sections, or with name that one, ready to paste. */
int
help_policy(struct session *session, const char *name);

#endif
