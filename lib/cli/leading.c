/* SPDX-License-Identifier: ISC
 * Leads.
 */
#include "cli/leading.h"

#include <string.h>
#include <unistd.h>

#include "base/money.h"
#include "cli/usage.h"
#include "model/lead.h"
#include "model/learned.h"
#include "os/feed.h"
#include "os/process.h"
#include "sell/calibration.h"
#include "sell/lead.h"
#include "sell/learned.h"
#include "sell/learning.h"
#include "sell/lessons.h"

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

/* --- learned ------------------------------------------------------------------- */

static int
read_table(struct session *s, const char *file,
	   const struct lessons_question *question, struct learning *learning)
{
	struct source source = {0};
	struct feed *feed;
	int rc;

	if (strcmp(file, "-") == 0 && process_is_terminal(STDIN_FILENO))
		return usage_wrong(s->passport, &s->err,
				   "no table given: a file, or rows on stdin");
	if (feed_open(&s->arena, file, &feed, &s->err) < 0)
		return -1;
	rc = source_open(&source, strcmp(file, "-") == 0 ? "stdin" : file,
			 feed_bytes, feed, &s->err);
	if (rc == 0)
		rc = lessons_table(&s->arena, &source, question, learning,
				   &s->err);
	source_close(&source);
	feed_close(feed);
	return rc;
}

static int
read_deals(struct session *s, const struct lessons_question *question,
	   struct learning *learning)
{
	if (session_open(s, SESSION_READ) < 0)
		return -1;
	return lessons_deals(s->business, question, learning, &s->err);
}

static int
print_learned(struct session *s, const struct learning *learning)
{
	struct vec rows = {.size = sizeof(struct learned_row)};
	const struct learned_row *row;
	struct str policy = {0};
	size_t i;
	int rc;

	if (s->common.json || s->common.tsv || s->common.csv ||
	    s->common.table || s->common.columns) {
		learned_rows(learning, &s->arena, &rows);
		row = rows.items;
		if (session_rows(s, &learned_row_shape, NULL) < 0)
			return -1;
		for (i = 0; i < rows.count; i++) {
			if (session_row(s, &row[i]) < 0)
				return -1;
		}
		return 0;
	}
	learned_policy(learning, &s->arena, &policy);
	rc = out_add(s->view.out, str_get(&policy), policy.len, &s->err);
	str_free(&policy);
	return rc;
}

int
leading_learn(struct session *s, const char *file, const char *target,
	      const struct vec *without)
{
	struct lessons_question question = {.target = target,
					    .without = without->items,
					    .without_count = without->count};
	const struct learning_field *single;
	struct learning learning;
	const struct field *all;
	size_t i;

	if ((target ? read_table(s, file, &question, &learning)
		    : read_deals(s, &question, &learning)) < 0 ||
	    learning_make(&learning, &s->err) < 0 ||
	    print_learned(s, &learning) < 0)
		return -1;
	all = learning.fields.all.items;
	single = learning.single.items;
	for (i = 0; i < learning.single.count; i++) {
		if (single[i].leak)
			session_remark(s,
				       "%s alone foretells too well: known "
				       "only afterwards? --not %s",
				       all[single[i].field].name,
				       all[single[i].field].name);
	}
	return 0;
}
