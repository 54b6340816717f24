/* SPDX-License-Identifier: ISC
 * What a program says about itself.
 */
#include "cli/usage.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"
#include "view/escape.h"
#include "view/out.h"
#include "view/view.h"

#define WIDTH ((size_t)80)
#define MOST_LINES 24
#define INDENT ((size_t)2)
#define HEAD_MOST ((size_t)24) /* a longer option stands out of its column */

/* How the options are laid out, from roomy to tight. */
enum layout {
	LAYOUT_LINES,	/* each on a line of its own */
	LAYOUT_MIXED,	/* the shared ones two to a line */
	LAYOUT_SUMMARY, /* the shared ones without their help */
	LAYOUT_DOUBLE,	/* all two to a line */
	LAYOUT_NAMES,	/* all without their help */
	LAYOUTS
};

/* "-k, --kind KIND", in the arena. */
static const char *
head_of(struct arena *arena, const struct option_row *row)
{
	const char *argument = row->argument ? row->argument : "";
	const char *gap = row->argument ? " " : "";

	if (!row->name)
		return arena_print(arena, "-%c%s%s", row->letter, gap,
				   argument);
	if (!row->letter)
		return arena_print(arena, "--%s%s%s", row->name, gap, argument);
	return arena_print(arena, "-%c, --%s%s%s", row->letter, row->name, gap,
			   argument);
}

static void
add_blanks(struct str *out, size_t n)
{
	while (n-- > 0)
		str_add_char(out, ' ');
}

/* Add text cut to width columns; returns how many it took. */
static size_t
add_cut(struct str *out, const char *text, size_t width)
{
	size_t fit;

	if (utf8_width(text) <= width) {
		str_add(out, text);
		return utf8_width(text);
	}
	fit = utf8_fit(text, width - 1);
	str_add_bytes(out, text, fit);
	str_add(out, "\xE2\x80\xA6");
	return width;
}

/* "  -k, --kind KIND   what it is", width columns at most; padded to them if
 * more is to follow. */
static void
add_option(struct arena *arena, struct str *out, const struct option_row *row,
	   size_t head_width, size_t width, bool padded)
{
	const char *head = head_of(arena, row);
	size_t used = utf8_width(head);

	add_blanks(out, INDENT);
	str_add(out, head);
	if (used < head_width) {
		add_blanks(out, head_width - used);
		used = head_width;
	}
	add_blanks(out, INDENT);
	used += 2 * INDENT;
	if (used < width)
		used += add_cut(out, row->help, width - used);
	if (padded && used < width)
		add_blanks(out, width - used);
}

/* The widest head of rows[from..to), up to a limit. */
static size_t
widest(struct arena *arena, const struct option_row **rows, size_t from,
       size_t to, size_t limit)
{
	size_t most = 0, i;

	for (i = from; i < to; i++) {
		size_t wide = utf8_width(head_of(arena, rows[i]));

		if (wide > most && wide <= limit)
			most = wide;
	}
	return most;
}

static int
add_lines(struct arena *arena, struct str *out, const struct option_row **rows,
	  size_t from, size_t to)
{
	size_t head = widest(arena, rows, from, to, HEAD_MOST);
	size_t i;

	for (i = from; i < to; i++) {
		add_option(arena, out, rows[i], head, WIDTH, false);
		str_add_char(out, '\n');
	}
	return (int)(to - from);
}

static int
add_double(struct arena *arena, struct str *out, const struct option_row **rows,
	   size_t from, size_t to)
{
	size_t half = (to - from + 1) / 2, i;
	size_t middle = from + half;
	size_t left = widest(arena, rows, from, middle, HEAD_MOST - 6);
	size_t right = widest(arena, rows, middle, to, HEAD_MOST - 6);

	for (i = 0; i < half; i++) {
		bool two = middle + i < to;

		add_option(arena, out, rows[from + i], left, WIDTH / 2, two);
		if (two)
			add_option(arena, out, rows[middle + i], right,
				   WIDTH / 2, false);
		str_add_char(out, '\n');
	}
	return (int)half;
}

static int
add_words(struct str *out, const char *const *words, size_t count,
	  size_t indent, size_t used)
{
	int lines = 1;
	size_t i;

	for (i = 0; i < count; i++) {
		size_t wide = utf8_width(words[i]);

		if (used > indent && used + 1 + wide > WIDTH) {
			str_add_char(out, '\n');
			add_blanks(out, indent);
			used = indent;
			lines++;
		} else if (used > 0 && i > 0) {
			str_add_char(out, ' ');
			used++;
		}
		str_add(out, words[i]);
		used += wide;
	}
	str_add_char(out, '\n');
	return lines;
}

static int
add_names(struct arena *arena, struct str *out, const struct option_row **rows,
	  size_t from, size_t to, const char *label)
{
	struct vec words = {.size = sizeof(const char *)};
	size_t i;

	for (i = from; i < to; i++)
		*(const char **)vec_add(&words, arena) =
			arena_print(arena, "%s%s", head_of(arena, rows[i]),
				    i + 1 < to ? "," : "");
	str_add(out, label);
	return add_words(out, words.items, words.count, INDENT, strlen(label));
}

