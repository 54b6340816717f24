/* SPDX-License-Identifier: ISC
 * What stands against reminding somebody.
 */
#include "sell/dun_against.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/address.h"
#include "domain/people.h"
#include "store/case.h"
#include "store/invoice.h"
#include "store/promise.h"

static void
add_missing(struct str *out, const char *what)
{
	str_print(out, "%s%s", out->len ? "; " : "", what);
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

	if (!look->step || !dun_goes_by(look->step, "mail"))
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

static void
against_cost(const struct business *business, const struct dun_look *look,
	     struct str *out)
{
	struct money cost = dun_cost(business, look->step);
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

	if (!dun_goes_by(look->step, "phone") || instant_missing(since))
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

int
dun_against_find(struct business *business, const char *approver,
		 struct dun_look *look, struct error *err)
{
	struct str out = {0};
	int rc;

	look->missing = NULL;
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
