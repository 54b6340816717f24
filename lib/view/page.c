/* SPDX-License-Identifier: ISC
 * Pages, whatever their form.
 */
#include "view/page.h"

#include <assert.h>
#include <math.h>

#include "base/str.h"
#include "view/field.h"
#include "view/out.h"
#include "view/page_form.h"

struct page *
page_open(struct arena *arena, const struct view_options *options)
{
	return page_open_as(arena, options, PAGE_PLAIN);
}

struct page *
page_open_as(struct arena *arena, const struct view_options *options,
	     enum page_as as)
{
	static const struct page_form *const forms[] = {
		[PAGE_PLAIN] = &page_plain_form,
		[PAGE_HTML] = &page_html_form,
		[PAGE_SVG] = &page_svg_form,
	};
	struct page *page = arena_get(arena, sizeof(*page));

	page->arena = arena;
	page->options = *options;
	page->options.form = VIEW_TABLE;
	page->options.columns = NULL;
	page->form = forms[as];
	page->form->open(page);
	return page;
}

void
page_title(struct page *page, const char *text)
{
	page->form->title(page, text);
}

void
page_heading(struct page *page, const char *text)
{
	if (page->form->heading)
		page->form->heading(page, text);
}

void
page_text(struct page *page, const char *text)
{
	if (page->form->text)
		page->form->text(page, text);
}

void
page_item(struct page *page, const char *mark, const char *text)
{
	if (page->form->item)
		page->form->item(page, mark, text);
}

void
page_pair(struct page *page, const char *label, const char *value)
{
	if (page->form->pair && value && *value)
		page->form->pair(page, label, value);
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
	if (page->form->table && count > 0)
		page->form->table(page, shape, columns, rows, count);
}

void
page_bars(struct page *page, const struct page_picture *picture)
{
	page->form->bars(page, picture);
}

void
page_spark(struct page *page, const struct page_picture *picture)
{
	page->form->spark(page, picture);
}

void
page_gap(struct page *page)
{
	if (page->form->gap)
		page->form->gap(page);
}

int
page_close(struct page *page, struct error *err)
{
	if (!page)
		return 0;
	page->form->close(page);
	if (page->err.code != ERR_NONE) {
		if (err)
			*err = page->err;
		return -1;
	}
	return out_flush(page->options.out, err);
}

void
page_print(struct page *page, const char *bytes, size_t len)
{
	if (page->err.code == ERR_NONE)
		(void)out_add(page->options.out, bytes, len, &page->err);
}

void
page_rows(struct page *page, enum view_form form, const struct shape *shape,
	  const char *columns, const void *rows, size_t count)
{
	struct view_options options = page->options;
	struct view *view = NULL;

	if (page->err.code != ERR_NONE)
		return;
	options.form = form;
	options.columns = columns;
	if (view_open(page->arena, shape, &options, &view, &page->err))
		return;
	(void)view_rows(view, rows, count, &page->err);
	(void)view_close(view, page->err.code == ERR_NONE ? &page->err : NULL);
}

double
page_full(const struct page_picture *picture)
{
	double full = picture->full;
	size_t i;

	for (i = 0; picture->full <= 0 && i < picture->count; i++) {
		const struct page_value *value = &picture->values[i];

		if (value->value > full)
			full = value->value;
		if (value->sure && value->high > full)
			full = value->high;
	}
	return full;
}

double
page_share(double value, double full)
{
	if (isnan(value) || value <= 0 || full <= 0)
		return 0;
	return value < full ? value / full : 1;
}

void
page_add_ends(struct str *out, const struct page_picture *picture, size_t first)
{
	const struct page_value *values = picture->values;
	const struct page_value *least = NULL, *most = NULL;
	size_t i;

	for (i = first; i < picture->count; i++) {
		if (isnan(values[i].value))
			continue;
		if (!least || values[i].value < least->value)
			least = &values[i];
		if (!most || values[i].value > most->value)
			most = &values[i];
	}
	str_print(out, "%s to %s", values[first].label,
		  values[picture->count - 1].label);
	if (least)
		str_print(out, "; least %s (%s), most %s (%s)", least->text,
			  least->label, most->text, most->label);
}
