/* SPDX-License-Identifier: ISC
 * What the nouns of an import share: the run, whom a row is about, what it is
 * refused for.
 */
#ifndef EXCHANGE_IMPORTING_H
#define EXCHANGE_IMPORTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "exchange/bind.h"
#include "exchange/evidence.h"
#include "exchange/incoming.h"

enum importing_match {
	MATCH_UPDATE, /* what is new of them is added */
	MATCH_SKIP,   /* those who are here already are left alone */
	MATCH_NEW,    /* never looked for */
	MATCH_REVIEW  /* refused, for a person to decide */
};

/* What became of a row. */
enum importing_outcome {
	OUTCOME_NEW,
	OUTCOME_DETAILS,
	OUTCOME_HERE,
	OUTCOME_PERHAPS,
	OUTCOME_BAD,
	OUTCOME_LEFT, /* not asked for */
	OUTCOMES
};

/* Somebody a row is about, remembered by what the rows call them. */
struct importing_customer {
	char called[48];
	int64_t id;
	bool contact; /* no customer yet */
	bool touches; /* has open touches */
};

/* Rows without a key, counted by what they are (importing_seen.h): as many as
 * were here before come in once. */
struct importing_seen {
	struct importing_alike {
		uint64_t mark; /* 0: free */
		int64_t count;
	} * places;
	size_t cap, used;
};

/* Places for them, of which so many begin at each. */
#define IMPORTING_CUSTOMERS ((size_t)1 << 16)
#define IMPORTING_WAYS 4

struct importing {
	struct business *business;
	const char *file;   /* for messages */
	const char *origin; /* the file, without its folder: of facts */
	const char *source; /* whose keys they are */
	const char *const *tags;
	size_t tag_count;
	enum importing_match on_match;
	bool create;
	struct bind bind;
	struct evidence evidence;
	struct arena *lasting; /* as long as the run */
	struct arena *row;     /* until the next row */
	bool writing;	       /* the batch is begun */
	/* the last that was said before it; missing: nothing was */
	struct instant last_said;
	bool touches;	    /* and somebody has open touches */
	const char *remark; /* what to say of the row; NULL: nothing */
	struct importing_customer *customers;
	size_t replaced; /* of them, so far */
	struct importing_seen seen;
	void *item; /* the row, read by its noun */
};

/* A noun: read checks the row and fills item, and asks nothing of the base;
 * keep writes it, and writes nothing where it refuses it. */
struct importing_noun {
	const char *name;
	int (*read)(struct importing *run, const struct incoming_row *row,
		    struct error *err);
	int (*keep)(struct importing *run, enum importing_outcome *outcome,
		    struct error *err);
};

extern const struct importing_noun importing_party_noun;
extern const struct importing_noun importing_said_noun;
extern const struct importing_noun importing_case_noun;
extern const struct importing_noun importing_promise_noun;
extern const struct importing_noun importing_product_noun;
extern const struct importing_noun importing_sale_noun;
extern const struct importing_noun importing_deal_noun;
extern const struct importing_noun importing_invoice_noun;
extern const struct importing_noun importing_payment_noun;

/* The value of the field in the row without the blanks around it; NULL:
 * missing. */
const char *
importing_value(const struct importing *run, const struct incoming_row *row,
		int field);

/* The day in the field; MISSING where it says none. */
int
importing_day(struct importing *run, const struct incoming_row *row, int field,
	      struct day *day, struct error *err);

/* The currency in the field, that of the business where it says none; ERR_DATA
 * for what is no currency. */
int
importing_currency(const struct importing *run, const struct incoming_row *row,
		   int field, const char **currency, struct error *err);

/* The values that text holds, parted as Google parts them: const char *. */
void
importing_split(struct arena *arena, const char *text, struct vec *values);

/* The short name of a person of ours; NULL stays NULL. ERR_DATA. */
int
importing_person(const struct importing *run, const char *typed,
		 const char **name, struct error *err);

/* A word that lists and filters can name. ERR_DATA as "FIELD TEXT: …". */
int
importing_word(const char *field, const char *text, struct error *err);

/* "SOURCE:REF", the blanks of REF as %20; a ref that is one already stays. */
const char *
importing_ref(struct importing *run, const char *ref);

/* Whom called means: our id, their number in the source, e-mail, phone or
 * whole name; with create, a new contact. ERR_DATA where it is nobody, or two.
 * Live until the next call. */
int
importing_customer(struct importing *run, const char *called,
		   struct importing_customer **customer, struct error *err);

/* They spoke, so that they are a customer from now on. */
int
importing_spoke(struct importing *run, struct importing_customer *customer,
		struct error *err);

/* ERR_DATA for somebody whom the law had us forget. */
int
importing_forgotten(struct importing *run, const char *medium,
		    const char *value, struct error *err);

#endif
