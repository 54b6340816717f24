/* SPDX-License-Identifier: ISC
 * Fuzz: any text, with a person whose name and numbers come from it too; what
 * was struck is not there any more.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "text/strike.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct strike strike = {.arena = &arena};
	char *text = utf8_clean(&arena, (const char *)data, size);
	char *rest = strchr(text, '\n');
	char *struck;

	if (size > 2000 || !rest) {
		arena_free(&arena);
		return 0;
	}
	*rest++ = '\0';
	strike_add_name(&strike, text);
	strike_add_email(&strike, text);
	strike_add_phone(&strike, text);
	strike_add_other(&strike, text);
	struck = strike_text(&strike, &arena, rest, true);
	if (struck && !utf8_valid(struck, strlen(struck)))
		abort();
	arena_free(&arena);
	return 0;
}
