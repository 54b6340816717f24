/* SPDX-License-Identifier: ISC
 * Which column of somebody else's file says what: typed, or kept in a file
 * mapping/NAME.yaml.
 */
#ifndef POLICY_MAPPING_H
#define POLICY_MAPPING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"

struct arena;
struct str;

struct mapping_pair {
	const char *field;  /* "email", "fact.needs" */
	const char *header; /* as it stands in the file */
};

/* All may be missing. */
struct mapping {
	const char *noun;
	const char *source;
	const char *decimal; /* "." or "," */
	const char *dates;   /* "dmy", "mdy", "iso" */
	struct vec columns;  /* const char *: of a file without a header */
	struct vec pairs;    /* struct mapping_pair */
	bool also;	     /* beside what the headers say by themselves */
};

void
mapping_init(struct mapping *mapping);

/* Whether typed is the name of a file: a short name of the policy. */
bool
mapping_name(const char *typed);

/* Add the pairs of "name=Full Name,email=E-mail 1"; a '+' in front sets also.
 * A comma without "word=" behind it belongs to the header. ERR_USAGE. */
int
mapping_parse(struct arena *arena, const char *typed, struct mapping *mapping,
	      struct error *err);

/* Read the file: noun, source, decimal, dates, columns, also, map (field:
 * header, or a list of headers). Refused, ERR_POLICY, as policy.h says. */
int
mapping_read(struct arena *arena, const char *name, const char *text,
	     size_t len, struct mapping *mapping, struct error *err);

/* Add it as YAML that mapping_read reads back the same. */
void
mapping_write(struct str *out, const struct mapping *mapping);

#endif
