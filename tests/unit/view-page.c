/* SPDX-License-Identifier: ISC
 * Pages: headings, pairs, paragraphs and tables in a width.
 */
#include "view/page.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/utf8.h"
#include "tap.h"
#include "view/out.h"

struct row {
	struct id id;
	struct text said;
	struct duration late;
	struct flag forced;
};

static const struct column columns[] = {
	SHOWN_ID(struct row, id, "id", 'k', 9, "case"),
	SHOWN(struct row, late, DURATION, 8, "how late"),
	SHOWN(struct row, forced, FLAG, 7, "by force"),
	SHOWN(struct row, said, TEXT, 6, "what they said"),
};
static const struct shape shape = SHAPE(struct row, columns);

static const struct row rows[] = {
	{{1}, {"first\nsecond"}, {7800}, {false}},
	{{22}, {"a much longer one than the other was"}, {60}, {true}},
};

static FILE *file;
static struct arena arena;

static struct page *
begin(size_t width, bool colour)
{
	struct view_options options = {.width = width, .colour = colour};

	rewind(file);
	if (ftruncate(fileno(file), 0))
		abort();
	options.out = out_open(&arena, fileno(file));
	return page_open(&arena, &options);
}

static const char *
end(struct page *page)
{
	static char text[4096];
	struct error err = {0};
	ssize_t len;

	if (page_close(page, &err))
		ok(false, "page: %s", err.text);
	len = pread(fileno(file), text, sizeof(text) - 1, 0);
	text[len < 0 ? 0 : len] = '\0';
	return text;
}

static void
test_blocks(void)
{
	struct page *page = begin(40, false);

	page_title(page, "k1 kettle\nleaks \033[31m");
	page_pair(page, "owner", "nina");
	page_pair(page, "nothing", "");
	page_pair(page, "first answer",
		  "today, and then some more words that have to be wrapped");
	page_heading(page, "What was said");
	page_text(page, "one\n\n\ntwo  words\r\n");
	page_item(page, "-", "an item that is so long that it needs two lines");
	page_gap(page);
	page_gap(page);
	page_table(page, &shape, NULL, rows, 2);
	page_table(page, &shape, "said", rows, 0);
	page_gap(page);
	page_table(page, &shape, "id,late", rows, 1);
	page_gap(page);
	is_text(end(page),
		"k1 kettle leaks \\u{1b}[31m\n"
		"owner         nina\n"
		"first answer  today, and then some more\n"
		"              words that have to be\n"
		"              wrapped\n"
		"\n"
		"What was said\n"
		"one\n"
		"\n"
		"two words\n"
		"- an item that is so long that it needs\n"
		"  two lines\n"
		"\n"
		"id   said\n"
		"k1   first second\n"
		"k22  a much longer one than the other w\xE2\x80\xA6\n"
		"\n"
		"id        late\n"
		"k1  2 h 10 min\n",
		"a page");
}

static void
test_fields(void)
{
	struct page *page = begin(40, true);

	page_field(page, NULL, &shape, "id", &rows[0]);
	page_field(page, "late by", &shape, "late", &rows[0]);
	page_field(page, NULL, &shape, "forced", &rows[0]);
	page_field(page, NULL, &shape, "said", &rows[0]);
	page_heading(page, "more");
	is_text(end(page),
		"id       k1\n"
		"late by  2 h 10 min\n"
		"said     first\n"
		"         second\n"
		"\n"
		"\033[1mmore\033[0m\n",
		"fields of a row: lines stay, no is not said");
}

static void
test_nothing(void)
{
	struct error err = {0};
	struct page *page = begin(40, false);

	page_gap(page);
	page_heading(page, "the first");
	is_text(end(page), "the first\n", "no blank line at the top");
	ok(page_close(NULL, &err) == 0, "closing nothing is fine");
	page = begin(0, false);
	page_table(page, &shape, "sad", rows, 1);
	ok(page_close(page, &err) == -1 && err.code == ERR_USAGE,
	   "a column that is none is told at the close");
}

static void
test_widths(void)
{
	static const char text[] =
		"\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD "
		"short averyveryverylongword\xE2\x80\xAE e\xCC\x81\xCC\x82 "
		"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 end";
	size_t width, wide = 0;

	for (width = 6; width < 90; width++) {
		struct page *page = begin(width, false);
		char *line, *rest = NULL, *copy;

		page_title(page, text);
		page_text(page, text);
		page_item(page, "", text);
		page_pair(page, "a label", text);
		page_pair(page, "b", text);
		page_table(page, &shape, NULL, rows, 2);
		copy = strdup(end(page));
		for (line = strtok_r(copy, "\n", &rest); line;
		     line = strtok_r(NULL, "\n", &rest))
			wide += utf8_width(line) > width;
		free(copy);
	}
	is_int((int64_t)wide, 0, "no line of a page is wider than it");
}

int
main(void)
{
	file = tmpfile();
	if (!file)
		abort();
	test_blocks();
	test_fields();
	test_nothing();
	test_widths();
	(void)fclose(file);
	arena_free(&arena);
	return done();
}
