/* SPDX-License-Identifier: ISC
 * The sheet of one of our people.
 */
#include "look/today.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/made.h"
#include "domain/outbox.h"
#include "domain/people.h"
#include "domain/promise.h"
#include "look/date.h"
#include "look/today_bill.h"
#include "look/today_deal.h"
#include "store/party.h"
#include "store/record.h"
#include "store/sheet.h"

/* --- whose ------------------------------------------------------------------ */

static void
add_person(struct business *business, struct vec *people,
	   const struct policy_person *person)
{
	const struct policy_person *const *all = people->items;
	size_t i;

	for (i = 0; i < people->count; i++) {
		if (all[i] == person)
			return;
	}
	*(const struct policy_person **)vec_add(people, business->arena) =
		person;
}

/* "owner=nina,@bo" */
static int
add_asked(struct business *business, const char *word, struct vec *people,
	  struct error *err)
{
	const struct policy_person *person;
	const char *names = word + strlen("owner=");

	if (!str_begins(word, "owner=") || *names == '\0') {
		error_set(err, ERR_USAGE, "%s: no sheet of that", word);
		return error_hint(err, "crm-today owner=WHO, or --all");
	}
	while (*names) {
		size_t len = strcspn(names, ",");

		if (people_get(business,
			       arena_bytes(business->arena, names, len),
			       &person, err) < 0)
			return -1;
		add_person(business, people, person);
		names += len + (names[len] == ',');
	}
	return 0;
}

static int
stands_for(struct business *business, const char *person, const char *other,
	   bool *stands, struct error *err)
{
	const char *acting;

	if (people_acting(business, other, &acting, err) < 0)
		return -1;
	*stands = strcmp(acting, person) == 0;
	return 0;
}

int
today_people(struct business *business, char *const *words, size_t count,
	     bool all, struct vec *people, struct error *err)
{
	const struct policy *policy = business->policy;
	const struct policy_person *person;
	size_t i;

	for (i = 0; i < count; i++) {
		if (add_asked(business, words[i], people, err) < 0)
			return -1;
	}
	if (!all && count == 0) {
		if (people_get(business, "me", &person, err) < 0)
			return -1;
		add_person(business, people, person);
	}
	for (i = 0; all && i < policy->people_count; i++) {
		bool here;

		person = &policy->people[i];
		if (stands_for(business, person->name, person->name, &here,
			       err) < 0)
			return -1;
		if (here)
			add_person(business, people, person);
	}
	return 0;
}

/* --- what ------------------------------------------------------------------- */

struct gather {
	struct business *business;
	struct arena *arena;
	struct today_sheet *sheet;
	struct instant tomorrow;
	struct vec forced; /* struct id: shown as such already */
	struct sheet_more more;
};

static int
add_case(struct gather *gather, const struct sheet_case *one, struct error *err)
{
	struct today_item *item = vec_add(&gather->sheet->items, gather->arena);
	struct today_row *row = &item->row;

	column_clear(&today_row_shape, row);
	item->late_at = one->due_at;
	row->id = (struct any_id){one->id.n, 'k'};
	row->due.at = one->due_at;
	row->needs.s = one->needs;
	row->owner.s = one->owner;
	row->text.s = one->subject;
	row->party = one->party;
	row->name.s = one->name;
	if (one->name)
		return 0;
	return party_name(gather->business->store, gather->arena, &row->party,
			  &row->name.s, err);
}

static int
gather_forced(struct gather *gather, const char *owner, struct error *err)
{
	struct vec found = {.size = sizeof(struct case_file)};
	const struct case_file *file;
	size_t i;

	if (sheet_forced(gather->business->store, gather->arena, owner, &found,
			 err) < 0)
		return -1;
	file = found.items;
	for (i = 0; i < found.count; i++, file++) {
		struct sheet_case one = {.id = file->id,
					 .party = file->party,
					 .due_at = file->due_at,
					 .owner = file->owner.s,
					 .needs = "close"};

		one.subject = arena_print(
			gather->arena, "@%s asks to close it by force: %s",
			file->forced_by.s,
			file->forced_why.s ? file->forced_why.s : "");
		*(struct id *)vec_add(&gather->forced, gather->arena) =
			file->id;
		if (add_case(gather, &one, err) < 0)
			return -1;
	}
	return 0;
}

