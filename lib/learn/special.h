/* SPDX-License-Identifier: ISC
 * Special functions that the mathematics library does not have.
 */
#ifndef LEARN_SPECIAL_H
#define LEARN_SPECIAL_H

/* The first and second derivative of log gamma at x > 0, to 1e-12 or better
 * (M. Abramowitz, I. A. Stegun, "Handbook of Mathematical Functions", 6.3, 6.4:
 * recurrence, then the asymptotic series). */
double
special_digamma(double x);

double
special_trigamma(double x);

/* The regularised incomplete beta function I_x(a, b), a and b > 0, x from 0 to
 * 1, by its continued fraction (the same, 26.5.8) to 1e-14. */
double
special_beta(double x, double a, double b);

/* P(t <= x) of Student's t with df > 0 degrees of freedom, and its inverse for
 * 0 < p < 1 (bisection to the last bits). */
double
special_student(double x, double df);

double
special_student_quantile(double p, double df);

/* P(z <= x) of the standard normal distribution. */
double
special_normal(double x);

#endif
