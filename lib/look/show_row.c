/* SPDX-License-Identifier: ISC
 * The rows that stand for a record.
 */
#include "look/show_row.h"

#include "base/arena.h"
#include "base/str.h"
#include "cause/article.h"
#include "cause/deck.h"
#include "cause/observation.h"
#include "cause/problem.h"
#include "domain/find.h"
#include "domain/move.h"
#include "domain/outbox.h"
#include "domain/promise.h"
#include "keep/history.h"
#include "sell/deal.h"
#include "sell/invoice.h"
#include "sell/payment.h"
#include "sell/product.h"
#include "store/article.h"
#include "store/case.h"
#include "store/look.h"
#include "store/origin.h"
#include "store/party.h"
#include "store/promise.h"
#include "store/record.h"

const struct shape *
show_row_shape(char letter)
{
	switch (letter) {
	case 'p':
		return &promise_row_shape;
	case 'o':
		return &message_row_shape;
	case 'g':
		return &product_row_shape;
	case 's':
		return &sale_row_shape;
	case 'v':
		return &invoice_row_shape;
	case 'e':
		return &payment_row_shape;
	case 'n':
		return &observation_row_shape;
	case 'q':
		return &dealt_row_shape;
	case 'r':
		return &problem_row_shape;
	case 'a':
		return &article_row_shape;
	case 'd':
		return &deal_row_shape;
	case 'b':
		return &batch_row_shape;
	case '@':
		return &case_row_shape;
	default:
		return &interaction_row_shape;
	}
}

/* Where it came from, if it came from somewhere. */
static int
fill_origin(struct business *business, struct arena *arena,
	    struct interaction_row *row, struct error *err)
{
	struct origin origin;
	int rc = origin_of(business->store, arena, row->id, &origin, err);

	if (rc <= 0)
		return rc;
	row->subject = origin.subject;
	row->sender = origin.sender;
	row->url = origin.url;
	row->reach = origin.reach;
	row->rating = origin.rating;
	row->ref = origin.ref;
	row->thread = origin.thread;
	row->attachments = origin.attachments;
	return 0;
}

struct said_walk {
	struct business *business;
	const struct show_what *what;
	int (*each)(void *cookie, const void *row, struct error *err);
	void *cookie;
};

/* Rows show merged cases and parties as those that count. */
static int
give_said(void *cookie, const struct interaction *entry, struct error *err)
{
	struct said_walk *walk = cookie;
	struct arena arena = {NULL};
	struct interaction_row row;
	struct case_file file;
	struct id case_id = {0};
	struct party party;
	int rc = party_root(walk->business->store, &arena, entry->party, &party,
			    err);

	if (rc == 0 && entry->case_id.n > 0) {
		rc = case_root(walk->business->store, &arena, entry->case_id,
			       &file, err);
		case_id = rc > 0 ? file.id : entry->case_id;
	}
	if (rc >= 0) {
		move_said(entry, case_id, party.id, &row);
		if (!walk->what->words)
			rc = fill_origin(walk->business, &arena, &row, err);
	}
	if (rc >= 0) {
		rc = walk->each(walk->cookie, &row, err);
	}
	arena_free(&arena);
	return rc < 0 ? -1 : 0;
}

/* The one row of a list that the record is. */
static int
give_listed(struct business *business, const char *noun, const char *filter,
	    int (*each)(void *cookie, const void *row, struct error *err),
	    void *cookie, struct error *err)
{
	char *filters[1] = {arena_text(business->arena, filter)};
	struct find_question question = {.noun = noun,
					 .filters = filters,
					 .count = 1,
					 .columns = "+batch"};

	return find_rows(business, &question, each, cookie, err);
}

static int
give_batch(struct business *business, struct id id,
	   int (*each)(void *cookie, const void *row, struct error *err),
	   void *cookie, struct error *err)
{
	struct batch_row row;

	if (history_row(business, business->arena, id, &row, err) < 0)
		return -1;
	return each(cookie, &row, err);
}

static int
give_promise(struct business *business, struct id id,
	     int (*each)(void *cookie, const void *row, struct error *err),
	     void *cookie, struct error *err)
{
	struct promise promise;
	struct promise_row row;

	if (promise_get(business, id, &promise, err) < 0 ||
	    promise_row(business, &promise, &row, err) < 0)
		return -1;
	return each(cookie, &row, err);
}

static int
give_letter(struct business *business, struct id id,
	    int (*each)(void *cookie, const void *row, struct error *err),
	    void *cookie, struct error *err)
{
	struct message message;
	struct message_row row;

	if (record_get(business->store, business->arena, TABLE_MESSAGES, id.n,
		       &message, err) < 0)
		return -1;
	outbox_row(&message, &row);
	return each(cookie, &row, err);
}

static int
give_product(struct business *business, struct id id,
	     int (*each)(void *cookie, const void *row, struct error *err),
	     void *cookie, struct error *err)
{
	struct product product;
	struct product_row row;

	if (record_get(business->store, business->arena, TABLE_PRODUCTS, id.n,
		       &product, err) < 0)
		return -1;
	product_row(&product, &row);
	return each(cookie, &row, err);
}

