/* SPDX-License-Identifier: ISC
 * crm-show: everything about a record, the open wound first.
 */
#include "cli/session.h"
#include "cli/showing.h"
#include "cli/usage.h"
#include "look/show_row.h"
#include "view/page.h"

static const struct passport passport = {
	.name = "crm-show",
	.purpose = "one page on one record, the open wound first",
	.usage = "record ...",
	.examples = {"crm-show anna", "crm-show k1 --tsv"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_COLOR,
	.shape = &interaction_row_shape,
	.operands = "party|case|promise|batch|person",
};

/* All operands are found before anything is printed. */
static int
find(struct session *s, struct show_what *all)
{
	size_t i;

	for (i = 0; i < s->operand_count; i++) {
		if (show_find(s->business, s->operands[i], &all[i], &s->err) <
		    0)
			return -1;
	}
	return 0;
}

static int
print_row(void *cookie, const void *row, struct error *err)
{
	(void)err;
	return session_row(cookie, row);
}

static int
print_rows(struct session *s, const struct show_what *all)
{
	const struct shape *shape = show_row_shape(all[0].letter);
	size_t i;

	for (i = 1; i < s->operand_count; i++) {
		if (show_row_shape(all[i].letter) != shape)
			return error_set(&s->err, ERR_USAGE,
					 "%s and %s have rows of two kinds: "
					 "ask for them apart",
					 s->operands[0], s->operands[i]);
	}
	if (session_rows(s, shape, NULL) < 0)
		return -1;
	for (i = 0; i < s->operand_count; i++) {
		if (show_row_each(s->business, &all[i], print_row, s, &s->err) <
		    0)
			return -1;
	}
	return 0;
}

static int
print_pages(struct session *s, const struct show_what *all)
{
	struct page *page = page_open(&s->arena, &s->view);
	size_t i;

	for (i = 0; i < s->operand_count; i++) {
		page_gap(page);
		if (showing_page(s, page, &all[i]) < 0)
			return -1;
	}
	return page_close(page, &s->err);
}

static int
run(struct session *s)
{
	struct show_what *all;

	if (s->operand_count == 0)
		return usage_wrong(&passport, &s->err, "which record?");
	all = arena_get(&s->arena, s->operand_count * sizeof(*all));
	if (session_open(s, SESSION_READ) < 0 || find(s, all) < 0)
		return -1;
	return option_wants_rows(&s->common) ? print_rows(s, all)
					     : print_pages(s, all);
}

int
main(int argc, char **argv)
{
	struct session s;

	if (session_begin(&s, &passport, argc, argv, NULL) == 0)
		(void)run(&s);
	return session_end(&s);
}
