/* SPDX-License-Identifier: ISC
 * A file or standard input that is read more than once.
 */
#ifndef OS_SUPPLY_H
#define OS_SUPPLY_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct error;
struct supply;

/* "-" is standard input. What cannot be read again (a pipe, a device) is
 * copied, now, to a temporary file without a name in TMPDIR. Errors as those
 * of os/file.h; a folder: ERR_DENIED. Owned by the arena. */
int
supply_open(struct arena *arena, const char *path, struct supply **supply,
	    struct error *err);

/* At most cap bytes into buf, their number into *got: 0 at the end alone. */
int
supply_read(struct supply *supply, void *buf, size_t cap, size_t *got,
	    struct error *err);

/* From the beginning again. */
int
supply_again(struct supply *supply, struct error *err);

/* Bytes in all, and taken so far. */
int64_t
supply_total(const struct supply *supply);

int64_t
supply_taken(const struct supply *supply);

/* NULL is fine. */
void
supply_close(struct supply *supply);

#endif
