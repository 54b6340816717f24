/* SPDX-License-Identifier: ISC
 * crm-sell: note what was sold, or came back.
 */
#include <string.h>

#include "cli/records.h"
#include "cli/sentence.h"
#include "cli/session.h"
#include "cli/typed.h"
#include "cli/usage.h"
#include "domain/resolver.h"
#include "sell/sale.h"

struct options {
	const char *qty;
	const char *price;
	bool returned;
};

static const struct option_row options[] = {
	TEXT_OPTION(struct options, qty, 0, "qty", "number",
		    "how many, where there is one product: 2, 0.25"),
	TEXT_OPTION(struct options, price, 0, "price", "sum",
		    "of one, where it is not that of the product"),
	FLAG_OPTION(struct options, returned, 0, "return",
		    "they brought it back"),
};

static const struct passport passport = {
	.name = "crm-sell",
	.purpose = "note what was sold, or came back",
	.usage = "[--qty number] [--price sum] [--return] [who] [product ...]",
	.examples = {"crm-sell anna kettle \"tea x3\"",
		     "crm-sell anna kettle --return --at yesterday"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_WRITE |
		  GROUP_TEXT | GROUP_STDIN,
	OPTIONS(options, struct options),
	.shape = &sale_row_shape,
	.operands = "party",
};

/* What is sold to each of the records. */
struct basket {
	struct vec items; /* struct sale_new */
};

static int
sell_to(struct session *s, const struct input_record *record, void *cookie)
{
	const struct basket *basket = cookie;
	const struct sale_new *items = basket->items.items;
	struct party party;
	struct sale_row row;
	struct sale sale;
	size_t i;

	if (resolver_find(s->business, record->id, &party, &s->err) < 0)
		return -1;
	for (i = 0; i < basket->items.count; i++) {
		if (sale_add(s->business, &party, &items[i], &sale, &s->err) <
			    0 ||
		    sale_row(s->business, &sale, &row, &s->err) < 0 ||
		    session_row(s, &row) < 0)
			return -1;
	}
	return 0;
}

/* The product of an operand, with what the options say of it. */
static int
read_item(struct session *s, const char *typed, const struct options *opt,
	  struct sale_new *new)
{
	struct product *product = arena_get(&s->arena, sizeof(*product));
	struct quantity said;

	if (sale_item(s->business, typed, product, &said, &s->err) < 0)
		return -1;
	if (said.thousandths != QUANTITY_MISSING.thousandths) {
		if (opt->qty)
			return usage_wrong(&passport, &s->err,
					   "%s: --qty says how many, too",
					   typed);
		new->quantity = said;
	}
	new->product = product;
	return 0;
}

static int
read_basket(struct session *s, const struct options *opt, struct basket *basket)
{
	struct sale_new common = {.price = opt->price,
				  .quantity = {1000},
				  .returned = opt->returned};
	size_t first = s->operand_count > 0, count = s->operand_count - first;
	size_t i;

	if (count > 1 && (opt->qty || opt->price))
		return usage_wrong(&passport, &s->err,
				   "--qty and --price go with one product");
	if ((opt->qty &&
	     sale_quantity(opt->qty, &common.quantity, &s->err) < 0) ||
	    sale_when(s->business, s->common.at, &common.when, &s->err) < 0)
		return -1;
	if (typed_given(s, s->operand_count, &common.text) < 0)
		return -1;
	if (count == 0 && !common.text)
		return usage_wrong(&passport, &s->err, "what was sold?");
	for (i = 0; i < count || (i == 0 && count == 0); i++) {
		struct sale_new *new = vec_add(&basket->items, &s->arena);

		*new = common;
		if (count > 0 &&
		    read_item(s, s->operands[first + i], opt, new) < 0)
			return -1;
	}
	return 0;
}

static int
run(struct session *s, const struct options *opt)
{
	struct vec records = {.size = sizeof(struct input_record)};
	struct basket basket = {.items = {.size = sizeof(struct sale_new)}};
	int rc;
	struct party party;

	if (s->operand_count > 0 && strcmp(s->operands[0], "-") != 0 &&
	    resolver_find(s->business, s->operands[0], &party, &s->err) < 0)
		return -1;
	if (read_basket(s, opt, &basket) < 0 ||
	    records_read(s, 0, 1, false, &records) < 0)
		return -1;
	rc = session_batch(s, &sale_row_shape, sentence_sale, sale_again);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (records_each(s, &records, sell_to, &basket) < 0)
		return -1;
	return session_keep(s);
}

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0 &&
	    session_open(&s, SESSION_WRITE) == 0)
		run(&s, &opt);
	return session_end(&s);
}
