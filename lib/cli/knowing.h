/* SPDX-License-Identifier: ISC
 * The verbs of crm-kb.
 */
#ifndef CLI_KNOWING_H
#define CLI_KNOWING_H

#include <stdbool.h>

#include "cli/session.h"

struct knowing_options {
	const char *words;
	const char *product;
	const char *from;
	const char *expires;
	bool public;
	const char *channel;
	bool mail;
	bool html;
};

/* Do what the first operand says. */
int
knowing_run(struct session *session, const struct knowing_options *options);

/* Shape of the rows of that verb; NULL is list. */
const struct shape *
knowing_shape(const char *verb);

/* Where stderr is a terminal and an article fits what was said on a case: what
 * to say of it (cause/shelf.h), else NULL. It never fails. */
const char *
knowing_suggest(struct session *session, struct id case_id, const char *text);

#endif
