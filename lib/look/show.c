/* SPDX-License-Identifier: ISC
 * Everything about one record.
 */
#include "look/show.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "cause/article.h"
#include "domain/docket.h"
#include "domain/fact.h"
#include "domain/find.h"
#include "domain/link.h"
#include "domain/move.h"
#include "domain/outbox.h"
#include "domain/party.h"
#include "domain/people.h"
#include "domain/promise.h"
#include "domain/resolver.h"
#include "keep/history.h"
#include "look/show_row.h"
#include "sell/deal.h"
#include "store/article.h"
#include "store/case.h"
#include "store/look.h"
#include "store/party.h"
#include "store/promise.h"
#include "store/record.h"

#define SHOW_BACK 1000 /* links to a party that are looked at */

/* --- which ------------------------------------------------------------------ */

static int
not_there(const struct show_what *what, const char *noun, struct error *err)
{
	error_set(err, ERR_NO, "%c%lld: no such %s", what->letter,
		  (long long)what->asked.n, noun);
	return error_hint(err,
			  "if it was taken back, crm-history %c%lld "
			  "tells by whom",
			  what->letter, (long long)what->asked.n);
}

static int
find_case(struct business *business, struct show_what *what, struct error *err)
{
	struct case_file file;
	int rc = case_root(business->store, business->arena, what->asked, &file,
			   err);

	if (rc > 0)
		what->id = file.id;
	return rc;
}

static int
find_party(struct business *business, struct show_what *what, struct error *err)
{
	struct party party;

	if (party_root(business->store, business->arena, what->asked, &party,
		       err) < 0)
		return -1;
	what->id = party.id;
	return party.id.n > 0;
}

static int
find_other(struct business *business, const struct show_what *what,
	   struct error *err)
{
	const struct table *table = table_of(what->letter);
	const struct column *voided = column_find(table->shape, "voided");
	void *row = arena_get(business->arena, table->shape->size);
	const struct flag *gone;
	int rc = record_get(business->store, business->arena,
			    (enum table_number)(table - tables), what->id.n,
			    row, err);

	if (rc <= 0)
		return rc;
	gone = voided ? column_value(voided, row) : NULL;
	return !(gone && gone->yes);
}

static int
find_id(struct business *business, struct show_what *what, struct error *err)
{
	struct batch_row batch;
	const char *noun;
	int rc;

	what->id = what->asked;
	switch (what->letter) {
	case 'k':
		noun = "case";
		rc = find_case(business, what, err);
		break;
	case 'c':
		noun = "customer";
		rc = find_party(business, what, err);
		break;
	case 'i':
		noun = "interaction";
		rc = find_other(business, what, err);
		break;
	case 'p':
		noun = "promise";
		rc = find_other(business, what, err);
		break;
	case 'o':
		noun = "message";
		rc = find_other(business, what, err);
		break;
	case 'g':
		noun = "product";
		rc = find_other(business, what, err);
		break;
	case 's':
		noun = "sale";
		rc = find_other(business, what, err);
		break;
	case 'v':
		noun = "invoice";
		rc = find_other(business, what, err);
		break;
	case 'e':
		noun = "payment";
		rc = find_other(business, what, err);
		break;
	case 'n':
		noun = "note";
		rc = find_other(business, what, err);
		break;
	case 'q':
		noun = "card";
		rc = find_other(business, what, err);
		break;
	case 'r':
		noun = "problem";
		rc = find_other(business, what, err);
		break;
	case 'a':
		noun = "article";
		rc = find_other(business, what, err);
		break;
	case 'd':
		noun = "deal";
		rc = find_other(business, what, err);
		break;
	case 'b':
		return history_row(business, business->arena, what->id, &batch,
				   err);
	default:
		return error_set(err, ERR_NO,
				 "%c%lld: there are c, k, i, p, o, g, s, d, v, "
				 "e, n, r, a, q and b to show",
				 what->letter, (long long)what->asked.n);
	}
	if (rc == 0)
		return not_there(what, noun, err);
	return rc < 0 ? -1 : 0;
}

int
show_find(struct business *business, const char *word, struct show_what *what,
	  struct error *err)
{
	struct party party;

	*what = (struct show_what){0};
	if (word[0] == '@' || strcmp(word, "me") == 0) {
		what->letter = '@';
		return people_get(business, word, &what->person, err);
	}
	if (business_id(word, &what->letter, &what->asked))
		return what->asked.n < 1 ? error_set(err, ERR_NO,
						     "%s: no such record", word)
					 : find_id(business, what, err);
	if (resolver_find(business, word, &party, err) < 0)
		return -1;
	what->letter = 'c';
	what->id = what->asked = party.id;
	return 0;
}

