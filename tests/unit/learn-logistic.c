/* SPDX-License-Identifier: ISC
 * Logistic regression, AUC and calibration against hand-computed values.
 */
#include <math.h>

#include "base/arena.h"
#include "learn/logistic.h"
#include "tap.h"

static void
near(double got, double want, double by, const char *title)
{
	ok(fabs(got - want) <= by, "%s: %.10g", title, got);
	if (!(fabs(got - want) <= by))
		printf("# want: %.10g\n", want);
}

static void
refused(size_t rows, const bool *hit, double penalty, float value,
	const char *reason, struct arena *arena)
{
	struct logistic_entry entry = {0, value};
	size_t start[] = {0, 1, 1, 1};
	struct logistic_data data = {rows, 1, start, &entry, hit};
	struct logistic model;

	ok(!logistic_fit(&model, &data, penalty, arena) && !model.weight,
	   "no fit");
	is_text(model.reason, reason, "for this reason");
}

/* One word: with next to no penalty the odds are those of the table. */
static void
table(struct arena *arena)
{
	struct logistic_entry entries[40];
	size_t start[101], row, count = 0;
	struct logistic_data data = {100, 1, start, entries, NULL};
	struct logistic_entry unknown = {9, 1};
	struct logistic model;
	bool hit[100];

	/* with the word 30 of 40 hit, without it 20 of 60 */
	for (row = 0; row < 100; row++) {
		start[row] = count;
		if (row < 40)
			entries[count++] = (struct logistic_entry){0, 1};
		hit[row] = row < 30 || row >= 80;
	}
	start[100] = count;
	data.hit = hit;
	ok(logistic_fit(&model, &data, 1e-9, arena) && model.converged,
	   "a word and its odds");
	near(model.intercept, log(20.0 / 40), 1e-4, "without the word");
	near(model.weight[0], log(3) - log(0.5), 1e-4, "what it adds");
	near(model.ll,
	     30 * log(0.75) + 10 * log(0.25) + 20 * log(1.0 / 3) +
		     40 * log(2.0 / 3),
	     1e-6, "the likelihood of the table");
	near(logistic_p(&model, entries, 1), 0.75, 1e-5, "P with it");
	near(logistic_p(&model, &unknown, 1), 1.0 / 3, 1e-5,
	     "an unknown word says nothing");
	/* with a penalty the slope is 0 where the data pull as hard */
	ok(logistic_fit(&model, &data, 10, arena), "with a penalty");
	near(30 - 40 * logistic_p(&model, entries, 1), 10 * model.weight[0],
	     1e-4, "the word's pull and its penalty are even");
	near(40 * logistic_p(&model, entries, 1) +
		     60 * logistic_p(&model, &unknown, 1),
	     50, 1e-4, "and as many are foretold as were hit");
}

static void
telling_all(struct arena *arena)
{
	static const bool hit[] = {true, true, false, false};
	static const size_t start[] = {0, 1, 2, 3, 4};
	struct logistic_entry entries[] = {{0, 1}, {0, 1}, {1, 1}, {1, -3e38F}};
	struct logistic_data data = {4, 2, start, entries, hit};
	struct logistic model;
	bool fitted;

	entries[3].value = 1;
	fitted = logistic_fit(&model, &data, 0.01, arena);
	ok(fitted && isfinite(model.weight[0]) && model.weight[0] > 0 &&
		   fabs(model.weight[0] + model.weight[1]) < 1e-4,
	   "a word that tells all has a finite weight");
	entries[3].value = -3e38F;
	ok(logistic_fit(&model, &data, 0.01, arena) &&
		   isfinite(model.weight[0]) && isfinite(model.weight[1]) &&
		   isfinite(model.intercept),
	   "and so it is beside a huge number");
}

static void
areas(struct arena *arena)
{
	static const double scores[] = {0.1, 0.4, 0.35, 0.8};
	static const bool hit[] = {false, false, true, true};
	static const bool all[] = {true, true, true, true};
	static const double six[] = {1, 2, 3, 3, 4, 5};
	static const bool some[] = {false, false, true, false, true, true};
	static const bool upper[] = {false, false, false, false, true, true};
	static const bool lower[] = {true, true, false, false, false, false};
	static const double bad[] = {1, NAN, 2, 3};
	struct logistic_auc auc;
	double half;

	ok(logistic_auc(scores, hit, 4, &auc, arena), "four scores");
	near(auc.auc, 0.75, 1e-12, "three of four pairs in order");
	/* hits beat 1/2 and 1 of the misses, misses lose to 1 and 1/2 of the
	 * hits: each variance is 1/8, of the means 1/16 */
	half = 1.959963984540054 * sqrt(0.125) / (0.75 * 0.25);
	near(auc.within.low, 1 / (1 + exp(half - log(3))), 1e-9,
	     "DeLong's interval from");
	near(auc.within.high, 1 / (1 + exp(-half - log(3))), 1e-9, "to");
	ok(logistic_auc(six, some, 6, &auc, arena), "a tie");
	near(auc.auc, 8.5 / 9, 1e-12, "is half a pair");
	(void)logistic_auc(six, upper, 6, &auc, arena);
	/* the root of Newcombe's equation for 2 hits and 4 misses */
	ok(auc.auc >= 1 && auc.within.high >= 1, "all in order");
	near(auc.within.low, 0.4717048566, 1e-9, "but of few");
	(void)logistic_auc(six, lower, 6, &auc, arena);
	ok(auc.auc <= 0 && auc.within.low <= 0, "none in order");
	near(auc.within.high, 1 - 0.4717048566, 1e-9, "but of few, too");
	ok(!logistic_auc(scores, all, 4, &auc, arena), "only hits: none");
	ok(!logistic_auc(scores, hit, 0, &auc, arena), "no scores: none");
	ok(!logistic_auc(bad, hit, 4, &auc, arena), "no numbers: none");
}

static void
bands(struct arena *arena)
{
	static const double scores[] = {0.9, 0.1, 0.2, 0.2, 0.2, 0.8};
	static const bool hit[] = {true, false, false, true, false, true};
	struct logistic_band band[6];
	size_t n = logistic_bands(scores, hit, 6, 3, band, arena);

	is_int((int64_t)n, 2, "equal scores are not parted: two bands");
	ok(band[0].n == 4 && band[0].hits == 1 && band[0].from == 0.1 &&
		   band[0].to == 0.2,
	   "the lower one");
	near(band[0].foretold, 0.175, 1e-12, "is foretold");
	near(band[0].share.low, interval_share(1, 4).low, 0, "its interval");
	ok(band[1].n == 2 && band[1].hits == 2 && band[1].to == 0.9,
	   "the upper one");
	is_int((int64_t)logistic_bands(scores, hit, 0, 3, band, arena), 0,
	       "no scores, no bands");
	is_int((int64_t)logistic_bands(scores, hit, 2, 6, band, arena), 2,
	       "no more bands than scores");
}

int
main(void)
{
	static const bool mixed[] = {true, false, true};
	static const bool none[] = {false, false, false};
	static const bool all[] = {true, true, true};
	struct arena arena = {NULL};

	refused(0, mixed, 1, 1, "no rows", &arena);
	refused(3, none, 1, 1, "no row is a hit", &arena);
	refused(3, all, 1, 1, "every row is a hit", &arena);
	refused(3, mixed, 0, 1, "the penalty is not above 0", &arena);
	refused(3, mixed, 1, NAN, "a value is no number", &arena);
	table(&arena);
	telling_all(&arena);
	areas(&arena);
	bands(&arena);
	arena_free(&arena);
	return done();
}
