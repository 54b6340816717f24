/* SPDX-License-Identifier: ISC
 * The page of an article.
 */
#include "cli/showing_article.h"

#include "look/show_row.h"
#include "model/article.h"
#include "view/page.h"

static int
copy_row(void *cookie, const void *row, struct error *err)
{
	(void)err;
	*(struct article_row *)cookie = *(const struct article_row *)row;
	return 0;
}

static void
add_uses(struct session *s, struct page *page, const struct show_what *what,
	 struct vec *uses)
{
	bool more = uses->count > SHOW_MOST;

	if (uses->count == 0)
		return;
	if (more)
		uses->count = SHOW_MOST;
	page_heading(page, "Answered with it");
	page_table(page, &interaction_row_shape, "case,at,party,channel,who",
		   uses->items, uses->count);
	if (more)
		page_text(page, arena_print(&s->arena,
					    "and more: crm-cases state=any "
					    "article=a%lld",
					    (long long)what->id.n));
}

int
showing_article_page(struct session *s, struct page *page,
		     const struct show_what *what)
{
	static const char *const columns[] = {"state",	"expires", "owner",
					      "public", "product", "words",
					      "case",	"made",	   "checked"};
	struct vec uses = {.size = sizeof(struct interaction_row)};
	struct article_row row;
	size_t i;

	if (show_row_each(s->business, what, copy_row, &row, &s->err) < 0 ||
	    show_uses(s->business, what->id, &uses, &s->err) < 0)
		return -1;
	page_title(page, arena_print(&s->arena, "a%lld %s", (long long)row.id.n,
				     row.title.s));
	page_text(page, row.text.s);
	page_gap(page);
	for (i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		page_field(page, NULL, &article_row_shape, columns[i], &row);
	add_uses(s, page, what, &uses);
	return 0;
}
