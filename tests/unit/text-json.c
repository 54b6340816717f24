/* SPDX-License-Identifier: ISC
 * JSON: rows in and out, and what is JSON at all.
 */
#include "tap.h"

#include <dirent.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "text/json.h"
#include "text/jsonl.h"

static struct arena arena;

static const struct json_field *
field(const char *line, const char *key)
{
	static struct vec fields;
	struct error err;

	if (json_read(&arena, line, strlen(line), &fields, &err) < 0) {
		printf("# %s\n", err.text);
		return NULL;
	}
	return json_find(&fields, key);
}

static void
is_read(const char *line, const char *want)
{
	const struct json_field *f = field(line, "k");

	is_text(f && f->kind == JSON_TEXT ? f->text : "(none)", want, line);
}

static void
is_kind(const char *line, enum json_kind kind, const char *text)
{
	const struct json_field *f = field(line, "k");

	ok(f && f->kind == kind, "%s is of its kind", line);
	is_text(f ? f->text : "(none)", text, line);
}

static void
is_number(const char *line, int64_t want)
{
	const struct json_field *f = field(line, "k");

	ok(f && f->kind == JSON_NUMBER, "%s is a number", line);
	is_int(f ? f->n : 0, want, line);
}

static void
is_bytes_refused(const char *line, size_t len, const char *why)
{
	struct vec fields;
	struct error err = {0};

	is_int(json_read(&arena, line, len, &fields, &err), -1, line);
	is_int(err.code, ERR_DATA, line);
	is_text(err.text, why, line);
}

static void
is_refused(const char *line, const char *why)
{
	is_bytes_refused(line, strlen(line), why);
}