static bool
forced_already(const struct gather *gather, struct id id)
{
	const struct id *ids = gather->forced.items;
	size_t i;

	for (i = 0; i < gather->forced.count; i++) {
		if (ids[i].n == id.n)
			return true;
	}
	return false;
}

static int
gather_cases(struct gather *gather, const char *owner, struct error *err)
{
	struct vec found = {.size = sizeof(struct sheet_case)};
	const struct sheet_case *cases;
	size_t i;

	if (sheet_cases(gather->business->store, gather->arena, owner,
			gather->tomorrow, &found, err) < 0)
		return -1;
	cases = found.items;
	for (i = 0; i < found.count; i++) {
		if (!forced_already(gather, cases[i].id) &&
		    add_case(gather, &cases[i], err) < 0)
			return -1;
	}
	return 0;
}

static int
add_promise(struct gather *gather, const struct promise *promise,
	    struct vec *items, struct error *err)
{
	struct business *business = gather->business;
	bool touch = str_same(promise->side.s, "touch");
	bool theirs = str_same(promise->side.s, "theirs");
	struct today_item *item;
	struct promise_row shown;

	/* what they owe is nobody's work until it is late */
	if (theirs && promise->late_at.s > business->now.s)
		return 0;
	if (promise_row(business, promise, &shown, err) < 0)
		return -1;
	item = vec_add(items, gather->arena);
	column_clear(&today_row_shape, &item->row);
	item->late_at = promise->late_at;
	item->row.id = (struct any_id){promise->id.n, 'p'};
	if (touch)
		item->row.id = (struct any_id){shown.party.n, 'c'};
	item->row.due = shown.due;
	item->row.needs.s = touch ? "touch" : "keep";
	item->row.owner = promise->owner;
	item->row.party = shown.party;
	item->row.name = shown.name;
	item->row.text = promise->text;
	if (theirs)
		item->row.text.s =
			arena_print(gather->arena, "theirs: %s",
				    promise->text.s ? promise->text.s : "");
	return 0;
}

static int
gather_promises(struct gather *gather, const char *owner, bool touches,
		struct error *err)
{
	struct business *business = gather->business;
	struct vec found = {.size = sizeof(struct promise)};
	size_t limit = (size_t)business->policy->touches + 1;
	const struct promise *promises;
	size_t i;
	int rc;

	rc = touches ? sheet_touches(business->store, gather->arena, owner,
				     gather->tomorrow, limit, &found, err)
		     : sheet_promises(business->store, gather->arena, owner,
				      gather->tomorrow, &found, err);
	promises = found.items;
	for (i = 0; rc == 0 && i < found.count; i++)
		rc = add_promise(gather, &promises[i],
				 touches ? &gather->sheet->touches
					 : &gather->sheet->items,
				 err);
	return rc;
}

/* Answers that somebody has to look at again: is it still so? */
static int
gather_articles(struct gather *gather, const char *owner, struct error *err)
{
	struct business *business = gather->business;
	struct vec found = {.size = sizeof(struct article)};
	const struct article *article;
	size_t i;

	if (sheet_articles(business->store, gather->arena, owner,
			   business->today, &found, err) < 0)
		return -1;
	article = found.items;
	for (i = 0; i < found.count; i++, article++) {
		struct today_item *item =
			vec_add(&gather->sheet->items, gather->arena);

		column_clear(&today_row_shape, &item->row);
		item->late_at = date_midnight(
			business, (struct day){article->expires_on.days + 1});
		item->row.id = (struct any_id){article->id.n, 'a'};
		item->row.due.on = article->expires_on;
		item->row.needs.s = "check";
		item->row.owner = article->owner;
		item->row.text = article->title;
	}
	return 0;
}

