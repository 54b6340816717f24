/* SPDX-License-Identifier: ISC
 * What a program says about itself: help, version, columns, options.
 */
#ifndef CLI_USAGE_H
#define CLI_USAGE_H

#include "cli/option.h"

struct str;

/* Answer common->ask, which is not ASK_NOTHING, through view->out, and flush
 * it. Help is at most 24 lines of 80 columns; --help-options prints TSV rows
 * of letter, name, argument, help, "-" where there is none, then one row
 * "operands" in place of the letter with the passport's operands as name. */
int
usage_answer(struct arena *arena, const struct passport *passport,
	     const struct common *common, const struct view_options *view,
	     struct error *err);

/* Asked wrongly: sets ERR_USAGE with that text, the usage line and the first
 * example as the next step; returns -1. */
int
usage_wrong(const struct passport *passport, struct error *err, const char *fmt,
	    ...) __attribute__((format(printf, 3, 4)));

/* The text of --help. */
void
usage_help(struct arena *arena, const struct passport *passport,
	   struct str *out);

#endif
