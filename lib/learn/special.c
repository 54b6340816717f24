/* SPDX-License-Identifier: ISC
 * Digamma, trigamma, incomplete beta, Student's t and the normal distribution.
 */
#include "learn/special.h"

#include <math.h>

#define SERIES_FROM 10.0 /* where eight terms of the series are exact */

double
special_digamma(double x)
{
	double sum = 0, square;

	while (x < SERIES_FROM) {
		sum -= 1 / x;
		x++;
	}
	square = 1 / (x * x);
	return sum + log(x) - 0.5 / x -
	       square * (1.0 / 12 -
			 square * (1.0 / 120 -
				   square * (1.0 / 252 -
					     square * (1.0 / 240 -
						       square * (1.0 / 132)))));
}

double
special_trigamma(double x)
{
	double sum = 0, square;

	while (x < SERIES_FROM) {
		sum += 1 / (x * x);
		x++;
	}
	square = 1 / (x * x);
	return sum + 1 / x + square / 2 +
	       square / x *
		       (1.0 / 6 -
			square * (1.0 / 30 -
				  square * (1.0 / 42 -
					    square * (1.0 / 30 -
						      square * (5.0 / 66)))));
}

/* Lentz's method never divides by less than this. */
static double
apart_from_0(double x)
{
	return fabs(x) < 1e-300 ? 1e-300 : x;
}

static double
fraction(double x, double a, double b)
{
	double c = 1, d, value, m, even, odd, step;
	int k;

	d = 1 / apart_from_0(1 - (a + b) * x / (a + 1));
	value = d;
	for (k = 1; k < 100000; k++) {
		m = k;
		even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / apart_from_0(1 + even * d);
		c = apart_from_0(1 + even / c);
		value *= d * c;
		odd = -(a + m) * (a + b + m) * x /
		      ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / apart_from_0(1 + odd * d);
		c = apart_from_0(1 + odd / c);
		step = d * c;
		value *= step;
		if (fabs(step - 1) < 1e-15)
			break;
	}
	return value;
}

double
special_beta(double x, double a, double b)
{
	double front;

	if (x <= 0)
		return 0;
	if (x >= 1)
		return 1;
	front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) +
		    b * log1p(-x));
	/* the fraction is quick on this side of the middle only */
	if (x < (a + 1) / (a + b + 2))
		return front * fraction(x, a, b) / a;
	return 1 - front * fraction(1 - x, b, a) / b;
}

double
special_student(double x, double df)
{
	double tail = special_beta(df / (df + x * x), df / 2, 0.5) / 2;

	return x < 0 ? tail : 1 - tail;
}

double
special_student_quantile(double p, double df)
{
	double low = -1, high = 1, middle;
	int k;

	while (special_student(low, df) > p && low > -1e300)
		low *= 2;
	while (special_student(high, df) < p && high < 1e300)
		high *= 2;
	for (k = 0; k < 100; k++) {
		middle = low + (high - low) / 2;
		if (special_student(middle, df) < p)
			low = middle;
		else
			high = middle;
	}
	return low + (high - low) / 2;
}

double
special_normal(double x)
{
	return 0.5 * erfc(-x * 0.70710678118654752440);
}
