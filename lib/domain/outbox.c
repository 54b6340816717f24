/* SPDX-License-Identifier: ISC
 * The outbox: letters are made and queued.
 */
#include "domain/outbox.h"

#include <string.h>

#include "base/str.h"
#include "domain/address.h"
#include "domain/calendar.h"
#include "domain/clock.h"
#include "store/case.h"
#include "store/message.h"
#include "store/origin.h"
#include "store/party.h"
#include "store/record.h"
#include "text/mail.h"
#include "text/template.h"

#define NO_DOMAIN "crm.invalid"

/* What a template may speak of. */
struct words {
	const char *first;
	const char *name;
	const char *case_token;
	const char *subject;
	const char *text;
	const char *person;
	const char *due;
	const char *level;
};

static bool
by_machine(const char *template)
{
	return strcmp(template, "rung") == 0 || strcmp(template, "sheet") == 0;
}

/* "Anna" of "Anna Berg"; the whole name of an organisation. */
static const char *
first_name(struct arena *arena, const char *name, bool whole)
{
	size_t len = name ? strcspn(name, " \t\n") : 0;

	if (len == 0 || whole)
		return name;
	return arena_bytes(arena, name, len);
}

/* The name of a person of ours as others read it. */
static const char *
person_name(const struct business *business, const char *name)
{
	const struct policy_person *person =
		name ? policy_person(business->policy, name) : NULL;

	return person && person->full_name ? person->full_name : name;
}

static void
add_customer(struct business *business, const struct party *party,
	     struct words *words)
{
	words->name = party->name.s;
	words->first = first_name(business->arena, party->name.s,
				  str_same(party->role.s, "organisation"));
}

/* What is known of the case; times are said in full, as nobody knows when a
 * letter is read. */
static int
add_case(struct business *business, struct id id, struct words *words,
	 struct error *err)
{
	const struct calendar *calendar;
	const struct policy *policy;
	struct case_file file;
	struct party party;
	struct str due = {0};
	int rc = 0;

	if (id.n > 0)
		rc = case_root(business->store, business->arena, id, &file,
			       err);
	if (rc <= 0)
		return rc;
	if (party_root(business->store, business->arena, file.party, &party,
		       err) < 0 ||
	    business_policy(business, file.policy, &policy, err) < 0 ||
	    clock_calendar(business->arena, policy, file.kind.s, &calendar,
			   err) < 0)
		return -1;
	add_customer(business, &party, words);
	words->case_token =
		arena_print(business->arena, "k%lld", (long long)file.id.n);
	words->subject = file.subject.s;
	if (file.level.n > 0 && file.level.n <= (int64_t)policy->rung_count)
		words->level = policy->ladder[file.level.n - 1].name;
	if (!instant_missing(file.due_at)) {
		calendar_say(calendar, file.due_at, business->now, &due);
		words->due = str_keep(&due, business->arena);
	}
	return 0;
}

static int
fill(struct business *business, const char *name, const struct words *words,
     struct message *message, struct error *err)
{
	const struct template_value values[] = {
		{"first", words->first},
		{"name", words->name},
		{"case", words->case_token},
		{"subject", words->subject},
		{"text", words->text},
		{"person", words->person},
		{"due", words->due},
		{"level", words->level},
		{"business", business->policy->name},
	};
	size_t count = sizeof(values) / sizeof(values[0]);
	const struct policy_template *template =
		policy_template(business->policy, name);
	char *subject, *body;

	if (!template) {
		message->subject.s = words->subject;
		message->body.s = words->text;
		return 0;
	}
	if (template_fill(business->arena, template->subject, values, count,
			  &subject, err) < 0 ||
	    template_fill(business->arena, template->body, values, count, &body,
			  err) < 0)
		return -1;
	message->subject.s = subject;
	message->body.s = body;
	return 0;
}

/* What a letter on a case answers: the mail that came or that one of us sent
 * last, which their mail program knows; else our last letter to that address.
 */
static int
find_thread(struct business *business, struct message *message,
	    struct error *err)
{
	const char *ref = NULL;

	if (!message->person.s &&
	    origin_last_mail(business->store, business->arena, message->case_id,
			     &ref, err) < 0)
		return -1;
	if (!ref)
		return message_thread(business->store, business->arena,
				      message->case_id, message->address.s,
				      &message->reply_to.s, err);
	message->reply_to.s = arena_print(business->arena, "<%s>", ref);
	return 0;
}

static int
queue(struct business *business, struct message *message, struct error *err)
{
	const char *from = business->policy->mail.from;
	const char *domain = from ? strrchr(from, '@') : NULL;

	if (message->case_id.n > 0 && find_thread(business, message, err) < 0)
		return -1;
	if (message_name(business->arena, message->case_id,
			 domain ? domain + 1 : NO_DOMAIN,
			 &message->message_id.s, err) < 0)
		return -1;
	message->queued_at = message->try_at = business->now;
	message->state.s = "queued";
	message->tries.n = 0;
	return record_add(business->store, TABLE_MESSAGES, message, err);
}

