/* SPDX-License-Identifier: ISC
 * Words that are new in complaints.
 */
#include "cause/signal_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "learn/alarm.h"
#include "model/signal.h"
#include "os/zone.h"
#include "store/signal.h"

#define LETTERS 4 /* a word has at least so many bytes */
#define BACK (ALARM_YEAR + 2 * SIGNAL_WORDS_DAYS)
#define BEHIND 10 /* ids that are told */
#define DAY_S 86400

/* Somebody used a word. */
struct use {
	const char *word;
	int64_t party, day, id;
};

struct reading {
	struct business *business;
	struct arena *arena;
	int64_t day;		     /* that is judged */
	double complaints[BACK + 1]; /* of each day, the last that one */
	struct vec uses;	     /* struct use */
	double level;
};

static int
read_complaint(void *cookie, const struct signal_words *words,
	       struct error *err)
{
	struct reading *on = cookie;
	const char *p = utf8_fold(on->arena, words->text);
	int64_t day = zone_day(on->business->zone, words->at).days;
	int64_t at = BACK - (on->day - day);

	(void)err;
	if (at < 0 || at > BACK)
		return 0;
	on->complaints[at]++;
	while (*p) {
		size_t len = strcspn(p, " ");

		if (len >= LETTERS && strspn(p, "0123456789") < len) {
			struct use *use = vec_add(&on->uses, on->arena);

			use->word = arena_bytes(on->arena, p, len);
			use->party = words->party.n;
			use->day = day;
			use->id = words->id;
		}
		p += len + (p[len] == ' ');
	}
	return 0;
}

static int
by_word(const void *a, const void *b)
{
	const struct use *x = a, *y = b;
	int order = strcmp(x->word, y->word);

	if (order != 0)
		return order;
	if (x->party != y->party)
		return x->party < y->party ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

/* Customers who used a word in the window that ends on day, and complaints of
 * the year before it that have it: who complains often counts once for what is
 * new, and each time for what is usual. */
static void
count_uses(const struct use *uses, size_t count, int64_t day, double *now,
	   double *before)
{
	int64_t begin = day - SIGNAL_WORDS_DAYS, year = begin - ALARM_YEAR;
	size_t i;

	*now = *before = 0;
	for (i = 0; i < count;) {
		int64_t party = uses[i].party, last = 0;
		bool fresh = false;

		for (; i < count && uses[i].party == party; i++) {
			if (uses[i].id == last)
				continue;
			last = uses[i].id;
			fresh = fresh ||
				(uses[i].day > begin && uses[i].day <= day);
			*before += uses[i].day > year && uses[i].day <= begin;
		}
		*now += fresh;
	}
}

static double
complaints(const struct reading *on, int64_t after, int64_t until)
{
	double sum = 0;
	int64_t day;

	for (day = after + 1; day <= until; day++)
		sum += on->complaints[BACK - (on->day - day)];
	return sum;
}

/* The p of a word on that day, 1 where there is too little. */
static double
judge(const struct reading *on, const struct use *uses, size_t count,
      int64_t day, double *now, double *expected)
{
	int64_t begin = day - SIGNAL_WORDS_DAYS;
	double fresh = complaints(on, begin, day);
	double old = complaints(on, begin - ALARM_YEAR, begin), before;

	count_uses(uses, count, day, now, &before);
	if (*now < SIGNAL_WORDS_SEVERAL || old < SIGNAL_WORDS_PAST)
		return 1;
	*expected = before * fresh / old;
	return alarm_above(*now, before, old, fresh);
}

static int
backwards(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x < *y) - (*x > *y);
}

/* The latest of those behind a word, each once. */
static void
list_ids(const struct reading *on, const struct use *uses, size_t count,
	 struct signal_row *row)
{
	int64_t *ids = arena_get(on->arena, count * sizeof(*ids));
	size_t i, fresh = 0, told = 0;