static int
gather_owner(struct gather *gather, const char *owner, struct error *err)
{
	struct today_sheet *sheet = gather->sheet;
	int64_t later;

	if (gather_forced(gather, owner, err) < 0 ||
	    gather_cases(gather, owner, err) < 0 ||
	    gather_promises(gather, owner, false, err) < 0 ||
	    gather_promises(gather, owner, true, err) < 0 ||
	    (gather->more.articles &&
	     gather_articles(gather, owner, err) < 0) ||
	    sheet_later(gather->business->store, owner, gather->tomorrow,
			TODAY_MOST - sheet->later, &later, err) < 0)
		return -1;
	sheet->later += later;
	if (gather->more.deals) {
		if (today_deals(gather->business, gather->arena, owner,
				TODAY_MOST - sheet->later, &sheet->items,
				&later, err) < 0)
			return -1;
		sheet->later += later;
	}
	return gather->more.invoices
		       ? today_bill_due(gather->business, gather->arena, owner,
					&sheet->items, err)
		       : 0;
}

/* Owners whom the policy does not know any more: nothing of theirs is lost. */
static int
gather_strangers(struct gather *gather, struct error *err)
{
	struct business *business = gather->business;
	struct vec found = {.size = sizeof(const char *)};
	const char *const *names;
	size_t i, j;

	if (sheet_owners(business->store, gather->arena, &gather->more, &found,
			 err) < 0)
		return -1;
	names = found.items;
	for (i = 0; i < found.count; i++) {
		for (j = 0; j < i && strcmp(names[i], names[j]) != 0; j++)
			;
		if (j == i && !policy_person(business->policy, names[i]) &&
		    gather_owner(gather, names[i], err) < 0)
			return -1;
	}
	return 0;
}

static int
by_late(const void *a, const void *b)
{
	const struct today_item *x = a, *y = b;

	if (x->late_at.s != y->late_at.s)
		return x->late_at.s < y->late_at.s ? -1 : 1;
	if (x->row.id.letter != y->row.id.letter)
		return x->row.id.letter < y->row.id.letter ? -1 : 1;
	return (x->row.id.n > y->row.id.n) - (x->row.id.n < y->row.id.n);
}

static void
sort(struct vec *items)
{
	if (items->count > 1)
		qsort(items->items, items->count, items->size, by_late);
}

static void
finish(struct business *business, struct today_sheet *sheet)
{
	const struct today_item *items;

	sort(&sheet->items);
	sort(&sheet->touches);
	items = sheet->items.items;
	while (sheet->late_count < sheet->items.count &&
	       items[sheet->late_count].late_at.s <= business->now.s)
		sheet->late_count++;
	if (sheet->touches.count > (size_t)business->policy->touches) {
		sheet->touches.count = (size_t)business->policy->touches;
		sheet->more_touches = true;
	}
}

int
today_sheet(struct business *business, struct arena *arena,
	    const struct policy_person *person, struct today_sheet *sheet,
	    struct error *err)
{
	const struct policy *policy = business->policy;
	struct gather gather = {.business = business,
				.arena = arena,
				.sheet = sheet,
				.forced = {.size = sizeof(struct id)}};
	bool stands;
	size_t i;

	*sheet = (struct today_sheet){
		.person = person,
		.items = {.size = sizeof(struct today_item)},
		.touches = {.size = sizeof(struct today_item)}};
	if (sheet_more(business->store, &gather.more, err) < 0)
		return -1;
	gather.tomorrow =
		date_midnight(business, (struct day){business->today.days + 1});
	for (i = 0; i < policy->people_count; i++) {
		const struct policy_person *other = &policy->people[i];

		if (stands_for(business, person->name, other->name, &stands,
			       err) < 0)
			return -1;
		if ((other == person || stands) &&
		    gather_owner(&gather, other->name, err) < 0)
			return -1;
	}
	if (stands_for(business, person->name, policy->champion, &stands, err) <
		    0 ||
	    (stands && (gather_strangers(&gather, err) < 0 ||
			(gather.more.payments &&
			 today_bill_review(business, arena, policy->champion,
					   &sheet->items, err) < 0))))
		return -1;
	finish(business, sheet);
	return 0;
}

