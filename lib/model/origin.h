/* SPDX-License-Identifier: ISC
 * Where an interaction came from: a letter, a feed, a row of a file.
 */
#ifndef MODEL_ORIGIN_H
#define MODEL_ORIGIN_H

#include "model/column.h"

/* At most one live row to an interaction; ref is unique among live rows. */
struct origin {
	struct id id;
	struct id batch;
	struct flag voided;
	struct id interaction;
	struct word ref;    /* Message-ID without <>, or the key of the row */
	struct word thread; /* the ref it answers */
	struct text subject;
	struct text sender; /* "Anna Berg <anna@example.org>", as written */
	struct word url;
	struct number reach;	 /* how many could read it */
	struct number rating;	 /* 1 to 5 */
	struct text automatic;	 /* why it is a machine's */
	struct text attachments; /* their names, a line each */
};

extern const struct shape origin_shape;

#endif
