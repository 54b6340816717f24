/* SPDX-License-Identifier: ISC
 * crm-product: say what we sell and for how much, or list it.
 */
#include <string.h>

#include "cli/listing.h"
#include "cli/sentence.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "cli/verbs.h"
#include "sell/product.h"

struct options {
	const char *price;
	const char *cost;
	const char *unit;
	const char *note;
};

static const struct option_row options[] = {
	TEXT_OPTION(struct options, price, 0, "price", "sum",
		    "of one: 89.90, or \"89.90 USD\""),
	TEXT_OPTION(struct options, cost, 0, "cost", "sum",
		    "what one costs us"),
	TEXT_OPTION(struct options, unit, 0, "unit", "word", "piece, kg, hour"),
	TEXT_OPTION(struct options, note, 0, "note", "text",
		    "what to know about it"),
};

static const struct passport passport = {
	.name = "crm-product",
	.purpose = "say what we sell and for how much, or list it",
	.usage = "[--price sum] [--cost sum] [new name | "
		 "edit product field=value ... | list [filter ...]]",
	.examples = {"crm-product new \"Kettle\" --price 89.90 --cost 40",
		     "crm-product edit kettle price=94.90"},
	.groups =
		GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_KEEP | GROUP_COLOR,
	OPTIONS(options, struct options),
	.shape = &product_row_shape,
	.operands = "=new|=edit|=list filter:products",
};

static int
keep_row(struct session *s, const struct product *product)
{
	struct product_row row;

	product_row(product, &row);
	return session_row(s, &row);
}

static int
make(struct session *s, const void *given)
{
	const struct options *opt = given;
	struct product_new new = {.price = opt->price,
				  .cost = opt->cost,
				  .unit = opt->unit,
				  .note = opt->note};
	int rc;
	struct product product;

	new.name = s->operands[1];
	if (session_open(s, SESSION_WRITE) < 0)
		return -1;
	rc = session_batch(s, &product_row_shape, sentence_product,
			   product_again);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (product_add(s->business, &new, &product, &s->err) < 0 ||
	    keep_row(s, &product) < 0)
		return -1;
	return session_keep(s);
}

/* "price=94.90" */
static int
edit_one(struct session *s, struct product *product, const char *setting)
{
	const char *equals = strchr(setting, '=');

	if (!equals || equals == setting)
		return usage_wrong(&passport, &s->err, "%s: field=value",
				   setting);
	return product_edit(s->business, product,
			    arena_bytes(&s->arena, setting,
					(size_t)(equals - setting)),
			    equals + 1, &s->err);
}

static int
change(struct session *s, const void *given)
{
	int rc;
	struct product product;
	size_t i;

	(void)given;
	if (session_open(s, SESSION_WRITE) < 0 ||
	    product_find(s->business, s->operands[1], true, &product, &s->err) <
		    0)
		return -1;
	rc = session_batch(s, &product_row_shape, sentence_product,
			   product_again);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (product_find(s->business, s->operands[1], true, &product, &s->err) <
	    0)
		return -1;
	for (i = 2; i < s->operand_count; i++) {
		if (edit_one(s, &product, s->operands[i]) < 0)
			return -1;
	}
	return keep_row(s, &product) < 0 ? -1 : session_keep(s);
}

static int
list(struct session *s, const void *given)
{
	(void)given;
	return listing_verb(s, "products");
}

static const struct verb verbs[] = {
	{"new", make, "price cost unit note n q key", "what is it called?", 1,
	 1},
	{"edit", change, "n q key", "which one, and what of it?", 2, VERB_MANY},
	{"list", list, "", NULL, 0, 0},
};

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0)
		(void)verbs_run(&s, verbs, sizeof(verbs) / sizeof(verbs[0]),
				&opt);
	return session_end(&s);
}
