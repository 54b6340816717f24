/* SPDX-License-Identifier: ISC
 * The lines of a vCard.
 */
#include "text/vcard_line.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/num.h"
#include "base/utf8.h"
#include "text/charset.h"
#include "text/vcard_decode.h"
#include "text/vcard_kind.h"

#define LINK_MAX 1024
#define HEAVY_MAX (4 * LINK_MAX) /* of a picture, to see if it is a link */

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static int
refuse(const struct vcard_lines *lines, int64_t number, struct error *err,
       const char *fmt, ...) __attribute__((format(printf, 4, 5)));

static int
refuse(const struct vcard_lines *lines, int64_t number, struct error *err,
       const char *fmt, ...)
{
	char what[400];
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(what, sizeof(what), fmt, ap);
	va_end(ap);
	return error_set(err, ERR_DATA, "%s:%lld: %s", lines->name,
			 (long long)number, what);
}

static bool
physical(struct vcard_lines *lines, const char **line, size_t *len)
{
	size_t left = (size_t)(lines->end - lines->at);
	const char *eol;

	if (left == 0)
		return false;
	eol = memchr(lines->at, lines->eol, left);
	*line = lines->at;
	*len = eol ? (size_t)(eol - lines->at) : left;
	lines->at += eol ? *len + 1 : *len;
	while (*len > 0 && (*line)[*len - 1] == '\r')
		--*len;
	lines->number++;
	return true;
}

static bool
is_folded(const struct vcard_lines *lines)
{
	return lines->at < lines->end &&
	       (*lines->at == ' ' || *lines->at == '\t');
}

/* The kind of the next physical line that is not blank, which is not taken. */
static enum vcard_kind
peek(const struct vcard_lines *lines)
{
	struct vcard_lines ahead = *lines;
	enum vcard_kind kind = VCARD_KIND_BLANK;
	const char *line;
	size_t len;

	while (kind == VCARD_KIND_BLANK && physical(&ahead, &line, &len))
		kind = vcard_kind_of(line, len);
	return kind;
}

/* A card in a card, from behind its BEGIN or before it to behind its END. */
static void
pass_card(struct vcard_lines *lines, int depth)
{
	const char *line;
	size_t len;

	do {
		if (!physical(lines, &line, &len))
			return;
		switch (vcard_kind_of(line, len)) {
		case VCARD_KIND_AGENT_BEGIN:
			depth += !is_folded(lines);
			break;
		case VCARD_KIND_BEGIN:
			depth++;
			break;
		case VCARD_KIND_END:
			depth--;
			break;
		default:
			break;
		}
	} while (depth > 0);
}

/* Join the folded lines behind text to it; past limit they are only passed. */
static void
unfold(struct vcard_lines *lines, const char **text, size_t *len, size_t limit)
{
	const char *more;
	size_t n, blank = lines->old ? 0 : 1;

	if (!is_folded(lines))
		return;
	str_clear(&lines->work);
	str_add_bytes(&lines->work, *text, *len);
	while (is_folded(lines) && physical(lines, &more, &n)) {
		if (lines->work.len < limit && n >= blank)
			str_add_bytes(&lines->work, more + blank, n - blank);
	}
	*text = str_get(&lines->work);
	*len = lines->work.len;
}

/* The first ':' outside of quotes; where quotes do not end, the first. */
static const char *
find_colon(const char *text, size_t len)
{
	const char *first = memchr(text, ':', len), *p;
	bool quoted = false;

	if (!first || !memchr(text, '"', (size_t)(first - text)))
		return first;
	for (p = text; p < text + len; p++) {
		if (*p == '"')
			quoted = !quoted;
		else if (*p == ':' && !quoted)
			return p;
	}
	return first;
}

static void
raise(char *text)
{
	for (; *text; text++)
		*text = (char)toupper((unsigned char)*text);
}

static void
unquote(char *text)
{
	char *to = text;

	for (; *text; text++) {
		if (*text != '"')
			*to++ = *text;
	}
	*to = '\0';
}

/* Add words to those that end at *types, with a blank behind each. */
static void
add_types(char **types, char *words)
{
	unquote(words);
	for (; *words; words++)
		*(*types)++ =
			(char)(*words == ',' ? ' '
					     : tolower((unsigned char)*words));
	*(*types)++ = ' ';
}

static void
set_coding(struct vcard_line *line, const char *coding)
{
	if (strcasecmp(coding, "QUOTED-PRINTABLE") == 0)
		line->coding = VCARD_LINE_QUOTED;
	else if (strcasecmp(coding, "BASE64") == 0 ||
		 strcasecmp(coding, "B") == 0)
		line->coding = VCARD_LINE_BASE64;
}

