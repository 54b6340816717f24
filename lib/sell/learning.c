/* SPDX-License-Identifier: ISC
 * Rules for leads, learned.
 */
#include "sell/learning.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/time.h"

/* Of the weights, tried in turn on the latest fifth of what is learned from. */
static const double penalties[] = {1, 10, 100};
#define PENALTIES (sizeof(penalties) / sizeof(penalties[0]))

/* Half as many as that of a level stand for the shop's own share. */
#define PRIOR 5.0

#define HOT 0.9 /* of what is learned from lie below: the first band */
#define WARM 0.7

static size_t
four_fifths(size_t n)
{
	return n - n / 5;
}

double
learning_chance(int64_t points)
{
	return 1 / (1 + exp2(-(double)points / LEARNING_DOUBLE));
}

/* --- the order of the rows --------------------------------------------------------- */

static bool
all_days(const struct fields *fields, size_t at)
{
	const struct field *field =
		(const struct field *)fields->all.items + at;
	char day[11] = "";
	struct day parsed;
	size_t i;

	for (i = 0; i < fields_rows(fields); i++) {
		const char *value = fields_value(fields, i, at);

		if (!value || strlen(value) < 10 ||
		    (value[10] && value[10] != ' ' && value[10] != 'T'))
			return false;
		memcpy(day, value, 10);
		if (!day_parse(day, &parsed))
			return false;
	}
	return field->words.count > 1;
}

struct dated {
	const char *value;
	size_t row;
};

static int
by_value(const void *a, const void *b)
{
	const struct dated *one = a, *other = b;
	int order = strcmp(one->value, other->value);

	if (order != 0)
		return order;
	return (one->row > other->row) - (one->row < other->row);
}

/* By the first field of days, which is no feature then. */
static void
put_in_order(struct learning *learning)
{
	struct fields *fields = &learning->fields;
	struct field *all = fields->all.items;
	size_t rows = fields_rows(fields), i, at = 0;
	struct dated *dated;
	size_t *order;

	while (at < fields->all.count && (all[at].why || !all_days(fields, at)))
		at++;
	if (at == fields->all.count)
		return;
	learning->order = all[at].name;
	all[at].why = "days, which put the rows in order";
	dated = arena_get(fields->arena, rows * sizeof(*dated));
	order = arena_get(fields->arena, rows * sizeof(*order));
	for (i = 0; i < rows; i++)
		dated[i] = (struct dated){fields_value(fields, i, at), i};
	qsort(dated, rows, sizeof(*dated), by_value);
	for (i = 0; i < rows; i++)
		order[i] = dated[i].row;
	fields_order(fields, order);
}

/* --- the fit ----------------------------------------------------------------------- */

static int64_t
hits_in(const struct fields *fields, size_t first, size_t last)
{
	const bool *hits = fields->hits.items;
	int64_t n = 0;

	for (; first < last; first++)
		n += hits[first];
	return n;
}

static bool
both_kinds(const struct fields *fields, size_t first, size_t last)
{
	int64_t hits = hits_in(fields, first, last);

	return hits >= LEARNING_FEWEST &&
	       (int64_t)(last - first) - hits >= LEARNING_FEWEST;
}

/* Minus the log-likelihood of rows under a model, each. */
static double
surprise(const struct logistic *model, const struct logistic_data *data)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < data->rows; i++) {
		double p = logistic_p(model, data->entries + data->start[i],
				      data->start[i + 1] - data->start[i]);

		sum -= log(fmax(data->hit[i] ? p : 1 - p, 1e-300));
	}
	return sum;
}

static double
choose_penalty(const struct fields *fields, size_t learned, struct arena *arena)
{
	size_t cut = four_fifths(learned), i, best = 1;
	struct logistic_data early, late;
	struct logistic model;
	double least = INFINITY;

	if (!both_kinds(fields, 0, cut) || !both_kinds(fields, cut, learned))
		return penalties[best];
	fields_data(fields, 0, cut, &early, arena);
	fields_data(fields, cut, learned, &late, arena);
	for (i = 0; i < PENALTIES; i++) {
		double at;

		if (!logistic_fit(&model, &early, penalties[i], arena))
			continue;
		at = surprise(&model, &late);
		if (at < least) {
			least = at;
			best = i;
		}
	}
	return penalties[best];
}

static int64_t
points_of(double weight)
{
	return llround(weight * LEARNING_DOUBLE / log(2));
}

