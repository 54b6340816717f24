/* SPDX-License-Identifier: ISC
 * Leads.
 */
#include "cli/leading.h"

#include <string.h>

#include "base/money.h"
#include "model/lead.h"
#include "sell/calibration.h"
#include "sell/lead.h"

static int
print_row(void *cookie, const void *row, struct error *err)
{
	(void)err;
	return session_row(cookie, row);
}

static void
tell_spent(struct session *s, const struct leads_spent *spent)
{
	struct money sum = {spent->minor, ""};
	struct str text = {0};

	memcpy(sum.currency, s->business->policy->currency, 4);
	money_add(&text, sum);
	session_remark(
		s, "%lld to ask for %s; %s", (long long)spent->contacts,
		str_get(&text),
		spent->ran_out
			? "then the money is spent"
			: "asking another would cost more than it brings");
	str_free(&text);
	if (spent->unknown > 0)
		session_remark(s,
			       "%lld left out: too few of their band were "
			       "watched to tell how many buy",
			       (long long)spent->unknown);
}

int
leading_list(struct session *s, const struct leads_question *question)
{
	struct leads_spent spent;
	struct lead *lead;

	if (session_open(s, SESSION_READ) < 0 ||
	    lead_open(s->business, DAY_MISSING, &lead, &s->err) < 0 ||
	    session_rows(
		    s, question->explain ? &addend_row_shape : &lead_row_shape,
		    NULL) < 0 ||
	    leads_list(s->business, lead, question, print_row, s, &spent,
		       &s->err) < 0)
		return -1;
	if (question->budget)
		tell_spent(s, &spent);
	return session_found(s);
}

int
leading_calibrate(struct session *s, const char *until)
{
	struct vec rows = {.size = sizeof(struct band_row)};
	const struct policy_place *places;
	struct calibration calibration;
	const struct band_row *row;
	size_t i;

	if (session_open(s, SESSION_READ) < 0 ||
	    calibration_make(s->business, until, &calibration, &s->err) < 0 ||
	    session_rows(s, &band_row_shape, NULL) < 0)
		return -1;
	places = calibration.left_out.items;
	for (i = 0; i < calibration.left_out.count; i++)
		session_remark(s,
			       "policy.yaml:%d is left out: what it asks for "
			       "has no date in the record",
			       places[i].line);
	calibration_show(s->business, &calibration, &rows);
	row = rows.items;
	for (i = 0; i < rows.count; i++) {
		if (session_row(s, &row[i]) < 0)
			return -1;
	}
	return 0;
}
