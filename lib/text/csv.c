/* SPDX-License-Identifier: ISC
 * Tables as text, row by row.
 */
#include "text/csv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "text/csvscan.h"
#include "text/lines.h"

/* --- what character set ------------------------------------------------------ */

/* 0 for nothing but ASCII, more than 0 when characters of UTF-8 are more than
 * bytes that are of none (or as many), else less. cut: the last character may
 * be. */
static int
judge_utf8(const char *bytes, size_t len, bool cut)
{
	size_t good = 0, bad = 0, i, n;

	for (i = 0; i < len; i += n) {
		n = 1;
		if ((unsigned char)bytes[i] < 0x80)
			continue;
		for (n = 2; n <= 4 && i + n <= len; n++) {
			if (utf8_valid(bytes + i, n))
				break;
		}
		if (n <= 4 && i + n <= len) {
			good++;
			continue;
		}
		if (cut && len - i < 4)
			break;
		bad++;
		n = 1;
	}
	return !good && !bad ? 0 : good >= bad ? 1 : -1;
}

static bool
is_ascii(const char *bytes, size_t len)
{
	unsigned char high = 0;
	size_t i;

	for (i = 0; i < len; i++)
		high |= (unsigned char)bytes[i];
	return high < 0x80;
}

static enum charset
judged(int utf8)
{
	return utf8 == 0  ? CHARSET_UNKNOWN
	       : utf8 > 0 ? CHARSET_UTF8
			  : CHARSET_WINDOWS_1252;
}

/* The record as UTF-8, converted if need be; NULL when it is none, and why. */
static const char *
as_text(struct csv *csv, const struct csv_row *row, size_t *len)
{
	*len = row->raw_len;
	if (memchr(row->raw, '\0', *len)) {
		(void)snprintf(csv->bad, sizeof(csv->bad),
			       "a NUL byte is in it");
		return NULL;
	}
	if (is_ascii(row->raw, *len))
		return row->raw;
	if (csv->charset == CHARSET_UNKNOWN)
		csv->charset = judged(judge_utf8(row->raw, *len, false));
	if (!csv->charset_line)
		csv->charset_line = row->line;
	if (csv->charset == CHARSET_WINDOWS_1252) {
		str_clear(&csv->converted);
		(void)charset_convert(&csv->converted, csv->charset, row->raw,
				      *len);
		*len = csv->converted.len;
		return csv->converted.data;
	}
	if (utf8_valid(row->raw, *len))
		return row->raw;
	(void)snprintf(csv->bad, sizeof(csv->bad),
		       "it is no UTF-8, and the rest is");
	return NULL;
}

/* --- fields ------------------------------------------------------------------- */

static void
add_field(struct csv *csv, size_t n, const char *field)
{
	if (n >= CSV_COLUMNS_MAX)
		return;
	if (n == csv->fields_cap) {
		csv->fields_cap = n ? 2 * n : 64;
		csv->fields = arena_grow(csv->fields,
					 csv->fields_cap * sizeof(char *));
	}
	csv->fields[n] = *field ? field : NULL;
}

/* A field of record[*at..len) to out without its quotes; *at is left at the
 * delimiter or at len. Returns the end of what was put. */
static char *
take_field(const struct csv *csv, const char *record, size_t len, size_t *at,
	   char *out)
{
	size_t i = *at;

	if (i == len || record[i] != '"') {
		while (i < len && record[i] != csv->delimiter)
			*out++ = record[i++];
		*at = i;
		return out;
	}
	for (i++; i < len; i++) {
		if (record[i] == '"') {
			i++;
			if (i == len || record[i] != '"')
				break;
		}
		*out++ = record[i];
	}
	*at = i;
	return out;
}

/* The same of our TSV; NULL for an escape that is none. */
static char *
take_ours(const char *record, size_t len, size_t *at, char *out)
{
	const char *from = record + *at;
	const char *tab = memchr(from, '\t', len - *at);
	size_t n = tab ? (size_t)(tab - from) : len - *at;
	ptrdiff_t used;

	*at += n;
	if (n == 1 && *from == '-')
		return out;
	used = lines_unescape(from, n, out);
	return used < 0 ? NULL : out + used;
}

