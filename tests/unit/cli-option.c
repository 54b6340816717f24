/* SPDX-License-Identifier: ISC
 * Command lines: what is read, what is refused, what help says.
 */
#include "cli/option.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"
#include "cli/usage.h"
#include "tap.h"

struct options {
	const char *kind;
	const char *due;
	bool out;
	int64_t every;
	struct vec about;
};

static const struct option_row rows[] = {
	TEXT_OPTION(struct options, kind, 'k', "kind", "KIND",
		    "complaint, praise, request, suggestion, opinion or note"),
	TEXT_OPTION(struct options, due, 'd', NULL, "DAY", "due"),
	FLAG_OPTION(struct options, out, 0, "out", "we said it, not they"),
	NUMBER_OPTION(struct options, every, 0, "every", "N", "how often"),
	MANY_OPTION(struct options, about, 'a', "about", "WHO",
		    "whom of ours it is about"),
};
static const struct passport passport = {
	.name = "crm-log",
	.purpose = "register what a customer said or what happened",
	.usage = "[-k kind] who|case [text ...]",
	.examples = {"crm-log -k complaint anna \"kettle leaks\"",
		     "crm-log k1 \"she phoned again\""},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_LIST |
		  GROUP_WRITE | GROUP_TEXT | GROUP_STDIN | GROUP_COLOR,
	OPTIONS(rows, struct options),
	.operands = "party|case",
};

static struct arena arena;
static struct common common;
static struct options own;
static struct error err;

/* Read words (split at blanks) as arguments; the operands, joined by '|', or
 * NULL when it was refused. */
static const char *
operands(const char *words)
{
	static struct str joined;
	char *argv[40], *rest = NULL;
	char *copy = arena_text(&arena, words);
	int argc = 0, first, i;

	argv[argc++] = arena_text(&arena, "crm-log");
	for (copy = strtok_r(copy, " ", &rest); copy;
	     copy = strtok_r(NULL, " ", &rest))
		argv[argc++] = copy;
	argv[argc] = NULL;
	err = (struct error){0};
	own = (struct options){.every = -1};
	if (option_parse(&arena, &passport, argc, argv, &common, &own, &first,
			 &err))
		return NULL;
	str_clear(&joined);
	for (i = first; i < argc; i++) {
		str_add(&joined, i > first ? "|" : "");
		str_add(&joined, argv[i]);
	}
	return str_get(&joined);
}

static void
is_refused(const char *words, const char *text, const char *hint)
{
	ok(operands(words) == NULL && err.code == ERR_USAGE, "refused: %s",
	   words);
	is_text(err.text, text, "  with what is wrong");
	is_text(err.hint, hint, "  and what to do");
}

static void
test_reading(void)
{
	is_text(operands(""), "", "nothing");
	ok(!own.kind && !own.out && own.every == -1 && common.limit == -1 &&
		   common.ask == ASK_NOTHING,
	   "leaves the defaults");
	is_text(operands("anna -k complaint kettle --out leaks"),
		"anna|kettle|leaks", "options between operands");
	is_text(own.kind, "complaint", "its argument");
	ok(own.out, "its flag");
	is_text(operands("-kc anna"), "anna", "a letter with its argument");
	is_text(own.kind, "c", "attached");
	is_text(operands("--kind=c --kind p x"), "x", "the last of two");
	is_text(own.kind, "p", "wins");
	is_text(operands("-d -90d -d -7d x"), "x", "a negative date");
	is_text(own.due, "-7d", "is an argument");
	is_text(operands("a -- -k --out"), "a|-k|--out", "-- ends options");
	ok(!own.kind && !own.out, "what follows is not read");
	is_text(operands("- -k c nina"), "-|nina", "a lone dash is an operand");
	is_text(own.kind, "c", "and options may follow it");
	is_text(operands("--every -5"), "", "a number");
	is_int(own.every, -5, "below zero");
	is_text(operands("-a bo --about=eva -anina"), "", "one that collects");
	ok(own.about.count == 3 &&
		   strcmp(((const char **)own.about.items)[0], "bo") == 0 &&
		   strcmp(((const char **)own.about.items)[2], "nina") == 0,
	   "keeps all, in order");
	is_text(operands("-nqH --at mon -D x.db -u bo --limit 3 -o +a,b k1"),
		"k1", "the shared ones");
	ok(common.rehearse && common.quiet && common.header &&
		   common.limit == 3 && !common.nul,
	   "flags in one word");
	is_text(common.columns, "+a,b", "columns");
	is_text(common.at, "mon", "--at");
	is_text(common.database, "x.db", "-D");
	ok(setenv("POSIXLY_CORRECT", "1", 1) == 0, "with POSIXLY_CORRECT");
	is_text(operands("a --out b"), "a|b", "operands still mix");
	ok(own.out && unsetenv("POSIXLY_CORRECT") == 0, "with options");
}

static void
test_asking(void)
{
	is_text(operands("x --help --bogus"), "", "help ends the reading");
	is_int(common.ask, ASK_HELP, "--help");
	(void)operands("-h");
	is_int(common.ask, ASK_HELP, "-h");
	(void)operands("--version");
	is_int(common.ask, ASK_VERSION, "--version");
	(void)operands("--help-options");
	is_int(common.ask, ASK_OPTIONS, "--help-options");
	(void)operands("-o help");
	is_int(common.ask, ASK_COLUMNS, "-o help");
}

