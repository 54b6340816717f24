/* SPDX-License-Identifier: ISC
 * What a row of somebody else's file can say of each noun.
 */
#include "exchange/fields.h"

#include <string.h>

#define NOUN(rows) rows, sizeof(rows) / sizeof((rows)[0])

static const struct fields_field parties[] = {
	[PARTY_NAME] = {"name", FIELD_TEXT, false, "as they write it"},
	[PARTY_PREFIX] = {"prefix", FIELD_TEXT, false, "Dr"},
	[PARTY_GIVEN] = {"given", FIELD_TEXT, false, "first name"},
	[PARTY_MIDDLE] = {"middle", FIELD_TEXT, false, "further first names"},
	[PARTY_FAMILY] = {"family", FIELD_TEXT, false, "last name"},
	[PARTY_SUFFIX] = {"suffix", FIELD_TEXT, false, "Jr"},
	[PARTY_NICKNAME] = {"nickname", FIELD_TEXT, true, "what friends say"},
	[PARTY_EMAIL] = {"email", FIELD_TEXT, true, "e-mail address"},
	[PARTY_PHONE] = {"phone", FIELD_TEXT, true, "phone number"},
	[PARTY_URL] = {"url", FIELD_TEXT, true, "page"},
	[PARTY_POST] = {"post", FIELD_TEXT, true,
			"postal address in one, as printed"},
	[PARTY_BOX] = {"box", FIELD_TEXT, true, "its post-office box"},
	[PARTY_STREET] = {"street", FIELD_TEXT, true, "street and number"},
	[PARTY_CITY] = {"city", FIELD_TEXT, true, "city"},
	[PARTY_REGION] = {"region", FIELD_TEXT, true, "state or province"},
	[PARTY_CODE] = {"code", FIELD_TEXT, true, "postal code"},
	[PARTY_COUNTRY] = {"country", FIELD_TEXT, true, "country"},
	[PARTY_LABEL_EMAIL] = {"email-label", FIELD_TEXT, true,
			       "home, work, …, of the e-mail address"},
	[PARTY_LABEL_PHONE] = {"phone-label", FIELD_TEXT, true,
			       "of the phone number"},
	[PARTY_LABEL_POST] = {"post-label", FIELD_TEXT, true,
			      "of the postal address"},
	[PARTY_ORGANISATION] = {"organisation", FIELD_TEXT, true, "where"},
	[PARTY_DEPARTMENT] = {"department", FIELD_TEXT, true, "its unit"},
	[PARTY_TITLE] = {"title", FIELD_TEXT, true, "as what they work"},
	[PARTY_BORN] = {"born", FIELD_DAY, false, "birthday"},
	[PARTY_ROLE] = {"role", FIELD_WORD, false,
			"contact where it does not say: customer, supplier, …"},
	[PARTY_OWNER] = {"owner", FIELD_OURS, false, "their person of ours"},
	[PARTY_TAGS] = {"tags", FIELD_WORDS, true, "parted by commas"},
	[PARTY_NOTE] = {"note", FIELD_TEXT, true, "whatever else"},
	[PARTY_KEY] = {"key", FIELD_TEXT, false,
		       "their number there, kept as source:number"},
};

static const struct fields_field interactions[] = {
	[INTERACTION_CUSTOMER] = {"customer", FIELD_PARTY, false,
				  "id, number there, e-mail, phone or name"},
	[INTERACTION_AT] = {"at", FIELD_MOMENT, false,
			    "when; the time of the import where missing"},
	[INTERACTION_KIND] = {"kind", FIELD_WORD, false,
			      "note where missing; of a case also complaint, "
			      "answer, …"},
	[INTERACTION_CHANNEL] = {"channel", FIELD_WORD, false, "phone, …"},
	[INTERACTION_DIRECTION] = {"direction", FIELD_WORD, false,
				   "in (they, where missing), out (we), own"},
	[INTERACTION_WHO] = {"who", FIELD_OURS, false, "our person"},
	[INTERACTION_TEXT] = {"text", FIELD_TEXT, false, "what was said"},
	[INTERACTION_CASE] = {"case", FIELD_WORD, false, "k7"},
	[INTERACTION_KEY] = {"key", FIELD_TEXT, false,
			     "its number there: never imported twice"},
};