/* The fields of a record without its line end; their number, or -1 and why. */
static ptrdiff_t
split(struct csv *csv, const char *record, size_t len)
{
	size_t at = 0, n = 0;
	char *out;

	if (csv->text_cap < len + 1) {
		csv->text_cap = 2 * len + 64;
		csv->text = arena_grow(csv->text, csv->text_cap);
	}
	out = csv->text;
	for (;; at++) {
		char *field = out;

		out = csv->ours ? take_ours(record, len, &at, out)
				: take_field(csv, record, len, &at, out);
		if (!out) {
			(void)snprintf(csv->bad, sizeof(csv->bad),
				       "field %zu: a \\ that begins none of "
				       "\\t \\n \\r \\\\ \\-",
				       n + 1);
			return -1;
		}
		*out++ = '\0';
		add_field(csv, n++, field);
		if (at >= len)
			return (ptrdiff_t)n;
	}
}

/* --- records ------------------------------------------------------------------ */

/* The record that scan found (or the end of the file cut) as the raw bytes of
 * row. */
static void
take_record(struct csv *csv, struct csv_row *row, const struct csvscan *scan)
{
	struct source *source = csv->source;

	row->raw = source->bytes + source->at;
	row->raw_len = scan->at;
	row->bad = scan->bad;
	source_take(source, scan->at, scan->lines);
	csv->taken += scan->at;
}

/* Whether most lines of the record behind its first would be rows of their
 * own: then a quote in the first should not be there. */
static bool
holds_rows(const struct csv *csv, const struct csvscan *scan)
{
	const char *from = csv->source->bytes + csv->source->at;
	const char *end = from + scan->at, *next;
	size_t lines = 0, rows = 0;

	/* where any line is a row this tells nothing */
	if (csv->count < 2)
		return false;
	for (from += scan->first_len; from < end; from = next) {
		next = memchr(from, scan->end, (size_t)(end - from));
		next = next ? next + 1 : end;
		lines++;
		rows += csvscan_fields(from, (size_t)(next - from),
				       scan->delimiter) == csv->count;
	}
	return 2 * rows > lines;
}

/* What wrong quotes took with them and is rows is given back, and the first
 * line alone is bad; whether it was. Up to there no quote may go over a line again, so that
 * nothing is looked at a third time. */
static bool
give_back(struct csv *csv, struct csvscan *scan)
{
	if (!scan->bad)
		scan->bad = "a quote does not end";
	if (!scan->first_len || !holds_rows(csv, scan))
		return false;
	scan->bad = "a quote does not end";
	csv->bound = csv->taken + scan->at;
	scan->at = scan->first_len;
	scan->lines = 1;
	return true;
}

enum found { FOUND_FAILED = -1, FOUND_END, FOUND_RECORD, FOUND_TOO_LONG };

/* Read on until scan is behind a record, at the end or at the most. */
static enum found
find_record(struct csv *csv, struct csvscan *scan, struct error *err)
{
	struct source *source = csv->source;
	size_t held;
	int rc = 1;

	for (;;) {
		held = source->end - source->at;
		if (held > 0 && csvscan_record(scan, source->bytes + source->at,
					       held, source->finished))
			return FOUND_RECORD;
		if (rc == 0)
			return held > 0 ? FOUND_RECORD : FOUND_END;
		if (held >= SOURCE_MOST)
			return FOUND_TOO_LONG;
		rc = source_more(source, err);
		if (rc < 0)
			return FOUND_FAILED;
	}
}

/* A record, its text unread: 1, 0 at the end. */
static int
next_record(struct csv *csv, struct csv_row *row, struct error *err)
{
	struct source *source = csv->source;
	struct csvscan scan;
	enum found found;
	bool given;

	*row = (struct csv_row){.line = source->line};
	csvscan_begin(&scan, csv->ours ? '\0' : csv->delimiter, source->cr,
		      csv->taken < csv->bound);
	found = find_record(csv, &scan, err);
	if (found <= FOUND_END)
		return found;
	given = (scan.quoted || scan.bad) && give_back(csv, &scan);
	if (found == FOUND_TOO_LONG && !given) {
		size_t held = source->end - source->at;

		row->bad = "it is longer than 16 MB";
		source_take(source, held, scan.lines);
		csv->taken += held;
		return source_pass(source, err) < 0 ? -1 : 1;
	}
	take_record(csv, row, &scan);
	return 1;
}

/* Without LF, CRLF or CR; a CR in front of the LF is never part of it. */
static size_t
bare_len(const struct csv *csv, const char *record, size_t len)
{
	char end = csv->source->cr ? '\r' : '\n';

	if (len > 0 && record[len - 1] == end)
		len--;
	if (!csv->source->cr && len > 0 && record[len - 1] == '\r')
		len--;
	return len;
}

/* The next record that has something in it, its fields in csv->fields and
 * their number in *count; 0 at the end. */