static void
test_values(void)
{
	is_read("{\"k\":\"plain\"}", "plain");
	is_read(" { \"j\" : 1 , \"k\" : \"blanks\" } \r\n", "blanks");
	is_read("{\"k\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}", "\"\\/\b\f\n\r\t");
	is_read("{\"k\":\"\\u0041\\u00e9\\u20ac\\ud83d\\ude00\"}",
		"A\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
	is_read("{\"k\":\"\\u00E9\"}", "\xc3\xa9");
	is_read("{\"\\u006b\":\"a key with an escape\"}",
		"a key with an escape");
	is_read("{\"k\":\"\"}", "");
	is_number("{\"k\":0}", 0);
	is_number("{\"k\":-12}", -12);
	is_number("{\"k\":9223372036854775807}", INT64_MAX);
	is_number("{\"k\":-9223372036854775808}", INT64_MIN);
	is_int(field("{\"k\":null}", "k")->kind, JSON_NULL, "null");
	is_int(field("{\"k\":true}", "k")->kind, JSON_TRUE, "true");
	is_int(field("{\"k\":false}", "k")->kind, JSON_FALSE, "false");
	ok(!field("{}", "k"), "an empty object has no key");
	is_kind("{\"k\":1.50}", JSON_DECIMAL, "1.50");
	is_kind("{\"k\":-1e+3}", JSON_DECIMAL, "-1e+3");
	is_kind("{\"k\":9223372036854775808}", JSON_DECIMAL,
		"9223372036854775808");
	is_kind("{\"k\":12}", JSON_NUMBER, "12");
	is_kind("{\"k\": [1, {\"a\": \"\\u0000]\"}] }", JSON_LIST,
		"[1, {\"a\": \"\\u0000]\"}]");
	is_kind("{\"k\":{ \"a\":1,\"a\":2 }}", JSON_OBJECT,
		"{ \"a\":1,\"a\":2 }");
}

static void
test_refusals(void)
{
	is_refused("", "no JSON object");
	is_refused("[1]", "no JSON object");
	is_refused("{", "a key is missing");
	is_refused("{k:1}", "a key is missing");
	is_refused("{\"k\"}", "a key without a value");
	is_refused("{\"k\":}", "a value that is none");
	is_refused("{\"k\":[1}", "a list does not end");
	is_refused("{\"k\":[1,]}", "a value that is none");
	is_refused("{\"k\":{1}}", "a key is missing");
	is_refused("{\"k\":nul}", "a value that is none");
	is_refused("{\"k\":nullx}", "the object does not end");
	is_refused("{\"k\":1.}", "a value that is none");
	is_refused("{\"k\":.5}", "a value that is none");
	is_refused("{\"k\":1e}", "a value that is none");
	is_refused("{\"k\":01}", "the object does not end");
	is_refused("{\"k\":+1}", "a value that is none");
	is_refused("{\"k\":--1}", "a value that is none");
	is_refused("{\"k\":1,\"k\":2}", "a key stands twice");
	is_refused("{\"k\":1", "the object does not end");
	is_refused("{\"k\":1,}", "a key is missing");
	is_refused("{\"k\":1} x", "something stands behind the object");
	is_refused("{\"k\":1}{}", "something stands behind the object");
	is_refused("{\"k\":\"x}", "a text does not end");
	is_refused("{\"k\":\"x\\", "a text does not end");
	is_refused("{\"k\":\"x\\\"}", "a text does not end");
	is_refused("{\"k\":\"\\x\"}", "an escape that is none");
	is_refused("{\"k\":\"\\u12\"}",
		   "\\u stands before what is no character");
	is_refused("{\"k\":\"\\u0000\"}",
		   "\\u stands before what is no character");
	is_refused("{\"k\":\"\\ud83d\"}",
		   "\\u stands before what is no character");
	is_refused("{\"k\":\"\\ud83d\\u0041\"}",
		   "\\u stands before what is no character");
	is_refused("{\"k\":\"\\ude00\"}",
		   "\\u stands before what is no character");
	is_refused("{\"k\":\"a\tb\"}", "a text has a control character in it");
	is_refused("{\"k\":\"\xff\"}", "a text is no UTF-8");
	is_bytes_refused("{\"k\":\"a\0b\"}", 11,
			 "a text has a control character in it");
	is_bytes_refused("{\"k\":\0}", 7, "a value that is none");
}

/* What is written is read back the same, and cannot act. */
static void
test_out(void)
{
	static const char text[] = "a\"b\\c\n\t\r\x1b[0m \xe2\x80\xae "
				   "\xf0\x9f\x98\x80 \x7f \xc2\x9b";
	struct str out = {0};

	str_add(&out, "{");
	json_add_key(&out, "first");
	json_add_text(&out, NULL);
	json_add_key(&out, "k");
	json_add_text(&out, text);
	str_add(&out, "}");
	is_text(str_get(&out),
		"{\"first\":null,\"k\":\"a\\\"b\\\\c\\n\\t\\u000d\\u001b[0m "
		"\\u202e \xf0\x9f\x98\x80 \\u007f \\u009b\"}",
		"written");
	is_read(str_get(&out), text);
	str_free(&out);
}

/* A value of so many lists in each other. */
static int
check_deep(size_t depth)
{
	struct str text = {0};
	struct error err;
	size_t i;
	int rc;

	for (i = 0; i < depth; i++)
		str_add(&text, i % 2 ? "{\"a\":" : "[");
	str_add(&text, "1");
	while (i-- > 0)
		str_add(&text, i % 2 ? "}" : "]");
	rc = json_check(str_get(&text), text.len, &err);
	str_free(&text);
	return rc;
}

static void
test_limits(void)
{
	struct str text = {0};
	int i;

	is_int(check_deep(JSON_DEPTH_MAX), 0, "100 levels");
	is_int(check_deep(JSON_DEPTH_MAX + 1), -1, "101 levels");
	is_int(check_deep(1000000), -1, "a million levels");
	for (i = 0; i <= JSON_FIELDS_MAX; i++)
		str_print(&text, "%c\"%d\":1", i ? ',' : '{', i);
	str_add(&text, "}");
	is_bytes_refused(str_get(&text), text.len, "more than 4096 keys");
	str_free(&text);
}

/* --- rows --------------------------------------------------------------------- */

static void
add_row(struct str *out, const struct jsonl_row *row)
{
	const struct json_field *all = row->fields.items;
	size_t i;

	str_print(out, "%lld:", (long long)row->line);
	if (row->bad)
		str_print(out, " %s: %.*s", row->bad, (int)row->raw_len,
			  row->raw ? row->raw : "");
	for (i = 0; i < row->fields.count; i++)
		str_print(out, " %s=%s", all[i].key,
			  all[i].text ? all[i].text : "(none)");
	str_add(out, "\n");
}

static void
test_rows(void)
{
	static const char lines[] = "\xEF\xBB\xBF{\"a\":\"x\",\"b\":1.5}\r\n\n"
				    "{\"a\":\n \t\r\n[1]\n{\"a\":{\"b\":[]}}\n"
				    "{\"a\":1,\"a\":2}\n\xff\n{\"a\":null}";
	struct source_bytes bytes = {lines, sizeof(lines) - 1};
	struct source source;
	struct jsonl_row row;
	struct jsonl jsonl;
	struct str out = {0};
	struct error err;
	int rc;

	rc = source_open(&source, "t", source_from_bytes, &bytes, &err);
	jsonl_open(&jsonl, &source);
	while (rc == 0 && jsonl_next(&jsonl, &row, &err) > 0)
		add_row(&out, &row);
	is_text(str_get(&out),
		"1: a=x b=1.5\n3: a value that is none: {\"a\":\n\n"
		"5: no JSON object: [1]\n\n6: a={\"b\":[]}\n"
		"7: a key stands twice: {\"a\":1,\"a\":2}\n\n"
		"8: no JSON object: \xff\n\n9: a=(none)\n",
		"rows, and bad ones between them");
	str_free(&out);
	jsonl_close(&jsonl);
	source_close(&source);
}

/* A line of 20 MB, then a short one. */
static int
read_long(void *cookie, void *buf, size_t cap, size_t *got, struct error *err)
{
	static const char tail[] = "\"}\n{\"k\":1}\n";
	size_t *at = cookie, most = 20 * 1000 * 1000, n;
	char *out = buf;

	(void)err;
	for (n = 0; n < cap && *at < most + sizeof(tail) - 1; n++, (*at)++)
		out[n] = *at < 6      ? "{\"k\":\""[*at]
			 : *at < most ? 'x'
				      : tail[*at - most];
	*got = n;
	return 0;
}

static void
test_long(void)
{
	struct source source;
	struct jsonl_row row;
	struct jsonl jsonl;
	struct error err;
	size_t at = 0;

	ok(source_open(&source, "t", read_long, &at, &err) == 0,
	   "a line of 20 MB");
	jsonl_open(&jsonl, &source);
	is_int(jsonl_next(&jsonl, &row, &err), 1, "is a row");
	is_text(row.bad, "it is longer than 16 MB", "and a bad one");
	ok(jsonl_next(&jsonl, &row, &err) == 1 && !row.bad && row.line == 2,
	   "the row behind it comes");
	is_int(jsonl_next(&jsonl, &row, &err), 0, "then the end");
	jsonl_close(&jsonl);
	source_close(&source);
}

/* --- files of others ---------------------------------------------------------- */

static int
check_file(const char *folder, const char *name)
{
	char *path = arena_print(&arena, "%s/%s", folder, name);
	FILE *file = fopen(path, "rb");
	struct str all = {0};
	struct vec fields;
	struct error err;
	char buf[4096];
	size_t n;
	int rc;

	if (!file)
		return 1;
	while ((n = fread(buf, 1, sizeof(buf), file)) > 0)
		str_add_bytes(&all, buf, n);
	(void)fclose(file);
	rc = json_check(str_get(&all), all.len, &err);
	if (json_read(&arena, str_get(&all), all.len, &fields, &err) == 0 && rc)
		rc = 2;
	str_free(&all);
	return rc;
}

/* y_ must be JSON, n_ must not, i_ may be either. */
static void
test_suite(void)
{
	const char *data = getenv("CRM_TEST_DATA");
	char *folder =
		arena_print(&arena, "%s/json/test_parsing", data ? data : "");
	DIR *dir = opendir(folder);
	struct dirent *entry;
	int kinds[3] = {0};

	if (!dir) {
		ok(true, "json/test_parsing # SKIP no test data");
		return;
	}
	while ((entry = readdir(dir))) {
		const char *name = entry->d_name;
		int rc;

		if (!strstr(name, ".json"))
			continue;
		rc = check_file(folder, name);
		if (name[0] == 'i')
			ok(rc == 0 || rc == -1, "%s", name);
		else
			is_int(rc, name[0] == 'y' ? 0 : -1, name);
		kinds[name[0] == 'y' ? 0 : name[0] == 'n' ? 1 : 2]++;
	}
	(void)closedir(dir);
	is_int(kinds[0], 47, "y_ files");
	is_int(kinds[1], 94, "n_ files");
	is_int(kinds[2], 18, "i_ files");
}

int
main(void)
{
	test_values();
	test_refusals();
	test_out();
	test_limits();
	test_rows();
	test_long();
	test_suite();
	arena_free(&arena);
	return done();
}