static int
give_sale(struct business *business, struct id id,
	  int (*each)(void *cookie, const void *row, struct error *err),
	  void *cookie, struct error *err)
{
	struct sale_row row;
	struct sale sale;

	if (record_get(business->store, business->arena, TABLE_SALES, id.n,
		       &sale, err) < 0 ||
	    sale_row(business, &sale, &row, err) < 0)
		return -1;
	return each(cookie, &row, err);
}

static int
give_invoice(struct business *business, struct id id,
	     int (*each)(void *cookie, const void *row, struct error *err),
	     void *cookie, struct error *err)
{
	struct invoice_row row;
	struct invoice invoice;

	if (record_get(business->store, business->arena, TABLE_INVOICES, id.n,
		       &invoice, err) < 0 ||
	    invoice_row(business, &invoice, &row, err) < 0)
		return -1;
	return each(cookie, &row, err);
}

static int
give_payment(struct business *business, struct id id,
	     int (*each)(void *cookie, const void *row, struct error *err),
	     void *cookie, struct error *err)
{
	struct payment_row row;
	struct payment payment;

	if (record_get(business->store, business->arena, TABLE_PAYMENTS, id.n,
		       &payment, err) < 0 ||
	    payment_row(business, &payment, &row, err) < 0)
		return -1;
	return each(cookie, &row, err);
}

static int
give_note(struct business *business, struct id id,
	  int (*each)(void *cookie, const void *row, struct error *err),
	  void *cookie, struct error *err)
{
	struct observation_row row;

	return observation_row(business, id, &row, err) < 0
		       ? -1
		       : each(cookie, &row, err);
}

static int
give_card(struct business *business, struct id id,
	  int (*each)(void *cookie, const void *row, struct error *err),
	  void *cookie, struct error *err)
{
	struct dealt card;
	struct dealt_row row;

	if (record_get(business->store, business->arena, TABLE_CARDS, id.n,
		       &card, err) < 0 ||
	    deck_row(business, &card, &row, err) < 0)
		return -1;
	return each(cookie, &row, err);
}

static int
give_problem(struct business *business, struct id id,
	     int (*each)(void *cookie, const void *row, struct error *err),
	     void *cookie, struct error *err)
{
	struct problem problem;
	struct problem_row row;

	if (record_get(business->store, business->arena, TABLE_PROBLEMS, id.n,
		       &problem, err) < 0 ||
	    problem_row(business, &problem, &row, err) < 0)
		return -1;
	return each(cookie, &row, err);
}

static int
give_article(struct business *business, struct id id,
	     int (*each)(void *cookie, const void *row, struct error *err),
	     void *cookie, struct error *err)
{
	struct article article;
	struct article_row row;

	if (record_get(business->store, business->arena, TABLE_ARTICLES, id.n,
		       &article, err) < 0 ||
	    article_row(business, &article, &row, err) < 0)
		return -1;
	return each(cookie, &row, err);
}

static int
give_deal(struct business *business, struct id id,
	  int (*each)(void *cookie, const void *row, struct error *err),
	  void *cookie, struct error *err)
{
	struct deal_row row;
	struct deal deal;

	if (record_get(business->store, business->arena, TABLE_DEALS, id.n,
		       &deal, err) < 0 ||
	    deal_row(business, &deal, &row, err) < 0)
		return -1;
	return each(cookie, &row, err);
}

int
show_row_each(struct business *business, const struct show_what *what,
	      int (*each)(void *cookie, const void *row, struct error *err),
	      void *cookie, struct error *err)
{
	struct said_walk walk = {business, what, each, cookie};
	struct interaction entry;

	switch (what->letter) {
	case 'c':
	case 'k':
		return look_each_said(business->store, what->letter, what->id,
				      give_said, &walk, err);
	case 'i':
		if (record_get(business->store, business->arena,
			       TABLE_INTERACTIONS, what->id.n, &entry, err) < 0)
			return -1;
		return give_said(&walk, &entry, err);
	case 'p':
		return give_promise(business, what->id, each, cookie, err);
	case 'o':
		return give_letter(business, what->id, each, cookie, err);
	case 'g':
		return give_product(business, what->id, each, cookie, err);
	case 's':
		return give_sale(business, what->id, each, cookie, err);
	case 'v':
		return give_invoice(business, what->id, each, cookie, err);
	case 'e':
		return give_payment(business, what->id, each, cookie, err);
	case 'n':
		return give_note(business, what->id, each, cookie, err);
	case 'q':
		return give_card(business, what->id, each, cookie, err);
	case 'r':
		return give_problem(business, what->id, each, cookie, err);
	case 'a':
		return give_article(business, what->id, each, cookie, err);
	case 'd':
		return give_deal(business, what->id, each, cookie, err);
	case 'b':
		return give_batch(business, what->id, each, cookie, err);
	default:
		return give_listed(business, "cases",
				   arena_print(business->arena, "owner=%s",
					       what->person->name),
				   each, cookie, err);
	}
}
