/* SPDX-License-Identifier: ISC
 * Marks of people whom the law had us forget, so that nobody brings them back.
 *
 * A mark is HMAC-SHA-256 (RFC 2104) of a folded e-mail address, phone number,
 * foreign id or name under a random key, one for the record. Marks are rows of
 * the record, and lines of the file DB.forgotten beside it, which outlives a
 * restore: "KEY MARK" in hexadecimal.
 */
#ifndef DOMAIN_TOMBSTONE_H
#define DOMAIN_TOMBSTONE_H

#include <stdbool.h>

#include "base/error.h"
#include "domain/business.h"

/* Whether value was that of somebody forgotten, by the record or by the file.
 * medium is "email", "phone", "foreign" (source:ref) or "name"; value as it is
 * kept or typed. A name is marked only of people who had none of the others:
 * ask for it only where what comes in has none either. */
int
tombstone_match(struct business *business, const char *medium,
		const char *value, bool *there, struct error *err);

#endif
