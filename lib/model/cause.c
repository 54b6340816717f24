/* SPDX-License-Identifier: ISC
 * What was noted on a case, and one cause behind many.
 */
#include "model/cause.h"

static const struct column observation_columns[] = {
	REFERENCE(struct observation, id, "id", 'n', DURABLE, "never reused"),
	REFERENCE(struct observation, batch, "batch", 'b', DURABLE,
		  "what made it"),
	COLUMN(struct observation, voided, FLAG, DURABLE, "taken back"),
	REFERENCE(struct observation, case_id, "case", 'k', DURABLE,
		  "on which case"),
	COLUMN(struct observation, trial, NUMBER, DURABLE,
	       "1, 2, … of the case"),
	COLUMN(struct observation, seen_on, DAY, DURABLE,
	       "the day it was so, if known"),
	COLUMN(struct observation, at, INSTANT, DURABLE,
	       "the moment of it, if known"),
	COLUMN(struct observation, key, TEXT, DURABLE, "what was noted"),
	COLUMN(struct observation, value, TEXT, DURABLE, "as it was typed"),
	COLUMN(struct observation, who, WORD, DURABLE, "our person"),
	COLUMN(struct observation, struck, TEXT, DURABLE,
	       "why it does not count"),
};

static const struct column problem_columns[] = {
	REFERENCE(struct problem, id, "id", 'r', DURABLE, "never reused"),
	REFERENCE(struct problem, batch, "batch", 'b', DURABLE, "what made it"),
	COLUMN(struct problem, voided, FLAG, DURABLE, "taken back"),
	COLUMN(struct problem, title, TEXT, DURABLE, "what it is"),
	COLUMN(struct problem, owner, WORD, DURABLE, "our person"),
	COLUMN(struct problem, state, WORD, DURABLE, "open, resolved, closed"),
	REFERENCE(struct problem, product, "product", 'g', DURABLE,
		  "what it is about"),
	COLUMN(struct problem, cause, TEXT, DURABLE, "once it is known"),
	COLUMN(struct problem, fix, TEXT, DURABLE, "what makes it go away"),
	COLUMN(struct problem, outcome, WORD, DURABLE,
	       "done, declined, cannot"),
	COLUMN(struct problem, told, TEXT, DURABLE, "what the outcome was"),
	COLUMN(struct problem, opened_at, INSTANT, DURABLE, "since when"),
	COLUMN(struct problem, settled_at, INSTANT, DURABLE,
	       "when it had its outcome"),
	COLUMN(struct problem, closed_at, INSTANT, DURABLE, "when it was over"),
};

static const struct column joined_columns[] = {
	REFERENCE(struct joined, id, "id", 'J', DURABLE, "never reused"),
	REFERENCE(struct joined, batch, "batch", 'b', DURABLE, "what made it"),
	COLUMN(struct joined, voided, FLAG, DURABLE, "taken back"),
	REFERENCE(struct joined, problem, "problem", 'r', DURABLE, "which one"),
	REFERENCE(struct joined, case_id, "case", 'k', DURABLE,
		  "none: a buyer"),
	REFERENCE(struct joined, party, "party", 'c', DURABLE, "whom"),
	REFERENCE(struct joined, interaction, "interaction", 'i', DURABLE,
		  "by which they were told"),
	COLUMN(struct joined, told_at, INSTANT, DURABLE, "when"),
};

const struct shape observation_shape =
	SHAPE(struct observation, observation_columns);
const struct shape problem_shape = SHAPE(struct problem, problem_columns);
const struct shape joined_shape = SHAPE(struct joined, joined_columns);
