/* SPDX-License-Identifier: ISC
 * Tables as text: what is read, what is refused, and that one bad row hides no
 * other.
 */
#include "tap.h"

#include <dirent.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "text/csv.h"
#include "text/csvscan.h"
#include "text/json.h"
#include "text/jsonl.h"
#include "text/kind.h"

static struct arena arena;

/* Bytes in pieces of so many. */
struct pieces {
	const char *bytes;
	size_t len;
	size_t piece;
};

static int
read_piece(void *cookie, void *buf, size_t cap, size_t *got, struct error *err)
{
	struct pieces *left = cookie;
	struct source_bytes bytes = {left->bytes, left->len};

	if (cap > left->piece)
		cap = left->piece;
	if (source_from_bytes(&bytes, buf, cap, got, err) < 0)
		return -1;
	left->bytes = bytes.bytes;
	left->len = bytes.len;
	return 0;
}

static void
add_shown(struct str *out, const char *bytes, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		if (bytes[i] == '\n')
			str_add(out, "\\n");
		else if (bytes[i] == '\r')
			str_add(out, "\\r");
		else if (bytes[i] == '\0')
			str_add(out, "\\0");
		else
			str_add_char(out, bytes[i]);
	}
}

static void
add_row(struct str *out, const struct csv *csv, const struct csv_row *row)
{
	size_t i;

	str_print(out, "%lld:", (long long)row->line);
	if (row->bad) {
		str_print(out, " %s: ", row->bad);
		add_shown(out, row->raw ? row->raw : "(gone)",
			  row->raw ? row->raw_len : 6);
	}
	for (i = 0; !row->bad && i < csv->count; i++) {
		const char *field = row->fields[i];

		if (!field) {
			str_add(out, "()");
			continue;
		}
		str_add(out, "[");
		add_shown(out, field, strlen(field));
		str_add(out, "]");
	}
	str_add(out, "\n");
}

/* The rows of bytes, a line each; the names on the first. */
static char *
rows_of(const char *bytes, size_t len, size_t piece,
	const struct csv_setting *setting)
{
	struct pieces pieces = {bytes, len, piece};
	struct source source;
	struct error err = {0};
	struct str out = {0};
	struct csv_row row;
	struct csv csv = {0};
	char *text;
	size_t i;
	int rc;

	rc = source_open(&source, "t.csv", read_piece, &pieces, &err);
	if (rc == 0)
		rc = csv_open(&csv, &arena, &source, setting, &err);
	for (i = 0; rc == 0 && i < csv.count; i++)
		str_print(&out, "%s%s", i ? "|" : "", csv.names[i]);
	str_add(&out, "\n");
	while (rc == 0 && (rc = csv_next(&csv, &row, &err)) > 0) {
		add_row(&out, &csv, &row);
		rc = 0;
	}
	if (rc < 0)
		str_print(&out, "error %d: %s\n", err.code, err.text);
	if (csv.charset == CHARSET_WINDOWS_1252)
		str_print(&out, "windows-1252 since %lld\n",
			  (long long)csv.charset_line);
	text = arena_text(&arena, str_get(&out));
	str_free(&out);
	csv_close(&csv);
	source_close(&source);
	return text;
}

static void
are_bytes(const char *title, const char *bytes, size_t len,
	  const struct csv_setting *setting, const char *want)
{
	static const size_t pieces[] = {1, 7, 1 << 20};
	size_t i;

	for (i = 0; i < 3; i++) {
		if (!is_text(rows_of(bytes, len, pieces[i], setting), want,
			     title))
			printf("# in pieces of %zu\n", pieces[i]);
	}
}

static const struct csv_setting plain, ours = {.ours = true};

static void
are(const char *title, const char *bytes, const char *want)
{
	are_bytes(title, bytes, strlen(bytes), &plain, want);
}

static void
are_ours(const char *title, const char *bytes, const char *want)
{
	are_bytes(title, bytes, strlen(bytes), &ours, want);
}