static int
next_fields(struct csv *csv, struct csv_row *row, size_t *count,
	    struct error *err)
{
	for (;;) {
		int rc = next_record(csv, row, err);
		const char *text;
		size_t len, i;
		ptrdiff_t n;

		if (rc <= 0 || row->bad)
			return rc;
		text = as_text(csv, row, &len);
		n = text ? split(csv, text, bare_len(csv, text, len)) : -1;
		if (n < 0) {
			row->bad = csv->bad;
			return 1;
		}
		*count = (size_t)n;
		for (i = 0; i < *count && i < CSV_COLUMNS_MAX; i++) {
			if (csv->fields[i])
				return 1;
		}
	}
}

/* --- the header ----------------------------------------------------------------- */

static int
check_names(const struct csv *csv, enum error_code code, const char *place,
	    struct error *err)
{
	size_t i, j;

	for (i = 0; i < csv->count; i++) {
		for (j = 0; j < i && csv->names[i][0]; j++) {
			if (strcmp(csv->names[i], csv->names[j]) == 0)
				return error_set(err, code,
						 "%scolumns %zu and %zu are "
						 "both named %.80s",
						 place, j + 1, i + 1,
						 csv->names[i]);
		}
	}
	return 0;
}

static int
read_header(struct csv *csv, struct arena *arena, struct error *err)
{
	struct csv_row row;
	size_t count = 0, i;
	const char **names, *place;
	int rc;

	rc = next_fields(csv, &row, &count, err);
	if (rc < 0)
		return -1;
	if (rc == 0)
		return error_set(err, ERR_DATA, "%.200s: nothing is in it",
				 csv->source->name);
	place = arena_print(arena,
			    "%.200s:%lld: the header: ", csv->source->name,
			    (long long)row.line);
	if (row.bad || count > CSV_COLUMNS_MAX)
		return error_set(err, ERR_DATA, "%s%s", place,
				 row.bad ? row.bad : "too many columns");
	names = arena_get(arena, count * sizeof(*names));
	for (i = 0; i < count; i++)
		names[i] =
			csv->fields[i] ? arena_text(arena, csv->fields[i]) : "";
	csv->names = names;
	csv->count = count;
	csv->header = arena_bytes(arena, row.raw, row.raw_len);
	csv->header_len = row.raw_len;
	return check_names(csv, ERR_DATA, place, err);
}

/* The first line of spreadsheets that say what their delimiter is. */
static void
take_sep(struct csv *csv, const char *head, size_t len)
{
	size_t used = 5;

	if (len < 6 || strncasecmp(head, "sep=", 4) != 0 ||
	    !strchr(",;\t", head[4]))
		return;
	if (head[used] == '\r')
		used++;
	if (used < len && head[used] == '\n')
		used++;
	if (used == 5)
		return;
	csv->delimiter = head[4];
	source_take(csv->source, used, 1);
	csv->taken += used;
}

int
csv_open(struct csv *csv, struct arena *arena, struct source *source,
	 const struct csv_setting *setting, struct error *err)
{
	const char *head;
	size_t len;

	*csv = (struct csv){.source = source,
			    .ours = setting->ours,
			    .delimiter =
				    setting->ours ? '\t' : setting->delimiter};
	if (source_head(source, &head, &len, err) < 0)
		return -1;
	csv->charset =
		source->bom || source->from != CHARSET_UTF8
			? CHARSET_UTF8
			: judged(judge_utf8(head, len, len == SOURCE_HEAD));
	if (!csv->delimiter)
		take_sep(csv, head, len);
	if (!csv->delimiter)
		csv->delimiter = csvscan_sniff(head, len, source->cr,
					       len == SOURCE_HEAD);
	if (!csv->delimiter)
		csv->delimiter = ',';
	if (!setting->columns)
		return read_header(csv, arena, err);
	csv->names = setting->columns;
	csv->count = setting->column_count;
	return check_names(csv, ERR_USAGE, "", err);
}

void
csv_close(struct csv *csv)
{
	str_free(&csv->converted);
	free(csv->text);
	free(csv->fields);
	*csv = (struct csv){0};
}

int
csv_next(struct csv *csv, struct csv_row *row, struct error *err)
{
	size_t count = 0;
	int rc = next_fields(csv, row, &count, err);

	if (rc <= 0 || row->bad)
		return rc;
	if (count != csv->count) {
		(void)snprintf(csv->bad, sizeof(csv->bad),
			       "%zu field%s where %zu column%s are", count,
			       count == 1 ? "" : "s", csv->count,
			       csv->count == 1 ? "" : "s");
		row->bad = csv->bad;
		return rc;
	}
	row->fields = csv->fields;
	return rc;
}
