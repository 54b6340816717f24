/* SPDX-License-Identifier: ISC
 * How a struct is described once, so that one description drives its SQL, its
 * journal, its hash, and every way it is printed or read.
 */
#ifndef MODEL_COLUMN_H
#define MODEL_COLUMN_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/money.h"
#include "base/time.h"

/* The number of a record; 0 is missing. */
struct id {
	int64_t n;
};

/* A record of any kind: its letter ('c', 'k', …) and number. */
struct any_id {
	int64_t n;
	char letter;
};

struct number {
	int64_t n;
};
#define NUMBER_MISSING ((struct number){INT64_MIN})

/* How many or how much of something, in thousandths. */
struct quantity {
	int64_t thousandths;
};
#define QUANTITY_MISSING ((struct quantity){INT64_MIN})

/* A figure that was reckoned: of lists only. No number (NAN) is missing. */
struct real {
	double n;
};
#define REAL_MISSING ((struct real){NAN})

struct flag {
	bool yes;
};

/* data NULL is missing. */
struct bytes {
	const unsigned char *data;
	size_t len;
};

/* Text of three uses. NULL and "" are both missing; all is valid UTF-8. */
struct text {
	const char *s; /* anything, blanks and lines included */
};
struct word {
	const char *s; /* one word: a name of ours, a state, an address */
};
struct list {
	const char *s; /* words joined by ',' */
};

enum kind {
	KIND_ID,
	KIND_ANY_ID,
	KIND_TEXT,
	KIND_WORD,
	KIND_LIST,
	KIND_DAY,
	KIND_INSTANT,
	KIND_DURATION,
	KIND_WHEN,
	KIND_NUMBER,
	KIND_FLAG,
	KIND_BYTES,
	KIND_QUANTITY,
	KIND_REAL, /* of lists */
	KIND_MONEY /* of lists; a record keeps the sum and the currency apart */
};

enum keeping {
	KEPT_DURABLE, /* the record: journaled, hashed, exported */
	KEPT_DERIVED, /* can be rebuilt at will: none of these */
	KEPT_NOT      /* of a list only */
};

struct column {
	const char *name;
	const char *meaning;
	size_t offset;
	enum kind kind;
	enum keeping keeping;
	int rank;    /* lists: the lowest goes first when a terminal is narrow;
			0: only shown when asked for (-o) */
	char letter; /* KIND_ID: that of the record it names */
};

/* A field whose struct does not fit its kind does not compile. */
/* clang-format off */
#define KIND_OF(f)                                                             \
	_Generic((f),                                                          \
		struct id: KIND_ID,                                            \
		struct any_id: KIND_ANY_ID,                                    \
		struct text: KIND_TEXT,                                        \
		struct word: KIND_WORD,                                        \
		struct list: KIND_LIST,                                        \
		struct day: KIND_DAY,                                          \
		struct instant: KIND_INSTANT,                                  \
		struct duration: KIND_DURATION,                                \
		struct when: KIND_WHEN,                                        \
		struct number: KIND_NUMBER,                                    \
		struct flag: KIND_FLAG,                                        \
		struct bytes: KIND_BYTES,                                      \
		struct quantity: KIND_QUANTITY,                                \
		struct real: KIND_REAL,                                        \
		struct money: KIND_MONEY)
/* clang-format on */

#define COLUMN_OF(s, field, name, kind, keeping, rank, letter, meaning)        \
	{                                                                      \
		name, meaning,                                                 \
			offsetof(s, field) +                                   \
				0 * sizeof(struct {                            \
					_Static_assert(                        \
						KIND_OF(((s *)0)->field) ==    \
							KIND_##kind,           \
						#field " is no " #kind);       \
					int unused;                            \
				}),                                            \
			KIND_##kind, KEPT_##keeping, rank, letter              \
	}

/* Of a record: COLUMN(struct party, name, TEXT, DURABLE, "as they write it"),
 * REFERENCE(struct promise, party, "party", 'c', DURABLE, "to or by whom"); a
 * reference gives its name apart, because C reserves "case". */
#define COLUMN(s, field, kind, keeping, meaning)                               \
	COLUMN_OF(s, field, #field, kind, keeping, 0, '\0', meaning)
#define REFERENCE(s, field, name, letter, keeping, meaning)                    \
	COLUMN_OF(s, field, name, ID, keeping, 0, letter, meaning)

/* Of a list, with its rank: SHOWN(struct case_row, due, INSTANT, 8, "…"),
 * SHOWN_ID(struct case_row, id, "id", 'k', 9, "…"). */
#define SHOWN(s, field, kind, rank, meaning)                                   \
	COLUMN_OF(s, field, #field, kind, NOT, rank, '\0', meaning)
#define SHOWN_ID(s, field, name, letter, rank, meaning)                        \
	COLUMN_OF(s, field, name, ID, NOT, rank, letter, meaning)

/* A list of columns and the size of the struct they describe. */
struct shape {
	const struct column *columns;
	size_t count;
	size_t size;
};
#define SHAPE(s, columns)                                                      \
	{                                                                      \
		columns, sizeof(columns) / sizeof((columns)[0]), sizeof(s)     \
	}

/* Column of that name, or NULL. */
const struct column *
column_find(const struct shape *shape, const char *name);

/* Set every field of the row to its missing value. */
void
column_clear(const struct shape *shape, void *row);

/* Where the field lies in row; cast it to the struct of the column's kind. */
void *
column_field(const struct column *column, void *row);

const void *
column_value(const struct column *column, const void *row);

/* Missing is a named value per kind: never 0 for a time or a number; NULL and
 * "" for words; a flag is never missing. */
bool
column_missing(const struct column *column, const void *row);

/* Whether the two rows have the same value there. */
bool
column_same(const struct column *column, const void *a, const void *b);

#endif
