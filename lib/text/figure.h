/* SPDX-License-Identifier: ISC
 * Numbers in a column of somebody else's table: 1.234,50 or 1,234.50.
 */
#ifndef TEXT_FIGURE_H
#define TEXT_FIGURE_H

#include <stdint.h>

#include "base/error.h"

#define FIGURE_TEXT 64

/* A value that was evidence for one reading. */
struct figure_seen {
	int64_t count;
	int64_t line;		/* of the first */
	char text[FIGURE_TEXT]; /* the first */
};

/* What the values of a column say; {0} is none yet. */
struct figure_column {
	struct figure_seen point; /* the decimal point must be '.' */
	struct figure_seen comma; /* it must be ',' */
	struct figure_seen either;
};

/* A number as it is: "-1234.50" ('.', no grouping, no '+', no zeros in front),
 * and what stood before or behind it, "EUR", "€", "" for nothing. */
struct figure {
	char number[FIGURE_TEXT];
	char unit[8];
};

/* Count one more. */
void
figure_note(struct figure_seen *seen, const char *text, int64_t line);

/* Which of two readings more values say, of as many the one seen first: 1 for
 * a, -1 for b, 0 when nothing was seen of either. */
int
figure_weigh(const struct figure_seen *a, const struct figure_seen *b);

/* Count text (NULL is passed over), which stands in that line, as evidence.
 * What is no number says nothing. */
void
figure_see(struct figure_column *column, const char *text, int64_t line);

/* The decimal point of the column: what most values say, of as many the one
 * seen first; '.' when none has any. ERR_DATA: all could be either; both
 * readings are named: "amount: 1,234 (line 3) is 1234 or 1.234", and the
 * remedy is the hint. name is that of the column. */
int
figure_judge(const struct figure_column *column, const char *name,
	     char *decimal, struct error *err);

/* text as a number whose decimal point is that: digits, in groups parted by
 * the other of . and , or by blanks (also U+00A0 U+202F) or ' or ’, the last
 * group of three; a sign in front (also U+2212), a minus behind, or brackets
 * for less than 0; a currency of three letters or as a sign. ERR_DATA, without
 * line: anything else, more than 18 digits before the point or 18 behind. */
int
figure_read(const char *text, char decimal, struct figure *figure,
	    struct error *err);

#endif
