/* SPDX-License-Identifier: ISC
 * Pages: plain person's clothes, on a terminal and in a pipe alike.
 */
#ifndef VIEW_PAGE_H
#define VIEW_PAGE_H

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

/* A blank line before the next block, unless there is one already. */
void
page_gap(struct page *page);

/* Write out what is left; NULL is fine. */
int
page_close(struct page *page, struct error *err);

#endif
