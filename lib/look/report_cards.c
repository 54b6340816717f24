/* SPDX-License-Identifier: ISC
 * What guests say on cards, a site beside the others.
 */
#include "look/report_cards.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "cause/deck.h"
#include "learn/interval.h"
#include "look/date.h"
#include "store/deck.h"

#define WEEK 7
#define GOOD 4

struct scores {
	int64_t n, sum, good;
};

/* An indicator at a site. */
struct cell {
	const char *site;
	const char *indicator;
	struct scores scores;
	int64_t shown;
	struct scores weeks[REPORT_CARDS_WEEKS];
};

struct reading {
	struct business *business;
	struct arena *arena;
	struct instant since; /* the figures; the weeks begin earlier */
	struct instant weeks[REPORT_CARDS_WEEKS]; /* where each begins */
	struct vec cells;			  /* struct cell */
	struct vec sites, indicators;		  /* const char *, in order */
	report_tell *tell;
	void *cookie;
};

static const char *
known(struct vec *words, struct arena *arena, const char *word)
{
	const char *const *all = words->items;
	const char **added;
	size_t i;

	for (i = 0; i < words->count; i++) {
		if (strcmp(all[i], word) == 0)
			return all[i];
	}
	added = vec_add(words, arena);
	*added = arena_text(arena, word);
	return *added;
}

static struct cell *
find_cell(const struct reading *on, const char *site, const char *indicator)
{
	struct cell *cell = on->cells.items;
	size_t i;

	for (i = 0; i < on->cells.count; i++, cell++) {
		if (strcmp(cell->site, site) == 0 &&
		    strcmp(cell->indicator, indicator) == 0)
			return cell;
	}
	return NULL;
}

static void
add_score(struct scores *scores, int64_t score)
{
	scores->n++;
	scores->sum += score;
	scores->good += score >= GOOD;
}

static int
read_point(void *cookie, const struct deck_point *point, struct error *err)
{
	struct reading *on = cookie;
	const char *site = point->site ? point->site : "mail";
	struct cell *cell = find_cell(on, site, point->indicator);
	size_t week = REPORT_CARDS_WEEKS;

	(void)err;
	if (!cell) {
		cell = vec_add(&on->cells, on->arena);
		cell->site = known(&on->sites, on->arena, site);
		cell->indicator =
			known(&on->indicators, on->arena, point->indicator);
	}
	if (point->at.s >= on->since.s)
		cell->shown++;
	if (point->score == 0)
		return 0;
	if (point->at.s >= on->since.s)
		add_score(&cell->scores, point->score);
	while (week > 0 && on->weeks[week - 1].s > point->at.s)
		week--;
	if (week > 0)
		add_score(&cell->weeks[week - 1], point->score);
	return 0;
}

/* --- told ------------------------------------------------------------------- */

static struct scores
of_others(const struct reading *on, const struct cell *own)
{
	const struct cell *cell = on->cells.items;
	struct scores sum = {0};
	size_t i;

	for (i = 0; i < on->cells.count; i++, cell++) {
		if (cell == own || strcmp(cell->indicator, own->indicator) != 0)
			continue;
		sum.n += cell->scores.n;
		sum.sum += cell->scores.sum;
		sum.good += cell->scores.good;
	}
	return sum;
}

static const char *
verdict(const struct scores *own, const struct scores *others)
{
	struct interval ends =
		interval_difference(own->good, own->n, others->good, others->n);

	if (own->n < REPORT_CARDS_FEWEST || others->n < REPORT_CARDS_FEWEST)
		return "few";
	if (ends.low > 0)
		return "better";
	return ends.high < 0 ? "worse" : "alike";
}

static const char *
weeks_of(const struct reading *on, const struct cell *cell)
{
	const char *list = NULL;
	size_t i;

	for (i = 0; i < REPORT_CARDS_WEEKS; i++) {
		const struct scores *week = &cell->weeks[i];
		double mean =
			week->n > 0 ? (double)week->sum / (double)week->n : 0;

		list = arena_print(on->arena, "%s%s%.3g", list ? list : "",
				   list ? "," : "", mean);
	}
	return list;
}

