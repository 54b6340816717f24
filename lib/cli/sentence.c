/* SPDX-License-Identifier: ISC
 * What writers say of the rows that several of them make.
 */
#include "cli/sentence.h"

#include <string.h>

#include "base/money.h"
#include "base/str.h"
#include "domain/business.h"
#include "domain/calendar.h"
#include "model/article.h"
#include "model/bill.h"
#include "model/deal_row.h"
#include "model/row.h"

static const char *
named(struct text name)
{
	return name.s && *name.s ? name.s : "somebody";
}

void
sentence_party(struct str *line, const struct business *business,
	       const void *item)
{
	const struct party_row *row = item;
	const char *const said[] = {row->email.s, row->phone.s, row->tags.s};
	const char *sign = ": ";
	size_t i;

	(void)business;
	str_print(line, "c%lld %s", (long long)row->id.n, named(row->name));
	for (i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
		if (!said[i] || !*said[i])
			continue;
		str_print(line, "%s%s", sign, said[i]);
		sign = ", ";
	}
}

void
sentence_promise(struct str *line, const struct business *business,
		 const void *item)
{
	const struct promise_row *row = item;
	const char *due = day_missing(row->due.on)
				  ? business_when(business, row->due.at)
				  : business_day(business, row->due.on);

	str_print(line, "p%lld %s (c%lld): ", (long long)row->id.n,
		  named(row->name), (long long)row->party.n);
	if (row->text.s && *row->text.s)
		str_print(line, "%s, ", row->text.s);
	if (str_same(row->state.s, "dropped") || str_same(row->state.s, "kept"))
		str_add(line, row->state.s);
	else if (str_same(row->side.s, "theirs"))
		str_print(line, "theirs by %s, %s sees to it", due,
			  row->owner.s);
	else if (str_same(row->side.s, "touch"))
		str_print(line, "%s in touch by %s", row->owner.s, due);
	else
		str_print(line, "%s by %s", row->owner.s, due);
	if (row->every.n > 0)
		str_print(line, ", every %lld days", (long long)row->every.n);
}

void
sentence_case(struct str *line, const struct business *business,
	      const void *item)
{
	const struct case_row *row = item;

	(void)business;
	str_print(line, "k%lld %s (c%lld): %s", (long long)row->id.n,
		  named(row->name), (long long)row->party.n, row->kind.s);
	if (row->about.s)
		str_print(line, " about @%s", row->about.s);
	if (row->subject.s)
		str_print(line, ", %s", row->subject.s);
}

void
sentence_link(struct str *line, const struct business *business,
	      const void *item)
{
	const struct link_row *row = item;

	str_print(line, "j%lld %s (c%lld) %s %s (c%lld)", (long long)row->id.n,
		  named(row->name), (long long)row->party.n, row->kind.s,
		  named(row->other_name), (long long)row->other.n);
	if (!day_missing(row->from))
		str_print(line, " from %s", business_day(business, row->from));
	if (!day_missing(row->until))
		str_print(line, " until %s",
			  business_day(business, row->until));
}

void
sentence_absence(struct str *line, const struct business *business,
		 const void *item)
{
	const struct absence_row *row = item;

	str_print(line, "w%lld %s ", (long long)row->id.n, row->who.s);
	if (!day_missing(row->until) && row->until.days < row->from.days) {
		str_add(line, "is not away after all");
		return;
	}
	str_print(line, "is away from %s", business_day(business, row->from));
	if (day_missing(row->until))
		str_add(line, " on");
	else
		str_print(line, " to %s", business_day(business, row->until));
	if (row->deputy.s)
		str_print(line, "; %s stands in", row->deputy.s);
}

/* "1 party", "2 parties": the nouns of an import end in -ies or -s. */
static void
add_count(struct str *line, int64_t n, const char *noun)
{
	int len = (int)strlen(noun);

	if (n != 1)
		str_print(line, "%lld %s", (long long)n, noun);
	else if (len > 3 && strcmp(noun + len - 3, "ies") == 0)
		str_print(line, "1 %.*sy", len - 3, noun);
	else
		str_print(line, "1 %.*s", len - 1, noun);
}

void
sentence_import(struct str *line, const struct business *business,
		const void *item)
{
	const struct import_row *row = item;
	const struct {
		struct number count;
		const char *what;
	} counts[] = {
		{row->new, "new"},
		{row->details, "with new details"},
		{row->here, "here already"},
		{row->perhaps, "perhaps here already"},
		{row->bad, "bad"},
		{row->left, "left out"},
	};
	const char *sign = ": ";
	size_t i;

	(void)business;
	if (row->id.n > 0)
		str_print(line, "b%lld ", (long long)row->id.n);
	if (row->file.s)
		str_print(line, "%s: ", row->file.s);
	if (row->rows.n != NUMBER_MISSING.n)
		add_count(line, row->rows.n, row->noun.s);
	for (i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
		if (counts[i].count.n <= 0)
			continue;
		str_print(line, "%s%lld %s", sign, (long long)counts[i].count.n,
			  counts[i].what);
		sign = ", ";
	}
}

/* "first answer due" for the clock of that name. */
static const char *
due_words(const char *clock)
{
	static const char *const words[][2] = {
		{"first-answer", "first answer due"},
		{"next-answer", "next answer due"},
		{"resolve", "to be resolved by"},
		{"update", "next word from us due"},
	};
	size_t i;

	for (i = 0; clock && i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(words[i][0], clock) == 0)
			return words[i][1];
	}
	return "due";
}

