/* SPDX-License-Identifier: ISC
 * UTF-8: checked, folded, measured, made inert.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "tap.h"

static void
valid(void)
{
	static const char *const good[] = {"", "abc", "M\xC3\xBCller",
					   "\xF0\x9F\xAB\x96", "\x01\x7F"};
	static const char *const bad[] = {"\xFF",
					  "\xC3",
					  "\xC0\xAF",
					  "\xED\xA0\x80",
					  "\xF5\x80\x80\x80",
					  "a\xE2\x82"};
	size_t i;

	for (i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		ok(utf8_valid(good[i], strlen(good[i])), "text %zu", i);
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		ok(!utf8_valid(bad[i], strlen(bad[i])), "no text %zu", i);
	ok(!utf8_valid("a\0b", 3), "NUL is no text");
}

static void
clean(struct arena *arena)
{
	is_text(utf8_clean(arena,
			   "a\xFF\xFE"
			   "b",
			   4),
		"a\xEF\xBF\xBD\xEF\xBF\xBD"
		"b",
		"a byte, a mark");
	is_text(utf8_clean(arena, "a\0b", 3),
		"a\xEF\xBF\xBD"
		"b",
		"NUL too");
	is_text(utf8_clean(arena, "\xED\xA0\x80", 3),
		"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", "a lone surrogate");
	is_text(utf8_clean(arena, "fine", 4), "fine", "text stays");
}

static void
fold(struct arena *arena)
{
	static const char *const table[][2] = {
		{"M\xC3\xBCller", "muller"},
		{"MULLER", "muller"},
		{"Mu\xCC\x88ller", "muller"},
		{"  O'Brien-Smith  ", "o brien smith"},
		{"Stra\xC3\x9F"
		 "e",
		 "strasse"},
		{"\xEF\xBC\xA1nna", "anna"}, /* full width */
		{"", ""},
		{"...", ""},
		{"\xE5\xB1\xB1\xE7\x94\xB0", "\xE5\xB1\xB1\xE7\x94\xB0"},
	};
	size_t i;

	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		is_text(utf8_fold(arena, table[i][0]), table[i][1],
			table[i][0]);
}

static void
width(void)
{
	is_int((int64_t)utf8_width("abc"), 3, "ASCII");
	is_int((int64_t)utf8_width("M\xC3\xBCller"), 6, "an umlaut");
	is_int((int64_t)utf8_width("Mu\xCC\x88ller"), 6, "a combining mark");
	is_int((int64_t)utf8_width("\xE5\xB1\xB1\xE7\x94\xB0"), 4, "CJK");
	is_int((int64_t)utf8_width("\xF0\x9F\xAB\x96"), 2, "an emoji");
	is_int((int64_t)utf8_width(
		       "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xA7"),
	       2, "a joined emoji is one");
	is_int((int64_t)utf8_fit("\xE5\xB1\xB1\xE7\x94\xB0", 3), 3,
	       "no half of a wide character");
	is_int((int64_t)utf8_fit("Mu\xCC\x88ller", 2), 4,
	       "a mark stays with its letter");
	is_int((int64_t)utf8_fit("abc", 9), 3, "all of it");
}

static void
inert_is(const char *text, const char *keep, const char *want,
	 const char *title)
{
	struct str out = {0};

	utf8_add_inert(&out, text, keep);
	is_text(str_get(&out), want, title);
	str_free(&out);
}

static void
inert(void)
{
	inert_is("a\x1B]0;x\x07", "", "a\\u{1b}]0;x\\u{7}", "an escape");
	inert_is("\xC2\x9B"
		 "31m",
		 "", "\\u{9b}31m", "a C1 control");
	inert_is("a\xE2\x80\xAE"
		 "b",
		 "", "a\\u{202e}b", "an override");
	inert_is("a\tb\nc\rd", "", "a\\tb\\nc\\rd", "blanks of a line");
	inert_is("a\tb\nc", "\n", "a\\tb\nc", "LF kept");
	inert_is("\x7F", "", "\\u{7f}", "DEL");
	inert_is("M\xC3\xBCller \xF0\x9F\xAB\x96", "",
		 "M\xC3\xBCller \xF0\x9F\xAB\x96", "letters stay");
	inert_is("\xFF", "", "\xEF\xBF\xBD", "a byte that is no text");
}

static void
encode_is(int c, const char *want, const char *title)
{
	char bytes[5] = "";
	size_t len = utf8_encode(c, bytes);

	is_text(bytes, want, title);
	is_int((int64_t)len, (int64_t)strlen(want), "its length");
}

static void
encode(void)
{
	encode_is('a', "a", "ASCII");
	encode_is(0xFC, "\xC3\xBC", "two bytes");
	encode_is(0x20AC, "\xE2\x82\xAC", "three bytes");
	encode_is(0x1FAD6, "\xF0\x9F\xAB\x96", "four bytes");
	encode_is(0xD800, "\xEF\xBF\xBD", "half a pair is none");
	encode_is(0x110000, "\xEF\xBF\xBD", "nor is what is too large");
}

int
main(void)
{
	struct arena arena = {NULL};

	valid();
	clean(&arena);
	fold(&arena);
	width();
	inert();
	encode();
	arena_free(&arena);
	return done();
}
