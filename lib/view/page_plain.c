/* SPDX-License-Identifier: ISC
 * A page as plain text, in the width of a terminal.
 */
#include <math.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "view/escape.h"
#include "view/page_form.h"

#define USUAL_WIDTH ((size_t)80)
#define INDENT ((size_t)2)
#define ELLIPSIS "\xE2\x80\xA6"
#define LEAST_BAR ((size_t)8) /* cells of a bar beside its text */
#define MOST_BAR ((size_t)24)

struct pair {
	const char *label;
	const char *value;
};

/* What is on its way. */
struct plain {
	struct page *page;
	size_t width;
	struct vec pairs; /* struct pair, printed when their run is over */
	struct str line;  /* the line being made */
	size_t used;	  /* cells of it */
	struct str words; /* what goes into it, inert */
	bool begun;	  /* something was printed */
	bool gap;	  /* a blank line comes before the next */
};

static void
plain_open(struct page *page)
{
	struct plain *on = arena_get(page->arena, sizeof(*on));

	on->page = page;
	if (page->options.width == 0)
		page->options.width = USUAL_WIDTH;
	on->width = page->options.width;
	on->pairs.size = sizeof(struct pair);
	page->state = on;
}

static void
begin_block(struct plain *on)
{
	if (on->gap && on->begun)
		page_print(on->page, "\n", 1);
	on->gap = false;
	on->begun = true;
}

static void
end_line(struct plain *on)
{
	struct str *line = &on->line;

	begin_block(on);
	while (line->len > 0 && line->data[line->len - 1] == ' ')
		line->len--;
	str_add_char(line, '\n');
	page_print(on->page, line->data, line->len);
	/* a page that is not closed, after an error, keeps nothing */
	str_free(line);
	on->used = 0;
}

/* Blanks up to that cell of the line. */
static void
indent_to(struct plain *on, size_t cell)
{
	for (; on->used < cell; on->used++)
		str_add_char(&on->line, ' ');
}

static void
add_word(struct plain *on, const char *word, size_t indent)
{
	size_t width = on->width;
	size_t wide = utf8_width(word);

	if (on->used > indent && on->used + 1 + wide > width)
		end_line(on);
	else if (on->used > indent)
		indent_to(on, on->used + 1);
	indent_to(on, indent);
	while (on->used + wide > width) {
		size_t fit = utf8_fit(word, width - on->used);

		if (fit == 0)
			break; /* not even one character has room */
		str_add_bytes(&on->line, word, fit);
		end_line(on);
		indent_to(on, indent);
		word += fit;
		wide = utf8_width(word);
	}
	str_add(&on->line, word);
	on->used += wide;
}

/* One line of text, behind what is in the line already; the lines it needs
 * more begin at indent. */
static void
add_wrapped(struct plain *on, const char *text, size_t indent)
{
	char *word;

	str_clear(&on->words);
	escape_line(&on->words, text);
	if (on->words.len == 0)
		return;
	for (word = on->words.data;;) {
		size_t len = strcspn(word, " ");
		bool last = word[len] == '\0';

		word[len] = '\0';
		add_word(on, word, indent);
		if (last)
			break;
		word += len + 1;
	}
	str_free(&on->words);
}

/* Lines of text, each wrapped at indent. */
static void
add_lines(struct plain *on, const char *text, size_t indent)
{
	for (;;) {
		size_t len = strcspn(text, "\n");

		add_wrapped(on, arena_bytes(on->page->arena, text, len),
			    indent);
		if (on->used > 0)
			end_line(on);
		else if (text[len] != '\0')
			on->gap = true;
		if (text[len] == '\0')
			return;
		text += len + 1;
	}
}

static void
end_pairs(struct plain *on)
{
	const struct pair *pairs = on->pairs.items;
	size_t count = on->pairs.count;
	size_t indent = 0, i;

	on->pairs.count = 0;
	for (i = 0; i < count; i++) {
		size_t wide = utf8_width(pairs[i].label);

		if (wide > indent)
			indent = wide;
	}
	indent += INDENT;
	if (indent > on->width / 2)
		indent = on->width / 2;
	for (i = 0; i < count; i++) {
		add_wrapped(on, pairs[i].label, 0);
		if (on->used + INDENT > indent)
			end_line(on);
		add_lines(on, pairs[i].value, indent);
	}
}

