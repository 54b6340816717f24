/* SPDX-License-Identifier: ISC
 * One record of TSV, CSV, JSON Lines, or a table of HTML.
 */
#include "view/line.h"

#include "base/str.h"
#include "view/escape.h"
#include "view/field.h"

static void
add_end(struct str *out, const struct view_options *options)
{
	if (options->form == VIEW_CSV)
		str_add_bytes(out, "\r\n", 2);
	else
		str_add_char(out, options->nul ? '\0' : '\n');
}

static char
between(const struct view_options *options)
{
	return options->form == VIEW_TSV ? '\t' : ',';
}

static void
add_object(struct str *out, const struct grid_column *columns, size_t count,
	   const void *row, const struct view_options *options)
{
	size_t i;

	for (i = 0; i < count; i++) {
		str_add_bytes(out, columns[i].key, columns[i].key_len);
		field_add(out, columns[i].column, row, options);
		if (columns[i].currency) {
			str_add(out, columns[i].currency_key);
			field_add_currency(out, columns[i].column, row,
					   options);
		}
	}
	str_add_char(out, '}');
}

/* How a column of HTML stands: numbers to the right; only texts and lists may
 * be broken. */
static const char *
side(const struct grid_column *column)
{
	enum kind kind = column->column->kind;

	if (grid_to_the_right(column))
		return " class=\"n\"";
	return kind == KIND_TEXT || kind == KIND_LIST ? "" : " class=\"w\"";
}

static void
add_html(struct str *out, const struct grid_column *columns, size_t count,
	 const void *row, const struct view_options *options)
{
	size_t i;

	str_add(out, "<tr>");
	for (i = 0; i < count; i++) {
		str_print(out, "<td%s>", side(&columns[i]));
		field_add(out, columns[i].column, row, options);
		str_add(out, "</td>");
	}
	str_add(out, "</tr>");
}

static void
add_html_header(struct str *out, const struct grid_column *columns,
		size_t count)
{
	size_t i;

	str_add(out, "<thead><tr>");
	for (i = 0; i < count; i++) {
		str_print(out, "<th scope=\"col\"%s>", side(&columns[i]));
		escape_html(out, columns[i].column->name);
		str_add(out, "</th>");
	}
	str_add(out, "</tr></thead>");
}

void
line_add(struct str *out, const struct grid_column *columns, size_t count,
	 const void *row, const struct view_options *options)
{
	size_t i;

	if (options->form == VIEW_JSON) {
		add_object(out, columns, count, row, options);
		add_end(out, options);
		return;
	}
	if (options->form == VIEW_HTML) {
		add_html(out, columns, count, row, options);
		add_end(out, options);
		return;
	}
	for (i = 0; i < count; i++) {
		if (i > 0)
			str_add_char(out, between(options));
		field_add(out, columns[i].column, row, options);
		if (columns[i].currency) {
			str_add_char(out, between(options));
			field_add_currency(out, columns[i].column, row,
					   options);
		}
	}
	add_end(out, options);
}

void
line_add_header(struct str *out, const struct grid_column *columns,
		size_t count, const struct view_options *options)
{
	size_t i;

	if (options->form == VIEW_HTML) {
		add_html_header(out, columns, count);
		add_end(out, options);
		return;
	}
	for (i = 0; i < count; i++) {
		if (i > 0)
			str_add_char(out, between(options));
		if (options->form == VIEW_CSV)
			escape_csv(out, columns[i].column->name);
		else
			escape_tsv(out, columns[i].column->name);
		if (columns[i].currency) {
			str_add_char(out, between(options));
			str_add(out, columns[i].currency);
		}
	}
	add_end(out, options);
}