static void
test_refusing(void)
{
	const char *list = "crm-log -h lists the options";

	is_refused("--kin x", "no such option: --kin", "did you mean --kind?");
	is_refused("--kin=x", "no such option: --kin", "did you mean --kind?");
	is_refused("--ou", "no such option: --ou", "did you mean --out?");
	is_refused("--zzzzzz", "no such option: --zzzzzz", list);
	is_refused("-K c", "no such option: -K",
		   "did you mean -k (complaint, praise, request, suggestion, "
		   "opinion or note)?");
	is_refused("-x", "no such option: -x", list);
	is_refused("-nx", "no such option: -x", list);
	is_refused("--kind", "--kind needs KIND", list);
	is_refused("-d", "-d needs DAY", list);
	is_refused("--out=yes", "--out takes no argument", list);
	is_refused("--every 2x", "--every takes a number, not: 2x", list);
	is_refused("--limit 0", "--limit must be 1 or more", list);
	is_refused("--csv --json",
		   "only one of --table, --tsv, --csv and --json", list);
	is_refused("-0 --csv", "-0 goes with --tsv and --json only", list);
	is_refused("-m a -F b", "only one of -m, -F and -e", list);
	is_refused("--rejects x", "--rejects goes with --keep-going", list);
	is_refused("--color=red", "--color is one of auto, always and never",
		   list);
}

static void
test_dress(void)
{
	struct view_options view = {0};

	(void)unsetenv("NO_COLOR");
	(void)unsetenv("CLICOLOR_FORCE");
	(void)setenv("TERM", "xterm", 1);
	(void)setenv("COLUMNS", "61", 1);
	(void)operands("");
	option_dress(&common, false, 0, &view);
	ok(view.form == VIEW_TSV && !view.colour && view.width == 61,
	   "in a pipe: TSV, no colour, $COLUMNS");
	ok(!option_wants_rows(&common), "a page stays a page");
	option_dress(&common, true, 100, &view);
	ok(view.form == VIEW_TABLE && view.colour && view.width == 100,
	   "on a terminal: a table in colour, as wide as that");
	(void)setenv("COLUMNS", "no", 1);
	option_dress(&common, true, 0, &view);
	is_int((int64_t)view.width, 80, "a width that nobody knows is 80");
	(void)setenv("CLICOLOR_FORCE", "1", 1);
	option_dress(&common, false, 0, &view);
	ok(view.colour, "CLICOLOR_FORCE");
	(void)setenv("NO_COLOR", "1", 1);
	option_dress(&common, true, 0, &view);
	ok(!view.colour, "NO_COLOR wins over it");
	(void)operands("--color=always --json -0 -o id");
	option_dress(&common, true, 0, &view);
	ok(view.colour && view.form == VIEW_JSON && view.nul,
	   "--color wins over both; JSON ends with NUL");
	is_text(view.columns, "id", "-o goes to the view");
	ok(option_wants_rows(&common), "rows were asked for");
	(void)unsetenv("NO_COLOR");
	(void)unsetenv("CLICOLOR_FORCE");
	(void)setenv("TERM", "dumb", 1);
	(void)operands("-0");
	option_dress(&common, true, 0, &view);
	ok(!view.colour && view.form == VIEW_TSV, "a dumb terminal; -0 is TSV");
}

/* At most 24 lines of 80; the number of lines that break this. */
static int
breaches(const char *text)
{
	int lines = 0, bad = 0;

	while (*text) {
		size_t len = strcspn(text, "\n");

		bad += utf8_width(arena_bytes(&arena, text, len)) > 80;
		lines++;
		text += len + 1;
	}
	return bad + (lines > 24 ? lines - 24 : 0);
}

static void
test_help(void)
{
	static struct option_row many[20];
	struct passport one = passport;
	struct str help = {0};
	size_t i;
	int bad = 0;

	usage_help(&arena, &passport, &help);
	ok(str_begins(
		   help.data,
		   "crm-log -k complaint anna \"kettle leaks\"\n"
		   "crm-log k1 \"she phoned again\"\n\n"
		   "crm-log: register what a customer said or what happened\n"
		   "usage: crm-log [-k kind] who|case [text ...]\n\n"
		   "  -k, --kind KIND"),
	   "help begins with two examples, the purpose and usage");
	is_int(breaches(help.data), 0, "it is at most 24 lines of 80");
	ok(strstr(help.data, "--help-options") == NULL, "nothing hidden");
	ok(strstr(help.data, "--keep-going") && strstr(help.data, "-D FILE"),
	   "all shared options are in it");
	ok(strstr(help.data, "\xE2\x80\xA6") == NULL, "none of them cut");
	for (i = 0; i < 20; i++) {
		many[i] = rows[1];
		many[i].name = "quite-a-long-name";
		one.options = many;
		one.option_count = i + 1;
		str_clear(&help);
		usage_help(&arena, &one, &help);
		bad += breaches(help.data);
	}
	is_int(bad, 0, "so it is with up to 20 more");
	one = passport;
	one.options = NULL;
	one.option_count = 0;
	one.groups = GROUP_BASE;
	str_clear(&help);
	usage_help(&arena, &one, &help);
	is_text(strstr(help.data, "  -D"),
		"  -D FILE     the database\n"
		"  -h, --help  this help\n"
		"  --version   the version\n",
		"and a line each where there are few");
	str_free(&help);
}

static void
test_wrong(void)
{
	err = (struct error){0};
	is_int(usage_wrong(&passport, &err, "nothing %s", "said"), -1,
	       "asked wrongly");
	is_text(err.text, "nothing said", "what is missing");
	is_text(err.hint,
		"usage: crm-log [-k kind] who|case [text ...]\n"
		"example: crm-log -k complaint anna \"kettle leaks\"",
		"usage and one example");
}

int
main(void)
{
	test_reading();
	test_asking();
	test_refusing();
	test_dress();
	test_help();
	test_wrong();
	arena_free(&arena);
	return done();
}
