/* SPDX-License-Identifier: ISC
 * Promises of a foreign file.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/input.h"
#include "domain/promise.h"
#include "exchange/importing.h"
#include "store/arrival.h"

struct promised {
	struct promise_new new;
	const char *called;
};

static int
read_due(struct importing *run, const struct incoming_row *row,
	 struct promise_new *new, struct error *err)
{
	const char *due = importing_value(run, row, PROMISE_DUE);
	const char *every = importing_value(run, row, PROMISE_EVERY);
	bool touch = strcmp(new->side, "touch") == 0;

	new->due = WHEN_MISSING;
	if (!due != touch)
		return error_set(err, ERR_DATA,
				 touch ? "a touch is due by every alone"
				       : "due when?");
	if (due && evidence_when(&run->evidence, PROMISE_DUE, due, row->line,
				 &new->due, err) < 0)
		return -1;
	if (every && evidence_number(&run->evidence, PROMISE_EVERY, every,
				     row->line, &new->every, err) < 0)
		return -1;
	if (new->every < 0 || (touch && new->every < 1))
		return error_set(err, ERR_DATA, "every %s: so many days",
				 every ? every : "");
	return 0;
}

static int
read_promised(struct importing *run, const struct incoming_row *row,
	      struct error *err)
{
	struct promised *promised = arena_get(run->row, sizeof(*promised));
	struct promise_new *new = &promised->new;
	const char *side = importing_value(run, row, PROMISE_SIDE);
	const char *name;

	run->item = promised;
	promised->called = importing_value(run, row, PROMISE_CUSTOMER);
	if (!promised->called)
		return error_set(err, ERR_DATA, "no customer");
	new->side = side ? side : "ours";
	new->text = importing_value(run, row, PROMISE_TEXT);
	if (strcmp(new->side, "ours") != 0 &&
	    strcmp(new->side, "theirs") != 0 && strcmp(new->side, "touch") != 0)
		return error_set(err, ERR_DATA,
				 "side %.60s: ours, theirs or touch",
				 new->side);
	if (!new->text && strcmp(new->side, "touch") != 0)
		return error_set(err, ERR_DATA, "nothing is promised");
	if (importing_person(run, importing_value(run, row, PROMISE_OWNER),
			     &name, err) < 0)
		return -1;
	new->owner = name;
	return read_due(run, row, new, err);
}

static int
keep_promised(struct importing *run, enum importing_outcome *outcome,
	      struct error *err)
{
	struct promised *promised = run->item;
	struct importing_customer *customer;
	struct promise promise;
	struct input_try *mark;
	struct error why;
	bool there = false;

	if (input_try(run->business, &mark, err) < 0)
		return -1;
	if (importing_customer(run, promised->called, &customer, err) < 0)
		return -1;
	promised->new.party.n = customer->id;
	column_clear(&promise_shape, &promise);
	promise.party = promised->new.party;
	promise.side.s = promised->new.side;
	promise.text.s = promised->new.text;
	promise.due_on = promised->new.due.on;
	promise.due_at = promised->new.due.at;
	if (run->on_match != MATCH_NEW &&
	    arrival_promise(run->business->store, &promise, &there, err) < 0)
		return -1;
	*outcome = there ? OUTCOME_HERE : OUTCOME_NEW;
	if (there)
		return 0;
	if (promise_add(run->business, &promised->new, &promise, err) == 0)
		return 0;
	/* the customer may have been made for this row */
	why = *err;
	customer->id = 0;
	if (input_failed(run->business, mark, err) == 0)
		*err = why;
	return -1;
}

const struct importing_noun importing_promise_noun = {"promises", read_promised,
						      keep_promised};
