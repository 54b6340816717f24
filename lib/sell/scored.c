/* SPDX-License-Identifier: ISC
 * What crm-score is asked beside its lists.
 */
#include "sell/scored.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "domain/input.h"
#include "domain/resolver.h"
#include "sell/bought.h"
#include "sell/fitting.h"
#include "sell/given.h"
#include "sell/worth.h"
#include "store/case.h"

#define WEEK 7

/* --- the fit ----------------------------------------------------------------- */

/* Sales in a currency that is not the policy's are told in a row of their own,
 * so that nobody takes them for counted. */
static void
name_others(struct business *business, const struct vec *others,
	    struct vec *rows)
{
	const struct bought_other *other = others->items;
	struct fit_row *row = rows->items;
	struct str line = {0};
	size_t i;

	for (i = 0; i < others->count; i++)
		str_print(&line, "%s%lld in %s", i > 0 ? ", " : "left out: ",
			  (long long)other[i].sales, other[i].currency);
	for (i = 0; others->count > 0 && i < rows->count; i++) {
		if (row[i].used.yes && !row[i].why.s)
			row[i].why.s =
				arena_text(business->arena, str_get(&line));
	}
	str_free(&line);
}

int
scored_fit(struct business *business, const char *until, const char *unit,
	   struct vec *rows, struct vec *kept, struct error *err)
{
	struct vec others = {.size = sizeof(struct bought_other)};
	int64_t unit_days = WEEK;
	struct day day;

	if (unit && strcmp(unit, "day") == 0)
		unit_days = 1;
	else if (unit && strcmp(unit, "week") != 0)
		return error_set(err, ERR_USAGE, "--unit %.40s: day or week",
				 unit);
	if (input_day(business, until, &day, err) < 0)
		return -1;
	if (day.days > business->today.days)
		return error_set(err, ERR_USAGE,
				 "--until %.40s: has not been "
				 "yet",
				 until);
	if (fitting_make(business, day, unit_days, rows, kept, &others, err) <
	    0)
		return -1;
	name_others(business, &others, rows);
	return 0;
}

int
scored_keep(struct business *business, const struct vec *kept,
	    struct error *err)
{
	return fitting_keep(business, kept, err);
}

/* --- as if ------------------------------------------------------------------- */

static int
read_next(const char *typed, double unit_days, double *next, struct error *err)
{
	char *end;

	*next = (double)WORTH_DAYS / unit_days;
	if (!typed)
		return 0;
	*next = strtod(typed, &end);
	if (end == typed || *end || !(*next >= 0 && *next <= 1e6))
		return error_set(err, ERR_USAGE,
				 "--next %.40s: how many units of time?",
				 typed);
	return 0;
}

int
scored_suppose(struct business *business, const char *customer,
	       const char *next, const char *params, struct outlook_row *row,
	       struct error *err)
{
	struct fitting fitting = {.unit_days = WEEK};
	struct lifetime_customer supposed;
	struct lifetime_outlook outlook;
	double units;

	if (given_customer(customer, &supposed, err) < 0)
		return -1;
	if (params) {
		if (given_life(params, &fitting.life, err) < 0)
			return -1;
	} else if (fitting_load(business, &fitting, err) < 0) {
		return -1;
	}
	if (read_next(next, (double)fitting.unit_days, &units, err) < 0)
		return -1;
	if (!lifetime_look(&fitting.life, NULL, &supposed, units, &outlook))
		return error_set(err, ERR_NO, "the sales carry no model: %s",
				 fitting.life.reason ? fitting.life.reason
						     : "no such customer");
	row->expected.n = outlook.expected;
	row->p_alive.n = outlook.p_alive;
	row->low.n = outlook.low;
	row->high.n = outlook.high;
	return 0;
}

/* --- the till ---------------------------------------------------------------- */

