/* SPDX-License-Identifier: ISC
 * Which cases may be of a problem.
 */
#include "cause/similar.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "cause/problem.h"
#include "cause/word.h"
#include "domain/docket.h"
#include "model/sale.h"
#include "store/case.h"
#include "store/party.h"
#include "store/problem.h"
#include "store/record.h"

#define MARKS_MAX ((size_t)256)
#define TAGS_MAX ((size_t)16)
#define TELLING ((size_t)4) /* bytes of a word that says enough alone */
#define ENOUGH 0.25
#define APART 0.5     /* what is no word counts half */
#define ALL_DOCS (-1) /* in no case, but in the title */

/* Something that a case can share with the problem. */
struct mark {
	const char *word;
	const char *said; /* as it is shown; NULL: the word */
	double share;
	double weight;
	int64_t count; /* cases that have it */
};

/* A case that shares something. */
struct likeness {
	int64_t case_id;
	uint64_t has[MARKS_MAX / 64];
	double weight;
};

struct similar {
	struct business *business;
	struct arena arena;
	struct vec marks; /* struct mark; words first, sorted */
	size_t words;
	struct vec found; /* struct likeness, by case */
	int64_t cases;
	struct likeness now; /* the case that is walked */
	bool walking;
	struct arena scratch;
};

/* --- words -------------------------------------------------------------------- */

struct said_word {
	const char *word;
	int64_t doc; /* a case, or ALL_DOCS */
};

static void
add_words(struct similar *run, struct vec *said, const char *text, int64_t doc)
{
	const char *folded, *word;

	if (!text)
		return;
	folded = utf8_fold(&run->arena, text);
	while ((word = word_next(&run->arena, &folded)) != NULL) {
		struct said_word *one = vec_add(said, &run->arena);

		one->word = word;
		one->doc = doc;
	}
}

static int
by_word(const void *a, const void *b)
{
	const struct said_word *x = a, *y = b;
	int order = strcmp(x->word, y->word);

	if (order != 0)
		return order;
	return x->doc < y->doc ? -1 : x->doc > y->doc;
}

static int
by_share(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;

	if (x->share != y->share)
		return x->share > y->share ? -1 : 1;
	return strcmp(x->word, y->word);
}

static int
by_mark(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;

	return strcmp(x->word, y->word);
}

/* Each word once, with its share of the cases. */
static void
add_marks(struct similar *run, struct vec *said, size_t cases)
{
	struct said_word *all = said->items;
	struct mark *mark = NULL;
	size_t i;

	if (said->count == 0)
		return;
	qsort(all, said->count, sizeof(*all), by_word);
	for (i = 0; i < said->count; i++) {
		if (!mark || strcmp(mark->word, all[i].word) != 0) {
			mark = vec_add(&run->marks, &run->arena);
			mark->word = all[i].word;
		} else if (all[i].doc == all[i - 1].doc) {
			continue;
		}
		if (all[i].doc == ALL_DOCS)
			mark->share = 1;
		else if (mark->share < 1)
			mark->share += 1.0 / (double)cases;
	}
	qsort(run->marks.items, run->marks.count, sizeof(*mark), by_share);
	if (run->marks.count > MARKS_MAX - TAGS_MAX - 1)
		run->marks.count = MARKS_MAX - TAGS_MAX - 1;
	run->words = run->marks.count;
	qsort(run->marks.items, run->words, sizeof(*mark), by_mark);
}

/* --- tags and the product ------------------------------------------------------ */

static struct mark *
find_tag(struct similar *run, const char *tag)
{
	struct mark *all = run->marks.items;
	size_t i;

	for (i = run->words; i < run->marks.count; i++) {
		if (strcmp(all[i].word, tag) == 0)
			return &all[i];
	}
	if (run->marks.count >= run->words + TAGS_MAX)
		return NULL;
	all = vec_add(&run->marks, &run->arena);
	all->word = tag;
	all->said = arena_print(&run->arena, "tag %s", tag);
	return all;
}

static void
add_tags(struct similar *run, const char *tags, size_t cases)
{
	while (tags && *tags) {
		size_t len = strcspn(tags, ",");
		struct mark *mark =
			find_tag(run, arena_bytes(&run->arena, tags, len));

		if (mark)
			mark->share += 1.0 / (double)cases;
		tags += len + (tags[len] == ',');
	}
}

