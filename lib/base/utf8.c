/* SPDX-License-Identifier: ISC
 * UTF-8 whatever the locale says.
 */
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "base/arena.h"
#include "base/str.h"

#define REPLACEMENT 0xFFFD

int
utf8_decode(const char *text, size_t *len)
{
	utf8proc_int32_t c = (unsigned char)text[0];
	utf8proc_ssize_t n;

	if (c > 0 && c < 0x80) {
		*len = 1;
		return c;
	}
	n = utf8proc_iterate((const utf8proc_uint8_t *)text,
			     (utf8proc_ssize_t)strnlen(text, 4), &c);
	if (n <= 0 || c < 0) {
		*len = 1;
		return REPLACEMENT;
	}
	*len = (size_t)n;
	return c;
}

size_t
utf8_encode(int c, char out[4])
{
	if (!utf8proc_codepoint_valid(c))
		c = REPLACEMENT;
	return (size_t)utf8proc_encode_char(c, (utf8proc_uint8_t *)out);
}

/* Length of the valid character at bytes, 0 when there is none. */
static size_t
char_len(const char *bytes, size_t len)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n;

	if (len == 0 || bytes[0] == '\0')
		return 0;
	if ((unsigned char)bytes[0] < 0x80)
		return 1;
	n = utf8proc_iterate((const utf8proc_uint8_t *)bytes,
			     (utf8proc_ssize_t)(len < 4 ? len : 4), &c);
	return n > 0 && c >= 0 ? (size_t)n : 0;
}

bool
utf8_valid(const char *bytes, size_t len)
{
	while (len > 0) {
		size_t n = char_len(bytes, len);

		if (n == 0)
			return false;
		bytes += n;
		len -= n;
	}
	return true;
}

char *
utf8_clean(struct arena *arena, const char *bytes, size_t len)
{
	struct str out = {0};
	char *text;

	if (utf8_valid(bytes, len))
		return arena_bytes(arena, bytes, len);
	while (len > 0) {
		size_t n = char_len(bytes, len);

		if (n == 0) {
			str_add(&out, "\xEF\xBF\xBD");
			n = 1;
		} else {
			str_add_bytes(&out, bytes, n);
		}
		bytes += n;
		len -= n;
	}
	text = arena_bytes(arena, out.data, out.len);
	str_free(&out);
	return text;
}

static bool
is_word(int c)
{
	utf8proc_category_t category = utf8proc_category(c);

	return (category >= UTF8PROC_CATEGORY_LU &&
		category <= UTF8PROC_CATEGORY_NO) ||
	       (category >= UTF8PROC_CATEGORY_SM &&
		category <= UTF8PROC_CATEGORY_SO);
}

char *
utf8_fold(struct arena *arena, const char *text)
{
	utf8proc_uint8_t *mapped = NULL;
	struct str out = {0};
	bool gap = false;
	utf8proc_ssize_t rc;
	const char *p;
	char *folded;
	size_t n;

	rc = utf8proc_map((const utf8proc_uint8_t *)text, 0, &mapped,
			  UTF8PROC_NULLTERM | UTF8PROC_COMPAT |
				  UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK |
				  UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
	if (rc == UTF8PROC_ERROR_NOMEM)
		arena_exhausted();
	if (rc < 0 || !mapped) {
		free(mapped);
		return arena_text(arena, text);
	}
	for (p = (const char *)mapped; *p; p += n) {
		if (!is_word(utf8_decode(p, &n))) {
			gap = out.len > 0;
			continue;
		}
		if (gap)
			str_add_char(&out, ' ');
		gap = false;
		str_add_bytes(&out, p, n);
	}
	free(mapped);
	folded = arena_bytes(arena, str_get(&out), out.len);
	str_free(&out);
	return folded;
}

/* Where the grapheme that begins at text ends, and how wide it is: that of its
 * widest character, or 2 when a joiner or a variation selector makes an emoji
 * of it. */
static size_t
grapheme(const char *text, size_t *width)
{
	utf8proc_int32_t state = 0;
	size_t len, end;
	int c = utf8_decode(text, &len);

	*width = (size_t)utf8proc_charwidth(c);
	for (end = len; text[end]; end += len) {
		int next = utf8_decode(text + end, &len);
		size_t w;

		if (utf8proc_grapheme_break_stateful(c, next, &state))
			break;
		w = (size_t)utf8proc_charwidth(next);
		if (next == 0xFE0F)
			w = 2;
		if (w > *width)
			*width = w;
		c = next;
	}
	return end;
}

size_t
utf8_width(const char *text)
{
	size_t total = 0;

	while (*text) {
		size_t width;

		if ((unsigned char)text[0] < 0x80 &&
		    (unsigned char)text[1] < 0x80) {
			total++;
			text++;
			continue;
		}
		text += grapheme(text, &width);
		total += width;
	}
	return total;
}

size_t
utf8_fit(const char *text, size_t width)
{
	const char *p = text;

	while (*p) {
		size_t w, n = grapheme(p, &w);

		if (w > width)
			break;
		width -= w;
		p += n;
	}
	return (size_t)(p - text);
}

bool
utf8_active(int c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C ||
	       c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x2069);
}

static void
add_shown(struct str *out, int c)
{
	switch (c) {
	case '\t':
		str_add(out, "\\t");
		break;
	case '\n':
		str_add(out, "\\n");
		break;
	case '\r':
		str_add(out, "\\r");
		break;
	default:
		str_print(out, "\\u{%x}", (unsigned)c);
	}
}

void
utf8_add_inert(struct str *out, const char *text, const char *keep)
{
	while (*text) {
		size_t len, run = 0;
		int c;

		while ((unsigned char)text[run] >= 0x20 &&
		       (unsigned char)text[run] < 0x7F)
			run++;
		if (run > 0) {
			str_add_bytes(out, text, run);
			text += run;
			continue;
		}
		c = utf8_decode(text, &len);
		if (c == REPLACEMENT && len == 1)
			str_add(out, "\xEF\xBF\xBD");
		else if (utf8_active(c) && !(c < 0x80 && strchr(keep, c)))
			add_shown(out, c);
		else
			str_add_bytes(out, text, len);
		text += len;
	}
}
