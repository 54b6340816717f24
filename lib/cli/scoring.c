/* SPDX-License-Identifier: ISC
 * A measure on its way through.
 */
#include "cli/scoring.h"

#include <string.h>
#include <unistd.h>

#include "base/time.h"
#include "cli/usage.h"
#include "domain/input.h"
#include "domain/resolver.h"
#include "os/feed.h"
#include "os/process.h"
#include "sell/bought.h"
#include "view/field.h"

#define OLD_DAYS 31

/* Rows of stdin, ended by LF or NUL. */
struct rows {
	struct feed *feed;
	char end;
	struct str held; /* read, and not gone yet */
	size_t at;
	bool over;
	int64_t number;
};

/* The next row without its end: 1, or 0 behind the last. */
static int
next_row(struct rows *rows, const char **row, size_t *len, struct error *err)
{
	char block[16384];
	size_t got, from = 0;

	for (;;) {
		const char *begin = str_get(&rows->held) + rows->at;
		size_t left = rows->held.len - rows->at;
		const char *end = left > from ? memchr(begin + from, rows->end,
						       left - from)
					      : NULL;

		if (end || (rows->over && left > 0)) {
			*row = begin;
			*len = end ? (size_t)(end - begin) : left;
			rows->at += *len + (end ? 1 : 0);
			rows->number++;
			return 1;
		}
		if (rows->over)
			return 0;
		if (left > FEED_LIMIT)
			return error_set(err, ERR_DATA,
					 "stdin:%lld: no end of the row",
					 (long long)rows->number + 1);
		from = left;
		if (rows->at > 0) {
			memmove(rows->held.data, begin, left);
			rows->held.len = left;
			rows->at = 0;
		}
		if (feed_bytes(rows->feed, block, sizeof(block), &got, err) < 0)
			return -1;
		rows->over = got == 0;
		str_add_bytes(&rows->held, block, got);
	}
}

/* What is added to rows: column 2, and those at the end. */
struct pass {
	struct session *session;
	struct measure *measure;
	const struct shape *shape;
	const struct column **added;
	size_t count;
	struct view_options tsv;
	struct str out;
	struct arena arena; /* of one row */
};

static int
find_added(struct pass *pass)
{
	struct session *s = pass->session;
	const char *typed = s->common.columns;
	char *names, *name, *next;

	if (!typed)
		return 0;
	names = arena_text(&s->arena, *typed == '+' ? typed + 1 : typed);
	pass->added = arena_get(&s->arena,
				(strlen(names) + 1) * sizeof(*pass->added));
	for (name = names; name; name = next) {
		next = strchr(name, ',');
		if (next)
			*next++ = '\0';
		pass->added[pass->count] =
			view_column(pass->shape, name, &s->err);
		if (!pass->added[pass->count++])
			return -1;
	}
	return 0;
}

/* The row as it is, up to the first TAB, the number, and the rest. */
static int
put(struct pass *pass, const char *bytes, size_t len, const void *row)
{
	const char *tab = memchr(bytes, '\t', len);
	size_t head = tab ? (size_t)(tab - bytes) : len, i;
	struct str *out = &pass->out;

	str_clear(out);
	str_add_bytes(out, bytes, head);
	str_add_char(out, '\t');
	if (row)
		field_add(out, &pass->shape->columns[1], row, &pass->tsv);
	else
		str_add(out, pass->shape->columns[1].name);
	str_add_bytes(out, bytes + head, len - head);
	for (i = 0; i < pass->count; i++) {
		str_add_char(out, '\t');
		if (row)
			field_add(out, pass->added[i], row, &pass->tsv);
		else
			str_add(out, pass->added[i]->name);
	}
	str_add_char(out, pass->tsv.nul ? '\0' : '\n');
	return out_add(pass->session->view.out, str_get(out), out->len,
		       &pass->session->err);
}

static bool
is_header(const char *bytes, size_t len)
{
	return len >= 2 && memcmp(bytes, "id", 2) == 0 &&
	       (len == 2 || bytes[2] == '\t');
}

static int
pass_row(struct pass *pass, const char *bytes, size_t len, int64_t number)
{
	struct session *s = pass->session;
	char *row = arena_get(&pass->arena, pass->shape->size);
	struct party party;
	struct error why = {0};
	char *field;

	if (input_field(&pass->arena, bytes, len, number, &field, &s->err) < 0)
		return -1;
	business_scratch(s->business, &pass->arena);
	if (resolver_find(s->business, field, &party, &why) < 0) {
		s->err = why;
		if (why.code != ERR_NO && why.code != ERR_USAGE)
			return -1;
		return error_set(&s->err, ERR_DATA, "stdin:%lld: %s",
				 (long long)number, why.text);
	}
	if (measure_one(pass->measure, &pass->arena, party.id, row, &s->err) <
	    0)
		return -1;
	return put(pass, bytes, len, row);
}

static int
pass_all(struct pass *pass, struct rows *rows)
{
	struct session *s = pass->session;
	const char *bytes;
	size_t len, seen = 0;
	int rc;

	while ((rc = next_row(rows, &bytes, &len, &s->err)) > 0) {
		struct arena_mark mark = arena_mark(&pass->arena);

		if (len == 0 || (len == 1 && *bytes == '\r'))
			continue;
		if (rows->number == 1 && is_header(bytes, len))
			rc = put(pass, bytes, len, NULL);
		else
			rc = pass_row(pass, bytes, len, rows->number);
		if (rc < 0)
			break;
		seen++;
		arena_reset(&pass->arena, mark);
	}
	business_scratch(s->business, NULL);
	if (rc == 0 && seen == 0)
		return error_set(&s->err, ERR_NO, "no rows on stdin");
	return rc;
}

int
scoring_pass(struct session *session, enum measure_kind kind,
	     struct measure *measure)
{
	struct pass pass = {.session = session,
			    .measure = measure,
			    .shape = measure_shape(kind),
			    .tsv = session->view};
	struct rows rows = {.end = session->common.nul ? '\0' : '\n'};
	int rc;

	if (process_is_terminal(STDIN_FILENO) || process_is_null(STDIN_FILENO))
		return usage_wrong(session->passport, &session->err,
				   "nobody given: rows on stdin, a filter or "
				   "--all");
	if (session->common.json || session->common.csv ||
	    session->common.table)
		return usage_wrong(session->passport, &session->err,
				   "rows go through as they are: no --json, "
				   "--csv or --table");
	pass.tsv.form = VIEW_TSV;
	if (find_added(&pass) < 0 ||
	    feed_open(&session->arena, "-", &rows.feed, &session->err) < 0)
		return -1;
	rc = pass_all(&pass, &rows);
	feed_close(rows.feed);
	str_free(&rows.held);
	str_free(&pass.out);
	arena_free(&pass.arena);
	return rc;
}

void
scoring_remark(struct session *session, const struct measure *measure)
{
	const struct vec *others = measure_others(measure);
	const struct bought_other *other = others->items;
	char until[TIME_TEXT];
	struct str line = {0};
	struct day day;
	int64_t days;
	size_t i;

	for (i = 0; i < others->count; i++)
		str_print(&line, "%s%lld in %s", i > 0 ? ", " : "",
			  (long long)other[i].sales, other[i].currency);
	if (others->count > 0)
		session_remark(session, "sales left out for their currency: %s",
			       str_get(&line));
	str_free(&line);
	if (measure_age(measure, &days, &day) && days > OLD_DAYS)
		session_remark(session,
			       "the fit is %lld days old, of sales until %s: "
			       "crm-score worth --fit",
			       (long long)days, day_text(day, until));
}
