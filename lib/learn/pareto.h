/* SPDX-License-Identifier: ISC
 * Pareto/NBD: customers may leave at any time.
 */
#ifndef LEARN_PARETO_H
#define LEARN_PARETO_H

struct counts;
struct counts_row;

struct pareto {
	double r, alpha, s, beta;
};

/* The log-likelihood of the rows; gradient[4], unless NULL, by r, alpha, s and
 * beta. That a customer left in between is integrated over the time it left
 * (Gauss-Legendre, to 1e-9), instead of differences of hypergeometric functions
 * that lose all digits for many purchases. */
double
pareto_score(const struct pareto *model, const struct counts *counts,
	     double *gradient);

double
pareto_alive(const struct pareto *model, const struct counts_row *row);

#endif
