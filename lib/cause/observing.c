/* SPDX-License-Identifier: ISC
 * A table of trials onto a case.
 */
#include "cause/observing.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "text/note.h"

struct observing {
	struct business *business;
	struct observation_book *book;
	const struct observing_setting *setting;
	struct observing_count *count;
	struct incoming incoming;
	struct arena lasting; /* as long as the table */
	struct arena row;
	struct arena_mark start; /* of row */
	size_t looked_at;	 /* columns, so far */
	bool header_rejected;
};

static const char *
column(const struct observing *run, size_t i)
{
	return ((const char *const *)run->incoming.columns.items)[i];
}

/* Columns of which nothing is noted. */
static bool
is_left_out(const char *name)
{
	return name[strspn(name, " ")] == '\0' || strcmp(name, "id") == 0 ||
	       incoming_is_reason(name);
}

/* What is wrong with the names of the columns, or worth saying; those of JSON
 * Lines come to be known row by row. */
static int
look_at_columns(struct observing *run, struct error *err)
{
	const struct observing_setting *setting = run->setting;

	for (; run->looked_at < run->incoming.columns.count; run->looked_at++) {
		const char *name = column(run, run->looked_at);

		if (strcmp(name, "at") == 0 || incoming_is_reason(name))
			continue;
		if (is_left_out(name))
			setting->say(setting->cookie,
				     arena_print(&run->lasting,
						 "%s: left out: %s",
						 setting->name,
						 *name ? "the column id"
						       : "a column without a "
							 "name"));
		else if (observation_key(name, err) < 0)
			return -1;
	}
	return 0;
}

/* The value without the blanks around it; NULL where it is nothing. */
static const char *
value_of(struct observing *run, const char *text)
{
	struct note note;
	size_t len;

	if (!text)
		return NULL;
	text += strspn(text, " ");
	len = strlen(text);
	while (len > 0 && text[len - 1] == ' ')
		len--;
	if (text[len])
		text = arena_bytes(&run->row, text, len);
	note_read(text, '.', &note);
	return note.kind == NOTE_NONE ? NULL : text;
}

static int
take_row(struct observing *run, const struct incoming_row *row,
	 struct vec *rows, struct error *err)
{
	struct observation_pair *pairs =
		arena_get(&run->row, (row->count + 1) * sizeof(*pairs));
	struct when when = run->setting->when;
	size_t i, n = 0;

	if (row->bad)
		return error_set(err, ERR_DATA, "%s", row->bad);
	if (row->card)
		return error_set(err, ERR_DATA, "a card, and no row of notes");
	if (look_at_columns(run, err) < 0)
		return -1;
	for (i = 0; i < row->count; i++) {
		const char *name = column(run, i);
		const char *value = value_of(run, row->values[i]);

		if (!value || is_left_out(name))
			continue;
		if (strcmp(name, "at") != 0)
			pairs[n++] = (struct observation_pair){name, value};
		else if (observation_when(run->business, value, &when, err) < 0)
			return -1;
	}
	return observation_add(run->business, run->book, &when, pairs, n, rows,
			       err);
}

static int
reject(struct observing *run, const struct incoming_row *row,
       const char *reason, struct error *err)
{
	const struct observing_setting *setting = run->setting;
	struct str out = {0};
	int rc = 0;

	if (!setting->reject)
		return 0;
	if (!run->header_rejected)
		incoming_reject_header(&run->incoming, &out);
	run->header_rejected = true;
	incoming_reject(&run->incoming, row, reason, &out);
	if (out.len)
		rc = setting->reject(setting->cookie, str_get(&out), out.len,
				     err);
	str_free(&out);
	return rc;
}

/* A row that is no trial: passed over, or the end of it all. */
static int
refuse(struct observing *run, const struct incoming_row *row,
       const struct error *why, struct error *err)
{
	const struct observing_setting *setting = run->setting;
	char text[sizeof(why->text) + 60];

	if (why->damaged || (why->code != ERR_DATA && why->code != ERR_USAGE)) {
		*err = *why;
		return -1;
	}
	(void)snprintf(text, sizeof(text), "%.40s:%lld: %s", setting->name,
		       (long long)row->line, why->text);
	if (!setting->keep_going) {
		error_set(err, ERR_DATA, "%.500s", text);
		if (why->hint[0])
			return error_hint(err, "%s", why->hint);
		return error_hint(err, "mend it; or --keep-going notes the "
				       "others, and --rejects FILE keeps this "
				       "one");
	}
	run->count->bad++;
	setting->say(setting->cookie, text);
	return reject(run, row, why->text, err);
}

static int
do_row(struct observing *run, const struct incoming_row *row, struct error *err)
{
	struct vec rows = {.size = sizeof(struct observation_row)};
	const struct observing_setting *setting = run->setting;
	const char *const *remarks;
	struct error why = {0};
	size_t i;

	run->count->rows += !row->more;
	if (row->more)
		return reject(run, row, "", err);
	if (take_row(run, row, &rows, &why) < 0)
		return refuse(run, row, &why, err);
	remarks = run->book->remarks.items;
	for (i = 0; i < run->book->remarks.count; i++)
		setting->say(setting->cookie, remarks[i]);
	run->book->remarks.count = 0;
	return setting->each(setting->cookie, &rows, err);
}

static int
each_row(struct observing *run, struct error *err)
{
	struct incoming_row row;
	int rc;

	if (look_at_columns(run, err) < 0)
		return -1;
	while ((rc = incoming_next(&run->incoming, &row, err)) > 0) {
		if (do_row(run, &row, err) < 0)
			return -1;
		arena_reset(&run->row, run->start);
	}
	if (rc == 0 && run->count->rows == 0)
		return error_set(err, ERR_NO, "no rows on %s",
				 run->setting->name);
	return rc;
}

int
observing_run(struct business *business, struct observation_book *book,
	      const struct observing_setting *setting,
	      struct observing_count *count, struct error *err)
{
	struct observing run = {.business = business,
				.book = book,
				.setting = setting,
				.count = count};
	struct incoming_setting how = {.name = setting->name,
				       .read = setting->read,
				       .cookie = setting->cookie};
	int rc;

	*count = (struct observing_count){0, 0};
	/* the first block stays from row to row */
	(void)arena_get(&run.row, 1);
	run.start = arena_mark(&run.row);
	business_scratch(business, &run.row);
	rc = incoming_open(&run.incoming, &run.lasting, &how, err);
	if (rc == 0)
		rc = each_row(&run, err);
	incoming_close(&run.incoming);
	business_scratch(business, NULL);
	arena_free(&run.row);
	arena_free(&run.lasting);
	return rc;
}
