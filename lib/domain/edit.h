/* SPDX-License-Identifier: ISC
 * Changing what is known: of a party, a case or a promise, field by field.
 */
#ifndef DOMAIN_EDIT_H
#define DOMAIN_EDIT_H

#include <stddef.h>

#include "base/error.h"
#include "domain/business.h"
#include "model/case.h"
#include "model/party.h"
#include "model/promise.h"
#include "model/row.h"

/* What is edited; the letter tells which of the three. */
struct edit {
	char letter; /* c, k or p */
	struct party party;
	struct case_file file;
	struct promise promise;
};

/* The letter of the record that word names: what is shaped like no id is a
 * party. ERR_USAGE for records that cannot be edited. */
int
edit_letter(const char *word, char *letter, struct error *err);

int
edit_find(struct business *business, const char *word, struct edit *edit,
	  struct error *err);

/* "name=Anna Berg" and the like, one after the other; why, unless NULL, is
 * kept as a note on the record. Of a case: subject, kind, about. A complaint
 * becomes another kind only with a reason and by somebody who does not own it,
 * where there is anybody else: its gate asks for more. */
int
edit_run(struct business *business, struct edit *edit,
	 const char *const *settings, size_t count, const char *why,
	 struct error *err);

/* The row that receipts of a case show. */
int
edit_case_row(struct business *business, const struct case_file *file,
	      struct case_row *row, struct error *err);

#endif
