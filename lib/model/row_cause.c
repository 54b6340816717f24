/* SPDX-License-Identifier: ISC
 * The rows of notes and problems.
 */
#include "model/row_cause.h"

static const struct column observation_row_columns[] = {
	SHOWN_ID(struct observation_row, id, "id", 'n', 9, "the note"),
	SHOWN(struct observation_row, trial, NUMBER, 7,
	      "1, 2, … of the case: what was noted together"),
	SHOWN(struct observation_row, at, WHEN, 6, "when it was so, if known"),
	SHOWN_ID(struct observation_row, for_case, "case", 'k', 5,
		 "on which case"),
	SHOWN(struct observation_row, who, WORD, 3, "who noted it"),
	SHOWN(struct observation_row, key, TEXT, 8, "what was noted"),
	SHOWN(struct observation_row, value, TEXT, 9, "as it was typed"),
	SHOWN_ID(struct observation_row, party, "party", 'c', 0,
		 "whose case it is"),
	SHOWN(struct observation_row, name, TEXT, 0, "their name"),
	SHOWN(struct observation_row, kind, WORD, 0,
	      "of the value: yes/no, number, time, day, word, nothing"),
	SHOWN(struct observation_row, struck, TEXT, 0, "why it does not count"),
	SHOWN_ID(struct observation_row, batch, "batch", 'b', 0,
		 "what made it"),
};

static const struct column problem_row_columns[] = {
	SHOWN_ID(struct problem_row, id, "id", 'r', 9, "the problem"),
	SHOWN(struct problem_row, cases, NUMBER, 8, "joined to it"),
	SHOWN(struct problem_row, open, NUMBER, 7, "of them not closed"),
	SHOWN(struct problem_row, told, NUMBER, 4,
	      "how many were told, buyers who never wrote too"),
	SHOWN(struct problem_row, state, WORD, 8, "open, resolved, closed"),
	SHOWN(struct problem_row, owner, WORD, 6, "our person"),
	SHOWN_ID(struct problem_row, product, "product", 'g', 3,
		 "what it is about"),
	SHOWN(struct problem_row, title, TEXT, 9, "what it is"),
	SHOWN(struct problem_row, outcome, WORD, 0, "done, declined, cannot"),
	SHOWN(struct problem_row, opened, INSTANT, 0, "since when"),
	SHOWN(struct problem_row, settled, INSTANT, 0,
	      "when it had its outcome"),
	SHOWN(struct problem_row, closed, INSTANT, 0, "when it was over"),
	SHOWN_ID(struct problem_row, batch, "batch", 'b', 0, "what made it"),
	SHOWN(struct problem_row, cause, TEXT, 0, "once it is known"),
	SHOWN(struct problem_row, fix, TEXT, 0, "what makes it go away"),
	SHOWN(struct problem_row, answer, TEXT, 0, "what the outcome was"),
};

static const struct column similar_row_columns[] = {
	SHOWN_ID(struct similar_row, id, "id", 'k', 9, "the case"),
	SHOWN(struct similar_row, weight, REAL, 8,
	      "what it shares: rare words weigh more"),
	SHOWN(struct similar_row, state, WORD, 5,
	      "open, waiting, resolved, closed"),
	SHOWN_ID(struct similar_row, party, "party", 'c', 4, "whose it is"),
	SHOWN(struct similar_row, why, TEXT, 8, "the heaviest first"),
	SHOWN(struct similar_row, name, TEXT, 6, "their name"),
	SHOWN(struct similar_row, subject, TEXT, 9, "its first words"),
};

const struct shape problem_row_shape =
	SHAPE(struct problem_row, problem_row_columns);
const struct shape similar_row_shape =
	SHAPE(struct similar_row, similar_row_columns);
const struct shape observation_row_shape =
	SHAPE(struct observation_row, observation_row_columns);
