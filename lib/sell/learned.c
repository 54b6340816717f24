/* SPDX-License-Identifier: ISC
 * What was learned, written down.
 */
#include "sell/learned.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/money.h"
#include "learn/interval.h"
#include "model/learned.h"
#include "policy/scalar.h"

#define BARE                                                                   \
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789=._-"

/* --- rules as filters -------------------------------------------------------------- */

static void
add_number(struct str *out, int64_t thousandths)
{
	money_add_decimal(out, thousandths, 3);
}

/* Its filters, one after the other: what only begins alike is shut out. */
static void
filters_of(const struct field *field, const struct field_level *level,
	   struct arena *arena, struct vec *filters)
{
	struct str out = {0};
	const char *longer = NULL;

	filters->size = sizeof(char *);
	if (strchr(field->name, '=')) { /* a tag: there, or not */
		const char *sign = strchr(field->name, '=');

		str_print(&out, "%.*s%s%s", (int)(sign - field->name),
			  field->name, level->missing ? "!" : "", sign);
	} else if (level->missing) {
		str_print(&out, "%s=", field->name);
	} else if (level->word) {
		str_print(&out, "%s=%s", field->name, level->word);
		longer = fields_longer(field, level->word, arena);
	} else {
		str_print(&out, "%s=", field->name);
		if (level->low != INT64_MIN)
			add_number(&out, level->low);
		str_add(&out, "..");
		if (level->high != INT64_MAX)
			add_number(&out, level->high);
	}
	*(const char **)vec_add(filters, arena) =
		arena_text(arena, str_get(&out));
	if (longer)
		*(const char **)vec_add(filters, arena) =
			arena_print(arena, "%s!=%s", field->name, longer);
	str_free(&out);
}

static void
add_when(struct str *out, const struct vec *filters)
{
	const char *const *words = filters->items;
	size_t i;

	if (filters->count == 1 && words[0][strspn(words[0], BARE)] == '\0' &&
	    words[0][strlen(words[0]) - 1] != '=') {
		str_add(out, words[0]);
		return;
	}
	for (i = 0; i < filters->count; i++) {
		str_add(out, i ? ", " : "[");
		scalar_text(out, words[i]);
	}
	str_add_char(out, ']');
}

/* --- as a policy -------------------------------------------------------------------- */

static void
write_head(const struct learning *learning, struct str *out)
{
	const struct logistic_auc *auc = &learning->auc;
	size_t held = learning->rows - learning->learned;

	str_print(out,
		  "# Learned from the first %zu of %zu rows%s%s, tried on the "
		  "later %zu.\n",
		  learning->learned, learning->rows,
		  learning->order ? " by " : "",
		  learning->order ? learning->order : "", held);
	if (learning->why)
		str_print(out,
			  "# AUC: %s: fewer than %d of those are %s, or "
			  "are not.\n",
			  learning->why, LEARNING_FEWEST, learning->what);
	else
		str_print(out,
			  "# AUC there %.3f (95 %%: %.3f to %.3f; n=%zu, %zu "
			  "%s); 0.5 is chance.\n",
			  auc->auc, auc->within.low, auc->within.high, held,
			  auc->hits, learning->what);
	if (!learning->converged)
		str_add(out, "# The fit did not come to its end.\n");
	str_print(out,
		  "# %d points double the odds; a score of 0 is one in two.\n",
		  LEARNING_DOUBLE);
}

static void
write_trial(const struct learning *learning, struct str *out)
{
	size_t i;

	str_print(out,
		  "#\n# band        n   %s  share  95 %%            "
		  "foretold\n",
		  learning->what);
	for (i = 0; i < learning->band_count; i++) {
		const struct learning_band *band = &learning->bands[i];
		struct interval share = interval_share(band->hits, band->n);

		str_print(out, "# %-6s %6lld  %*lld  ", band->name,
			  (long long)band->n, (int)strlen(learning->what),
			  (long long)band->hits);
		if (band->n < LEARNING_FEWEST)
			str_add(out, "too few to tell\n");
		else
			str_print(out, "%.3f  %.3f to %.3f  %.3f\n",
				  (double)band->hits / (double)band->n,
				  share.low, share.high, band->foretold);
	}
}

static void
write_fields(const struct learning *learning, struct str *out)
{
	const struct field *all = learning->fields.all.items;
	const struct learning_field *single = learning->single.items;
	size_t i;

	for (i = 0; i < learning->single.count; i++) {
		const char *name = all[single[i].field].name;

		if (single[i].leak)
			str_print(out,
				  "#\n# A likely leak: %s alone has AUC %.3f "
				  "(%.3f to %.3f), as much as all others\n"
				  "# together or more. Is it known before one "
				  "asks? If not: --not %s\n",
				  name, single[i].alone.auc,
				  single[i].alone.within.low,
				  single[i].alone.within.high, name);
	}
	for (i = 0; i < learning->fields.all.count; i++) {
		if (all[i].why)
			str_print(out, "# Without %s: %s.\n", all[i].name,
				  all[i].why);
	}
}

static void
write_rule(const struct learning *learning, const struct field *field,
	   const struct field_level *level, struct arena *arena,
	   struct str *out)
{
	size_t feature =
		field->feature +
		(size_t)(level -
			 (const struct field_level *)field->levels.items);
	struct vec filters;

