/* SPDX-License-Identifier: ISC
 * A file or standard input, one line at a time: memory is that of the longest.
 */
#ifndef OS_FEED_H
#define OS_FEED_H

#include <stddef.h>

struct arena;
struct error;
struct feed;

#define FEED_LIMIT ((size_t)256 * 1024 * 1024) /* bytes of one line */

/* "-" is standard input. Errors as those of os/file.h; a folder: ERR_DENIED. */
int
feed_open(struct arena *arena, const char *path, struct feed **feed,
	  struct error *err);

/* The next line without its end, which lives until the next call: 1, or 0 at
 * the end. A last line need not have an end. Longer ones: ERR_DATA. */
int
feed_line(struct feed *feed, const char **line, size_t *len, struct error *err);

/* Instead of lines: at most cap bytes that come next into buf, their number
 * into *got, 0 only at the end. cookie is the feed; -1 as feed_line. */
int
feed_bytes(void *cookie, void *buf, size_t cap, size_t *got, struct error *err);

/* NULL is fine. */
void
feed_close(struct feed *feed);

#endif
