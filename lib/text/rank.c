/* SPDX-License-Identifier: ISC
 * Which of many texts answers a question best: postings by word.
 */
#include "text/rank.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

#define LETTERS 5 /* of a word that count */
#define STEM 4	  /* by which words are looked up */
#define BUCKETS 4096
#define ASKED_MOST 256 /* words of a question; the rest is chatter */
#define K1 1.2
#define B 0.75

enum field { TITLE, WORDS, TEXT, FIELDS };
static const double weights[FIELDS] = {3, 3, 1};

/* The beginning of a word. */
struct stem {
	char bytes[LETTERS * 4 + 1];
	size_t len;
	size_t letters;
	size_t short_len; /* of its first STEM letters */
};

struct posting {
	size_t number;
	uint32_t times[FIELDS];
};

struct term {
	struct stem stem;
	struct vec postings; /* struct posting, by number */
	struct term *next;
};

struct entry {
	uint32_t lengths[FIELDS];
	uint32_t long_words; /* different ones in the title */
	uint32_t more_words; /* beside it */
	/* of the question being asked */
	size_t asked; /* which one touched it last */
	size_t word;  /* and which word of it */
	double times; /* of that word, weighted */
	bool telling; /* it is a long word of the title, or one beside it */
	uint32_t matched;
	double score;
};

struct rank {
	struct arena *arena;
	struct vec entries; /* struct entry */
	double lengths[FIELDS];
	struct term *buckets[BUCKETS];
	size_t asked;
};

struct rank *
rank_open(struct arena *arena)
{
	struct rank *rank = arena_get(arena, sizeof(*rank));

	*rank = (struct rank){.arena = arena,
			      .entries = {.size = sizeof(struct entry)}};
	return rank;
}

/* --- words ------------------------------------------------------------------ */

/* The stem of the next word of a folded text; false behind the last. */
static bool
next_stem(const char **text, struct stem *stem)
{
	const char *p = *text + strspn(*text, " ");
	size_t len;

	*stem = (struct stem){.letters = 0};
	for (; *p && *p != ' '; p += len) {
		(void)utf8_decode(p, &len);
		if (stem->letters == LETTERS)
			continue;
		memcpy(stem->bytes + stem->len, p, len);
		stem->len += len;
		if (++stem->letters <= STEM)
			stem->short_len = stem->len;
	}
	*text = p;
	return stem->letters > 0;
}

static bool
same_stem(const struct stem *a, const struct stem *b)
{
	size_t len = a->len < b->len ? a->len : b->len;

	if (a->letters != b->letters &&
	    (a->letters < STEM || b->letters < STEM))
		return false;
	return memcmp(a->bytes, b->bytes, len) == 0 &&
	       (a->letters != b->letters || a->len == b->len);
}

/* FNV-1a (draft-eastlake-fnv) over what all words of the bucket share. */
static struct term **
bucket_of(struct rank *rank, const struct stem *stem)
{
	uint32_t hash = 2166136261U;
	size_t i;

	for (i = 0; i < stem->short_len; i++)
		hash = (hash ^ (unsigned char)stem->bytes[i]) * 16777619U;
	return &rank->buckets[hash % BUCKETS];
}

static struct term *
get_term(struct rank *rank, const struct stem *stem)
{
	struct term **bucket = bucket_of(rank, stem), *term;

	for (term = *bucket; term; term = term->next) {
		if (strcmp(term->stem.bytes, stem->bytes) == 0)
			return term;
	}
	term = arena_get(rank->arena, sizeof(*term));
	*term = (struct term){.stem = *stem,
			      .postings = {.size = sizeof(struct posting)},
			      .next = *bucket};
	*bucket = term;
	return term;
}

/* --- the index -------------------------------------------------------------- */

static struct posting *
get_posting(struct rank *rank, struct term *term, size_t number)
{
	struct posting *posting = term->postings.items;

	if (term->postings.count > 0) {
		posting += term->postings.count - 1;
		if (posting->number == number)
			return posting;
	}
	posting = vec_add(&term->postings, rank->arena);
	posting->number = number;
	return posting;
}

static void
add_field(struct rank *rank, size_t number, enum field field, const char *text)
{
	struct entry *entry = (struct entry *)rank->entries.items + number;
	struct posting *posting;
	struct stem stem;

	if (!text)
		return;
	text = utf8_fold(rank->arena, text);
	while (next_stem(&text, &stem)) {
		posting = get_posting(rank, get_term(rank, &stem), number);
		if (posting->times[field]++ == 0) {
			entry->long_words +=
				field == TITLE && stem.letters == LETTERS;
			entry->more_words += field == WORDS;
		}
		entry->lengths[field]++;
		rank->lengths[field]++;
	}
}