static const struct fields_field cases[] = {
	[CASE_CUSTOMER] = {"customer", FIELD_PARTY, false,
			   "id, number there, e-mail, phone or name"},
	[CASE_OPENED] = {"opened", FIELD_MOMENT, false,
			 "when; the time of the import where missing"},
	[CASE_KIND] = {"kind", FIELD_WORD, false,
		       "complaint, …; the policy's where missing"},
	[CASE_CHANNEL] = {"channel", FIELD_WORD, false, "phone, …"},
	[CASE_TEXT] = {"text", FIELD_TEXT, false, "what they said"},
	[CASE_OWNER] = {"owner", FIELD_OURS, false, "our person"},
	[CASE_STATE] = {"state", FIELD_WORD, false,
			"open (where missing), resolved or closed"},
	[CASE_OUTCOME] = {"outcome", FIELD_WORD, false,
			  "done (where missing), declined, cannot"},
	[CASE_ANSWER] = {"answer", FIELD_TEXT, false,
			 "what they were told, of what is over"},
	[CASE_CLOSED] = {"closed", FIELD_MOMENT, false, "when it was over"},
	[CASE_KEY] = {"key", FIELD_TEXT, false,
		      "its number there: never imported twice"},
};

static const struct fields_field promises[] = {
	[PROMISE_CUSTOMER] = {"customer", FIELD_PARTY, false,
			      "id, number there, e-mail, phone or name"},
	[PROMISE_DUE] = {"due", FIELD_WHEN, false, "a day or a moment"},
	[PROMISE_TEXT] = {"text", FIELD_TEXT, false, "what is promised"},
	[PROMISE_SIDE] = {"side", FIELD_WORD, false,
			  "ours (where missing), theirs or touch"},
	[PROMISE_OWNER] = {"owner", FIELD_OURS, false, "our person"},
	[PROMISE_EVERY] = {"every", FIELD_NUMBER, false,
			   "days until the next one"},
};

static const struct fields_field products[] = {
	[PRODUCT_NAME] = {"name", FIELD_TEXT, false, "what it is called"},
	[PRODUCT_PRICE] = {"price", FIELD_MONEY, false, "of one"},
	[PRODUCT_COST] = {"cost", FIELD_MONEY, false, "what one costs us"},
	[PRODUCT_CURRENCY] = {"currency", FIELD_WORD, false,
			      "ISO 4217; that of the business where missing"},
	[PRODUCT_UNIT] = {"unit", FIELD_WORD, false, "piece, kg, hour"},
	[PRODUCT_NOTE] = {"note", FIELD_TEXT, false, "whatever else"},
	[PRODUCT_KEY] = {"key", FIELD_TEXT, false,
			 "its number there: never imported twice"},
};

static const struct fields_field sales[] = {
	[SALE_CUSTOMER] = {"customer", FIELD_PARTY, false,
			   "who bought: id, number there, e-mail, phone or "
			   "name"},
	[SALE_ON] = {"on", FIELD_DAY, false, "the day, or"},
	[SALE_AT] = {"at", FIELD_WHEN, false, "the moment"},
	[SALE_PRODUCT] = {"product", FIELD_TEXT, false,
			  "what: g6, its number there, or its name"},
	[SALE_QUANTITY] = {"quantity", FIELD_QUANTITY, false,
			   "how many; 1 where missing; below 0: a return"},
	[SALE_AMOUNT] = {"amount", FIELD_MONEY, false,
			 "for all of it; by the price of the product where "
			 "missing"},
	[SALE_CURRENCY] = {"currency", FIELD_WORD, false,
			   "ISO 4217; that of the business where missing"},
	[SALE_TEXT] = {"text", FIELD_TEXT, false, "whatever else"},
	[SALE_KEY] = {"key", FIELD_TEXT, false,
		      "its number there: never imported twice"},
};

