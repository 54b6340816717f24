/* SPDX-License-Identifier: ISC
 * The rows a sink reads: headers, blanks, escapes, refusals.
 */
#include "text/lines.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "tap.h"

/* Every first field, or the refusal, in brackets with its line number. */
static void
is_rows(const char *bytes, size_t len, char end, size_t field, const char *want,
	const char *title)
{
	struct arena arena = {0};
	struct error err = {0};
	struct str out = {0};
	struct lines lines;
	struct line line;

	lines_open(&lines, "stdin", bytes, len, end);
	while (lines_next(&lines, &line)) {
		char *text;

		if (lines_field(&arena, &line, field, &text, &err) < 0)
			str_print(&out, "!%d %s!", (int)err.code, err.text);
		else
			str_print(&out, "[%d %s]", (int)line.number, text);
	}
	is_text(str_get(&out), want, title);
	str_free(&out);
	arena_free(&arena);
}

#define ROWS(bytes, field, want, title)                                        \
	is_rows(bytes, sizeof(bytes) - 1, '\n', field, want, title)
#define ROWS_0(bytes, field, want, title)                                      \
	is_rows(bytes, sizeof(bytes) - 1, '\0', field, want, title)

int
main(void)
{
	ROWS("", 0, "", "nothing");
	ROWS("k7\n", 0, "[1 k7]", "an id");
	ROWS("k7", 0, "[1 k7]", "an id without an end");
	ROWS("k7\tx\ny z\tw\n", 0, "[1 k7][2 y z]", "the first field");
	ROWS("k1\tk2\n", 1, "[1 k2]", "the second field");
	ROWS("k1\tk2\n", 2, "!65 stdin:1: no field 3!", "none");
	ROWS("k1\n", 1, "!65 stdin:1: no field 2!", "a short row");
	ROWS("\n \nk1\n\t\n\nk2\n", 0, "[3 k1][6 k2]", "blank lines");
	ROWS("id\tdue\nk1\n", 0, "[2 k1]", "a header");
	ROWS("\nid\nk1\n", 0, "[3 k1]", "a header behind a blank line");
	ROWS("id\r\nk1\r\n", 0, "[2 k1]", "a header and CR LF");
	ROWS("k1\nid\n", 0, "[1 k1][2 id]", "no header is elsewhere");
	ROWS("id\nid\n", 0, "[2 id]", "only one");
	ROWS("id2\nidx\tid\n", 0, "[1 id2][2 idx]", "what only begins so");
	ROWS("ID\n", 0, "[1 ID]", "capitals are no header");
	ROWS("a\\tb\\nc\\rd\\\\e\\-f\n", 0, "[1 a\tb\nc\rd\\e-f]", "escapes");
	ROWS("\\-\n", 0, "[1 -]", "a real dash");
	ROWS("-\n", 0, "!65 stdin:1: field 1 is empty!", "a missing one");
	ROWS("k1\t\tx\n", 1, "!65 stdin:1: field 2 is empty!", "an empty one");
	ROWS("\tx\n", 0, "!65 stdin:1: field 1 is empty!", "an empty first");
	ROWS("k1\ta\\x\n", 1,
	     "!65 stdin:1: field 2: a \\ that begins none of "
	     "\\t \\n \\r \\\\ \\-!",
	     "an escape of nothing");
	ROWS("k1\n\\\nk2\n", 0,
	     "[1 k1]!65 stdin:2: field 1: a \\ that begins none of "
	     "\\t \\n \\r \\\\ \\-![3 k2]",
	     "a backslash at the end");
	ROWS("a\\\tb\n", 0,
	     "!65 stdin:1: field 1: a \\ that begins none of "
	     "\\t \\n \\r \\\\ \\-!",
	     "a backslash before a tab");
	ROWS("k1\nk\xFF\n", 0, "[1 k1]!65 stdin:2: field 1 is not UTF-8 text!",
	     "no UTF-8");
	ROWS("k\0001\n", 0, "!65 stdin:1: field 1 is not UTF-8 text!", "NUL");
	ROWS("k\xFF\tk2\n", 1, "[1 k2]", "bad bytes of another field");
	ROWS("k1\r\n", 0, "[1 k1]", "CR LF");
	ROWS("k1\r", 0, "[1 k1]", "a CR at the end");
	ROWS("\r\nk1\n", 0, "[2 k1]", "a blank line of CR LF");
	ROWS_0("k1\0k2\0", 0, "[1 k1][2 k2]", "NUL ends");
	ROWS_0("id\0k2", 0, "[2 k2]", "NUL ends, a header, no last end");
	ROWS_0("a\nb\tc\0\0x\0", 0, "[1 a\nb][3 x]", "LF inside, blanks");
	return done();
}