/* What the problem is: words, tags, product. */
static int
describe(struct similar *run, const struct problem *problem, struct error *err)
{
	struct business *business = run->business;
	struct vec cases = {.size = sizeof(struct problem_case)};
	struct vec words = {.size = sizeof(struct said_word)};
	const struct problem_case *all;
	const char *tags;
	size_t i, j;

	if (problem_cases(business, problem, &cases, err) < 0)
		return -1;
	all = cases.items;
	add_words(run, &words, problem->title.s, ALL_DOCS);
	add_words(run, &words, problem->cause.s, ALL_DOCS);
	for (i = 0; i < cases.count; i++) {
		struct vec said = {.size = sizeof(struct interaction)};
		const struct interaction *entries;

		if (docket_said(business, &run->arena, all[i].file.id, &said,
				err) < 0)
			return -1;
		entries = said.items;
		add_words(run, &words, all[i].file.subject.s, all[i].file.id.n);
		for (j = 0; j < said.count; j++) {
			if (str_same(entries[j].direction.s, "in"))
				add_words(run, &words, entries[j].text.s,
					  all[i].file.id.n);
		}
	}
	add_marks(run, &words, cases.count);
	for (i = 0; i < cases.count; i++) {
		if (party_tags(business->store, &run->arena, all[i].party.id,
			       &tags, err) < 0)
			return -1;
		add_tags(run, tags, cases.count);
	}
	return 0;
}

/* --- who shares it -------------------------------------------------------------- */

static void
end_case(struct similar *run)
{
	struct mark *all = run->marks.items;
	bool any = false;
	size_t i;

	if (!run->walking)
		return;
	run->cases++;
	for (i = 0; i < run->words; i++) {
		if (!(run->now.has[i / 64] >> (i % 64) & 1))
			continue;
		all[i].count++;
		any = true;
	}
	if (any)
		*(struct likeness *)vec_add(&run->found, &run->arena) =
			run->now;
}

static int
see_text(void *cookie, struct id case_id, const char *text, struct error *err)
{
	struct similar *run = cookie;
	const char *folded;
	struct mark key = {.word = NULL}, *mark;

	(void)err;
	if (!run->walking || run->now.case_id != case_id.n) {
		end_case(run);
		run->walking = true;
		run->now = (struct likeness){.case_id = case_id.n};
	}
	folded = utf8_fold(&run->scratch, text);
	while (run->words > 0 &&
	       (key.word = word_next(&run->scratch, &folded)) != NULL) {
		mark = bsearch(&key, run->marks.items, run->words, sizeof(key),
			       by_mark);
		if (mark) {
			size_t i = (size_t)(mark -
					    (struct mark *)run->marks.items);

			run->now.has[i / 64] |= (uint64_t)1 << (i % 64);
		}
	}
	arena_reset(&run->scratch, (struct arena_mark){NULL, 0});
	return 0;
}

static int
by_case(const void *a, const void *b)
{
	const struct likeness *x = a, *y = b;

	return x->case_id < y->case_id ? -1 : x->case_id > y->case_id;
}

/* The i-th mark, which is no word, is that of these cases. */
static void
see_cases(struct similar *run, size_t i, const struct vec *cases)
{
	struct mark *mark = (struct mark *)run->marks.items + i;
	const struct id *all = cases->items;
	struct likeness key, *likeness;
	size_t n;

	mark->count = (int64_t)cases->count;
	for (n = 0; run->found.count > 0 && n < cases->count; n++) {
		key.case_id = all[n].n;
		likeness = bsearch(&key, run->found.items, run->found.count,
				   sizeof(key), by_case);
		if (likeness)
			likeness->has[i / 64] |= (uint64_t)1 << (i % 64);
	}
}

static int
see_all(struct similar *run, const struct problem *problem, struct error *err)
{
	struct store *store = run->business->store;
	struct vec cases = {.size = sizeof(struct id)};
	struct product product;
	struct mark *mark;
	size_t i;

	if (problem_said(store, see_text, run, err) < 0)
		return -1;
	end_case(run);
	for (i = run->words; i < run->marks.count; i++) {
		mark = (struct mark *)run->marks.items + i;
		cases.count = 0;
		if (problem_cases_of(store, &run->arena, mark->word,
				     (struct id){0}, &cases, err) < 0)
			return -1;
		see_cases(run, i, &cases);
	}
	if (problem->product.n == 0)
		return 0;
	cases.count = 0;
	if (record_get(store, &run->arena, TABLE_PRODUCTS, problem->product.n,
		       &product, err) < 0 ||
	    problem_cases_of(store, &run->arena, NULL, problem->product, &cases,
			     err) < 0)
		return -1;
	mark = vec_add(&run->marks, &run->arena);
	mark->word = "";
	mark->said = arena_print(&run->arena, "bought %s", product.name.s);
	mark->share = 1;
	see_cases(run, run->marks.count - 1, &cases);
	return 0;
}

