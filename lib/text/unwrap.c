/* SPDX-License-Identifier: ISC
 * What the bytes of a mail hold in a coding for transfer.
 */
#include "text/unwrap.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "text/charset.h"
#include "text/vcard_decode.h"

#define SHORTEST 8 /* characters of base64 that are worth a look */

static const char alphabet[] =
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";

struct unwrap {
	struct str out;
	const char *end; /* of the mail */
};

/* Text has no NUL, and perhaps another charset. */
static void
add_words(struct unwrap *unwrap, const char *bytes, size_t len)
{
	struct str text = {0};
	size_t mark = 0, i;
	enum charset charset =
		len >= 4 ? charset_guess(bytes, len, &mark) : CHARSET_UTF8;

	if (charset == CHARSET_UTF16LE || charset == CHARSET_UTF16BE)
		(void)charset_convert(&text, charset, bytes + mark, len - mark);
	else
		(void)charset_mend(&text, bytes, len);
	for (i = 0; i < text.len; i++) {
		if (text.data[i] == '\0')
			text.data[i] = ' ';
	}
	str_add_bytes(&unwrap->out, str_get(&text), text.len);
	str_free(&text);
}

static void
add_base64(struct unwrap *unwrap, const char *text, size_t len)
{
	char *bytes = arena_grow(NULL, len + 1);
	size_t used;

	if (vcard_decode_base64(bytes, &used, text, len)) {
		add_words(unwrap, bytes, used);
		str_add_char(&unwrap->out, '\n');
	}
	free(bytes);
}

static int
hex(char c)
{
	static const char digits[] = "0123456789ABCDEFabcdef";
	const char *at = c ? strchr(digits, c) : NULL;

	if (!at)
		return -1;
	return at - digits < 16 ? (int)(at - digits) : (int)(at - digits) - 6;
}

/* blanks: '_' is one (RFC 2047, 4.2). */
static void
add_quoted(struct unwrap *unwrap, const char *text, size_t len, bool blanks)
{
	char *bytes = arena_grow(NULL, len + 1);
	size_t i = 0, used = 0;

	while (i < len) {
		size_t left = len - i;

		if (text[i] == '=' && left > 2 && hex(text[i + 1]) >= 0 &&
		    hex(text[i + 2]) >= 0) {
			bytes[used++] = (char)(hex(text[i + 1]) * 16 +
					       hex(text[i + 2]));
			i += 3;
		} else if (text[i] == '=' && left > 1 && text[i + 1] == '\n') {
			i += 2;
		} else if (text[i] == '=' && left > 2 && text[i + 1] == '\r' &&
			   text[i + 2] == '\n') {
			i += 3;
		} else {
			bytes[used++] =
				blanks && text[i] == '_' ? ' ' : text[i];
			i++;
		}
	}
	add_words(unwrap, bytes, used);
	free(bytes);
}

static void
end_line(struct unwrap *unwrap)
{
	const struct str *out = &unwrap->out;

	if (out->len > 0 && out->data[out->len - 1] != '\n')
		str_add_char(&unwrap->out, '\n');
}

/* --- lines of base64 ------------------------------------------------------------ */

static size_t
line_length(const struct unwrap *unwrap, const char *line)
{
	const char *eol = memchr(line, '\n', (size_t)(unwrap->end - line));

	return (size_t)((eol ? eol : unwrap->end) - line);
}

static bool
is_base64(const char *line, size_t len)
{
	size_t i;

	if (len > 0 && line[len - 1] == '\r')
		len--;
	for (i = 0; i < len; i++) {
		if (!line[i] || !strchr(alphabet, line[i]))
			return false;
	}
	return len > 0;
}

static void
add_run(struct unwrap *unwrap, const char *first, const char *behind)
{
	if (first && behind - first >= SHORTEST)
		add_base64(unwrap, first, (size_t)(behind - first));
}

