/* SPDX-License-Identifier: ISC
 * Chances adjusted for how many were looked at.
 */
#ifndef LEARN_ADJUST_H
#define LEARN_ADJUST_H

#include <stddef.h>

struct arena;

/* Each p of n as the smallest share of false finds at which it would be one
 * (Y. Benjamini, Y. Hochberg, "Controlling the false discovery rate", JRSS B
 * 57, 1995), of tried tests in all, at least n: those not among p count as 1.
 * In place. */
void
adjust_discoveries(double *p, size_t n, size_t tried, struct arena *arena);

#endif
