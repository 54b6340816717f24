/* SPDX-License-Identifier: ISC
 * Reminding who has not paid.
 */
#include "sell/dun.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/address.h"
#include "domain/door.h"
#include "domain/outbox.h"
#include "domain/owing.h"
#include "domain/people.h"
#include "os/zone.h"
#include "sell/invoice.h"
#include "sell/scored.h"
#include "store/case.h"
#include "store/invoice.h"
#include "store/promise.h"
#include "store/record.h"
#include "text/template.h"

/* So many in one batch: the lock is held for a fraction of a second. */
#define AT_ONCE 300

static bool
goes_by(const struct policy_step *step, const char *channel)
{
	return strcmp(step->channel, channel) == 0;
}

/* --- what stands against it ------------------------------------------------- */

static void
add_missing(struct str *out, const char *what)
{
	str_print(out, "%s%s", out->len ? "; " : "", what);
}

static void
add_money(struct str *out, struct money money)
{
	money_add(out, money);
}

/* The invoice itself: is it owed, and was it sent? */
static void
against_invoice(struct business *business, const struct dun_look *look,
		struct str *out)
{
	const struct invoice *invoice = &look->invoice;

	if (!str_same(invoice->state.s, "open"))
		str_print(out, "it is %s", invoice->state.s);
	if (!day_missing(invoice->disputed_on))
		str_print(out, "%sdisputed since %s: %.100s",
			  out->len ? "; " : "",
			  business_day(business, invoice->disputed_on),
			  invoice->dispute.s ? invoice->dispute.s : "");
	if (look->story.flaw)
		add_missing(out, look->story.flaw);
}

/* A mail needs an address that mails do not come back from. */
static int
against_address(struct business *business, const struct dun_look *look,
		struct str *out, struct error *err)
{
	const char *email, *bounced, *why;

	if (!look->step || !goes_by(look->step, "mail"))
		return 0;
	if (address_email(business, look->addressee.id, &email, &bounced, &why,
			  err) < 0)
		return -1;
	if (!email)
		str_print(out, "%s%.100s (c%lld) has no e-mail address%s",
			  out->len ? "; " : "",
			  notice_name(business->arena, &look->addressee),
			  (long long)look->addressee.id.n,
			  bounced ? " that mails do not come back from" : "");
	return 0;
}

/* A promise of ours that broke counts until the case about it is closed. */
static int
against_promises(struct business *business, struct id party, struct str *out,
		 struct error *err)
{
	struct vec found = {.size = sizeof(struct promise)};
	const struct promise *all;
	struct case_file file;
	struct id about;
	size_t i;

	if (promise_of_party(business->store, business->arena, party, &found,
			     err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		bool broke = str_same(all[i].state.s, "open") &&
			     all[i].late_at.s <= business->now.s;
		int rc = 0;

		if (!str_same(all[i].side.s, "ours"))
			continue;
		if (str_same(all[i].state.s, "broken") &&
		    promise_case(business->store, all[i].id, &about, err) < 0)
			return -1;
		if (str_same(all[i].state.s, "broken") && about.n > 0)
			rc = case_root(business->store, business->arena, about,
				       &file, err);
		if (rc < 0)
			return -1;
		if (broke || (rc > 0 && !str_same(file.state.s, "closed")))
			str_print(out, "%swe broke p%lld to them",
				  out->len ? "; " : "", (long long)all[i].id.n);
	}
	return 0;
}

static int
against_cases(struct business *business, struct id party, struct str *out,
	      struct error *err)
{
	struct vec found = {.size = sizeof(struct case_file)};
	const struct case_file *all;

	if (case_open_of(business->store, business->arena, party, NULL, &found,
			 err) < 0)
		return -1;
	all = found.items;
	if (found.count > 0)
		str_print(out, "%sk%lld is open", out->len ? "; " : "",
			  (long long)all[0].id.n);
	return 0;
}

/* Who bought, and whom it is addressed to. */
static int
against_us(struct business *business, const struct dun_look *look,
	   struct str *out, struct error *err)
{
	const struct id parties[] = {look->invoice.party, look->addressee.id};
	size_t i, count = look->invoice.bill_to.n > 0 ? 2 : 1;

