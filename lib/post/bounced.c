/* SPDX-License-Identifier: ISC
 * Letters of ours that came back.
 */
#include "post/bounced.h"

#include <string.h>

#include "base/str.h"
#include "domain/address.h"
#include "domain/fact.h"
#include "domain/listen.h"
#include "post/arrival.h"
#include "post/returned.h"
#include "post/sender.h"
#include "store/invoice.h"
#include "store/party.h"
#include "store/record.h"

/* Mails give up after five days or so (RFC 5321, 4.5.4.1); a week is sure. */
#define GIVES_UP_S (7 * 86400)

/* What was mailed there lately proves nothing any more. */
static int
unprove(struct business *business, const char *email, struct error *err)
{
	struct vec found = {.size = sizeof(struct notice)};
	const struct notice *all;
	size_t i;

	if (invoice_mails(business->store, business->arena, email,
			  (struct instant){business->now.s - GIVES_UP_S},
			  &found, err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		struct notice after = all[i];

		after.result.s = "bounced";
		if (record_set(business->store, TABLE_NOTICES, &all[i], &after,
			       err) < 0)
			return -1;
	}
	return 0;
}

/* "anna@example.org 5.1.1 no such user": mark the address. party stays 0
 * where it is nobody's. */
static int
mark(struct business *business, const char *failed, struct id *party,
     struct error *err)
{
	size_t len = strcspn(failed, " ");
	const char *email = arena_bytes(business->arena, failed, len);
	const char *why =
		failed[len] && failed[len + 1] ? failed + len + 1 : "came back";
	struct address address;
	struct fact made;
	int rc;

	if (sender_known(business, "email", email, party, err) < 0)
		return -1;
	if (party->n == 0)
		return 0;
	rc = address_find(business, *party, "email", email, &address, err);
	if (rc <= 0)
		return rc;
	if (unprove(business, address.value.s, err) < 0)
		return -1;
	return fact_add(business,
			&(struct fact_new){.party = address.party,
					   .address = address.id,
					   .name = "bounced",
					   .value = why,
					   .known_on = DAY_MISSING,
					   .source = ARRIVAL_MAIL},
			&made, err);
}

/* What came back, above what the report says. */
static const char *
words_of(struct business *business, const struct arrival *arrival)
{
	const char *const *failed = arrival->failed.items;
	struct str text = {0};
	size_t i;

	for (i = 0; i < arrival->failed.count; i++) {
		int len = (int)strcspn(failed[i], " ");
		const char *why = failed[i] + len;

		str_print(&text, "letter to %.*s came back%s%s\n", len,
			  failed[i], *why ? ":" : "", why);
	}
	if (arrival->text)
		str_print(&text, "%s%s", text.len ? "\n" : "", arrival->text);
	return str_keep(&text, business->arena);
}

int
bounced_take(struct business *business, const struct arrival *arrival,
	     const struct case_file *file, struct interaction *entry,
	     struct error *err)
{
	const char *const *failed = arrival->failed.items;
	struct vec missed = {.size = sizeof(struct id)};
	struct id whose = {0}, party;
	struct party root;
	size_t i;

	for (i = 0; i < arrival->failed.count; i++) {
		if (mark(business, failed[i], &party, err) < 0)
			return -1;
		if (party.n == 0)
			continue;
		*(struct id *)vec_add(&missed, business->arena) = party;
		if (whose.n == 0)
			whose = party;
	}
	if (file->id.n > 0) {
		if (party_root(business->store, business->arena, file->party,
			       &root, err) < 0)
			return -1;
		whose = root.id;
	}
	if (whose.n == 0 &&
	    sender_party(business, arrival, "contact", &whose, err) < 0)
		return -1;
	entry->case_id = file->id;
	entry->party = whose;
	entry->kind.s = "note";
	entry->direction.s = "in";
	entry->automatic.yes = true;
	entry->text.s = words_of(business, arrival);
	if (missed.count == 0)
		*(struct id *)vec_add(&missed, business->arena) = whose;
	if (listen_note(business, entry, err) < 0)
		return -1;
	for (i = 0; i < missed.count; i++) {
		party = ((const struct id *)missed.items)[i];
		if (returned_take(business, arrival, party, entry, err) < 0)
			return -1;
	}
	return 0;
}
