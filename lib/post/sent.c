/* SPDX-License-Identifier: ISC
 * Mails that our own people wrote.
 */
#include "post/sent.h"

#include <string.h>

#include "base/str.h"
#include "domain/gate.h"
#include "domain/listen.h"
#include "domain/promise.h"
#include "model/row.h"
#include "post/arrival.h"
#include "post/sender.h"
#include "post/thread.h"
#include "store/case.h"
#include "store/party.h"
#include "store/record.h"

#define NO_WORDS "(no words)"
#define RECIPIENTS 20 /* of one mail that are looked at */

struct sent {
	struct business *business;
	const struct arrival *arrival;
	struct interaction *entry;
	struct vec *entries;
	struct vec parties; /* struct id: whom it is to */
};

static const char *
words_of(const struct arrival *arrival)
{
	const char *text = arrival->text;

	if (text && text[strspn(text, " \t\r\n")])
		return text;
	return arrival->subject && *arrival->subject ? arrival->subject
						     : NO_WORDS;
}

static void
add_once(struct sent *sent, struct id party)
{
	const struct id *ids = sent->parties.items;
	size_t i;

	for (i = 0; i < sent->parties.count; i++) {
		if (ids[i].n == party.n)
			return;
	}
	*(struct id *)vec_add(&sent->parties, sent->business->arena) = party;
}

/* Who of them is known; where nobody is, the first becomes a contact. */
static int
find_recipients(struct sent *sent, struct error *err)
{
	const char *const *to = sent->arrival->to.items;
	const char *const *names = sent->arrival->to_names.items;
	struct business *business = sent->business;
	size_t first = sent->arrival->to.count, i;
	struct id party;

	for (i = 0; i < sent->arrival->to.count && i < RECIPIENTS; i++) {
		if (sender_person(business, to[i]) ||
		    sender_is_shop(business, to[i]))
			continue;
		if (sender_known(business, "email", to[i], &party, err) < 0)
			return -1;
		if (party.n > 0 &&
		    sender_at(business, to[i], names[i], NULL, &party, err) < 0)
			return -1;
		if (party.n > 0)
			add_once(sent, party);
		else if (first == sent->arrival->to.count)
			first = i;
	}
	if (sent->parties.count > 0 || first == sent->arrival->to.count)
		return 0;
	if (sender_at(business, to[first], names[first], "contact", &party,
		      err) < 0)
		return -1;
	add_once(sent, party);
	return 0;
}

/* The first entry keeps the bytes. */
static void
made(struct sent *sent, struct id id)
{
	if (sent->entries->count == 0)
		sent->entry->id = id;
	*(struct id *)vec_add(sent->entries, sent->business->arena) = id;
	sent->entry->raw = (struct bytes){NULL, 0};
}

static int
answer(struct sent *sent, struct case_file *file, struct error *err)
{
	struct gate_words words = {.text = words_of(sent->arrival),
				   .channel = sent->entry->channel.s,
				   .raw = sent->entry->raw,
				   .at = sent->entry->at};
	struct vec steps = {.size = sizeof(struct step_row)};
	const struct step_row *row;

	if (gate_answer(sent->business, file, &words, &steps, err) < 0)
		return -1;
	row = steps.items;
	made(sent, row->interaction);
	return 0;
}

static int
note(struct sent *sent, const char *direction, struct id case_id,
     struct id party, struct error *err)
{
	struct interaction entry = *sent->entry;

	entry.case_id = case_id;
	entry.party = party;
	entry.kind.s = "note";
	entry.direction.s = direction;
	entry.automatic.yes = sent->arrival->automatic != NULL;
	entry.who.s = sent->business->user;
	entry.text.s = words_of(sent->arrival);
	if (listen_note(sent->business, &entry, err) < 0 ||
	    (!entry.automatic.yes && strcmp(direction, "out") == 0 &&
	     promise_touched(sent->business, party, err) < 0))
		return -1;
	made(sent, entry.id);
	return 0;
}

static int
on_case(struct sent *sent, const struct case_file *found, struct error *err)
{
	const struct id *parties = sent->parties.items;
	struct case_file file = *found;
	struct party root;
	size_t i;
	int rc = 0;

	for (i = 0; rc == 0 && i < sent->parties.count; i++)
		rc = thread_has(sent->business, &file, parties[i], err);
	if (rc < 0)
		return -1;
	if (rc > 0 && !sent->arrival->automatic)
		return answer(sent, &file, err);
	if (party_root(sent->business->store, sent->business->arena, file.party,
		       &root, err) < 0)
		return -1;
	return note(sent, "own", file.id, root.id, err);
}

/* No case is named: to each of them, on their single open case if they have
 * one. */
static int
to_each(struct sent *sent, struct error *err)
{
	const struct id *parties = sent->parties.items;
	struct business *business = sent->business;
	size_t i;

	for (i = 0; i < sent->parties.count; i++) {
		struct vec open = {.size = sizeof(struct case_file)};
		int rc;

		if (case_open_of(business->store, business->arena, parties[i],
				 NULL, &open, err) < 0)
			return -1;
		if (open.count == 1 && !sent->arrival->automatic)
			rc = answer(sent, open.items, err);
		else
			rc = note(sent, "out", (struct id){0}, parties[i], err);
		if (rc < 0)
			return -1;
	}
	return 0;
}

/* Who of us speaks, where only the address of the shop is known. */
static const char *
speaker(const struct business *business, const struct policy_person *person,
	const struct case_file *file)
{
	if (person)
		return person->name;
	if (business->me)
		return business->me->name;
	if (file->id.n > 0 && file->owner.s)
		return file->owner.s;
	return business->policy->champion;
}

static int
take(struct sent *sent, const struct policy_person *person,
     const struct case_file *file, struct error *err)
{
	struct id colleague;

	if (find_recipients(sent, err) < 0)
		return -1;
	if (file->id.n > 0)
		return on_case(sent, file, err);
	if (sent->parties.count > 0)
		return to_each(sent, err);
	if (sender_at(sent->business, sent->arrival->from,
		      person && person->full_name ? person->full_name
						  : sent->arrival->name,
		      "colleague", &colleague, err) < 0)
		return -1;
	return note(sent, "own", (struct id){0}, colleague, err);
}

int
sent_take(struct business *business, const struct arrival *arrival,
	  const struct policy_person *person, const struct case_file *file,
	  struct interaction *entry, struct vec *entries, struct error *err)
{
	const struct policy_person *me = business->me;
	const char *user = business->user;
	struct sent sent = {
		business, arrival, entry, entries, {.size = sizeof(struct id)}};
	int rc;

	business_as(business, speaker(business, person, file), business->now);
	rc = take(&sent, person, file, err);
	business->user = user;
	business->me = me;
	return rc;
}