/* --- pages ------------------------------------------------------------------ */

static int
list_promises(struct business *business, const struct vec *found,
	      struct vec *rows, struct error *err)
{
	const struct promise *all = found->items;
	size_t i;

	rows->size = sizeof(struct promise_row);
	for (i = 0; i < found->count; i++) {
		if (promise_row(business, &all[i],
				vec_add(rows, business->arena), err) < 0)
			return -1;
	}
	return 0;
}

static void
list_letters(struct business *business, const struct vec *found,
	     struct vec *rows)
{
	const struct message *all = found->items;
	size_t i;

	rows->size = sizeof(struct message_row);
	for (i = 0; i < found->count; i++)
		outbox_row(&all[i], vec_add(rows, business->arena));
}

int
show_uses(struct business *business, struct id article, struct vec *rows,
	  struct error *err)
{
	struct vec uses = {.size = sizeof(struct article_use)};
	const struct article_use *all;
	struct interaction entry;
	struct case_file file;
	size_t i;

	if (article_uses(business->store, business->arena, article,
			 SHOW_MOST + 1, &uses, err) < 0)
		return -1;
	all = uses.items;
	rows->size = sizeof(struct interaction_row);
	for (i = 0; i < uses.count; i++) {
		if (record_get(business->store, business->arena,
			       TABLE_INTERACTIONS, all[i].interaction.n, &entry,
			       err) < 0 ||
		    case_root(business->store, business->arena, all[i].case_id,
			      &file, err) < 0)
			return -1;
		move_said(&entry, file.id, file.party,
			  vec_add(rows, business->arena));
	}
	return 0;
}

int
show_case(struct business *business, struct id id, struct show_case *shown,
	  struct error *err)
{
	struct store *store = business->store;
	struct arena *arena = business->arena;
	struct vec promises = {.size = sizeof(struct promise)};
	struct vec letters = {.size = sizeof(struct message)};
	const struct policy *policy;
	struct case_file file;
	int64_t level;

	*shown = (struct show_case){.rungs = {.size = sizeof(struct rung)}};
	if (case_root(store, arena, id, &file, err) < 0 ||
	    docket_judge(business, arena, &file, &shown->file, &shown->reading,
			 err) < 0 ||
	    party_root(store, arena, file.party, &shown->party, err) < 0 ||
	    party_tags(store, arena, shown->party.id, &shown->tags, err) < 0 ||
	    business_policy(business, file.policy, &policy, err) < 0 ||
	    look_rungs(store, arena, file.id, &shown->rungs, err) < 0 ||
	    promise_of_case(store, arena, file.id, &promises, err) < 0 ||
	    list_promises(business, &promises, &shown->promises, err) < 0 ||
	    look_letters(store, arena, 'k', file.id, SHOW_MOST, &letters, err) <
		    0)
		return -1;
	list_letters(business, &letters, &shown->letters);
	level = file.level.n;
	if (level > 0 && level <= (int64_t)policy->rung_count)
		shown->level = policy->ladder[level - 1].name;
	return 0;
}

static void
list_cases(struct business *business, const struct party *party,
	   const struct vec *found, struct vec *rows)
{
	const struct case_file *all = found->items;
	size_t i;

	rows->size = sizeof(struct case_row);
	for (i = 0; i < found->count; i++) {
		struct case_row *row = vec_add(rows, business->arena);

		column_clear(&case_row_shape, row);
		row->id = all[i].id;
		row->due = all[i].due_at;
		row->needs = all[i].needs;
		row->level = all[i].level;
		row->state = all[i].state;
		row->kind = all[i].kind;
		row->owner = all[i].owner;
		row->party = party->id;
		row->name = party->name;
		row->subject = all[i].subject;
		row->clock = all[i].due_clock;
		row->opened = all[i].opened_at;
		row->closed = all[i].closed_at;
		row->outcome = all[i].outcome;
		row->episode = all[i].episode;
		row->about = all[i].about;
		row->batch = all[i].batch;
	}
}

static int
list_latest(struct business *business, struct id id, struct show_party *shown,
	    struct error *err)
{
	struct vec found = {.size = sizeof(struct interaction)};
	const struct interaction *all;
	size_t i;

