/* SPDX-License-Identifier: ISC
 * The lines of a vCard: unfolded, their parameters read, their values decoded.
 */
#ifndef TEXT_VCARD_LINE_H
#define TEXT_VCARD_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"

struct arena;

/* Walks over the lines between BEGIN and END. */
struct vcard_lines {
	struct arena *arena;
	const char *name; /* of the file */
	const char *at;
	const char *end;
	char eol;
	bool old;	/* 2.1: another folding, other escapes */
	bool converted; /* set when bytes were no UTF-8 */
	int64_t number; /* of the line at */
	struct str work, held;
};

/* One property; all text is the arena's. */
struct vcard_line {
	int64_t number;
	const char *group; /* NULL: none */
	const char *name;  /* in capitals */
	const char *types; /* words of TYPE in lower case, blanks between */
	int pref;	   /* 1..100, 0 when not given */
	bool derived;
	const char *charset;
	const char *label;   /* LABEL=, unescaped */
	const char *no_year; /* X-APPLE-OMIT-YEAR= */
	enum { VCARD_LINE_PLAIN, VCARD_LINE_QUOTED, VCARD_LINE_BASE64 } coding;
	char *value; /* decoded, its escapes still there; NULL when it was
			skipped */
};

/* The next property: 1, 0 behind the last, -1 with err "NAME:12: what". Values
 * that are kept nowhere (pictures and their like, BASE64 that is no text, a
 * whole AGENT) are passed over and NULL, unless they are a link. */
int
vcard_line_next(struct vcard_lines *lines, struct vcard_line *line,
		struct error *err);

#endif