	for (i = 0; i < count; i++) {
		if (against_promises(business, parties[i], out, err) < 0 ||
		    against_cases(business, parties[i], out, err) < 0)
			return -1;
	}
	return 0;
}

static struct money
cost_of(const struct business *business, const struct policy_step *step)
{
	struct money cost = {step->cost_minor, ""};

	memcpy(cost.currency, business->policy->currency, 3);
	return cost;
}

static void
against_cost(const struct business *business, const struct dun_look *look,
	     struct str *out)
{
	struct money cost = cost_of(business, look->step);
	bool same = strcmp(cost.currency, look->owed.currency) == 0;

	if (cost.minor == 0 || (same && cost.minor <= look->owed.minor))
		return;
	str_print(out, "%s%s costs ", out->len ? "; " : "", look->step->name);
	money_add(out, cost);
	str_add(out, same ? ", more than " : ", which nobody compares with ");
	money_add(out, look->owed);
}

static int
against_call(struct business *business, struct dun_look *look, struct str *out,
	     struct error *err)
{
	const struct id parties[] = {look->addressee.id, look->invoice.party};
	struct instant since =
		look->level > 1 ? look->story.at : look->story.sent;
	int rc = 0;
	size_t i;

	if (!goes_by(look->step, "phone") || instant_missing(since))
		return 0;
	for (i = 0; i < 2 && rc == 0; i++)
		rc = invoice_call(business->store, parties[i], since,
				  &look->call, &look->call_at, err);
	if (rc == 0)
		str_print(out, "%sno call is logged since %s",
			  out->len ? "; " : "", business_when(business, since));
	return rc < 0 ? -1 : 0;
}

/* Another person than the one who does it, where there are two. */
static int
against_approver(struct business *business, const struct dun_look *look,
		 const char *approver, struct str *out, struct error *err)
{
	const struct policy_person *person;

	if (!look->step->approver)
		return 0;
	if (!approver) {
		add_missing(out, "nobody has agreed");
		return 0;
	}
	if (people_get(business, approver, &person, err) < 0)
		return -1;
	if (person == business->me && business->policy->people_count > 1)
		add_missing(out, "somebody else has to agree");
	return 0;
}

static int
find_missing(struct business *business, const char *approver,
	     struct dun_look *look, struct error *err)
{
	struct str out = {0};
	int rc;

