/* SPDX-License-Identifier: ISC
 * Whether what is owed is owned, due, and as it should be.
 */
#include "keep/check_owed.h"

#include "base/str.h"
#include "domain/docket.h"
#include "domain/owing.h"
#include "domain/promise.h"
#include "model/case.h"
#include "model/deal.h"
#include "model/interaction.h"
#include "model/invoice.h"
#include "model/promise.h"
#include "store/batch.h"
#include "store/record.h"

struct owed {
	struct business *business;
	const struct finding_sink *sink;
};

static const char *
moment(struct instant at, char buf[TIME_TEXT])
{
	return instant_missing(at) ? "never" : instant_text(at, buf);
}

static int
check_judged(const struct owed *check, struct arena *arena,
	     const struct case_file *file, struct error *err)
{
	char is[TIME_TEXT], should[TIME_TEXT];
	struct case_file judged;

	if (docket_judge(check->business, arena, file, &judged, NULL, err) <
	    0) {
		if (err->code != ERR_POLICY)
			return -1;
		return finding_error(check->sink, 'k', file->id.n, "policy",
				     err);
	}
	if (file->due_at.s != judged.due_at.s &&
	    finding_tell(check->sink, 'k', file->id.n, "due", err,
			 "is due %s, and should be %s",
			 moment(file->due_at, is),
			 moment(judged.due_at, should)) < 0)
		return -1;
	if (file->climb_at.s != judged.climb_at.s &&
	    finding_tell(check->sink, 'k', file->id.n, "due", err,
			 "climbs %s, and should %s", moment(file->climb_at, is),
			 moment(judged.climb_at, should)) < 0)
		return -1;
	if (!str_same(file->needs.s, judged.needs.s) &&
	    finding_tell(check->sink, 'k', file->id.n, "due", err,
			 "needs %.20s, and should need %.20s",
			 file->needs.s ? file->needs.s : "nothing",
			 judged.needs.s ? judged.needs.s : "nothing") < 0)
		return -1;
	if (!str_same(file->due_clock.s, judged.due_clock.s) &&
	    finding_tell(check->sink, 'k', file->id.n, "due", err,
			 "runs the clock %.20s, and should run %.20s",
			 file->due_clock.s ? file->due_clock.s : "none",
			 judged.due_clock.s ? judged.due_clock.s : "none") < 0)
		return -1;
	return 0;
}

static bool
is_open(const struct case_file *file)
{
	return !file->voided.yes && file->merged_into.n == 0 &&
	       !str_same(file->state.s, "closed");
}

static int
check_obligation(const struct owed *check, const struct case_file *file,
		 struct error *err)
{
	const struct business *business = check->business;
	char text[TIME_TEXT];

	if (!is_open(file))
		return 0;
	if (!file->owner.s || !policy_person(business->policy, file->owner.s)) {
		if (finding_tell(
			    check->sink, 'k', file->id.n, "obligation", err,
			    "is owned by %.40s, who is none of our people: "
			    "crm-own k%lld @somebody",
			    file->owner.s ? file->owner.s : "nobody",
			    (long long)file->id.n) < 0)
			return -1;
	}
	if (instant_missing(file->due_at) &&
	    finding_tell(check->sink, 'k', file->id.n, "obligation", err,
			 "is open and due at no time") < 0)
		return -1;
	if (!instant_missing(file->climb_at) &&
	    file->climb_at.s + business->policy->stale_s < business->now.s &&
	    finding_tell(
		    check->sink, 'k', file->id.n, "ladder", err,
		    "should have climbed at %s: does cron run crm-escalate?",
		    instant_text(file->climb_at, text)) < 0)
		return -1;
	return 0;
}

static int
look_case(void *cookie, void *row, struct error *err)
{
	const struct owed *check = cookie;
	const struct case_file *file = row;
	struct arena arena = {NULL};
	int rc = check_judged(check, &arena, file, err);

	arena_free(&arena);
	return rc < 0 ? -1 : check_obligation(check, file, err);
}

/* Whether the kind was one that opens cases when it was said. */
static int
was_voice(const struct owed *check, const struct interaction *said, bool *voice,
	  struct error *err)
{
	struct arena arena = {NULL};
	const struct policy *policy;
	const struct policy_kind *kind;
	struct batch batch;
	int rc = batch_get(check->business->store, &arena, said->batch, &batch,
			   err);

	*voice = false;
	if (rc > 0 &&
	    business_policy(check->business, batch.policy, &policy, err) < 0)
		rc = -1;
	if (rc > 0) {
		kind = policy_kind_named(policy, said->kind.s);
		*voice = kind && kind->voice;
	}
	arena_free(&arena);
	return rc < 0 ? -1 : 0;
}

