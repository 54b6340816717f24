/* SPDX-License-Identifier: ISC
 * The record's own books: batches, changes, the policies that were in force.
 */
#ifndef MODEL_BATCH_H
#define MODEL_BATCH_H

#include "model/column.h"

#define BATCH_HASH 32 /* bytes of SHA-256 */

/* One run of one writing command. salt, digest and hash are not part of what
 * the digest covers. */
struct batch {
	struct id id;
	struct instant at;
	struct word clock; /* system, or given by CRM_NOW */
	struct word who;
	struct word tool;
	struct word origin; /* hand, job, spool */
	struct text command;
	struct id policy;
	struct id undoes;
	struct word key;
	struct number rows;
	struct bytes salt;
	struct bytes digest;
	struct bytes hash;
};

/* One column of one row before and after. The values are as SQL keeps them. */
struct change {
	struct id id;
	struct id batch;
	struct word tbl;
	struct number row;
	struct word col;
	struct text before;
	struct text after;
};

/* The text of a policy, kept when it was first used. */
struct policy_text {
	struct id id;
	struct id batch;
	struct flag voided;
	struct bytes hash;
	struct text text;
};

extern const struct shape batch_shape;
extern const struct shape change_shape;
extern const struct shape policy_text_shape;

#endif