/* Text on one line, cut to so many cells. */
static void
add_cut(struct plain *on, const char *text, size_t cells)
{
	size_t fit;

	str_clear(&on->words);
	escape_line(&on->words, text);
	text = str_get(&on->words);
	if (utf8_width(text) <= cells) {
		str_add(&on->line, text);
		on->used += utf8_width(text);
	} else if (cells > 0) {
		fit = utf8_fit(text, cells - 1);
		str_add_bytes(&on->line, text, fit);
		str_add(&on->line, ELLIPSIS);
		str_clear(&on->words);
		on->used += cells;
	}
	str_free(&on->words);
}

/* A single line, cut to the width. */
static void
add_head(struct plain *on, const char *text)
{
	bool bold = on->page->options.colour;

	if (bold)
		str_add(&on->line, "\033[1m");
	add_cut(on, text, on->width);
	if (bold)
		str_add(&on->line, "\033[0m");
	end_line(on);
}

static void
plain_title(struct page *page, const char *text)
{
	end_pairs(page->state);
	add_head(page->state, text);
}

static void
plain_gap(struct page *page)
{
	struct plain *on = page->state;

	end_pairs(on);
	on->gap = true;
}

static void
plain_heading(struct page *page, const char *text)
{
	plain_gap(page);
	add_head(page->state, text);
}

static void
plain_text(struct page *page, const char *text)
{
	end_pairs(page->state);
	add_lines(page->state, text, 0);
}

static void
plain_item(struct page *page, const char *mark, const char *text)
{
	end_pairs(page->state);
	if (*mark)
		add_wrapped(page->state, mark, 0);
	add_lines(page->state, text, INDENT);
}

static void
plain_pair(struct page *page, const char *label, const char *value)
{
	struct plain *on = page->state;
	struct pair *pair = vec_add(&on->pairs, page->arena);

	pair->label = arena_text(page->arena, label);
	pair->value = arena_text(page->arena, value);
}

static void
plain_table(struct page *page, const struct shape *shape, const char *columns,
	    const void *rows, size_t count)
{
	end_pairs(page->state);
	if (page->err.code != ERR_NONE)
		return;
	begin_block(page->state);
	page_rows(page, VIEW_TABLE, shape, columns, rows, count);
}

/* --- pictures --------------------------------------------------------------- */

/* How wide a line of text is as it will be printed. */
static size_t
width_of(struct plain *on, const char *text)
{
	size_t wide;

	str_clear(&on->words);
	escape_line(&on->words, text);
	wide = utf8_width(str_get(&on->words));
	str_free(&on->words);
	return wide;
}

/* Cells of the columns of bars. */
struct bar_room {
	size_t label, text, bar;
	bool beside; /* the notes stand behind the bars, not below them */
};

static struct bar_room
find_room(struct plain *on, const struct page_picture *picture)
{
	struct bar_room room = {0};
	size_t note = 0, i, wide, left;

	for (i = 0; i < picture->count; i++) {
		const struct page_value *value = &picture->values[i];

		wide = width_of(on, value->label);
		room.label = wide > room.label ? wide : room.label;
		wide = width_of(on, value->text);
		room.text = wide > room.text ? wide : room.text;
		wide = width_of(on, value->note);
		note = wide > note ? wide : note;
	}
	if (room.text > on->width / 3)
		room.text = on->width / 3;
	if (room.label > on->width / 3)
		room.label = on->width / 3;
	left = on->width - room.label - room.text;
	left = left > 2 * INDENT ? left - 2 * INDENT : 0;
	room.bar = left < MOST_BAR ? left : MOST_BAR;
	if (note == 0 || note + INDENT + LEAST_BAR > left)
		return room;
	room.beside = true;
	if (left - note - INDENT < room.bar)
		room.bar = left - note - INDENT;
	return room;
}

static void
add_cells(struct plain *on, const char *cell, size_t count)
{
	on->used += count;
	while (count-- > 0)
		str_add(&on->line, cell);
}

