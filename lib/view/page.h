/* SPDX-License-Identifier: ISC
 * Pages: plain person's clothes, on a terminal and in a pipe alike; and the
 * same blocks as HTML, or their pictures alone.
 */
#ifndef VIEW_PAGE_H
#define VIEW_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/column.h"
#include "view/view.h"

struct arena;
struct error;
struct page;

/* A page in the width (0: 80), colour, zone and now of options; the form is
 * not looked at. All text is made inert. Blocks (title, heading, paragraph,
 * run of pairs, run of lines, table) are set apart as said below, and never
 * by two blank lines. A failed write is answered by page_close. options stay
 * in use until then; the page is owned by the arena. */
struct page *
page_open(struct arena *arena, const struct view_options *options);

enum page_as {
	PAGE_PLAIN, /* as page_open */
	/* One page of HTML in English that needs nothing else: style within, no
	 * script, light and dark, on paper too; well-formed as XML. */
	PAGE_HTML,
	/* The title and the pictures, as one drawing of SVG; nothing else. */
	PAGE_SVG
};

struct page *
page_open_as(struct arena *arena, const struct view_options *options,
	     enum page_as as);

/* The first line of a page: on one line, cut to the width. */
void
page_title(struct page *page, const char *text);

/* A blank line and the heading of what follows. */
void
page_heading(struct page *page, const char *text);

/* A paragraph, wrapped; line ends in text stay. No blank line before it: see
 * page_gap. */
void
page_text(struct page *page, const char *text);

/* As page_text, every line but the mark ("-" say, one cell, or "") indented by
 * two blanks. */
void
page_item(struct page *page, const char *mark, const char *text);

/* "label  value", the value wrapped beside the label; values of a run of pairs
 * begin in the same column. A value NULL or "" leaves the pair out. */
void
page_pair(struct page *page, const char *label, const char *value);

/* As page_pair, the value being that column of row; the label NULL is the
 * name of the column. The column must exist. */
void
page_field(struct page *page, const char *label, const struct shape *shape,
	   const char *column, const void *row);

/* count rows as a table; columns as of view_options, NULL for the default.
 * count 0 prints nothing. */
void
page_table(struct page *page, const struct shape *shape, const char *columns,
	   const void *rows, size_t count);

/* One value of a picture. */
struct page_value {
	const char *label;
	const char *text; /* the value as it is told: "62 %" */
	const char *note; /* what is told with it: "of 37; …", or NULL */
	double value;	  /* how long the bar is; NAN: not known */
	bool sure;	  /* it lies, as surely as the note says, between */
	double low, high;
};

struct page_picture {
	const char *title;
	const char *note; /* what is told of all: "n 37, …", or NULL */
	double full;	  /* what fills the room; 0: the largest there is */
	const struct page_value *values;
	size_t count;
};

/* A bar for each value, one below the other: what is below 0 has none. In
 * plain text █ goes up to the value, or to where it surely is, ▓ on to the
 * value and ░ to where it may be at most. */
void
page_bars(struct page *page, const struct page_picture *picture);

/* Values in the order of time, as one line of ▁▂▃▄▅▆▇█ with ▁ for nothing;
 * what is not known is left blank. Below it the first and last label, the
 * least and the most. Of more values than the width has cells the latest. */
void
page_spark(struct page *page, const struct page_picture *picture);

/* A blank line before the next block, unless there is one already. */
void
page_gap(struct page *page);

/* Write out what is left; NULL is fine. */
int
page_close(struct page *page, struct error *err);

#endif
