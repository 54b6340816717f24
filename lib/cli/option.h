/* SPDX-License-Identifier: ISC
 * Options, one row each: the row parses, prints help and feeds completion.
 */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"
#include "model/column.h"
#include "view/view.h"

struct arena;
struct error;

enum option_kind {
	OPTION_FLAG,   /* bool */
	OPTION_TEXT,   /* const char *, that of argv */
	OPTION_NUMBER, /* int64_t */
	OPTION_MANY    /* struct vec of const char *, in the order given */
};

struct option_row {
	char letter;	      /* or 0 */
	const char *name;     /* without dashes, or NULL */
	const char *argument; /* what it takes, one word; NULL for a flag */
	const char *help;     /* a few words, no capital, no full stop */
	enum option_kind kind;
	size_t offset; /* of the field in the command's own struct */
};

#define OPTION_KIND_OF(f)                                                      \
	_Generic((f),                                                          \
		bool: OPTION_FLAG,                                             \
		const char *: OPTION_TEXT,                                     \
		int64_t: OPTION_NUMBER,                                        \
		struct vec: OPTION_MANY)

/* A field whose type does not fit its row does not compile. */
#define OPTION_ROW(s, field, kind, letter, name, argument, help)               \
	{                                                                      \
		letter, name, argument, help, OPTION_##kind,                   \
			offsetof(s, field) +                                   \
				0 * sizeof(struct {                            \
					_Static_assert(                        \
						OPTION_KIND_OF(                \
							((s *)0)->field) ==    \
							OPTION_##kind,         \
						#field " is no " #kind);       \
					int unused;                            \
				})                                             \
	}
#define FLAG_OPTION(s, field, letter, name, help)                              \
	OPTION_ROW(s, field, FLAG, letter, name, NULL, help)
#define TEXT_OPTION(s, field, letter, name, argument, help)                    \
	OPTION_ROW(s, field, TEXT, letter, name, argument, help)
#define NUMBER_OPTION(s, field, letter, name, argument, help)                  \
	OPTION_ROW(s, field, NUMBER, letter, name, argument, help)
#define MANY_OPTION(s, field, letter, name, argument, help)                    \
	OPTION_ROW(s, field, MANY, letter, name, argument, help)

/* Options that mean the same in every command; a command takes only the
 * groups that it honours. */
enum option_group {
	GROUP_BASE = 1 << 0,  /* -D -h --help --version */
	GROUP_USER = 1 << 1,  /* -u */
	GROUP_ROWS = 1 << 2,  /* -o -H -0 --json --tsv --csv --table */
	GROUP_LIST = 1 << 3,  /* --sort --limit */
	GROUP_JOB = 1 << 4,   /* -n -q */
	GROUP_TEXT = 1 << 5,  /* -m -F -e */
	GROUP_STDIN = 1 << 6, /* --keep-going --rejects */
	GROUP_COLOR = 1 << 7, /* --color */
	GROUP_AT = 1 << 8,    /* --at */
	GROUP_KEY = 1 << 9,   /* --key */
	GROUP_KEEP = GROUP_JOB | GROUP_KEY,
	GROUP_WRITE = GROUP_KEEP | GROUP_AT
};

/* What a command is, on top of its file. Help, completion and the manual's
 * test read it. */
struct passport {
	const char *name;	 /* "crm-log" */
	const char *purpose;	 /* in one line, as in the manual's NAME */
	const char *usage;	 /* "[-k kind] who|case [text ...]" */
	const char *examples[2]; /* as typed */
	unsigned groups;
	const struct option_row *options; /* OPTIONS(rows, struct options) */
	size_t option_count;
	size_t option_size;
	const struct shape *shape; /* of its rows, or NULL */
	/* For completion, what may stand in each place, the last for all behind
	 * it: "=new|=list party|case filter:deals" is one of two words, then
	 * one of two records, then filters. The kinds are those of
	 * complete_words; NULL: none. */
	const char *operands;
};
#define OPTIONS(rows, s)                                                       \
	.options = (rows), .option_count = sizeof(rows) / sizeof((rows)[0]),   \
	.option_size = sizeof(s)

/* Questions that end the run when they are answered (usage_answer). */
enum option_ask {
	ASK_NOTHING,
	ASK_HELP,
	ASK_VERSION,
	ASK_COLUMNS, /* -o help */
	ASK_OPTIONS  /* --help-options, for crm-complete */
};

/* The shared options as given; texts are NULL and limit is -1 when not. */
struct common {
	enum option_ask ask; /* from the next three and -o help */
	bool help, version, help_options;
	const char *database;	    /* -D */
	const char *user;	    /* -u */
	const char *columns;	    /* -o */
	bool header;		    /* -H */
	bool nul;		    /* -0: records end with NUL, in and out */
	bool table, tsv, csv, json; /* at most one */
	const char *sort;
	int64_t limit;	  /* -1, or at least 1 */
	bool rehearse;	  /* -n */
	bool quiet;	  /* -q */
	const char *at;	  /* --at */
	const char *key;  /* --key */
	const char *text; /* -m */
	const char *file; /* -F, "-" is stdin; never beside -m */
	bool edit;	  /* -e; never beside -m or -F */
	bool keep_going;
	const char *rejects; /* only with keep_going */
	const char *color;   /* NULL, "auto", "always" or "never" */
};

/* Read argv over getopt_long(3): options and operands mixed, "--" ends
 * options, "-kc" and "-k c", "--kind=c" and "--kind c", never abbreviated;
 * the last of two wins, of OPTION_MANY all are kept. common is cleared first;
 * own is the command's struct options with its defaults in it (NULL without
 * option rows). The operands are then argv[*first_operand..argc), argv being
 * reordered for it. Refused with ERR_USAGE and a next step: unknown options
 * (the nearest is named), a missing or needless argument, a number that is
 * none, options that exclude each other. */
int
option_parse(struct arena *arena, const struct passport *passport, int argc,
	     char **argv, struct common *common, void *own, int *first_operand,
	     struct error *err);

/* All rows of the command: the shared ones of its groups, then its own or,
 * with own_first, the other way round; NULL after the last, owned by the
 * arena. */
const struct option_row **
option_rows(struct arena *arena, const struct passport *passport,
	    bool own_first);

/* Dress the rows: form, header, nul, columns, width and colour of view from
 * the options, from whether stdout is a terminal and how wide that is (0: not
 * known), and from COLUMNS, NO_COLOR, CLICOLOR_FORCE, TERM. Rows are a table
 * on a terminal, TSV elsewhere, unless an option says otherwise. The rest of
 * view is left alone. */
void
option_dress(const struct common *common, bool terminal, int columns,
	     struct view_options *view);

/* Whether a command that shows a page shall print rows instead: --tsv, --csv,
 * --json, --table, -o or -0 was given. */
bool
option_wants_rows(const struct common *common);

#endif
