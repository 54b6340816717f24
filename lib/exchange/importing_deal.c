/* SPDX-License-Identifier: ISC
 * Deals of a foreign file.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/assign.h"
#include "exchange/importing.h"
#include "exchange/importing_seen.h"
#include "os/zone.h"
#include "sell/deal.h"
#include "sell/deal_typed.h"
#include "store/deal.h"
#include "store/party.h"

/* What an open deal comes with that has no next step. */
#define NEXT "see where it stands"

struct offered {
	struct deal deal;
	const char *called;
	bool dated; /* the file says since when */
};

/* --- read ------------------------------------------------------------------- */

static int
read_moment(struct importing *run, const struct incoming_row *row, int field,
	    struct instant *at, struct error *err)
{
	const char *text = importing_value(run, row, field);

	*at = INSTANT_MISSING;
	if (!text)
		return 0;
	if (evidence_instant(&run->evidence, field, text, row->line, at, err) <
	    0)
		return -1;
	return at->s <= run->business->now.s
		       ? 0
		       : error_set(err, ERR_DATA, "%.60s: has not been yet",
				   text);
}

static int
read_amount(struct importing *run, const struct incoming_row *row,
	    struct deal *deal, struct error *err)
{
	const char *text = importing_value(run, row, DEAL_AMOUNT);
	const char *currency;
	struct money money;

	if (importing_currency(run, row, DEAL_CURRENCY, &currency, err) < 0)
		return -1;
	deal->currency.s = currency;
	if (!text)
		return 0;
	if (evidence_money(&run->evidence, DEAL_AMOUNT, text, row->line,
			   currency, &money, err) < 0)
		return -1;
	if (money.minor < 0)
		return error_set(err, ERR_DATA, "amount %.60s: below nothing",
				 text);
	deal->amount_minor.n = money.minor;
	deal->currency.s = arena_text(run->row, money.currency);
	return 0;
}

/* What was refused of the policy's words is the row's fault. */
static int
refuse(struct error *err)
{
	err->code = ERR_DATA;
	return -1;
}

static int
read_state(struct importing *run, const struct incoming_row *row,
	   struct deal *deal, struct error *err)
{
	const char *state = importing_value(run, row, DEAL_STATE);
	const char *stage = importing_value(run, row, DEAL_STAGE);
	const char *reason = importing_value(run, row, DEAL_REASON);

	if (!state && stage &&
	    (strcmp(stage, "won") == 0 || strcmp(stage, "lost") == 0)) {
		state = stage;
		stage = NULL;
	}
	deal->state.s = state ? state : "open";
	if (!str_among("open won lost", deal->state.s))
		return error_set(err, ERR_DATA, "state %.60s: open, won, lost",
				 state);
	deal->stage.s = run->business->policy->deals.stages[0].name;
	if (stage &&
	    deal_typed_stage(run->business, stage, &deal->stage.s, err) < 0)
		return refuse(err);
	if (reason && strcmp(deal->state.s, "lost") != 0)
		return error_set(err, ERR_DATA,
				 "reason %.60s of a deal that is %s", reason,
				 deal->state.s);
	if (reason &&
	    deal_typed_reason(run->business, reason, &deal->reason.s, err) < 0)
		return refuse(err);
	return 0;
}

/* Since when, and until when; an open one is owed a step. */
static int
read_times(struct importing *run, const struct incoming_row *row,
	   struct offered *offered, struct error *err)
{
	struct deal *deal = &offered->deal;
	bool open = strcmp(deal->state.s, "open") == 0;

	if (read_moment(run, row, DEAL_OPENED, &deal->opened_at, err) < 0 ||
	    read_moment(run, row, DEAL_SETTLED, &deal->settled_at, err) < 0 ||
	    importing_day(run, row, DEAL_EXPECTED, &deal->expected_on, err) <
		    0 ||
	    importing_day(run, row, DEAL_DUE, &deal->next_on, err) < 0)
		return -1;
	offered->dated = !instant_missing(deal->opened_at);
	deal->next.s = importing_value(run, row, DEAL_NEXT);
	if (!open && instant_missing(deal->settled_at))
		return error_set(err, ERR_DATA, "%s when?", deal->state.s);
	if (open && !instant_missing(deal->settled_at))
		return error_set(err, ERR_DATA, "settled, and open?");
	if (!offered->dated)
		deal->opened_at = open ? run->business->now : deal->settled_at;
	if (!open && deal->settled_at.s < deal->opened_at.s)
		return error_set(err, ERR_DATA, "%s before it was opened",
				 deal->state.s);
	if (!open) {
		deal->next.s = NULL;
		deal->next_on = DAY_MISSING;
		return 0;
	}
	if (!deal->next.s)
		deal->next.s = NEXT;
	if (day_missing(deal->next_on))
		deal->next_on = run->business->today;
	return 0;
}

