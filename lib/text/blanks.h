/* SPDX-License-Identifier: ISC
 * Tables whose columns are parted by blanks, as tables parted by tabs.
 */
#ifndef TEXT_BLANKS_H
#define TEXT_BLANKS_H

#include <stdbool.h>

#include "text/source.h"

/* What the bytes come from; the rest is blanks.c's own. */
struct blanks {
	source_read *read;
	void *cookie;
	bool begun;   /* something stands on this line already */
	bool pending; /* blanks were passed over */
};

/* A source_read, cookie being a struct blanks: any number of blanks and tabs
 * becomes one tab; those at the ends of a line are left out. */
int
blanks_read(void *cookie, void *buf, size_t cap, size_t *got,
	    struct error *err);

#endif
