/* SPDX-License-Identifier: ISC
 * What crm-intake does with each mail or post that it is given.
 */
#ifndef CLI_INTAKING_H
#define CLI_INTAKING_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/session.h"
#include "post/mailbag.h"

struct intaking {
	/* as asked for; NULL: not */
	const char *kind;
	const char *channel;
	const char *attachments;
	mailbag_reader *reader;
	/* how it went */
	bool given;	/* it is handed over on stdin, once */
	bool listening; /* the record can be written */
	bool done;	/* all of it was taken, kept or refused */
	bool feed;	/* there was one of JSON Lines */
	size_t taken;	/* in the record, now or before */
	size_t kept;	/* in the spool */
	size_t refused; /* no post, or a file that cannot be read */
};

/* Whether a mail system may be behind it: nothing is named, and stdin is no
 * terminal and not the null device. */
bool
intaking_is_given(const struct session *session);

/* Take what the operands name (files, Maildirs, "-"), else stdin. What is
 * given goes to the spool where the record cannot be written. -1 when
 * something is neither. */
int
intaking_run(struct session *session, struct intaking *intaking);

/* Print the rows, report, free. Of what a mail system gave: 0 when all of it
 * is kept, 65 when a feed had lines that are no posts, else 75. */
int
intaking_end(struct session *session, struct intaking *intaking);

#endif
