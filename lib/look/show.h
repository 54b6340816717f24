/* SPDX-License-Identifier: ISC
 * Everything about one record, the open wound first.
 */
#ifndef LOOK_SHOW_H
#define LOOK_SHOW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "domain/clock.h"
#include "model/case.h"
#include "model/column.h"
#include "model/party.h"
#include "model/row.h"
#include "sell/sale.h"

/* A record that was asked for. letter: c k i p o b g s d a, or '@' for one of our
 * people. */
struct show_what {
	char letter;
	struct id id;	 /* what counts, */
	struct id asked; /* and what was named: merged into it, or the same */
	const struct policy_person *person;
	bool words; /* of what was said the words alone, not where they came
		     * from: for show_row_each, to ask less */
};

/* An id, "@nina" or "me", else a party by whatever people call it. ERR_NO for
 * what is not there or was taken back. */
int
show_find(struct business *business, const char *word, struct show_what *what,
	  struct error *err);

/* What follows fills pages; lists hold at most SHOW_MOST. */
#define SHOW_MOST 10

struct show_case {
	struct case_file file;
	struct party party;
	const char *tags;
	struct clock_reading reading;
	const char *level;   /* its rung's name; NULL for the owner */
	struct vec rungs;    /* struct rung, all of them */
	struct vec promises; /* struct promise_row, all of them */
	struct vec letters;  /* struct message_row, newest first */
};

int
show_case(struct business *business, struct id id, struct show_case *shown,
	  struct error *err);

struct show_party {
	struct party party;
	const char *tags;
	struct instant contacted;
	struct vec addresses; /* struct address */
	struct vec facts;     /* struct fact, by name, newest first */
	struct vec links;     /* struct link_row: what it is to others */
	struct vec people;    /* struct link_row: who works or decides there */
	struct vec others;    /* struct link_row: what others are to it */
	struct vec through;   /* struct link_row: who buys through it */
	struct vec open;      /* struct case_row, by due */
	struct vec promises;  /* struct promise_row, all that stand */
	struct vec said;      /* struct interaction_row, newest first */
	struct vec bought;    /* struct sale_total, one for each currency */
	struct vec basket;    /* struct sale_row, newest first */
	struct vec deals;     /* struct deal_row, open ones first */
	bool invoices;	      /* there may be some: show_bill_of_party */
	struct vec closed;    /* struct case_row, last closed first */
};

int
show_party(struct business *business, struct id id, struct show_party *shown,
	   struct error *err);

/* The answers given from an article, newest first, at most SHOW_MOST + 1:
 * struct interaction_row. */
int
show_uses(struct business *business, struct id article, struct vec *rows,
	  struct error *err);

/* A letter as it would leave. */
int
show_letter(struct business *business, struct id id, char **letter,
	    struct error *err);

/* Who acts for one of our people today; NULL for themselves. */
int
show_deputy(struct business *business, const struct policy_person *person,
	    const char **deputy, struct error *err);

#endif