/* types is followed by room for all words of the head, and NULs. */
static void
read_parameter(struct vcard_line *line, char *name, char **types)
{
	char *value = strchr(name, '=');
	int64_t pref;

	if (!value) {
		set_coding(line, vcard_decode_trim(name));
		if (line->coding == VCARD_LINE_PLAIN)
			add_types(types, name);
		return;
	}
	*value++ = '\0';
	name = vcard_decode_trim(name);
	value = vcard_decode_trim(value);
	if (strcasecmp(name, "TYPE") == 0) {
		add_types(types, value);
		return;
	}
	unquote(value);
	if (strcasecmp(name, "ENCODING") == 0) {
		set_coding(line, value);
	} else if (strcasecmp(name, "CHARSET") == 0) {
		line->charset = value;
	} else if (strcasecmp(name, "PREF") == 0) {
		if (num_parse(value, &pref) && pref >= 1 && pref <= 100)
			line->pref = (int)pref;
	} else if (strcasecmp(name, "DERIVED") == 0 ||
		   strcasecmp(name, "X-DERIVED") == 0) {
		line->derived = strcasecmp(value, "true") == 0;
	} else if (strcasecmp(name, "X-APPLE-OMIT-YEAR") == 0) {
		line->no_year = value;
	} else if (strcasecmp(name, "LABEL") == 0) {
		vcard_decode_label(value);
		line->label = value;
	}
}

/* Cut at the next ';' outside of quotes: what stands behind it, or NULL. */
static char *
next_parameter(char *text)
{
	bool quoted = false;
	char *p;

	for (p = text; *p; p++) {
		if (*p == '"')
			quoted = !quoted;
		else if (*p == ';' && !quoted)
			break;
	}
	if (!*p)
		return NULL;
	*p = '\0';
	return p + 1;
}

static bool
is_name(const char *name)
{
	const char *p = name;

	while (isalnum((unsigned char)*p) || *p == '-' || *p == '_')
		p++;
	return p > name && !*p;
}

/* A copy that is UTF-8; what was none is mended and told. */
static char *
checked(struct vcard_lines *lines, const char *bytes, size_t len)
{
	struct str text = {0};
	char *copy;

	if (utf8_valid(bytes, len)) {
		copy = arena_bytes(lines->arena, bytes, len);
	} else {
		if (charset_mend(&text, bytes, len))
			lines->converted = true;
		copy = arena_bytes(lines->arena, text.data, text.len);
		str_free(&text);
	}
	vcard_decode_ends(copy);
	return copy;
}

static int
read_head(struct vcard_lines *lines, struct vcard_line *line, const char *text,
	  size_t len, struct error *err)
{
	char *name = checked(lines, text, len);
	char *rest = next_parameter(name), *dot = strrchr(name, '.');
	char *types, *parameter;

	if (dot) {
		*dot = '\0';
		line->group = vcard_decode_trim(name);
		name = dot + 1;
	}
	name = vcard_decode_trim(name);
	raise(name);
	if (!is_name(name))
		return refuse(lines, line->number, err,
			      "no name of a property before the ':'");
	if (strcmp(name, "BEGIN") == 0 || strcmp(name, "END") == 0)
		return refuse(lines, line->number, err,
			      "%s of something else in a card", name);
	line->name = name;
	line->types = "";
	if (!rest)
		return 0;
	types = arena_get(lines->arena, strlen(rest) + 2);
	line->types = types;
	while (rest) {
		parameter = rest;
		rest = next_parameter(rest);
		read_parameter(line, parameter, &types);
	}
	return 0;
}

/* The text so far, ready to have more lines added. */
static struct str *
hold(struct vcard_lines *lines, const char *text, size_t len)
{
	str_clear(&lines->held);
	str_add_bytes(&lines->held, text, len);
	return &lines->held;
}

/* Add what stands behind soft line breaks. */
static void
join_soft(struct vcard_lines *lines, const char **text, size_t *len)
{
	struct str *held = hold(lines, *text, *len);
	const char *more;
	size_t n;

	for (;;) {
		n = held->len;
		while (n > 0 && is_blank(held->data[n - 1]))
			n--;
		if (n == 0 || held->data[n - 1] != '=')
			break;
		held->len = n - 1;
		if (!physical(lines, &more, len))
			break;
		str_add_bytes(held, more, *len);
	}
	*text = held->data;
	*len = held->len;
}

/* Outlook and others write BASE64 without folding it, to a blank line. Without
 * text it is only passed. */
static void
join_base64(struct vcard_lines *lines, const char **text, size_t *len)
{
	struct str *held = text ? hold(lines, *text, *len) : NULL;
	struct vcard_lines ahead = *lines;
	const char *more;
	size_t n;

	while (physical(&ahead, &more, &n) && n > 0 && !memchr(more, ':', n)) {
		if (held)
			str_add_bytes(held, more, n);
		lines->at = ahead.at;
		lines->number = ahead.number;
	}
	if (held) {
		*text = held->data;
		*len = held->len;
	}
}

