/* SPDX-License-Identifier: ISC
 * Fuzz: any bytes as HTML; what comes out is text without doubled blank lines
 * at its beginning.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "text/html.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	const char *text = html_text(&arena, (const char *)data, size);

	if (!utf8_valid(text, strlen(text)) || text[0] == '\n')
		abort();
	arena_free(&arena);
	return 0;
}
