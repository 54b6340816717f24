/* SPDX-License-Identifier: ISC
 * The words of a command: the operands from first on joined by blanks, or -m,
 * -F, -e, or lines typed up to Ctrl-D at a terminal. *text is NULL when none
 * was given (no terminal) or it was empty.
 */
#ifndef CLI_TYPED_H
#define CLI_TYPED_H

#include <stddef.h>

#include "cli/session.h"

/* len counts bytes, which need not be text. */
int
typed_bytes(struct session *session, size_t first, const char **text,
	    size_t *len);

/* Refused (ERR_DATA) where they are no text. */
int
typed_read(struct session *session, size_t first, const char **text);

/* The same, of words that may be left out: nobody is asked to type them. */
int
typed_given(struct session *session, size_t first, const char **text);

#endif
