/* SPDX-License-Identifier: ISC
 * Text that grows, and the nearest word.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "tap.h"

static void
growing(void)
{
	struct arena arena = {NULL};
	struct str str = {0};
	int i;

	is_text(str_get(&str), "", "an empty string is no NULL");
	str_add(&str, "a");
	str_add_char(&str, 'b');
	str_add_bytes(&str, "c\0d", 3);
	is_int((int64_t)str.len, 5, "bytes may hold NUL");
	str_clear(&str);
	str_add_int(&str, INT64_MIN);
	str_add_int(&str, 0);
	is_text(str_get(&str), "-92233720368547758080",
		"the lowest number, and nought");
	str_clear(&str);
	str_print(&str, "%s=%d", "n", 7);
	is_text(str_get(&str), "n=7", "printed");
	is_text(str_keep(&str, &arena), "n=7", "kept in an arena");
	is_text(str_get(&str), "", "and empty again");
	is_text(str_keep(&str, &arena), "", "an empty one is kept as well");
	arena_free(&arena);
	str_clear(&str);
	for (i = 0; i < 10000; i++)
		str_add_char(&str, 'x');
	is_int((int64_t)str.len, 10000, "it grows");
	str_free(&str);
	ok(str.data == NULL, "and is given back");
}

static void
comparing(void)
{
	ok(str_begins("complaint", "com"), "begins");
	ok(!str_begins("com", "complaint"), "the longer begins no shorter");
	ok(str_same(NULL, ""), "missing and empty are the same");
	ok(!str_same(NULL, "a"), "missing and something are not");
}

static void
nearest(void)
{
	static const char *const words[] = {"name", "email", "phone", "voice",
					    "first-answer"};
	const size_t n = sizeof(words) / sizeof(words[0]);
	char longer[60];

	is_text(str_nearest("nmae", words, n), "name", "a swap is one edit");
	is_text(str_nearest("vioce", words, n), "voice", "another");
	is_text(str_nearest("emial", words, n), "email", "a third");
	is_text(str_nearest("mail", words, n), "email", "a letter missing");
	is_text(str_nearest("first-anwser", words, n), "first-answer",
		"a long word");
	ok(str_nearest("xyz", words, n) == NULL, "nothing near");
	ok(str_nearest("", words, n) == NULL, "nothing typed");
	memset(longer, 'a', sizeof(longer));
	longer[59] = '\0';
	ok(str_nearest(longer, words, n) == NULL, "too long for any");
}

int
main(void)
{
	growing();
	comparing();
	nearest();
	return done();
}
