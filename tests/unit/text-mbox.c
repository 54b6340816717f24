/* SPDX-License-Identifier: ISC
 * An mbox taken apart: where mails begin, what is handed out, line ends.
 */
#include "text/mbox.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "tap.h"

#define LIMIT ((size_t)1 << 20)

/* Bytes that come some at a time. */
struct feed {
	const char *bytes;
	size_t len, step;
};

static int
feed_read(void *cookie, void *buf, size_t cap, size_t *got, struct error *err)
{
	struct feed *feed = cookie;

	(void)err;
	*got = feed->len < feed->step ? feed->len : feed->step;
	if (*got > cap)
		*got = cap;
	memcpy(buf, feed->bytes, *got);
	feed->bytes += *got;
	feed->len -= *got;
	return 0;
}

static int
broken_read(void *cookie, void *buf, size_t cap, size_t *got, struct error *err)
{
	(void)cookie, (void)buf, (void)cap, (void)got;
	return error_set(err, ERR_IO, "cannot read it");
}

/* Each mail as {line start-end envelope|bytes}. */
static void
add_mails(struct str *out, const char *bytes, size_t len, size_t step,
	  size_t limit)
{
	struct feed feed = {bytes, len, step};
	struct arena arena = {0};
	struct error err = {0};
	struct mbox *mbox = mbox_open(&arena, feed_read, &feed, limit);
	struct mbox_mail mail;

	while (mbox_next(mbox, &mail, &err) > 0) {
		str_print(out, "{%d %d-%d %s|", (int)mail.line, (int)mail.start,
			  (int)mail.end, mail.envelope ? mail.envelope : "-");
		str_add_bytes(out, mail.bytes, mail.len);
		str_add(out, mail.cut ? " cut}" : "}");
	}
	mbox_close(mbox);
	arena_free(&arena);
}

static void
is_mails(const char *bytes, size_t len, size_t limit, const char *want,
	 const char *title)
{
	struct str whole = {0}, pieces = {0};

	add_mails(&whole, bytes, len, SIZE_MAX, limit);
	add_mails(&pieces, bytes, len, 1, limit);
	if (strcmp(str_get(&whole), str_get(&pieces)) != 0)
		is_text(str_get(&pieces), str_get(&whole), title);
	else
		is_text(str_get(&whole), want, title);
	str_free(&whole);
	str_free(&pieces);
}

#define MAILS(bytes, want, title)                                              \
	is_mails(bytes, sizeof(bytes) - 1, LIMIT, want, title)

#define FROM_A "From a@x Mon May  2 16:07:05 2005\n"
#define FROM_B "From b@x Tue May  3 9:07 2005\n"

static void
test_borders(void)
{
	MAILS("", "", "nothing is no mail");
	MAILS("Subject: x\n\nFrom a@x Mon May 2 16:07:05 2005\n",
	      "{1 0-45 -|Subject: x\n\nFrom a@x Mon May 2 16:07:05 2005\n}",
	      "what does not begin with From_ is one mail");
	MAILS(FROM_A "S: 1\n\none\n\n" FROM_B "S: 2\n\ntwo\n",
	      "{1 0-45 a@x|S: 1\n\none\n}{6 45-85 b@x|S: 2\n\ntwo\n}",
	      "two mails, the blank line between is neither's");
	MAILS(FROM_A "S: 1\n\none\n" FROM_B,
	      "{1 0-74 a@x|S: 1\n\none\n" FROM_B "}",
	      "a From_ line that follows no blank line is text");
	MAILS(FROM_A "\nFrom here on, 3 men and 10:30 at 2005 hours\n",
	      "{1 0-79 a@x|\nFrom here on, 3 men and 10:30 at 2005 hours\n}",
	      "nor is a sentence one");
	MAILS(FROM_A "\nFrom x Mon May 2 16:07:05\n",
	      "{1 0-61 a@x|\nFrom x Mon May 2 16:07:05\n}", "nor without year");
	MAILS(FROM_A "\n" FROM_B, "{1 0-35 a@x|}{3 35-65 b@x|}",
	      "mails of nothing");
	MAILS("From a@x\nS: 1\n", "{1 0-14 a@x|S: 1\n}",
	      "the first line needs no date");
	MAILS("From : Anna\nS: 1\n", "{1 0-17 -|From : Anna\nS: 1\n}",
	      "a header is no From_ line");
	MAILS(FROM_A "S: 1\n\n" FROM_B, "{1 0-40 a@x|S: 1\n}{4 40-70 b@x|}",
	      "a mail without a body keeps its headers' end");
	MAILS(FROM_A "x", "{1 0-35 a@x|x}", "no end of the last line");
}