/* Lines of nothing else that follow on one another. */
static void
find_base64(struct unwrap *unwrap, const char *bytes)
{
	const char *line = bytes, *first = NULL;

	while (line < unwrap->end) {
		size_t len = line_length(unwrap, line);

		if (!is_base64(line, len)) {
			add_run(unwrap, first, line);
			first = NULL;
		} else if (!first) {
			first = line;
		}
		line += len + (line + len < unwrap->end);
	}
	add_run(unwrap, first, unwrap->end);
}

/* --- encoded words --------------------------------------------------------------- */

/* "=?utf-8?B?…?=" at text, into *coded its coded part; the place behind it, or
 * NULL. */
static const char *
encoded_word(const struct unwrap *unwrap, const char *text, char *coding,
	     const char **coded, size_t *len)
{
	const char *p = text + 2, *mark;

	mark = memchr(p, '?', (size_t)(unwrap->end - p));
	if (!mark || unwrap->end - mark < 5 || mark[2] != '?')
		return NULL;
	*coding = mark[1];
	*coded = mark + 3;
	for (p = *coded; p + 1 < unwrap->end; p++) {
		if (*p == '\n')
			return NULL;
		if (p[0] != '?' || p[1] != '=')
			continue;
		*len = (size_t)(p - *coded);
		return p + 2;
	}
	return NULL;
}

static void
add_encoded(struct unwrap *unwrap, char coding, const char *coded, size_t len)
{
	size_t before = unwrap->out.len;

	if (coding == 'q' || coding == 'Q') {
		add_quoted(unwrap, coded, len, true);
	} else if (coding == 'b' || coding == 'B') {
		add_base64(unwrap, coded, len);
		/* one word and the next are one text */
		if (unwrap->out.len > before)
			unwrap->out.data[--unwrap->out.len] = '\0';
	}
}

static void
find_encoded(struct unwrap *unwrap, const char *bytes)
{
	const char *p = bytes, *coded = NULL, *behind = NULL;
	size_t len = 0;
	char coding = 0;

	while (p + 2 < unwrap->end) {
		const char *next = NULL;

		if (p[0] == '=' && p[1] == '?')
			next = encoded_word(unwrap, p, &coding, &coded, &len);
		if (next) {
			add_encoded(unwrap, coding, coded, len);
			p = behind = next;
			continue;
		}
		if (behind && !strchr(" \t\r\n", *p)) {
			end_line(unwrap);
			behind = NULL;
		}
		p++;
	}
	end_line(unwrap);
}

/* --- quoted-printable --------------------------------------------------------------- */

/* Whether a line goes on behind a soft break. */
static bool
goes_on(const char *line, size_t len)
{
	if (len > 0 && line[len - 1] == '\r')
		len--;
	return len > 0 && line[len - 1] == '=' && !is_base64(line, len);
}

/* Lines in which something is coded, with those that they go on in. */
static void
find_quoted(struct unwrap *unwrap, const char *bytes)
{
	const char *line = bytes, *first;

	while (line < unwrap->end) {
		size_t len = line_length(unwrap, line);
		bool more = goes_on(line, len);
		bool coded = memchr(line, '=', len) && !is_base64(line, len);

		first = line;
		line += len + (line + len < unwrap->end);
		while (more && line < unwrap->end) {
			len = line_length(unwrap, line);
			more = goes_on(line, len);
			line += len + (line + len < unwrap->end);
		}
		if (!coded)
			continue;
		add_quoted(unwrap, first, (size_t)(line - first), false);
		end_line(unwrap);
	}
}

char *
unwrap_mail(struct arena *arena, const char *bytes, size_t len)
{
	struct unwrap unwrap = {{0}, bytes + len};
	char *text;

	find_base64(&unwrap, bytes);
	find_encoded(&unwrap, bytes);
	find_quoted(&unwrap, bytes);
	text = arena_bytes(arena, str_get(&unwrap.out), unwrap.out.len);
	str_free(&unwrap.out);
	return text;
}
