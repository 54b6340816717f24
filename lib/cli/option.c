/* SPDX-License-Identifier: ISC
 * Options, one row each.
 */
#include "cli/option.h"

#include <assert.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/num.h"
#include "base/str.h"

#define LONG_BASE 0x100 /* getopt_long's value of rows[0] as a long option */
#define MOST_WIDTH 1000

static const struct {
	enum option_group group;
	struct option_row row;
} shared[] = {
	{GROUP_ROWS, TEXT_OPTION(struct common, columns, 'o', NULL, "COLS",
				 "these, +COL too, or help")},
	{GROUP_ROWS,
	 FLAG_OPTION(struct common, header, 'H', NULL, "with a header")},
	{GROUP_ROWS,
	 FLAG_OPTION(struct common, json, 0, "json", "as JSON Lines")},
	{GROUP_ROWS,
	 FLAG_OPTION(struct common, tsv, 0, "tsv", "split by tabs")},
	{GROUP_ROWS, FLAG_OPTION(struct common, csv, 0, "csv", "as CSV")},
	{GROUP_ROWS,
	 FLAG_OPTION(struct common, table, 0, "table", "aligned, for reading")},
	{GROUP_ROWS,
	 FLAG_OPTION(struct common, nul, '0', NULL, "records end with NUL")},
	{GROUP_LIST,
	 TEXT_OPTION(struct common, sort, 0, "sort", "COL", "order by that")},
	{GROUP_LIST, NUMBER_OPTION(struct common, limit, 0, "limit", "N",
				   "at most N rows")},
	{GROUP_TEXT, TEXT_OPTION(struct common, text, 'm', NULL, "TEXT",
				 "the text or reason")},
	{GROUP_TEXT, TEXT_OPTION(struct common, file, 'F', NULL, "FILE",
				 "the text is in it, or -")},
	{GROUP_TEXT,
	 FLAG_OPTION(struct common, edit, 'e', NULL, "write it in $EDITOR")},
	{GROUP_STDIN, FLAG_OPTION(struct common, keep_going, 0, "keep-going",
				  "skip bad rows, exit 65")},
	{GROUP_STDIN, TEXT_OPTION(struct common, rejects, 0, "rejects", "FILE",
				  "bad rows go there")},
	{GROUP_JOB, FLAG_OPTION(struct common, rehearse, 'n', NULL,
				"rehearse, keep nothing")},
	{GROUP_JOB,
	 FLAG_OPTION(struct common, quiet, 'q', NULL, "print no rows")},
	{GROUP_AT,
	 TEXT_OPTION(struct common, at, 0, "at", "WHEN", "when it happened")},
	{GROUP_KEY, TEXT_OPTION(struct common, key, 0, "key", "KEY",
				"only once with KEY")},
	{GROUP_USER,
	 TEXT_OPTION(struct common, user, 'u', NULL, "WHO", "on whose behalf")},
	{GROUP_COLOR, TEXT_OPTION(struct common, color, 0, "color", "WHEN",
				  "auto, always or never")},
	{GROUP_BASE, TEXT_OPTION(struct common, database, 'D', NULL, "FILE",
				 "the database")},
	{GROUP_BASE,
	 FLAG_OPTION(struct common, help, 'h', "help", "this help")},
	{GROUP_BASE,
	 FLAG_OPTION(struct common, version, 0, "version", "the version")},
};
#define SHARED (sizeof(shared) / sizeof(shared[0]))

/* Known to crm-complete alone, so in no help. */
static const struct option_row hidden = FLAG_OPTION(
	struct common, help_options, 0, "help-options", "options as rows");

/* What one parse works with. Rows below own_from belong to struct common. */
struct parse {
	struct arena *arena;
	const struct passport *passport;
	const struct option_row **rows;
	size_t count;
	size_t own_from;
	struct common *common;
	void *own;
	struct error *err;
};

static void
add_row(struct vec *rows, struct arena *arena, const struct option_row *row)
{
	*(const struct option_row **)vec_add(rows, arena) = row;
}

