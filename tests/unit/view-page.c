/* SPDX-License-Identifier: ISC
 * Pages: headings, pairs, paragraphs and tables in a width.
 */
#include "view/page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
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
static struct out *out;
static struct arena arena;

static struct page *
begin(size_t width, bool colour)
{
	struct view_options options = {.width = width, .colour = colour};

	rewind(file);
	if (ftruncate(fileno(file), 0))
		abort();
	options.out = out = out_open(&arena, fileno(file));
	return page_open(&arena, &options);
}

static const char *
end(struct page *page)
{
	static char text[16384];
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

static const struct page_value values[] = {
	{"Anna", "40 %", "of 5; 10 to 70 %", 40, true, 10, 70},
	{"a label that is far too long for it", "7 %", "of 100", 7, false, 0,
	 0},
	{"none", "0 %", NULL, 0, false, 0, 0},
	{"\xE4\xB8\xAD\xE6\x96\x87 <b>", "100 %", "of 1", 100, false, 0, 0},
	{"below", "-5 %", NULL, -5, false, 0, 0},
	{"not known", "too few", "", NAN, false, 0, 0},
};
static const struct page_picture picture = {"Shares", "n 107", 100, values,
					    sizeof(values) / sizeof(values[0])};
static const struct page_picture empty = {"Empty", "n 0", 0, NULL, 0};

static void
test_bars(void)
{
	struct page *page = begin(80, true);

	page_text(page, "before");
	page_bars(page, &picture);
	page_bars(page, &empty);
	page_text(page, "behind");
	is_text(end(page),
		"before\n"
		"\n"
		"Shares\n"
		"Anna                           40 %  "
		"██▓▓▓▓▓▓▓▓░░░░░░░         of 5; 10 to 70 %\n"
		"a label that is far too l…      7 %  "
		"█▋                        of 100\n"
		"none                            0 %\n"
		"中文 <b>                      100 %  "
		"████████████████████████  of 1\n"
		"below                          -5 %\n"
		"not known                   too few\n"
		"n 107\n"
		"\n"
		"Empty\n"
		"nothing to draw yet\n"
		"n 0\n"
		"behind\n",
		"bars, their intervals, what is nothing and not known");
	page = begin(30, false);
	page_bars(page, &picture);
	is_text(end(page),
		"Shares\n"
		"Anna           40 %  █▓▓▓░░\n"
		"  of 5; 10 to 70 %\n"
		"a label t…      7 %  ▋\n"
		"  of 100\n"
		"none            0 %\n"
		"中文 <b>      100 %  █████████\n"
		"  of 1\n"
		"below          -5 %\n"
		"not known   too few\n"
		"n 107\n",
		"where it is narrow, what is told with them stands below");
}

static void
test_spark(void)
{
	struct page *page = begin(40, false);
	static const struct page_value gone[] = {
		{"Jan", "-", NULL, NAN, false, 0, 0},
		{"Feb", "2", NULL, 2, false, 0, 0},
	};
	const struct page_picture two = {"By month", NULL, 0, gone, 2};

	page_spark(page, &picture);
	page_spark(page, &two);
	page_spark(page, &empty);
	is_text(end(page),
		"Shares\n"
		"▄▂▁█▁\n"
		"Anna to not known; least -5 % (below),\n"
		"most 100 % (中文 <b>)\n"
		"n 107\n"
		"\n"
		"By month\n"
		" █\n"
		"Jan to Feb; least 2 (Feb), most 2 (Feb)\n"
		"\n"
		"Empty\n"
		"nothing to draw yet\n",
		"a line of columns: a little is more than nothing");
	page = begin(4, false);
	page_spark(page, &picture);
	ok(strstr(end(page), "\n▁█▁\n"), "of too many the latest");
}

static void
test_html(void)
{
	const char *text;
	struct page *page;

	begin(0, false);
	page = page_open_as(&arena, &(struct view_options){.out = out},
			    PAGE_HTML);
	page_title(page, "k1 <kettle>");
	page_pair(page, "owner", "nina & bo");
	page_pair(page, "said", "one\ntwo");
	page_heading(page, "More");
	page_text(page, "words");
	page_item(page, "-", "first");
	page_item(page, "", "below");
	page_table(page, &shape, "id,late,said", rows, 1);
	page_gap(page);
	page_bars(page, &(struct page_picture){"Bars", NULL, 100, values, 2});
	page_spark(page, &(struct page_picture){"Line", "n 2", 0, values, 2});
	text = strstr(end(page), "<main>");
	is_text(text ? text : "",
		"<main>\n"
		"<h1>k1 &lt;kettle&gt;</h1>\n"
		"<dl>\n"
		"<dt>owner</dt>\n"
		"<dd>nina &amp; bo</dd>\n"
		"<dt>said</dt>\n"
		"<dd>one<br/>\ntwo</dd>\n"
		"</dl>\n"
		"<h2>More</h2>\n"
		"<p>words</p>\n"
		"<ul>\n<li>first</li>\n</ul>\n"
		"<p class=\"under\">below</p>\n"
		"<div class=\"wide\" role=\"region\" tabindex=\"0\" "
		"aria-label=\"More\">\n<table>\n"
		"<thead><tr><th scope=\"col\" class=\"w\">id</th>"
		"<th scope=\"col\" class=\"n\">late</th>"
		"<th scope=\"col\">said</th></tr></thead>\n"
		"<tr><td class=\"w\">k1</td><td class=\"n\">2 h 10 min</td>"
		"<td>first second</td></tr>\n"
		"</table>\n</div>\n"
		"<figure class=\"drawn\">\n<figcaption>Bars</figcaption>\n"
		"<table class=\"bars\">\n"
		"<tr><th scope=\"row\">Anna</th><td class=\"n\">40 %</td>"
		"<td class=\"bar\"><svg viewBox=\"0 0 1000 16\" "
		"preserveAspectRatio=\"none\" aria-hidden=\"true\">"
		"<rect width=\"400.0\" height=\"16\"/>"
		"<path d=\"M100.0 8H700.0M100.0 3V13M700.0 3V13\"/></svg></td>"
		"<td class=\"note\">of 5; 10 to 70 %</td></tr>\n"
		"<tr><th scope=\"row\">a label that is far too long for "
		"it</th><td class=\"n\">7 %</td>"
		"<td class=\"bar\"><svg viewBox=\"0 0 1000 16\" "
		"preserveAspectRatio=\"none\" aria-hidden=\"true\">"
		"<rect width=\"70.0\" height=\"16\"/></svg></td>"
		"<td class=\"note\">of 100</td></tr>\n"
		"</table>\n</figure>\n"
		"<figure class=\"spark\">\n<figcaption>Line</figcaption>\n"
		"<svg width=\"80\" viewBox=\"0 0 20 100\" preserveAspectRatio=\"none\" "
		"aria-hidden=\"true\">\n"
		"<rect x=\"1\" y=\"42.9\" width=\"8\" height=\"57.1\">"
		"<title>Anna: 40 %</title></rect>\n"
		"<rect x=\"11\" y=\"90.0\" width=\"8\" height=\"10.0\">"
		"<title>a label that is far too long for it: 7 %</title>"
		"</rect>\n</svg>\n"
		"<p class=\"note\">Anna to a label that is far too long for "
		"it; least 7 % (a label that is far too long for it), most "
		"40 % (Anna)</p>\n"
		"<div class=\"behind\"><table>\n"
		"<tr><th scope=\"row\">Anna</th><td>40 %</td></tr>\n"
		"<tr><th scope=\"row\">a label that is far too long for "
		"it</th><td>7 %</td></tr>\n"
		"</table></div>\n<p class=\"note\">n 2</p>\n</figure>\n"
		"<p class=\"made\">Made 1970-01-01 00:00.</p>\n"
		"</main>\n</body>\n</html>\n",
		"the same blocks as HTML");
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
		page_bars(page, &picture);
		page_spark(page, &picture);
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
	test_bars();
	test_spark();
	test_html();
	test_widths();
	(void)fclose(file);
	arena_free(&arena);
	return done();
}
