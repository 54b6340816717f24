/* SPDX-License-Identifier: ISC
 * Deals that are over.
 */
#include "store/lesson.h"

#include "base/arena.h"
#include "store/driver.h"
#include "store/filter.h"
#include "store/store.h"

int
lesson_each(struct store *store,
	    int (*each)(void *cookie, const struct lesson *lesson,
			struct error *err),
	    void *cookie, struct error *err)
{
	struct arena arena = {NULL};
	struct lesson lesson;
	struct filter filter;
	struct query *query;
	int step;

	filter_open(&filter, store, &arena);
	step = filter_add(&filter,
			  "SELECT {root c: d.party}, d.state = 'won', "
			  "d.opened_at FROM deals d "
			  "WHERE d.voided = 0 AND d.state IN ('won', 'lost') "
			  "ORDER BY d.opened_at, d.id",
			  err);
	if (step == 0)
		step = filter_ask(&filter, &query, err);
	if (step == 0) {
		while ((step = driver_step(query, err)) > 0) {
			lesson.party.n = driver_int(query, 0);
			lesson.won = driver_int(query, 1) != 0;
			lesson.opened_at.s = driver_int(query, 2);
			if (each(cookie, &lesson, err) < 0) {
				step = -1;
				break;
			}
		}
		driver_done(query);
	}
	filter_close(&filter);
	arena_free(&arena);
	return step < 0 ? -1 : 0;
}

int
lesson_tags(struct store *store, struct arena *arena, struct id party,
	    struct instant until, struct vec *tags, struct error *err)
{
	struct filter filter;
	struct query *query;
	int step;

	filter_open(&filter, store, arena);
	step = filter_add(&filter,
			  "SELECT DISTINCT t.tag FROM tags t "
			  "JOIN batches b ON b.id = t.batch "
			  "WHERE t.party {all c: $party} AND t.voided = 0 "
			  "AND b.at <= $until ORDER BY t.tag",
			  err);
	if (step == 0)
		step = filter_ask(&filter, &query, err);
	if (step == 0) {
		driver_bind_int(query, "$party", party.n);
		driver_bind_int(query, "$until", until.s);
		while ((step = driver_step(query, err)) > 0)
			*(const char **)vec_add(tags, arena) =
				arena_text(arena, driver_text(query, 0));
		driver_done(query);
	}
	filter_close(&filter);
	return step;
}