static int
read_offered(struct importing *run, const struct incoming_row *row,
	     struct error *err)
{
	struct offered *offered = arena_get(run->row, sizeof(*offered));
	struct deal *deal = &offered->deal;
	const char *key = importing_value(run, row, DEAL_KEY);

	run->item = offered;
	column_clear(&deal_shape, deal);
	offered->called = importing_value(run, row, DEAL_CUSTOMER);
	deal->name.s = importing_value(run, row, DEAL_NAME);
	deal->source.s = importing_value(run, row, DEAL_SOURCE);
	deal->note.s = importing_value(run, row, DEAL_NOTE);
	if (key)
		deal->key.s = importing_ref(run, key);
	if (!offered->called)
		return error_set(err, ERR_DATA, "no customer");
	if (!deal->name.s)
		return error_set(err, ERR_DATA, "what is it about?");
	if ((deal->source.s &&
	     importing_word("source", deal->source.s, err) < 0) ||
	    importing_person(run, importing_value(run, row, DEAL_OWNER),
			     &deal->owner.s, err) < 0 ||
	    read_amount(run, row, deal, err) < 0 ||
	    read_state(run, row, deal, err) < 0)
		return -1;
	return read_times(run, row, offered, err);
}

/* --- kept ------------------------------------------------------------------- */

static int
came_before(struct importing *run, const struct offered *offered, bool *there,
	    struct error *err)
{
	const struct deal *deal = &offered->deal;
	const int64_t numbers[] = {deal->party.n,
				   offered->dated ? deal->opened_at.s : 0};
	struct store *store = run->business->store;
	struct id id;
	int64_t count;
	uint64_t mark;
	int rc;

	*there = false;
	if (deal->key.s) {
		rc = deal_by_key(store, deal->key.s, &id, err);
		*there = rc > 0;
		return rc < 0 ? -1 : 0;
	}
	if (run->on_match == MATCH_NEW)
		return 0;
	if (deal_alike(store, deal, offered->dated, &count, err) < 0)
		return -1;
	mark = importing_seen_mix(IMPORTING_SEEN_FIRST, numbers,
				  sizeof(numbers));
	mark = importing_seen_mix(mark, deal->name.s, strlen(deal->name.s));
	*there = count > 0 && importing_seen_count(run, mark) <= count;
	return 0;
}

static int
find_owner(struct importing *run, struct deal *deal, struct error *err)
{
	struct business *business = run->business;
	struct assign assign;
	struct party party;

	if (deal->owner.s)
		return 0;
	deal->owner.s = business->user;
	if (strcmp(deal->state.s, "open") != 0)
		return 0;
	if (party_root(business->store, run->row, deal->party, &party, err) <
		    0 ||
	    assign_owner(business, &party, NULL, &assign, err) < 0)
		return -1;
	deal->owner.s = assign.owner;
	deal->turn.s = assign.turn;
	deal->territory.s = assign.territory;
	return 0;
}

static int
keep_offered(struct importing *run, enum importing_outcome *outcome,
	     struct error *err)
{
	struct offered *offered = run->item;
	struct deal *deal = &offered->deal;
	struct importing_customer *customer;
	bool there;

	if (importing_customer(run, offered->called, &customer, err) < 0)
		return -1;
	deal->party.n = customer->id;
	if (came_before(run, offered, &there, err) < 0)
		return -1;
	*outcome = there ? OUTCOME_HERE : OUTCOME_NEW;
	if (there)
		return 0;
	return find_owner(run, deal, err) < 0
		       ? -1
		       : deal_bring(run->business, deal, err);
}

const struct importing_noun importing_deal_noun = {"deals", read_offered,
						   keep_offered};