/* --- weighed --------------------------------------------------------------------- */

static void
weigh_marks(struct similar *run)
{
	struct mark *all = run->marks.items;
	size_t i;

	for (i = 0; i < run->marks.count; i++) {
		double n = (double)all[i].count, of = (double)run->cases;

		all[i].weight =
			all[i].share * log(1 + (of - n + 0.5) / (n + 0.5));
		if (i >= run->words)
			all[i].weight *= APART;
	}
}

static bool
has(const struct likeness *likeness, size_t i)
{
	return likeness->has[i / 64] >> (i % 64) & 1;
}

static int
by_weight(const void *a, const void *b)
{
	const struct likeness *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	return x->case_id < y->case_id ? -1 : x->case_id > y->case_id;
}

/* What its words weigh; 0 where none of them says anything. */
static double
weigh_words(const struct similar *run, const struct likeness *likeness)
{
	const struct mark *marks = run->marks.items;
	bool telling = false;
	double words = 0;
	size_t i;

	for (i = 0; i < run->words; i++) {
		if (!has(likeness, i))
			continue;
		words += marks[i].weight;
		telling = telling || strlen(marks[i].word) >= TELLING;
	}
	return telling ? words : 0;
}

/* Those with too few words go to the end, with a weight of 0. */
static void
weigh_cases(struct similar *run)
{
	const struct mark *marks = run->marks.items;
	struct likeness *all = run->found.items;
	double words, best = 0;
	size_t i, j;

	for (i = 0; i < run->found.count; i++) {
		words = weigh_words(run, &all[i]);
		best = words > best ? words : best;
	}
	for (i = 0; i < run->found.count; i++) {
		words = weigh_words(run, &all[i]);
		all[i].weight = words;
		for (j = run->words; j < run->marks.count; j++)
			all[i].weight += has(&all[i], j) ? marks[j].weight : 0;
		if (words < best * ENOUGH || words <= 0)
			all[i].weight = 0;
	}
	if (run->found.count > 1)
		qsort(all, run->found.count, sizeof(*all), by_weight);
}

/* "seal, kettle, bought Kettle", the heaviest first. */
static const char *
why_of(struct similar *run, const struct likeness *likeness)
{
	const struct mark *marks = run->marks.items;
	struct likeness left = *likeness;
	struct str out = {0};
	size_t i, best;

	for (;;) {
		best = run->marks.count;
		for (i = 0; i < run->marks.count; i++) {
			if (has(&left, i) &&
			    (best == run->marks.count ||
			     marks[i].weight > marks[best].weight))
				best = i;
		}
		if (best == run->marks.count)
			break;
		left.has[best / 64] &= ~((uint64_t)1 << (best % 64));
		str_print(&out, "%s%s", out.len ? ", " : "",
			  marks[best].said ? marks[best].said
					   : marks[best].word);
	}
	return str_keep(&out, run->business->arena);
}

static int
add_row(struct similar *run, const struct likeness *likeness, struct vec *rows,
	struct error *err)
{
	struct business *business = run->business;
	struct similar_row *row;
	struct case_file file;
	struct joined joined;
	struct party party;
	int rc = problem_of_case(business->store, business->arena,
				 (struct id){likeness->case_id}, &joined, err);

	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (record_get(business->store, business->arena, TABLE_CASES,
		       likeness->case_id, &file, err) < 0 ||
	    party_root(business->store, business->arena, file.party, &party,
		       err) < 0)
		return -1;
	row = vec_add(rows, business->arena);
	column_clear(&similar_row_shape, row);
	row->id = file.id;
	row->weight.n = round(likeness->weight * 100) / 100;
	row->state = file.state;
	row->party = party.id;
	row->why.s = why_of(run, likeness);
	row->name = party.name;
	row->subject = file.subject;
	return 0;
}

int
similar_cases(struct business *business, const struct problem *problem,
	      size_t limit, struct vec *rows, struct error *err)
{
	struct similar run = {.business = business,
			      .marks = {.size = sizeof(struct mark)},
			      .found = {.size = sizeof(struct likeness)}};
	const struct likeness *all;
	size_t i;
	int rc = describe(&run, problem, err);

	if (rc == 0)
		rc = see_all(&run, problem, err);
	if (rc == 0) {
		weigh_marks(&run);
		weigh_cases(&run);
	}
	all = run.found.items;
	for (i = 0; rc == 0 && i < run.found.count && rows->count < limit &&
		    all[i].weight > 0;
	     i++)
		rc = add_row(&run, &all[i], rows, err);
	arena_free(&run.scratch);
	arena_free(&run.arena);
	return rc;
}
