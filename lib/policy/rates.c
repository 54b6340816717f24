/* SPDX-License-Identifier: ISC
 * The section rates of a policy.
 */
#include "policy/rates.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"

#define DECIMALS 9
#define ONE 1000000000

static int
read_rate(const struct node_source *source, const struct yaml_node *node,
	  const char *ours, struct policy_exchange *rate)
{
	struct error why;
	const char *text;

	if (!money_is_currency(node->key))
		return node_error_key(source, node,
				      "rates: %s is not three capital letters "
				      "such as USD",
				      node_quote(source, node->key));
	if (strcmp(node->key, ours) == 0)
		return node_error_key(source, node,
				      "rates: %s is our own currency", ours);
	memcpy(rate->currency, node->key, sizeof(rate->currency));
	text = node_text(source, node, "rates");
	if (!text)
		return -1;
	if (money_number(text, '.', DECIMALS, &rate->billionths, &why) < 0 ||
	    rate->billionths <= 0)
		return node_error(source, node,
				  "rates: %s is no rate such as 0.92, what one "
				  "%s is worth in %s",
				  node_quote(source, text), node->key, ours);
	return 0;
}

/* By currency, the earliest first. */
static int
by_currency(const void *a, const void *b)
{
	const struct policy_exchange *x = a, *y = b;
	int order = strcmp(x->currency, y->currency);

	if (order != 0)
		return order;
	return (x->from.days > y->from.days) - (x->from.days < y->from.days);
}

int
rates_read(const struct node_source *source, const struct yaml_node *node,
	   struct policy *policy)
{
	struct vec rates = {.size = sizeof(struct policy_exchange)};
	const struct yaml_node *day, *one;

	if (!node_given(node))
		return 0;
	if (node->kind != YAML_MAP)
		return node_error(source, node,
				  "rates: days with what was worth how much "
				  "from then on, \"2026-01-01: {USD: 0.92}\"");
	for (day = node->first; day; day = day->next) {
		struct day from;

		if (!day_parse(day->key, &from))
			return node_error_key(
				source, day,
				"rates: %s is no day such as 2026-01-01",
				node_quote(source, day->key));
		if (day->kind != YAML_MAP || !day->first)
			return node_error(source, day,
					  "rates: %s wants currencies, such as "
					  "{USD: 0.92}",
					  day->key);
		for (one = day->first; one; one = one->next) {
			struct policy_exchange *rate =
				vec_add(&rates, source->arena);

			rate->from = from;
			if (read_rate(source, one, policy->currency, rate) != 0)
				return -1;
		}
	}
	if (rates.count > 0)
		qsort(rates.items, rates.count, rates.size, by_currency);
	policy->rates = rates.items;
	policy->rate_count = rates.count;
	return 0;
}

static int
by_day(const void *a, const void *b)
{
	const struct policy_exchange *x =
		*(const struct policy_exchange *const *)a;
	const struct policy_exchange *y =
		*(const struct policy_exchange *const *)b;

	if (x->from.days != y->from.days)
		return x->from.days < y->from.days ? -1 : 1;
	return strcmp(x->currency, y->currency);
}

void
rates_write(struct str *out, const struct policy *policy)
{
	const struct policy_exchange **all;
	struct arena arena = {NULL};
	char day[TIME_TEXT];
	size_t i;

	if (policy->rate_count == 0)
		return;
	all = arena_get(&arena, policy->rate_count * sizeof(*all));
	for (i = 0; i < policy->rate_count; i++)
		all[i] = &policy->rates[i];
	qsort(all, policy->rate_count, sizeof(*all), by_day);
	str_add(out, "rates:\n");
	for (i = 0; i < policy->rate_count; i++) {
		if (i == 0 || all[i]->from.days != all[i - 1]->from.days) {
			day_text(all[i]->from, day);
			str_print(out, "  %s:\n", day);
		}
		str_print(out, "    %s: %lld.%09lld\n", all[i]->currency,
			  (long long)(all[i]->billionths / ONE),
			  (long long)(all[i]->billionths % ONE));
	}
	arena_free(&arena);
}

/* The rate of that currency on that day, NULL: none. */
static const struct policy_exchange *
rate_on(const struct policy *policy, const char *currency, struct day on)
{
	const struct policy_exchange *found = NULL;
	size_t i;

	for (i = 0; i < policy->rate_count; i++) {
		const struct policy_exchange *rate = &policy->rates[i];

		if (rate->from.days <= on.days &&
		    strcmp(rate->currency, currency) == 0)
			found = rate;
	}
	return found;
}

bool
rates_change(const struct policy *policy, struct day on, struct money *money)
{
	const struct policy_exchange *rate;
	double minor;

	if (policy->rate_count == 0)
		return false;
	rate = rate_on(policy, money->currency, on);
	if (!rate)
		return false;
	minor = (double)money->minor * ((double)rate->billionths / ONE) *
		pow(10, money_decimals(policy->currency) -
				money_decimals(money->currency));
	if (!(fabs(minor) < (double)MONEY_MOST))
		return false;
	money->minor = llround(minor);
	memcpy(money->currency, policy->currency, sizeof(money->currency));
	return true;
}
