/* SPDX-License-Identifier: ISC
 * Who owes us, since when, and how soon they pay.
 */
#include "look/report_receivables.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/vec.h"
#include "learn/order.h"
#include "look/date.h"
#include "model/bill.h"
#include "sell/notice.h"
#include "store/invoice.h"
#include "store/record.h"

enum class {
	CLASS_OPEN,
	CLASS_DUE,
	CLASS_30,
	CLASS_60,
	CLASS_90,
	CLASS_OVER,
	CLASS_UNSENT,
	CLASS_DISPUTED,
	CLASSES
};

static const char *const names[CLASSES][2] = {
	[CLASS_OPEN] = {"open", "owed in all"},
	[CLASS_DUE] = {"due", "not due yet"},
	[CLASS_30] = {"30", "1 to 30 days late"},
	[CLASS_60] = {"60", "31 to 60 days late"},
	[CLASS_90] = {"90", "61 to 90 days late"},
	[CLASS_OVER] = {"over", "more than 90 days late"},
	[CLASS_UNSENT] = {"unsent", "nothing proves that it was sent"},
	[CLASS_DISPUTED] = {"disputed", "they dispute it"},
};

/* One currency. */
struct purse {
	char currency[4];
	int64_t minor[CLASSES];
	int64_t n[CLASSES];
	struct order *days;
};

struct counting {
	struct business *business;
	const struct report_asked *asked;
	struct instant until;
	struct vec purses; /* struct purse */
};

static struct purse *
purse_of(struct counting *on, const char *currency)
{
	struct purse *all = on->purses.items;
	size_t i;

	for (i = 0; i < on->purses.count; i++) {
		if (strcmp(all[i].currency, currency) == 0)
			return &all[i];
	}
	all = vec_add(&on->purses, on->business->arena);
	memcpy(all->currency, currency, sizeof(all->currency));
	all->days = order_open(on->business->arena);
	return all;
}

/* --- what is owed ----------------------------------------------------------- */

/* Parties that were merged since are asked for only where nothing else proves
 * it. */
static int
was_sent(struct counting *on, const struct invoice_debt *debt, bool *sent,
	 struct error *err)
{
	struct arena scratch = {NULL};
	struct notice_story story;
	struct invoice invoice;
	int rc;

	*sent = debt->sent;
	if (debt->sent)
		return 0;
	business_scratch(on->business, &scratch);
	rc = record_get(on->business->store, &scratch, TABLE_INVOICES,
			debt->id.n, &invoice, err);
	if (rc > 0)
		rc = notice_story(on->business, &invoice, &story, err);
	business_scratch(on->business, NULL);
	if (rc == 0)
		*sent = !instant_missing(story.sent) &&
			story.sent.s < on->until.s;
	arena_free(&scratch);
	return rc < 0 ? -1 : 0;
}

static enum class class_of(const struct counting *on,
			   const struct invoice_debt *debt, bool sent) {
	int64_t late = on->asked->as_of.days - debt->due_on.days;

	if (debt->disputed) return CLASS_DISPUTED;
	if (!sent) return CLASS_UNSENT;
	return late <= 0    ? CLASS_DUE
	       : late <= 30 ? CLASS_30
	       : late <= 60 ? CLASS_60
	       : late <= 90 ? CLASS_90
			    : CLASS_OVER;
}

static int
add_debt(void *cookie, const struct invoice_debt *debt, struct error *err)
{
	struct counting *on = cookie;
	struct purse *purse = purse_of(on, debt->currency);
	enum class class;
	bool sent;

	if (was_sent(on, debt, &sent, err) < 0)
		return -1;
	class = class_of(on, debt, sent);
	purse->n[CLASS_OPEN]++;
	purse->n[class]++;
	if (!money_sum(&purse->minor[CLASS_OPEN], debt->owed_minor) ||
	    !money_sum(&purse->minor[class], debt->owed_minor))
		return error_set(err, ERR_DATA,
				 "more is owed in %s than can be counted",
				 debt->currency);
	return 0;
}

static int
add_paid(void *cookie, const char *currency, int64_t days, struct error *err)
{
	struct counting *on = cookie;

	(void)err;
	if (currency && money_is_currency(currency))
		order_add(purse_of(on, currency)->days, days);
	return 0;
}

/* --- told ------------------------------------------------------------------- */

static int
tell_purse(struct counting *on, const struct purse *purse, report_tell *tell,
	   void *cookie, struct error *err)
{
	struct arena *arena = on->business->arena;
	struct measure_row median;
	struct receivable_row row;
	size_t i;

	for (i = 0; i < CLASSES; i++) {
		column_clear(&receivable_row_shape, &row);
		row.id.s = arena_print(arena, "%s.%s", purse->currency,
				       names[i][0]);
		row.amount.minor = purse->minor[i];
		memcpy(row.amount.currency, purse->currency, 4);
		row.n.n = purse->n[i];
		row.text.s = names[i][1];
		if (tell(cookie, &row, err) < 0)
			return -1;
	}
	report_median(&median, arena, "", purse->days, "days",
		      "median days from its day to its last payment");
	column_clear(&receivable_row_shape, &row);
	row.id.s = arena_print(arena, "%s.days", purse->currency);
	row.n = median.n;
	row.days = median.value;
	row.low = median.low;
	row.high = median.high;
	row.text = median.text;
	return tell(cookie, &row, err);
}

static int
by_currency(const void *a, const void *b)
{
	return strcmp(((const struct purse *)a)->currency,
		      ((const struct purse *)b)->currency);
}

int
report_receivables_tell(struct business *business,
			const struct report_asked *asked, report_tell *tell,
			void *cookie, struct error *err)
{
	struct counting on = {
		.business = business,
		.asked = asked,
		.until = date_midnight(business,
				       (struct day){asked->as_of.days + 1}),
		.purses = {.size = sizeof(struct purse)}};
	const struct purse *all;
	size_t i;

	if (invoice_each_debt(business->store, asked->as_of, on.until, add_debt,
			      &on, err) < 0 ||
	    invoice_each_paid(business->store, asked->since, asked->as_of,
			      add_paid, &on, err) < 0)
		return -1;
	if (on.purses.count > 0)
		qsort(on.purses.items, on.purses.count, sizeof(struct purse),
		      by_currency);
	all = on.purses.items;
	for (i = 0; i < on.purses.count; i++) {
		if (tell_purse(&on, &all[i], tell, cookie, err) < 0)
			return -1;
	}
	return 0;
}