/* Scores of rows by the rules as printed, without the base. */
static void
score_rows(const struct learning *learning, size_t first, size_t last,
	   double *scores)
{
	const struct fields *fields = &learning->fields;
	size_t i, j;

	for (i = first; i < last; i++) {
		scores[i - first] = (double)learning->base;
		for (j = 0; j < fields->all.count; j++) {
			uint32_t feature = fields_feature(fields, i, j);

			if (feature != FIELDS_NONE)
				scores[i - first] +=
					(double)learning->points[feature];
		}
	}
}

/* --- each field alone --------------------------------------------------------------- */

/* The share of each level, drawn to that of all. */
static void
score_alone(const struct learning *learning, size_t at, size_t first,
	    size_t last, double *scores)
{
	const struct fields *fields = &learning->fields;
	const struct field *field =
		(const struct field *)fields->all.items + at;
	const struct field_level *levels = field->levels.items;
	double share = (double)hits_in(fields, 0, learning->learned) /
		       (double)learning->learned;
	size_t i;

	for (i = first; i < last; i++) {
		uint32_t feature = fields_feature(fields, i, at);
		const struct field_level *level =
			feature == FIELDS_NONE
				? NULL
				: &levels[feature - field->feature];

		scores[i - first] =
			level ? ((double)level->hits + PRIOR * share) /
					((double)level->n + PRIOR)
			      : share;
	}
}

static int
by_alone(const void *a, const void *b)
{
	const struct learning_field *one = a, *other = b;

	if (one->alone.auc != other->alone.auc)
		return one->alone.auc < other->alone.auc ? 1 : -1;
	return (one->field > other->field) - (one->field < other->field);
}

/* How well the model of all other fields foretells. */
static double
auc_without(struct learning *learning, size_t at, size_t first, size_t last,
	    double *scores, struct arena *arena)
{
	struct field *field = (struct field *)learning->fields.all.items + at;
	size_t kept = field->levels.count, i;
	struct logistic_data data, tried;
	struct logistic_auc auc;
	struct logistic model;

	field->levels.count = 0;
	fields_data(&learning->fields, 0, learning->learned, &data, arena);
	fields_data(&learning->fields, first, last, &tried, arena);
	field->levels.count = kept;
	if (!logistic_fit(&model, &data, learning->penalty, arena))
		return 0;
	for (i = 0; i < tried.rows; i++)
		scores[i] = logistic_p(&model, tried.entries + tried.start[i],
				       tried.start[i + 1] - tried.start[i]);
	return logistic_auc(scores, tried.hit, tried.rows, &auc, arena)
		       ? auc.auc
		       : 0;
}

/* What tells nearly all, or more than all else together, is likely known only
 * afterwards. */
#define LEAK_ALL 0.95
#define LEAK_MUCH 0.7

static void
try_alone(struct learning *learning, size_t first, size_t last,
	  struct arena *arena)
{
	struct fields *fields = &learning->fields;
	const struct field *all = fields->all.items;
	const bool *hits = (const bool *)fields->hits.items + first;
	double *scores = arena_get(arena, (last - first) * sizeof(*scores) + 1);
	struct learning_field *single;
	size_t i;

	for (i = 0; i < fields->all.count; i++) {
		if (all[i].levels.count == 0)
			continue;
		single = vec_add(&learning->single, fields->arena);
		single->field = i;
		score_alone(learning, i, first, last, scores);
		single->known = logistic_auc(scores, hits, last - first,
					     &single->alone, arena);
	}
	single = learning->single.items;
	if (learning->single.count > 0)
		qsort(single, learning->single.count, sizeof(*single),
		      by_alone);
	for (i = 0; i < learning->single.count; i++) {
		double auc = single[i].alone.auc;

		single[i].leak =
			single[i].known &&
			(auc >= LEAK_ALL ||
			 (auc >= LEAK_MUCH && learning->single.count > 1 &&
			  auc >= auc_without(learning, single[i].field, first,
					     last, scores, arena)));
	}
}

/* --- bands -------------------------------------------------------------------------- */

static int
by_score(const void *a, const void *b)
{
	double one = *(const double *)a, other = *(const double *)b;

	return (one > other) - (one < other);
}

