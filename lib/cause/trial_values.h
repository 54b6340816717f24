/* SPDX-License-Identifier: ISC
 * The different values of a column, and whether a trial failed.
 */
#ifndef CAUSE_TRIAL_VALUES_H
#define CAUSE_TRIAL_VALUES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "text/note.h"

#define TRIAL_PARTS 4	  /* TRIALS_PARTS */
#define TRIAL_NONE 0	  /* the entry of what is not noted */
#define TRIAL_VALUES 8192 /* different ones that are remembered */

struct trial_value {
	const char *text;
	uint64_t mark; /* told by its length and bytes, see trial_values.c */
	int64_t n, failed;
	unsigned char level[TRIAL_PARTS]; /* once it is settled */
};

/* Entry TRIAL_NONE is what is not noted. */
struct trial_values {
	struct arena *arena;
	struct trial_value *entries;
	size_t count;
	int64_t noted;
	struct note_column seen; /* what the different ones look like */
	char decimal;
	bool falling; /* whole numbers, not each one above the last */
	double last;
	uint32_t *places; /* a table of entries by their text */
	size_t room;
};

void
trial_values_open(struct trial_values *values, struct arena *arena);

/* The entry of text, a new one if need be, counted so many times. */
uint32_t
trial_values_see(struct trial_values *values, const char *text, bool failed,
		 int64_t times, int64_t line);

/* The entry of text, added if there is room for it: *added says so. NULL when
 * there is none. */
struct trial_value *
trial_values_find(struct trial_values *values, const char *text, bool *added);

/* --- whether it failed ------------------------------------------------------ */

struct trial_fault {
	const char *text;  /* "ill=Y" as typed */
	const char *name;  /* of the column */
	const char *value; /* NULL: yes */
	bool range;
	double low, high;
	bool yes;      /* the value is a yes or a no: which */
	bool flag;     /* it is one of these */
	int64_t hits;  /* rows that fail */
	int64_t flags; /* rows that say yes or no */
	int64_t numbers;
	const char *other; /* a value that was neither, in the arena */
	struct arena *arena;
	struct trial_values seen; /* values, and what each says */
};

/* "ill=Y", "stars=..2", or a name alone: yes. */
int
trial_fault_read(struct trial_fault *fault, const char *typed,
		 struct arena *arena, struct error *err);

/* Whether a row with that value failed; false where it does not say. */
bool
trial_fault_judge(struct trial_fault *fault, const char *text, bool *failed);

/* ERR_DATA where no row failed because none could: the value is none that the
 * column has. */
int
trial_fault_check(const struct trial_fault *fault, int64_t n,
		  struct error *err);

#endif
