/* SPDX-License-Identifier: ISC
 * The one buffered writer of standard output: whole records, checked writes.
 */
#ifndef VIEW_OUT_H
#define VIEW_OUT_H

#include <stddef.h>

struct arena;
struct error;
struct out;

/* A writer to fd, which stays the caller's; fd -1 fails as a closed one does.
 * Owned by the arena. */
struct out *
out_open(struct arena *arena, int fd);

/* Add one record, its end included; it is not split between two writes unless
 * it is larger than the buffer (64 KB) or fd takes less. The first failure
 * stays: from then on nothing is written and every call answers it again.
 * ERR_IO; its text is "" where the reader went away (EPIPE), because nobody
 * has to be told. */
int
out_add(struct out *out, const void *bytes, size_t len, struct error *err);

/* Add text as a line of its own, inert but for LF: a sentence to a person. */
int
out_line(struct out *out, const char *text, struct error *err);

int
out_flush(struct out *out, struct error *err);

#endif
