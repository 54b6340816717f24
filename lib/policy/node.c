/* SPDX-License-Identifier: ISC
 * Single values of policy.yaml, read and refused with their place.
 */
#include "policy/node.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/template.h"

#define QUOTE_MAX 40
#define TEXT_MAX 200
#define NAME_MAX_LEN 32
#define SPAN_DAYS_MAX 3660
#define SPAN_SECONDS_MAX ((int64_t)SPAN_DAYS_MAX * 86400)

#define YEARS_MAX 100

const char *
node_path(const struct node_source *source, const char *what, const char *key)
{
	size_t head = strlen(what), tail = strlen(key) + 1;
	char *path = arena_get(source->arena, head + 1 + tail);

	memcpy(path, what, head + 1);
	path[head] = '.';
	memcpy(path + head + 1, key, tail);
	return path;
}

static int
refuse(const struct node_source *source, int line, int column, const char *fmt,
       va_list ap) __attribute__((format(printf, 4, 0)));

static int
refuse(const struct node_source *source, int line, int column, const char *fmt,
       va_list ap)
{
	char what[400];

	(void)vsnprintf(what, sizeof(what), fmt, ap);
	return yaml_error(source->err, source->name, source->text, source->len,
			  line > 0 ? line : 1, line > 0 ? column : 1, "%s",
			  what);
}

int
node_error(const struct node_source *source, const struct yaml_node *node,
	   const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	(void)refuse(source, node->line, node->column, fmt, ap);
	va_end(ap);
	return -1;
}

int
node_error_key(const struct node_source *source, const struct yaml_node *node,
	       const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	(void)refuse(source, node->key_line, node->key_column, fmt, ap);
	va_end(ap);
	return -1;
}

int
node_error_at(const struct node_source *source, struct policy_place place,
	      const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	(void)refuse(source, place.line, place.column, fmt, ap);
	va_end(ap);
	return -1;
}

struct policy_place
node_place(const struct yaml_node *node)
{
	return (struct policy_place){node->line, node->column};
}

struct policy_place
node_place_key(const struct yaml_node *node)
{
	return (struct policy_place){node->key_line, node->key_column};
}

const char *
node_quote(const struct node_source *source, const char *text)
{
	struct str inert = {0};
	const char *quoted;
	size_t fit;

	utf8_add_inert(&inert, text, "");
	fit = utf8_fit(str_get(&inert), QUOTE_MAX);
	quoted = arena_print(source->arena, "\"%.*s%s\"", (int)fit,
			     str_get(&inert),
			     fit < inert.len ? "\xE2\x80\xA6" : "");
	str_free(&inert);
	return quoted;
}

const char *
node_nearest(const struct node_source *source, const char *typed,
	     const char *const *known, size_t count)
{
	const char *nearest = str_nearest(typed, known, count);
	struct str list = {0};
	const char *text = "";
	size_t i;

	if (nearest)
		return arena_print(source->arena, " (nearest: %s)", nearest);
	for (i = 0; i < count; i++)
		str_print(&list, "%s%s", i ? " " : "", known[i]);
	if (count > 0 && list.len <= TEXT_MAX)
		text = arena_print(source->arena, " (known: %s)",
				   str_get(&list));
	str_free(&list);
	return text;
}

const struct yaml_node *
node_find(const struct yaml_node *map, const char *key)
{
	const struct yaml_node *node;

	if (!map || map->kind != YAML_MAP)
		return NULL;
	for (node = map->first; node; node = node->next) {
		if (strcmp(node->key, key) == 0)
			return node;
	}
	return NULL;
}

bool
node_given(const struct yaml_node *node)
{
	return node && (node->kind != YAML_SCALAR || node->quoted ||
			node->text[0] != '\0');
}

static bool
is_known(const char *word, const char *const *known, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		if (strcmp(word, known[i]) == 0)
			return true;
	}
	return false;
}

int
node_map(const struct node_source *source, const struct yaml_node *node,
	 const char *what, const char *const *known, size_t count)
{
	const struct yaml_node *child;
	size_t n = 0;

	if (!node_given(node))
		return 0;
	if (node->kind != YAML_MAP)
		return node_error(source, node,
				  "%s: wants keys with values, \"key: value\"",
				  what);
	for (child = node->first; child; child = child->next) {
		if (++n > NODE_ITEMS_MAX)
			return node_error_key(source, child,
					      "%s: more than %d of them", what,
					      NODE_ITEMS_MAX);
		if (!known && !node_short_name(child->key))
			return node_error_key(
				source, child,
				"%s: %s is no short name (a-z, then up to 31 "
				"of a-z 0-9 _ -)",
				what, node_quote(source, child->key));
		if (known && !is_known(child->key, known, count))
			return node_error_key(
				source, child, "%s: no such key: %s%s", what,
				node_quote(source, child->key),
				node_nearest(source, child->key, known, count));
	}
	return 0;
}