/* Two digits that count, grouped: 2112.4 is 2,100. */
static void
add_about(struct str *line, double sum)
{
	double step = 1;
	int64_t n;

	while (sum / step >= 100)
		step *= 10;
	n = llround(sum / step) * (int64_t)step;
	if (n >= 1000000)
		str_print(line, "%lld,%03lld,%03lld", (long long)(n / 1000000),
			  (long long)(n / 1000 % 1000), (long long)(n % 1000));
	else if (n >= 1000)
		str_print(line, "%lld,%03lld", (long long)(n / 1000),
			  (long long)(n % 1000));
	else
		str_add_int(line, n);
}

static void
add_worth(struct str *line, const struct worth *worth, bool bounds)
{
	double a_day = (double)worth->sales / (double)worth->n;

	str_add(line, worth->rhythm.p_silent < WORTH_ODD
			      ? "silent beyond their rhythm, "
			      : "regular, ");
	if (worth->rhythm.median <= 1.5)
		str_print(line, "%.*f a day",
			  a_day < 9.5 && a_day != floor(a_day) ? 1 : 0, a_day);
	else
		str_print(line, "every %lld d",
			  (long long)llround(worth->rhythm.median));
	if (worth->basis == WORTH_OWN) {
		str_add(line, "; about ");
		add_about(line, worth->value);
		str_add(line, " a year");
	}
	if (worth->basis == WORTH_OWN && bounds) {
		str_add(line, " (");
		add_about(line, worth->low);
		str_add_char(line, '-');
		add_about(line, worth->high);
		str_add_char(line, ')');
	}
	str_print(line, "; silent %lld d", (long long)worth->silent);
}

/* What there is to say of the last complaint; NULL: there was none. */
static int
find_complaint(struct business *business, const struct party *party,
	       const char **said, struct error *err)
{
	struct case_file file;
	int rc = case_latest(business->store, business->arena, party->id,
			     "complaint", &file, err);

	*said = NULL;
	if (rc > 0)
		*said = str_same(file.needs.s, "answer")
				? "last complaint not answered"
				: "last complaint answered";
	return rc < 0 ? -1 : 0;
}

/* The complaint in as many words as there is room for; where there is none
 * even for few, false. */
static bool
add_complaint(struct str *line, const char *said)
{
	if (said && line->len + strlen("; ") + strlen(said) > SCORED_TILL)
		said += strlen("last ");
	if (said && line->len + strlen("; ") + strlen(said) > SCORED_TILL)
		return false;
	if (said)
		str_print(line, "; %s", said);
	return true;
}

/* Rhythm and worth of a party; whether there must be a fit for a worth. */
static int
add_party(struct business *business, struct id party, bool fitted,
	  struct worth *worth, struct str *line, struct error *err)
{
	struct error why = {0};
	struct fitting fitting;
	struct bought bought;

	if (bought_of(business, business->arena, party, business->today,
		      &bought, NULL, err) < 0)
		return -1;
	worth_reckon(business, NULL, &bought, business->arena, worth);
	if (!worth->rhythm.told) {
		if (worth->n == 0)
			str_add(line, "bought nothing yet");
		else
			str_print(line, "seen %s: cannot tell yet",
				  worth->n == 1	  ? "once"
				  : worth->n == 2 ? "twice"
						  : "three times");
		return 0;
	}
	if (fitting_load(business, &fitting, &why) == 0) {
		worth_reckon(business, &fitting, &bought, business->arena,
			     worth);
	} else if (fitted || why.code != ERR_UNAVAILABLE) {
		*err = why;
		return -1;
	}
	add_worth(line, worth, true);
	return 0;
}

int
scored_line(struct business *business, struct id party, struct str *line,
	    struct error *err)
{
	struct worth worth;

	return add_party(business, party, false, &worth, line, err);
}

int
scored_till(struct business *business, const char *who, struct str *line,
	    struct error *err)
{
	struct worth worth;
	struct party party;
	const char *said;

	if (resolver_find(business, who, &party, err) < 0 ||
	    find_complaint(business, &party, &said, err) < 0 ||
	    add_party(business, party.id, true, &worth, line, err) < 0)
		return -1;
	if (add_complaint(line, said))
		return 0;
	/* what they complained of matters more than the interval */
	str_clear(line);
	add_worth(line, &worth, false);
	(void)add_complaint(line, said);
	return 0;
}