	if (learning->points[feature] == 0)
		return;
	memset(&filters, 0, sizeof(filters));
	filters_of(field, level, arena, &filters);
	str_add(out, "    - {when: ");
	add_when(out, &filters);
	str_print(out, ", points: %lld} # %.1f%% of %lld\n",
		  (long long)learning->points[feature],
		  level->n > 0 ? 100 * (double)level->hits / (double)level->n
			       : 0,
		  (long long)level->n);
}

static void
write_rules(const struct learning *learning, struct arena *arena,
	    struct str *out)
{
	const struct field *all = learning->fields.all.items;
	const char *before = "";
	size_t i, j;

	str_add(out, "score:\n  facts: [");
	for (i = 0; i < learning->fields.all.count; i++) {
		if (all[i].levels.count == 0 || strchr(all[i].name, '=') ||
		    strcmp(all[i].name, "visits") == 0)
			continue;
		str_print(out, "%s%s", before, all[i].name);
		before = ", ";
	}
	str_print(out, "]\n  base: %lld\n  lead:\n", (long long)learning->base);
	for (i = 0; i < learning->single.count; i++) {
		const struct field *field =
			&all[((const struct learning_field *)
				      learning->single.items)[i]
				     .field];
		const struct field_level *levels = field->levels.items;

		for (j = 0; j < field->levels.count; j++)
			write_rule(learning, field, &levels[j], arena, out);
	}
}

void
learned_policy(const struct learning *learning, struct arena *arena,
	       struct str *out)
{
	size_t i;

	write_head(learning, out);
	write_trial(learning, out);
	write_fields(learning, out);
	write_rules(learning, arena, out);
	str_add(out, "  bands:\n");
	for (i = 0; i < learning->band_count; i++) {
		const struct learning_band *band = &learning->bands[i];

		str_print(out, "    - {name: %s", band->name);
		if (band->from != INT64_MIN)
			str_print(out, ", from: %lld", (long long)band->from);
		if (band->n >= LEARNING_FEWEST)
			str_print(out, ", chance: %.2f%%",
				  100 * (double)band->hits / (double)band->n);
		str_add(out, "}\n");
	}
}

/* --- as rows ------------------------------------------------------------------------ */

static struct learned_row *
add_row(struct vec *rows, struct arena *arena, const char *kind,
	const char *field)
{
	struct learned_row *row = vec_add(rows, arena);

	column_clear(&learned_row_shape, row);
	row->kind.s = kind;
	row->field.s = field;
	return row;
}

static void
set_share(struct learned_row *row, int64_t hits, int64_t n)
{
	struct interval share = interval_share(hits, n);

	row->n.n = n;
	row->hits.n = hits;
	if (n < LEARNING_FEWEST) {
		row->why.s = "too few to tell";
		return;
	}
	row->value.n = (double)hits / (double)n;
	row->low.n = share.low;
	row->high.n = share.high;
}

static void
set_auc(struct learned_row *row, const struct logistic_auc *auc)
{
	row->n.n = (int64_t)(auc->hits + auc->misses);
	row->hits.n = (int64_t)auc->hits;
	row->value.n = auc->auc;
	row->low.n = auc->within.low;
	row->high.n = auc->within.high;
}

static void
add_rules(const struct learning *learning, const struct field *field,
	  struct arena *arena, struct vec *rows)
{
	const struct field_level *levels = field->levels.items;
	size_t i;

	for (i = 0; i < field->levels.count; i++) {
		int64_t points = learning->points[field->feature + i];
		struct vec filters = {0};
		struct str when = {0};
		struct learned_row *row;

		if (points == 0)
			continue;
		row = add_row(rows, arena, "rule", field->name);
		row->points.n = points;
		set_share(row, levels[i].hits, levels[i].n);
		filters_of(field, &levels[i], arena, &filters);
		add_when(&when, &filters);
		row->when.s = str_keep(&when, arena);
	}
}

void
learned_rows(const struct learning *learning, struct arena *arena,
	     struct vec *rows)
{
	const struct field *all = learning->fields.all.items;
	const struct learning_field *single = learning->single.items;
	struct learned_row *row;
	size_t i;

	row = add_row(rows, arena, "auc", NULL);
	if (learning->why)
		row->why.s = learning->why;
	else
		set_auc(row, &learning->auc);
	for (i = 0; i < learning->single.count; i++) {
		if (!single[i].leak)
			continue;
		row = add_row(rows, arena, "leak", all[single[i].field].name);
		set_auc(row, &single[i].alone);
		row->why.s = "alone it foretells as much as all others";
	}
	for (i = 0; i < learning->fields.all.count; i++) {
		if (all[i].why)
			add_row(rows, arena, "left-out", all[i].name)->why.s =
				all[i].why;
	}
	add_row(rows, arena, "base", NULL)->points.n = learning->base;
	for (i = 0; i < learning->single.count; i++)
		add_rules(learning, &all[single[i].field], arena, rows);
	for (i = 0; i < learning->band_count; i++) {
		const struct learning_band *band = &learning->bands[i];

		row = add_row(rows, arena, "band", band->name);
		if (band->from != INT64_MIN)
			row->points.n = band->from;
		set_share(row, band->hits, band->n);
		if (band->n >= LEARNING_FEWEST)
			row->foretold.n = band->foretold;
	}
}
