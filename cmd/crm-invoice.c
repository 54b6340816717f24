/* SPDX-License-Identifier: ISC
 * crm-invoice: record invoices made elsewhere, that they were sent and paid.
 */
#include "cli/billing.h"
#include "cli/session.h"
#include "model/bill.h"

static const struct option_row options[] = {
	TEXT_OPTION(struct billing, number, 0, "no", "number",
		    "new: as it is printed"),
	TEXT_OPTION(struct billing, total, 0, "total", "sum",
		    "new: with tax, 89.90 or \"89.90 USD\""),
	TEXT_OPTION(struct billing, due, 'd', "due", "day",
		    "new: payable by, 14d after its day, or a day"),
	TEXT_OPTION(struct billing, on, 0, "on", "day",
		    "new: its day; today if left out"),
	TEXT_OPTION(struct billing, file, 0, "file", "file",
		    "new: its copy; name and SHA-256 are kept"),
	TEXT_OPTION(struct billing, bill_to, 0, "bill-to", "who",
		    "new: whom it is addressed to, if another"),
	FLAG_OPTION(struct billing, unbilled, 0, "unbilled",
		    "new: whatever they bought and was not billed"),
	TEXT_OPTION(struct billing, to, 0, "to", "address|name",
		    "sent: to whom it went"),
	TEXT_OPTION(struct billing, channel, 'c', "channel", "channel",
		    "sent: how, mail, post, hand, …"),
	TEXT_OPTION(struct billing, result, 0, "result", "word",
		    "sent: sent, delivered, read, bounced, …"),
	FLAG_OPTION(struct billing, excess, 0, "excess",
		    "paid, match: what is too much waits"),
};

static const struct passport passport = {
	.name = "crm-invoice",
	.purpose = "record invoices made elsewhere, sent and paid",
	.usage = "[new|sent|paid|credit|dispute|settle|match|ignore|list] "
		 "[operand ...]",
	.examples = {"crm-invoice new anna --no 2026-117 --total 89.90 -d 14d",
		     "crm-invoice paid v5 40"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_WRITE |
		  GROUP_TEXT | GROUP_COLOR,
	OPTIONS(options, struct billing),
	.shape = &invoice_row_shape,
	.operands = "=new|=sent|=paid|=credit|=dispute|=settle|=match|"
		    "=ignore|=list party|invoice|filter:invoices",
};

int
main(int argc, char **argv)
{
	struct billing opt = {0};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0)
		(void)billing_run(&s, &opt);
	return session_end(&s);
}
