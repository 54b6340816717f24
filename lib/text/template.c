/* SPDX-License-Identifier: ISC
 * Letters with gaps.
 */
#include "text/template.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"

#define NAME_SHOWN 60 /* bytes of a wrong name in a message */

struct span {
	const char *text;
	size_t len;
};

/* {{name|other}}; other.text is NULL without a bar. */
struct gap {
	struct span name;
	struct span other;
};

static struct span
trim(const char *text, size_t len)
{
	while (len > 0 && (text[0] == ' ' || text[0] == '\t')) {
		text++;
		len--;
	}
	while (len > 0 && (text[len - 1] == ' ' || text[len - 1] == '\t'))
		len--;
	return (struct span){text, len};
}

static int
refuse_open(const char *at, struct error *err)
{
	size_t len = strcspn(at, "\n");

	error_set(err, ERR_POLICY, "a {{ without }} on its line: %.*s",
		  (int)(len < NAME_SHOWN ? len : NAME_SHOWN), at);
	return error_hint(err, "write {{name}} or {{name|else}}");
}

/* Read the gap that begins at *at and step behind it. */
static int
read_gap(const char **at, struct gap *gap, struct error *err)
{
	const char *begin = *at + 2;
	const char *end = strstr(begin, "}}");
	const char *again = strstr(begin, "{{");
	const char *bar;
	size_t len;

	if (!end || (again && again < end) ||
	    memchr(begin, '\n', (size_t)(end - begin)))
		return refuse_open(*at, err);
	len = (size_t)(end - begin);
	bar = memchr(begin, '|', len);
	gap->other = (struct span){NULL, 0};
	if (bar)
		gap->other = trim(bar + 1, (size_t)(end - bar) - 1);
	gap->name = trim(begin, bar ? (size_t)(bar - begin) : len);
	*at = end + 2;
	return 0;
}

/* "{{frist}}: no such word …", with the nearest and all others. */
static int
refuse_name(struct span name, const char *const *names, size_t count,
	    struct error *err)
{
	int shown = (int)(name.len < NAME_SHOWN ? name.len : NAME_SHOWN);
	struct str hint = {0}, typed = {0};
	const char *nearest;
	size_t i;

	error_set(err, ERR_POLICY, "{{%.*s}}: a letter has no such word", shown,
		  name.text);
	str_add_bytes(&typed, name.text, (size_t)shown);
	nearest = str_nearest(str_get(&typed), names, count);
	if (nearest)
		str_print(&hint, "did you mean {{%s}}? there ", nearest);
	else
		str_add(&hint, "there ");
	str_add(&hint, count ? "are" : "are none");
	for (i = 0; i < count; i++)
		str_print(&hint, " %s", names[i]);
	error_hint(err, "%s", str_get(&hint));
	str_free(&typed);
	str_free(&hint);
	return -1;
}

static bool
is_name(struct span span, const char *name)
{
	return strlen(name) == span.len &&
	       memcmp(name, span.text, span.len) == 0;
}

/* Walk over text, adding to out (unless NULL) what it says with values. */
static int
walk(struct str *out, const char *text, const char *const *names,
     const struct template_value *values, size_t count, struct error *err)
{
	const char *at = text, *open;

	while ((open = strstr(at, "{{"))) {
		struct gap gap = {0};
		const char *value;
		size_t i;

		if (out)
			str_add_bytes(out, at, (size_t)(open - at));
		at = open;
		if (read_gap(&at, &gap, err) < 0)
			return -1;
		for (i = 0; i < count && !is_name(gap.name, names[i]); i++)
			;
		if (i == count)
			return refuse_name(gap.name, names, count, err);
		if (!out)
			continue;
		value = values[i].value;
		if (value && value[0])
			str_add(out, value);
		else if (gap.other.len)
			str_add_bytes(out, gap.other.text, gap.other.len);
	}
	if (out)
		str_add(out, at);
	return 0;
}

int
template_fill(struct arena *arena, const char *text,
	      const struct template_value *values, size_t count, char **out,
	      struct error *err)
{
	const char **names = arena_get(arena, count * sizeof(*names));
	struct str filled = {0};
	size_t i;
	int result;

	for (i = 0; i < count; i++)
		names[i] = values[i].name;
	result = walk(&filled, text, names, values, count, err);
	if (result == 0)
		*out = arena_bytes(arena, str_get(&filled), filled.len);
	str_free(&filled);
	return result;
}

int
template_check(const char *text, const char *const *names, size_t count,
	       struct error *err)
{
	return walk(NULL, text, names, NULL, count, err);
}
