/* SPDX-License-Identifier: ISC
 * Reminding who has not paid.
 */
#include "sell/dun.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/door.h"
#include "domain/outbox.h"
#include "domain/owing.h"
#include "domain/people.h"
#include "os/zone.h"
#include "sell/dun_against.h"
#include "sell/invoice.h"
#include "sell/scored.h"
#include "store/invoice.h"
#include "store/record.h"
#include "text/template.h"

/* So many in one batch: the lock is held for a fraction of a second. */
#define AT_ONCE 300

bool
dun_goes_by(const struct policy_step *step, const char *channel)
{
	return strcmp(step->channel, channel) == 0;
}

struct money
dun_cost(const struct business *business, const struct policy_step *step)
{
	struct money cost = {step->cost_minor, ""};

	memcpy(cost.currency, business->policy->currency, 3);
	return cost;
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
		look->by_hand = look->step->approver ||
				(!dun_goes_by(look->step, "mail") &&
				 !dun_goes_by(look->step, "phone"));
	}
	return dun_against_find(business, approver, look, err);
}

/* --- taken ------------------------------------------------------------------ */

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
	if (dun_goes_by(step, "phone")) {
		notice->result.s = "spoken";
		notice->at = look->call_at;
		notice->text.s = arena_print(business->arena, "i%lld",
					     (long long)look->call.n);
	}
	if (!dun_goes_by(step, "mail"))
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
	*worth = str_keep(&out, business->arena);
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
	row->cost = dun_cost(business, look->step);
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
				   dun_cost(business, look->step)),
			(long long)look->invoice.party.n, worth);
	if (dun_goes_by(look->step, "phone") && look->call.n == 0)
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
	struct arena *lasting = run->business->lasting;
	struct dun_skip *skip = vec_add(run->skipped, lasting);

	skip->invoice = look->invoice.id;
	skip->step = look->step->name;
	skip->by_hand = !look->missing;
	skip->why = look->missing
			    ? arena_text(lasting, look->missing)
			    : arena_print(lasting, "by hand: crm-dun v%lld %s",
					  (long long)look->invoice.id.n,
					  look->step->name);
}

/* The words of a row that outlives what it was made of. */
static void
keep_words(struct arena *arena, struct dun_row *row)
{
	const struct shape *shape = &dun_row_shape;
	size_t i;

	for (i = 0; i < shape->count; i++) {
		const struct column *column = &shape->columns[i];
		struct text *text = column_field(column, row);

		if (column->kind == KIND_TEXT || column->kind == KIND_WORD)
			text->s = arena_text(arena, text->s);
	}
}

static bool
is_due(const struct business *business, const struct dun_look *look)
{
	return look->step && look->ready_on.days <= business->today.days;
}

static int
run_one(struct running *run, const struct invoice *invoice, struct error *err)
{
	struct business *business = run->business;
	struct dun_look look;
	struct dun_row row;

	if (dun_look(business, invoice, NULL, &look, err) < 0)
		return -1;
	if (!is_due(business, &look))
		return 0;
	if (look.missing || look.by_hand) {
		skip(run, &look);
		return 0;
	}
	if (take(business, &look, NULL, &row, err) < 0)
		return -1;
	keep_words(business->lasting, &row);
	*(struct dun_row *)vec_add(run->rows, business->lasting) = row;
	return 0;
}

/* What is read under the lock is what counts, so of many at once one moves. */
static int
run_some(struct running *run, struct error *err)
{
	struct business *business = run->business;
	struct vec found = {.size = sizeof(struct invoice)};
	struct arena arena = {NULL};
	const struct invoice *all;
	size_t i;
	int rc = invoice_overdue(business->store, &arena, business->today,
				 run->after, NULL, AT_ONCE, &found, err);

	all = found.items;
	for (i = 0; rc == 0 && i < found.count; i++) {
		struct arena scratch = {NULL};

		business_scratch(business, &scratch);
		rc = run_one(run, &all[i], err);
		business_scratch(business, NULL);
		arena_free(&scratch);
	}
	run->more = found.count == AT_ONCE;
	if (found.count > 0)
		run->after = all[found.count - 1].id;
	arena_free(&arena);
	return rc;
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
