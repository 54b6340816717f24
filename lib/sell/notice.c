/* SPDX-License-Identifier: ISC
 * The proof that an invoice was sent.
 */
#include "sell/notice.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/address.h"
#include "domain/resolver.h"
#include "os/zone.h"
#include "sell/invoice.h"
#include "store/invoice.h"
#include "store/party.h"
#include "store/record.h"
#include "text/mail.h"

static const char good[] = "sent delivered read";
static const char bad[] = "bounced returned refused";

/* --- the story -------------------------------------------------------------- */

const char *
notice_name(struct arena *arena, const struct party *party)
{
	return party->name.s
		       ? party->name.s
		       : arena_print(arena, "c%lld", (long long)party->id.n);
}

/* Why a sending proves nothing; NULL where it does. */
static int
judge(struct business *business, const struct notice *sending,
      const struct party *addressee, const char **flaw, struct error *err)
{
	struct party root = {.id = {0}};

	*flaw = NULL;
	if (sending->party.n > 0 && party_root(business->store, business->arena,
					       sending->party, &root, err) < 0)
		return -1;
	if (root.id.n == 0 || root.id.n != addressee->id.n)
		*flaw = arena_print(business->arena,
				    "sent to %.100s, not to %.100s (c%lld)",
				    sending->recipient.s,
				    notice_name(business->arena, addressee),
				    (long long)addressee->id.n);
	else if (!str_among(good, sending->result.s))
		*flaw = arena_print(business->arena, "sent to %.100s: %s",
				    sending->recipient.s, sending->result.s);
	return 0;
}

int
notice_story(struct business *business, const struct invoice *invoice,
	     struct notice_story *story, struct error *err)
{
	struct vec found = {.size = sizeof(struct notice)};
	struct party addressee;
	const struct notice *all;
	const char *flaw;
	size_t i;

	*story = (struct notice_story){.sent = INSTANT_MISSING,
				       .flaw = "no proof that it was sent",
				       .at = INSTANT_MISSING};
	if (invoice_notices(business->store, business->arena, invoice->id,
			    &found, err) < 0 ||
	    invoice_addressee(business, invoice, &addressee, err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		if (all[i].level.n > 0) {
			story->level = all[i].level.n;
			story->at = all[i].at;
			if (!all[i].voided.yes)
				story->step = all[i].step;
			continue;
		}
		if (judge(business, &all[i], &addressee, &flaw, err) < 0)
			return -1;
		if (!flaw)
			story->sent = all[i].at;
		if (!flaw || instant_missing(story->sent))
			story->flaw = flaw;
	}
	return 0;
}

/* --- a sending -------------------------------------------------------------- */

/* The words of the command, checked; the channel is said afterwards. */
static int
check_new(struct business *business, const struct invoice *invoice,
	  const struct notice_new *new, struct error *err)
{
	if (new->to && !utf8_valid(new->to, strlen(new->to)))
		return error_set(err, ERR_DATA, "--to is no UTF-8 text");
	if (new->channel &&
	    (!*new->channel || strpbrk(new->channel, ", \t\r\n") ||
	     !utf8_valid(new->channel, strlen(new->channel))))
		return error_set(err, ERR_USAGE,
				 "-c: a channel is one word, as mail or post");
	if (new->result && !str_among(good, new->result) &&
	    !str_among(bad, new->result))
		return error_set(err, ERR_USAGE, "--result %.40s: %s %s",
				 new->result, good, bad);
	if (zone_day(business->zone, new->at).days < invoice->issued_on.days)
		return error_set(err, ERR_USAGE, "%s is before its day, %s",
				 business_when(business, new->at),
				 business_day(business, invoice->issued_on));
	return 0;
}

/* Whose mail address it is, of many first of whom it has to go to. */
static int
take_address(struct business *business, const struct party *addressee,
	     const char *typed, struct notice *notice, struct error *err)
{
	struct vec found = {.size = sizeof(struct id)};
	struct address address;
	int rc = address_find(business, addressee->id, "email", typed, &address,
			      err);

	if (rc < 0)
		return -1;
	notice->recipient.s = typed;
	if (rc > 0) {
		notice->recipient.s = address.value.s;
		notice->party = addressee->id;
		return 0;
	}
	if (party_by_medium(business->store, business->arena, "email", typed, 1,
			    &found, err) < 0)
		return -1;
	if (found.count > 0)
		notice->party = *(const struct id *)found.items;
	return 0;
}

/* What they are called, else somebody else, else words of nobody we know. */
static int
take_name(struct business *business, const struct party *addressee,
	  const char *typed, struct notice *notice, struct error *err)
{
	const char *name = addressee->name.s ? addressee->name.s : "";
	struct error why = {0};
	struct party party;

	if (str_same(utf8_fold(business->arena, typed),
		     utf8_fold(business->arena, name))) {
		party = *addressee;
	} else if (resolver_find(business, typed, &party, &why) < 0) {
		if (why.code != ERR_NO)
			return error_set(err, why.code, "%s", why.text);
		notice->recipient.s = typed;
		return 0;
	}
	notice->party = party.id;
	notice->recipient.s = party.name.s ? party.name.s : typed;
	return 0;
}

/* A mail goes to an address of whoever was named. */
static int
take_mail(struct business *business, struct notice *notice, struct error *err)
{
	const char *email = NULL, *bounced = NULL, *why;

	if (notice->party.n > 0 &&
	    address_email(business, notice->party, &email, &bounced, &why,
			  err) < 0)
		return -1;
	if (!email && !bounced) {
		error_set(err, ERR_NO, "%.100s has no e-mail address",
			  notice->recipient.s);
		return error_hint(err, "say where it went: --to ADDRESS, or "
				       "-c post");
	}
	notice->recipient.s = email ? email : bounced;
	return 0;
}

/* What came of it, where nobody says. */
static int
take_result(struct business *business, struct notice *notice, struct error *err)
{
	const char *why;
	int rc = 0;

	notice->result.s =
		str_same(notice->channel.s, "hand") ? "delivered" : "sent";
	if (str_same(notice->channel.s, "mail") && notice->party.n > 0)
		rc = address_bounced(business, notice->party,
				     notice->recipient.s, &why, err);
	if (rc > 0)
		notice->result.s = "bounced";
	return rc < 0 ? -1 : 0;
}

int
notice_send(struct business *business, const struct invoice *invoice,
	    const struct notice_new *new, struct notice *notice,
	    struct error *err)
{
	bool mail = new->to &&mail_address_valid(new->to);
	struct party party;
	int rc = 0;

