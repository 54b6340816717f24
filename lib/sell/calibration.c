/* SPDX-License-Identifier: ISC
 * How scores of leads came true.
 */
#include "sell/calibration.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "domain/input.h"
#include "learn/interval.h"
#include "os/zone.h"
#include "policy/document.h"
#include "policy/scoring.h"
#include "sell/lead.h"
#include "store/edition.h"

/* The rules in force, to compare others with. */
struct rules {
	struct business *business;
	const char *text;
};

static bool
is_same(void *cookie, const char *text)
{
	const struct rules *rules = cookie;
	struct arena *arena = rules->business->arena;
	const struct policy *policy;
	struct error ignored;

	return document_read(arena, "policy.yaml", text, strlen(text), NULL,
			     &policy, &ignored) == 0 &&
	       strcmp(scoring_rules(arena, policy), rules->text) == 0;
}

static int
find_day(struct business *business, const char *typed, struct day *day,
	 struct error *err)
{
	struct rules rules = {business, scoring_rules(business->lasting,
						      business->policy)};
	struct instant since;
	char text[TIME_TEXT];
	struct day first;

	if (edition_since(business->store, business->arena, is_same, &rules,
			  &since, err) < 0)
		return -1;
	if (instant_missing(since))
		return error_set(err, ERR_NO,
				 "nothing was written yet under these rules: "
				 "there is no later data");
	first = *day = zone_day(business->zone, since);
	if (typed && input_day(business, typed, day, err) < 0)
		return -1;
	if (day->days < first.days)
		return error_set(err, ERR_USAGE,
				 "--until %.40s: the rules are of %s, and may "
				 "have seen what came before",
				 typed, day_text(first, text));
	if (day->days >= business->today.days)
		return error_set(err, ERR_NO,
				 "the rules are of %s: there is no later data",
				 day_text(*day, text));
	return 0;
}

struct tally {
	const struct policy_score *score;
	struct calibration *calibration;
};

static int
count(void *cookie, const struct lead_score *score, bool bought,
      struct error *err)
{
	const struct tally *tally = cookie;
	size_t band = (size_t)(score->band - tally->score->bands);

	(void)err;
	tally->calibration->scored[band]++;
	tally->calibration->bought[band] += bought;
	return 0;
}

int
calibration_make(struct business *business, const char *typed,
		 struct calibration *calibration, struct error *err)
{
	const struct policy_score *score = &business->policy->score;
	struct tally tally = {score, calibration};
	struct lead *lead;
	size_t size = score->band_count * sizeof(int64_t);

	memset(calibration, 0, sizeof(*calibration));
	calibration->scored = arena_get(business->lasting, size);
	calibration->bought = arena_get(business->lasting, size);
	if (find_day(business, typed, &calibration->since, err) < 0 ||
	    lead_open(business, calibration->since, &lead, err) < 0)
		return -1;
	calibration->left_out = *lead_left_out(lead);
	return lead_walk(lead, count, &tally, err);
}

double
calibration_share(const struct calibration *calibration, size_t band)
{
	double n = (double)calibration->scored[band];

	return n < CALIBRATION_FEWEST ? NAN
				      : (double)calibration->bought[band] / n;
}

void
calibration_show(const struct business *business,
		 const struct calibration *calibration, struct vec *rows)
{
	const struct policy_score *score = &business->policy->score;
	size_t i;

	for (i = 0; i < score->band_count; i++) {
		const struct policy_band *band = &score->bands[i];
		struct band_row *row = vec_add(rows, business->lasting);
		int64_t n = calibration->scored[i];
		int64_t hits = calibration->bought[i];
		struct interval share = interval_share(hits, n);

		column_clear(&band_row_shape, row);
		row->band.s = band->name;
		if (band->from != INT64_MIN)
			row->from.n = band->from;
		row->scored.n = n;
		row->bought.n = hits;
		row->since = calibration->since;
		row->until = business->today;
		if (band->chance >= 0)
			row->chance.s =
				arena_print(business->lasting, "%lld.%02lld",
					    (long long)(band->chance / 100),
					    (long long)(band->chance % 100));
		if (n < CALIBRATION_FEWEST) {
			row->why.s = "too few to tell";
			continue;
		}
		row->share.n = calibration_share(calibration, i);
		row->low.n = share.low;
		row->high.n = share.high;
	}
}
