/* SPDX-License-Identifier: ISC
 * What crm-observe does with trials.
 */
#include "cli/noting.h"

#include <unistd.h>

#include "base/str.h"
#include "cause/notebook.h"
#include "cause/observing.h"
#include "cli/bar.h"
#include "cli/records.h"
#include "cli/usage.h"
#include "domain/docket.h"
#include "os/append.h"
#include "os/process.h"
#include "os/supply.h"

/* --- receipts --------------------------------------------------------------- */

/* "n1 GM owner (c3), k1, trial 1: fails=yes, minutes=4", once for each trial;
 * "n4 (k1, trial 1): minutes=4 is struck: 44 was meant". */
static void
say_row(struct str *line, const struct business *business, const void *item)
{
	const struct observation_row *row = item;

	if (row->struck.s) {
		str_print(line,
			  "n%lld (k%lld, trial %lld): %s=%s is struck: %s",
			  (long long)row->id.n, (long long)row->for_case.n,
			  (long long)row->trial.n, row->key.s, row->value.s,
			  row->struck.s);
		return;
	}
	if (!row->together.s)
		return;
	str_print(line, "n%lld %s (c%lld), k%lld, trial %lld: %s",
		  (long long)row->id.n, row->name.s ? row->name.s : "somebody",
		  (long long)row->party.n, (long long)row->for_case.n,
		  (long long)row->trial.n, row->together.s);
	if (!instant_missing(row->at.at))
		str_print(line, "; %s", business_when(business, row->at.at));
	else if (!day_missing(row->at.on))
		str_print(line, "; %s", business_day(business, row->at.on));
}

/* The rows of one trial, of which the first says all. */
static int
keep_trial(struct session *session, const struct observation_row *all,
	   size_t count)
{
	struct str together = {0};
	size_t i;

	if (session->common.quiet)
		return 0;
	for (i = 0; session->say && i < count; i++)
		str_print(&together, "%s%s=%s", i ? ", " : "", all[i].key.s,
			  all[i].value.s);
	for (i = 0; i < count; i++) {
		struct observation_row row = all[i];

		row.value.s = arena_text(&session->arena, row.value.s);
		if (i == 0 && session->say)
			row.together.s =
				arena_text(&session->arena, str_get(&together));
		if (session_row(session, &row) < 0)
			break;
	}
	str_free(&together);
	return i < count ? -1 : 0;
}

static int
keep_noted(struct session *session, struct observation_book *book,
	   const struct vec *rows)
{
	const char *const *remarks = book->remarks.items;
	size_t i;

	for (i = 0; i < book->remarks.count; i++)
		session_remark(session, "%s", remarks[i]);
	book->remarks.count = 0;
	return keep_trial(session, rows->items, rows->count);
}

/* A repeat, which may be of several trials. */
static int
keep_again(struct session *session, struct id batch)
{
	struct vec rows = {.size = sizeof(struct observation_row)};
	const struct observation_row *all;
	size_t i, from = 0;

	if (observation_again(session->business, batch, &rows, &session->err) <
	    0)
		return -1;
	all = rows.items;
	for (i = 1; i <= rows.count; i++) {
		if (i < rows.count && all[i].trial.n == all[from].trial.n &&
		    all[i].for_case.n == all[from].for_case.n)
			continue;
		if (keep_trial(session, &all[from], i - from) < 0)
			return -1;
		from = i;
	}
	return session_print(session);
}

/* One batch over the records: cases to be noted on, or notes. */
static int
each_record(struct session *session, const struct vec *records,
	    int (*each)(struct session *s, const struct input_record *record,
			void *cookie),
	    void *cookie)
{
	struct id repeat = {0};

	if (session_rows(session, &observation_row_shape, say_row) < 0 ||
	    session_write(session, "hand", &repeat) < 0)
		return -1;
	if (repeat.n > 0)
		return keep_again(session, repeat);
	if (records_each(session, records, each, cookie) < 0)
		return -1;
	return session_keep(session);
}

/* --- one by one ------------------------------------------------------------- */

static int
note_on(struct session *s, const struct input_record *record, void *cookie)
{
	struct vec rows = {.size = sizeof(struct observation_row)};
	const struct noting_trial *trial = cookie;
	struct observation_book book;
	struct case_file file;

	if (docket_find(s->business, record->id, &file, &s->err) < 0 ||
	    observation_open(s->business, &file, &book, &s->err) < 0 ||
	    observation_add(s->business, &book, &trial->when,
			    trial->pairs.items, trial->pairs.count, &rows,
			    &s->err) < 0)
		return -1;
	return keep_noted(s, &book, &rows);
}

int
noting_trials(struct session *session, const struct vec *records,
	      struct noting_trial *trial)
{
	return each_record(session, records, note_on, trial);
}

