/* SPDX-License-Identifier: ISC
 * Who is away, as rows; people.h has the rules.
 */
#ifndef DOMAIN_ABSENCE_H
#define DOMAIN_ABSENCE_H

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/promise.h"
#include "model/row.h"

/* When somebody is away: from is NULL for today, until NULL for as long as it
 * takes. A weekday until is the next one, but never before the first day. */
int
absence_days(const struct business *business, const char *from,
	     const char *until, struct absence *row, struct error *err);

void
absence_row(const struct absence *absence, struct absence_row *row);

/* Present and coming absences, by first day. rows: struct absence_row. */
int
absence_rows(struct business *business, struct vec *rows, struct error *err);

/* They are here: a present absence ended yesterday, else the next coming one
 * is taken back (its last day then lies before its first). ERR_NO when there is
 * neither. */
int
absence_end(struct business *business, const char *who, struct absence *ended,
	    struct error *err);

/* The rows of a batch that is repeated by its key. */
int
absence_again(struct business *business, struct id batch, struct vec *rows,
	      struct error *err);

#endif