const char *
node_text(const struct node_source *source, const struct yaml_node *node,
	  const char *what)
{
	const char *p;
	size_t len;

	if (node->kind != YAML_SCALAR) {
		node_error(source, node, "%s: wants one value", what);
		return NULL;
	}
	if (node->text[strspn(node->text, " ")] == '\0') {
		node_error(source, node, "%s: is empty", what);
		return NULL;
	}
	for (p = node->text; *p; p += len) {
		if (utf8_active(utf8_decode(p, &len))) {
			node_error(source, node,
				   "%s: has a line break or a control "
				   "character",
				   what);
			return NULL;
		}
	}
	if (utf8_width(node->text) > TEXT_MAX) {
		node_error(source, node, "%s: longer than %d characters", what,
			   TEXT_MAX);
		return NULL;
	}
	return node->text;
}

const char *
node_letter(const struct node_source *source, const struct yaml_node *node,
	    const char *what, bool lines, const char *const *words,
	    size_t count)
{
	const char *text = lines && node->kind == YAML_SCALAR
				   ? node->text
				   : node_text(source, node, what);
	struct error why;
	const char *p;
	size_t len;

	for (p = text; p && *p; p += len) {
		int c = utf8_decode(p, &len);

		if (c != '\n' && c != '\t' && utf8_active(c)) {
			node_error(source, node, "%s: has a control character",
				   what);
			return NULL;
		}
	}
	if (text && text[strspn(text, " \t\n")] == '\0') {
		node_error(source, node, "%s: is empty", what);
		return NULL;
	}
	if (text && template_check(text, words, count, &why) != 0) {
		node_error(source, node, "%s: %s (%s)", what, why.text,
			   why.hint);
		return NULL;
	}
	return text;
}

bool
node_short_name(const char *text)
{
	size_t len = strlen(text);

	return len >= 1 && len <= NAME_MAX_LEN && *text >= 'a' &&
	       *text <= 'z' &&
	       strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_-") == len;
}

const char *
node_name(const struct node_source *source, const struct yaml_node *node,
	  const char *what)
{
	const char *text = node_text(source, node, what);

	if (!text)
		return NULL;
	if (!node_short_name(text)) {
		node_error(source, node,
			   "%s: %s is no short name (a-z, then up to 31 of "
			   "a-z 0-9 _ -)",
			   what, node_quote(source, text));
		return NULL;
	}
	return text;
}

int
node_flag(const struct node_source *source, const struct yaml_node *node,
	  const char *what, bool *yes)
{
	static const char *const words[] = {"no", "yes", "false", "true"};
	const char *text = node_text(source, node, what);
	size_t i;

	if (!text)
		return -1;
	for (i = 0; i < 4; i++) {
		if (strcmp(text, words[i]) == 0) {
			*yes = i % 2 == 1;
			return 0;
		}
	}
	return node_error(source, node, "%s: %s is neither yes nor no", what,
			  node_quote(source, text));
}

int
node_number(const struct node_source *source, const struct yaml_node *node,
	    const char *what, const char *unit, int64_t low, int64_t high,
	    int64_t *n)
{
	const char *text = node_text(source, node, what);
	char *digits;
	size_t len, end = strlen(unit);

	if (!text)
		return -1;
	digits = arena_text(source->arena, text);
	len = strlen(digits);
	if (end > 0 && len > end && strcmp(digits + len - end, unit) == 0)
		digits[len - end] = '\0';
	if (!num_parse(digits, n) || *n < low || *n > high)
		return node_error(source, node,
				  "%s: %s is no number from %d to %d", what,
				  node_quote(source, text), (int)low,
				  (int)high);
	return 0;
}

/* Parts of "a, b": their columns are those of the text, as long as it stands
 * in the file as it is. */
static int
split_scalar(const struct node_source *source, const struct yaml_node *node,
	     const char *what, struct vec *items)
{
	const char *p = node->text;
	int column = node->column;

	for (;;) {
		size_t skip = strspn(p, " \t"), len, end;
		struct yaml_node *item;

		p += skip;
		column += (int)skip;
		len = strcspn(p, ",");
		end = len;
		while (end > 0 && (p[end - 1] == ' ' || p[end - 1] == '\t'))
			end--;
		item = arena_get(source->arena, sizeof(*item));
		*item = *node;
		item->next = NULL;
		item->text = arena_bytes(source->arena, p, end);
		if (!node->quoted && node->line > 0)
			item->column = column;
		if (items->count == NODE_ITEMS_MAX)
			return node_error(source, node,
					  "%s: more than %d of them", what,
					  NODE_ITEMS_MAX);
		*(const struct yaml_node **)vec_add(items, source->arena) =
			item;
		if (!p[len])
			return 0;
		p += len + 1;
		column += (int)len + 1;
	}
}

