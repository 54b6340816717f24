/* SPDX-License-Identifier: ISC
 * JSON Lines: flat objects in and out.
 */
#include "tap.h"

#include "base/arena.h"
#include "base/str.h"
#include "text/json.h"

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
}

static void
test_refusals(void)
{
	is_refused("", "no JSON object");
	is_refused("[1]", "no JSON object");
	is_refused("{", "a key is missing");
	is_refused("{k:1}", "a key is missing");
	is_refused("{\"k\"}", "a key without a value");
	is_refused("{\"k\":}", "a value is missing or no flat one");
	is_refused("{\"k\":[1]}", "a value is missing or no flat one");
	is_refused("{\"k\":{}}", "a value is missing or no flat one");
	is_refused("{\"k\":nul}", "a value is missing or no flat one");
	is_refused("{\"k\":nullx}", "the object does not end");
	is_refused("{\"k\":1.5}", "a number is no whole one");
	is_refused("{\"k\":1e3}", "a number is no whole one");
	is_refused("{\"k\":01}", "a number is no whole one");
	is_refused("{\"k\":+1}", "a number is no whole one");
	is_refused("{\"k\":9223372036854775808}", "a number is no whole one");
	is_refused("{\"k\":11111111111111111111111111}",
		   "a number is too large");
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
	is_bytes_refused("{\"k\":\0}", 7, "a value is missing or no flat one");
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

int
main(void)
{
	test_values();
	test_refusals();
	test_out();
	arena_free(&arena);
	return done();
}
