/* SPDX-License-Identifier: ISC
 * Changing what is known: of a party, a case or a promise, field by field; and
 * the case of what was said.
 */
#ifndef DOMAIN_EDIT_H
#define DOMAIN_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "domain/business.h"
#include "domain/profile.h"
#include "model/case.h"
#include "model/interaction.h"
#include "model/party.h"
#include "model/promise.h"
#include "model/row.h"

/* What is edited; the letter tells which of the four. */
struct edit {
	char letter; /* c, k, p or i */
	struct party party;
	struct case_file file;
	struct promise promise;
	struct interaction entry;
};

/* As typed, or NULL. */
struct edit_how {
	const char *why;
	const char *said_by;  /* of facts: one of ours, or a party */
	const char *known_on; /* of facts: a day that has been */
	bool new_field;	      /* take new names of facts as they come */
};

/* The letter of the record that word names: what is shaped like no id is a
 * party. ERR_USAGE for records that cannot be edited. */
int
edit_letter(const char *word, char *letter, struct error *err);

int
edit_find(struct business *business, const char *word, struct edit *edit,
	  struct error *err);

/* "name=Anna Berg", "phone+=…", "tag-=vip" and the like, one after the other;
 * why, unless NULL, is kept as a note on the record. Of a party: see
 * domain/profile.h. Of a case: subject, kind, about. A complaint
 * becomes another kind only with a reason and by somebody who does not own it,
 * where there is anybody else: its gate asks for more. Of an interaction:
 * case. */
int
edit_run(struct business *business, struct edit *edit,
	 const char *const *settings, size_t count, const struct edit_how *how,
	 struct error *err);

/* The same, read already; of each change field, verb and value are used. */
int
edit_apply(struct business *business, struct edit *edit,
	   const struct profile_change *changes, size_t count,
	   const struct edit_how *how, struct error *err);

/* The row that receipts of a case show. */
int
edit_case_row(struct business *business, const struct case_file *file,
	      struct case_row *row, struct error *err);

#endif
