/* SPDX-License-Identifier: ISC
 * The lists that can be asked for.
 */
#include "store/noun.h"

#include <string.h>

#include "store/noun_article.h"
#include "store/noun_case.h"
#include "store/noun_cause.h"
#include "store/noun_deal.h"
#include "store/noun_deck.h"
#include "store/noun_invoice.h"
#include "store/noun_party.h"
#include "store/noun_sale.h"

/* The lists of each file: the i-th of it, NULL behind its last. */
static const struct noun *(*const files[])(size_t i) = {
	noun_party_at,	 noun_case_at, noun_sale_at,  noun_invoice_at,
	noun_article_at, noun_deck_at, noun_cause_at, noun_deal_at,
};

const struct noun *
noun_at(size_t i)
{
	const struct noun *noun;
	size_t file, n;

	for (file = 0; file < sizeof(files) / sizeof(files[0]); file++) {
		for (n = 0; (noun = files[file](n)) != NULL; n++) {
			if (i-- == 0)
				return noun;
		}
	}
	return NULL;
}

const struct noun *
noun_find(const char *name)
{
	size_t i;

	for (i = 0; noun_at(i); i++) {
		if (strcmp(noun_at(i)->name, name) == 0)
			return noun_at(i);
	}
	return NULL;
}

const struct noun_key *
noun_fact(const struct noun *noun)
{
	return noun->letter == 'c' ? &noun_party_fact : NULL;
}

bool
noun_key_dated(const struct noun_key *key)
{
	return strstr(key->sql, "{then ") ||
	       (key->wrap && strstr(key->wrap, "{then "));
}

const struct noun_key *
noun_key(const struct noun *noun, const char *name)
{
	size_t i;

	for (i = 0; i < noun->key_count; i++) {
		if (strcmp(noun->keys[i].name, name) == 0)
			return &noun->keys[i];
	}
	return NULL;
}
