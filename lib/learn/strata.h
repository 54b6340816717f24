/* SPDX-License-Identifier: ISC
 * Tables of four inside strata: what is left when something else is held equal.
 */
#ifndef LEARN_STRATA_H
#define LEARN_STRATA_H

#include <stddef.h>

#include "learn/fourfold.h"

/* {0} is no stratum yet; the sums are strata.c's own. */
struct strata {
	size_t count;	      /* that can tell anything */
	size_t above, below;  /* of these, odds ratio above or below 1 */
	double r, s;	      /* sums of f1 (n0 - f0) / n and the other way */
	double pr, ps_qr, qs; /* of the variance */
	double seen, expected, variance;
};

/* One more stratum. One where nobody or everybody failed, or where all are on
 * one side, tells nothing and is passed over. */
void
strata_add(struct strata *strata, const struct fourfold *table);

/* The common odds ratio (N. Mantel, W. Haenszel, "Statistical aspects of the
 * analysis of data from retrospective studies of disease", JNCI 22, 1959) with
 * its 95 % interval (J. Robins, N. Breslow, S. Greenland, "Estimators of the
 * Mantel-Haenszel variance consistent in both sparse data and large-strata
 * limiting models", Biometrics 42, 1986). NAN, all three, where no stratum
 * tells anything; infinite, or 0, where the sums are one-sided: then there is
 * no interval (NAN). */
struct ratio
strata_odds(const struct strata *strata);

/* The chi-squared of Cochran, Mantel and Haenszel with one degree of freedom
 * (W. G. Cochran, Biometrics 10, 1954), less 1/2 for continuity or not; p is
 * its tail. NAN where no stratum tells anything. */
double
strata_cmh(const struct strata *strata, int corrected, double *p);

#endif
