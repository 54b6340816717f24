/* SPDX-License-Identifier: ISC
 * Logistic regression, its AUC and its calibration.
 */
#include "learn/logistic.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "learn/minimize.h"

#define Z95 1.959963984540054 /* of the normal distribution, two-sided */

struct task {
	const struct logistic_data *data;
	double penalty;
};

struct scored {
	double score;
	bool hit;
};

static double
sum_of(const double *weight, size_t features,
       const struct logistic_entry *entries, size_t n)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		if (entries[i].feature < features)
			sum += weight[entries[i].feature] *
			       (double)entries[i].value;
	}
	return sum;
}

/* 1 / (1 + exp(-x)) without overflow. */
static double
share_of(double x)
{
	double rest = exp(-fabs(x));

	return x < 0 ? rest / (1 + rest) : 1 / (1 + rest);
}

/* log(share_of(x)), and of its opposite for a miss. */
static double
log_share(double x, bool hit)
{
	if (!hit)
		x = -x;
	return fmin(x, 0) - log1p(exp(-fabs(x)));
}

/* at[] is the weights and then the intercept. */
static double
badness(void *cookie, const double *at, double *gradient)
{
	const struct task *task = cookie;
	const struct logistic_data *data = task->data;
	size_t features = data->features, row, i;
	double ll = 0, squares = 0, n = (double)data->rows;

	memset(gradient, 0, (features + 1) * sizeof(*gradient));
	for (row = 0; row < data->rows; row++) {
		const struct logistic_entry *entries =
			data->entries + data->start[row];
		size_t count = data->start[row + 1] - data->start[row];
		double x = at[features] + sum_of(at, features, entries, count);
		double off = share_of(x) - (data->hit[row] ? 1 : 0);

		ll += log_share(x, data->hit[row]);
		gradient[features] += off;
		for (i = 0; i < count; i++) {
			if (entries[i].feature < features)
				gradient[entries[i].feature] +=
					off * (double)entries[i].value;
		}
	}
	for (i = 0; i < features; i++) {
		squares += at[i] * at[i];
		gradient[i] += task->penalty * at[i];
	}
	for (i = 0; i <= features; i++)
		gradient[i] /= n;
	return (task->penalty / 2 * squares - ll) / n;
}

static const char *
refusal(const struct logistic_data *data, double penalty, size_t *hits)
{
	size_t i;

	*hits = 0;
	if (!(penalty > 0) || !isfinite(penalty))
		return "the penalty is not above 0";
	if (!data->rows)
		return "no rows";
	for (i = 0; i < data->rows; i++)
		*hits += data->hit[i];
	if (!*hits)
		return "no row is a hit";
	if (*hits == data->rows)
		return "every row is a hit";
	for (i = 0; i < data->start[data->rows]; i++) {
		if (!isfinite(data->entries[i].value))
			return "a value is no number";
	}
	return NULL;
}

bool
logistic_fit(struct logistic *model, const struct logistic_data *data,
	     double penalty, struct arena *arena)
{
	struct task task = {data, penalty};
	struct minimize descent = {.n = data->features + 1,
				   .fn = badness,
				   .cookie = &task,
				   .flat = 1e-7,
				   .most = 2000};
	size_t hits, i;
	double *at;

	*model = (struct logistic){.features = data->features};
	model->reason = refusal(data, penalty, &hits);
	if (model->reason)
		return false;
	at = arena_get(arena, (data->features + 1) * sizeof(*at));
	at[data->features] = log((double)hits / (double)(data->rows - hits));
	(void)minimize_find(&descent, at, &model->converged, arena);
	model->weight = at;
	model->intercept = at[data->features];
	for (i = 0; i < data->rows; i++)
		model->ll += log_share(
			model->intercept +
				sum_of(at, data->features,
				       data->entries + data->start[i],
				       data->start[i + 1] - data->start[i]),
			data->hit[i]);
	return true;
}

double
logistic_p(const struct logistic *model, const struct logistic_entry *entries,
	   size_t n)
{
	return share_of(model->intercept +
			sum_of(model->weight, model->features, entries, n));
}

static int
by_score(const void *left, const void *right)
{
	const struct scored *a = left, *b = right;

	return (a->score > b->score) - (a->score < b->score);
}

static struct scored *
sorted_get(const double *scores, const bool *hit, size_t n, struct arena *arena)
{
	struct scored *sorted = arena_room(arena, (n + 1) * sizeof(*sorted));
	size_t i;

	for (i = 0; i < n; i++)
		sorted[i] = (struct scored){scores[i], hit[i]};
	qsort(sorted, n, sizeof(*sorted), by_score);
	return sorted;
}

