/* SPDX-License-Identifier: ISC
 * One object of a feed of JSON Lines: what somebody posted.
 */
#ifndef POST_POST_H
#define POST_POST_H

#include <stddef.h>

#include "base/error.h"

struct arena;
struct arrival;

/* channel is that of posts that name none, or NULL. ERR_DATA, saying why: no
 * object, no channel, nothing said, or a field that cannot be what it is for.
 * Fields that are not known are left alone: the line is kept as it came. */
int
post_read(struct arena *arena, const char *line, size_t len,
	  const char *channel, struct arrival *arrival, struct error *err);

#endif
