/* SPDX-License-Identifier: ISC
 * Memory that is given back all at once.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *head; /* newest block; {NULL} is an empty arena */
};

/* A place in an arena to go back to (arena_reset). */
struct arena_mark {
	struct arena_block *head;
	size_t used;
};

/* size zeroed bytes, aligned for any object; never NULL, see
 * arena_on_exhausted. */
void *
arena_get(struct arena *arena, size_t size);

/* The same, not zeroed: for large buffers of which most stays unused. */
void *
arena_room(struct arena *arena, size_t size);

/* A copy of len bytes with a NUL behind them. */
char *
arena_bytes(struct arena *arena, const void *bytes, size_t len);

/* A copy of text; NULL gives NULL. */
char *
arena_text(struct arena *arena, const char *text);

char *
arena_print(struct arena *arena, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

struct arena_mark
arena_mark(const struct arena *arena);

/* Give back everything got since mark: streaming loops keep memory flat. */
void
arena_reset(struct arena *arena, struct arena_mark mark);

void
arena_free(struct arena *arena);

/* malloc and realloc for the few buffers that grow outside an arena; never
 * NULL. Free with free(3). */
void *
arena_grow(void *old, size_t size);

/* What to do when there is no memory; it must not return. The default is
 * abort(3); cli installs one line and status 71. */
void
arena_on_exhausted(void (*handler)(void));

/* There is no memory: run the handler. For those who allocate elsewhere. */
_Noreturn void
arena_exhausted(void);

#endif