	shown->said.size = sizeof(struct interaction_row);
	if (look_latest(business->store, business->arena, id, SHOW_MOST, &found,
			err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		struct id case_id = all[i].case_id;

		if (case_id.n > 0 &&
		    case_root_id(business->store, &case_id, err) < 0)
			return -1;
		move_said(&all[i], case_id, id,
			  vec_add(&shown->said, business->arena));
	}
	return 0;
}

/* How it belongs to others: of those that are anything to it, people and buyers
 * apart. */
static int
list_links(struct business *business, struct id id,
	   const struct look_more *more, struct show_party *shown,
	   struct error *err)
{
	struct vec back = {.size = sizeof(struct link_row)};
	const struct link_row *all;
	size_t i;

	shown->links.size = shown->people.size = shown->others.size =
		shown->through.size = sizeof(struct link_row);
	if (more->links && link_around(business, id, false, NULL, SHOW_MOST + 1,
				       &shown->links, err) < 0)
		return -1;
	if (more->back &&
	    (link_around(business, id, true, NULL, SHOW_BACK, &back, err) < 0 ||
	     link_through(business, id, SHOW_MOST + 1, &shown->through, err) <
		     0))
		return -1;
	all = back.items;
	for (i = 0; i < back.count; i++) {
		struct vec *rows = &shown->others;

		if (str_same(all[i].kind.s, "employee-of") ||
		    str_same(all[i].kind.s, "decides-for"))
			rows = &shown->people;
		else if (str_same(all[i].kind.s, "buys-through"))
			continue;
		if (rows->count <= SHOW_MOST)
			*(struct link_row *)vec_add(rows, business->arena) =
				all[i];
	}
	return 0;
}

/* The lists that most parties do not have. */
static int
list_more(struct business *business, struct id id, struct show_party *shown,
	  struct error *err)
{
	struct arena *arena = business->arena;
	struct look_more more;

	if (look_more(business->store, id, &more, err) < 0 ||
	    (more.facts &&
	     fact_list(business, arena, id, &shown->facts, err) < 0) ||
	    list_links(business, id, &more, shown, err) < 0)
		return -1;
	if (more.sales &&
	    (sale_totals(business, arena, id, &shown->bought, err) < 0 ||
	     sale_basket(business, id, SHOW_MOST + 1, &shown->basket, err) < 0))
		return -1;
	shown->invoices = more.invoices;
	return more.deals ? deal_list(business, id, SHOW_MOST + 1,
				      &shown->deals, err)
			  : 0;
}

int
show_party(struct business *business, struct id id, struct show_party *shown,
	   struct error *err)
{
	struct store *store = business->store;
	struct arena *arena = business->arena;
	struct vec open = {.size = sizeof(struct case_file)};
	struct vec closed = {.size = sizeof(struct case_file)};
	struct vec promises = {.size = sizeof(struct promise)};
	struct party_row row;

	*shown = (struct show_party){
		.addresses = {.size = sizeof(struct address)},
		.bought = {.size = sizeof(struct sale_total)},
		.basket = {.size = sizeof(struct sale_row)},
		.deals = {.size = sizeof(struct deal_row)},
		.facts = {.size = sizeof(struct fact)}};
	if (party_root(store, arena, id, &shown->party, err) < 0 ||
	    party_row(business, &shown->party, &row, err) < 0 ||
	    party_addresses(store, arena, id, &shown->addresses, err) < 0 ||
	    look_cases(store, arena, id, false, SHOW_MOST + 1, &open, err) <
		    0 ||
	    look_cases(store, arena, id, true, SHOW_MOST + 1, &closed, err) <
		    0 ||
	    promise_of_party(store, arena, id, &promises, err) < 0 ||
	    list_promises(business, &promises, &shown->promises, err) < 0 ||
	    list_latest(business, id, shown, err) < 0 ||
	    list_more(business, id, shown, err) < 0)
		return -1;
	shown->tags = row.tags.s;
	shown->contacted = row.contacted;
	list_cases(business, &shown->party, &open, &shown->open);
	list_cases(business, &shown->party, &closed, &shown->closed);
	return 0;
}

int
show_letter(struct business *business, struct id id, char **letter,
	    struct error *err)
{
	struct message message;
	int rc = record_get(business->store, business->arena, TABLE_MESSAGES,
			    id.n, &message, err);

	if (rc <= 0)
		return rc < 0 ? -1
			      : error_set(err, ERR_NO, "o%lld: no such message",
					  (long long)id.n);
	return outbox_letter(business, &message, letter, err);
}

int
show_deputy(struct business *business, const struct policy_person *person,
	    const char **deputy, struct error *err)
{
	if (people_acting(business, person->name, deputy, err) < 0)
		return -1;
	if (strcmp(*deputy, person->name) == 0)
		*deputy = NULL;
	return 0;
}