static int
set_value(struct vcard_lines *lines, struct vcard_line *line, const char *bytes,
	  size_t len, struct error *err)
{
	enum charset charset =
		line->charset ? charset_find(line->charset) : CHARSET_UTF8;
	struct str text = {0};
	size_t used;

	if (memchr(bytes, '\0', len))
		return refuse(lines, line->number, err,
			      "a NUL in the value of %s", line->name);
	if (charset == CHARSET_UNKNOWN && !utf8_valid(bytes, len))
		return refuse(lines, line->number, err,
			      "CHARSET=%.40s is not known here: save the "
			      "cards as UTF-8",
			      line->charset);
	if (charset == CHARSET_UNKNOWN || charset == CHARSET_UTF8) {
		line->value = checked(lines, bytes, len);
		return 0;
	}
	used = charset_convert(&text, charset, bytes, len);
	line->value = checked(lines, str_get(&text), text.len);
	str_free(&text);
	return used < len ? refuse(lines, line->number, err,
				   "half a character of %.40s", line->charset)
			  : 0;
}

static int
decode(struct vcard_lines *lines, struct vcard_line *line, const char *text,
       size_t len, struct error *err)
{
	char *out;
	size_t used;

	if (line->coding == VCARD_LINE_PLAIN)
		return set_value(lines, line, text, len, err);
	if (line->coding == VCARD_LINE_QUOTED)
		join_soft(lines, &text, &len);
	out = arena_get(lines->arena, len + 1);
	if (line->coding == VCARD_LINE_QUOTED)
		used = vcard_decode_quoted(out, text, len);
	else if (!vcard_decode_base64(out, &used, text, len))
		return set_value(lines, line, text, len, err);
	else if (!line->charset && !utf8_valid(out, used))
		return 0; /* some picture */
	return set_value(lines, line, out, used, err);
}

/* Pictures and their like, which are long. */
static bool
is_heavy(const char *name)
{
	static const char *const heavy[] = {"PHOTO", "LOGO", "SOUND", "KEY",
					    "AGENT"};
	size_t i;

	for (i = 0; i < sizeof(heavy) / sizeof(heavy[0]); i++) {
		if (*name == *heavy[i] && strcmp(name, heavy[i]) == 0)
			return true;
	}
	return false;
}

/* A guess before the line is unfolded, so that no picture is copied. */
static size_t
fold_limit(const char *text, size_t len)
{
	char name[8] = "";
	size_t n = 0, dot = 0;

	for (; n < len && text[n] != ':' && text[n] != ';'; n++) {
		if (text[n] == '.')
			dot = n + 1;
	}
	if (n - dot >= sizeof(name))
		return SIZE_MAX;
	memcpy(name, text + dot, n - dot);
	raise(name);
	return is_heavy(name) ? HEAVY_MAX : SIZE_MAX;
}

/* No longer in whatever way it is written again. */
static bool
is_link(const struct vcard_line *line, const char *text, size_t len)
{
	size_t i;

	while (len > 0 && is_blank(*text)) {
		text++;
		len--;
	}
	if (line->coding != VCARD_LINE_PLAIN || len > LINK_MAX || len < 4 ||
	    strncasecmp(text, "http", 4) != 0)
		return false;
	for (i = 0; i < len && text[i] >= ' ' && text[i] <= '~';) {
		if (text[i++] == '\\')
			return false;
	}
	return i == len;
}

int
vcard_line_next(struct vcard_lines *lines, struct vcard_line *line,
		struct error *err)
{
	enum vcard_kind kind;
	const char *text, *colon;
	size_t len, all;
	bool heavy;

	do {
		if (!physical(lines, &text, &len))
			return 0;
		kind = vcard_kind_of(text, len);
	} while (kind == VCARD_KIND_BLANK);
	*line = (struct vcard_line){.number = lines->number - 1};
	if (kind == VCARD_KIND_AGENT_BEGIN && is_folded(lines))
		kind = VCARD_KIND_OTHER;
	unfold(lines, &text, &len, fold_limit(text, len));
	colon = find_colon(text, len);
	if (!colon) {
		(void)refuse(lines, line->number, err,
			     "a line of a card without a ':'");
		return error_hint(err,
				  "a line that goes on with the one before "
				  "begins with a blank");
	}
	if (read_head(lines, line, text, (size_t)(colon - text), err) < 0)
		return -1;
	all = len;
	len -= (size_t)(colon + 1 - text);
	text = colon + 1;
	if (kind == VCARD_KIND_AGENT_BEGIN ||
	    (kind == VCARD_KIND_AGENT && peek(lines) == VCARD_KIND_BEGIN))
		pass_card(lines, kind == VCARD_KIND_AGENT_BEGIN);
	heavy = is_heavy(line->name) &&
		(all >= HEAVY_MAX || !is_link(line, text, len));
	if (line->coding == VCARD_LINE_BASE64)
		join_base64(lines, heavy ? NULL : &text, &len);
	if (heavy)
		return 1;
	return decode(lines, line, text, len, err) < 0 ? -1 : 1;
}
