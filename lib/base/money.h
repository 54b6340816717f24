/* SPDX-License-Identifier: ISC
 * Money in minor units with its currency; numbers with decimals as whole ones.
 */
#ifndef BASE_MONEY_H
#define BASE_MONEY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

struct arena;
struct str;

/* minor: cents, or whatever the currency's smallest is. */
struct money {
	int64_t minor;
	char currency[4]; /* ISO 4217 */
};
#define MONEY_MISSING ((struct money){INT64_MIN, ""})

/* No sum of anybody is beyond it either way: all of them, in ten-thousandths,
 * fit 64 bits. */
#define MONEY_MOST INT64_C(900000000000000)

/* The most decimals that a currency has: what filters compare in. */
#define MONEY_DECIMALS 4

bool
money_missing(struct money money);

/* How many decimals the currency has (ISO 4217): JPY 0, BHD 3, most 2. */
int
money_decimals(const char *currency);

/* The currencies that have so many decimals (0, 3 or 4) parted by blanks: the
 * others have 2. */
const char *
money_with_decimals(int decimals);

/* Three capital letters. */
bool
money_is_currency(const char *text);

/* The whole of text as a number of units of 10^-decimals: "12.5" with three is
 * 12500. point is the decimal mark, '.' or ',', and the other one parts
 * groups of three; with '\0' whichever it can be. A sign may stand in front.
 * ERR_DATA, with both readings, for what could be either ("1,234"); for more
 * decimals than there are, for what is no number, or is beyond MONEY_MOST. */
int
money_number(const char *text, char point, int decimals, int64_t *units,
	     struct error *err);

/* A sum as typed: "12.50", "1,234.50 EUR", "EUR 12,50"; in that currency where
 * it names none. ERR_DATA as of money_number. */
int
money_parse(const char *text, char point, const char *currency,
	    struct money *money, struct error *err);

/* "-1234.50", or grouped "-1,234.50": as many decimals as the currency has. */
void
money_add_number(struct str *out, struct money money, bool grouped);

/* "1,234.50 EUR" */
void
money_add(struct str *out, struct money money);

/* The same, in the arena. */
const char *
money_text(struct arena *arena, struct money money);

/* Units of 10^-decimals without needless zeros: 2500 with three is "2.5". */
void
money_add_decimal(struct str *out, int64_t units, int decimals);

/* Add to a sum; false (and untouched) where it would leave 64 bits. */
bool
money_sum(int64_t *sum, int64_t minor);

/* thousandths of what costs price each, rounded half away from zero; false
 * where it is beyond MONEY_MOST. */
bool
money_times(int64_t price, int64_t thousandths, int64_t *minor);

#endif