/* A command may mean more by an option than the others do. */
static bool
is_own(const struct passport *passport, const struct option_row *row)
{
	size_t i;

	for (i = 0; i < passport->option_count; i++) {
		if (str_same(passport->options[i].name, row->name))
			return row->name != NULL;
	}
	return false;
}

static void
add_shared(struct vec *rows, struct arena *arena,
	   const struct passport *passport)
{
	size_t i;

	for (i = 0; i < SHARED; i++) {
		if ((passport->groups & (unsigned)shared[i].group) &&
		    !is_own(passport, &shared[i].row))
			add_row(rows, arena, &shared[i].row);
	}
}

static void
add_own(struct vec *rows, struct arena *arena, const struct passport *passport)
{
	size_t i;

	for (i = 0; i < passport->option_count; i++)
		add_row(rows, arena, &passport->options[i]);
}

const struct option_row **
option_rows(struct arena *arena, const struct passport *passport,
	    bool own_first)
{
	struct vec rows = {.size = sizeof(const struct option_row *)};

	if (own_first)
		add_own(&rows, arena, passport);
	add_shared(&rows, arena, passport);
	if (!own_first)
		add_own(&rows, arena, passport);
	add_row(&rows, arena, NULL);
	return rows.items;
}

/* "--kind", or "-k" of a row without a name; in the arena. */
static const char *
shown(struct parse *parse, const struct option_row *row)
{
	if (row->name)
		return arena_print(parse->arena, "--%s", row->name);
	return arena_print(parse->arena, "-%c", row->letter);
}

static int
refuse(struct parse *parse, const char *text, const char *nearest)
{
	error_set(parse->err, ERR_USAGE, "%s", text);
	if (nearest)
		return error_hint(parse->err, "did you mean %s?", nearest);
	return error_hint(parse->err, "%s -h lists the options",
			  parse->passport->name);
}

static int
refuse_name(struct parse *parse, const char *word)
{
	struct vec names = {.size = sizeof(const char *)};
	const char *name = word + 2, *nearest;
	size_t i;

	name = arena_bytes(parse->arena, name, strcspn(name, "="));
	for (i = 0; i < parse->count; i++) {
		if (parse->rows[i]->name && parse->rows[i] != &hidden)
			*(const char **)vec_add(&names, parse->arena) =
				parse->rows[i]->name;
	}
	nearest = str_nearest(name, names.items, names.count);
	return refuse(
		parse, arena_print(parse->arena, "no such option: --%s", name),
		nearest ? arena_print(parse->arena, "--%s", nearest) : NULL);
}

static const struct option_row *
find_letter(const struct parse *parse, int letter)
{
	size_t i;

	for (i = 0; i < parse->count; i++) {
		if (parse->rows[i]->letter && parse->rows[i]->letter == letter)
			return parse->rows[i];
	}
	return NULL;
}

static int
refuse_letter(struct parse *parse, int letter)
{
	const struct option_row *other;

	/* the nearest of a letter is the same, small or capital */
	other = find_letter(parse, letter ^ ('a' ^ 'A'));
	if (letter <= 0x20 || letter >= 0x7F)
		letter = '?';
	return refuse(parse,
		      arena_print(parse->arena, "no such option: -%c", letter),
		      other ? arena_print(parse->arena, "-%c (%s)",
					  other->letter, other->help)
			    : NULL);
}

/* getopt_long takes abbreviations, we do not: was the name typed in full? */
static bool
in_full(const struct option_row *row, const char *word)
{
	size_t len = strlen(row->name);

	return strncmp(word + 2, row->name, len) == 0 &&
	       (word[2 + len] == '\0' || word[2 + len] == '=');
}