static void
test_rows(void)
{
	are("a plain table", "a,b\n1,2\n3,4\n", "a|b\n2:[1][2]\n3:[3][4]\n");
	are("no line end behind the last", "a,b\n1,2", "a|b\n2:[1][2]\n");
	are("CRLF", "a,b\r\n1,2\r\n3,4", "a|b\n2:[1][2]\n3:[3][4]\n");
	are("CR alone", "a,b\r1,2\r3,4\r", "a|b\n2:[1][2]\n3:[3][4]\n");
	are("a byte order mark", "\xEF\xBB\xBF\"a\",b\n1,2\n",
	    "a|b\n2:[1][2]\n");
	are("semicolons", "a;b\n1,5;2\n", "a|b\n2:[1,5][2]\n");
	are("TABs", "a\tb;c\n1\t2;2\n", "a|b;c\n2:[1][2;2]\n");
	are("a delimiter within quotes does not count",
	    "\"a;b;c\",d\n\"1;2;3\",4\n", "a;b;c|d\n2:[1;2;3][4]\n");
	are("one column", "mail\na@b.example\n", "mail\n2:[a@b.example]\n");
	are("the spreadsheet's own line", "sep=;\r\na;b\r\n1,1;2\r\n",
	    "a|b\n3:[1,1][2]\n");
	are("quotes, doubled and over lines",
	    "a,b\n\"say \"\"hi\"\"\",\"x\ny\"\nz,\"\"\n\"q\",\"r\"",
	    "a|b\n2:[say \"hi\"][x\\ny]\n4:[z]()\n5:[q][r]\n");
	are("a CRLF within quotes stays", "a,b\r\n\"x\r\ny\",1\r\n2,3\r\n",
	    "a|b\n2:[x\\r\\ny][1]\n4:[2][3]\n");
	are("a CR within quotes in a file of CRs", "a,b\r\"x\ry\",1\r2,3",
	    "a|b\n2:[x\\ry][1]\n4:[2][3]\n");
	are("a quote inside is a letter", "a,b\n5\" disk,6\"\n",
	    "a|b\n2:[5\" disk][6\"]\n");
	are("empty lines and rows of nothing", "\na,b\n\n,\n1,2\n\r\n\"\",\n",
	    "a|b\n5:[1][2]\n");
	are("names are kept as they are", " a ,B b\n1,2\n",
	    " a |B b\n2:[1][2]\n");
	are("columns without a name", "a,,\n1,2,3\n", "a||\n2:[1][2][3]\n");
}

static void
test_bad_rows(void)
{
	are("too few and too many", "a,b\n1\n1,2,3\n1,2\n",
	    "a|b\n2: 1 field where 2 columns are: 1\\n\n"
	    "3: 3 fields where 2 columns are: 1,2,3\\n\n4:[1][2]\n");
	are("text behind a quote", "a,b\n\"x\"y,1\n1,2\n",
	    "a|b\n2: text stands behind a closing quote: \"x\"y,1\\n\n"
	    "3:[1][2]\n");
	are("a CR behind a quote", "a,b\n\"x\"\r,1\n\"x\"\r\ry,1\n1,\"2\"\r\n",
	    "a|b\n2: text stands behind a closing quote: \"x\"\\r,1\\n\n"
	    "3: text stands behind a closing quote: \"x\"\\r\\ry,1\\n\n"
	    "4:[1][2]\n");
	are("a quote not closed takes no row with it",
	    "a,b\n\"x,1\ny,\"2\"\n3,4\n",
	    "a|b\n2: a quote does not end: \"x,1\\n\n3:[y][2]\n4:[3][4]\n");
	are("a quote inside a text of many lines keeps it whole",
	    "a,b\n1,\"Dear Anna\nthe \"red\" one\n2,3\n",
	    "a|b\n2: text stands behind a closing quote: 1,\"Dear Anna\\nthe "
	    "\"red\" one\\n\n4:[2][3]\n");
	are("a quote never closed", "a,b\n1,\"x\n3,4\n5,6\n",
	    "a|b\n2: a quote does not end: 1,\"x\\n\n3:[3][4]\n4:[5][6]\n");
	are("a file cut in a text of many lines",
	    "a,b\n1,\"Dear Anna\nit leaks\n",
	    "a|b\n2: a quote does not end: 1,\"Dear Anna\\nit leaks\\n\n");
	are("a quote never closed in one column", "a\nx\n\"y\nz\n",
	    "a\n2:[x]\n3: a quote does not end: \"y\\nz\\n\n");
	are("nor the last", "a,b\n1,2\n1,\"x",
	    "a|b\n2:[1][2]\n"
	    "3: a quote does not end: "
	    "1,\"x\n");
	are("quotes that toggle for ever", "a,b\nx\",\"\nx\",\"\nx\",\"\n1,2\n",
	    "a|b\n2: a quote does not end: x\",\"\\n\n"
	    "3: a quote does not end: x\",\"\\n\n"
	    "4: a quote does not end: x\",\"\\n\n5:[1][2]\n");
	are_bytes("a NUL byte", "a,b\n1,\0\n1,2\n", 12, &plain,
		  "a|b\n2: a NUL byte is in it: 1,\\0\\n\n3:[1][2]\n");
	are("one broken byte in a file of UTF-8",
	    "a,b\n\xc3\xa9,1\n\xe9,2\n3,4\n",
	    "a|b\n2:[\xc3\xa9][1]\n3: it is no UTF-8, and the rest is: \xe9,2\\n\n4:[3][4]\n");
}