int
node_items(const struct node_source *source, const struct yaml_node *node,
	   const char *what, const struct yaml_node ***items, size_t *count)
{
	struct vec list = {.size = sizeof(struct yaml_node *)};
	const struct yaml_node *child;

	*items = NULL;
	*count = 0;
	if (!node_given(node))
		return 0;
	if (node->kind == YAML_MAP)
		return node_error(source, node, "%s: wants a list, [one, two]",
				  what);
	if (node->kind == YAML_SCALAR &&
	    split_scalar(source, node, what, &list) != 0)
		return -1;
	for (child = node->first; child; child = child->next) {
		if (child->kind != YAML_SCALAR)
			return node_error(source, child,
					  "%s: wants a list of words", what);
		if (list.count == NODE_ITEMS_MAX)
			return node_error(source, child,
					  "%s: more than %d of them", what,
					  NODE_ITEMS_MAX);
		*(const struct yaml_node **)vec_add(&list, source->arena) =
			child;
	}
	*items = list.items;
	*count = list.count;
	return 0;
}

struct amounts {
	int64_t days;
	int64_t weeks;
	int64_t seconds;
	bool in_days;
	bool in_seconds;
};

/* "4h 30m", "1w 2d": each unit at most six digits; false for anything else. */
static bool
parse_amounts(const char *text, struct amounts *amounts)
{
	*amounts = (struct amounts){0};
	for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
		size_t digits = strspn(text, "0123456789"), i;
		int64_t n = 0;

		if (digits < 1 || digits > 6)
			return false;
		for (i = 0; i < digits; i++)
			n = n * 10 + (*text++ - '0');
		switch (*text++) {
		case 'w':
			amounts->weeks += n;
			amounts->in_days = true;
			break;
		case 'd':
			amounts->days += n;
			amounts->in_days = true;
			break;
		case 'h':
			amounts->seconds += n * 3600;
			amounts->in_seconds = true;
			break;
		case 'm':
			amounts->seconds += n * 60;
			amounts->in_seconds = true;
			break;
		case 's':
			amounts->seconds += n;
			amounts->in_seconds = true;
			break;
		default:
			return false;
		}
	}
	return amounts->in_days || amounts->in_seconds;
}

int
node_span(const struct node_source *source, const struct yaml_node *node,
	  const char *what, int week_days, struct policy_span *span)
{
	const char *text = node_text(source, node, what);
	struct amounts amounts;

	if (!text)
		return -1;
	*span = (struct policy_span){.place = node_place(node)};
	if (strcmp(text, "none") == 0) {
		span->absent = true;
		return 0;
	}
	if (!parse_amounts(text, &amounts))
		return node_error(source, node,
				  "%s: %s is no span such as 4h, 30m, 2d, 1w "
				  "or none",
				  what, node_quote(source, text));
	if (amounts.in_days && amounts.in_seconds)
		return node_error(source, node,
				  "%s: %s mixes working days and working "
				  "hours",
				  what, node_quote(source, text));
	span->in_days = amounts.in_days;
	span->amount = amounts.in_days
			       ? amounts.days + amounts.weeks * week_days
			       : amounts.seconds;
	if (span->amount > (span->in_days ? SPAN_DAYS_MAX : SPAN_SECONDS_MAX))
		return node_error(source, node, "%s: longer than ten years",
				  what);
	return 0;
}

const char *
node_span_text(struct arena *arena, const struct policy_span *span)
{
	if (span->absent)
		return "none";
	if (span->in_days)
		return arena_print(arena, "%dd", (int)span->amount);
	if (span->amount % 3600 == 0)
		return arena_print(arena, "%dh", (int)(span->amount / 3600));
	if (span->amount % 60 == 0)
		return arena_print(arena, "%dm", (int)(span->amount / 60));
	return arena_print(arena, "%ds", (int)span->amount);
}

int
node_wall(const struct node_source *source, const struct yaml_node *node,
	  const char *what, int64_t *seconds)
{
	const char *text = node_text(source, node, what);
	struct amounts amounts;

	if (!text)
		return -1;
	if (!parse_amounts(text, &amounts))
		return node_error(source, node,
				  "%s: %s is no time such as 60s, 5m, 24h or "
				  "2d",
				  what, node_quote(source, text));
	*seconds = amounts.seconds + amounts.days * 86400 +
		   amounts.weeks * 7 * 86400;
	if (*seconds < 1 || *seconds > SPAN_SECONDS_MAX)
		return node_error(source, node,
				  "%s: %s is not between 1s and ten years",
				  what, node_quote(source, text));
	return 0;
}

int
node_years(const struct node_source *source, const struct yaml_node *node,
	   const char *what, int64_t *days)
{
	const char *text = node_text(source, node, what);
	size_t len = text ? strspn(text, "0123456789") : 0;
	int64_t n;

	if (!text)
		return -1;
	if (len == 0 || !text[len] || text[len + 1] ||
	    !strchr("dmy", text[len]) ||
	    !num_parse(arena_bytes(source->arena, text, len), &n))
		return node_error(source, node,
				  "%s: %s is no time such as 3y, 18m or 90d",
				  what, node_quote(source, text));
	if (n <= YEARS_MAX * 366)
		*days = text[len] == 'd'   ? n
			: text[len] == 'm' ? (n * 1461 + 47) / 48
					   : (n * 1461 + 3) / 4;
	if (n > YEARS_MAX * 366 || *days < 30 || *days > YEARS_MAX * 366)
		return node_error(source, node,
				  "%s: %s is not between a month and a hundred "
				  "years",
				  what, node_quote(source, text));
	return 0;
}
