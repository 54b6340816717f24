/* SPDX-License-Identifier: ISC
 * The end of a run that failed: one line on standard error, and its status.
 */
#ifndef CLI_DIE_H
#define CLI_DIE_H

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

/* The same for who must not give up for good, such as what a mail system
 * runs: status 75. */
void
die_on_exhausted_again(void);

/* The same once something was committed: status 76. */
void
die_on_exhausted_late(void);

#endif
