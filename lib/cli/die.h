/* SPDX-License-Identifier: ISC
 * The end of a run that failed: one line on standard error, and its status.
 */
#ifndef CLI_DIE_H
#define CLI_DIE_H

#include <stdbool.h>

struct error;

/* Print "program: text" and, indented by two blanks, the lines of the hint,
 * all inert; nothing for an empty text. Returns the exit status. */
int
die_report(const char *program, const struct error *err);

/* Print "program: text" for what is worth saying but no failure; the further
 * lines of text are indented as a hint is. */
void
die_remark(const char *program, const char *text);

/* From now on, no memory ends the program: one line, status 71. */
void
die_on_exhausted(void);

/* The same where a library ends the program itself; and with again, for what
 * a mail system runs, either of them is status 75. */
void
die_on_abort(bool again);

/* The same once something was committed: status 76. */
void
die_on_exhausted_late(void);

#endif
