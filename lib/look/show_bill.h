/* SPDX-License-Identifier: ISC
 * Everything about one invoice: who owes what, and what was told of it.
 */
#ifndef LOOK_SHOW_BILL_H
#define LOOK_SHOW_BILL_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/party.h"
#include "sell/dun.h"

struct show_bill {
	struct dun_look look; /* with the invoice */
	struct party buyer;
	struct vec notices;  /* struct notice_row, the proof first */
	struct vec payments; /* struct payment_row, by day */
	struct vec sales;    /* struct sale_row that it bills */
};

int
show_bill_get(struct business *business, struct id id, struct show_bill *shown,
	      struct error *err);

/* Those of a party, as the buyer or as the one they are addressed to, by due,
 * paid ones too; at most limit: struct invoice_row. */
int
show_bill_of_party(struct business *business, struct id party, size_t limit,
		   struct vec *rows, struct error *err);

#endif