/* Words of text, wrapped behind label. */
static int
add_wrapped(struct arena *arena, struct str *out, const char *label,
	    const char *text)
{
	struct vec words = {.size = sizeof(const char *)};

	while (*text) {
		size_t len = strcspn(text, " ");

		*(const char **)vec_add(&words, arena) =
			arena_bytes(arena, text, len);
		text += len + strspn(text + len, " ");
	}
	str_add(out, label);
	return add_words(out, words.items, words.count, 7, strlen(label));
}

static int
add_options(struct arena *arena, struct str *out,
	    const struct option_row **rows, size_t own, size_t count,
	    enum layout layout)
{
	static const char label[] = "  also ";
	int lines = 0;

	switch (layout) {
	case LAYOUT_LINES:
		return add_lines(arena, out, rows, 0, count);
	case LAYOUT_MIXED:
		lines = add_lines(arena, out, rows, 0, own);
		return lines + add_double(arena, out, rows, own, count);
	case LAYOUT_DOUBLE:
		lines = add_double(arena, out, rows, 0, own);
		return lines + add_double(arena, out, rows, own, count);
	case LAYOUT_SUMMARY:
		lines = add_lines(arena, out, rows, 0, own);
		return lines + add_names(arena, out, rows, own, count, label);
	case LAYOUT_NAMES:
	case LAYOUTS:
		break;
	}
	return add_names(arena, out, rows, 0, count, "  ");
}

void
usage_help(struct arena *arena, const struct passport *passport,
	   struct str *out)
{
	const struct option_row **rows = option_rows(arena, passport, true);
	size_t count = 0, i;
	int lines = 4;
	enum layout layout;

	while (rows[count])
		count++;
	assert(count >= passport->option_count);
	for (i = 0; i < 2; i++) {
		str_add(out, passport->examples[i]);
		str_add_char(out, '\n');
	}
	str_add_char(out, '\n');
	lines += add_wrapped(arena, out,
			     arena_print(arena, "%s: ", passport->name),
			     passport->purpose);
	lines += add_wrapped(arena, out,
			     arena_print(arena, "usage: %s ", passport->name),
			     passport->usage);
	str_add_char(out, '\n');
	for (layout = LAYOUT_LINES; layout < LAYOUTS; layout++) {
		struct str options = {0};
		int more = add_options(arena, &options, rows,
				       passport->option_count, count, layout);

		if (lines + more <= MOST_LINES || layout == LAYOUT_NAMES) {
			str_add(out, str_get(&options));
			str_free(&options);
			return;
		}
		str_free(&options);
	}
}

static void
add_field(struct str *out, const char *text, char end)
{
	escape_tsv(out, text);
	str_add_char(out, end);
}

/* Rows for crm-complete. */
static void
add_rows(struct arena *arena, const struct passport *passport, struct str *out)
{
	const struct option_row **rows = option_rows(arena, passport, true);
	size_t i;

	for (i = 0; rows[i]; i++) {
		char letter[2] = {rows[i]->letter, '\0'};

		add_field(out, letter, '\t');
		add_field(out, rows[i]->name, '\t');
		add_field(out, rows[i]->argument, '\t');
		add_field(out, rows[i]->help, '\n');
	}
	add_field(out, "operands", '\t');
	add_field(out, passport->operands, '\t');
	add_field(out, NULL, '\t');
	add_field(out, passport->purpose, '\n');
}

static int
answer_columns(struct arena *arena, const struct passport *passport,
	       const struct view_options *view, struct error *err)
{
	if (!passport->shape) {
		error_set(err, ERR_USAGE, "%s prints no rows, so -o has no use",
			  passport->name);
		return -1;
	}
	return view_columns(arena, passport->shape, view, err);
}

int
usage_answer(struct arena *arena, const struct passport *passport,
	     const struct common *common, const struct view_options *view,
	     struct error *err)
{
	struct str text = {0};
	int rc;

	switch (common->ask) {
	case ASK_COLUMNS:
		return answer_columns(arena, passport, view, err);
	case ASK_VERSION:
		str_print(&text, "%s %s\n", passport->name, CRM_VERSION);
		break;
	case ASK_OPTIONS:
		add_rows(arena, passport, &text);
		break;
	case ASK_HELP:
	case ASK_NOTHING:
		usage_help(arena, passport, &text);
	}
	rc = out_add(view->out, text.data, text.len, err);
	str_free(&text);
	return rc ? rc : out_flush(view->out, err);
}

int
usage_wrong(const struct passport *passport, struct error *err, const char *fmt,
	    ...)
{
	char text[sizeof(err->text)];
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	error_set(err, ERR_USAGE, "%s", text);
	return error_hint(err, "usage: %s %s\nexample: %s", passport->name,
			  passport->usage, passport->examples[0]);
}
