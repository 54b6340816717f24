/* SPDX-License-Identifier: ISC
 * Memory that is given back all at once.
 */
#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_SIZE ((size_t)16 * 1024)

struct arena_block {
	struct arena_block *below;
	size_t used;
	size_t size;
	alignas(max_align_t) unsigned char data[];
};

static void (*on_exhausted)(void);

_Noreturn void
arena_exhausted(void)
{
	if (on_exhausted)
		on_exhausted();
	abort();
}

void
arena_on_exhausted(void (*handler)(void))
{
	on_exhausted = handler;
}

void *
arena_grow(void *old, size_t size)
{
	void *new = realloc(old, size ? size : 1);

	if (!new)
		arena_exhausted();
	return new;
}

static void
block_add(struct arena *arena, size_t need)
{
	size_t size = need > BLOCK_SIZE ? need : BLOCK_SIZE;
	struct arena_block *block;

	if (size > SIZE_MAX - sizeof(*block))
		arena_exhausted();
	block = malloc(sizeof(*block) + size);
	if (!block)
		arena_exhausted();
	block->below = arena->head;
	block->used = 0;
	block->size = size;
	arena->head = block;
}

void *
arena_room(struct arena *arena, size_t size)
{
	const size_t align = alignof(max_align_t);
	struct arena_block *block;
	void *p;

	if (size > SIZE_MAX - align)
		arena_exhausted();
	size = (size + align - 1) / align * align;
	if (!arena->head || arena->head->size - arena->head->used < size)
		block_add(arena, size);
	block = arena->head;
	p = block->data + block->used;
	block->used += size;
	return p;
}

void *
arena_get(struct arena *arena, size_t size)
{
	return memset(arena_room(arena, size), 0, size);
}

char *
arena_bytes(struct arena *arena, const void *bytes, size_t len)
{
	char *copy = arena_room(arena, len + 1);

	if (len)
		memcpy(copy, bytes, len);
	copy[len] = '\0';
	return copy;
}

char *
arena_text(struct arena *arena, const char *text)
{
	return text ? arena_bytes(arena, text, strlen(text)) : NULL;
}

char *
arena_print(struct arena *arena, const char *fmt, ...)
{
	char shown[256];
	va_list ap;
	char *text;
	int len;

	va_start(ap, fmt);
	len = vsnprintf(shown, sizeof(shown), fmt, ap);
	va_end(ap);
	assert(len >= 0);
	if ((size_t)len < sizeof(shown))
		return arena_bytes(arena, shown, (size_t)len);
	text = arena_room(arena, (size_t)len + 1);
	va_start(ap, fmt);
	(void)vsnprintf(text, (size_t)len + 1, fmt, ap);
	va_end(ap);
	return text;
}

struct arena_mark
arena_mark(const struct arena *arena)
{
	struct arena_mark mark = {arena->head, 0};

	if (arena->head)
		mark.used = arena->head->used;
	return mark;
}

void
arena_reset(struct arena *arena, struct arena_mark mark)
{
	while (arena->head != mark.head) {
		struct arena_block *below = arena->head->below;

		free(arena->head);
		arena->head = below;
	}
	if (arena->head)
		arena->head->used = mark.used;
}

void
arena_free(struct arena *arena)
{
	arena_reset(arena, (struct arena_mark){NULL, 0});
}
