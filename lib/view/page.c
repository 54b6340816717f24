/* SPDX-License-Identifier: ISC
 * Pages: plain person's clothes.
 */
#include "view/page.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "view/escape.h"
#include "view/field.h"
#include "view/out.h"

#define USUAL_WIDTH ((size_t)80)
#define INDENT ((size_t)2)
#define ELLIPSIS "\xE2\x80\xA6"

struct pair {
	const char *label;
	const char *value;
};

struct page {
	struct arena *arena;
	struct view_options options;
	struct vec pairs; /* struct pair, printed when their run is over */
	struct str line;  /* the line being made */
	size_t used;	  /* cells of it */
	struct str words; /* what goes into it, inert */
	bool begun;	  /* something was printed */
	bool gap;	  /* a blank line comes before the next */
	struct error err; /* the first failure */
};

struct page *
page_open(struct arena *arena, const struct view_options *options)
{
	struct page *page = arena_get(arena, sizeof(*page));

	page->arena = arena;
	page->options = *options;
	page->options.form = VIEW_TABLE;
	page->options.columns = NULL;
	if (page->options.width == 0)
		page->options.width = USUAL_WIDTH;
	page->pairs.size = sizeof(struct pair);
	return page;
}

static void
print(struct page *page, const char *bytes, size_t len)
{
	if (page->err.code == ERR_NONE)
		(void)out_add(page->options.out, bytes, len, &page->err);
}

static void
end_line(struct page *page)
{
	struct str *line = &page->line;

	if (page->gap && page->begun)
		print(page, "\n", 1);
	page->gap = false;
	page->begun = true;
	while (line->len > 0 && line->data[line->len - 1] == ' ')
		line->len--;
	str_add_char(line, '\n');
	print(page, line->data, line->len);
	/* a page that is not closed, after an error, keeps nothing */
	str_free(line);
	page->used = 0;
}

/* Blanks up to that cell of the line. */
static void
indent_to(struct page *page, size_t cell)
{
	for (; page->used < cell; page->used++)
		str_add_char(&page->line, ' ');
}

static void
add_word(struct page *page, const char *word, size_t indent)
{
	size_t width = page->options.width;
	size_t wide = utf8_width(word);

	if (page->used > indent && page->used + 1 + wide > width)
		end_line(page);
	else if (page->used > indent)
		indent_to(page, page->used + 1);
	indent_to(page, indent);
	while (page->used + wide > width) {
		size_t fit = utf8_fit(word, width - page->used);

		if (fit == 0)
			break; /* not even one character has room */
		str_add_bytes(&page->line, word, fit);
		end_line(page);
		indent_to(page, indent);
		word += fit;
		wide = utf8_width(word);
	}
	str_add(&page->line, word);
	page->used += wide;
}

/* One line of text, behind what is in the line already; the lines it needs
 * more begin at indent. */
static void
add_wrapped(struct page *page, const char *text, size_t indent)
{
	char *word;

	str_clear(&page->words);
	escape_line(&page->words, text);
	if (page->words.len == 0)
		return;
	for (word = page->words.data;;) {
		size_t len = strcspn(word, " ");
		bool last = word[len] == '\0';

		word[len] = '\0';
		add_word(page, word, indent);
		if (last)
			break;
		word += len + 1;
	}
	str_free(&page->words);
}

/* Lines of text, each wrapped at indent. */
static void
add_lines(struct page *page, const char *text, size_t indent)
{
	for (;;) {
		size_t len = strcspn(text, "\n");

		add_wrapped(page, arena_bytes(page->arena, text, len), indent);
		if (page->used > 0)
			end_line(page);
		else if (text[len] != '\0')
			page->gap = true;
		if (text[len] == '\0')
			return;
		text += len + 1;
	}
}

static void
end_pairs(struct page *page)
{
	const struct pair *pairs = page->pairs.items;
	size_t count = page->pairs.count;
	size_t indent = 0, i;

	page->pairs.count = 0;
	for (i = 0; i < count; i++) {
		size_t wide = utf8_width(pairs[i].label);

		if (wide > indent)
			indent = wide;
	}
	indent += INDENT;
	if (indent > page->options.width / 2)
		indent = page->options.width / 2;
	for (i = 0; i < count; i++) {
		add_wrapped(page, pairs[i].label, 0);
		if (page->used + INDENT > indent)
			end_line(page);
		add_lines(page, pairs[i].value, indent);
	}
}

/* A single line, cut to the width. */
static void
add_head(struct page *page, const char *text)
{
	size_t width = page->options.width;
	bool bold = page->options.colour;

	str_clear(&page->words);
	escape_line(&page->words, text);
	text = str_get(&page->words);
	if (bold)
		str_add(&page->line, "\033[1m");
	if (utf8_width(text) <= width) {
		str_add(&page->line, text);
	} else {
		str_add_bytes(&page->line, text, utf8_fit(text, width - 1));
		str_add(&page->line, ELLIPSIS);
	}
	if (bold)
		str_add(&page->line, "\033[0m");
	str_free(&page->words);
	end_line(page);
}

void
page_title(struct page *page, const char *text)
{
	end_pairs(page);
	add_head(page, text);
}

void
page_heading(struct page *page, const char *text)
{
	end_pairs(page);
	page->gap = true;
	add_head(page, text);
}

void
page_text(struct page *page, const char *text)
{
	end_pairs(page);
	add_lines(page, text, 0);
}

void
page_item(struct page *page, const char *mark, const char *text)
{
	end_pairs(page);
	if (*mark)
		add_wrapped(page, mark, 0);
	add_lines(page, text, INDENT);
}

void
page_pair(struct page *page, const char *label, const char *value)
{
	struct pair *pair;

	if (!value || !*value)
		return;
	pair = vec_add(&page->pairs, page->arena);
	pair->label = arena_text(page->arena, label);
	pair->value = arena_text(page->arena, value);
}

void
page_field(struct page *page, const char *label, const struct shape *shape,
	   const char *name, const void *row)
{
	const struct column *column = column_find(shape, name);
	struct str value = {0};

	assert(column);
	if (!label)
		label = name;
	if (column->kind == KIND_TEXT) {
		/* its lines stay lines */
		const struct text *text = column_value(column, row);

		page_pair(page, label, text->s);
		return;
	}
	field_add(&value, column, row, &page->options);
	page_pair(page, label, str_get(&value));
	str_free(&value);
}

void
page_table(struct page *page, const struct shape *shape, const char *columns,
	   const void *rows, size_t count)
{
	struct view_options options = page->options;
	struct view *view = NULL;

	end_pairs(page);
	if (count == 0 || page->err.code != ERR_NONE)
		return;
	if (page->gap && page->begun)
		print(page, "\n", 1);
	page->gap = false;
	page->begun = true;
	options.columns = columns;
	if (view_open(page->arena, shape, &options, &view, &page->err))
		return;
	(void)view_rows(view, rows, count, &page->err);
	(void)view_close(view, page->err.code == ERR_NONE ? &page->err : NULL);
}

void
page_gap(struct page *page)
{
	end_pairs(page);
	page->gap = true;
}

int
page_close(struct page *page, struct error *err)
{
	if (!page)
		return 0;
	end_pairs(page);
	str_free(&page->line);
	str_free(&page->words);
	if (page->err.code != ERR_NONE) {
		if (err)
			*err = page->err;
		return -1;
	}
	return out_flush(page->options.out, err);
}
