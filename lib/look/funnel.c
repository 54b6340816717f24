/* SPDX-License-Identifier: ISC
 * What the steps of all deals tell until a day.
 */
#include "look/funnel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "learn/draw.h"
#include "look/date.h"
#include "os/zone.h"
#include "store/deal.h"

struct reading {
	struct business *business;
	struct arena *arena;
	struct funnel *funnel;
	size_t ours; /* stages of the policy */
	/* the deal that is being read, as it stood last */
	struct id deal;
	size_t stage;
	char state[8];
	struct day since; /* of that state */
	struct money amount;
	struct day expected;
};

static size_t
stage_of(struct reading *on, const char *name)
{
	const struct funnel_stage *all = on->funnel->stages.items;
	struct funnel_stage *stage;
	size_t i;

	for (i = 0; i < on->funnel->stages.count; i++) {
		if (strcmp(all[i].name, name) == 0)
			return i;
	}
	stage = vec_add(&on->funnel->stages, on->arena);
	stage->name = arena_text(on->arena, name);
	stage->percent = -1;
	stage->ages.size = sizeof(struct ending_age);
	return i;
}

/* What the deal that was read adds to a stage it stood in. */
static void
count_stage(struct reading *on, struct funnel_stage *stage)
{
	bool won = strcmp(on->state, "won") == 0;
	bool open = strcmp(on->state, "open") == 0;
	struct day end = open ? on->funnel->day : on->since;
	struct ending_age *age = vec_add(&stage->ages, on->arena);

	age->days = end.days - stage->first.days;
	age->won = won;
	age->lost = !won && !open;
	age->open = open;
	stage->ended += !open;
	stage->won += won;
	if (won || stage->further)
		stage->on++;
	else if (!open)
		stage->back++;
}

static void
end_deal(struct reading *on)
{
	struct funnel_stage *all = on->funnel->stages.items;
	struct funnel_deal *deal;
	size_t i;

	if (on->deal.n == 0)
		return;
	for (i = 0; i < on->funnel->stages.count; i++) {
		if (all[i].deal.n == on->deal.n)
			count_stage(on, &all[i]);
	}
	if (strcmp(on->state, "open") != 0)
		return;
	deal = vec_add(&on->funnel->deals, on->arena);
	deal->id = on->deal;
	deal->stage = on->stage;
	deal->days = on->funnel->day.days - all[on->stage].first.days;
	deal->amount = on->amount;
	deal->expected = on->expected;
}

static int
read_step(void *cookie, const struct deal_point *point, struct error *err)
{
	struct reading *on = cookie;
	size_t stage = stage_of(on, point->stage), i;
	struct funnel_stage *all = on->funnel->stages.items;
	struct day day = zone_day(on->business->zone, point->at);

	(void)err;
	if (point->deal.n != on->deal.n) {
		end_deal(on);
		on->deal = point->deal;
		on->state[0] = '\0';
	}
	if (all[stage].deal.n != point->deal.n) {
		all[stage].deal = point->deal;
		all[stage].first = day;
		all[stage].further = false;
	}
	for (i = 0; i < stage && stage < on->ours; i++) {
		if (all[i].deal.n == point->deal.n)
			all[i].further = true;
	}
	if (strcmp(on->state, point->state) != 0) {
		size_t len = strnlen(point->state, sizeof(on->state) - 1);

		memcpy(on->state, point->state, len);
		on->state[len] = '\0';
		on->since = day;
	}
	on->stage = stage;
	on->amount = point->amount;
	on->expected = point->expected;
	return 0;
}

/* The age at which half of those that ended had. */
static void
add_policy(struct funnel_stage *stage)
{
	struct ending_age *ages = stage->ending.ages;
	double ended = 0;
	size_t i = 0;

	while (i + 1 < stage->ending.count) {
		ended += ages[i].won + ages[i].lost;
		if (2 * ended >= (double)stage->ended)
			break;
		i++;
	}
	ages[i].won += (double)stage->percent / 100;
	ages[i].lost += 1 - (double)stage->percent / 100;
}

static void
fit(struct reading *on)
{
	struct funnel_stage *all = on->funnel->stages.items;
	size_t i;

	for (i = 0; i < on->funnel->stages.count; i++) {
		struct funnel_stage *stage = &all[i];

		ending_fit(&stage->ending, stage->ages.items, stage->ages.count,
			   on->arena);
		stage->history = stage->ended >= FUNNEL_LEAST;
		if (!stage->history || stage->percent < 0)
			continue;
		add_policy(stage);
		ending_fit(&stage->ending, stage->ending.ages,
			   stage->ending.count, on->arena);
	}
}

int
funnel_read(struct business *business, struct arena *arena, struct day day,
	    struct funnel *funnel, struct error *err)
{
	const struct policy_deals *deals = &business->policy->deals;
	struct reading on = {.business = business,
			     .arena = arena,
			     .funnel = funnel,
			     .ours = deals->stage_count};
	size_t i;

	*funnel =
		(struct funnel){.day = day,
				.stages = {.size = sizeof(struct funnel_stage)},
				.deals = {.size = sizeof(struct funnel_deal)}};
	for (i = 0; i < deals->stage_count; i++) {
		size_t at = stage_of(&on, deals->stages[i].name);

		((struct funnel_stage *)funnel->stages.items)[at].percent =
			deals->stages[i].percent;
	}
	if (deal_each_step(business->store,
			   date_midnight(business, (struct day){day.days + 1}),
			   read_step, &on, err) < 0)
		return -1;
	end_deal(&on);
	fit(&on);
	return 0;
}

double
funnel_share(const struct funnel *funnel, const struct funnel_stage *stage,
	     const struct ending *ending, const struct funnel_deal *deal,
	     int64_t ahead)
{
	if (stage->history)
		return ending_share(ending, deal->days, ahead);
	if (stage->percent < 0 ||
	    (ahead >= 0 && (day_missing(deal->expected) ||
			    deal->expected.days > funnel->day.days + ahead)))
		return 0;
	return (double)stage->percent / 100;
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

void
funnel_tenths(double *figures, double *low, double *high)
{
	qsort(figures, FUNNEL_DRAWS, sizeof(*figures), by_size);
	*low = figures[FUNNEL_DRAWS / 10];
	*high = figures[FUNNEL_DRAWS - 1 - FUNNEL_DRAWS / 10];
}

void
funnel_rate(const struct funnel_stage *stage, struct arena *arena,
	    struct number *percent, struct number *low, struct number *high)
{
	double *shares = arena_get(arena, FUNNEL_DRAWS * sizeof(*shares));
	struct ending drawn = {0};
	double least, most;
	struct draw draw;
	int i;

	draw_open(&draw, 1);
	for (i = 0; i < FUNNEL_DRAWS; i++) {
		ending_draw(&stage->ending, &draw, &drawn, arena);
		shares[i] = ending_share(&drawn, -1, -1);
	}
	funnel_tenths(shares, &least, &most);
	percent->n = llround(100 * ending_share(&stage->ending, -1, -1));
	low->n = (int64_t)floor(100 * least);
	high->n = (int64_t)ceil(100 * most);
}

const char *
funnel_basis(const struct funnel_stage *stage)
{
	if (stage->history)
		return "by history";
	return stage->percent < 0 ? "too few to tell: no stage of the policy"
				  : "too few to tell: by the policy";
}
