/* SPDX-License-Identifier: ISC
 * Delivery reports and the few lines a mail is known by.
 */
#include "text/bounce.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/letter.h"

#define VALUE_MAX ((size_t)2000) /* bytes kept of one */

struct fields {
	const char *at, *end;
};

/* The next header line, unfolded, into name and value; a blank line has no
 * name. false at the end. */
static bool
next_field(struct fields *fields, struct str *name, struct str *value)
{
	bool first = true;

	str_clear(name);
	str_clear(value);
	if (fields->at == fields->end)
		return false;
	do {
		const char *line = fields->at, *colon;
		const char *eol =
			memchr(line, '\n', (size_t)(fields->end - line));
		size_t len = (size_t)((eol ? eol : fields->end) - line);

		fields->at = eol ? eol + 1 : fields->end;
		while (len > 0 && isspace((unsigned char)line[len - 1]))
			len--;
		colon = first ? memchr(line, ':', len) : NULL;
		if (colon) {
			str_add_bytes(name, line, (size_t)(colon - line));
			len -= (size_t)(colon + 1 - line);
			line = colon + 1;
		} else if (first) {
			/* no header line, or the blank one */
			str_add(value, len > 0 ? "?" : "");
			return true;
		}
		while (len > 0 && isspace((unsigned char)*line)) {
			line++;
			len--;
		}
		if (!first && len > 0)
			str_add_char(value, ' ');
		if (value->len + len < VALUE_MAX)
			str_add_bytes(value, line, len);
		first = false;
	} while (fields->at < fields->end &&
		 (*fields->at == ' ' || *fields->at == '\t'));
	return true;
}

static bool
is_named(const struct str *name, const char *want)
{
	return name->len == strlen(want) &&
	       strncasecmp(str_get(name), want, name->len) == 0;
}

/* "rfc822; <anna@example.org>" as the address, "smtp; 550 no" as the words. */
static char *
behind_type(struct arena *arena, const struct str *value)
{
	const char *at = str_get(value);
	const char *semicolon = strchr(at, ';');
	size_t len;

	if (semicolon)
		at = semicolon + 1;
	at += strspn(at, " \t");
	len = strlen(at);
	if (len >= 2 && at[0] == '<' && at[len - 1] == '>') {
		at++;
		len -= 2;
	}
	return len > 0 ? utf8_clean(arena, at, len) : NULL;
}

static char *
first_word(struct arena *arena, const struct str *value)
{
	const char *text = str_get(value);
	size_t len = strcspn(text, " \t(;"), i;
	char *word;

	if (len == 0)
		return NULL;
	word = utf8_clean(arena, text, len);
	for (i = 0; word[i]; i++) {
		if (word[i] >= 'A' && word[i] <= 'Z')
			word[i] = (char)(word[i] - 'A' + 'a');
	}
	return word;
}

static void
keep(struct arena *arena, struct letter_bounce *bounce, struct vec *bounces)
{
	if (bounce->recipient) {
		if (!bounces->size)
			bounces->size = sizeof(*bounce);
		*(struct letter_bounce *)vec_add(bounces, arena) = *bounce;
	}
	*bounce = (struct letter_bounce){0};
}

void
bounce_read(struct arena *arena, const char *bytes, size_t len,
	    struct vec *bounces)
{
	struct fields fields = {bytes, bytes + len};
	struct letter_bounce bounce = {0};
	struct str name = {0}, value = {0};

	while (next_field(&fields, &name, &value)) {
		if (name.len == 0 && value.len == 0)
			keep(arena, &bounce, bounces);
		else if (is_named(&name, "Final-Recipient") ||
			 (is_named(&name, "Original-Recipient") &&
			  !bounce.recipient))
			bounce.recipient = behind_type(arena, &value);
		else if (is_named(&name, "Action"))
			bounce.action = first_word(arena, &value);
		else if (is_named(&name, "Status"))
			bounce.status = first_word(arena, &value);
		else if (is_named(&name, "Diagnostic-Code"))
			bounce.diagnostic = behind_type(arena, &value);
	}
	keep(arena, &bounce, bounces);
	str_free(&name);
	str_free(&value);
}

const char *
bounce_message_id(struct arena *arena, const char *bytes, size_t len)
{
	struct fields fields = {bytes, bytes + len};
	struct str name = {0}, value = {0};
	struct vec ids = {.size = sizeof(const char *)};

	while (ids.count == 0 && next_field(&fields, &name, &value)) {
		if (name.len == 0 && value.len == 0)
			break;
		if (is_named(&name, "Message-ID"))
			letter_find_ids(arena,
					utf8_clean(arena, str_get(&value),
						   value.len),
					&ids);
	}
	str_free(&name);
	str_free(&value);
	return ids.count > 0 ? *(const char *const *)ids.items : NULL;
}
