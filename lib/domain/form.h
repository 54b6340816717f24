/* SPDX-License-Identifier: ISC
 * One record as a page of YAML for an editor, and what was changed on it.
 */
#ifndef DOMAIN_FORM_H
#define DOMAIN_FORM_H

#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "domain/edit.h"

struct str;

/* The record as it is. Of facts the newest of each name, said of addresses as
 * "label@anna@example.org". */
int
form_write(struct business *business, const struct edit *edit, struct str *out,
	   struct error *err);

/* What makes the form before into the form after (of one record, the first as
 * form_write wrote it): struct profile_change into changes. A line taken out is
 * as one emptied. *why is the reason given on the form, or NULL. ERR_DATA as
 * "NAME:3:1: …" with the line, for what is no YAML, an unknown field, a value
 * that is none. Strings live in the business's arena. */
int
form_changes(struct business *business, const char *name, const char *before,
	     const char *after, size_t len, struct vec *changes,
	     const char **why, struct error *err);

#endif
