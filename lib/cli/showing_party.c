/* SPDX-License-Identifier: ISC
 * The page of a party: what is open, what was said, what is known of them and
 * what they bought.
 */
#include "cli/showing_party.h"

#include "base/money.h"
#include "base/str.h"
#include "cli/billpage.h"
#include "domain/address.h"
#include "model/deal_row.h"
#include "model/fact.h"
#include "sell/scored.h"
#include "view/page.h"

/* The next fact about that address (id 0: about the party), from *at on: of
 * each name the newest, and in *older how many stand behind it. */
static const struct fact *
next_fact(const struct vec *facts, struct id address, size_t *at, size_t *older)
{
	const struct fact *all = facts->items, *found = NULL;

	*older = 0;
	for (; *at < facts->count; ++*at) {
		const struct fact *fact = &all[*at];

		if (fact->address.n != address.n)
			continue;
		if (!found)
			found = fact;
		else if (str_same(fact->name.s, found->name.s))
			++*older;
		else
			break;
	}
	return found;
}

/* "anna@example.org (work, preferred)" */
static const char *
address_line(struct showing *on, const struct address *address,
	     const struct vec *facts)
{
	struct str line = {0};
	const struct fact *fact;
	size_t at = 0, older, count = 0;

	str_add(&line, address_text(on->arena, address));
	while ((fact = next_fact(facts, address->id, &at, &older)) != NULL) {
		str_add(&line, count++ ? ", " : " (");
		if (str_same(fact->name.s, "label"))
			str_add(&line, fact->value.s);
		else if (str_same(fact->value.s, "yes"))
			str_add(&line, fact->name.s);
		else
			str_print(&line, "%s: %s", fact->name.s, fact->value.s);
	}
	if (count)
		str_add_char(&line, ')');
	return str_keep(&line, on->arena);
}

/* "step-free (today, said by c1, from contacts.vcf; 1 older)" */
static const char *
fact_line(struct showing *on, const struct fact *fact, size_t older)
{
	struct str line = {0};

	str_print(&line, "%s (%s", fact->value.s,
		  business_day(on->business, fact->known_on));
	if (fact->said_by.s)
		str_print(&line, ", said by %s", fact->said_by.s);
	if (fact->source.s)
		str_print(&line, ", from %s", fact->source.s);
	if (older > 0)
		str_print(&line, "; %zu older", older);
	str_add_char(&line, ')');
	return str_keep(&line, on->arena);
}

static void
add_facts(struct showing *on, const struct vec *facts)
{
	const struct fact *fact;
	size_t at = 0, older, count = 0;

	while ((fact = next_fact(facts, (struct id){0}, &at, &older)) != NULL) {
		if (count++ == 0)
			page_heading(on->page, "Known");
		page_pair(on->page, fact->name.s, fact_line(on, fact, older));
	}
}

static void
add_party(struct showing *on, const struct show_party *shown)
{
	const struct address *addresses = shown->addresses.items;
	size_t i;

	for (i = 0; i < shown->addresses.count; i++)
		page_pair(on->page, addresses[i].medium.s,
			  address_line(on, &addresses[i], &shown->facts));
	page_pair(on->page, "role", shown->party.role.s);
	page_pair(on->page, "owner", shown->party.owner.s);
	page_pair(on->page, "tags", shown->tags);
	showing_part_moment(on, "last contact", shown->contacted);
	page_pair(on->page, "note", shown->party.note.s);
	add_facts(on, &shown->facts);
}

/* "3 sales, 283.08 EUR, first Mon 3 Aug, last today" */
static void
add_bought(struct showing *on, const struct vec *bought)
{
	const struct sale_total *all = bought->items;
	size_t i;

	for (i = 0; i < bought->count; i++) {
		struct str line = {0};

		str_print(&line, "%lld sale%s", (long long)all[i].sales,
			  all[i].sales == 1 ? "" : "s");
		if (all[i].returns > 0)
			str_print(&line, ", %lld return%s",
				  (long long)all[i].returns,
				  all[i].returns == 1 ? "" : "s");
		str_add(&line, ", ");
		money_add(&line, all[i].amount);
		if (!day_missing(all[i].first))
			str_print(&line, ", first %s, last %s",
				  business_day(on->business, all[i].first),
				  business_day(on->business, all[i].last));
		page_pair(on->page, "bought", str_get(&line));
		str_free(&line);
	}
}

/* Their rhythm, and what they are worth. */
static int
add_worth(struct showing *on, const struct show_party *shown)
{
	struct str line = {0};
	int rc;

	if (shown->bought.count == 0)
		return 0;
	rc = scored_line(on->business, shown->party.id, &line, &on->s->err);
	if (rc == 0)
		page_pair(on->page, "worth", str_get(&line));
	str_free(&line);
	return rc;
}

static void
add_links(struct showing *on, struct show_party *shown)
{
	const char *more = arena_print(on->arena, "crm-link c%lld",
				       (long long)shown->party.id.n);

	showing_part_first(on, "Links", &link_row_shape,
			   "id,kind,other,until,other_name", &shown->links,
			   more);
	showing_part_first(on, "People", &link_row_shape,
			   "id,kind,party,until,name", &shown->people, more);
	showing_part_first(on, "Buy through them", &link_row_shape,
			   "id,party,other,name", &shown->through, more);
	showing_part_first(on, "Links to them", &link_row_shape,
			   "id,kind,party,until,name", &shown->others, more);
}

int
showing_party_page(struct showing *on, const struct show_what *what)
{
	struct show_party shown;
	const struct interaction_row *said;
	long long id = (long long)what->id.n;
	size_t i;

	if (show_party(on->business, what->id, &shown, &on->s->err) < 0)
		return -1;
	page_title(on->page,
		   arena_print(on->arena, "c%lld %s", id,
			       shown.party.name.s ? shown.party.name.s : ""));
	showing_part_alias(on, what);
	showing_part_first(on, "Open", &case_row_shape,
			   "id,due,needs,owner,kind,subject", &shown.open,
			   arena_print(on->arena, "crm-cases party=c%lld", id));
	showing_part_table(on, "Promises", &promise_row_shape,
			   "id,due,owner,side,text", &shown.promises);
	said = shown.said.items;
	if (shown.said.count > 0)
		page_heading(on->page, "Lately");
	for (i = 0; i < shown.said.count; i++)
		showing_part_said(on, &said[i], true);
	page_gap(on->page);
	add_party(on, &shown);
	add_bought(on, &shown.bought);
	if (add_worth(on, &shown) < 0)
		return -1;
	showing_part_first(on, "Basket", &sale_row_shape,
			   "id,on,qty,amount,what", &shown.basket,
			   arena_print(on->arena,
				       "crm-find -t sales party=c%lld", id));
	if (shown.invoices && billpage_party(on->s, on->page, what->id) < 0)
		return -1;
	showing_part_first(on, "Deals", &deal_row_shape,
			   "id,amount,stage,state,due,what,next", &shown.deals,
			   arena_print(on->arena,
				       "crm-deal list party=c%lld state=any",
				       id));
	add_links(on, &shown);
	showing_part_first(on, "Closed", &case_row_shape,
			   "id,closed,outcome,kind,subject", &shown.closed,
			   arena_print(on->arena,
				       "crm-cases party=c%lld state=closed",
				       id));
	return 0;
}
