/* SPDX-License-Identifier: ISC
 * The articles at hand.
 */
#include "cause/shelf.h"

#include <stdlib.h>

#include "base/arena.h"
#include "cause/article.h"
#include "store/article.h"
#include "text/rank.h"

struct shelf {
	struct business *business;
	struct vec articles; /* struct article_used */
	struct rank *rank;
};

int
shelf_open(struct business *business, struct shelf **shelf, struct error *err)
{
	struct shelf *s = arena_get(business->arena, sizeof(*s));
	const struct article_used *all;
	size_t i;

	*s = (struct shelf){.business = business,
			    .articles = {.size = sizeof(struct article_used)}};
	if (article_live(business->store, business->arena, &s->articles, err) <
	    0)
		return -1;
	s->rank = rank_open(business->arena);
	all = s->articles.items;
	for (i = 0; i < s->articles.count; i++)
		rank_add(s->rank, all[i].article.title.s,
			 all[i].article.words.s, all[i].article.text.s);
	*shelf = s;
	return 0;
}

void
shelf_find(struct shelf *shelf, const char *text, size_t limit,
	   struct vec *rows)
{
	struct vec hits = {.size = sizeof(struct rank_hit)};
	const struct article_used *all = shelf->articles.items;
	const struct rank_hit *hit;
	size_t i;

	rank_ask(shelf->rank, text, &hits);
	hit = hits.items;
	for (i = 0; i < hits.count && (limit == 0 || i < limit); i++, hit++) {
		const struct article_used *one = &all[hit->number];
		struct article_hit_row *row =
			vec_add(rows, shelf->business->arena);

		column_clear(&article_hit_row_shape, row);
		row->id = one->article.id;
		row->score.n = hit->score;
		row->uses.n = one->uses;
		row->state.s = article_state(shelf->business, &one->article);
		row->expires = one->article.expires_on;
		row->title = one->article.title;
		row->fits.yes = hit->fits;
		row->text = one->article.text;
	}
}

const char *
shelf_suggest(struct shelf *shelf, struct id case_id, const char *text)
{
	struct vec hits = {.size = sizeof(struct rank_hit)};
	struct arena *arena = shelf->business->arena;
	const struct article_used *all = shelf->articles.items, *one = NULL;
	const struct rank_hit *hit;
	const char *line;
	size_t i;

	if (shelf->articles.count == 0)
		return NULL;
	rank_ask(shelf->rank, text, &hits);
	hit = hits.items;
	for (i = 0; i < hits.count && !one; i++) {
		if (hit[i].fits)
			one = &all[hit[i].number];
	}
	if (!one)
		return NULL;
	line = arena_print(arena, "a%lld may answer it: crm-kb use a%lld k%lld",
			   (long long)one->article.id.n,
			   (long long)one->article.id.n, (long long)case_id.n);
	if (article_expired(shelf->business, &one->article))
		line = arena_print(
			arena, "%s (expired %s: is it still true?)", line,
			business_day(shelf->business, one->article.expires_on));
	return line;
}

static int
by_uses(const void *a, const void *b)
{
	const struct article_used *const *x = a, *const *y = b;

	if ((*x)->uses != (*y)->uses)
		return (*x)->uses > (*y)->uses ? -1 : 1;
	return ((*x)->article.id.n > (*y)->article.id.n) -
	       ((*x)->article.id.n < (*y)->article.id.n);
}

void
shelf_faq(struct shelf *shelf, size_t limit, struct vec *articles,
	  struct vec *expired)
{
	struct arena *arena = shelf->business->arena;
	const struct article_used *all = shelf->articles.items, **sorted;
	size_t count = 0, i;

	sorted =
		arena_get(arena, (shelf->articles.count + 1) * sizeof(*sorted));
	for (i = 0; i < shelf->articles.count; i++) {
		if (all[i].article.public.yes)
			sorted[count++] = &all[i];
	}
	qsort(sorted, count, sizeof(*sorted), by_uses);
	for (i = 0; i < count; i++) {
		bool late =
			article_expired(shelf->business, &sorted[i]->article);

		if (late || limit == 0 || articles->count < limit)
			*(const struct article **)vec_add(
				late ? expired : articles, arena) =
				&sorted[i]->article;
	}
}
