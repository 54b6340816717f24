/* SPDX-License-Identifier: ISC
 * Whether a file's schema is exactly the one we made.
 */
#ifndef STORE_FINGERPRINT_H
#define STORE_FINGERPRINT_H

#include "base/error.h"

struct driver;

#define FINGERPRINT_TEXT 65 /* hexadecimal SHA-256 and a NUL */

/* SHA-256 over type, name, table and text of everything in the schema, in the
 * order of names: SQL keeps the text of a CREATE as it was written, and a
 * released schema file never changes. */
int
fingerprint_read(struct driver *driver, char text[FINGERPRINT_TEXT],
		 struct error *err);

/* Refuses, ERR_DATA, a trigger, view, table or column too many or too few: a
 * foreign schema could lie to every command. */
int
fingerprint_check(struct driver *driver, const char *path, struct error *err);

/* The one that fingerprint_check wants: tests/unit/store-fingerprint.c computes
 * it from the schema files and fails when they part. */
extern const char fingerprint_expected[FINGERPRINT_TEXT];

#endif
