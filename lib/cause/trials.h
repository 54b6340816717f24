/* SPDX-License-Identifier: ISC
 * Trials of any source, one row each, as factors with levels and their counts.
 *
 * The first TRIALS_FIRST rows are kept until it is clear what each column is:
 * then every trial is counted where it stands, and of the rest of the rows
 * nothing is kept. Memory depends on the columns, not on the rows.
 */
#ifndef CAUSE_TRIALS_H
#define CAUSE_TRIALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "learn/factor.h"
#include "learn/tally.h"
#include "text/note.h"

#define TRIALS_FIRST 4096
#define TRIALS_FACTORS 100 /* more of them nobody could tell apart */

struct trials_setting {
	const char *source; /* for messages: "stdin" */
	const char *fault;  /* "ill=Y", "stars=..2", "fails" */
	const char *freq;   /* column that says how many are alike; or NULL */
	const char *const *ignore; /* columns passed over */
	size_t ignored;
	char decimal;	 /* of numbers with two readings; '\0' */
	size_t noted;	 /* columns from there on came for free; 0: none did */
	bool rows_count; /* rows of a table: a column may count them */
};

/* What a factor was made of: the values of a column, or what a day or moment
 * in it says of its own. */
enum trials_part {
	PART_VALUE,
	PART_WEEKDAY,
	PART_MONTH,
	PART_TIME, /* of day */
	TRIALS_PARTS
};

/* A factor that is one, or, with aside, why it is none. */
struct trials_factor {
	const char *name;
	size_t column;
	enum trials_part part;
	enum note_kind kind;
	bool whole; /* its numbers are */
	char unit[NOTE_UNIT];
	const char *text[TALLY_LEVELS]; /* of each level, as it was typed */
	/* of an ordered level, the values it holds; its value is one of them */
	double low[TALLY_LEVELS], high[TALLY_LEVELS], value[TALLY_LEVELS];
	struct factor shape;
	int64_t missing;   /* trials in which it was not noted */
	const char *aside; /* "always regular" */
};

struct trials {
	const char *fault; /* "ill=Y" */
	int64_t left_out;  /* rows that do not say whether it failed */
	struct trials_factor *factors;
	size_t count; /* of factors that are counted, at the front */
	size_t all;   /* with those set aside, behind */
	struct factor *shapes;
	bool *ordered;
	struct tally tally;
	unsigned char *start; /* the last trial that failed, else the last */
	const char *alike;    /* two columns that may be one, or NULL */
	struct trials_making *making; /* trials.c's own */
};

/* Columns of those names follow. ERR_USAGE: a column of the setting that is
 * none of them (the nearest is named). */
int
trials_open(struct trials *trials, struct arena *arena,
	    const char *const *names, size_t count,
	    const struct trials_setting *setting, struct error *err);

/* One row; a field NULL is not noted. ERR_DATA, with source and line: a number
 * of alike ones that is none. */
int
trials_add(struct trials *trials, const char *const *fields, int64_t line,
	   struct error *err);

/* No more rows. ERR_DATA: none at all, a fault that no row could have, numbers
 * with two readings, too many factors. */
int
trials_close(struct trials *trials, struct error *err);

#endif