/* Mean and sum of squares about it, one value (many times) after the other. */
struct spread {
	double count, mean, squares;
};

static void
spread_add(struct spread *spread, double value, double times)
{
	double off = value - spread->mean;

	if (!(times > 0))
		return;
	spread->count += times;
	spread->mean += off * times / spread->count;
	spread->squares += times * off * (value - spread->mean);
}

static double
variance_of_mean(const struct spread *spread)
{
	if (spread->count < 2)
		return 0;
	return spread->squares / (spread->count - 1) / spread->count;
}

/* Where the order is perfect DeLong's variance is 0, which nobody believes: the
 * variance at a likely AUC instead. */
static double
variance_at(double auc, double hits, double misses)
{
	double others = (hits + misses) / 2 - 1;

	return auc * (1 - auc) *
	       (1 + others * ((1 - auc) / (2 - auc) + auc / (1 + auc))) /
	       (hits * misses);
}

/* How far below a perfect AUC one would still be likely to show it. */
static double
lowest_perfect(double hits, double misses)
{
	double low = 0, high = 1;
	int i;

	for (i = 0; i < 60; i++) {
		double middle = (low + high) / 2;

		if (1 - middle > Z95 * sqrt(variance_at(middle, hits, misses)))
			low = middle;
		else
			high = middle;
	}
	return low;
}

static void
within_set(struct logistic_auc *auc, double variance)
{
	double hits = (double)auc->hits, misses = (double)auc->misses;
	double half, odds;

	if (auc->auc <= 0 || auc->auc >= 1) {
		half = lowest_perfect(hits, misses);
		auc->within.low = auc->auc >= 1 ? half : 0;
		auc->within.high = auc->auc >= 1 ? 1 : 1 - half;
		return;
	}
	if (!(variance > 0))
		variance = variance_at(auc->auc, hits, misses);
	half = Z95 * sqrt(variance) / (auc->auc * (1 - auc->auc));
	odds = log(auc->auc / (1 - auc->auc));
	auc->within.low = share_of(odds - half);
	auc->within.high = share_of(odds + half);
}

bool
logistic_auc(const double *scores, const bool *hit, size_t n,
	     struct logistic_auc *auc, struct arena *arena)
{
	struct scored *sorted = sorted_get(scores, hit, n, arena);
	struct spread of_hits = {0}, of_misses = {0};
	double hits_below = 0, misses_below = 0, hits = 0, misses;
	size_t i, end;

	*auc = (struct logistic_auc){0};
	for (i = 0; i < n; i++) {
		if (isnan(scores[i]))
			return false;
		hits += hit[i];
	}
	misses = (double)n - hits;
	auc->hits = (size_t)hits;
	auc->misses = (size_t)misses;
	if (!auc->hits || !auc->misses)
		return false;
	/* a tie is half above and half below */
	for (i = 0; i < n; i = end) {
		double tied_hits = 0, tied_misses = 0;

		for (end = i; end < n && sorted[end].score <= sorted[i].score;
		     end++) {
			tied_hits += sorted[end].hit;
			tied_misses += !sorted[end].hit;
		}
		spread_add(&of_hits, (misses_below + tied_misses / 2) / misses,
			   tied_hits);
		spread_add(&of_misses,
			   (hits - hits_below - tied_hits / 2) / hits,
			   tied_misses);
		hits_below += tied_hits;
		misses_below += tied_misses;
	}
	auc->auc = of_hits.mean;
	within_set(auc,
		   variance_of_mean(&of_hits) + variance_of_mean(&of_misses));
	return true;
}

size_t
logistic_bands(const double *scores, const bool *hit, size_t n, size_t bands,
	       struct logistic_band *out, struct arena *arena)
{
	struct scored *sorted = sorted_get(scores, hit, n, arena);
	size_t count = 0, i = 0, k;

	for (k = 0; k < bands && i < n; k++) {
		struct logistic_band *band = &out[count];
		size_t end =
			(size_t)((double)n * (double)(k + 1) / (double)bands);

		if (k + 1 == bands)
			end = n;
		if (end <= i)
			continue;
		while (end < n && sorted[end].score <= sorted[end - 1].score)
			end++;
		*band = (struct logistic_band){.from = sorted[i].score,
					       .to = sorted[end - 1].score,
					       .n = (int64_t)(end - i)};
		for (; i < end; i++) {
			band->hits += sorted[i].hit;
			band->foretold += sorted[i].score;
		}
		band->foretold /= (double)band->n;
		band->share = interval_share(band->hits, band->n);
		count++;
	}
	return count;
}
