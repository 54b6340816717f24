/* SPDX-License-Identifier: ISC
 * The durable tables, in schema order.
 */
#include "model/table.h"

#include <string.h>

#include "model/article.h"
#include "model/batch.h"
#include "model/case.h"
#include "model/cause.h"
#include "model/deal.h"
#include "model/deck.h"
#include "model/fact.h"
#include "model/forgotten.h"
#include "model/interaction.h"
#include "model/invoice.h"
#include "model/message.h"
#include "model/origin.h"
#include "model/party.h"
#include "model/promise.h"
#include "model/sale.h"

const struct table tables[TABLE_COUNT] = {
	[TABLE_POLICIES] = {"policies", 'y', &policy_text_shape},
	[TABLE_PARTIES] = {"parties", 'c', &party_shape},
	[TABLE_ADDRESSES] = {"addresses", 'x', &address_shape},
	[TABLE_TAGS] = {"tags", 't', &tag_shape},
	[TABLE_CASES] = {"cases", 'k', &case_shape},
	[TABLE_INTERACTIONS] = {"interactions", 'i', &interaction_shape},
	[TABLE_RUNGS] = {"rungs", 'l', &rung_shape},
	[TABLE_PROMISES] = {"promises", 'p', &promise_shape},
	[TABLE_ABSENCES] = {"absences", 'w', &absence_shape},
	[TABLE_MESSAGES] = {"messages", 'o', &message_shape},
	[TABLE_CHANGES] = {"changes", 'z', &change_shape},
	[TABLE_FACTS] = {"facts", 'f', &fact_shape},
	[TABLE_LINKS] = {"links", 'j', &link_shape},
	[TABLE_ORIGINS] = {"origins", 'u', &origin_shape},
	[TABLE_RESTATEMENTS] = {"restatements", 'h', &restatement_shape},
	[TABLE_TOMBSTONES] = {"tombstones", 'Q', &tombstone_shape},
	[TABLE_PRODUCTS] = {"products", 'g', &product_shape},
	[TABLE_SALES] = {"sales", 's', &sale_shape},
	[TABLE_DEALS] = {"deals", 'd', &deal_shape},
	[TABLE_MOVES] = {"moves", 'M', &deal_move_shape},
	[TABLE_INVOICES] = {"invoices", 'v', &invoice_shape},
	[TABLE_PAYMENTS] = {"payments", 'e', &payment_shape},
	[TABLE_NOTICES] = {"notices", 'N', &notice_shape},
	[TABLE_OBSERVATIONS] = {"observations", 'n', &observation_shape},
	[TABLE_PROBLEMS] = {"problems", 'r', &problem_shape},
	[TABLE_JOINS] = {"joins", 'J', &joined_shape},
	[TABLE_ARTICLES] = {"articles", 'a', &article_shape},
	[TABLE_USES] = {"uses", 'U', &article_use_shape},
	[TABLE_CARDS] = {"cards", 'q', &dealt_shape},
};

const struct table table_batches = {"batches", 'b', &batch_shape};

const struct table *
table_find(const char *name)
{
	size_t i;

	for (i = 0; i < TABLE_COUNT; i++) {
		if (strcmp(tables[i].name, name) == 0)
			return &tables[i];
	}
	return NULL;
}

const struct table *
table_of(char letter)
{
	size_t i;

	for (i = 0; i < TABLE_COUNT; i++) {
		if (tables[i].letter == letter)
			return &tables[i];
	}
	return NULL;
}

const struct id *
table_id(const struct table *table, const void *row)
{
	return column_value(&table->shape->columns[0], row);
}
