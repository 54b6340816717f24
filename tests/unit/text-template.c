/* SPDX-License-Identifier: ISC
 * Letters with gaps: what fills them and what is refused.
 */
#include "text/template.h"

#include <string.h>

#include "base/arena.h"
#include "tap.h"

static const struct template_value values[] = {
	{"first", "Anna"},
	{"case", "k7"},
	{"missing", NULL},
	{"empty", ""},
	{"evil", "{{case}} %s %n {{"},
};
static const char *const names[] = {"first", "case", "missing", "empty",
				    "evil"};
#define COUNT (sizeof(values) / sizeof(values[0]))

static void
is_filled(const char *text, const char *want)
{
	struct arena arena = {0};
	struct error err = {0};
	char *out = NULL;

	(void)template_fill(&arena, text, values, COUNT, &out, &err);
	is_text(out ? out : err.text, want, text);
	ok(template_check(text, names, COUNT, &err) == 0, "… and checked");
	arena_free(&arena);
}

static void
is_refused(const char *text, const char *want, const char *hint)
{
	struct arena arena = {0};
	struct error err = {0};
	char *out = NULL;

	ok(template_fill(&arena, text, values, COUNT, &out, &err) < 0 && !out &&
		   err.code == ERR_POLICY,
	   "%s refused", text);
	is_text(err.text, want, "… in these words");
	is_text(err.hint, hint, "… with this hint");
	memset(&err, 0, sizeof(err));
	ok(template_check(text, names, COUNT, &err) < 0, "… when checked too");
	is_text(err.text, want, "… in the same words");
	arena_free(&arena);
}

int
main(void)
{
	static const char all[] = "there are first case missing empty evil";
	static const char open[] = "write {{name}} or {{name|else}}";
	struct arena arena = {0};
	struct error err = {0};
	char *out = NULL;

	is_filled("", "");
	is_filled("plain", "plain");
	is_filled("Dear {{first}},", "Dear Anna,");
	is_filled("{{first}}{{case}}", "Annak7");
	is_filled("{{ first }}", "Anna");
	is_filled("{{first|there}}", "Anna");
	is_filled("{{missing|there}}", "there");
	is_filled("{{empty|you there}}", "you there");
	is_filled("{{ missing | dear | friend }}", "dear | friend");
	is_filled("a{{missing}}b", "ab");
	is_filled("a{{missing|}}b", "ab");
	is_filled("{{evil}}", "{{case}} %s %n {{");
	is_filled("a } b }} { c", "a } b }} { c");
	is_filled("100 %d %s", "100 %d %s");
	is_filled("{{missing|%n}}", "%n");
	is_refused("{{furst}}", "{{furst}}: a letter has no such word",
		   "did you mean {{first}}? there are first case missing "
		   "empty evil");
	is_refused("{{quite another}}",
		   "{{quite another}}: a letter has no such word", all);
	is_refused("{{}}", "{{}}: a letter has no such word", all);
	is_refused("{{First|x}}", "{{First}}: a letter has no such word",
		   "did you mean {{first}}? there are first case missing "
		   "empty evil");
	is_refused("a {{first", "a {{ without }} on its line: {{first", open);
	is_refused("{{", "a {{ without }} on its line: {{", open);
	is_refused("{{first\n}} x", "a {{ without }} on its line: {{first",
		   open);
	is_refused("{{first} {{case}}",
		   "a {{ without }} on its line: {{first} {{case}}", open);
	is_refused("{{{first}}}", "{{{first}}: a letter has no such word",
		   "did you mean {{first}}? there are first case missing "
		   "empty evil");
	ok(template_fill(&arena, "{{x}}", NULL, 0, &out, &err) < 0,
	   "without words every gap is refused");
	is_text(err.hint, "there are none", "… and says that there are none");
	arena_free(&arena);
	return done();
}
