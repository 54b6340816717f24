/* SPDX-License-Identifier: ISC
 * crm-escalate: the ladder: what is late climbs, each rung once.
 */
#include <string.h>

#include "base/utf8.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "domain/calendar.h"
#include "domain/docket.h"
#include "domain/escalate.h"
#include "domain/ladder.h"
#include "domain/listen.h"
#include "view/page.h"

struct options {
	bool rehearse;
	bool quiet;
	bool explain;
};

static const struct option_row options[] = {
	FLAG_OPTION(struct options, explain, 0, "explain",
		    "say how each due time was counted"),
	FLAG_OPTION(struct options, rehearse, 'n', NULL,
		    "rehearse, keep nothing"),
	FLAG_OPTION(struct options, quiet, 'q', NULL, "print no rows"),
};

static const struct passport passport = {
	.name = "crm-escalate",
	.purpose = "the ladder: what is late climbs, each rung once",
	.usage = "[-n] [--explain] [case ... [-m why]]",
	.examples = {"crm-escalate",
		     "crm-escalate k7 -m \"they will go to the press\""},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_TEXT,
	OPTIONS(options, struct options),
	.shape = &climb_row_shape,
	.operands = "case",
};

/* What --explain prints where rows are asked for. */
struct explain_row {
	struct id id;
	struct text text;
};

static const struct column explain_columns[] = {
	SHOWN_ID(struct explain_row, id, "id", 'k', 9, "the case"),
	SHOWN(struct explain_row, text, TEXT, 9, "the arithmetic"),
};

static const struct shape explain_shape =
	SHAPE(struct explain_row, explain_columns);

static void
say(struct str *line, const struct business *business, const void *item)
{
	const struct climb_row *row = item;

	(void)business;
	str_print(line, "k%lld %s (c%lld): ", (long long)row->id.n,
		  row->name.s ? row->name.s : "somebody",
		  (long long)row->party.n);
	if (row->to.n <= 0) {
		str_print(line, "a promise of ours broke, %s owns it",
			  row->person.s ? row->person.s : "nobody");
		return;
	}
	str_print(line, "level %lld by %s", (long long)row->to.n, row->clock.s);
	if (!duration_missing(row->late_s)) {
		str_add(line, ", late by ");
		calendar_say_length(row->late_s.s, line);
	}
	str_print(line, ", %s is told",
		  row->person.s ? row->person.s : "nobody");
}

/* A line that begins with blanks is a step of the one above it. */
static void
print_lines(struct page *page, char *text)
{
	char *end;

	for (; *text; text = end) {
		end = text + strcspn(text, "\n");
		if (*end)
			*end++ = '\0';
		if (*text == ' ')
			page_item(page, "", text + strspn(text, " "));
		else
			page_text(page, text);
	}
}

static int
explain_one(struct session *s, struct page *page, const struct case_file *file)
{
	struct explain_row row = {.id = file->id};
	struct str text = {0};
	int rc = ladder_explain(s->business, file, &text, &s->err);

	row.text.s = arena_text(&s->arena, str_get(&text));
	str_free(&text);
	if (rc < 0)
		return -1;
	if (!page)
		return session_row(s, &row);
	page_gap(page);
	print_lines(page, arena_text(&s->arena, row.text.s));
	return 0;
}

/* The cases named, or all that would move now. */
static int
explain(struct session *s)
{
	struct vec files = {.size = sizeof(struct case_file)};
	const struct case_file *all;
	struct page *page = NULL;
	size_t i;

	if (s->common.text || s->common.file || s->common.edit)
		return usage_wrong(&passport, &s->err,
				   "--explain changes nothing: no reason is "
				   "wanted");
	if (s->common.quiet)
		return usage_wrong(&passport, &s->err,
				   "--explain prints, and -q does not");
	if (session_open(s, SESSION_READ) < 0)
		return -1;
	for (i = 0; i < s->operand_count; i++) {
		if (docket_find(s->business, s->operands[i],
				vec_add(&files, &s->arena), &s->err) < 0)
			return -1;
	}
	if (s->operand_count == 0 &&
	    escalate_due(s->business, &files, &s->err) < 0)
		return -1;
	if (!option_wants_rows(&s->common))
		page = page_open(&s->arena, &s->view);
	else if (session_rows(s, &explain_shape, NULL) < 0)
		return -1;
	all = files.items;
	for (i = 0; i < files.count; i++) {
		if (explain_one(s, page, &all[i]) < 0)
			return -1;
	}
	return page_close(page, &s->err);
}

static int
by_hand(struct session *s)
{
	struct climb_row row;
	struct case_file file;
	const char *why;
	size_t len, i;

	if (session_open(s, SESSION_WRITE) < 0 ||
	    docket_find(s->business, s->operands[0], &file, &s->err) < 0 ||
	    session_text(s, s->operand_count, &why, &len) < 0)
		return -1;
	if (!why)
		return usage_wrong(&passport, &s->err, "say why: -m \"why\"");
	if (!utf8_valid(why, len))
		return error_set(&s->err, ERR_DATA,
				 "the reason is no UTF-8 text");
	if (session_rows(s, &climb_row_shape, say) < 0 ||
	    session_write(s, "job", NULL) < 0)
		return -1;
	for (i = 0; i < s->operand_count; i++) {
		if (docket_find(s->business, s->operands[i], &file, &s->err) <
			    0 ||
		    escalate_hand(s->business, &file, why, &row, &s->err) < 0 ||
		    session_row(s, &row) < 0)
			return -1;
	}
	return session_keep(s);
}

static int
by_clock(struct session *s)
{
	struct vec rows = {.size = sizeof(struct climb_row)};
	const struct climb_row *all;
	size_t i;
	int rc;

	if (s->common.text || s->common.file || s->common.edit)
		return usage_wrong(&passport, &s->err,
				   "a reason is for a climb by hand: name the "
				   "case");
	if (session_open(s, SESSION_WRITE) < 0 ||
	    session_rows(s, &climb_row_shape, say) < 0)
		return -1;
	rc = escalate_run(s->business, s->common.rehearse, &rows, &s->err);
	all = rows.items;
	for (i = 0; i < rows.count; i++)
		(void)session_row(s, &all[i]);
	s->committed = rows.count > 0 && !s->common.rehearse;
	if (rc < 0 && s->committed && s->err.code != ERR_POLICY)
		s->err.code = ERR_UNKNOWN; /* some of it is kept */
	return session_print(s) < 0 ? -1 : rc;
}

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) < 0)
		return session_end(&s);
	s.common.rehearse = opt.rehearse;
	s.common.quiet = opt.quiet;
	if (opt.explain)
		explain(&s);
	else if (s.operand_count > 0)
		by_hand(&s);
	else
		by_clock(&s);
	return session_end(&s);
}
