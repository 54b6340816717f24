/* SPDX-License-Identifier: ISC
 * What it is worth to ask somebody.
 */
#include "sell/budget.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/money.h"
#include "sell/bought.h"
#include "sell/calibration.h"
#include "sell/worth.h"
#include "store/margin.h"

static int
read_sum(struct budget *budget, const char *typed, struct error *err)
{
	const struct policy *policy = budget->business->policy;
	struct money sum;

	if (money_parse(typed, '.', policy->currency, &sum, err) < 0 ||
	    strcmp(sum.currency, policy->currency) != 0 || sum.minor <= 0)
		return error_set(err, ERR_USAGE,
				 "--budget %.40s: no sum of %s above 0", typed,
				 policy->currency);
	budget->minor = sum.minor;
	budget->contact_minor = policy->score.contact_minor;
	if (budget->contact_minor > 0)
		return 0;
	error_set(err, ERR_NO, "the policy does not say what asking one costs");
	return error_hint(err, "score: {contact: 4.00}; crm-help policy score");
}

static int
find_chances(struct budget *budget, struct error *err)
{
	struct business *business = budget->business;
	const struct policy_score *score = &business->policy->score;
	double *chances = arena_get(business->lasting,
				    score->band_count * sizeof(*chances));
	struct calibration came;
	bool said = true, known = false;
	size_t i;

	budget->chances = chances;
	for (i = 0; i < score->band_count; i++) {
		chances[i] = (double)score->bands[i].chance / 10000;
		said = said && score->bands[i].chance >= 0;
	}
	if (said)
		return 0;
	if (calibration_make(business, NULL, &came, err) < 0) {
		if (err->code == ERR_NO)
			error_hint(err, "how many of a band buy: score: bands: "
					"chance: 5%%");
		return -1;
	}
	for (i = 0; i < score->band_count; i++) {
		if (score->bands[i].chance < 0)
			chances[i] = calibration_share(&came, i);
		known = known || !isnan(chances[i]);
	}
	if (known)
		return 0;
	error_set(err, ERR_NO,
		  "how many of a band buy is not known: too few of each were "
		  "scored and watched");
	return error_hint(err, "score: bands: chance: 5%% in the policy; "
			       "crm-score lead --calibration");
}

static int
find_share(struct budget *budget, struct error *err)
{
	const struct policy *policy = budget->business->policy;
	int64_t thousandths, count;

	budget->share = (double)policy->score.margin / 100;
	if (policy->score.margin > 0)
		return 0;
	if (margin_of_sales(budget->business->store, policy->currency,
			    &thousandths, &count, err) < 0)
		return -1;
	budget->share = (double)thousandths / 1000;
	if (count > 0)
		return 0;
	error_set(err, ERR_NO,
		  "what is left of a sale is not known: nothing with a cost "
		  "was sold");
	return error_hint(err, "score: {margin: 40%%} in the policy, or "
			       "crm-product edit --cost");
}

static int
find_mean(struct budget *budget, struct error *err)
{
	struct business *business = budget->business;
	struct day after = {business->today.days - WORTH_DAYS};
	const char *currency = business->policy->currency;
	int64_t mean, count;

	if (margin_of_deals(business->store, currency, &mean, &count, err) < 0)
		return -1;
	budget->from = "deals";
	if (count < BUDGET_FEWEST) {
		if (margin_of_customers(business->store, currency, after, &mean,
					&count, err) < 0)
			return -1;
		budget->from = "customers";
	}
	budget->mean_minor = (double)mean;
	if (count >= BUDGET_FEWEST)
		return 0;
	return error_set(err, ERR_NO,
			 "what one would bring is not known: too few deals "
			 "won, and too few customers in the past year");
}

int
budget_open(struct business *business, const char *typed, struct budget **made,
	    struct error *err)
{
	struct budget *budget = arena_get(business->lasting, sizeof(*budget));
	struct error why = {0};

	budget->business = business;
	if (read_sum(budget, typed, err) < 0 || find_share(budget, err) < 0 ||
	    find_mean(budget, err) < 0 || find_chances(budget, err) < 0)
		return -1;
	budget->fitted = fitting_load(business, &budget->fitting, &why) == 0;
	if (!budget->fitted && why.code != ERR_UNAVAILABLE) {
		*err = why;
		return -1;
	}
	*made = budget;
	return 0;
}

int
budget_expected(struct budget *budget, struct arena *arena, struct id party,
		size_t band, double *margin_minor, const char **from,
		double *expected_minor, struct error *err)
{
	struct business *business = budget->business;
	int decimals = money_decimals(business->policy->currency);
	struct bought bought;
	struct worth worth;
	double minor = budget->mean_minor;

	*from = budget->from;
	if (budget->fitted) {
		if (bought_of(business, arena, party, business->today, &bought,
			      NULL, err) < 0)
			return -1;
		worth_reckon(business, &budget->fitting, &bought, arena,
			     &worth);
		if (worth.basis == WORTH_OWN) {
			*from = "worth";
			for (minor = worth.value; decimals > 0; decimals--)
				minor *= 10;
		}
	}
	*margin_minor = minor * budget->share;
	*expected_minor = *margin_minor * budget->chances[band];
	return 0;
}
