/* SPDX-License-Identifier: ISC
 * Ways to reach a party: e-mail, phone, post, url, and the names that other
 * systems have for them (foreign).
 */
#ifndef DOMAIN_ADDRESS_H
#define DOMAIN_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/party.h"

#define ADDRESS_MEDIA 5
extern const char *const address_media[ADDRESS_MEDIA];

bool
address_is_medium(const char *word);

/* Whether an address of that medium belongs to one party only: e-mail, phone
 * and foreign, but not post and url. */
bool
address_is_unique(const char *medium);

/* "+49 170 1234567" to E.164, and a national number with the country of the
 * policy: see text/phone.h. ERR_DATA for what is none. */
int
address_phone(const struct business *business, struct arena *arena,
	      const char *typed, char **phone, struct error *err);

/* What was typed as it is kept: phones as E.164; post as the seven parts of
 * ADR (RFC 6350, 6.3.1) parted by ';', to which any other text is the street;
 * foreign as "source:ref". ERR_DATA for what is none. Owned by the arena. */
int
address_read(const struct business *business, struct arena *arena,
	     const char *medium, const char *typed, const char **value,
	     struct error *err);

/* As people read it: a postal address in one line, else the value. */
const char *
address_text(struct arena *arena, const struct address *address);

/* One of the seven parts of a postal address, 0 its box to 6 its country, as it
 * was written, NULL where it is empty; of an address that has no parts the
 * street is all of it. */
const char *
address_part(struct arena *arena, const struct address *address, size_t part);

/* Another one; one that the party has already is made then. ERR_NO when it is
 * somebody else's and may belong to one only. */
int
address_add(struct business *business, struct id party, const char *medium,
	    const char *typed, struct address *made, struct error *err);

/* In the place of the first of its medium; "" takes that away. What was said
 * of the old one's bounces goes with it. */
int
address_set(struct business *business, struct id party, const char *medium,
	    const char *typed, struct error *err);

/* Take it away, and what is said of it. */
int
address_take(struct business *business, const struct address *address,
	     struct error *err);

/* The live one of the party that typed means, of any medium where medium is
 * NULL; 1 found, 0 none. */
int
address_find(struct business *business, struct id party, const char *medium,
	     const char *typed, struct address *found, struct error *err);

/* Where a letter goes: the preferred e-mail, else the first; bounced ones are
 * passed over. *email NULL: there is none, and *bounced is then the one that
 * came back and *why its reason, or both NULL. */
int
address_email(struct business *business, struct id party, const char **email,
	      const char **bounced, const char **why, struct error *err);

/* Whether letters to that e-mail of the party come back, *why then; 1 or 0. */
int
address_bounced(struct business *business, struct id party, const char *email,
		const char **why, struct error *err);

#endif