static void
set_sender(const struct business *business, struct message *message)
{
	message->sender.s = business->me ? business->me->name : NULL;
}

int
outbox_person(struct business *business, const char *name, const char *template,
	      struct id case_id, const char *text, struct message *message,
	      struct error *err)
{
	const struct policy_person *person =
		policy_person(business->policy, name);
	struct words words = {.text = text};

	column_clear(&message_shape, message);
	if (!person || !person->mail)
		return 0;
	if (add_case(business, case_id, &words, err) < 0)
		return -1;
	words.person = person_name(business, person->name);
	message->automatic.yes = by_machine(template);
	if (!message->automatic.yes) {
		words.name = words.person;
		words.first = first_name(business->arena, words.name, false);
		set_sender(business, message);
		words.person = person_name(business, business->user);
	}
	message->person.s = person->name;
	message->address.s = person->mail;
	message->case_id = case_id;
	if (fill(business, template, &words, message, err) < 0)
		return -1;
	return queue(business, message, err);
}

/* Where the letter goes, or why it cannot. */
static int
email_of(struct business *business, const struct party *party,
	 const char **email, struct error *err)
{
	const char *name = party->name.s ? party->name.s : "a customer";
	const char *bounced, *why;

	if (address_email(business, party->id, email, &bounced, &why, err) < 0)
		return -1;
	if (*email)
		return 0;
	if (bounced)
		error_set(err, ERR_NO,
			  "letters to %s (c%lld) at %s come back: %.200s", name,
			  (long long)party->id.n, bounced, why);
	else
		error_set(err, ERR_NO,
			  "%s (c%lld) has no e-mail address that "
			  "a letter could go to",
			  name, (long long)party->id.n);
	return error_hint(err, "crm-edit c%lld email=ADDRESS",
			  (long long)party->id.n);
}

int
outbox_party(struct business *business, struct id party_id, struct id case_id,
	     struct id interaction, const char *subject, const char *text,
	     struct message *message, struct error *err)
{
	struct words words = {.text = text};
	struct interaction entry;
	struct party party;
	int rc = 0;

	column_clear(&message_shape, message);
	if (party_root(business->store, business->arena, party_id, &party,
		       err) < 0 ||
	    email_of(business, &party, &message->address.s, err) < 0)
		return -1;
	if (interaction.n > 0)
		rc = record_get(business->store, business->arena,
				TABLE_INTERACTIONS, interaction.n, &entry, err);
	if (rc < 0 || add_case(business, case_id, &words, err) < 0)
		return -1;
	add_customer(business, &party, &words);
	words.subject = subject;
	words.person = person_name(business, business->user);
	message->party = party.id;
	message->case_id = case_id;
	message->interaction = interaction;
	message->automatic.yes = rc > 0 && entry.automatic.yes;
	set_sender(business, message);
	if (fill(business,
		 rc > 0 && str_same(entry.kind.s, "thanks") ? "thanks" : "told",
		 &words, message, err) < 0)
		return -1;
	return queue(business, message, err);
}

int
outbox_letter(struct business *business, const struct message *message,
	      char **letter, struct error *err)
{
	const struct policy *policy = business->policy;
	struct mail mail = {
		.from_name = policy->name,
		.from = policy->mail.from ? policy->mail.from
					  : "nobody@" NO_DOMAIN,
		.to = message->address.s,
		.subject = message->subject.s,
		.body = message->body.s,
		.message_id = message->message_id.s,
		.in_reply_to = message->reply_to.s,
		.date = message->queued_at,
		.automatic = message->automatic.yes,
	};
	struct str out = {0};
	struct party party;
	int rc;

	if (message->sender.s)
		mail.from_name =
			arena_print(business->arena, "%s, %s",
				    person_name(business, message->sender.s),
				    policy->name);
	if (message->case_id.n > 0)
		mail.case_token = arena_print(business->arena, "k%lld",
					      (long long)message->case_id.n);
	if (message->person.s) {
		mail.to_name = person_name(business, message->person.s);
	} else if (message->party.n > 0) {
		if (party_root(business->store, business->arena, message->party,
			       &party, err) < 0)
			return -1;
		mail.to_name = party.name.s;
	}
	rc = mail_write(&out, &mail, err);
	*letter = str_keep(&out, business->arena);
	return rc;
}

void
outbox_row(const struct message *message, struct message_row *row)
{
	column_clear(&message_row_shape, row);
	row->id = message->id;
	row->state = message->state;
	if (!str_same(message->state.s, "sent"))
		row->due = message->try_at;
	row->tries = message->tries;
	row->for_case = message->case_id;
	row->address = message->address;
	row->subject = message->subject;
	row->party = message->party;
	row->person = message->person;
	row->sent = message->sent_at;
	row->message_id = message->message_id;
	row->result = message->result;
	row->batch = message->batch;
}