/* Limits of what was learned from; how they came true on the rest. */
static void
make_bands(struct learning *learning, double *early, const double *late)
{
	static const double parts[] = {HOT, WARM};
	static const char *const names[] = {"hot", "warm", "cold"};
	const bool *hits =
		(const bool *)learning->fields.hits.items + learning->learned;
	size_t n = learning->rows - learning->learned, i, k;
	struct learning_band *bands = learning->bands;

	qsort(early, learning->learned, sizeof(*early), by_score);
	for (i = 0; i < 2; i++) {
		int64_t from = (int64_t)early[(
			size_t)(parts[i] * (double)(learning->learned - 1))];

		if ((learning->band_count > 0 && from >= bands[0].from) ||
		    from <= (int64_t)early[0])
			continue;
		bands[learning->band_count++] =
			(struct learning_band){.name = names[i], .from = from};
	}
	bands[learning->band_count++] =
		(struct learning_band){.name = "cold", .from = INT64_MIN};
	for (i = 0; i < n; i++) {
		for (k = 0; (double)bands[k].from > late[i]; k++)
			;
		bands[k].n++;
		bands[k].hits += hits[i];
		bands[k].foretold += learning_chance((int64_t)late[i]);
	}
	for (k = 0; k < learning->band_count; k++) {
		if (bands[k].n > 0)
			bands[k].foretold /= (double)bands[k].n;
	}
}

/* --- the whole ---------------------------------------------------------------------- */

static int
refuse_few(const struct learning *learning, struct error *err)
{
	const struct fields *fields = &learning->fields;
	int64_t hits = hits_in(fields, 0, learning->learned);

	if (learning->rows == 0)
		return error_set(err, ERR_NO, "no rows to learn from");
	if (both_kinds(fields, 0, learning->learned))
		return 0;
	if (hits_in(fields, 0, learning->rows) == 0)
		return error_set(err, ERR_NO, "no row of %zu is %s",
				 learning->rows, learning->what);
	if (hits_in(fields, 0, learning->rows) == (int64_t)learning->rows)
		return error_set(err, ERR_NO, "every row of %zu is %s",
				 learning->rows, learning->what);
	return error_set(
		err, ERR_NO,
		"too few to learn from: of the first %zu rows %lld are "
		"%s and %lld are not, %d of either are needed",
		learning->learned, (long long)hits, learning->what,
		(long long)learning->learned - (long long)hits,
		LEARNING_FEWEST);
}

static int
fit(struct learning *learning, struct arena *scratch, struct error *err)
{
	struct fields *fields = &learning->fields;
	struct logistic_data data;
	struct logistic model;
	size_t i;

	learning->penalty = choose_penalty(fields, learning->learned, scratch);
	fields_data(fields, 0, learning->learned, &data, scratch);
	if (!logistic_fit(&model, &data, learning->penalty, scratch))
		return error_set(err, ERR_NO, "nothing can be learned: %s",
				 model.reason);
	learning->converged = model.converged;
	learning->base = points_of(model.intercept);
	learning->points = arena_get(fields->arena,
				     (fields->features + 1) * sizeof(int64_t));
	for (i = 0; i < fields->features; i++)
		learning->points[i] = points_of(model.weight[i]);
	return 0;
}

int
learning_make(struct learning *learning, struct error *err)
{
	struct fields *fields = &learning->fields;
	struct arena scratch = {NULL};
	double *early, *late;
	size_t held;
	int rc;

	learning->single.size = sizeof(struct learning_field);
	learning->rows = fields_rows(fields);
	learning->learned = four_fifths(learning->rows);
	put_in_order(learning);
	if (refuse_few(learning, err) < 0)
		return -1;
	fields_make(fields, learning->learned);
	if (fields->features == 0)
		return error_set(err, ERR_NO,
				 "nothing tells the rows apart: no field is "
				 "left");
	held = learning->rows - learning->learned;
	rc = fit(learning, &scratch, err);
	early = arena_get(&scratch, learning->learned * sizeof(*early));
	late = arena_get(&scratch, (held + 1) * sizeof(*late));
	if (rc == 0) {
		score_rows(learning, 0, learning->learned, early);
		score_rows(learning, learning->learned, learning->rows, late);
		if (!both_kinds(fields, learning->learned, learning->rows))
			learning->why = "too few to tell";
		else if (!logistic_auc(late,
				       (const bool *)fields->hits.items +
					       learning->learned,
				       held, &learning->auc, &scratch))
			learning->why = "too few to tell";
		/* what was kept back may be too little to name a leak */
		try_alone(learning, learning->why ? 0 : learning->learned,
			  learning->why ? learning->learned : learning->rows,
			  &scratch);
		make_bands(learning, early, late);
	}
	arena_free(&scratch);
	return rc;
}