	for (i = 0; i < count; i++) {
		if (uses[i].day > on->day - SIGNAL_WORDS_DAYS &&
		    uses[i].day <= on->day)
			ids[fresh++] = uses[i].id;
	}
	qsort(ids, fresh, sizeof(*ids), backwards);
	row->id = (struct any_id){ids[0], 'i'};
	for (i = 0; i < fresh && told < BEHIND; i++) {
		if (i > 0 && ids[i] == ids[i - 1])
			continue;
		row->rows.s = arena_print(on->arena, "%s%si%lld",
					  told ? row->rows.s : "",
					  told ? "," : "", (long long)ids[i]);
		told++;
	}
}

static void
tell_word(const struct reading *on, const struct use *uses, size_t count,
	  struct vec *rows)
{
	double now = 0, expected = 0, p, others, usual;
	struct signal_row *row;
	int64_t back;

	p = judge(on, uses, count, on->day, &now, &expected);
	if (p >= on->level)
		return;
	for (back = 1; back <= SIGNAL_WORDS_DAYS; back++) {
		if (judge(on, uses, count, on->day - back, &others, &usual) <
		    on->level)
			return;
	}
	row = vec_add(rows, on->arena);
	column_clear(&signal_row_shape, row);
	row->key.s = arena_print(on->arena, "word=%s", uses->word);
	row->what.s = "new";
	row->of.s = "complaints";
	row->days.n = SIGNAL_WORDS_DAYS;
	row->value.n = now;
	row->expected.n = expected;
	row->p.n = p;
	row->level.n = on->level;
	row->history.n = ALARM_YEAR;
	list_ids(on, uses, count, row);
	row->text.s = arena_print(on->arena,
				  "%s: %.0f customers said it in %d days, %.2g "
				  "were usual",
				  uses->word, now, SIGNAL_WORDS_DAYS, expected);
}

static int
by_p(const void *a, const void *b)
{
	const struct signal_row *x = a, *y = b;

	if (x->p.n < y->p.n || x->p.n > y->p.n)
		return x->p.n < y->p.n ? -1 : 1;
	return strcmp(x->key.s, y->key.s);
}

static void
tell_words(struct reading *on, double rate, struct vec *rows)
{
	const struct use *uses = on->uses.items;
	size_t count = on->uses.count, i, end, words = 0;

	for (i = 0; i < count; i = end) {
		bool fresh = false;

		for (end = i;
		     end < count && strcmp(uses[end].word, uses[i].word) == 0;
		     end++)
			fresh = fresh ||
				(uses[end].day > on->day - SIGNAL_WORDS_DAYS &&
				 uses[end].day <= on->day);
		words += fresh;
	}
	on->level = words > 0 ? rate / (double)words : 0;
	for (i = 0; i < count; i = end) {
		for (end = i;
		     end < count && strcmp(uses[end].word, uses[i].word) == 0;
		     end++)
			;
		tell_word(on, uses + i, end - i, rows);
	}
}

int
signal_words_list(struct business *business, struct day day, double rate,
		  struct vec *rows, struct error *err)
{
	struct reading *on = arena_get(business->arena, sizeof(*on));
	struct vec found = {.size = sizeof(struct signal_row)};
	/* a day more on either side: days begin elsewhere at other times */
	struct instant low = {(day.days - BACK - 1) * DAY_S};
	struct instant high = {(day.days + 2) * DAY_S};
	const struct signal_row *all;
	size_t i;

	*on = (struct reading){.business = business,
			       .arena = business->arena,
			       .day = day.days,
			       .uses = {.size = sizeof(struct use)}};
	if (signal_complaints(business->store, low, high, read_complaint, on,
			      err) < 0)
		return -1;
	if (on->uses.count > 1)
		qsort(on->uses.items, on->uses.count, on->uses.size, by_word);
	tell_words(on, rate, &found);
	if (found.count > 1)
		qsort(found.items, found.count, found.size, by_p);
	all = found.items;
	for (i = 0; i < found.count && i < SIGNAL_WORDS_MOST; i++)
		*(struct signal_row *)vec_add(rows, business->arena) = all[i];
	return 0;
}
