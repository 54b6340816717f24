/* SPDX-License-Identifier: ISC
 * How each due time was counted.
 */
#include "cli/explaining.h"

#include <string.h>

#include "base/str.h"
#include "cli/session.h"
#include "domain/docket.h"
#include "domain/escalate.h"
#include "domain/ladder.h"
#include "view/page.h"

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

	row.text.s = str_keep(&text, &s->arena);
	if (rc < 0)
		return -1;
	if (!page)
		return session_row(s, &row);
	page_gap(page);
	print_lines(page, arena_text(&s->arena, row.text.s));
	return 0;
}

int
explaining_run(struct session *s)
{
	struct vec files = {.size = sizeof(struct case_file)};
	const struct case_file *all;
	struct page *page = NULL;
	size_t i;

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