/* --- as a letter ------------------------------------------------------------ */

/* "k1 answer, today 13:10: Anna Berg (c1): kettle leaks", on one line. */
static void
add_item(struct business *business, const struct today_item *item,
	 struct str *out)
{
	const struct today_row *row = &item->row;
	const char *p;

	str_print(out, "%c%lld %s, %s", row->id.letter, (long long)row->id.n,
		  row->needs.s ? row->needs.s : "see",
		  date_when(business->arena, business, row->due));
	if (row->party.n > 0)
		str_print(out, ": %s (c%lld)",
			  row->name.s ? row->name.s : "no name",
			  (long long)row->party.n);
	if (row->text.s)
		str_add(out, ": ");
	for (p = row->text.s ? row->text.s : ""; *p; p++)
		str_add_char(out, *p == '\n' || *p == '\r' ? ' ' : *p);
	str_add_char(out, '\n');
}

static void
add_items(struct business *business, const char *heading,
	  const struct today_item *items, size_t count, struct str *out)
{
	size_t i;

	if (count == 0)
		return;
	str_print(out, "%s%s\n", out->len ? "\n" : "", heading);
	for (i = 0; i < count; i++)
		add_item(business, &items[i], out);
}

static char *
letter_text(struct business *business, const struct today_sheet *sheet)
{
	const struct today_item *items = sheet->items.items;
	struct str out = {0};

	add_items(business, "Late", items, sheet->late_count, &out);
	if (sheet->items.count > sheet->late_count)
		add_items(business, "Today", items + sheet->late_count,
			  sheet->items.count - sheet->late_count, &out);
	add_items(business, "Be in touch", sheet->touches.items,
		  sheet->touches.count, &out);
	if (out.len == 0)
		str_add(&out, "Nothing to do today.\n");
	if (sheet->later > 0)
		str_print(&out, "\n%lld%s later.\n", (long long)sheet->later,
			  sheet->later == TODAY_MOST ? " or more" : " more");
	return str_keep(&out, business->arena);
}

static void
fill_row(const struct message *message, struct message_row *row)
{
	column_clear(&message_row_shape, row);
	row->id = message->id;
	row->state = message->state;
	row->due = message->try_at;
	row->tries = message->tries;
	row->address = message->address;
	row->subject = message->subject;
	row->person = message->person;
	row->sent = message->sent_at;
	row->message_id = message->message_id;
	row->result = message->result;
	row->batch = message->batch;
}

int
today_mail(struct business *business, const struct today_sheet *sheet,
	   struct vec *rows, struct error *err)
{
	struct message message;

	if (outbox_person(business, sheet->person->name, "sheet",
			  (struct id){0}, letter_text(business, sheet),
			  &message, err) < 0)
		return -1;
	if (message.id.n > 0)
		fill_row(&message, vec_add(rows, business->arena));
	return 0;
}

int
today_again(struct business *business, struct id batch, struct vec *rows,
	    struct error *err)
{
	struct vec ids = {.size = sizeof(struct id)};
	struct message message;
	const struct id *all;
	size_t i;

	if (made_list(business, TABLE_MESSAGES, batch, &ids, err) < 0)
		return -1;
	all = ids.items;
	for (i = 0; i < ids.count; i++) {
		int rc = record_get(business->store, business->arena,
				    TABLE_MESSAGES, all[i].n, &message, err);

		if (rc < 0)
			return -1;
		if (rc > 0)
			fill_row(&message, vec_add(rows, business->arena));
	}
	return 0;
}
