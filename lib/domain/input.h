/* SPDX-License-Identifier: ISC
 * What comes in beside the operands: ids on stdin, moments as people type them.
 */
#ifndef DOMAIN_INPUT_H
#define DOMAIN_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/time.h"
#include "base/vec.h"
#include "domain/business.h"

struct arena;

/* One record that a sink works on. */
struct input_record {
	const char *id;
	const char
		*second; /* the second field, where two are wanted; or NULL */
	int64_t line;	 /* on stdin; 0: an operand */
	const char *raw; /* the line as it stood */
	size_t raw_len;
};

/* The records in bytes, one a row, into records (struct input_record); with
 * two, each row has two ids. ERR_DATA as "stdin:17: …"; ERR_NO when there is
 * no row at all. */
int
input_records(struct arena *arena, const char *bytes, size_t len, bool nul,
	      bool two, struct vec *records, struct error *err);

/* The first field of that row of stdin. ERR_DATA as "stdin:17: …". */
int
input_field(struct arena *arena, const char *bytes, size_t len, int64_t number,
	    char **field, struct error *err);

/* --at: a moment, leaning back; not in the future. NULL is now. */
int
input_at(const struct business *business, const char *typed, struct instant *at,
	 struct error *err);

/* -d: a day or moment, leaning ahead. */
int
input_due(const struct business *business, const char *typed, struct when *due,
	  struct error *err);

/* A day or a moment, leaning back. */
int
input_past(const struct business *business, const char *typed,
	   struct when *when, struct error *err);

/* A day that has been: "yesterday", "fri"; NULL is today. */
int
input_day(const struct business *business, const char *typed, struct day *day,
	  struct error *err);

/* A day to come: "mon", "2026-12-24". */
int
input_day_ahead(const struct business *business, const char *typed,
		struct day *day, struct error *err);

/* The days that a filter means: "2026-11", "-90d..", "fri"; an open end is
 * missing. */
int
input_range(const struct business *business, const char *typed, bool ahead,
	    struct day *low, struct day *high, struct error *err);

/* "90d", "2w" as days; hours are refused. */
int
input_days(const char *typed, int64_t *days, struct error *err);

/* Try one row of many: what follows is taken back by input_failed as if it had
 * not been, the rest of the batch stands. */
struct input_try;

int
input_try(struct business *business, struct input_try **mark,
	  struct error *err);

int
input_failed(struct business *business, struct input_try *mark,
	     struct error *err);

/* CRM_NOW, before there is a business: an instant as ISO or "@SECONDS". */
int
input_now(const char *text, struct instant *now, struct error *err);

#endif