	against_invoice(business, look, &out);
	rc = against_us(business, look, &out, err);
	if (rc == 0)
		rc = against_address(business, look, &out, err);
	if (rc == 0 && look->step) {
		against_cost(business, look, &out);
		rc = against_call(business, look, &out, err);
	}
	if (rc == 0 && look->step)
		rc = against_approver(business, look, approver, &out, err);
	if (out.len > 0)
		look->missing = arena_text(business->arena, str_get(&out));
	str_free(&out);
	return rc;
}

/* --- which step ------------------------------------------------------------- */

int
dun_look(struct business *business, const struct invoice *invoice,
	 const char *approver, struct dun_look *look, struct error *err)
{
	const struct policy *policy = business->policy;

	*look = (struct dun_look){.invoice = *invoice,
				  .ready_on = DAY_MISSING,
				  .call_at = INSTANT_MISSING};
	if (invoice_addressee(business, invoice, &look->addressee, err) < 0 ||
	    notice_story(business, invoice, &look->story, err) < 0 ||
	    owing_sum(business, invoice, &look->owed, err) < 0)
		return -1;
	look->level = look->story.level + 1;
	if (look->level <= (int64_t)policy->step_count) {
		look->step = &policy->dunning[look->level - 1];
		look->ready_on = look->level > 1 ? zone_day(business->zone,
							    look->story.at)
						 : invoice->due_on;
		look->ready_on.days += look->step->after_days;
		look->by_hand =
			look->step->approver || (!goes_by(look->step, "mail") &&
						 !goes_by(look->step, "phone"));
	}
	return find_missing(business, approver, look, err);
}

/* --- taken ------------------------------------------------------------------ */

static const char *
kept(struct arena *arena, struct str *out)
{
	const char *text = arena_text(arena, str_get(out));

	str_free(out);
	return text;
}

static const char *
money_text(struct arena *arena, struct money money)
{
	struct str out = {0};

	add_money(&out, money);
	return kept(arena, &out);
}

static int
fill(struct business *business, const struct dun_look *look, const char *text,
     const char **filled, struct error *err)
{
	const struct invoice *invoice = &look->invoice;
	struct arena *arena = business->arena;
	char issued[TIME_TEXT], due[TIME_TEXT];
	const struct template_value values[POLICY_STEP_WORDS] = {
		{policy_step_words[0], invoice->number.s},
		{policy_step_words[1], day_text(invoice->issued_on, issued)},
		{policy_step_words[2], day_text(invoice->due_on, due)},
		{policy_step_words[3], money_text(arena, look->owed)},
		{policy_step_words[4],
		 money_text(arena,
			    owing_money(invoice, invoice->amount_minor.n))},
		{policy_step_words[5],
		 arena_print(arena, "%lld",
			     (long long)(business->today.days -
					 invoice->due_on.days))},
	};
	char *out = NULL;

	if (text && template_fill(arena, text, values, POLICY_STEP_WORDS, &out,
				  err) < 0)
		return -1;
	*filled = out;
	return 0;
}

/* What is said, and how: a mail is queued with what it is for. */
static int
say(struct business *business, const struct dun_look *look,
    struct notice *notice, struct error *err)
{
	const struct policy_step *step = look->step;
	struct message message;
	const char *subject;