static void
test_charsets(void)
{
	static const char le[] = "\xff\xfe"
				 "a\0,\0b\0\n\0\xe9\0,\0\x3d\xd8\x00"
				 "\xde\n";
	static const char be[] = "\xfe\xff\0a\0,\0b\0\r\0\n\0\xe9\0,\0x\0\n";

	are("Latin-1 is converted, and said so",
	    "a,b\nM\xfcller,1\nGr\xe4"
	    "f,\x80 5\n",
	    "a|b\n2:[M\xc3\xbcller][1]\n3:[Gr\xc3\xa4"
	    "f][\xe2\x82\xac 5]\n"
	    "windows-1252 since 2\n");
	are("a header in Latin-1",
	    "Stra\xdf"
	    "e,b\n1,2\n",
	    "Stra\xc3\x9f"
	    "e|b\n2:[1][2]\nwindows-1252 since 1\n");
	are_bytes("UTF-16, little end first", le, sizeof(le), &plain,
		  "a|b\n2:[\xc3\xa9][\xf0\x9f\x98\x80]\n");
	are_bytes("UTF-16, big end first", be, sizeof(be) - 1, &plain,
		  "a|b\n2:[\xc3\xa9][x]\n");
}

static void
test_ours(void)
{
	static const char *const columns[] = {"id", "text"};
	static const struct csv_setting named = {
		.ours = true, .columns = columns, .column_count = 2};

	are_ours("our TSV", "id\ttext\nc1\ta\\tb\\nc\\\\\nc2\t-\nc3\t\\-\n",
		 "id|text\n2:[c1][a\tb\\nc\\]\n3:[c2]()\n4:[c3][-]\n");
	are_ours("quotes mean nothing there", "id\ttext\nc1\t\"x\nc2\ty\"\n",
		 "id|text\n2:[c1][\"x]\n3:[c2][y\"]\n");
	are_ours("an escape that is none", "id\ttext\nc1\t\\x\nc2\ty\\\n",
		 "id|text\n2: field 2: a \\ that begins none of \\t \\n \\r "
		 "\\\\ \\-: c1\t\\x\\n\n3: field 2: a \\ that begins none "
		 "of \\t \\n \\r \\\\ \\-: c2\ty\\\\n\n");
	are_bytes("columns named by the caller", "c1\tx\n", 5, &named,
		  "id|text\n1:[c1][x]\n");
}

static void
test_refused(void)
{
	static const char *const twice[] = {"a", "b", "a"};
	static const struct csv_setting named = {.columns = twice,
						 .column_count = 3};

	are("a name twice", "\nmail,name,mail\n1,2,3\n",
	    "\nerror 65: t.csv:2: the header: columns 1 and 3 are both named "
	    "mail\n");
	are("nothing at all", "", "\nerror 65: t.csv: nothing is in it\n");
	are("blank lines alone", "\n\r\n",
	    "\nerror 65: t.csv: nothing is in it\n");
	are("a header that is none", "a,\"b\"c\n1,2\n",
	    "\nerror 65: t.csv:1: the header: text stands behind a closing "
	    "quote\n");
	are_bytes("a name twice in the setting", "1,2,3\n", 6, &named,
		  "\nerror 2: columns 1 and 3 are both named a\n");
}

/* One row of so many bytes between two small ones, made as it is read. */
struct long_row {
	size_t at;
	size_t most;
	char fill;
};

static int
read_long(void *cookie, void *buf, size_t cap, size_t *got, struct error *err)
{
	static const char head[] = "a,b\n1,2\n\"", tail[] = "\",1\n3,4\n";
	struct long_row *row = cookie;
	char *out = buf;
	size_t total = sizeof(head) - 1 + row->most + sizeof(tail) - 1;
	size_t n;

	(void)err;
	for (n = 0; n < cap && row->at < total; n++, row->at++) {
		size_t at = row->at;

		if (at < sizeof(head) - 1)
			out[n] = head[at];
		else if (at < sizeof(head) - 1 + row->most)
			out[n] = row->fill;
		else
			out[n] = tail[at - (sizeof(head) - 1) - row->most];
	}
	*got = n;
	return 0;
}

