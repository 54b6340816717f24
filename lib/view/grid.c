/* SPDX-License-Identifier: ISC
 * Aligned columns for a person.
 */
#include "view/grid.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "view/field.h"
#include "view/out.h"

#define LAST_CELLS ((size_t)24) /* what the last column is worth */
#define GAP ((size_t)2)
#define KEPT_ROWS ((size_t)1000)
#define ELLIPSIS "\xE2\x80\xA6"

struct grid {
	const struct grid_column *columns;
	size_t count;
	const struct view_options *options;
	size_t *widths;
	bool *dropped;
	size_t kept;	  /* rows in cells */
	bool laid_out;	  /* widths are final, rows go straight out */
	struct str cells; /* kept rows: count texts each, NUL behind each */
	struct str row;	  /* the texts of one row */
	struct str line;
};

struct grid *
grid_open(struct arena *arena, const struct grid_column *columns, size_t count,
	  const struct view_options *options)
{
	struct grid *grid = arena_get(arena, sizeof(*grid));
	size_t i;

	grid->columns = columns;
	grid->count = count;
	grid->options = options;
	grid->widths = arena_get(arena, count * sizeof(*grid->widths));
	grid->dropped = arena_get(arena, count * sizeof(*grid->dropped));
	for (i = 0; i < count; i++)
		grid->widths[i] = utf8_width(columns[i].column->name);
	return grid;
}

/* Whether a text may be as long as a stranger likes. */
static bool
is_text(const struct grid *grid, size_t i)
{
	enum kind kind = grid->columns[i].column->kind;

	return kind == KIND_TEXT || kind == KIND_WORD || kind == KIND_LIST ||
	       kind == KIND_BYTES;
}

bool
grid_to_the_right(const struct grid_column *column)
{
	enum kind kind = column->column->kind;

	return kind == KIND_NUMBER || kind == KIND_DURATION ||
	       kind == KIND_QUANTITY || kind == KIND_REAL || kind == KIND_MONEY;
}

/* Cells of all columns left but the last, gaps included. */
static size_t
width_before_last(const struct grid *grid)
{
	size_t sum = 0, i;

	for (i = 0; i + 1 < grid->count; i++) {
		if (!grid->dropped[i])
			sum += grid->widths[i] + GAP;
	}
	return sum;
}

/* Drop the column of the lowest rank, of equal ones the rightmost; false when
 * only the first and the last are left. */
static bool
drop_one(struct grid *grid)
{
	size_t lowest = 0, i;

	for (i = 1; i + 1 < grid->count; i++) {
		if (!grid->dropped[i] &&
		    (lowest == 0 ||
		     grid->columns[i].rank <= grid->columns[lowest].rank))
			lowest = i;
	}
	if (lowest == 0)
		return false;
	grid->dropped[lowest] = true;
	return true;
}

static size_t
smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

static void
lay_out(struct grid *grid)
{
	size_t width = grid->options->width;
	size_t last = grid->count - 1;
	size_t most = width / 3 > LAST_CELLS ? width / 3 : LAST_CELLS;
	size_t before, i;

	grid->laid_out = true;
	if (width == 0)
		return;
	for (i = 0; i < last; i++) {
		if (is_text(grid, i))
			grid->widths[i] = smaller(grid->widths[i], most);
	}
	while (width_before_last(grid) +
			       smaller(grid->widths[last], LAST_CELLS) >
		       width &&
	       drop_one(grid))
		;
	if (last > 0)
		grid->widths[0] = smaller(grid->widths[0], width);
	before = width_before_last(grid);
	if (before < width)
		grid->widths[last] =
			smaller(grid->widths[last], width - before);
	else
		grid->dropped[last] = true;
}

static void
add_blanks(struct str *str, size_t n)
{
	while (n-- > 0)
		str_add_char(str, ' ');
}