	notice->recipient.s = notice_name(business->arena, &look->addressee);
	notice->result.s = "sent";
	if (fill(business, look, step->subject, &subject, err) < 0 ||
	    fill(business, look, step->text, &notice->text.s, err) < 0)
		return -1;
	if (goes_by(step, "phone")) {
		notice->result.s = "spoken";
		notice->at = look->call_at;
		notice->text.s = arena_print(business->arena, "i%lld",
					     (long long)look->call.n);
	}
	if (!goes_by(step, "mail"))
		return 0;
	if (outbox_party(business, look->addressee.id, (struct id){0},
			 (struct id){0}, subject, notice->text.s, &message,
			 err) < 0)
		return -1;
	notice->result.s = "queued";
	notice->recipient.s = message.address.s;
	notice->message = message.id;
	return 0;
}

/* The line for a till says what they are worth, or that nobody can tell. */
static int
worth_of(struct business *business, const struct dun_look *look,
	 const char **worth, struct error *err)
{
	struct error why = {0};
	struct str out = {0};
	int rc = scored_till(business,
			     arena_print(business->arena, "c%lld",
					 (long long)look->invoice.party.n),
			     &out, &why);

	if (rc < 0 && why.code == ERR_UNAVAILABLE) {
		str_clear(&out);
		str_print(&out, "cannot tell: %.200s", why.text);
		rc = 0;
	} else if (rc < 0) {
		error_set(err, why.code, "%s", why.text);
	}
	*worth = kept(business->arena, &out);
	return rc;
}

static void
fill_row(const struct business *business, const struct dun_look *look,
	 const struct notice *notice, struct dun_row *row)
{
	column_clear(&dun_row_shape, row);
	row->id = look->invoice.id;
	row->late.n = business->today.days - look->invoice.due_on.days;
	row->owed = look->owed;
	row->cost = cost_of(business, look->step);
	row->step.s = look->step->name;
	row->channel.s = look->step->channel;
	row->party = look->addressee.id;
	row->name = look->addressee.name;
	row->number = look->invoice.number;
	row->level = notice->level;
	row->recipient = notice->recipient;
	row->approver = notice->approver;
	row->message = notice->message;
	row->text = notice->text;
}

static int
take(struct business *business, const struct dun_look *look,
     const char *approver, struct dun_row *row, struct error *err)
{
	const struct policy_person *person = NULL;
	struct notice notice;

	column_clear(&notice_shape, &notice);
	notice.invoice = look->invoice.id;
	notice.step.s = look->step->name;
	notice.level.n = look->level;
	notice.at = business->now;
	notice.channel.s = look->step->channel;
	notice.party = look->addressee.id;
	notice.who.s = business->me ? business->me->name : business->user;
	notice.cost_minor.n = look->step->cost_minor;
	notice.currency.s = business->policy->currency;
	if (approver && look->step->approver) {
		if (people_get(business, approver, &person, err) < 0)
			return -1;
		notice.approver.s = person->name;
	}
	if (say(business, look, &notice, err) < 0 ||
	    record_add(business->store, TABLE_NOTICES, &notice, err) < 0)
		return -1;
	fill_row(business, look, &notice, row);
	return look->step->approver
		       ? worth_of(business, look, &row->worth.s, err)
		       : 0;
}

/* --- one by hand ------------------------------------------------------------ */

/* The step of that name has to be the next one. */
static int
check_name(struct business *business, const struct dun_look *look,
	   const char *name, struct error *err)
{
	const struct policy *policy = business->policy;
	const char **known = arena_get(
		business->arena, (policy->step_count + 1) * sizeof(*known));
	long long id = (long long)look->invoice.id.n;
	const char *nearest;
	size_t i;

	for (i = 0; i < policy->step_count; i++) {
		known[i] = policy->dunning[i].name;
		if (strcmp(known[i], name) == 0)
			break;
	}
	if (i == policy->step_count) {
		nearest = str_nearest(name, known, policy->step_count);
		return error_set(err, ERR_USAGE,
				 "%.60s: no step of dunning%s%s%s", name,
				 nearest ? ", did you mean " : "",
				 nearest ? nearest : "", nearest ? "?" : "");
	}
	if ((int64_t)i + 1 < look->level)
		return error_set(err, ERR_NO,
				 "v%lld: %s was taken already: each step "
				 "once, ever",
				 id, name);
	if ((int64_t)i + 1 > look->level)
		return error_set(err, ERR_NO, "v%lld: %s comes before %s", id,
				 look->step->name, name);
	return 0;
}

/* Before somebody agrees, they are told what it is about. */
static int
hint(struct business *business, const struct dun_look *look,
     const char *approver, struct error *err)
{
	long long id = (long long)look->invoice.id.n;
	struct error ignored;
	const char *worth;

	if (look->story.flaw)
		return error_hint(err, "crm-invoice sent v%lld --to ADDRESS",
				  id);
	if (look->step->approver && !approver &&
	    worth_of(business, look, &worth, &ignored) == 0)
		return error_hint(
			err,
			"%s is owed, %s costs %s; c%lld: %.200s; --approve "
			"WHO names who agrees",
			money_text(business->arena, look->owed),
			look->step->name,
			money_text(business->arena,
				   cost_of(business, look->step)),
			(long long)look->invoice.party.n, worth);
	if (goes_by(look->step, "phone") && look->call.n == 0)
		return error_hint(err,
				  "call, then: crm-log --out -c phone c%lld "
				  "\"what was said\"",
				  (long long)look->addressee.id.n);
	return -1;
}

int
dun_step(struct business *business, const struct invoice *invoice,
	 const char *name, const char *approver, struct dun_row *row,
	 struct error *err)
{
	long long id = (long long)invoice->id.n;
	struct dun_look look;