static int
look_said(void *cookie, void *row, struct error *err)
{
	const struct owed *check = cookie;
	const struct interaction *said = row;
	struct arena arena = {NULL};
	struct case_file file;
	bool voice;
	int rc;

	if (said->voided.yes || said->automatic.yes ||
	    !str_same(said->direction.s, "in"))
		return 0;
	if (said->case_id.n == 0) {
		if (was_voice(check, said, &voice, err) < 0)
			return -1;
		return voice ? finding_tell(check->sink, 'i', said->id.n,
					    "obligation", err,
					    "is a %.40s that has no case",
					    said->kind.s)
			     : 0;
	}
	rc = record_get(check->business->store, &arena, TABLE_CASES,
			said->case_id.n, &file, err);
	if (rc == 0 || (rc > 0 && file.voided.yes))
		rc = finding_tell(check->sink, 'i', said->id.n, "obligation",
				  err, "belongs to k%lld, which is not there",
				  (long long)said->case_id.n);
	arena_free(&arena);
	return rc < 0 ? -1 : 0;
}

static int
look_promise(void *cookie, void *row, struct error *err)
{
	const struct owed *check = cookie;
	const struct promise *promise = row;
	struct business *business = check->business;
	char text[TIME_TEXT], other[TIME_TEXT];
	struct instant late_at;

	if (promise_judge(business, promise, &late_at, err) < 0)
		return -1;
	if (late_at.s != promise->late_at.s &&
	    finding_tell(check->sink, 'p', promise->id.n, "due", err,
			 "is late from %s on, and should be from %s on",
			 moment(promise->late_at, text),
			 moment(late_at, other)) < 0)
		return -1;
	if (promise->voided.yes || !str_same(promise->state.s, "open"))
		return 0;
	if (!promise->owner.s ||
	    !policy_person(business->policy, promise->owner.s)) {
		if (finding_tell(
			    check->sink, 'p', promise->id.n, "obligation", err,
			    "is owned by %.40s, who is none of our people: "
			    "crm-own p%lld @somebody",
			    promise->owner.s ? promise->owner.s : "nobody",
			    (long long)promise->id.n) < 0)
			return -1;
	}
	if (!instant_missing(promise->late_at) &&
	    str_same(promise->side.s, "ours") &&
	    promise->late_at.s + business->policy->stale_s < business->now.s)
		return finding_tell(
			check->sink, 'p', promise->id.n, "ladder", err,
			"broke at %s and has no case: does cron run "
			"crm-escalate?",
			instant_text(promise->late_at, text));
	return 0;
}

/* An open deal stands where the policy knows, with somebody, and with a next
 * step. */
static int
look_deal(void *cookie, void *row, struct error *err)
{
	const struct owed *check = cookie;
	const struct policy *policy = check->business->policy;
	const struct deal *deal = row;
	long long n = (long long)deal->id.n;

	if (deal->voided.yes || !str_same(deal->state.s, "open"))
		return 0;
	if ((!deal->owner.s || !policy_person(policy, deal->owner.s)) &&
	    finding_tell(
		    check->sink, 'd', deal->id.n, "obligation", err,
		    "is owned by %.40s, who is none of our people: crm-own d%lld "
		    "@somebody",
		    deal->owner.s ? deal->owner.s : "nobody", n) < 0)
		return -1;
	if (!policy_stage(policy, deal->stage.s) &&
	    finding_tell(
		    check->sink, 'd', deal->id.n, "policy", err,
		    "stands at %.40s, no stage of the policy: crm-deal move d%lld "
		    "STAGE",
		    deal->stage.s, n) < 0)
		return -1;
	if (deal->next.s && !day_missing(deal->next_on))
		return 0;
	return finding_tell(
		check->sink, 'd', deal->id.n, "obligation", err,
		"is open and has no next step: crm-edit d%lld next=call "
		"due=fri",
		n);
}

/* What is owed to us follows from what was booked. */
static int
look_invoice(void *cookie, void *row, struct error *err)
{
	const struct owed *check = cookie;
	const struct invoice *invoice = row;
	char is[TIME_TEXT], should[TIME_TEXT];
	struct invoice judged;

	if (invoice->voided.yes)
		return 0;
	if (owing_judge(check->business, invoice, &judged, err) < 0)
		return -1;
	if (!str_same(invoice->state.s, judged.state.s) &&
	    finding_tell(check->sink, 'v', invoice->id.n, "owed", err,
			 "is %.20s, and by what was booked should be %.20s",
			 invoice->state.s, judged.state.s) < 0)
		return -1;
	if (invoice->settled_on.days != judged.settled_on.days &&
	    finding_tell(check->sink, 'v', invoice->id.n, "owed", err,
			 "is settled %s, and by what was booked should be %s",
			 day_missing(invoice->settled_on)
				 ? "never"
				 : day_text(invoice->settled_on, is),
			 day_missing(judged.settled_on)
				 ? "never"
				 : day_text(judged.settled_on, should)) < 0)
		return -1;
	return 0;
}

int
check_owed_each(struct business *business, const struct finding_sink *sink,
		struct error *err)
{
	struct owed owed = {business, sink};
	struct store *store = business->store;

	if (record_each(store, TABLE_CASES, 1, look_case, &owed, err) < 0 ||
	    record_each(store, TABLE_INTERACTIONS, 1, look_said, &owed, err) <
		    0 ||
	    record_each(store, TABLE_PROMISES, 1, look_promise, &owed, err) <
		    0 ||
	    record_each(store, TABLE_DEALS, 1, look_deal, &owed, err) < 0 ||
	    record_each(store, TABLE_INVOICES, 1, look_invoice, &owed, err) < 0)
		return -1;
	return 0;
}
