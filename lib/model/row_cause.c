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
	SHOWN(struct observation_row, struck, TEXT, 0, "why it does not count"),
	SHOWN_ID(struct observation_row, batch, "batch", 'b', 0,
		 "what made it"),
};

const struct shape observation_row_shape =
	SHAPE(struct observation_row, observation_row_columns);
