/* SPDX-License-Identifier: ISC
 * Parties: found by whatever people call them, added, changed, tagged.
 */
#ifndef DOMAIN_PARTY_H
#define DOMAIN_PARTY_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/party.h"
#include "model/row.h"

/* One resolver, in this order: id, e-mail, phone, foreign id (source:ref),
 * whole name, unique beginning of a word of a name. Merged ones are followed. ERR_NO when there is none, or
 * several: at most ten candidates with last contact and open case are then in
 * the hint, a line each. */
int
party_find(struct business *business, const char *word, struct party *party,
	   struct error *err);

struct party_new {
	const char *name; /* any one of name, email, phone */
	const char *email;
	const char *phone;
	const char *role;  /* NULL: customer */
	const char *owner; /* NULL: none of their own */
	const char *note;
	const char *const *tags;
	size_t tag_count;
};

/* ERR_DATA for what is no address, ERR_NO when the e-mail or phone is
 * somebody's already (named in the hint). party->id is filled. */
int
party_add(struct business *business, const struct party_new *new,
	  struct party *party, struct error *err);

/* "+49 170 1234567" to E.164, and a national number with the country of the
 * policy: see text/phone.h. ERR_DATA for what is none. */
int
party_phone(const struct business *business, struct arena *arena,
	    const char *typed, char **phone, struct error *err);

/* Whose number it is, however it was written down: up to limit ids. */
int
party_by_phone(const struct business *business, struct arena *arena,
	       const char *typed, size_t limit, struct vec *found,
	       struct error *err);

/* Whether it is one of name, owner, role, note. */
bool
party_is_field(const char *field);

/* One of those, or a medium (address_set); an empty value takes it away. */
int
party_edit(struct business *business, struct party *party, const char *field,
	   const char *value, struct error *err);

/* They spoke up, or bought: a contact is a customer from now on. */
int
party_engage(struct business *business, struct party *party, struct error *err);

/* "+vip" or "vip" adds, "-vip" takes off. Open cases are judged anew. */
int
party_tag_set(struct business *business, const struct party *party,
	      const char *tag, struct error *err);

/* The rows (struct party_row) of a batch that is repeated by its key. */
int
party_again(struct business *business, struct id batch, struct vec *rows,
	    struct error *err);

/* The row that lists and receipts show. */
int
party_row(struct business *business, const struct party *party,
	  struct party_row *row, struct error *err);

#endif
