/* SPDX-License-Identifier: ISC
 * What a noted value is, by the look of it: 11 min, yes, vanilla, 20:15. The
 * one reader for crm-observe and crm-why.
 */
#ifndef TEXT_NOTE_H
#define TEXT_NOTE_H

#include <stdint.h>

#include "base/error.h"
#include "text/figure.h"

enum note_kind {
	NOTE_NONE,   /* nothing, or a word for it: - ? NA N/A null */
	NOTE_FLAG,   /* yes no y n true false, in letters of either case */
	NOTE_NUMBER, /* 11, 2.5 kg, 24 °C, 5%, -3, 1e-5, €12, 12 EUR */
	NOTE_TIME,   /* of a day: 20:15, 20:15:30, 8 pm, 8:15pm */
	NOTE_DAY,    /* with its year: 2026-11-27, 27 Nov 2026, 27.11.2026;
			a time may follow */
	NOTE_WORD    /* anything else */
};
#define NOTE_KINDS 6

#define NOTE_UNIT 16

struct note {
	enum note_kind kind;
	double n; /* yes 1, no 0; the number; minutes since midnight; days
		     since 1970-01-01, the time of day as their fraction */
	char unit[NOTE_UNIT]; /* of a number: "min", "%", "EUR"; or "" */
};

/* The names of the kinds: nothing, yes/no, number, time, day, word. */
extern const char *const note_names[NOTE_KINDS];

/* Read text (NULL is nothing), valid UTF-8; decimal is the decimal mark, '.'
 * or ','. What is no number with that mark is a word. */
void
note_read(const char *text, char decimal, struct note *note);

/* What it is with either mark: for one value that stands alone. */
enum note_kind
note_kind_of(const char *text);

/* What the values of one key say; {0} is none yet. */
struct note_column {
	int64_t counts[NOTE_KINDS];
	int64_t bits;		      /* numbers that are 0 or 1, no unit */
	struct figure_column figures; /* which decimal mark */
	struct note unit;	      /* the first number that has one */
	int64_t units;		      /* numbers in another unit than that */
};

/* Count text, which stands in that line. */
void
note_see(struct note_column *column, const char *text, int64_t line);

/* What the key is, and the decimal mark of its numbers. What is nothing is
 * passed over; values of two kinds, and numbers in two units, are words; 0 and
 * 1 among yes and no are no and yes. ERR_DATA where all numbers with a mark
 * have two readings ("minutes: 1,234 (line 3) is 1234 or 1.234"); kind is
 * NOTE_WORD then. */
int
note_judge(const struct note_column *column, const char *name,
	   enum note_kind *kind, char *decimal, struct error *err);

#endif
