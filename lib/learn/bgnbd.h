/* SPDX-License-Identifier: ISC
 * BG/NBD and its variant MBG/NBD: customers may leave after each purchase, in
 * the variant after the first one too.
 */
#ifndef LEARN_BGNBD_H
#define LEARN_BGNBD_H

#include <stdbool.h>

struct counts;
struct counts_row;

struct bgnbd {
	double r, alpha, a, b;
	bool modified; /* MBG/NBD */
};

/* The log-likelihood of the rows; gradient[4], unless NULL, by r, alpha, a and
 * b. */
double
bgnbd_score(const struct bgnbd *model, const struct counts *counts,
	    double *gradient);

double
bgnbd_alive(const struct bgnbd *model, const struct counts_row *row);

#endif
