/* SPDX-License-Identifier: ISC
 * Any line as JSON: a row is JSON, what is read is text, and says the same when
 * it is written and read again.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "text/json.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
write_again(struct str *out, const struct vec *fields)
{
	const struct json_field *all = fields->items;
	size_t i;

	str_add(out, "{");
	for (i = 0; i < fields->count; i++) {
		json_add_key(out, all[i].key);
		if (all[i].kind == JSON_TEXT)
			json_add_text(out, all[i].text);
		else if (all[i].text)
			str_add(out, all[i].text);
		else
			str_add(out, all[i].kind == JSON_NULL	? "null"
				     : all[i].kind == JSON_TRUE ? "true"
								: "false");
	}
	str_add(out, "}");
}

static void
compare(const struct vec *a, const struct vec *b)
{
	const struct json_field *x = a->items, *y = b->items;
	size_t i;

	if (a->count != b->count)
		abort();
	for (i = 0; i < a->count; i++) {
		if (strcmp(x[i].key, y[i].key) != 0 || x[i].kind != y[i].kind ||
		    x[i].n != y[i].n || !str_same(x[i].text, y[i].text))
			abort();
		if (x[i].text && !utf8_valid(x[i].text, strlen(x[i].text)))
			abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {NULL};
	struct vec fields, again;
	struct str out = {0};
	struct error err;
	bool valid;

	valid = json_check((const char *)data, size, &err) == 0;
	if (json_read(&arena, (const char *)data, size, &fields, &err) == 0) {
		if (!valid)
			abort();
		write_again(&out, &fields);
		if (json_read(&arena, str_get(&out), out.len, &again, &err) < 0)
			abort();
		compare(&fields, &again);
	}
	str_free(&out);
	arena_free(&arena);
	return 0;
}
