/* SPDX-License-Identifier: ISC
 * Promises and absences.
 */
#include "model/promise.h"

static const struct column promise_columns[] = {
	REFERENCE(struct promise, id, "id", 'p', DURABLE, "never reused"),
	REFERENCE(struct promise, batch, "batch", 'b', DURABLE, "what made it"),
	COLUMN(struct promise, voided, FLAG, DURABLE, "taken back"),
	REFERENCE(struct promise, party, "party", 'c', DURABLE,
		  "to whom, or by whom"),
	REFERENCE(struct promise, case_id, "case", 'k', DURABLE,
		  "the case it was made for"),
	COLUMN(struct promise, owner, WORD, DURABLE,
	       "our person who sees to it"),
	COLUMN(struct promise, side, WORD, DURABLE, "ours, theirs or touch"),
	COLUMN(struct promise, text, TEXT, DURABLE, "what is owed"),
	COLUMN(struct promise, due_on, DAY, DURABLE, "by the end of this day"),
	COLUMN(struct promise, due_at, INSTANT, DURABLE, "or by this moment"),
	COLUMN(struct promise, every, NUMBER, DURABLE,
	       "days to the next one once it is kept"),
	COLUMN(struct promise, state, WORD, DURABLE,
	       "open, broken, kept or dropped"),
	COLUMN(struct promise, settled_at, INSTANT, DURABLE,
	       "when kept or dropped"),
	REFERENCE(struct promise, after, "after", 'p', DURABLE,
		  "the one it follows"),
	COLUMN(struct promise, late_at, INSTANT, DERIVED,
	       "from then on it is late"),
};

static const struct column absence_columns[] = {
	REFERENCE(struct absence, id, "id", 'w', DURABLE, "never reused"),
	REFERENCE(struct absence, batch, "batch", 'b', DURABLE, "what made it"),
	COLUMN(struct absence, voided, FLAG, DURABLE, "taken back"),
	COLUMN(struct absence, who, WORD, DURABLE, "who is away"),
	COLUMN(struct absence, deputy, WORD, DURABLE, "who stands in"),
	COLUMN(struct absence, from_on, DAY, DURABLE, "the first day away"),
	COLUMN(struct absence, until_on, DAY, DURABLE, "the last day away"),
};

const struct shape promise_shape = SHAPE(struct promise, promise_columns);
const struct shape absence_shape = SHAPE(struct absence, absence_columns);