static void
add_cell(struct grid *grid, size_t i, const char *text)
{
	size_t width = grid->widths[i];
	size_t wide = utf8_width(text);

	if (wide > width && grid->options->width > 0) {
		size_t start = grid->line.len;

		str_add_bytes(&grid->line, text, utf8_fit(text, width - 1));
		str_add(&grid->line, ELLIPSIS);
		/* a wide character that did not fit leaves a cell over */
		wide = utf8_width(grid->line.data + start);
	} else if (grid_to_the_right(&grid->columns[i])) {
		add_blanks(&grid->line, width > wide ? width - wide : 0);
		str_add(&grid->line, text);
		wide = width;
	} else {
		str_add(&grid->line, text);
	}
	add_blanks(&grid->line, (width > wide ? width - wide : 0) + GAP);
}

/* A line of count texts, one behind the NUL of the other. */
static int
print_line(struct grid *grid, const char *texts, bool dim, struct error *err)
{
	struct str *line = &grid->line;
	size_t i;

	str_clear(line);
	if (dim)
		str_add(line, "\033[2m");
	for (i = 0; i < grid->count; i++) {
		if (!grid->dropped[i])
			add_cell(grid, i, texts);
		texts += strlen(texts) + 1;
	}
	while (line->len > 0 && line->data[line->len - 1] == ' ')
		line->len--;
	if (dim)
		str_add(line, "\033[0m");
	str_add_char(line, '\n');
	return out_add(grid->options->out, line->data, line->len, err);
}

static int
print_header(struct grid *grid, struct error *err)
{
	size_t i;

	str_clear(&grid->row);
	for (i = 0; i < grid->count; i++) {
		str_add(&grid->row, grid->columns[i].column->name);
		str_add_char(&grid->row, '\0');
	}
	return print_line(grid, grid->row.data, grid->options->colour, err);
}

static int
print_kept(struct grid *grid, struct error *err)
{
	const char *texts = grid->cells.data;
	size_t row, i;

	lay_out(grid);
	if (print_header(grid, err))
		return -1;
	for (row = 0; row < grid->kept; row++) {
		if (print_line(grid, texts, false, err))
			return -1;
		for (i = 0; i < grid->count; i++)
			texts += strlen(texts) + 1;
	}
	str_free(&grid->cells);
	grid->kept = 0;
	return 0;
}

/* The texts of a row into grid->row; what no terminal of this width could
 * show is left off at once. */
static void
read_row(struct grid *grid, const void *row)
{
	size_t limit = grid->options->width;
	struct view_options plain = *grid->options;
	size_t i;

	plain.form = VIEW_TABLE;
	str_clear(&grid->row);
	for (i = 0; i < grid->count; i++) {
		size_t start = grid->row.len, width;
		char *text;

		field_add(&grid->row, grid->columns[i].column, row, &plain);
		str_add_char(&grid->row, '\0');
		text = grid->row.data + start;
		/* no text has more cells than bytes */
		if (limit > 0 && strlen(text) > limit) {
			size_t fit = utf8_fit(text, limit + 1);

			text[fit] = '\0';
			grid->row.len = start + fit + 1;
		}
		width = utf8_width(text);
		if (!grid->laid_out && width > grid->widths[i])
			grid->widths[i] = width;
	}
}

int
grid_row(struct grid *grid, const void *row, struct error *err)
{
	read_row(grid, row);
	if (grid->laid_out)
		return print_line(grid, grid->row.data, false, err);
	str_add_bytes(&grid->cells, grid->row.data, grid->row.len);
	if (++grid->kept == KEPT_ROWS)
		return print_kept(grid, err);
	return 0;
}

int
grid_close(struct grid *grid, struct error *err)
{
	int rc = 0;

	if (!grid)
		return 0;
	if (grid->kept > 0)
		rc = print_kept(grid, err);
	grid_drop(grid);
	return rc;
}

void
grid_drop(struct grid *grid)
{
	if (!grid)
		return;
	str_free(&grid->cells);
	str_free(&grid->row);
	str_free(&grid->line);
}
