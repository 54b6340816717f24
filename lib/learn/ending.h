/* SPDX-License-Identifier: ISC
 * What becomes of things that end in one of two ways, when some have not ended
 * yet: the share that is won by each age, by the estimator of O. Aalen and
 * S. Johansen ("An empirical transition matrix for non-homogeneous Markov
 * chains based on censored observations", Scandinavian Journal of Statistics 5,
 * 1978), which for one way to end is that of E. L. Kaplan and P. Meier
 * ("Nonparametric estimation from incomplete observations", JASA 53, 1958).
 * What has not ended counts for as long as it has been seen.
 */
#ifndef LEARN_ENDING_H
#define LEARN_ENDING_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct draw;

/* How many ended at that age, and how many were last seen at it. */
struct ending_age {
	int64_t days;
	double won, lost, open;
};

struct ending {
	struct ending_age *ages; /* by days, each once */
	size_t count;
	double *won_by; /* share won by the end of each */
	double *still;	/* and that has not ended */
};

/* Ages in any order, which are put in order and summed up; they stay in use.
 * Weights are 0 or more. */
void
ending_fit(struct ending *ending, struct ending_age *ages, size_t count,
	   struct arena *arena);

/* Of what has not ended at that age, in days, the share that is won within so
 * many more; ahead below 0: ever. 0 where nothing lasted so long. */
double
ending_share(const struct ending *ending, int64_t days, int64_t ahead);

/* The same fit with weights drawn as D. B. Rubin does ("The Bayesian
 * bootstrap", Annals of Statistics 9, 1981): those of n alike together from the
 * gamma distribution of n. drawn begins as a copy of {0}; its arrays are gotten
 * once and used again. */
void
ending_draw(const struct ending *ending, struct draw *draw,
	    struct ending *drawn, struct arena *arena);

#endif
