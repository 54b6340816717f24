/* SPDX-License-Identifier: ISC
 * Marks of people whom the law had us forget, so that nobody brings them back.
 *
 * A mark is HMAC-SHA-256 (RFC 2104) of a folded e-mail address, phone number,
 * foreign id or name under a random key, one for the record. Marks are rows of
 * the record, and lines of the file DB.forgotten beside it, which outlives a
 * restore: "KEY MARK" in hexadecimal, "KEY MARK c12" for the mark that says
 * which party of this record it was.
 */
#ifndef KEEP_TOMBSTONE_H
#define KEEP_TOMBSTONE_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"

struct person;

/* Whether value was that of somebody forgotten, by the record or by the file.
 * medium is "email", "phone", "foreign" (source:ref) or "name"; value as it is
 * kept or typed. A name is marked only of people who had none of the others:
 * ask for it only where what comes in has none either. */
int
tombstone_match(struct business *business, const char *medium,
		const char *value, bool *there, struct error *err);

/* The file is the one beside that database instead: business is a copy of it,
 * about to be put there. */
int
tombstone_beside(struct business *business, const char *db, struct error *err);

/* Inside the batch that forgets: mark their e-mail addresses, phones and
 * foreign ids, but for those that somebody else has too; where there is none
 * of these, their names; and each party itself. */
int
tombstone_add(struct business *business, const struct person *person,
	      struct error *err);

/* Bring the file up to what the record has; none is made for no marks. */
int
tombstone_keep(struct business *business, struct error *err);

/* Parties (struct id) of this record that the file says were forgotten, and
 * the record does not: an older copy was put back. */
int
tombstone_returned(struct business *business, struct arena *arena,
		   struct vec *ids, struct error *err);

/* Whether that party was forgotten. */
int
tombstone_of(struct business *business, struct id party, bool *there,
	     struct error *err);

#endif
