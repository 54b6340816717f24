/* SPDX-License-Identifier: ISC
 * crm-today: one sheet, what needs doing, late first.
 */
#include "cli/daily.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "look/date.h"
#include "look/today.h"
#include "model/row.h"
#include "view/page.h"

struct options {
	bool all;
	bool mail;
};

static const struct option_row options[] = {
	FLAG_OPTION(struct options, all, 0, "all", "everybody's"),
	FLAG_OPTION(struct options, mail, 0, "mail", "queue it as a letter"),
};

static const struct passport passport = {
	.name = "crm-today",
	.purpose = "one sheet: what needs doing, late first",
	.usage = "[--all] [--mail [-n] [-q] [--key key]] [owner=who ...]",
	.examples = {"crm-today", "crm-today --all --mail; crm-send"},
	.groups =
		GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_COLOR | GROUP_KEEP,
	OPTIONS(options, struct options),
	.shape = &today_row_shape,
};

/* Each person's sheet in turn, with memory of one. */
static int
each_sheet(struct session *s, const struct options *opt,
	   int (*each)(struct session *s, const struct today_sheet *sheet,
		       void *cookie),
	   void *cookie)
{
	struct vec people = {.size = sizeof(const struct policy_person *)};
	const struct policy_person *const *all;
	size_t i;
	int rc;

	rc = today_people(s->business, s->operands, s->operand_count, opt->all,
			  &people, &s->err);
	all = people.items;
	for (i = 0; rc == 0 && i < people.count; i++) {
		struct arena arena = {NULL};
		struct today_sheet sheet;

		rc = today_sheet(s->business, &arena, all[i], &sheet, &s->err);
		if (rc == 0)
			rc = each(s, &sheet, cookie);
		arena_free(&arena);
	}
	return rc;
}

static int
print_sheet(struct session *s, const struct today_sheet *sheet, void *cookie)
{
	return daily_sheet(s, cookie, sheet);
}

static int
page(struct session *s, const struct options *opt)
{
	struct page *page = page_open(&s->arena, &s->view);

	page_title(page,
		   arena_print(&s->arena, "%s, %s", s->business->policy->name,
			       date_day(&s->arena, s->business->today)));
	if (each_sheet(s, opt, print_sheet, page) < 0)
		return -1;
	return page_close(page, &s->err);
}

static int
row_sheet(struct session *s, const struct today_sheet *sheet, void *cookie)
{
	const struct vec *parts[] = {&sheet->items, &sheet->touches};
	size_t i, j;

	(void)cookie;
	for (i = 0; i < 2; i++) {
		const struct today_item *items = parts[i]->items;

		for (j = 0; j < parts[i]->count; j++) {
			if (session_row(s, &items[j].row) < 0)
				return -1;
		}
	}
	return 0;
}

static int
mail_sheet(struct session *s, const struct today_sheet *sheet, void *cookie)
{
	return today_mail(s->business, sheet, cookie, &s->err);
}

/* Queue the letters; their rows come out once they are durable. */
static int
mail(struct session *s, const struct options *opt)
{
	struct vec letters = {.size = sizeof(struct message_row)};
	const struct message_row *rows;
	struct id repeat = {0};
	size_t i;

	if (session_rows(s, &message_row_shape, NULL) < 0 ||
	    session_write(s, "job", &repeat) < 0)
		return -1;
	if (repeat.n > 0 ? today_again(s->business, repeat, &letters, &s->err)
			 : each_sheet(s, opt, mail_sheet, &letters))
		return -1;
	rows = letters.items;
	for (i = 0; i < letters.count; i++) {
		if (session_row(s, &rows[i]) < 0)
			return -1;
	}
	return repeat.n > 0 ? session_print(s) : session_keep(s);
}

static int
run(struct session *s, const struct options *opt)
{
	if (!opt->mail &&
	    (s->common.rehearse || s->common.quiet || s->common.key))
		return usage_wrong(&passport, &s->err,
				   "-n, -q and --key go with --mail");
	if (session_open(s, opt->mail ? SESSION_WRITE : SESSION_READ) < 0)
		return -1;
	if (opt->mail)
		return mail(s, opt);
	if (!option_wants_rows(&s->common))
		return page(s, opt);
	if (session_rows(s, &today_row_shape, NULL) < 0)
		return -1;
	return each_sheet(s, opt, row_sheet, NULL);
}

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0)
		(void)run(&s, &opt);
	return session_end(&s);
}
