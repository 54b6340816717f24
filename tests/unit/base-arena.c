/* SPDX-License-Identifier: ISC
 * Memory, lists, numbers, errors.
 */
#include <setjmp.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/num.h"
#include "base/vec.h"
#include "tap.h"

static void
arenas(void)
{
	struct arena arena = {NULL};
	struct arena_mark mark;
	char *first, *big, *again;

	first = arena_text(&arena, "first");
	mark = arena_mark(&arena);
	big = arena_get(&arena, 100000);
	ok(big[0] == 0 && big[99999] == 0, "zeroed");
	ok(((uintptr_t)big & 15) == 0, "aligned");
	arena_reset(&arena, mark);
	again = arena_get(&arena, 8);
	memset(again, 'x', 8);
	is_text(first, "first", "what was before the mark stays");
	ok(arena_text(&arena, NULL) == NULL, "no text, no copy");
	is_text(arena_print(&arena, "%d-%s", 4, "b"), "4-b", "printed");
	is_text(arena_bytes(&arena, "abc", 2), "ab", "a NUL behind bytes");
	arena_free(&arena);
	ok(arena.head == NULL, "given back");
}

static jmp_buf out;

static void
no_memory(void)
{
	longjmp(out, 1);
}

static void
exhausted(void)
{
	struct arena arena = {NULL};
	volatile bool called = false;

	arena_on_exhausted(no_memory);
	if (setjmp(out) == 0)
		arena_get(&arena, SIZE_MAX - 8);
	else
		called = true;
	ok(called, "too much is no memory");
	arena_on_exhausted(NULL);
}

static void
vecs(void)
{
	struct arena arena = {NULL};
	struct vec vec = {.size = sizeof(int)};
	int i, sum = 0;

	for (i = 0; i < 1000; i++)
		*(int *)vec_add(&vec, &arena) = i;
	for (i = 0; i < 1000; i++)
		sum += ((int *)vec.items)[i];
	is_int(sum, 499500, "a thousand items");
	arena_free(&arena);
}

static void
numbers(void)
{
	static const char *const none[] = {
		"", "-", "+1", " 1", "1 ", "0x1", "1.0", "9223372036854775808"};
	int64_t n = 3;
	size_t i;

	for (i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		ok(!num_parse(none[i], &n) && n == 3, "\"%s\" is none",
		   none[i]);
	ok(num_parse("-9223372036854775808", &n) && n == INT64_MIN,
	   "the lowest");
	ok(num_parse("007", &n) && n == 7, "leading noughts");
}

static void
errors(void)
{
	struct error err;
	char longer[600];

	memset(longer, 'a', sizeof(longer));
	longer[599] = '\0';
	is_int(error_set(&err, ERR_DATA, "%s: no", "x"), -1, "-1 for return");
	error_hint(&err, "do %d", 2);
	is_text(err.hint, "do 2", "the next step");
	error_set(&err, ERR_IO, "%s", longer);
	is_int((int64_t)strlen(err.text), 511, "cut, never over the end");
	is_text(err.hint, "", "an old hint is dropped");
	is_int(error_set(NULL, ERR_IO, "x"), -1, "nobody wants to know");
}

int
main(void)
{
	arenas();
	exhausted();
	vecs();
	numbers();
	errors();
	return done();
}
