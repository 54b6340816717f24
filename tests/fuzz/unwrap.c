/* SPDX-License-Identifier: ISC
 * Fuzz: any bytes as a mail with codings in it; what comes out is text.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "text/unwrap.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	const char *text = unwrap_mail(&arena, (const char *)data, size);

	if (!utf8_valid(text, strlen(text)))
		abort();
	arena_free(&arena);
	return 0;
}
