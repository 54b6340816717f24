/* SPDX-License-Identifier: ISC
 * Letters leave the outbox.
 */
#include "post/dispatch.h"

#include "base/str.h"
#include "domain/address.h"
#include "domain/door.h"
#include "domain/outbox.h"
#include "store/message.h"
#include "store/party.h"
#include "store/record.h"

/* A claim is given up this long after the mailer's time is over. */
#define CLAIM_GRACE_S 60
#define CONFIRM_TRIES 12

static void
add_row(struct business *business, const struct message *message,
	struct vec *rows)
{
	outbox_row(message, vec_add(rows, business->arena));
}

static int
begin(struct business *business, struct error *err)
{
	const struct door_write write = {.origin = "job"};
	struct id repeat = {0};

	return door_begin(business, &write, &repeat, err);
}

static int64_t
backoff(const struct policy_mail *mail, int64_t tries)
{
	size_t at = tries > 0 ? (size_t)(tries - 1) : 0;

	if (mail->backoff_count == 0)
		return 300;
	if (at >= mail->backoff_count)
		at = mail->backoff_count - 1;
	return mail->backoff[at];
}

/* No honest wait is longer than this. */
static int64_t
longest_wait(const struct policy_mail *mail)
{
	int64_t longest = mail->timeout_s + CLAIM_GRACE_S;
	size_t i;

	for (i = 0; i < mail->backoff_count; i++) {
		if (mail->backoff[i] > longest)
			longest = mail->backoff[i];
	}
	return longest;
}

static int
find_due(struct business *business, struct message *message, struct error *err)
{
	const struct policy_mail *mail = &business->policy->mail;
	struct instant far = {business->now.s + longest_wait(mail)};

	return message_due(business->store, business->arena,
			   business->setting->now, far, message, err);
}

static int
no_mailer(const struct business *business, struct error *err)
{
	error_set(err, ERR_UNAVAILABLE,
		  "letters wait, and the policy names no %s",
		  business->policy->mail.command ? "address of ours"
						 : "mailer");
	return error_hint(err, "add to policy.yaml (crm-help policy mail):\n"
			       "mail:\n"
			       "  command: /usr/sbin/sendmail -t -oi\n"
			       "  from: shop@example.org");
}

/* Whatever fails, the next try is not of this run. */
static void
requeue(const struct business *business, struct message *message,
	const char *said)
{
	message->state.s = "queued";
	message->result.s = said;
	message->try_at.s = business->now.s +
			    backoff(&business->policy->mail, message->tries.n);
	if (message->try_at.s <= business->setting->now.s)
		message->try_at.s = business->setting->now.s + 1;
}

static void
leave_unknown(struct message *message, const char *said)
{
	message->state.s = "unknown";
	message->try_at = INSTANT_MISSING;
	message->result.s = said;
}

static void
fill_argv(struct business *business, struct dispatch_claim *claim)
{
	const struct policy_mail *mail = &business->policy->mail;
	const char **argv = arena_get(
		business->arena, (mail->argument_count + 2) * sizeof(*argv));
	size_t i;

	argv[0] = mail->command;
	for (i = 0; i < mail->argument_count; i++)
		argv[i + 1] = mail->arguments[i];
	claim->argv = argv;
	claim->timeout_ms = mail->timeout_s * 1000;
}

static void
remark(struct business *business, struct dispatch_claim *claim,
       const char *text)
{
	claim->remarks.size = sizeof(const char *);
	*(const char **)vec_add(&claim->remarks, business->arena) = text;
}

/* Letters there come back: another address of theirs, or 0 and it waits. */
static int
readdress(struct business *business, struct dispatch_claim *claim,
	  struct error *err)
{
	struct message *message = &claim->message;
	struct arena *arena = business->arena;
	const char *why, *email, *other, *said;
	const char *was = message->address.s;
	long long id = (long long)message->id.n;
	struct party party;
	int rc;

