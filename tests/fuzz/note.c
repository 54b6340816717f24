/* SPDX-License-Identifier: ISC
 * Fuzz target: values of notes, one a line, alone and as those of one key.
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "text/note.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is read is one of the kinds, a finite number, and a unit that ends. */
static void
check(const char *text, char decimal)
{
	struct note note;

	note_read(text, decimal, &note);
	if (note.kind < NOTE_NONE || note.kind > NOTE_WORD ||
	    !isfinite(note.n) || !memchr(note.unit, '\0', NOTE_UNIT) ||
	    (note.unit[0] && note.kind != NOTE_NUMBER) ||
	    (note.kind == NOTE_TIME && !(note.n >= 0 && note.n < 24 * 60)))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {NULL};
	char *text = utf8_clean(&arena, (const char *)data, size);
	struct note_column column = {.bits = 0};
	enum note_kind kind;
	int64_t line = 1;
	char decimal;

	for (text = strtok(text, "\n"); text; text = strtok(NULL, "\n")) {
		check(text, '.');
		check(text, ',');
		note_see(&column, text, line++);
	}
	if (note_judge(&column, "key", &kind, &decimal, NULL) < 0 &&
	    kind != NOTE_WORD)
		abort();
	if (decimal != '.' && decimal != ',')
		abort();
	arena_free(&arena);
	return 0;
}
