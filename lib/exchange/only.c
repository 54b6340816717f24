/* SPDX-License-Identifier: ISC
 * Which rows of a foreign file are wanted.
 */
#include "exchange/only.h"

#include <string.h>

#include "base/arena.h"
#include "base/num.h"
#include "base/time.h"
#include "base/utf8.h"

static int
parse_one(struct arena *arena, const char *word, struct only_condition *to,
	  struct error *err)
{
	const char *equals = strchr(word, '=');
	size_t len = equals ? (size_t)(equals - word) : 0;
	const char *p;

	if (!utf8_valid(word, strlen(word)))
		return error_set(err, ERR_DATA, "--only is no UTF-8 text");
	to->unlike = len > 1 && word[len - 1] == '!';
	if (to->unlike)
		len--;
	if (len == 0) {
		error_set(err, ERR_USAGE, "--only %.100s: no condition", word);
		return error_hint(err, "as --only city=Berlin");
	}
	to->key = arena_bytes(arena, word, len);
	to->values = (struct vec){.size = sizeof(const char *)};
	for (p = equals + 1; *p;) {
		size_t n = strcspn(p, ",");

		if (n > 0)
			*(const char **)vec_add(&to->values, arena) =
				arena_bytes(arena, p, n);
		p += n + (p[n] == ',');
	}
	return 0;
}

int
only_parse(struct arena *arena, const char *const *words, size_t count,
	   struct only *only, struct error *err)
{
	size_t i;

	*only = (struct only){{.size = sizeof(struct only_condition)}};
	for (i = 0; i < count; i++) {
		if (parse_one(arena, words[i],
			      vec_add(&only->conditions, arena), err) < 0)
			return -1;
	}
	return 0;
}

/* Days and numbers as numbers. */
static bool
measure(const char *text, int64_t *n)
{
	struct day day;

	if (day_parse(text, &day)) {
		*n = day.days;
		return true;
	}
	return num_parse(text, n);
}

static bool
in_range(struct arena *arena, const char *text, const char *wanted,
	 const char *dots)
{
	const char *low = arena_bytes(arena, wanted, (size_t)(dots - wanted));
	const char *high = dots + 2;
	int64_t n, from = INT64_MIN, until = INT64_MAX;

	if ((*low && !measure(low, &from)) || (*high && !measure(high, &until)))
		return false;
	return measure(text, &n) && n >= from && n <= until;
}

static bool
fits(struct arena *arena, const char *text, const char *wanted)
{
	const char *dots = strstr(wanted, "..");

	if (dots)
		return in_range(arena, text, wanted, dots);
	return strstr(utf8_fold(arena, text), utf8_fold(arena, wanted)) != NULL;
}

static bool
holds(const struct only_condition *condition, struct arena *arena,
      const struct vec *values)
{
	const char *const *wanted = condition->values.items;
	const char *const *texts = values->items;
	size_t i, j;

	if (condition->values.count == 0)
		return (values->count == 0) != condition->unlike;
	for (i = 0; i < values->count; i++) {
		for (j = 0; j < condition->values.count; j++) {
			if (fits(arena, texts[i], wanted[j]))
				return !condition->unlike;
		}
	}
	return condition->unlike;
}

int
only_match(const struct only *only, struct arena *arena, only_values *values,
	   void *cookie, struct error *err)
{
	const struct only_condition *all = only->conditions.items;
	size_t i;

	for (i = 0; i < only->conditions.count; i++) {
		struct vec found = {.size = sizeof(const char *)};

		if (!values(cookie, all[i].key, &found)) {
			error_set(err, ERR_USAGE,
				  "--only %.60s: nothing is "
				  "called so",
				  all[i].key);
			return error_hint(err, "a field of crm-format(5), or "
					       "a column of the file");
		}
		if (!holds(&all[i], arena, &found))
			return 0;
	}
	return 1;
}