	column_clear(&notice_shape, notice);
	if (check_new(business, invoice, new, err) < 0 ||
	    invoice_addressee(business, invoice, &party, err) < 0)
		return -1;
	notice->invoice = invoice->id;
	notice->step.s = "sent";
	notice->level.n = 0;
	notice->at = new->at;
	notice->channel.s = new->channel ? new->channel : "mail";
	notice->who.s = business->me ? business->me->name : business->user;
	if (!new->to) {
		notice->party = party.id;
		notice->recipient.s = notice_name(business->arena, &party);
	} else if (mail) {
		rc = take_address(business, &party, new->to, notice, err);
	} else {
		rc = take_name(business, &party, new->to, notice, err);
	}
	if (rc == 0 && !mail && str_same(notice->channel.s, "mail"))
		rc = take_mail(business, notice, err);
	if (rc == 0)
		rc = take_result(business, notice, err);
	if (rc < 0)
		return -1;
	if (new->result)
		notice->result.s = new->result;
	return record_add(business->store, TABLE_NOTICES, notice, err);
}

/* --- shown ------------------------------------------------------------------ */

int
notice_row(struct business *business, const struct notice *notice,
	   struct notice_row *row, struct error *err)
{
	struct party party = {.id = {0}};

	column_clear(&notice_row_shape, row);
	if (notice->party.n > 0 && party_root(business->store, business->arena,
					      notice->party, &party, err) < 0)
		return -1;
	row->id = notice->id;
	row->at = notice->at;
	row->invoice = notice->invoice;
	row->step = notice->step;
	row->channel = notice->channel;
	row->result = notice->result;
	row->who = notice->who;
	row->party = party.id;
	row->recipient = notice->recipient;
	row->level = notice->level;
	row->approver = notice->approver;
	if (notice->currency.s && money_is_currency(notice->currency.s)) {
		row->cost.minor = notice->cost_minor.n;
		memcpy(row->cost.currency, notice->currency.s, 4);
	}
	row->message = notice->message;
	row->text = notice->text;
	row->batch = notice->batch;
	return 0;
}
