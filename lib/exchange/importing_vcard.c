/* SPDX-License-Identifier: ISC
 * A vCard as what it says of a party.
 */
#include "exchange/importing_vcard.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "exchange/card.h"
#include "model/party.h"
#include "store/party.h"
#include "text/mail.h"

#define OURS "x-crm-" /* facts on cards that we wrote */

static void
take_ways(struct importing *run, const struct vcard *from,
	  struct importing_card *card)
{
	const struct vcard_way *all = from->emails.items;
	struct importing_way *way;
	size_t i;

	for (i = 0; i < from->emails.count; i++) {
		if (!mail_address_valid(all[i].value)) {
			importing_card_fact(run, card, "email-as-written",
					    all[i].value);
			continue;
		}
		way = importing_card_way(run, card, "email", all[i].value,
					 all[i].label);
		way->preferred = all[i].preferred;
	}
	all = from->phones.items;
	for (i = 0; i < from->phones.count; i++) {
		way = importing_card_way(
			run, card, "phone",
			importing_card_phone(run, all[i].value), all[i].label);
		way->extension = all[i].extension;
		way->preferred = all[i].preferred;
	}
	all = from->urls.items;
	for (i = 0; i < from->urls.count; i++) {
		if (strpbrk(all[i].value, " \t\r\n"))
			importing_card_fact(run, card, "url-as-written",
					    all[i].value);
		else
			importing_card_way(run, card, "url", all[i].value,
					   all[i].label)
				->preferred = all[i].preferred;
	}
}

static void
take_posts(struct importing *run, const struct vcard *from,
	   struct importing_card *card)
{
	const struct vcard_way *all = from->addresses.items;
	size_t i;

	for (i = 0; i < from->addresses.count; i++) {
		const struct vcard_way *way = &all[i];
		const struct importing_post post = {
			{way->box, way->extended, way->street, way->city,
			 way->region, way->code, way->country}};
		const struct importing_post printed = {
			{NULL, NULL, way->lines}};
		const char *value = importing_card_post(run->row, &post);

		if (!value)
			value = importing_card_post(run->row, &printed);
		if (value)
			importing_card_way(run, card, "post", value, way->label)
				->preferred = way->preferred;
	}
}

/* A property that has no place of its own is a fact of its name. */
static void
take_others(struct importing *run, const struct vcard *from,
	    struct importing_card *card)
{
	const struct vcard_other *all = from->others.items;
	size_t i;

	for (i = 0; i < from->others.count; i++) {
		char *name = arena_text(run->row, all[i].name), *p;

		for (p = name; *p; p++)
			*p = isalnum((unsigned char)*p)
				     ? (char)tolower((unsigned char)*p)
				     : '-';
		if (str_begins(name, OURS))
			name += strlen(OURS);
		else if (str_begins(name, "x-crm"))
			continue;
		if (!isalpha((unsigned char)name[0]) ||
		    incoming_is_reason(name))
			continue;
		importing_card_fact(
			run, card, name,
			all[i].label ? arena_print(run->row, "%s (%s)",
						   all[i].text, all[i].label)
				     : all[i].text);
	}
}

static void
take_organisation(struct importing *run, const struct vcard *from,
		  struct importing_card *card)
{
	const char *const *all = from->organisation.items;
	struct str units = {0};
	size_t i;

	if (from->organisation.count == 0)
		return;
	importing_card_fact(run, card, "organisation", all[0]);
	for (i = 1; i < from->organisation.count; i++) {
		if (all[i] && *all[i])
			str_print(&units, "%s%s", units.len ? ", " : "",
				  all[i]);
	}
	if (units.len)
		importing_card_fact(run, card, "department",
				    arena_text(run->row, str_get(&units)));
	str_free(&units);
}

/* A card of this very record comes home. */
static int
take_uid(struct importing *run, const char *uid, struct importing_card *card,
	 struct error *err)
{
	const char *mark, *home;
	struct party party;
	struct id id;
	char letter;

	if (!uid)
		return 0;
	if (card_record(run->business, run->row, &mark, err) < 0)
		return -1;
	home = arena_print(run->row, "urn:crm:%s:", mark);
	if (str_begins(uid, home) &&
	    business_id(uid + strlen(home), &letter, &id) && letter == 'c') {
		if (party_root(run->business->store, run->row, id, &party,
			       err) < 0)
			return -1;
		card->ours = party.id;
		return 0;
	}
	importing_card_way(
		run, card, "foreign",
		importing_ref(run, arena_print(run->row, "uid:%s", uid)), NULL);
	return 0;
}

/* "--04-15": a day of every year. */
static bool
is_yearless(struct arena *arena, const char *text)
{
	struct day day;

	return str_begins(text, "--") &&
	       day_parse(arena_print(arena, "2000%s", text + 1), &day);
}

/* What no calendar has stays as words, and whoever looks at the run hears. */
static void
take_born(struct importing *run, const struct vcard *from,
	  struct importing_card *card)
{
	const char *text = from->born_text;
	char day[TIME_TEXT];

	if (!day_missing(from->born_on))
		text = arena_text(run->row, day_text(from->born_on, day));
	else if (text && !is_yearless(run->row, text))
		run->remark = arena_print(run->row,
					  "the birthday %.60s is no day, and "
					  "is kept as words",
					  text);
	importing_card_fact(run, card, "born", text);
}

int
importing_vcard_read(struct importing *run, const struct vcard *from,
		     struct importing_card *card, struct error *err)
{
	const struct importing_parts parts = {from->prefix, from->given,
					      from->middle, from->family,
					      from->suffix};
	const char *const *tags = from->categories.items;
	size_t i;

	importing_card_init(card);
	card->name = from->name;
	card->note = from->note;
	if (str_same(from->kind, "org"))
		card->role = "organisation";
	else if (from->kind && strcmp(from->kind, "individual") != 0)
		importing_card_fact(run, card, "kind", from->kind);
	take_ways(run, from, card);
	take_posts(run, from, card);
	if (take_uid(run, from->uid, card, err) < 0)
		return -1;
	importing_card_parts(run, card, &parts);
	importing_card_fact(run, card, "nickname", from->nickname);
	take_organisation(run, from, card);
	importing_card_fact(run, card, "title", from->title);
	importing_card_fact(run, card, "profession", from->role);
	take_born(run, from, card);
	for (i = 0; i < from->categories.count; i++)
		importing_card_tag(run, card, tags[i]);
	take_others(run, from, card);
	return importing_card_check(card, err);
}