void
rank_add(struct rank *rank, const char *title, const char *words,
	 const char *text)
{
	size_t number = rank->entries.count;

	(void)vec_add(&rank->entries, rank->arena);
	add_field(rank, number, TITLE, title);
	add_field(rank, number, WORDS, words);
	add_field(rank, number, TEXT, text);
}

/* --- a question ------------------------------------------------------------- */

struct asking {
	struct rank *rank;
	struct vec hits;    /* size_t: entries that it touched */
	struct vec touched; /* size_t: by the word at hand */
	size_t word;
};

/* A posting's occurrences, against how long its fields are. */
static double
weigh(const struct rank *rank, const struct entry *entry,
      const struct posting *posting)
{
	double sum = 0;
	int field;

	for (field = 0; field < FIELDS; field++) {
		double mean =
			rank->lengths[field] / (double)rank->entries.count;

		if (posting->times[field] > 0)
			sum += weights[field] * posting->times[field] /
			       (1 - B + B * entry->lengths[field] / mean);
	}
	return sum;
}

static void
touch(struct asking *asking, const struct term *term)
{
	struct rank *rank = asking->rank;
	const struct posting *posting = term->postings.items;
	struct entry *entries = rank->entries.items;
	size_t i;

	for (i = 0; i < term->postings.count; i++, posting++) {
		struct entry *entry = &entries[posting->number];

		if (entry->asked != rank->asked) {
			entry->asked = rank->asked;
			entry->word = 0;
			entry->matched = 0;
			entry->score = 0;
			*(size_t *)vec_add(&asking->hits, rank->arena) =
				posting->number;
		}
		if (entry->word != asking->word) {
			entry->word = asking->word;
			entry->times = 0;
			entry->telling = false;
			*(size_t *)vec_add(&asking->touched, rank->arena) =
				posting->number;
		}
		entry->times += weigh(rank, entry, posting);
		if (posting->times[WORDS] > 0 ||
		    (posting->times[TITLE] > 0 &&
		     term->stem.letters == LETTERS))
			entry->telling = true;
	}
}

static void
ask_word(struct asking *asking, const struct stem *stem)
{
	struct rank *rank = asking->rank;
	struct entry *entries = rank->entries.items;
	double all = (double)rank->entries.count, rarity;
	const struct term *term = *bucket_of(rank, stem);
	const size_t *touched;
	size_t i;

	asking->word++;
	asking->touched.count = 0;
	for (; term; term = term->next) {
		if (same_stem(&term->stem, stem))
			touch(asking, term);
	}
	rarity = log(1 + (all - (double)asking->touched.count + 0.5) /
				 ((double)asking->touched.count + 0.5));
	touched = asking->touched.items;
	for (i = 0; i < asking->touched.count; i++) {
		struct entry *entry = &entries[touched[i]];

		entry->score +=
			rarity * entry->times * (K1 + 1) / (K1 + entry->times);
		entry->matched += entry->telling;
	}
}

static bool
fits(const struct entry *entry)
{
	uint32_t least = entry->long_words + entry->more_words > 1 ? 2 : 1;

	return entry->matched >= least &&
	       entry->matched * 2 >= entry->long_words;
}

static int
by_score(const void *a, const void *b)
{
	const struct rank_hit *x = a, *y = b;

	if (x->score > y->score || x->score < y->score)
		return x->score > y->score ? -1 : 1;
	return (x->number > y->number) - (x->number < y->number);
}

void
rank_ask(struct rank *rank, const char *question, struct vec *hits)
{
	struct asking asking = {.rank = rank,
				.hits = {.size = sizeof(size_t)},
				.touched = {.size = sizeof(size_t)}};
	const struct entry *entries = rank->entries.items;
	const char *text = utf8_fold(rank->arena, question);
	struct stem asked[ASKED_MOST];
	const size_t *numbers;
	size_t count = 0, i;

	rank->asked++;
	while (count < ASKED_MOST && next_stem(&text, &asked[count])) {
		for (i = 0; i < count; i++) {
			if (same_stem(&asked[i], &asked[count]))
				break;
		}
		if (i == count)
			ask_word(&asking, &asked[count++]);
	}
	numbers = asking.hits.items;
	for (i = 0; i < asking.hits.count; i++) {
		const struct entry *entry = &entries[numbers[i]];
		struct rank_hit *hit = vec_add(hits, rank->arena);

		*hit = (struct rank_hit){numbers[i], entry->score, fits(entry)};
	}
	if (hits->count > 1)
		qsort(hits->items, hits->count, hits->size, by_score);
}