static void
test_long(void)
{
	struct long_row big = {0, 100 * 1000 * 1000, 'x'};
	struct long_row kept = {0, 10 * 1000 * 1000, 'x'};
	struct source source;
	struct error err = {0};
	struct csv_row row;
	struct csv csv;

	ok(source_open(&source, "t.csv", read_long, &big, &err) == 0 &&
		   csv_open(&csv, &arena, &source, &plain, &err) == 0,
	   "a table with a line of 100 MB");
	ok(csv_next(&csv, &row, &err) == 1 && !row.bad, "the row before it");
	is_int(csv_next(&csv, &row, &err), 1, "the line itself");
	is_text(row.bad, "it is longer than 16 MB", "is refused");
	is_int(row.line, 3, "with its line");
	ok(!row.raw && source.cap <= SOURCE_MOST, "and never held");
	ok(csv_next(&csv, &row, &err) == 1 && !row.bad && row.line == 4,
	   "the row behind it comes");
	is_int(csv_next(&csv, &row, &err), 0, "then the end");
	csv_close(&csv);
	source_close(&source);

	ok(source_open(&source, "t.csv", read_long, &kept, &err) == 0 &&
		   csv_open(&csv, &arena, &source, &plain, &err) == 0 &&
		   csv_next(&csv, &row, &err) == 1 &&
		   csv_next(&csv, &row, &err) == 1,
	   "a row of 10 MB");
	ok(!row.bad && strlen(row.fields[0]) == kept.most, "is read");
	csv_close(&csv);
	source_close(&source);
}

static int
read_fails(void *cookie, void *buf, size_t cap, size_t *got, struct error *err)
{
	struct source_bytes *left = cookie;

	if (left->len == 0)
		return error_set(err, ERR_IO, "t.csv: no");
	return source_from_bytes(left, buf, cap, got, err);
}

static void
test_unreadable(void)
{
	struct source_bytes bytes = {"a,b\n1,2\n", 8};
	struct source source;
	struct error err = {0};

	is_int(source_open(&source, "t.csv", read_fails, &bytes, &err), -1,
	       "what cannot be read");
	is_text(err.text, "t.csv: no", "says why");
	source_close(&source);
}

/* --- files of others --------------------------------------------------------- */

static char *
slurp(const char *path, size_t *len)
{
	FILE *file = fopen(path, "rb");
	struct str all = {0};
	char buf[4096], *bytes;
	size_t n;

	if (!file)
		return NULL;
	while ((n = fread(buf, 1, sizeof(buf), file)) > 0)
		str_add_bytes(&all, buf, n);
	(void)fclose(file);
	*len = all.len;
	bytes = arena_bytes(&arena, str_get(&all), all.len);
	str_free(&all);
	return bytes;
}

/* The objects of a list of flat ones, each on a line of its own. */
static char *
unlisted(const char *json, size_t len)
{
	struct str out = {0};
	bool quoted = false;
	char *text;
	size_t i;

	for (i = 0; i < len; i++) {
		char c = json[i];

		if (c == '"' && (i == 0 || json[i - 1] != '\\'))
			quoted = !quoted;
		if (!quoted && (c == '[' || c == ']' || c == '\n'))
			continue;
		if (!quoted && c == ',' && out.len > 0 &&
		    out.data[out.len - 1] == '}')
			c = '\n';
		str_add_char(&out, c);
	}
	text = arena_text(&arena, str_get(&out));
	str_free(&out);
	return text;
}

/* Each LF as CRLF: version control has taken the CRs of these away. */
static char *
with_cr(const char *bytes, size_t *len)
{
	struct str out = {0};
	char *text;
	size_t i;

	for (i = 0; i < *len; i++) {
		if (bytes[i] == '\n')
			str_add_char(&out, '\r');
		str_add_char(&out, bytes[i]);
	}
	*len = out.len;
	text = arena_text(&arena, str_get(&out));
	str_free(&out);
	return text;
}

static bool
rows_equal(const struct csv *csv, const struct csv_row *row,
	   const struct jsonl_row *object, const char *but)
{
	size_t i;

	if (row->bad || object->bad || object->fields.count != csv->count)
		return false;
	for (i = 0; i < csv->count; i++) {
		const struct json_field *field =
			json_find(&object->fields, csv->names[i]);

		if (!field || (!str_same(field->text, row->fields[i]) &&
			       (!but || strcmp(but, csv->names[i]) != 0)))
			return false;
	}
	return true;
}

