/* SPDX-License-Identifier: ISC
 * Tables whose columns are parted by blanks.
 */
#include "text/blanks.h"

/* At most as many bytes come out as went in, but for a tab that waits. */
static size_t
squeeze(struct blanks *blanks, char *bytes, size_t len, char *out)
{
	size_t n = 0, i;

	for (i = 0; i < len; i++) {
		char c = bytes[i];

		if (c == ' ' || c == '\t') {
			blanks->pending = blanks->begun;
			continue;
		}
		if (c == '\n' || c == '\r') {
			blanks->begun = blanks->pending = false;
		} else {
			if (blanks->pending)
				out[n++] = '\t';
			blanks->pending = false;
			blanks->begun = true;
		}
		out[n++] = c;
	}
	return n;
}

int
blanks_read(void *cookie, void *buf, size_t cap, size_t *got, struct error *err)
{
	struct blanks *blanks = cookie;
	char piece[4096];
	size_t want;

	*got = 0;
	while (*got == 0) {
		/* room for the tab of the piece before */
		want = cap - 1 < sizeof(piece) ? cap - 1 : sizeof(piece);
		if (blanks->read(blanks->cookie, piece, want, &want, err) < 0)
			return -1;
		if (want == 0)
			return 0;
		*got = squeeze(blanks, piece, want, buf);
	}
	return 0;
}
