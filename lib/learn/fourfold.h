/* SPDX-License-Identifier: ISC
 * Failures of those with something beside those without: the table of four.
 */
#ifndef LEARN_FOURFOLD_H
#define LEARN_FOURFOLD_H

#include <stdint.h>

/* Of n1 with it f1 failed, of n0 without it f0. */
struct fourfold {
	int64_t n1, f1;
	int64_t n0, f0;
};

struct ratio {
	double value;
	double low, high; /* 95 % */
};

/* The chance, with all four margins as they are and nothing in it, of a table
 * no likelier than this one, and of one with as many failures on the side with
 * it or more (R. A. Fisher, "On the interpretation of chi-squared from
 * contingency tables", JRSS 85, 1922). */
double
fourfold_fisher(const struct fourfold *table);

double
fourfold_fisher_more(const struct fourfold *table);

/* The smallest fourfold_fisher that a table of these margins can have: where
 * it is large, nothing can be told whatever happened. */
double
fourfold_fisher_least(const struct fourfold *table);

/* Odds ratio with the logit interval (B. Woolf, "On estimating the relation
 * between blood group and disease", Annals of Human Genetics 19, 1955). Where
 * a cell is 0, 1/2 is added to all four (J. B. S. Haldane 1956, F. J. Anscombe
 * 1956), so that it is finite. */
struct ratio
fourfold_odds(const struct fourfold *table);

/* Risk ratio with the log interval (D. Katz et al., "Obtaining confidence
 * intervals for the risk ratio in cohort studies", Biometrics 34, 1978). Where
 * nobody failed on a side, 1/2 is added to the failures and 1 to the number of
 * both. */
struct ratio
fourfold_risk(const struct fourfold *table);

/* The lower end of the 95 % score interval of the risk ratio, which needs no
 * such addition: for where nobody failed without it (P. A. R. Koopman,
 * "Confidence intervals for the ratio of two binomial proportions", Biometrics
 * 40, 1984; O. Miettinen, M. Nurminen, Statistics in Medicine 4, 1985). 0 where
 * nobody failed with it, or a side is empty. */
double
fourfold_risk_least(const struct fourfold *table);

/* How many more trials, split as these are, would find with four chances in
 * five a cause that fails four times in five against one in five: those of
 * both sides needed for a two-sided 5 % test of two proportions (J. L. Fleiss,
 * "Statistical Methods for Rates and Proportions", 2nd ed., 1981, 3.2); 0 where
 * there are enough, -1 where one side is empty. */
int64_t
fourfold_lacks(const struct fourfold *table);

#endif
