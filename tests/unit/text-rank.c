/* SPDX-License-Identifier: ISC
 * Which of many texts answers a question best.
 */
#include "text/rank.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "tap.h"

static struct arena arena;

/* The numbers of the hits, those that fit with a star. */
static const char *
asked(struct rank *rank, const char *question)
{
	struct vec hits = {.size = sizeof(struct rank_hit)};
	const struct rank_hit *all;
	struct str line = {0};
	const char *text;
	size_t i;

	rank_ask(rank, question, &hits);
	all = hits.items;
	for (i = 0; i < hits.count; i++)
		str_print(&line, "%s%zu%s", i ? " " : "", all[i].number,
			  all[i].fits ? "*" : "");
	text = arena_text(&arena, str_get(&line));
	str_free(&line);
	return text;
}

static double
score_of(struct rank *rank, const char *question, size_t number)
{
	struct vec hits = {.size = sizeof(struct rank_hit)};
	const struct rank_hit *all;
	size_t i;

	rank_ask(rank, question, &hits);
	all = hits.items;
	for (i = 0; i < hits.count; i++) {
		if (all[i].number == number)
			return all[i].score;
	}
	return 0;
}

/* By hand: texts alone, of 2, 4 and 3 words, 3 on the average; "lid" is in the
 * first once and in the second twice: rarity ln(1 + 1.5 / 2.5). */
static void
check_figures(void)
{
	struct rank *rank = rank_open(&arena);
	double rarity = log(1 + 1.5 / 2.5), one, two;

	rank_add(rank, NULL, NULL, "the lid");
	rank_add(rank, NULL, NULL, "lid on a lid");
	rank_add(rank, NULL, NULL, "tea and cake");
	one = 1 / (0.25 + 0.75 * 2 / 3);
	two = 2 / (0.25 + 0.75 * 4 / 3);
	ok(fabs(score_of(rank, "lid", 0) - rarity * one * 2.2 / (1.2 + one)) <
		   1e-12,
	   "the figure of the first");
	ok(fabs(score_of(rank, "lid", 1) - rarity * two * 2.2 / (1.2 + two)) <
		   1e-12,
	   "the figure of the second");
	is_text(asked(rank, "lid"), "1 0", "twice is more than once");
	is_text(asked(rank, "tea lid"), "2 1 0", "the rarer word counts more");
	is_text(asked(rank, "samovar"), "", "no such word");
	is_text(asked(rank, " . "), "", "no word at all");
}

static void
check_words(void)
{
	struct rank *rank = rank_open(&arena);

	rank_add(rank, "Opening hours on Saturday", NULL, "10 to 2");
	rank_add(rank, "How do I descale the kettle?", "chalk limescale",
		 "with vinegar");
	rank_add(rank, "Warranty", NULL, "two years on every kettle");
	rank_add(rank, "Müller's tea", NULL, NULL);
	is_text(asked(rank, "open Saturday, 10 am?"), "0*", "open is opening");
	is_text(asked(rank, "OPEN saturdays"), "0*", "whatever its ending");
	is_text(asked(rank, "chalk in my kettle"), "1* 2",
		"the words beside it count as the title");
	is_text(asked(rank, "kettle"), "1 2",
		"one word of two fits nothing; the title counts more");
	is_text(asked(rank, "warranties?"), "2*", "unless it is all there is");
	is_text(asked(rank, "muller"), "3*", "accents do not matter");
	is_text(asked(rank, "mull"), "3*", "nor an ending");
	is_text(asked(rank, "mul"), "", "but short words are whole");
	is_text(asked(rank, "kettle kettles kettling kettle"), "1 2",
		"the same word again is no other");
}

/* 10,000 of 60 words are found in at once. */
static void
check_many(void)
{
	struct rank *rank = rank_open(&arena);
	struct str text = {0};
	int i, j;

	for (i = 0; i < 10000; i++) {
		str_clear(&text);
		for (j = 0; j < 60; j++)
			str_print(&text, "w%d ", (i * 61 + j * j) % 4999);
		rank_add(rank, i == 7777 ? "samovar handle" : "w1", NULL,
			 str_get(&text));
	}
	str_free(&text);
	is_text(asked(rank, "samovar handles"), "7777*", "one of 10,000");
}

int
main(void)
{
	check_figures();
	check_words();
	check_many();
	arena_free(&arena);
	return done();
}
