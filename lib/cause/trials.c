/* SPDX-License-Identifier: ISC
 * Rows become factors with levels, and counts.
 */
#include "cause/trials.h"

#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "cause/levels.h"
#include "cause/trial_values.h"

struct kept {
	uint32_t *codes; /* of each column */
	bool failed;
	int64_t times;
};

struct trials_making {
	struct arena *arena;
	const struct trials_setting *setting;
	const char *const *names;
	size_t columns;
	size_t fault, freq; /* columns; freq may be columns: none */
	bool *passed;	    /* over: ignored, the fault, how many */
	struct trial_fault of;
	struct trial_values *values; /* of each column */
	size_t *first;		     /* factor of each column, and how many */
	size_t *parts;
	struct kept *kept;
	size_t kept_count;
	bool settled;
	unsigned char *level;
	bool start_failed;
	bool started;
};

/* --- columns ---------------------------------------------------------------- */

static int
find_column(const struct trials_making *m, const char *name, size_t *at,
	    struct error *err)
{
	const char *near;
	struct str all = {0};
	size_t i;

	for (i = 0; i < m->columns; i++) {
		if (strcmp(m->names[i], name) == 0) {
			*at = i;
			return 0;
		}
	}
	near = str_nearest(name, m->names, m->columns);
	error_set(err, ERR_USAGE, "%.100s: no such column in %s", name,
		  m->setting->source);
	for (i = 0; i < m->columns; i++) {
		str_add(&all, i ? " " : "");
		str_add(&all, m->names[i]);
	}
	if (near)
		error_hint(err, "did you mean %s?\ncolumns: %.300s", near,
			   str_get(&all));
	else
		error_hint(err, "columns: %.400s", str_get(&all));
	str_free(&all);
	return -1;
}

static int
find_columns(struct trials_making *m, struct error *err)
{
	const struct trials_setting *setting = m->setting;
	size_t i, at;

	if (find_column(m, m->of.name, &m->fault, err) < 0)
		return -1;
	m->passed[m->fault] = true;
	m->freq = m->columns;
	if (setting->freq) {
		if (find_column(m, setting->freq, &m->freq, err) < 0)
			return -1;
		m->passed[m->freq] = true;
	}
	for (i = 0; i < setting->ignored; i++) {
		if (find_column(m, setting->ignore[i], &at, err) < 0)
			return -1;
		if (at == m->fault)
			return error_set(err, ERR_USAGE,
					 "%.100s is the fault and cannot be "
					 "ignored",
					 setting->ignore[i]);
		m->passed[at] = true;
	}
	return 0;
}

int
trials_open(struct trials *trials, struct arena *arena,
	    const char *const *names, size_t count,
	    const struct trials_setting *setting, struct error *err)
{
	struct trials_making *m = arena_get(arena, sizeof(*m));
	size_t i;

	*trials = (struct trials){.making = m};
	m->arena = arena;
	m->setting = setting;
	m->names = names;
	m->columns = count;
	m->passed = arena_get(arena, count + 1);
	m->values = arena_get(arena, (count + 1) * sizeof(*m->values));
	m->first = arena_get(arena, (count + 1) * sizeof(size_t));
	m->parts = arena_get(arena, (count + 1) * sizeof(size_t));
	m->kept = arena_get(arena, TRIALS_FIRST * sizeof(*m->kept));
	if (trial_fault_read(&m->of, setting->fault, arena, err) < 0 ||
	    find_columns(m, err) < 0)
		return -1;
	for (i = 0; i < count; i++)
		trial_values_open(&m->values[i], arena);
	trials->fault = m->of.text;
	return 0;
}

/* --- rows ------------------------------------------------------------------- */

