/* SPDX-License-Identifier: ISC
 * Payments of a foreign file: what a bank writes.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/owing.h"
#include "exchange/importing.h"
#include "exchange/importing_seen.h"
#include "sell/reconcile.h"
#include "store/invoice.h"
#include "store/party.h"
#include "store/record.h"

#define NAMESAKES 5 /* who may have paid */

struct paid {
	struct payment payment;
	const char *number; /* of what was paid, or NULL */
	const char *called; /* by whom, or NULL */
};

/* --- read ------------------------------------------------------------------- */

static int
read_sum(struct importing *run, const struct incoming_row *row,
	 struct payment *payment, struct error *err)
{
	const char *text = importing_value(run, row, PAYMENT_AMOUNT);
	const char *currency;
	struct money money;

	if (importing_currency(run, row, PAYMENT_CURRENCY, &currency, err) < 0)
		return -1;
	if (!text)
		return error_set(err, ERR_DATA, "how much?");
	if (evidence_money(&run->evidence, PAYMENT_AMOUNT, text, row->line,
			   currency, &money, err) < 0)
		return -1;
	payment->amount_minor.n = money.minor;
	payment->currency.s = arena_text(run->row, money.currency);
	return 0;
}

static int
read_paid(struct importing *run, const struct incoming_row *row,
	  struct error *err)
{
	struct paid *paid = arena_get(run->row, sizeof(*paid));
	const char *on = importing_value(run, row, PAYMENT_ON);
	const char *key = importing_value(run, row, PAYMENT_KEY);
	struct payment *payment = &paid->payment;

	run->item = paid;
	column_clear(&payment_shape, payment);
	paid->number = importing_value(run, row, PAYMENT_INVOICE);
	paid->called = importing_value(run, row, PAYMENT_CUSTOMER);
	payment->kind.s = "payment";
	payment->payer.s = importing_value(run, row, PAYMENT_PAYER);
	payment->text.s = importing_value(run, row, PAYMENT_TEXT);
	if (key)
		payment->key.s = importing_ref(run, key);
	if (!on)
		return error_set(err, ERR_DATA, "paid when?");
	if (evidence_day(&run->evidence, PAYMENT_ON, on, row->line,
			 &payment->paid_on, err) < 0)
		return -1;
	if (payment->paid_on.days > run->business->today.days)
		return error_set(err, ERR_DATA, "%.60s: has not been yet", on);
	return read_sum(run, row, payment, err);
}

/* --- came before ------------------------------------------------------------ */

/* A row that has no number is known by what it says, and by how many alike
 * stand above it: the same file gives the same keys. */
static void
make_key(struct importing *run, const struct paid *paid,
	 struct payment *payment)
{
	const int64_t numbers[] = {payment->paid_on.days,
				   payment->amount_minor.n};
	const char *words[] = {payment->currency.s, payment->payer.s,
			       payment->text.s, paid->called, paid->number};
	uint64_t mark = importing_seen_mix(IMPORTING_SEEN_FIRST, numbers,
					   sizeof(numbers));
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		const char *word = words[i] ? words[i] : "";

		mark = importing_seen_mix(mark, word, strlen(word) + 1);
	}
	payment->key.s =
		arena_print(run->row, "%s:%016llx-%lld", run->source,
			    (unsigned long long)mark,
			    (long long)importing_seen_count(run, mark));
}

/* --- by whom ---------------------------------------------------------------- */

/* "Berg, Anna" as well as "Anna Berg". */
static int
add_namesakes(struct importing *run, const char *payer, struct vec *parties,
	      struct error *err)
{
	const char *comma = strchr(payer, ',');

	if (comma && comma[1])
		payer = arena_print(run->row, "%s %.*s",
				    comma + 1 + strspn(comma + 1, " "),
				    (int)(comma - payer), payer);
	return party_by_name(run->business->store, run->row,
			     utf8_fold(run->row, payer), NAMESAKES, parties,
			     err);
}

/* Who it may be from: a customer that nobody knows is no bad row, but one for
 * a person to look at. */
static int
find_payers(struct importing *run, const struct paid *paid, struct vec *parties,
	    struct error *err)
{
	struct importing_customer *customer;
	struct error why = {0};

	if (!paid->called)
		return paid->payment.payer.s
			       ? add_namesakes(run, paid->payment.payer.s,
					       parties, err)
			       : 0;
	if (importing_customer(run, paid->called, &customer, &why) == 0) {
		((struct id *)vec_add(parties, run->row))->n = customer->id;
		return 0;
	}
	return why.code == ERR_DATA ? 0
				    : error_set(err, why.code, "%s", why.text);
}

/* --- kept ------------------------------------------------------------------- */

static void
set_place(struct importing *run, struct payment *payment,
	  const struct invoice *invoice, const struct vec *payers,
	  const char *why)
{
	payment->state.s = why ? "review" : "booked";
	payment->why.s = why;
	if (!why)
		payment->invoice = invoice->id;
	if (payers->count == 1)
		payment->party = *(const struct id *)payers->items;
	else if (!why)
		payment->party = invoice->party;
	if (why)
		run->remark =
			arena_print(run->row, "waits for a person: %s", why);
}

/* The law's demand holds for what comes in of them, too; the sum is for the
 * books. */
static int
strike(struct importing *run, struct payment *payment, struct error *err)
{
	struct error why = {0};

	if (importing_forgotten(run, "name", payment->payer.s, &why) == 0)
		return 0;
	payment->payer.s = payment->text.s = NULL;
	return why.code == ERR_DATA ? 0
				    : error_set(err, why.code, "%s", why.text);
}

static int
keep_paid(struct importing *run, enum importing_outcome *outcome,
	  struct error *err)
{
	struct business *business = run->business;
	struct vec payers = {.size = sizeof(struct id)};
	struct paid *paid = run->item;
	struct payment *payment = &paid->payment;
	struct reconcile from = {.number = paid->number};
	struct invoice invoice;
	const char *why;
	struct id there;

	if (!payment->key.s)
		make_key(run, paid, payment);
	if (invoice_payment_by_key(business->store, payment->key.s, &there,
				   err) < 0)
		return -1;
	*outcome = there.n > 0 ? OUTCOME_HERE : OUTCOME_NEW;
	if (there.n > 0)
		return 0;
	if (find_payers(run, paid, &payers, err) < 0)
		return -1;
	from.parties = payers.items;
	from.party_count = payers.count;
	if (reconcile_find(business, payment, &from, &invoice, &why, err) < 0)
		return -1;
	/* what we pay ourselves is no matter of theirs */
	if (payment->amount_minor.n == 0 ||
	    (payment->amount_minor.n < 0 && invoice.id.n == 0)) {
		*outcome = OUTCOME_LEFT;
		return 0;
	}
	set_place(run, payment, &invoice, &payers, why);
	if (strike(run, payment, err) < 0 ||
	    record_add(business->store, TABLE_PAYMENTS, payment, err) < 0)
		return -1;
	return why ? 0 : owing_refresh(business, invoice.id, NULL, err);
}

const struct importing_noun importing_payment_noun = {"payments", read_paid,
						      keep_paid};
