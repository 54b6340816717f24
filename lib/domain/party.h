/* SPDX-License-Identifier: ISC
 * Parties: added, changed, tagged.
 */
#ifndef DOMAIN_PARTY_H
#define DOMAIN_PARTY_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/party.h"
#include "model/row.h"

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