static int
store(struct parse *parse, size_t index, const char *value)
{
	const struct option_row *row = parse->rows[index];
	char *base = index < parse->own_from ? (char *)parse->common
					     : (char *)parse->own;
	void *field = base + row->offset;
	struct vec *many = field;

	switch (row->kind) {
	case OPTION_FLAG:
		*(bool *)field = true;
		return 0;
	case OPTION_TEXT:
		*(const char **)field = value;
		return 0;
	case OPTION_MANY:
		many->size = sizeof(const char *);
		*(const char **)vec_add(many, parse->arena) = value;
		return 0;
	case OPTION_NUMBER:
		if (num_parse(value, field))
			return 0;
		return refuse(parse,
			      arena_print(parse->arena,
					  "%s takes a number, not: %s",
					  shown(parse, row), value),
			      NULL);
	}
	return 0;
}

/* What getopt_long answered with c. word is the argument of argv it came
 * from, where it is a long option. */
static int
take(struct parse *parse, int c, const char *word)
{
	int about = c == '?' || c == ':' ? optopt : c;
	const struct option_row *row = NULL;
	size_t i;

	if (about >= LONG_BASE)
		row = parse->rows[about - LONG_BASE];
	else if (about > 0)
		row = find_letter(parse, about);
	if (about >= LONG_BASE && !in_full(row, word))
		return refuse_name(parse, word);
	if (!row)
		return about > 0 ? refuse_letter(parse, about)
				 : refuse_name(parse, word);
	if (c == ':')
		return refuse(parse,
			      arena_print(parse->arena, "%s needs %s",
					  shown(parse, row), row->argument),
			      NULL);
	if (c == '?')
		return refuse(parse,
			      arena_print(parse->arena, "%s takes no argument",
					  shown(parse, row)),
			      NULL);
	for (i = 0; parse->rows[i] != row; i++)
		;
	return store(parse, i, optarg);
}

/* Tables for getopt_long; "-" in front has it answer operands in order, so
 * that POSIXLY_CORRECT changes nothing. */
static struct option *
tables(struct parse *parse, struct str *letters)
{
	struct option *names =
		arena_get(parse->arena, (parse->count + 1) * sizeof(*names));
	size_t n = 0, i;

	str_add(letters, "-:");
	for (i = 0; i < parse->count; i++) {
		const struct option_row *row = parse->rows[i];

		if (row->letter) {
			str_add_char(letters, row->letter);
			str_add(letters, row->argument ? ":" : "");
		}
		if (row->name)
			names[n++] = (struct option){
				row->name,
				row->argument ? required_argument : no_argument,
				NULL, LONG_BASE + (int)i};
	}
	return names;
}

static bool
asked(const struct common *common)
{
	return common->help || common->version || common->help_options;
}

/* Where a lone "-" stops getopt_long (musl), it is an operand still. */
static bool
is_dash(char **argv)
{
	return argv[optind] && strcmp(argv[optind], "-") == 0 &&
	       strcmp(argv[optind - 1], "--") != 0;
}

static int
parse_all(struct parse *parse, int argc, char **argv, struct vec *operands)
{
	struct str letters = {0};
	struct option *names = tables(parse, &letters);
	int rc = 0;

	optind = 0; /* begin anew, whoever called it before */
	opterr = 0;
	while (rc == 0 && !asked(parse->common)) {
		int c = getopt_long(argc, argv, letters.data, names, NULL);
		/* the word of a long option; its argument may be apart */
		const char *word = argv[optind - 1];

		if (c == -1 && is_dash(argv)) {
			c = 1;
			optarg = argv[optind++];
		}
		if (c == -1)
			break;
		if (c >= LONG_BASE && optarg == word)
			word = argv[optind - 2];
		if (c == 1)
			*(char **)vec_add(operands, parse->arena) = optarg;
		else
			rc = take(parse, c, word);
	}
	str_free(&letters);
	return rc;
}

