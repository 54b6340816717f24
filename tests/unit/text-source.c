/* SPDX-License-Identifier: ISC
 * Bytes that come in pieces: their lines, their character set, their limits.
 */
#include "tap.h"

#include "base/str.h"
#include "text/source.h"

/* Bytes one at a time, and then no more of them. */
struct drip {
	const char *bytes;
	size_t len;
	bool fails;
};

static int
read_drip(void *cookie, void *buf, size_t cap, size_t *got, struct error *err)
{
	struct drip *drip = cookie;
	struct source_bytes one = {drip->bytes, drip->len > 0};

	if (drip->len == 0 && drip->fails)
		return error_set(err, ERR_IO, "no more");
	if (source_from_bytes(&one, buf, cap, got, err) < 0)
		return -1;
	drip->bytes += *got;
	drip->len -= *got;
	return 0;
}

/* Each line as its number, its text in brackets and how long it is raw. */
static void
are_lines(const char *bytes, size_t len, const char *want, const char *title)
{
	struct drip drip = {bytes, len, false};
	struct source source;
	struct source_line line;
	struct error err = {0};
	struct str out = {0};
	int rc;

	rc = source_open(&source, "t", read_drip, &drip, &err);
	while (rc == 0 && source_line(&source, &line, &err) > 0)
		str_print(&out, "%lld[%.*s]%zu ", (long long)line.number,
			  (int)line.len, line.bytes, line.raw_len);
	is_text(str_get(&out), want, title);
	str_free(&out);
	source_close(&source);
}

static void
test_lines(void)
{
	static const char le[] = "\xff\xfe"
				 "a\0\n\0\x3d\xd8\x00\xde";
	static const char no_mark[] = "\0a\0b\0\r\0\n\0c\0d";

	are_lines("a\nb\n", 4, "1[a]2 2[b]2 ", "LF");
	are_lines("a\r\n\r\nb", 6, "1[a]3 2[]2 3[b]1 ", "CRLF, an empty line");
	are_lines("a\r\rb\r", 5, "1[a]2 2[]1 3[b]2 ", "CR alone");
	are_lines("a\rb\nc", 5, "1[a\rb]4 2[c]1 ", "a CR inside a line");
	are_lines("", 0, "", "nothing");
	are_lines("\xEF\xBB\xBF", 3, "", "a byte order mark alone");
	are_lines("\xEF\xBB\xBF"
		  "a\n",
		  5, "1[a]2 ", "a byte order mark");
	are_lines(le, sizeof(le), "1[a]2 2[\xf0\x9f\x98\x80\xef\xbf\xbd]7 ",
		  "UTF-16, its last character cut");
	are_lines(no_mark, sizeof(no_mark) - 1, "1[ab]4 2[cd]2 ",
		  "UTF-16 without a mark");
}

static void
test_head(void)
{
	struct drip drip = {"abc", 3, true};
	struct source_bytes whole = {"abc", 3};
	struct source source;
	struct error err = {0};
	const char *head;
	char buf[2];
	size_t len = 0;

	is_int(source_open(&source, "t", read_drip, &drip, &err), -1,
	       "a source that breaks off");
	is_text(err.text, "no more", "says why");
	source_close(&source);

	ok(source_open(&source, "t", source_from_bytes, &whole, &err) == 0 &&
		   source_head(&source, &head, &len, &err) == 0,
	   "a head");
	ok(len == 3 && memcmp(head, "abc", 3) == 0, "shows what comes");
	is_int(source_give(&source, buf, 2, &err), 2, "two bytes are given");
	ok(memcmp(buf, "ab", 2) == 0, "the first two");
	is_int(source_give(&source, buf, 2, &err), 1, "then one");
	ok(buf[0] == 'c', "the third");
	is_int(source_give(&source, buf, 2, &err), 0, "then the end");
	source_close(&source);
}

int
main(void)
{
	test_lines();
	test_head();
	return done();
}
