/* SPDX-License-Identifier: ISC
 * The sheet of one of our people: what needs doing today, late first.
 */
#ifndef LOOK_TODAY_H
#define LOOK_TODAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/row.h"

struct arena;

/* One thing to do. */
struct today_item {
	struct today_row row;
	struct instant late_at; /* late from then on */
};

#define TODAY_MOST 100 /* later ones are not counted further than this */

struct today_sheet {
	const struct policy_person *person;
	struct vec items; /* struct today_item: all but touches, by
			       late_at; the first late_count are late */
	size_t late_count;
	struct vec touches; /* struct today_item, at most policy->touches */
	bool more_touches;  /* wait behind them */
	int64_t later;	    /* of the coming days, at most TODAY_MOST */
};

/* Whose sheets are asked for (const struct policy_person *): those of the
 * words, each "owner=nina,@bo"; everybody's who is here, or whom nobody stands
 * in for, with all; else the user's. ERR_USAGE for other words, and for who is
 * none of our people. */
int
today_people(struct business *business, char *const *words, size_t count,
	     bool all, struct vec *people, struct error *err);

/* The sheet, owned by arena: what is theirs and of those they stand in for;
 * the champion's has also what belongs to people the policy does not know.
 * Cases, promises and steps of deals that are late or due by the end of today,
 * forced closes that wait for their word, touches, articles that expire. */
int
today_sheet(struct business *business, struct arena *arena,
	    const struct policy_person *person, struct today_sheet *sheet,
	    struct error *err);

/* Queue the sheet as a letter to its person, in the batch that is begun; rows
 * (struct message_row) gets the letter. Nothing where the policy knows no
 * address of theirs. */
int
today_mail(struct business *business, const struct today_sheet *sheet,
	   struct vec *rows, struct error *err);

/* The rows of a batch that is repeated by its key. */
int
today_again(struct business *business, struct id batch, struct vec *rows,
	    struct error *err);

#endif