/* Options that were read, but make no sense together. */
static int
check(struct parse *parse)
{
	const struct common *c = parse->common;
	int forms = c->table + c->tsv + c->csv + c->json;

	if (forms > 1)
		return refuse(parse,
			      "only one of --table, --tsv, --csv and --json",
			      NULL);
	if (c->nul && (c->table || c->csv))
		return refuse(parse, "-0 goes with --tsv and --json only",
			      NULL);
	if ((c->text != NULL) + (c->file != NULL) + c->edit > 1)
		return refuse(parse, "only one of -m, -F and -e", NULL);
	if (c->rejects && !c->keep_going)
		return refuse(parse, "--rejects goes with --keep-going", NULL);
	if (c->limit != -1 && c->limit < 1)
		return refuse(parse, "--limit must be 1 or more", NULL);
	if (c->color && strcmp(c->color, "auto") != 0 &&
	    strcmp(c->color, "always") != 0 && strcmp(c->color, "never") != 0)
		return refuse(parse, "--color is one of auto, always and never",
			      NULL);
	return 0;
}

static enum option_ask
ask_of(const struct common *common)
{
	if (common->help)
		return ASK_HELP;
	if (common->version)
		return ASK_VERSION;
	if (common->help_options)
		return ASK_OPTIONS;
	if (common->columns && strcmp(common->columns, "help") == 0)
		return ASK_COLUMNS;
	return ASK_NOTHING;
}

/* Rows of the groups, the hidden one, then the command's own. */
static void
collect(struct parse *parse)
{
	struct vec rows = {.size = sizeof(const struct option_row *)};

	add_shared(&rows, parse->arena, parse->passport);
	add_row(&rows, parse->arena, &hidden);
	parse->own_from = rows.count;
	add_own(&rows, parse->arena, parse->passport);
	parse->rows = rows.items;
	parse->count = rows.count;
}

int
option_parse(struct arena *arena, const struct passport *passport, int argc,
	     char **argv, struct common *common, void *own, int *first_operand,
	     struct error *err)
{
	struct parse parse = {.arena = arena,
			      .passport = passport,
			      .common = common,
			      .own = own,
			      .err = err};
	struct vec operands = {.size = sizeof(char *)};

	*common = (struct common){.limit = -1};
	*first_operand = argc;
	if (argc < 1)
		return error_set(err, ERR_USAGE, "no name to run under");
	assert(own || passport->option_count == 0);
	collect(&parse);
	if (parse_all(&parse, argc, argv, &operands))
		return -1;
	common->ask = ask_of(common);
	if (common->ask == ASK_NOTHING && check(&parse))
		return -1;
	if (asked(common))
		return 0;
	/* those behind "--" are in place; put the others right before them */
	*first_operand = optind - (int)operands.count;
	if (operands.count > 0)
		memcpy(argv + *first_operand, operands.items,
		       operands.count * sizeof(char *));
	return 0;
}

static bool
is_set(const char *name)
{
	const char *value = getenv(name);

	return value && *value;
}

static bool
wants_colour(const struct common *common, bool terminal)
{
	const char *value;

	if (common->color && strcmp(common->color, "auto") != 0)
		return strcmp(common->color, "always") == 0;
	if (is_set("NO_COLOR"))
		return false;
	value = getenv("CLICOLOR_FORCE");
	if (value && *value && strcmp(value, "0") != 0)
		return true;
	value = getenv("TERM");
	return terminal && value && *value && strcmp(value, "dumb") != 0;
}

static size_t
width_of(int columns)
{
	const char *value = getenv("COLUMNS");
	int64_t n = 0;

	if (columns > 0)
		return (size_t)columns;
	if (value && num_parse(value, &n) && n > 0 && n <= MOST_WIDTH)
		return (size_t)n;
	return 80;
}

bool
option_wants_rows(const struct common *common)
{
	return common->table || common->tsv || common->csv || common->json ||
	       common->nul || common->columns;
}

void
option_dress(const struct common *common, bool terminal, int columns,
	     struct view_options *view)
{
	if (common->json)
		view->form = VIEW_JSON;
	else if (common->csv)
		view->form = VIEW_CSV;
	else if (common->tsv || common->nul)
		view->form = VIEW_TSV;
	else
		view->form = common->table || terminal ? VIEW_TABLE : VIEW_TSV;
	view->header = common->header;
	view->nul = common->nul;
	view->columns = common->columns;
	view->width = width_of(columns);
	view->colour = wants_colour(common, terminal);
}