void
sentence_voice(struct str *line, const struct business *business,
	       const void *item)
{
	const struct voice_row *row = item;

	str_print(line, "%c%lld %s (c%lld): %s", row->id.letter,
		  (long long)row->id.n, row->name.s ? row->name.s : "somebody",
		  (long long)row->party.n, row->kind.s);
	if (row->id.letter != 'k')
		str_add(line, " kept");
	else if (instant_missing(row->due))
		str_add(line, ", closed");
	else
		str_print(line, ", %s owns it, %s %s", row->owner.s,
			  due_words(row->clock.s),
			  business_when(business, row->due));
}

void
sentence_article(struct str *line, const struct business *business,
		 const void *item)
{
	const struct article_row *row = item;

	str_print(line, "a%lld %s", (long long)row->id.n, row->title.s);
	if (str_same(row->state.s, "retired"))
		str_add(line, ", retired");
	else if (!day_missing(row->expires))
		str_print(line, ", %s keeps it true until %s", row->owner.s,
			  business_day(business, row->expires));
	else
		str_print(line, ", %s keeps it true", row->owner.s);
	if (row->public.yes)
		str_add(line, ", public");
}

void
sentence_product(struct str *line, const struct business *business,
		 const void *item)
{
	const struct product_row *row = item;

	(void)business;
	str_print(line, "g%lld %s", (long long)row->id.n, row->name.s);
	if (row->unit.s)
		str_print(line, ", a %s", row->unit.s);
	if (!money_missing(row->price)) {
		str_add(line, ", ");
		money_add(line, row->price);
	}
	if (!money_missing(row->cost)) {
		str_add(line, ", costs us ");
		money_add(line, row->cost);
	}
	if (str_same(row->state.s, "retired"))
		str_add(line, ", retired");
}

void
sentence_invoice(struct str *line, const struct business *business,
		 const void *item)
{
	const struct invoice_row *row = item;

	str_print(line, "v%lld %s (c%lld): %s, ", (long long)row->id.n,
		  named(row->name), (long long)row->party.n, row->number.s);
	if (!str_same(row->state.s, "open")) {
		str_add(line, row->state.s);
		return;
	}
	str_add(line, "owes ");
	money_add(line, row->owed);
	str_print(line, " by %s, ", business_day(business, row->due));
	if (!day_missing(row->disputed))
		str_print(line, "disputed since %s",
			  business_day(business, row->disputed));
	else if (instant_missing(row->sent))
		str_add(line, "never sent");
	else
		str_print(line, "sent %s", business_when(business, row->sent));
}

void
sentence_payment(struct str *line, const struct business *business,
		 const void *item)
{
	const struct payment_row *row = item;

	str_print(line, "e%lld ", (long long)row->id.n);
	money_add(line, row->amount);
	str_print(line, " of %s, %s", business_day(business, row->on),
		  row->state.s);
	if (row->why.s)
		str_print(line, ": %s", row->why.s);
}

void
sentence_sale(struct str *line, const struct business *business,
	      const void *item)
{
	const struct sale_row *row = item;
	struct quantity qty = row->qty;
	bool back = qty.thousandths < 0;

	if (back)
		qty.thousandths = -qty.thousandths;
	str_print(line, "s%lld %s (c%lld): ", (long long)row->id.n,
		  named(row->name), (long long)row->party.n);
	money_add_decimal(line, qty.thousandths, 3);
	str_print(line, " %s%s, ", row->what.s, back ? " brought back" : "");
	money_add(line, row->amount);
	str_print(line, ", %s",
		  instant_missing(row->at) ? business_day(business, row->on)
					   : business_when(business, row->at));
}

void
sentence_deal(struct str *line, const struct business *business,
	      const void *item)
{
	const struct deal_row *row = item;
	bool open = str_same(row->state.s, "open");

	str_print(line, "d%lld %s (c%lld): %s, %s", (long long)row->id.n,
		  named(row->name), (long long)row->party.n, row->what.s,
		  open ? row->stage.s : row->state.s);
	if (row->reason.s)
		str_print(line, " (%s)", row->reason.s);
	if (!money_missing(row->amount)) {
		str_add(line, ", ");
		money_add(line, row->amount);
	}
	if (open)
		str_print(line, ", %s has it; next: %s, %s", row->owner.s,
			  row->next.s, business_day(business, row->due));
}

void
sentence_climb(struct str *line, const struct business *business,
	       const void *item)
{
	const struct climb_row *row = item;

	(void)business;
	str_print(line, "k%lld %s (c%lld): ", (long long)row->id.n,
		  row->name.s ? row->name.s : "somebody",
		  (long long)row->party.n);
	if (row->to.n <= 0) {
		str_print(line, "a promise of ours broke, %s owns it",
			  row->person.s ? row->person.s : "nobody");
		return;
	}
	str_print(line, "level %lld by %s", (long long)row->to.n, row->clock.s);
	if (!duration_missing(row->late_s)) {
		str_add(line, ", late by ");
		calendar_say_length(row->late_s.s, line);
	}
	str_print(line, ", %s is told",
		  row->person.s ? row->person.s : "nobody");
}

void
sentence_letter(struct str *line, const struct business *business,
		const void *item)
{
	const struct message_row *row = item;

	str_print(line, "o%lld to %s: %s", (long long)row->id.n, row->address.s,
		  row->state.s);
	if (!instant_missing(row->due))
		str_print(line, ", next try %s",
			  business_when(business, row->due));
	if (row->result.s)
		str_print(line, " (%s)", row->result.s);
}
