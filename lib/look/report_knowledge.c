/* SPDX-License-Identifier: ISC
 * What is answered from what we know already, and what is not.
 */
#include "look/report_knowledge.h"

#include <stdlib.h>

#include "base/arena.h"
#include "cause/article.h"
#include "look/date.h"
#include "store/article.h"
#include "text/rank.h"

/* Cases that are alike, under the first of them. */
struct group {
	struct id first;
	const char *subject;
	int64_t count;
	struct instant last;
};

struct knowing {
	struct business *business;
	report_tell *tell;
	void *cookie;
	int64_t answered, used, made;
	struct vec groups; /* struct group, as they stand in rank */
	struct rank *rank;
};

/* The group that a case is of, or a new one. */
static struct group *
group_of(struct knowing *on, const struct article_answered *answered)
{
	struct vec hits = {.size = sizeof(struct rank_hit)};
	struct arena *arena = on->business->arena;
	const struct rank_hit *hit;
	struct group *group;
	size_t i;

	rank_ask(on->rank, answered->subject, &hits);
	hit = hits.items;
	for (i = 0; i < hits.count; i++) {
		if (hit[i].fits)
			return (struct group *)on->groups.items + hit[i].number;
	}
	group = vec_add(&on->groups, arena);
	group->first = answered->case_id;
	group->subject = arena_text(arena, answered->subject);
	rank_add(on->rank, group->subject, NULL, NULL);
	return group;
}

static int
count_case(void *cookie, const struct article_answered *answered,
	   struct error *err)
{
	struct knowing *on = cookie;
	struct group *group;

	(void)err;
	on->answered++;
	on->used += answered->used;
	on->made += answered->made;
	if (answered->used || !answered->subject)
		return 0;
	group = group_of(on, answered);
	group->count++;
	if (group->count == 1 || answered->at.s > group->last.s)
		group->last = answered->at;
	return 0;
}

static int
tell_count(const struct knowing *on, const char *id, int64_t n,
	   const char *text, struct error *err)
{
	struct measure_row row;

	report_count(&row, id, n, text);
	return on->tell(on->cookie, &row, err);
}

static int
tell_share(const struct knowing *on, const char *id, int64_t hits,
	   const char *text, struct error *err)
{
	struct measure_row row;

	report_share(&row, on->business->arena, id, hits, on->answered, text);
	return on->tell(on->cookie, &row, err);
}

static int
tell_articles(const struct knowing *on, struct error *err)
{
	struct vec live = {.size = sizeof(struct article_used)};
	const struct article_used *all;
	int64_t expired = 0, unused = 0;
	size_t i;

	if (article_live(on->business->store, on->business->arena, &live, err) <
	    0)
		return -1;
	all = live.items;
	for (i = 0; i < live.count; i++) {
		expired += article_expired(on->business, &all[i].article);
		unused += all[i].uses == 0;
	}
	if (tell_count(on, "articles.live", (int64_t)live.count,
		       "articles there are", err) < 0 ||
	    tell_count(on, "articles.expired", expired, "of them have expired",
		       err) < 0)
		return -1;
	return tell_count(on, "articles.unused", unused,
			  "of them never answered", err);
}

static int
by_count(const void *a, const void *b)
{
	const struct group *x = a, *y = b;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return (x->first.n > y->first.n) - (x->first.n < y->first.n);
}

static int
tell_repeated(const struct knowing *on, struct error *err)
{
	const struct group *group = on->groups.items;
	struct measure_row row;
	size_t i;

	if (on->groups.count > 1)
		qsort(on->groups.items, on->groups.count, on->groups.size,
		      by_count);
	for (i = 0;
	     i < on->groups.count && group[i].count >= REPORT_KNOWLEDGE_TIMES;
	     i++) {
		column_clear(&measure_row_shape, &row);
		row.id.s = arena_print(on->business->arena, "k%lld",
				       (long long)group[i].first.n);
		row.value.n = group[i].count;
		row.unit.s = "repeated";
		row.at = group[i].last;
		row.text.s = group[i].subject;
		if (on->tell(on->cookie, &row, err) < 0)
			return -1;
	}
	return 0;
}

int
report_knowledge_tell(struct business *business,
		      const struct report_asked *asked, report_tell *tell,
		      void *cookie, struct error *err)
{
	struct knowing on = {.business = business,
			     .tell = tell,
			     .cookie = cookie,
			     .groups = {.size = sizeof(struct group)},
			     .rank = rank_open(business->arena)};

	if (article_answered(business->store,
			     date_midnight(business, asked->since),
			     (struct instant){business->now.s + 1}, count_case,
			     &on, err) < 0 ||
	    tell_count(&on, "answered", on.answered,
		       "cases that one of us answered", err) < 0 ||
	    tell_share(&on, "answered.article", on.used,
		       "of them from an article", err) < 0 ||
	    tell_share(&on, "answered.made", on.made,
		       "of them made into an article", err) < 0 ||
	    tell_articles(&on, err) < 0)
		return -1;
	return tell_repeated(&on, err);
}
