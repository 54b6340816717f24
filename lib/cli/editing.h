/* SPDX-License-Identifier: ISC
 * Text and records in the editor of the one at the keyboard.
 */
#ifndef CLI_EDITING_H
#define CLI_EDITING_H

#include <stddef.h>

#include "cli/session.h"
#include "domain/edit.h"

/* Words typed into an empty file, which is removed; where the editor fails, it
 * stays and the hint names it. */
int
editing_text(struct session *session, char **text, size_t *len);

/* The record that word names as a form; what was changed is kept in one batch,
 * begun only when the editor has ended. A mistake opens the editor again with
 * the reason on top; one left as it was, or made again, gives up. ERR_NO when the record was
 * changed meanwhile. keep is called before the end of the batch with the
 * record as it then is. Whatever goes wrong, the edit stays in a file that the
 * hint names. */
int
editing_record(struct session *session, const char *word, struct edit *edit,
	       const struct edit_how *how,
	       int (*keep)(struct session *session, const struct edit *edit));

#endif
