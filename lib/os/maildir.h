/* SPDX-License-Identifier: ISC
 * The mails of a Maildir.
 */
#ifndef OS_MAILDIR_H
#define OS_MAILDIR_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"

struct arena;

struct maildir_file {
	const char *path;
	const char *trouble; /* why it cannot be read ("… is a broken link"),
			      * or NULL */
};

/* Whether path is a folder with cur or new in it. */
bool
maildir_here(const char *path);

/* The files in new and cur as struct maildir_file (files is set up here), in
 * byte order of their names whichever of the two they are in: so in that of
 * delivery. tmp and names beginning with a dot are not looked at. A folder
 * that is no Maildir: ERR_DATA. In the arena. */
int
maildir_list(struct arena *arena, const char *folder, struct vec *files,
	     struct error *err);

#endif