struct strike {
	const char *why;
};

static int
strike_one(struct session *s, const struct input_record *record, void *cookie)
{
	const struct strike *strike = cookie;
	struct observation_row row;

	if (observation_strike(s->business, record->id, strike->why, &row,
			       &s->err) < 0)
		return -1;
	return session_row(s, &row);
}

int
noting_strike(struct session *session, const struct vec *records,
	      const char *why)
{
	struct strike strike = {why};

	return each_record(session, records, strike_one, &strike);
}

/* --- a table in -------------------------------------------------------------- */

struct noting {
	struct session *session;
	struct observation_book book;
	struct supply *supply;
	struct append *rejects; /* NULL: not asked for */
	struct bar bar;
	size_t rows;
};

static int
read_more(void *cookie, void *buf, size_t cap, size_t *got, struct error *err)
{
	struct noting *noting = cookie;

	return supply_read(noting->supply, buf, cap, got, err);
}

static int
keep_each(void *cookie, const struct vec *rows, struct error *err)
{
	struct noting *noting = cookie;

	(void)err;
	if (++noting->rows % 512 == 0)
		bar_draw(&noting->bar, "writing", supply_taken(noting->supply),
			 supply_total(noting->supply));
	return keep_noted(noting->session, &noting->book, rows);
}

static int
reject(void *cookie, const char *bytes, size_t len, struct error *err)
{
	struct noting *noting = cookie;

	return append_add(noting->rejects, bytes, len, err);
}

static void
say(void *cookie, const char *text)
{
	struct noting *noting = cookie;

	bar_end(&noting->bar);
	session_remark(noting->session, "%s", text);
}

/* The batch is begun. */
static int
take_table(struct noting *noting, const char *record, const struct when *when)
{
	struct session *s = noting->session;
	struct observing_setting setting = {
		.name = "stdin",
		.read = read_more,
		.cookie = noting,
		.when = *when,
		.keep_going = s->common.keep_going,
		.each = keep_each,
		.reject = noting->rejects ? reject : NULL,
		.say = say,
	};
	struct observing_count count;
	struct case_file file;

	if (docket_find(s->business, record, &file, &s->err) < 0 ||
	    observation_open(s->business, &file, &noting->book, &s->err) < 0 ||
	    observing_run(s->business, &noting->book, &setting, &count,
			  &s->err) < 0)
		return -1;
	s->records = count.rows;
	s->rejected = count.bad;
	bar_end(&noting->bar);
	/* what is refused is on the disk before the rest is kept */
	if (noting->rejects && append_keep(noting->rejects, &s->err) < 0)
		return -1;
	return session_keep(s);
}

static int
begin_table(struct noting *noting, const char *record, const struct when *when)
{
	struct session *s = noting->session;
	const char *rejects = s->common.rejects;
	struct id repeat = {0};

	if (supply_total(noting->supply) == 0)
		return error_set(&s->err, ERR_NO, "no rows on stdin");
	if (rejects &&
	    append_new(&s->arena, rejects, &noting->rejects, &s->err) < 0)
		return -1;
	if (session_rows(s, &observation_row_shape, say_row) < 0 ||
	    session_write(s, "hand", &repeat) < 0)
		return -1;
	return repeat.n > 0 ? keep_again(s, repeat)
			    : take_table(noting, record, when);
}

int
noting_table(struct session *s, const char *record, const struct when *when)
{
	struct noting noting = {.session = s};
	struct case_file file;
	int rc;

	if (process_is_terminal(STDIN_FILENO) || process_is_null(STDIN_FILENO))
		return usage_wrong(s->passport, &s->err, "what was seen?");
	bar_begin(&noting.bar);
	if (docket_find(s->business, record, &file, &s->err) < 0 ||
	    supply_open(&s->arena, "-", &noting.supply, &s->err) < 0)
		return -1;
	rc = begin_table(&noting, record, when);
	bar_end(&noting.bar);
	append_drop(noting.rejects);
	supply_close(noting.supply);
	return rc;
}

/* --- a table out ------------------------------------------------------------- */

static int
print(void *cookie, const void *row, struct error *err)
{
	(void)err;
	return session_row(cookie, row);
}

int
noting_print(struct session *s, const char *record)
{
	struct notebook *notebook = arena_get(&s->arena, sizeof(*notebook));
	struct case_file file;

	if (docket_find(s->business, record, &file, &s->err) < 0 ||
	    notebook_open(s->business, &s->arena, file.id, notebook, &s->err) <
		    0 ||
	    session_rows(s, &notebook->shape, NULL) < 0 ||
	    notebook_each(s->business, notebook, 0, print, s, &s->err) < 0)
		return -1;
	return session_found(s);
}