	if (dun_look(business, invoice, approver, &look, err) < 0 ||
	    (name && check_name(business, &look, name, err) < 0))
		return -1;
	if (!look.step)
		return error_set(err, ERR_NO,
				 "v%lld: every step of dunning was taken", id);
	if (look.missing) {
		error_set(err, ERR_NO, "v%lld: %s has to wait: %.400s", id,
			  look.step->name, look.missing);
		return hint(business, &look, approver, err);
	}
	if (look.ready_on.days > business->today.days)
		return error_set(err, ERR_NO, "v%lld: %s is not due before %s",
				 id, look.step->name,
				 business_day(business, look.ready_on));
	if (approver && !look.step->approver)
		return error_set(err, ERR_USAGE, "%s needs nobody to agree",
				 look.step->name);
	return take(business, &look, approver, row, err);
}

/* --- all that are due ------------------------------------------------------- */

struct running {
	struct business *business;
	struct vec *rows;
	struct vec *skipped;
	struct id after; /* looked at so far */
	bool more;
};

static void
skip(struct running *run, const struct dun_look *look)
{
	struct dun_skip *skip = vec_add(run->skipped, run->business->arena);

	skip->invoice = look->invoice.id;
	skip->step = look->step->name;
	skip->by_hand = !look->missing;
	skip->why = look->missing ? look->missing
				  : arena_print(run->business->arena,
						"by hand: crm-dun v%lld %s",
						(long long)look->invoice.id.n,
						look->step->name);
}

static bool
is_due(const struct business *business, const struct dun_look *look)
{
	return look->step && look->ready_on.days <= business->today.days;
}

/* What is read under the lock is what counts, so of many at once one moves. */
static int
run_some(struct running *run, struct error *err)
{
	struct business *business = run->business;
	struct vec found = {.size = sizeof(struct invoice)};
	const struct invoice *all;
	struct dun_look look;
	size_t i;

	if (invoice_overdue(business->store, business->arena, business->today,
			    run->after, NULL, AT_ONCE, &found, err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		if (dun_look(business, &all[i], NULL, &look, err) < 0)
			return -1;
		if (!is_due(business, &look))
			continue;
		if (look.missing || look.by_hand)
			skip(run, &look);
		else if (take(business, &look, NULL,
			      vec_add(run->rows, business->arena), err) < 0)
			return -1;
	}
	run->more = found.count == AT_ONCE;
	if (found.count > 0)
		run->after = all[found.count - 1].id;
	return 0;
}

static int
run_batch(struct running *run, bool rehearse, struct error *err)
{
	const struct door_write write = {.origin = "job", .rehearse = rehearse};
	struct business *business = run->business;
	size_t rows = run->rows->count;
	struct id repeat = {0};

	if (door_begin(business, &write, &repeat, err) < 0)
		return -1;
	if (run_some(run, err) < 0) {
		door_back(business);
		run->rows->count = rows;
		return -1;
	}
	if (door_commit(business, NULL, err) < 0) {
		if (err->code != ERR_UNKNOWN)
			run->rows->count = rows;
		return -1;
	}
	return 0;
}

int
dun_run(struct business *business, bool rehearse, struct vec *rows,
	struct vec *skipped, struct error *err)
{
	struct running run = {.business = business,
			      .rows = rows,
			      .skipped = skipped,
			      .more = true};
	struct vec found = {.size = sizeof(struct invoice)};

	if (invoice_overdue(business->store, business->arena, business->today,
			    run.after, NULL, 1, &found, err) < 0)
		return -1;
	run.more = found.count > 0;
	while (run.more) {
		if (run_batch(&run, rehearse, err) < 0)
			return -1;
	}
	return 0;
}

int
dun_due(struct business *business, const char *owner, struct vec *looks,
	struct error *err)
{
	struct vec found = {.size = sizeof(struct invoice)};
	const struct invoice *all;
	struct dun_look look;
	size_t i;

	if (invoice_overdue(business->store, business->arena, business->today,
			    (struct id){0}, owner, INT32_MAX, &found, err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		if (dun_look(business, &all[i], NULL, &look, err) < 0)
			return -1;
		if (is_due(business, &look))
			*(struct dun_look *)vec_add(looks, business->arena) =
				look;
	}
	return 0;
}
