/* SPDX-License-Identifier: ISC
 * Any bytes as a table: however they come in pieces the rows are the same, no
 * byte is lost or read twice, and every field is text.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "text/csv.h"
#include "text/figure.h"
#include "text/kind.h"
#include "text/stamp.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct pieces {
	struct source_bytes left;
	size_t piece;
};

static int
read_piece(void *cookie, void *buf, size_t cap, size_t *got, struct error *err)
{
	struct pieces *pieces = cookie;

	if (cap > pieces->piece)
		cap = pieces->piece;
	return source_from_bytes(&pieces->left, buf, cap, got, err);
}

static struct instant
in_utc(const void *zone, const struct civil *civil)
{
	(void)zone;
	return civil_instant(civil);
}

/* What a column may hold. */
static void
read_value(const char *field)
{
	struct dates_context context = {.order = DATES_DMY, .instant = in_utc};
	struct figure_column figures = {0};
	struct stamp_column stamps = {0};
	enum dates_order order;
	struct figure figure;
	struct error err;
	struct when when;
	char decimal;

	figure_see(&figures, field, 1);
	stamp_see(&stamps, field, 1);
	if (figure_judge(&figures, "a", &decimal, &err) == 0 &&
	    figures.point.count + figures.comma.count > 0 &&
	    figure_read(field, decimal, &figure, &err) < 0)
		abort();
	if (stamp_judge(&stamps, "a", &order, &err) == 0)
		context.order = order;
	(void)stamp_read(&context, field, &when, &err);
}

static void
check_row(const struct csv *csv, const struct csv_row *row)
{
	size_t i;

	if (!row->raw || row->raw_len == 0 || (!row->bad && !row->fields))
		abort();
	for (i = 0; !row->bad && i < csv->count; i++) {
		const char *field = row->fields[i];

		if (!field)
			continue;
		if (!*field || !utf8_valid(field, strlen(field)))
			abort();
		read_value(field);
	}
}

static void
add_row(struct str *out, const struct csv *csv, const struct csv_row *row)
{
	size_t i;

	str_print(out, "%lld %s\n", (long long)row->line,
		  row->bad ? row->bad : "");
	for (i = 0; !row->bad && i < csv->count; i++)
		str_print(out, "[%s]", row->fields[i] ? row->fields[i] : "");
}

/* All that is read, as text. */
static void
read_all(struct str *out, const uint8_t *data, size_t size, size_t piece,
	 const struct csv_setting *setting)
{
	struct pieces pieces = {{(const char *)data, size}, piece};
	struct arena arena = {NULL};
	struct source source;
	struct csv_row row;
	struct error err;
	struct csv csv = {0};
	size_t raw = 0;

	if (source_open(&source, "fuzz", read_piece, &pieces, &err) < 0)
		abort();
	if (csv_open(&csv, &arena, &source, setting, &err) < 0) {
		if (err.code != ERR_DATA)
			abort();
		str_add(out, err.text);
	} else {
		while (csv_next(&csv, &row, &err) > 0) {
			check_row(&csv, &row);
			add_row(out, &csv, &row);
			raw += row.raw_len;
		}
		if (raw > 2 * size || source.at != source.end)
			abort();
	}
	csv_close(&csv);
	source_close(&source);
	arena_free(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const columns[] = {"a", "b"};
	static const struct csv_setting settings[] = {
		{0},
		{.ours = true},
		{.delimiter = ',', .columns = columns, .column_count = 2}};
	size_t i;

	(void)kind_sniff((const char *)data, size);
	for (i = 0; i < 3; i++) {
		struct str whole = {0}, bytes = {0};

		read_all(&whole, data, size, SIZE_MAX, &settings[i]);
		read_all(&bytes, data, size, 1, &settings[i]);
		if (strcmp(str_get(&whole), str_get(&bytes)) != 0)
			abort();
		str_free(&whole);
		str_free(&bytes);
	}
	return 0;
}