/* A bar in eighths of a cell, or with its interval in whole cells; what is
 * more than nothing shows. */
static void
add_bar(struct plain *on, const struct page_value *value, double full,
	size_t cells)
{
	static const char *const parts[] = {"",	 "▏", "▎", "▍",
					    "▌", "▋", "▊", "▉"};
	double share = page_share(value->value, full);
	size_t eighths = (size_t)(share * (double)cells * 8 + 0.5);
	size_t to, low, high;

	if (!value->sure) {
		if (eighths == 0 && share > 0 && cells > 0)
			eighths = 1;
		add_cells(on, "█", eighths / 8);
		if (eighths % 8 > 0)
			add_cells(on, parts[eighths % 8], 1);
		return;
	}
	to = (eighths + 4) / 8;
	low = (size_t)(page_share(value->low, full) * (double)cells + 0.5);
	high = (size_t)(page_share(value->high, full) * (double)cells + 0.5);
	low = low < to ? low : to;
	high = high > to ? high : to;
	add_cells(on, "█", low);
	add_cells(on, "▓", to - low);
	add_cells(on, "░", high - to);
}

static void
begin_picture(struct plain *on, const struct page_picture *picture)
{
	end_pairs(on);
	on->gap = true;
	add_lines(on, picture->title, 0);
	if (picture->count == 0)
		add_lines(on, "nothing to draw yet", 0);
}

static void
plain_bars(struct page *page, const struct page_picture *picture)
{
	struct plain *on = page->state;
	double full = page_full(picture);
	struct bar_room room;
	size_t i, text, from;

	begin_picture(on, picture);
	room = find_room(on, picture);
	from = room.label + INDENT + room.text + INDENT;
	for (i = 0; i < picture->count; i++) {
		const struct page_value *value = &picture->values[i];

		add_cut(on, value->label, room.label);
		text = width_of(on, value->text);
		indent_to(on, from - INDENT -
				      (text < room.text ? text : room.text));
		add_cut(on, value->text, room.text);
		indent_to(on, from);
		add_bar(on, value, full, room.bar);
		if (value->note && room.beside) {
			indent_to(on, from + room.bar + INDENT);
			add_cut(on, value->note, on->width - on->used);
		}
		end_line(on);
		if (value->note && *value->note && !room.beside) {
			indent_to(on, INDENT);
			add_lines(on, value->note, INDENT);
		}
	}
	if (picture->note)
		add_lines(on, picture->note, 0);
}

static void
add_ends(struct plain *on, const struct page_picture *picture, size_t first)
{
	struct str line = {0};

	page_add_ends(&line, picture, first);
	add_lines(on, str_get(&line), 0);
	str_free(&line);
}

static void
plain_spark(struct page *page, const struct page_picture *picture)
{
	static const char *const steps[] = {"▁", "▂", "▃", "▄",
					    "▅", "▆", "▇", "█"};
	struct plain *on = page->state;
	double full = page_full(picture);
	size_t i, first = 0;

	begin_picture(on, picture);
	if (picture->count == 0)
		return;
	if (picture->count > on->width)
		first = picture->count - on->width;
	for (i = first; i < picture->count; i++) {
		double share = page_share(picture->values[i].value, full);

		/* what is more than nothing is more than ▁ */
		if (isnan(picture->values[i].value))
			add_cells(on, " ", 1);
		else if (share > 0)
			add_cells(on, steps[1 + (size_t)(share * 6 + 0.5)], 1);
		else
			add_cells(on, steps[0], 1);
	}
	end_line(on);
	add_ends(on, picture, first);
	if (picture->note)
		add_lines(on, picture->note, 0);
}

static void
plain_close(struct page *page)
{
	struct plain *on = page->state;

	end_pairs(on);
	str_free(&on->line);
	str_free(&on->words);
}

const struct page_form page_plain_form = {
	.open = plain_open,
	.title = plain_title,
	.heading = plain_heading,
	.text = plain_text,
	.item = plain_item,
	.pair = plain_pair,
	.table = plain_table,
	.bars = plain_bars,
	.spark = plain_spark,
	.gap = plain_gap,
	.close = plain_close,
};