static void
test_bytes(void)
{
	MAILS(FROM_A ">From x\n>>From y\n> From z\n>Fromage\n",
	      "{1 0-69 a@x|From x\n>From y\n> From z\n>Fromage\n}",
	      "mboxrd: one > less before From");
	MAILS("S: 1\n\n>From x\n", "{1 0-14 -|S: 1\n\n>From x\n}",
	      "what is no mbox stays as it is");
	MAILS("From - Mon May  2 16:07:05 2005\nx\n", "{1 0-34 |x\n}",
	      "a sender that is none");
	MAILS("From Mon May  2 16:07:05 2005\nx\n", "{1 0-32 |x\n}",
	      "nor a weekday");
	MAILS("From MAILER-DAEMON Mon May  2 16:07:05 2005\nx\n",
	      "{1 0-46 MAILER-DAEMON|x\n}", "the mail system's");
	is_mails(FROM_A "a\n\n" FROM_A "1234567\n\n" FROM_A "b\n",
		 sizeof(FROM_A "a\n\n" FROM_A "1234567\n\n" FROM_A "b\n") - 1,
		 4, "{1 0-37 a@x|a\n}{4 37-80 a@x|1234 cut}{7 80-116 a@x|b\n}",
		 "a mail that is too long is cut, the next one is there");
}

static void
test_ends(void)
{
	MAILS("From a@x Mon May  2 16:07:05 2005\r\nS: 1\r\n\r\none\r\n\r\n"
	      "From b@x Mon May  2 16:07:05 2005\r\nx\r\n",
	      "{1 0-50 a@x|S: 1\r\n\r\none\r\n}{6 50-88 b@x|x\r\n}", "CRLF");
	MAILS("From a@x Mon May  2 16:07:05 2005\rS: 1\r\rone\r\r"
	      "From b@x Mon May  2 16:07:05 2005\rx\r",
	      "{1 0-45 a@x|S: 1\n\none\n}{6 45-81 b@x|x\n}",
	      "CRs alone are ends, handed out as LF");
	MAILS(FROM_A "S: 1\n\no\rn\r\re\n\r\r\n" FROM_B,
	      "{1 0-50 a@x|S: 1\n\no\rn\r\re\n\r\r\n}{6 50-80 b@x|}",
	      "lone CRs in between are text");
	MAILS("S: 1\r\rx", "{1 0-7 -|S: 1\n\nx}", "one mail of CRs");
}

/* Lines longer than what is read at once. */
static void
test_long(void)
{
	size_t len = 300000, n = sizeof(FROM_A) - 1;
	char *bytes = arena_grow(NULL, len + 100);
	struct str out = {0};

	memcpy(bytes, FROM_A, n);
	memset(bytes + n, 'x', len);
	memcpy(bytes + n + len, "\n\n" FROM_B "y\n", sizeof(FROM_B "\n\ny\n"));
	add_mails(&out, bytes, n + len + sizeof(FROM_B "\n\ny\n") - 1, SIZE_MAX,
		  LIMIT);
	is_int((int64_t)out.len, (int64_t)(len + 1 + 41),
	       "a line of 300,000 bytes is whole");
	is_text(str_get(&out) + len + 18, "{4 300036-300068 b@x|y\n}",
		"and the mail behind it is found");
	str_free(&out);
	free(bytes);
}

int
main(void)
{
	struct arena arena = {0};
	struct error err = {0};
	struct mbox_mail mail;
	struct mbox *mbox;

	test_borders();
	test_bytes();
	test_ends();
	test_long();
	mbox = mbox_open(&arena, broken_read, NULL, LIMIT);
	is_int(mbox_next(mbox, &mail, &err), -1, "what cannot be read");
	is_text(err.text, "cannot read it", "says so");
	mbox_close(mbox);
	mbox_close(NULL);
	arena_free(&arena);
	return done();
}