static int64_t
percent(const struct scores *scores)
{
	return (200 * scores->good + scores->n) / (2 * scores->n);
}

static int
tell_cell(const struct reading *on, const struct cell *cell, struct error *err)
{
	struct scores others = of_others(on, cell);
	struct interval ends =
		interval_share(cell->scores.good, cell->scores.n);
	struct card_score_row row;

	column_clear(&card_score_row_shape, &row);
	row.id.s = arena_print(on->arena, "%s.%s", cell->site, cell->indicator);
	row.n.n = cell->scores.n;
	row.shown.n = cell->shown;
	if (cell->scores.n > 0) {
		row.mean.n = (double)cell->scores.sum / (double)cell->scores.n;
		row.good.n = percent(&cell->scores);
		row.low.n = (int64_t)(100 * ends.low);
		row.high.n = 100 - (int64_t)(100 * (1 - ends.high));
	}
	row.others_n.n = others.n;
	if (others.n > 0) {
		row.others_mean.n = (double)others.sum / (double)others.n;
		row.others_good.n = percent(&others);
	}
	row.verdict.s = verdict(&cell->scores, &others);
	row.weeks.s = weeks_of(on, cell);
	row.text.s = strcmp(cell->indicator, "rating") == 0
			     ? "Ratings that came by mail or a post"
			     : deck_question(on->business, cell->indicator);
	return on->tell(on->cookie, &row, err);
}

static int
tell_all(const struct reading *on, const char *asked, struct error *err)
{
	const char *const *sites = on->sites.items;
	const char *const *indicators = on->indicators.items;
	size_t i, j;

	for (i = 0; i < on->sites.count; i++) {
		if (asked && strcmp(asked, sites[i]) != 0)
			continue;
		for (j = 0; j < on->indicators.count; j++) {
			const struct cell *cell =
				find_cell(on, sites[i], indicators[j]);

			if (cell && tell_cell(on, cell, err) < 0)
				return -1;
		}
	}
	return 0;
}

static int
check_site(const struct reading *on, const char *site, struct error *err)
{
	const char *const *sites = on->sites.items;
	const char *nearest;
	size_t i;

	for (i = 0; site && i < on->sites.count; i++) {
		if (strcmp(site, sites[i]) == 0)
			return 0;
	}
	if (!site)
		return 0;
	nearest = str_nearest(site, sites, on->sites.count);
	return error_set(err, ERR_USAGE, "%.60s: no such site%s%s%s", site,
			 nearest ? ", did you mean " : "",
			 nearest ? nearest : "", nearest ? "?" : "");
}

/* The policy's come first; "rating" is a question of nobody. */
static void
begin(struct reading *on, const struct report_asked *asked)
{
	const struct policy_cards *cards = &on->business->policy->cards;
	size_t i;

	on->since = date_midnight(on->business, asked->since);
	for (i = 0; i < REPORT_CARDS_WEEKS; i++)
		on->weeks[i] = date_midnight(
			on->business,
			(struct day){asked->as_of.days + 1 -
				     WEEK * (int64_t)(REPORT_CARDS_WEEKS - i)});
	for (i = 0; i < cards->site_count; i++)
		(void)known(&on->sites, on->arena, cards->sites[i]);
	for (i = 0; i < cards->indicator_count; i++)
		(void)known(&on->indicators, on->arena,
			    cards->indicators[i].name);
}

int
report_cards_tell(struct business *business, const struct report_asked *asked,
		  report_tell *tell, void *cookie, struct error *err)
{
	struct reading on = {.business = business,
			     .arena = business->arena,
			     .cells = {.size = sizeof(struct cell)},
			     .sites = {.size = sizeof(const char *)},
			     .indicators = {.size = sizeof(const char *)},
			     .tell = tell,
			     .cookie = cookie};
	struct instant low, high;

	begin(&on, asked);
	low = on.since.s < on.weeks[0].s ? on.since : on.weeks[0];
	high = date_midnight(business, (struct day){asked->as_of.days + 1});
	if (deck_each(business->store, low, high, read_point, &on, err) < 0 ||
	    check_site(&on, asked->site, err) < 0)
		return -1;
	return tell_all(&on, asked->site, err);
}
