/* SPDX-License-Identifier: ISC
 * The properties of a vCard, one by one.
 */
#ifndef TEXT_VCARD_FIELD_H
#define TEXT_VCARD_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/vec.h"

struct arena;
struct vcard;
struct vcard_line;

/* What has a group or a preference, told apart when all lines are read. */
struct vcard_mark {
	const char *group;
	const struct vec *list; /* of the card */
	size_t index;
	int pref; /* 1..100, 0: none */
};

/* An X-ABLabel, or the LABEL of an address, kept aside until it is known what
 * it belongs to. */
struct vcard_aside {
	const struct vcard_line *line;
	const char *label; /* of an address */
	const char *text;
};

/* A card of which not all is read. */
struct vcard_field {
	struct arena *arena;
	struct vcard *card;
	bool old;	    /* 2.1 */
	bool company;	    /* X-ABShowAs says so */
	struct str note;    /* all notes */
	struct vec marks;   /* struct vcard_mark */
	struct vec labels;  /* struct vcard_aside */
	struct vec printed; /* struct vcard_aside */
};

/* Put what the line says into its place. Its value is spent. */
void
vcard_field_take(struct vcard_field *making, const struct vcard_line *line);

/* Put text under the name of the line into others. */
void
vcard_field_other(struct vcard_field *making, const struct vcard_line *line,
		  const char *label, const char *text);

#endif