static int
read_times(const struct trials_making *m, const char *const *fields,
	   int64_t line, int64_t *times, struct error *err)
{
	const char *text;

	*times = 1;
	if (m->freq == m->columns)
		return 0;
	text = fields[m->freq];
	if (text && num_parse(text, times) && *times >= 0 &&
	    *times <= INT64_C(1000000000000))
		return 0;
	return error_set(err, ERR_DATA,
			 "%s:%lld: %.60s: no number of alike "
			 "trials",
			 m->setting->source, (long long)line,
			 text ? text : "nothing");
}

/* The level of each factor in the row whose values are those. */
static void
encode(const struct trials *trials, const uint32_t *codes)
{
	const struct trials_making *m = trials->making;
	size_t i;

	for (i = 0; i < trials->count; i++) {
		const struct trials_factor *factor = &trials->factors[i];

		m->level[i] = m->values[factor->column]
				      .entries[codes[factor->column]]
				      .level[factor->part];
	}
}

static void
count_row(struct trials *trials, bool failed, int64_t times)
{
	struct trials_making *m = trials->making;

	if (times == 0)
		return;
	tally_add(&trials->tally, m->level, failed, times);
	if (failed || !m->start_failed) {
		memcpy(trials->start, m->level, trials->count);
		m->start_failed = failed;
	}
}

/* --- what the columns are --------------------------------------------------- */

/* Two columns may be one when one name is near the other, and no row has both
 * noted. */
static bool
may_be_one(const struct trials_making *m, size_t a, size_t b)
{
	size_t i;

	if (m->passed[a] || m->passed[b] || m->values[a].noted == 0 ||
	    m->values[b].noted == 0 ||
	    !str_nearest(m->names[a], &m->names[b], 1))
		return false;
	for (i = 0; i < m->kept_count; i++) {
		const uint32_t *codes = m->kept[i].codes;

		if (codes[a] != TRIAL_NONE && codes[b] != TRIAL_NONE)
			return false;
	}
	return true;
}

static void
find_alike(struct trials *trials)
{
	struct trials_making *m = trials->making;
	size_t a, b;

	for (a = 0; a < m->columns && !trials->alike; a++) {
		for (b = a + 1; b < m->columns; b++) {
			if (!may_be_one(m, a, b))
				continue;
			trials->alike = arena_print(
				m->arena,
				"%.80s (noted %lld times) and %.80s "
				"(%lld) may be one",
				m->names[a], (long long)m->values[a].noted,
				m->names[b], (long long)m->values[b].noted);
			break;
		}
	}
}

static int
make_factors(struct trials *trials, struct error *err)
{
	struct trials_making *m = trials->making;
	struct vec good = {.size = sizeof(struct trials_factor)};
	struct vec aside = {.size = sizeof(struct trials_factor)};
	struct levels levels = {
		.arena = m->arena,
		.factors = &good,
		.aside = &aside,
		.rows = (int64_t)m->kept_count,
		.rows_count = m->setting->rows_count,
		.decimal = m->setting->decimal,
		.noted = m->setting->noted ? m->setting->noted : m->columns,
		.names = m->names,
		.name_count = m->columns,
	};
	size_t i;

	for (i = 0; i < m->columns; i++) {
		if (!m->passed[i] && levels_make(&levels, i, m->names[i],
						 &m->values[i], err) < 0)
			return -1;
	}
	if (good.count > TRIALS_FACTORS)
		return error_set(err, ERR_DATA,
				 "%s: %zu factors, and at most %d can be "
				 "weighed: --ignore some",
				 m->setting->source, good.count,
				 TRIALS_FACTORS);
	trials->count = good.count;
	trials->all = good.count + aside.count;
	trials->factors = arena_get(m->arena, (trials->all + 1) *
						      sizeof(*trials->factors));
	if (good.count > 0)
		memcpy(trials->factors, good.items,
		       good.count * sizeof(*trials->factors));
	if (aside.count > 0)
		memcpy(trials->factors + good.count, aside.items,
		       aside.count * sizeof(*trials->factors));
	return 0;
}

