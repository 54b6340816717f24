/* SPDX-License-Identifier: ISC
 * The deck of cards: one question for a guest, dealt in turn.
 */
#ifndef CAUSE_DECK_H
#define CAUSE_DECK_H

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/deck.h"

/* Show the next question of the site to a guest, at that moment. site NULL is
 * the only one there is. guest is a mark such as a room, a word with a digit
 * that names no party, or a party as resolver_find takes it; NULL: somebody.
 * ERR_USAGE for a site that the policy does not know, ERR_NO for a guest who
 * was asked within policy->cards.again_days. The batch is begun: dealt under
 * the lock, no two at once get the same turn. */
int
deck_deal(struct business *business, const char *site, const char *guest,
	  struct instant at, struct dealt *card, struct error *err);

/* By its id; ERR_USAGE for a word that is none, ERR_NO for no such card. */
int
deck_find(struct business *business, const char *word, struct dealt *card,
	  struct error *err);

/* "1" to "5"; ERR_USAGE for anything else. */
int
deck_score(const char *typed, int64_t *score, struct error *err);

/* The answer to a card, with words (text NULL: none). Where the policy says so
 * a 1 or 2 with words opens a case: *remark tells, else it is NULL. ERR_NO for
 * a card that was answered. */
int
deck_answer(struct business *business, struct dealt *card, int64_t score,
	    const char *text, struct instant at, const char **remark,
	    struct error *err);

/* What a card asks: the question of the policy, or where it has none any more
 * the indicator. */
const char *
deck_question(const struct business *business, const char *indicator);

void
deck_dealt_row(const struct business *business, const struct dealt *card,
	       struct card_dealt_row *row);

/* The row of lists. */
int
deck_row(struct business *business, const struct dealt *card,
	 struct dealt_row *row, struct error *err);

/* The cards (struct dealt) of a batch that is repeated by its key. */
int
deck_again(struct business *business, struct id batch, struct vec *cards,
	   struct error *err);

#endif
