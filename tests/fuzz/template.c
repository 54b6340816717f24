/* SPDX-License-Identifier: ISC
 * Fuzz: any text as a letter with gaps; filling and checking agree, and a
 * value comes out as it went in.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "text/template.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = {"first", "a"};
	struct arena arena = {0};
	struct error err = {0};
	char *text = arena_bytes(&arena, data, size);
	/* the text is its own value: nothing in a value is read again */
	const struct template_value values[] = {{"first", text}, {"a", NULL}};
	char *out = NULL;
	int filled = template_fill(&arena, text, values, 2, &out, &err);

	if (filled != template_check(text, names, 2, &err))
		abort();
	if (filled == 0 && !strstr(text, "{{") && strcmp(out, text) != 0)
		abort();
	if (filled < 0 && (out || err.code != ERR_POLICY))
		abort();
	text = arena_print(&arena, "{{first}}");
	if (template_fill(&arena, text, values, 2, &out, &err) < 0 ||
	    strcmp(out, values[0].value) != 0)
		abort();
	arena_free(&arena);
	return 0;
}
