/* SPDX-License-Identifier: ISC
 * Dates and numbers of somebody else's columns: how they are meant is told by
 * the user, or by all the values of the column together.
 */
#ifndef EXCHANGE_EVIDENCE_H
#define EXCHANGE_EVIDENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/money.h"
#include "base/time.h"
#include "domain/business.h"
#include "exchange/fields.h"
#include "text/figure.h"
#include "text/stamp.h"

struct evidence_column {
	const char *header;
	struct stamp_column stamps;
	struct figure_column figures;
	bool dated, counted; /* some were seen */
	enum dates_order order;
	char decimal;
};

struct evidence {
	const struct business *business;
	bool judged;
	bool order_told;
	char decimal_told; /* '\0': not */
	struct evidence_column columns[FIELDS_MAX];
};

/* dates is "dmy", "mdy", "iso" or NULL (the policy's, which may say nothing),
 * decimal "." or "," or NULL. ERR_USAGE for others. */
int
evidence_open(struct evidence *evidence, const struct business *business,
	      const char *dates, const char *decimal, struct error *err);

/* Read a value of the field, which stands in that line. Before the columns are
 * judged, what has two readings is taken as fine. ERR_DATA, without place. */
int
evidence_when(struct evidence *evidence, int field, const char *text,
	      int64_t line, struct when *when, struct error *err);

/* A day alone is its noon. */
int
evidence_instant(struct evidence *evidence, int field, const char *text,
		 int64_t line, struct instant *at, struct error *err);

/* A day; the time of a moment is dropped. */
int
evidence_day(struct evidence *evidence, int field, const char *text,
	     int64_t line, struct day *day, struct error *err);

/* A whole number. */
int
evidence_number(struct evidence *evidence, int field, const char *text,
		int64_t line, int64_t *n, struct error *err);

/* A number with at most so many decimals, in units of the last. */
int
evidence_decimal(struct evidence *evidence, int field, const char *text,
		 int64_t line, int decimals, int64_t *units, struct error *err);

/* A sum of money, in that currency where it names none of three letters. */
int
evidence_money(struct evidence *evidence, int field, const char *text,
	       int64_t line, const char *currency, struct money *money,
	       struct error *err);

/* All values were seen. ERR_DATA, "FILE: …", with the two readings, where
 * those of a column could be either. */
int
evidence_judge(struct evidence *evidence, const char *file, struct error *err);

#endif
