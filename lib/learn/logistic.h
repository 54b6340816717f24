/* SPDX-License-Identifier: ISC
 * Logistic regression with an L2 penalty, and how good its scores are.
 */
#ifndef LEARN_LOGISTIC_H
#define LEARN_LOGISTIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "learn/interval.h"

struct arena;

/* A row's entries are those from start[row] to start[row + 1]; a feature that
 * is not there is 0. One-hot words have value 1. Numbers should come scaled to
 * about -1 to 1: the penalty is the same for all. */
struct logistic_entry {
	uint32_t feature;
	float value;
};

struct logistic_data {
	size_t rows, features;
	const size_t *start; /* rows + 1 */
	const struct logistic_entry *entries;
	const bool *hit; /* rows: what is to be foretold */
};

struct logistic {
	double intercept;
	double *weight; /* one per feature */
	size_t features;
	double ll; /* without the penalty */
	bool converged;
	const char *reason; /* why there is no fit, or NULL */
};

/* Maximise the log-likelihood less penalty / 2 times the sum of the squared
 * weights (not the intercept); a penalty above 0 keeps weights finite where a
 * feature tells all. L-BFGS. False with reason: no rows, no hits, only hits, a
 * value that is no number, a penalty that is not above 0. */
bool
logistic_fit(struct logistic *model, const struct logistic_data *data,
	     double penalty, struct arena *arena);

/* P(hit) of a row, 0 to 1. Features the model does not have are passed over. */
double
logistic_p(const struct logistic *model, const struct logistic_entry *entries,
	   size_t n);

/* P(a hit scores above a miss), ties half, with the 95 % interval of E. R.
 * DeLong, D. M. DeLong, D. L. Clarke-Pearson, Biometrics 44, 1988, on the logit
 * scale; where that has no width, as when all hits score above all misses, that
 * of method 5 of R. G. Newcombe, "Confidence intervals for an effect size
 * measure based on the Mann-Whitney statistic, part 2", Statistics in Medicine
 * 25, 2006. False without both hits and misses, and where a score is no
 * number. */
struct logistic_auc {
	double auc;
	struct interval within;
	size_t hits, misses;
};

bool
logistic_auc(const double *scores, const bool *hit, size_t n,
	     struct logistic_auc *auc, struct arena *arena);

/* A band of scores: how many, how many hit, what was foretold, and the share
 * with its 95 % interval (interval_share). */
struct logistic_band {
	double from, to; /* lowest and highest score in it */
	int64_t n, hits;
	double foretold; /* mean score */
	struct interval share;
};

/* The scores in bands of equally many (equal scores are never parted); returns
 * how many bands there are, at most bands. */
size_t
logistic_bands(const double *scores, const bool *hit, size_t n, size_t bands,
	       struct logistic_band *out, struct arena *arena);

#endif
