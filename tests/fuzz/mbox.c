/* SPDX-License-Identifier: ISC
 * Fuzz: any bytes as an mbox: every byte belongs to one mail, however they
 * come in.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "text/mbox.h"

#define LIMIT 300

struct feed {
	const uint8_t *bytes;
	size_t len, step;
};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int
feed_read(void *cookie, void *buf, size_t cap, size_t *got, struct error *err)
{
	struct feed *feed = cookie;

	(void)err;
	*got = feed->len < feed->step ? feed->len : feed->step;
	if (*got > cap)
		*got = cap;
	if (*got > 0)
		memcpy(buf, feed->bytes, *got);
	feed->bytes += *got;
	feed->len -= *got;
	return 0;
}

static void
read_all(struct str *out, const uint8_t *data, size_t size, size_t step)
{
	struct feed feed = {data, size, step};
	struct arena arena = {0};
	struct error err = {0};
	struct mbox *mbox = mbox_open(&arena, feed_read, &feed, LIMIT);
	struct mbox_mail mail;
	int64_t end = 0, line = 0;

	while (mbox_next(mbox, &mail, &err) > 0) {
		if (mail.start != end || mail.end <= mail.start ||
		    mail.line <= line || mail.len > LIMIT ||
		    (int64_t)mail.len > mail.end - mail.start)
			abort();
		end = mail.end;
		line = mail.line;
		str_print(out, "%d %d ", (int)mail.line, (int)mail.start);
		str_add_bytes(out, mail.bytes, mail.len);
	}
	if (end != (int64_t)size)
		abort();
	mbox_close(mbox);
	arena_free(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str whole = {0}, pieces = {0};

	read_all(&whole, data, size, SIZE_MAX);
	read_all(&pieces, data, size, 7);
	if (whole.len != pieces.len ||
	    memcmp(str_get(&whole), str_get(&pieces), whole.len) != 0)
		abort();
	str_free(&whole);
	str_free(&pieces);
	return 0;
}
