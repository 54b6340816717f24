/* SPDX-License-Identifier: ISC
 * The proof that an invoice was sent, and what was told of it since.
 */
#ifndef SELL_NOTICE_H
#define SELL_NOTICE_H

#include <stdint.h>

#include "base/error.h"
#include "domain/business.h"
#include "model/bill.h"
#include "model/invoice.h"
#include "model/party.h"

/* How the story of an invoice stands. */
struct notice_story {
	struct instant sent; /* last time with proof; MISSING: never */
	const char *flaw;    /* why there is no proof; NULL: there is */
	struct word step;    /* the last one of dunning that stands */
	int64_t level;	     /* the highest that was ever claimed; 0: none */
	struct instant at;   /* when that was */
};

/* It is proved to be sent where it went, with a result that is none of bounced,
 * returned and refused, to whom it has to go. */
int
notice_story(struct business *business, const struct invoice *invoice,
	     struct notice_story *story, struct error *err);

struct notice_new {
	const char *to; /* an address, a name; NULL: whom it has to go to */
	const char *channel; /* NULL: mail, where there is an address */
	const char *result;  /* NULL: bounced where mails come back, delivered
				by hand, sent by others */
	struct instant at;
};

/* Note that the invoice was sent. A mail address is compared with those of
 * whom it has to go to: party tells whose it is, 0: nobody's that we know.
 * ERR_USAGE for a result or channel that is none, or a moment before its day;
 * ERR_NO where nothing is said and there is no address. */
int
notice_send(struct business *business, const struct invoice *invoice,
	    const struct notice_new *new, struct notice *notice,
	    struct error *err);

/* What they are called; one without a name by the id. In the arena. */
const char *
notice_name(struct arena *arena, const struct party *party);

/* The row that lists and pages show. */
int
notice_row(struct business *business, const struct notice *notice,
	   struct notice_row *row, struct error *err);

#endif
