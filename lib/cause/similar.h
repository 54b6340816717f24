/* SPDX-License-Identifier: ISC
 * Which cases may be of a problem, by the words they share with it.
 */
#ifndef CAUSE_SIMILAR_H
#define CAUSE_SIMILAR_H

#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/cause.h"

/* Live cases of no problem that are like it, the likest first, at most limit:
 * struct similar_row. The words are those of its title and cause, and what
 * the customers of its cases said, folded; with the tags of these, and who
 * bought its product. Each weighs its share among the cases of the problem
 * (one of the title: 1) times ln(1 + (N - n + 0.5) / (n + 0.5)), n of the N
 * cases of no problem having it (inverse document frequency: Spärck Jones
 * 1972, in the form of Robertson & Walker 1994), what is no word
 * half of that. What is proposed shares a
 * word of four letters or more, and words for a quarter of what those of the
 * likest weigh. Memory grows with the cases that
 * share a word. */
int
similar_cases(struct business *business, const struct problem *problem,
	      size_t limit, struct vec *rows, struct error *err);

#endif