static const struct fields_field deals[] = {
	[DEAL_CUSTOMER] = {"customer", FIELD_PARTY, false,
			   "who may buy: id, number there, e-mail, phone or "
			   "name"},
	[DEAL_NAME] = {"name", FIELD_TEXT, false, "what it is about"},
	[DEAL_STAGE] = {"stage", FIELD_WORD, false,
			"of the policy; its first where missing"},
	[DEAL_STATE] = {"state", FIELD_WORD, false,
			"open (where missing), won or lost"},
	[DEAL_AMOUNT] = {"amount", FIELD_MONEY, false, "what it would bring"},
	[DEAL_CURRENCY] = {"currency", FIELD_WORD, false,
			   "ISO 4217; that of the business where missing"},
	[DEAL_EXPECTED] = {"expected", FIELD_DAY, false,
			   "the day it is likely decided"},
	[DEAL_NEXT] = {"next", FIELD_TEXT, false,
		       "what we do next; of an open one, see where it stands "
		       "where missing"},
	[DEAL_DUE] = {"due", FIELD_DAY, false,
		      "and by when; the day of the import where missing"},
	[DEAL_OPENED] = {"opened", FIELD_MOMENT, false,
			 "since when; the time of the import, or when it was "
			 "settled, where missing"},
	[DEAL_SETTLED] = {"settled", FIELD_MOMENT, false,
			  "when it was won or lost"},
	[DEAL_REASON] = {"reason", FIELD_WORD, false,
			 "why it was lost, a word of the policy"},
	[DEAL_OWNER] = {"owner", FIELD_OURS, false,
			"our person; assigned where missing"},
	[DEAL_SOURCE] = {"source", FIELD_WORD, false, "where it came from"},
	[DEAL_NOTE] = {"note", FIELD_TEXT, false, "whatever else"},
	[DEAL_KEY] = {"key", FIELD_TEXT, false,
		      "its number there: never imported twice"},
};

static const struct fields_field invoices[] = {
	[INVOICE_CUSTOMER] = {"customer", FIELD_PARTY, false,
			      "who bought: id, number there, e-mail, phone or "
			      "name"},
	[INVOICE_NUMBER] = {"number", FIELD_TEXT, false,
			    "as it is printed: never imported twice"},
	[INVOICE_ON] = {"on", FIELD_DAY, false, "its day"},
	[INVOICE_DUE] = {"due", FIELD_DAY, false,
			 "payable by; its day where missing"},
	[INVOICE_AMOUNT] = {"amount", FIELD_MONEY, false, "with tax"},
	[INVOICE_CURRENCY] = {"currency", FIELD_WORD, false,
			      "ISO 4217; that of the business where missing"},
	[INVOICE_BILL_TO] = {"bill-to", FIELD_PARTY, false,
			     "whom it is addressed to; as they asked for on "
			     "that day where missing"},
	[INVOICE_NOTE] = {"note", FIELD_TEXT, false, "whatever else"},
};

static const struct fields_field payments[] = {
	[PAYMENT_CUSTOMER] = {"customer", FIELD_PARTY, false,
			      "by whom: id, number there, e-mail, phone or "
			      "name"},
	[PAYMENT_INVOICE] = {"invoice", FIELD_TEXT, false,
			     "the number of what was paid"},
	[PAYMENT_ON] = {"on", FIELD_DAY, false, "the day"},
	[PAYMENT_AMOUNT] = {"amount", FIELD_MONEY, false,
			    "how much; below 0: money that went out"},
	[PAYMENT_CURRENCY] = {"currency", FIELD_WORD, false,
			      "ISO 4217; that of the business where missing"},
	[PAYMENT_PAYER] = {"payer", FIELD_TEXT, false, "as the bank says"},
	[PAYMENT_TEXT] = {"text", FIELD_TEXT, false,
			  "what it is for; the number is looked for in it"},
	[PAYMENT_KEY] = {"key", FIELD_TEXT, false,
			 "its number there: never imported twice"},
};

static const struct fields_noun nouns[] = {
	{"parties", NOUN(parties)},   {"interactions", NOUN(interactions)},
	{"cases", NOUN(cases)},	      {"promises", NOUN(promises)},
	{"products", NOUN(products)}, {"sales", NOUN(sales)},
	{"deals", NOUN(deals)},	      {"invoices", NOUN(invoices)},
	{"payments", NOUN(payments)},
};

const struct fields_noun *
fields_noun_at(size_t i)
{
	return i < sizeof(nouns) / sizeof(nouns[0]) ? &nouns[i] : NULL;
}

const struct fields_noun *
fields_noun(const char *name)
{
	size_t i;

	for (i = 0; fields_noun_at(i); i++) {
		if (strcmp(nouns[i].name, name) == 0)
			return &nouns[i];
	}
	return NULL;
}

int
fields_find(const struct fields_noun *noun, const char *name)
{
	size_t i;

	for (i = 0; i < noun->count; i++) {
		if (strcmp(noun->fields[i].name, name) == 0)
			return (int)i;
	}
	return -1;
}