/* What each column is is known; count what was kept. */
static int
settle(struct trials *trials, struct error *err)
{
	struct trials_making *m = trials->making;
	size_t *levels, i;

	m->settled = true;
	find_alike(trials);
	if (make_factors(trials, err) < 0)
		return -1;
	levels = arena_get(m->arena, (trials->count + 1) * sizeof(*levels));
	trials->shapes = arena_get(m->arena, (trials->count + 1) *
						     sizeof(*trials->shapes));
	trials->ordered = arena_get(m->arena, trials->count + 1);
	trials->start = arena_get(m->arena, trials->count + 1);
	m->level = arena_get(m->arena, trials->count + 1);
	for (i = 0; i < trials->count; i++) {
		struct trials_factor *factor = &trials->factors[i];

		factor->shape.value = factor->value;
		trials->shapes[i] = factor->shape;
		trials->ordered[i] = factor->shape.ordered;
		levels[i] = factor->shape.levels;
	}
	tally_open(&trials->tally, levels, trials->count, m->arena);
	for (i = 0; i < m->kept_count; i++) {
		encode(trials, m->kept[i].codes);
		count_row(trials, m->kept[i].failed, m->kept[i].times);
	}
	m->kept_count = 0;
	return 0;
}

static int
keep_row(struct trials *trials, const char *const *fields, bool failed,
	 int64_t times, int64_t line, struct error *err)
{
	struct trials_making *m = trials->making;
	struct kept *kept = &m->kept[m->kept_count++];
	size_t i;

	kept->failed = failed;
	kept->times = times;
	kept->codes = arena_get(m->arena, m->columns * sizeof(uint32_t));
	for (i = 0; i < m->columns; i++) {
		if (!m->passed[i])
			kept->codes[i] = trial_values_see(
				&m->values[i], fields[i], failed, times, line);
	}
	return m->kept_count == TRIALS_FIRST ? settle(trials, err) : 0;
}

static void
stream_row(struct trials *trials, const char *const *fields, bool failed,
	   int64_t times)
{
	struct trials_making *m = trials->making;
	size_t i, column = m->columns;
	const unsigned char *level = NULL;
	unsigned char unseen[TRIALS_PARTS];

	for (i = 0; i < trials->count; i++) {
		const struct trials_factor *factor = &trials->factors[i];

		/* the parts of a column stand together */
		if (!level || factor->column != column) {
			column = factor->column;
			level = levels_of(trials->factors, trials->count, i,
					  &m->values[column], fields[column],
					  unseen);
		}
		m->level[i] = level[factor->part];
	}
	count_row(trials, failed, times);
}

int
trials_add(struct trials *trials, const char *const *fields, int64_t line,
	   struct error *err)
{
	struct trials_making *m = trials->making;
	int64_t times;
	bool failed;

	if (read_times(m, fields, line, &times, err) < 0)
		return -1;
	if (!trial_fault_judge(&m->of, fields[m->fault], &failed)) {
		trials->left_out += times;
		return 0;
	}
	if (!m->settled)
		return keep_row(trials, fields, failed, times, line, err);
	stream_row(trials, fields, failed, times);
	return 0;
}

int
trials_close(struct trials *trials, struct error *err)
{
	struct trials_making *m = trials->making;
	int64_t n[TALLY_LEVELS], f[TALLY_LEVELS];
	size_t i, l;

	if (!m->settled && settle(trials, err) < 0)
		return -1;
	tally_close(&trials->tally);
	if (trials->tally.n == 0 && trials->left_out == 0)
		return error_set(err, ERR_DATA, "%s: no trial is in it",
				 m->setting->source);
	if (trial_fault_check(&m->of, trials->tally.n, err) < 0)
		return -1;
	for (i = 0; i < trials->count; i++) {
		trials->factors[i].missing = trials->tally.n;
		tally_levels(&trials->tally, i, n, f);
		for (l = 0; l < trials->factors[i].shape.levels; l++)
			trials->factors[i].missing -= n[l];
	}
	return 0;
}
