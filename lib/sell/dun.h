/* SPDX-License-Identifier: ISC
 * Reminding who has not paid, step by step, and never of what was never sent.
 */
#ifndef SELL_DUN_H
#define SELL_DUN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/money.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/bill.h"
#include "model/invoice.h"
#include "model/party.h"
#include "sell/notice.h"

/* How an invoice stands. */
struct dun_look {
	struct invoice invoice;
	struct party addressee;
	struct notice_story story;
	struct money owed;
	const struct policy_step *step; /* the next one; NULL: none is left */
	int64_t level;			/* its number */
	struct day ready_on;		/* since when it may be taken */
	bool by_hand;	/* not by the job: written, called, agreed */
	struct id call; /* of a step by phone; 0: not logged yet */
	struct instant call_at;
	const char *missing; /* why it is not taken; NULL: nothing is */
};

/* The next step of an invoice, and all that stands against it. approver: who
 * agreed (NULL: nobody), as typed. */
int
dun_look(struct business *business, const struct invoice *invoice,
	 const char *approver, struct dun_look *look, struct error *err);

/* Whether the step goes by that channel. */
bool
dun_goes_by(const struct policy_step *step, const char *channel);

/* What it costs us. */
struct money
dun_cost(const struct business *business, const struct policy_step *step);

/* A step that is due and not taken. */
struct dun_skip {
	struct id invoice;
	const char *step;
	const char *why;
	bool by_hand; /* nothing is against it: somebody has to do it */
};

/* Take every step that is due and leaves by itself, in batches of their own.
 * rows: struct dun_row, one for each that moved, or with rehearse would;
 * skipped: struct dun_skip. After an error the rows are those that are kept. */
int
dun_run(struct business *business, bool rehearse, struct vec *rows,
	struct vec *skipped, struct error *err);

/* Those that dun_run would look at now, with what it would say of each, moved
 * or not: struct dun_look into looks. */
int
dun_due(struct business *business, const char *owner, struct vec *looks,
	struct error *err);

/* Take one step, in the batch that is begun: the next one; name, where it is
 * given, has to be that. ERR_NO, in one line, for all that stands against it;
 * ERR_USAGE for no step of the policy. */
int
dun_step(struct business *business, const struct invoice *invoice,
	 const char *name, const char *approver, struct dun_row *row,
	 struct error *err);

#endif
