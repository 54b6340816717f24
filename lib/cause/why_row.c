/* SPDX-License-Identifier: ISC
 * What was found, as rows.
 */
#include "cause/why_row.h"

#include <math.h>

#include "cause/wording.h"
#include "learn/gain.h"

static struct real
real(double n)
{
	return isfinite(n) ? (struct real){n} : REAL_MISSING;
}

static void
put_table(struct why_row *row, const struct fourfold *t)
{
	struct ratio risk, odds;

	row->n1.n = t->n1;
	row->f1.n = t->f1;
	row->n0.n = t->n0;
	row->f0.n = t->f0;
	if (t->n1 == 0 || t->n0 == 0)
		return;
	risk = fourfold_risk(t);
	odds = fourfold_odds(t);
	row->risk_ratio = real(risk.value);
	row->odds_ratio = real(odds.value);
	row->odds_low = real(odds.low);
	row->odds_high = real(odds.high);
	row->p = real(fourfold_fisher(t));
	row->p_more = real(fourfold_fisher_more(t));
}

/* Of all levels of a word, of the two sides of a cut. */
static double
gain_of(const struct why *why, const struct why_factor *factor)
{
	int64_t n[TALLY_LEVELS], f[TALLY_LEVELS];

	if (factor->factor->shape.ordered) {
		n[0] = factor->table.n1;
		f[0] = factor->table.f1;
		n[1] = factor->table.n0;
		f[1] = factor->table.f0;
		return gain_bits(n, f, 2);
	}
	tally_levels(&why->trials->tally, factor->at, n, f);
	return gain_bits(n, f, factor->factor->shape.levels);
}

static void
put_held(struct why_row *row, const struct why *why,
	 const struct why_factor *factor)
{
	struct ratio odds = strata_odds(&factor->strata);
	double p;

	if (factor->given == SIZE_MAX)
		return;
	row->given.s = why->trials->factors[factor->given].name;
	row->mh_odds = real(odds.value);
	row->mh_low = real(odds.low);
	row->mh_high = real(odds.high);
	(void)strata_cmh(&factor->strata, 1, &p);
	row->cmh_p = real(p);
}

static void
fill(struct why_row *row, const struct why *why,
     const struct why_factor *factor)
{
	column_clear(&why_row_shape, row);
	row->factor.s = factor->factor->name;
	row->level.s = factor->level;
	put_table(row, &factor->table);
	row->p_adjusted = real(factor->p_adjusted);
	row->gain = real(gain_of(why, factor));
	put_held(row, why, factor);
	row->belief = real(factor->belief);
	row->verdict.s = factor->words;
}

static int
pair_row(const struct why_pair *pair,
	 int (*each)(void *cookie, const struct why_row *row,
		     struct error *err),
	 void *cookie, struct error *err)
{
	const struct fourfold *t = &pair->candidate->seen;
	int64_t n[2] = {t->n1, t->n0}, f[2] = {t->f1, t->f0};
	struct why_row row;

	column_clear(&why_row_shape, &row);
	row.factor.s = pair->text;
	put_table(&row, t);
	row.gain = real(gain_bits(n, f, 2));
	row.belief = real(pair->candidate->belief);
	row.verdict.s = pair->candidate->belief >= WHY_BELIEVED
				? "explains, together"
				: "together, perhaps";
	return each(cookie, &row, err);
}

static int
rest_row(const char *name, double belief,
	 int (*each)(void *cookie, const struct why_row *row,
		     struct error *err),
	 void *cookie, struct error *err)
{
	struct why_row row;

	column_clear(&why_row_shape, &row);
	row.factor.s = name;
	row.belief = real(belief);
	return each(cookie, &row, err);
}

static int
aside_row(const struct trials_factor *factor,
	  int (*each)(void *cookie, const struct why_row *row,
		      struct error *err),
	  void *cookie, struct error *err)
{
	struct why_row row;

	column_clear(&why_row_shape, &row);
	row.factor.s = factor->name;
	row.belief.n = 0;
	row.verdict.s = factor->aside;
	return each(cookie, &row, err);
}

int
why_row_each(struct why *why,
	     int (*each)(void *cookie, const struct why_row *row,
			 struct error *err),
	     void *cookie, struct error *err)
{
	const struct why_pair *pairs = why->pairs.items;
	size_t i, pair = 0;
	struct why_row row;

	for (i = 0; i <= why->trials->count; i++) {
		const struct why_factor *factor =
			i < why->trials->count ? &why->factors[why->order[i]]
					       : NULL;

		while (pair < why->pairs.count &&
		       (!factor ||
			pairs[pair].candidate->belief > factor->belief)) {
			if (pair_row(&pairs[pair++], each, cookie, err) < 0)
				return -1;
		}
		if (!factor)
			break;
		fill(&row, why, factor);
		if (each(cookie, &row, err) < 0)
			return -1;
	}
	if (rest_row("other pairs", why->other_pairs, each, cookie, err) < 0 ||
	    rest_row("none of these", why->belief.none, each, cookie, err) < 0)
		return -1;
	for (i = why->trials->count; i < why->trials->all; i++) {
		if (aside_row(&why->trials->factors[i], each, cookie, err) < 0)
			return -1;
	}
	return 0;
}

/* --- strata ----------------------------------------------------------------- */

static void
fill_stratum(struct stratum_row *row, const struct why_factor *factor,
	     const char *given, const struct fourfold *t)
{
	struct ratio odds = fourfold_odds(t);

	column_clear(&stratum_row_shape, row);
	row->factor.s = factor->factor->name;
	row->level.s = factor->level;
	row->given.s = given;
	row->n1.n = t->n1;
	row->f1.n = t->f1;
	row->n0.n = t->n0;
	row->f0.n = t->f0;
	if (t->n1 == 0 || t->n0 == 0)
		return;
	row->odds_ratio = real(odds.value);
	row->odds_low = real(odds.low);
	row->odds_high = real(odds.high);
}

static int
last_stratum(const struct why *why, const struct why_factor *factor,
	     int (*each)(void *cookie, const struct stratum_row *row,
			 struct error *err),
	     void *cookie, struct error *err)
{
	struct ratio odds = strata_odds(&factor->strata);
	struct stratum_row row;
	double p;

	fill_stratum(&row, factor,
		     arena_print(why->arena, "%s held equal",
				 why->trials->factors[factor->given].name),
		     &factor->table);
	row.odds_ratio = real(odds.value);
	row.odds_low = real(odds.low);
	row.odds_high = real(odds.high);
	row.chi = real(strata_cmh(&factor->strata, 1, &p));
	row.cmh_p = real(p);
	row.chi_plain = real(strata_cmh(&factor->strata, 0, &p));
	row.cmh_p_plain = real(p);
	return each(cookie, &row, err);
}

int
why_row_strata(struct why *why, const struct why_factor *factor,
	       int (*each)(void *cookie, const struct stratum_row *row,
			   struct error *err),
	       void *cookie, struct error *err)
{
	const struct trials_factor *given =
		&why->trials->factors[factor->given];
	struct stratum_row row;
	struct fourfold t;
	size_t i;

	for (i = 0; i < why_strata_count(why, factor->given); i++) {
		uint32_t set = why_stratum(why, factor->given, i);

		tally_within(&why->trials->tally, factor->at, factor->set,
			     factor->given, set, &t);
		fill_stratum(&row, factor,
			     arena_print(why->arena, "%s=%s", given->name,
					 wording_level(given, set, why->arena)),
			     &t);
		if (each(cookie, &row, err) < 0)
			return -1;
	}
	return last_stratum(why, factor, each, cookie, err);
}
