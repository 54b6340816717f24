/* SPDX-License-Identifier: ISC
 * What a row of somebody else's file can say of each noun, and the headers it
 * usually says it under.
 */
#ifndef EXCHANGE_FIELDS_H
#define EXCHANGE_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

enum fields_kind {
	FIELD_TEXT,  /* lines and all */
	FIELD_WORD,  /* one word, no commas */
	FIELD_WORDS, /* words parted by commas or semicolons */
	FIELD_PARTY, /* whom it is about: resolved */
	FIELD_OURS,  /* a person of ours */
	FIELD_DAY,
	FIELD_MOMENT,	/* a day is taken as its noon */
	FIELD_WHEN,	/* a day or a moment */
	FIELD_NUMBER,	/* whole */
	FIELD_QUANTITY, /* with up to three decimals */
	FIELD_MONEY
};

struct fields_field {
	const char *name;
	enum fields_kind kind;
	bool many; /* several columns may say it */
	const char *meaning;
};

struct fields_noun {
	const char *name;
	const struct fields_field *fields;
	size_t count;
};

/* Numbers of the fields, in the order of the noun's list. */
enum fields_party {
	PARTY_NAME,
	PARTY_PREFIX,
	PARTY_GIVEN,
	PARTY_MIDDLE,
	PARTY_FAMILY,
	PARTY_SUFFIX,
	PARTY_NICKNAME,
	PARTY_EMAIL,
	PARTY_PHONE,
	PARTY_URL,
	PARTY_POST,
	PARTY_BOX,
	PARTY_STREET,
	PARTY_CITY,
	PARTY_REGION,
	PARTY_CODE,
	PARTY_COUNTRY,
	PARTY_LABEL_EMAIL,
	PARTY_LABEL_PHONE,
	PARTY_LABEL_POST,
	PARTY_ORGANISATION,
	PARTY_DEPARTMENT,
	PARTY_TITLE,
	PARTY_BORN,
	PARTY_ROLE,
	PARTY_OWNER,
	PARTY_TAGS,
	PARTY_NOTE,
	PARTY_KEY,
	PARTY_FIELDS
};

enum fields_interaction {
	INTERACTION_CUSTOMER,
	INTERACTION_AT,
	INTERACTION_KIND,
	INTERACTION_CHANNEL,
	INTERACTION_DIRECTION,
	INTERACTION_WHO,
	INTERACTION_TEXT,
	INTERACTION_CASE,
	INTERACTION_KEY,
	INTERACTION_FIELDS
};

enum fields_case {
	CASE_CUSTOMER,
	CASE_OPENED,
	CASE_KIND,
	CASE_CHANNEL,
	CASE_TEXT,
	CASE_OWNER,
	CASE_STATE,
	CASE_OUTCOME,
	CASE_ANSWER,
	CASE_CLOSED,
	CASE_KEY,
	CASE_FIELDS
};

enum fields_promise {
	PROMISE_CUSTOMER,
	PROMISE_DUE,
	PROMISE_TEXT,
	PROMISE_SIDE,
	PROMISE_OWNER,
	PROMISE_EVERY,
	PROMISE_FIELDS
};

enum fields_product {
	PRODUCT_NAME,
	PRODUCT_PRICE,
	PRODUCT_COST,
	PRODUCT_CURRENCY,
	PRODUCT_UNIT,
	PRODUCT_NOTE,
	PRODUCT_KEY,
	PRODUCT_FIELDS
};

enum fields_sale {
	SALE_CUSTOMER,
	SALE_ON,
	SALE_AT,
	SALE_PRODUCT,
	SALE_QUANTITY,
	SALE_AMOUNT,
	SALE_CURRENCY,
	SALE_TEXT,
	SALE_KEY,
	SALE_FIELDS
};

enum fields_invoice {
	INVOICE_CUSTOMER,
	INVOICE_NUMBER,
	INVOICE_ON,
	INVOICE_DUE,
	INVOICE_AMOUNT,
	INVOICE_CURRENCY,
	INVOICE_BILL_TO,
	INVOICE_NOTE,
	INVOICE_FIELDS
};

enum fields_payment {
	PAYMENT_CUSTOMER,
	PAYMENT_INVOICE,
	PAYMENT_ON,
	PAYMENT_AMOUNT,
	PAYMENT_CURRENCY,
	PAYMENT_PAYER,
	PAYMENT_TEXT,
	PAYMENT_KEY,
	PAYMENT_FIELDS
};

enum fields_deal {
	DEAL_CUSTOMER,
	DEAL_NAME,
	DEAL_STAGE,
	DEAL_STATE,
	DEAL_AMOUNT,
	DEAL_CURRENCY,
	DEAL_EXPECTED,
	DEAL_NEXT,
	DEAL_DUE,
	DEAL_OPENED,
	DEAL_SETTLED,
	DEAL_REASON,
	DEAL_OWNER,
	DEAL_SOURCE,
	DEAL_NOTE,
	DEAL_KEY,
	DEAL_FIELDS
};

#define FIELDS_MAX 32 /* of a noun */

/* "parties", …; NULL: nothing of that name can be imported. */
const struct fields_noun *
fields_noun(const char *name);

/* The i-th, NULL behind the last. */
const struct fields_noun *
fields_noun_at(size_t i);

/* Number of the field of that name, -1: none. */
int
fields_find(const struct fields_noun *noun, const char *name);

#endif
