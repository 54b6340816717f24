/* SPDX-License-Identifier: ISC
 * A new file that grows, and is there as a whole or not at all.
 */
#ifndef OS_APPEND_H
#define OS_APPEND_H

#include <stddef.h>

struct arena;
struct append;
struct error;

/* Begin path (0600), owned by the arena; one there already: ERR_CREATE. */
int
append_new(struct arena *arena, const char *path, struct append **append,
	   struct error *err);

int
append_add(struct append *append, const void *bytes, size_t len,
	   struct error *err);

/* Put it on the disk and close it; without a byte in it, it is removed. */
int
append_keep(struct append *append, struct error *err);

/* Remove what was not kept. NULL is fine. */
void
append_drop(struct append *append);

#endif