	if (message->party.n == 0)
		return 1;
	if (party_root(business->store, arena, message->party, &party, err) < 0)
		return -1;
	rc = address_bounced(business, party.id, was, &why, err);
	if (rc <= 0)
		return rc < 0 ? -1 : 1;
	if (address_email(business, party.id, &email, &other, &said, err) < 0)
		return -1;
	if (email) {
		message->address.s = email;
		remark(business, claim,
		       arena_print(arena,
				   "o%lld: letters to %s come back: it goes "
				   "to %s",
				   id, was, email));
		return 1;
	}
	message->tries.n++;
	requeue(business, message,
		arena_print(arena, "letters to %s come back: %s", was, why));
	remark(business, claim,
	       arena_print(arena,
			   "o%lld waits: letters to %s come back: "
			   "crm-edit c%lld email+=ADDRESS",
			   id, was, (long long)party.id.n));
	return 0;
}

/* What becomes of the letter that is due, under the lock: it is claimed (1),
 * or something is to be said of it (0). */
static int
take(struct business *business, struct dispatch_claim *claim, struct error *err)
{
	const struct policy_mail *mail = &business->policy->mail;
	struct message *message = &claim->message, before = *message;
	struct error why = {0};
	char *letter;
	int claimed = 0, rc = 0;

	if (str_same(message->state.s, "sending") && message->party.n > 0)
		leave_unknown(message, "claimed, and never heard of again");
	else
		rc = readdress(business, claim, err);
	if (rc < 0)
		return -1;
	if (rc > 0) {
		message->tries.n++;
		if (outbox_letter(business, message, &letter, &why) < 0) {
			if (why.code != ERR_DATA)
				return error_set(err, why.code, "%s", why.text);
			requeue(business, message,
				arena_text(business->arena, why.text));
		} else {
			message->state.s = "sending";
			message->try_at.s = business->now.s + mail->timeout_s +
					    CLAIM_GRACE_S;
			claim->letter = letter;
			fill_argv(business, claim);
			claimed = 1;
		}
	}
	if (record_set(business->store, TABLE_MESSAGES, &before, message, err) <
	    0)
		return -1;
	return claimed;
}

int
dispatch_claim(struct business *business, struct dispatch_claim *claim,
	       struct vec *rows, struct error *err)
{
	const struct policy_mail *mail = &business->policy->mail;
	int rc;

	for (;;) {
		rc = find_due(business, &claim->message, err);
		if (rc <= 0)
			return rc;
		if (!mail->command || !mail->from)
			return no_mailer(business, err);
		if (begin(business, err) < 0)
			return -1;
		/* Somebody else may have been faster. */
		rc = find_due(business, &claim->message, err);
		if (rc > 0)
			rc = take(business, claim, err);
		else if (rc == 0)
			claim->message.id.n = 0;
		if (rc < 0) {
			store_rollback(business->store);
			return -1;
		}
		if (door_commit(business, NULL, err) < 0)
			return -1;
		if (rc > 0 || claim->message.id.n == 0)
			return rc;
		add_row(business, &claim->message, rows);
	}
}

static void
settle(struct business *business, struct message *message,
       enum dispatch_end end, const char *said)
{
	switch (end) {
	case DISPATCH_TAKEN:
		message->state.s = "sent";
		message->sent_at = business->now;
		message->try_at = INSTANT_MISSING;
		message->result.s = NULL;
		return;
	case DISPATCH_KILLED:
		if (message->party.n > 0) {
			leave_unknown(message, said);
			return;
		}
		break;
	case DISPATCH_REFUSED:
	case DISPATCH_NO_MAILER:
		break;
	}
	requeue(business, message, said);
}

/* Unless somebody has given up waiting for us and tried it again. */
static bool
still_ours(const struct dispatch_claim *claim, const struct message *message)
{
	return message->tries.n == claim->message.tries.n &&
	       (str_same(message->state.s, "sending") ||
		str_same(message->state.s, "unknown"));
}

static int
confirm(struct business *business, const struct dispatch_claim *claim,
	enum dispatch_end end, const char *said, struct message *after,
	struct error *err)
{
	struct message before;
	int rc;