/* Whether the table says what the objects say, but in that column. */
static bool
same(const char *bytes, size_t len, const char *objects, const char *but)
{
	struct source_bytes from = {bytes, len};
	struct source_bytes wanted = {objects, strlen(objects)};
	struct source source, source_wanted;
	struct error err = {0};
	struct jsonl_row object;
	struct csv_row row;
	struct jsonl jsonl;
	struct csv csv;
	int more = 1;
	bool equal;

	equal = source_open(&source, "csv", source_from_bytes, &from, &err) ==
			0 &&
		csv_open(&csv, &arena, &source, &plain, &err) == 0 &&
		source_open(&source_wanted, "json", source_from_bytes, &wanted,
			    &err) == 0;
	jsonl_open(&jsonl, &source_wanted);
	while (equal && more) {
		more = csv_next(&csv, &row, &err);
		equal = jsonl_next(&jsonl, &object, &err) == more &&
			(!more || rows_equal(&csv, &row, &object, but));
	}
	jsonl_close(&jsonl);
	csv_close(&csv);
	source_close(&source);
	source_close(&source_wanted);
	return equal;
}

static void
test_spectrum(void)
{
	static const char *const names[] = {
		"comma_in_quotes", "empty",	    "empty_crlf",
		"escaped_quotes",  "json",	    "location_coordinates",
		"newlines",	   "newlines_crlf", "quotes_and_newlines",
		"simple",	   "simple_crlf",   "utf8"};
	const char *data = getenv("CRM_TEST_DATA");
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *name = names[i], *but = NULL;
		const char *folder = arena_print(&arena, "%s/csv-spectrum",
						 data ? data : "");
		size_t len, want_len;
		char *bytes = slurp(arena_print(&arena, "%s/csvs/%s.csv",
						folder, name),
				    &len);
		char *want = slurp(arena_print(&arena, "%s/json/%s.json",
					       folder, name),
				   &want_len);

		if (!bytes || !want) {
			ok(true, "csv-spectrum %s # SKIP no test data", name);
			continue;
		}
		if (strstr(name, "crlf"))
			bytes = with_cr(bytes, &len);
		/* its object has another phone number */
		if (strcmp(name, "location_coordinates") == 0)
			but = "Contact Phone Number";
		ok(same(bytes, len, unlisted(want, want_len), but),
		   "csv-spectrum %s", name);
	}
}

static void
is_kind(const char *bytes, enum kind want)
{
	struct str title = {0};

	str_add(&title, "the kind of: ");
	add_shown(&title, bytes, strlen(bytes));
	is_int(kind_sniff(bytes, strlen(bytes)), want, str_get(&title));
	str_free(&title);
}

static void
test_kinds(void)
{
	is_kind("", KIND_EMPTY);
	is_kind(" \r\n\t\n", KIND_EMPTY);
	is_kind("BEGIN:VCARD\r\n", KIND_VCARD);
	is_kind("\xEF\xBB\xBF\n\nbegin:vCard\n", KIND_VCARD);
	is_kind("BEGIN:VCARDS,b\n", KIND_TABLE);
	is_kind("BEGIN:VCALENDAR\n", KIND_ICAL);
	is_kind("{\"a\":1}\n", KIND_JSON);
	is_kind("\n  {\"a\":1}\n", KIND_JSON);
	is_kind("[\n{\"a\":1}]\n", KIND_JSON);
	is_kind("[a],b\n", KIND_TABLE);
	is_kind("From a@b.example Mon Nov 23 08:10:00 2026\n", KIND_MBOX);
	is_kind("From,To\na,b\n", KIND_TABLE);
	is_kind("From a to b,c\n1,2\n", KIND_TABLE);
	is_kind("Return-Path: <a@b.example>\nFrom: a@b.example\n", KIND_MAIL);
	is_kind("From: a@b.example\nSubject: it, leaks\n\nhello\n", KIND_MAIL);
	is_kind("Name: first,Mail\n1,2\n", KIND_TABLE);
	is_kind("name;mail\n", KIND_TABLE);
}

int
main(void)
{
	test_rows();
	test_bad_rows();
	test_charsets();
	test_ours();
	test_refused();
	test_long();
	test_unreadable();
	test_spectrum();
	test_kinds();
	arena_free(&arena);
	return done();
}
