/* SPDX-License-Identifier: ISC
 * Which of many texts answers a question best.
 */
#ifndef TEXT_RANK_H
#define TEXT_RANK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/vec.h"

struct arena;
struct rank;

/* An index of none yet; it lives in the arena. */
struct rank *
rank_open(struct arena *arena);

/* The next text, the first being number 0; fields may be NULL. Words are
 * folded (utf8_fold) and cut behind their fifth letter, which does for many
 * languages what a stemmer does for one (P. McNamee, C. Nicholas, J. Mayfield,
 * "Addressing morphological variation in alphabetic languages", SIGIR 2009); a
 * word of four letters is the same as one that goes on for another letter. */
void
rank_add(struct rank *rank, const char *title, const char *words,
	 const char *text);

struct rank_hit {
	size_t number;
	double score;
	/* The question has at least half of the longer words (five letters on)
	 * of the title, or as many of the words beside it, and no fewer than
	 * two, if there are two. */
	bool fits;
};

/* Those that have a word of the question, best first, equal ones in their
 * order: struct rank_hit into hits. The score is BM25 over three fields, the
 * title and words three times the weight of the text, k1 1.2, b 0.75 (S.
 * Robertson, H. Zaragoza, M. Taylor, "Simple BM25 extension to multiple
 * weighted fields", CIKM 2004; after S. E. Robertson et al., "Okapi at
 * TREC-3", 1994), with 1 added below the logarithm of a word's rarity, so that
 * no word counts against a text. */
void
rank_ask(struct rank *rank, const char *question, struct vec *hits);

#endif