	if (begin(business, err) < 0)
		return -1;
	rc = record_get(business->store, business->arena, TABLE_MESSAGES,
			claim->message.id.n, &before, err);
	*after = before;
	if (rc > 0 && still_ours(claim, &before)) {
		settle(business, after, end, said);
		rc = record_set(business->store, TABLE_MESSAGES, &before, after,
				err);
	}
	if (rc < 0) {
		store_rollback(business->store);
		return -1;
	}
	return door_commit(business, NULL, err);
}

int
dispatch_confirm(struct business *business, const struct dispatch_claim *claim,
		 enum dispatch_end end, const char *said, struct vec *rows,
		 struct error *err)
{
	struct message after;
	struct error why = {0};
	int i, rc = -1;

	/* Worth some patience: what is not recorded is done again. */
	for (i = 0; rc < 0 && i < CONFIRM_TRIES; i++) {
		rc = confirm(business, claim, end, said, &after, &why);
		if (rc < 0 && why.code != ERR_AGAIN)
			break;
	}
	if (rc < 0) {
		error_set(err, ERR_UNKNOWN,
			  "o%lld was given to the mailer, but what came of it "
			  "is not recorded: %.300s",
			  (long long)claim->message.id.n, why.text);
		return error_hint(err, "crm-send --list shows it; after a "
				       "while crm-send looks at it again");
	}
	add_row(business, &after, rows);
	return 0;
}

struct listing {
	const struct business *business;
	bool due;
	int (*each)(void *cookie, const struct message *message,
		    const struct message_row *row, struct error *err);
	void *cookie;
};

static int
list_one(void *cookie, const struct message *message, struct error *err)
{
	const struct listing *listing = cookie;
	struct message_row row;

	if (listing->due && (str_same(message->state.s, "unknown") ||
			     message->try_at.s > listing->business->now.s))
		return 0;
	outbox_row(message, &row);
	return listing->each(listing->cookie, message, &row, err);
}

int
dispatch_list(struct business *business, bool due,
	      int (*each)(void *cookie, const struct message *message,
			  const struct message_row *row, struct error *err),
	      void *cookie, struct error *err)
{
	struct listing listing = {business, due, each, cookie};

	return message_waiting(business->store, list_one, &listing, err);
}

static int
get(struct business *business, struct id id, struct message *message,
    struct error *err)
{
	int rc = record_get(business->store, business->arena, TABLE_MESSAGES,
			    id.n, message, err);

	if (rc < 0)
		return -1;
	if (rc == 0 || message->voided.yes)
		return error_set(err, ERR_NO, "o%lld: no such letter",
				 (long long)id.n);
	if (str_same(message->state.s, "sent"))
		return error_set(err, ERR_NO, "o%lld was sent %s",
				 (long long)id.n,
				 business_when(business, message->sent_at));
	if (str_same(message->state.s, "sending"))
		return error_set(err, ERR_NO,
				 "o%lld is being sent by another crm-send",
				 (long long)id.n);
	return 0;
}

static int
set(struct business *business, const struct message *before,
    struct message *after, struct vec *rows, struct error *err)
{
	if (record_set(business->store, TABLE_MESSAGES, before, after, err) < 0)
		return -1;
	add_row(business, after, rows);
	return 0;
}

int
dispatch_resend(struct business *business, struct id id, struct vec *rows,
		struct error *err)
{
	struct message before, after;

	if (get(business, id, &before, err) < 0)
		return -1;
	after = before;
	after.state.s = "queued";
	after.try_at = business->now;
	return set(business, &before, &after, rows, err);
}

int
dispatch_left(struct business *business, struct id id, struct vec *rows,
	      struct error *err)
{
	struct message before, after;

	if (get(business, id, &before, err) < 0)
		return -1;
	if (!str_same(before.state.s, "unknown"))
		return error_set(err, ERR_NO, "o%lld has not left yet",
				 (long long)id.n);
	after = before;
	after.state.s = "sent";
	after.sent_at = business->now;
	return set(business, &before, &after, rows, err);
}
