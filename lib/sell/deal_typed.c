/* SPDX-License-Identifier: ISC
 * What is typed of a deal, read and refused.
 */
#include "sell/deal_typed.h"

#include <string.h>

#include "base/arena.h"
#include "base/money.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/input.h"
#include "os/zone.h"

int
deal_typed_text(const char *what, const char *text, struct error *err)
{
	if (text && !utf8_valid(text, strlen(text)))
		return error_set(err, ERR_DATA, "%s is no UTF-8 text", what);
	return 0;
}

int
deal_typed_word(const char *what, const char *word, struct error *err)
{
	if (deal_typed_text(what, word, err) < 0)
		return -1;
	if (word && (!*word || strpbrk(word, ", \t\r\n")))
		return error_set(err, ERR_USAGE, "%s %.60s: one word", what,
				 word);
	return 0;
}

int
deal_typed_day(const struct business *business, const char *what,
	       const char *typed, struct instant at, struct day *day,
	       struct error *err)
{
	struct business then = *business;

	then.now = at;
	then.today = zone_day(business->zone, at);
	if (input_day_ahead(&then, typed, day, err) < 0)
		return -1;
	if (day->days < then.today.days)
		return error_set(err, ERR_USAGE, "%s %.60s: %s has been", what,
				 typed, business_day(business, *day));
	return 0;
}

int
deal_typed_amount(const struct business *business, const char *typed,
		  struct deal *deal, struct error *err)
{
	bool has = deal->amount_minor.n != NUMBER_MISSING.n;
	const char *ours = has ? deal->currency.s : business->policy->currency;
	struct money money;

	if (money_parse(typed, '\0', ours, &money, err) < 0) {
		struct error why = *err;

		error_set(err, why.code, "amount %.300s", why.text);
		return why.hint[0] ? error_hint(err, "%s", why.hint) : -1;
	}
	if (money.minor < 0)
		return error_set(err, ERR_DATA, "amount %.60s: below nothing",
				 typed);
	if (has && strcmp(deal->currency.s, money.currency) != 0) {
		error_set(err, ERR_DATA, "amount %.60s: d%lld is in %s", typed,
			  (long long)deal->id.n, deal->currency.s);
		return error_hint(err,
				  "crm-edit d%lld amount= takes the sum "
				  "away; then another currency is fine",
				  (long long)deal->id.n);
	}
	deal->amount_minor.n = money.minor;
	deal->currency.s = arena_text(business->arena, money.currency);
	return 0;
}

int
deal_typed_ask(const char *what, struct error *err)
{
	error_set(err, ERR_USAGE, "%s: what comes next, and by when?", what);
	return error_hint(err, "--next \"call\" -d fri");
}

static int
read_next(const struct business *business, const struct deal_step *step,
	  struct deal *deal, struct error *err)
{
	if (step->next) {
		if (deal_typed_text("the next step", step->next, err) < 0)
			return -1;
		if (step->next[strspn(step->next, " \t\r\n")] == '\0')
			return deal_typed_ask("the next step is empty", err);
		if (!step->due)
			return deal_typed_ask("--next without a day", err);
		deal->next.s = step->next;
	}
	if (!step->due)
		return 0;
	if (!deal->next.s)
		return deal_typed_ask("a day and nothing to do", err);
	return deal_typed_day(business, "-d", step->due, step->at,
			      &deal->next_on, err);
}

int
deal_typed_step(const struct business *business, const struct deal_step *step,
		struct deal *deal, struct error *err)
{
	if (deal_typed_text("the reason", step->why, err) < 0 ||
	    (step->amount &&
	     deal_typed_amount(business, step->amount, deal, err) < 0) ||
	    (step->expected &&
	     deal_typed_day(business, "--expected", step->expected, step->at,
			    &deal->expected_on, err) < 0))
		return -1;
	return read_next(business, step, deal, err);
}

int
deal_typed_unknown(const char *what, const char *typed,
		   const char *const *names, size_t count, struct error *err)
{
	const char *nearest = str_nearest(typed, names, count);
	struct str all = {0};
	size_t i;

	for (i = 0; i < count; i++)
		str_print(&all, "%s%s", i ? ", " : "", names[i]);
	error_set(err, ERR_USAGE, "%.60s: no %s%s%s%s", typed, what,
		  nearest ? ", did you mean " : "", nearest ? nearest : "",
		  nearest ? "?" : "");
	error_hint(err, "there are: %.400s", str_get(&all));
	str_free(&all);
	return -1;
}

int
deal_typed_stage(const struct business *business, const char *typed,
		 const char **stage, struct error *err)
{
	const struct policy_deals *deals = &business->policy->deals;
	const struct policy_stage *found =
		policy_stage(business->policy, typed);
	const char **names;
	size_t i;

	if (found) {
		*stage = found->name;
		return 0;
	}
	names = arena_get(business->arena, deals->stage_count * sizeof(*names));
	for (i = 0; i < deals->stage_count; i++)
		names[i] = deals->stages[i].name;
	return deal_typed_unknown("stage of ours", typed, names, i, err);
}

int
deal_typed_reason(const struct business *business, const char *typed,
		  const char **reason, struct error *err)
{
	const struct policy_deals *deals = &business->policy->deals;
	size_t i = 0;

	while (i < deals->lost_count && strcmp(deals->lost[i], typed) != 0)
		i++;
	if (i == deals->lost_count)
		return deal_typed_unknown("reason of ours", typed, deals->lost,
					  i, err);
	*reason = deals->lost[i];
	return 0;
}
