/* SPDX-License-Identifier: ISC
 * What another policy would change for the cases that are open.
 */
#include "domain/against.h"

#include "base/str.h"
#include "domain/docket.h"
#include "domain/listen.h"
#include "model/case.h"
#include "model/party.h"
#include "store/party.h"
#include "store/record.h"

static const struct column row_columns[] = {
	SHOWN_ID(struct against_row, id, "id", 'k', 9, "the case"),
	SHOWN(struct against_row, due, INSTANT, 8, "when it is due now"),
	SHOWN(struct against_row, then, INSTANT, 8,
	      "when it would be due under that policy"),
	SHOWN(struct against_row, clock, WORD, 6, "the clock that says so"),
	SHOWN(struct against_row, owner, WORD, 5, "who owns it"),
	SHOWN_ID(struct against_row, party, "party", 'c', 3, "whose case"),
	SHOWN(struct against_row, name, TEXT, 5, "their name"),
	SHOWN(struct against_row, subject, TEXT, 9, "its first words"),
};

const struct shape against_row_shape = SHAPE(struct against_row, row_columns);

struct against {
	struct business *business;
	struct business then; /* the same under the other policy */
	int (*each)(void *cookie, const struct against_row *moved,
		    struct error *err);
	void *cookie;
};

/* Clocks that are late or stopped keep the policy they started under. */
static int
look_moved(void *cookie, void *row, struct error *err)
{
	struct against *against = cookie;
	const struct case_file *file = row;
	struct case_file copy = *file, judged;
	struct against_row moved;
	struct arena arena = {NULL};
	struct party party;
	int rc;

	if (file->voided.yes || file->merged_into.n > 0 ||
	    str_same(file->state.s, "closed") ||
	    instant_missing(file->due_at) ||
	    file->due_at.s < against->business->now.s)
		return 0;
	copy.policy = (struct id){0};
	rc = docket_judge(&against->then, &arena, &copy, &judged, NULL, err);
	if (rc == 0 && judged.due_at.s != file->due_at.s)
		rc = party_root(against->business->store, &arena, file->party,
				&party, err) < 0
			     ? -1
			     : 1;
	if (rc > 0) {
		column_clear(&against_row_shape, &moved);
		moved.id = file->id;
		moved.due = file->due_at;
		moved.then = judged.due_at;
		moved.clock = judged.due_clock;
		moved.owner = file->owner;
		moved.party = party.id;
		if (party.id.n > 0)
			moved.name = party.name;
		moved.subject = file->subject;
		rc = against->each(against->cookie, &moved, err);
	}
	arena_free(&arena);
	return rc < 0 ? -1 : 0;
}

int
against_each(struct business *business, const struct policy *policy,
	     int (*each)(void *cookie, const struct against_row *moved,
			 struct error *err),
	     void *cookie, struct error *err)
{
	struct against against = {business, *business, each, cookie};

	against.then.policy = policy;
	against.then.policy_id = (struct id){0};
	return record_each(business->store, TABLE_CASES, 1, look_moved,
			   &against, err);
}
