/* SPDX-License-Identifier: ISC
 * Fuzz: any bytes as rows; every row is read once, every field is text.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "text/lines.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_rows(struct arena *arena, const char *bytes, size_t len, char end)
{
	struct error err = {0};
	struct lines lines;
	struct line line;
	int64_t number = 0;
	size_t n;

	lines_open(&lines, "fuzz", bytes, len, end);
	while (lines_next(&lines, &line)) {
		if (line.number <= number || line.len == 0 ||
		    memchr(line.bytes, end, line.len))
			abort();
		number = line.number;
		for (n = 0; n < 3; n++) {
			char *field = NULL;

			if (lines_field(arena, &line, n, &field, &err) < 0) {
				if (err.code != ERR_DATA)
					abort();
			} else if (!field[0] ||
				   !utf8_valid(field, strlen(field))) {
				abort();
			}
		}
	}
	if (lines.len != 0)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};

	check_rows(&arena, (const char *)data, size, '\n');
	check_rows(&arena, (const char *)data, size, '\0');
	arena_free(&arena);
	return 0;
}
