/* SPDX-License-Identifier: ISC
 * Records for other programs: rows, cards, a calendar.
 */
#ifndef EXCHANGE_EXPORT_H
#define EXCHANGE_EXPORT_H

#include <stddef.h>

#include "base/error.h"
#include "domain/business.h"
#include "domain/find.h"
#include "model/column.h"

struct export_question {
	const char *noun;     /* of a list (find.h) */
	char *const *filters; /* crm-filter(7) */
	size_t count;
	struct id since; /* made or changed since that batch; 0: ever */
};

/* Called with bytes of the file. */
typedef int
export_give(void *cookie, const char *bytes, size_t len, struct error *err);

/* The shape of export_rows; of parties that is card_row, with all there is. */
const struct shape *
export_shape(const char *noun, struct error *err);

/* "id,due,…": every column of the shape. */
const char *
export_columns(struct arena *arena, const struct shape *shape);

/* Each row of the list in the order of ids, contacts too, what is over only
 * where a filter asks for it. A row lives until each returns. */
int
export_rows(struct business *business, const struct export_question *question,
	    find_row *each, void *cookie, struct error *err);

/* Parties as vCard 4.0 or 3.0 (version 4 or 3), in the order of ids. */
int
export_cards(struct business *business, const struct export_question *question,
	     int version, export_give *give, void *cookie, struct error *err);

/* A line for each e-mail address of each party, "address TAB name TAB id",
 * for the address book of a mail program. *count is how many. */
int
export_addresses(struct business *business,
		 const struct export_question *question, export_give *give,
		 void *cookie, size_t *count, struct error *err);

/* Promises as to-dos and the due times of cases as events of an iCalendar;
 * noun promises, cases, or NULL for both. program is its version. */
int
export_calendar(struct business *business,
		const struct export_question *question, const char *program,
		export_give *give, void *cookie, struct error *err);

#endif
