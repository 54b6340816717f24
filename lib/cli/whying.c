/* SPDX-License-Identifier: ISC
 * The page and the rows of crm-why.
 */
#include "cli/whying.h"

#include <math.h>

#include "base/str.h"
#include "cause/why_row.h"
#include "cause/why_say.h"
#include "cause/wording.h"
#include "view/escape.h"
#include "view/page.h"

#define STRATA_COLUMNS                                                         \
	"factor,level,given,n1,f1,n0,f0,odds_ratio,odds_low,odds_high,cmh_p"
#define BAR 30 /* cells of the picture for all trials failing */
#define PICTURE_ROWS 12

/* --- the page --------------------------------------------------------------- */

static void
print_lines(struct page *page, const struct vec *lines)
{
	const char *const *line = lines->items;
	size_t i;

	for (i = 0; i < lines->count; i++)
		page_text(page, line[i]);
}

/* A line of the table: figures as a person reads them. */
struct told_row {
	struct text cause;
	struct text with_it;
	struct text without;
	struct word p_adj;
	struct word belief;
	struct text verdict;
};

static const struct column told_columns[] = {
	SHOWN(struct told_row, cause, TEXT, 10, "factor and level"),
	SHOWN(struct told_row, with_it, TEXT, 9, "failed with it"),
	SHOWN(struct told_row, without, TEXT, 9, "failed without it"),
	SHOWN(struct told_row, p_adj, WORD, 7,
	      "adjusted for all that was tried"),
	SHOWN(struct told_row, belief, WORD, 8, "that it is the cause"),
	SHOWN(struct told_row, verdict, TEXT, 10, "in words"),
};

static const struct shape told_shape = SHAPE(struct told_row, told_columns);

struct kept_rows {
	struct arena *arena;
	struct vec rows;
};

static const char *
share(struct arena *arena, struct number f, struct number n)
{
	if (n.n == NUMBER_MISSING.n)
		return NULL;
	return arena_print(arena, "%lld of %lld", (long long)f.n,
			   (long long)n.n);
}

static const char *
chance(struct arena *arena, struct real p)
{
	if (isnan(p.n))
		return NULL;
	return p.n < 0.001 ? "<0.001" : arena_print(arena, "%.3f", p.n);
}

/* Never sure, never impossible. */
static const char *
believed(struct arena *arena, double belief)
{
	if (belief >= 0.995)
		return ">0.99";
	return belief < 0.005 ? "<0.01" : arena_print(arena, "%.2f", belief);
}

static int
keep_row(void *cookie, const struct why_row *row, struct error *err)
{
	struct kept_rows *table = cookie;
	struct arena *arena = table->arena;
	struct told_row *kept;

	(void)err;
	/* what was set aside is said below */
	if (row->n1.n == NUMBER_MISSING.n && row->verdict.s)
		return 0;
	kept = vec_add(&table->rows, arena);
	kept->cause.s = row->level.s ? arena_print(arena, "%s=%s",
						   row->factor.s, row->level.s)
				     : row->factor.s;
	kept->with_it.s = share(arena, row->f1, row->n1);
	kept->without.s = share(arena, row->f0, row->n0);
	kept->p_adj.s = chance(arena, row->p_adjusted);
	kept->belief.s = believed(arena, row->belief.n);
	kept->verdict.s = row->verdict.s;
	return 0;
}

/* Figures for a person: three digits tell enough. */
static void
shorten(struct real *n)
{
	double scale;

	if (isnan(n->n) || n->n <= 0)
		return;
	scale = pow(10, 2 - floor(log10(n->n)));
	n->n = round(n->n * scale) / scale;
}

static int
keep_stratum(void *cookie, const struct stratum_row *row, struct error *err)
{
	struct kept_rows *table = cookie;
	struct stratum_row *kept = vec_add(&table->rows, table->arena);

	(void)err;
	*kept = *row;
	shorten(&kept->odds_ratio);
	shorten(&kept->odds_low);
	shorten(&kept->odds_high);
	shorten(&kept->cmh_p);
	return 0;
}

struct bar {
	const char *label;
	int64_t n, f;
};

static void
print_bar(struct session *s, struct page *page, const struct bar *bar)
{
	struct str text = {0};
	int64_t i;

	if (bar->n == 0)
		return;
	for (i = 0; i < BAR * bar->f / bar->n; i++)
		str_add(&text, "\xE2\x96\x88");
	str_print(&text, "%s%lld of %lld", text.len ? " " : "",
		  (long long)bar->f, (long long)bar->n);
	page_pair(page, bar->label, arena_text(&s->arena, str_get(&text)));
	str_free(&text);
}

/* Failures at each level of the leading factor, many numbers in ranges of about
 * as many trials; a picture is for eyes. */
static void
print_picture(struct session *s, struct page *page, const struct why *why)
{
	const struct why_factor *first = why_leading(why);
	int64_t n[TALLY_LEVELS], f[TALLY_LEVELS], most = 0;
	struct bar bar = {0};
	uint32_t set = 0;
	size_t levels, l;

	if (!s->terminal || !first)
		return;
	levels = first->factor->shape.levels;
	tally_levels(&why->trials->tally, first->at, n, f);
	if (first->factor->shape.ordered && levels > PICTURE_ROWS) {
		for (l = 0; l < levels; l++)
			most += n[l];
		most = most / PICTURE_ROWS + 1;
	}
	page_heading(page, arena_print(&s->arena, "Failures by %s",
				       first->factor->name));
	for (l = 0; l < levels; l++) {
		set |= UINT32_C(1) << l;
		bar.n += n[l];
		bar.f += f[l];
		if (bar.n < most && l + 1 < levels)
			continue;
		bar.label =
			most > 0 ? wording_level(first->factor, set, &s->arena)
				 : wording_about(first->factor, l, &s->arena);
		print_bar(s, page, &bar);
		bar = (struct bar){0};
		set = 0;
	}
}

static int
print_table(struct session *s, struct page *page, struct why *why)
{
	struct kept_rows table = {&s->arena, {.size = sizeof(struct told_row)}};

	if (why_row_each(why, keep_row, &table, &s->err) < 0)
		return -1;
	page_gap(page);
	page_table(page, &told_shape, NULL, table.rows.items, table.rows.count);
	return 0;
}

static int
print_strata(struct session *s, struct page *page, struct why *why)
{
	size_t i;

	for (i = 0; i < why->trials->count; i++) {
		const struct why_factor *factor = &why->factors[why->order[i]];
		struct kept_rows table = {&s->arena,
					  {.size = sizeof(struct stratum_row)}};

		if (factor->given != why->given)
			continue;
		page_heading(
			page,
			arena_print(&s->arena, "%s, %s held equal",
				    factor->text,
				    why->trials->factors[why->given].name));
		if (why_row_strata(why, factor, keep_stratum, &table, &s->err) <
		    0)
			return -1;
		page_table(page, &stratum_row_shape, STRATA_COLUMNS,
			   table.rows.items, table.rows.count);
	}
	return 0;
}

/* Lines that stay whole in a pipe: what cannot be told yet, and what to do about it. */
static int
print_few(struct session *s, const struct why *why)
{
	struct vec lines = {.size = sizeof(const char *)};
	const char *const *text;
	struct page *page;
	size_t i;

	why_say_found(why, &lines);
	why_say_aside(why, &lines);
	why_say_next(why, !why_say_tied(why), &lines);
	if (s->terminal) {
		page = page_open(&s->arena, &s->view);
		print_lines(page, &lines);
		return page_close(page, &s->err);
	}
	text = lines.items;
	for (i = 0; i < lines.count; i++) {
		if (out_line(s->view.out, text[i], &s->err) < 0)
			return -1;
	}
	return 0;
}

int
whying_page(struct session *s, struct why *why)
{
	struct vec lines = {.size = sizeof(const char *)};
	struct page *page;

	if (why_say_few(why) && why->given == SIZE_MAX)
		return print_few(s, why);
	page = page_open(&s->arena, &s->view);
	why_say_found(why, &lines);
	print_lines(page, &lines);
	print_picture(s, page, why);
	if (print_table(s, page, why) < 0)
		return -1;
	if (why->given != SIZE_MAX && print_strata(s, page, why) < 0)
		return -1;
	page_gap(page);
	lines.count = 0;
	why_say_aside(why, &lines);
	print_lines(page, &lines);
	page_gap(page);
	lines.count = 0;
	why_say_next(why, true, &lines);
	print_lines(page, &lines);
	return page_close(page, &s->err);
}

/* --- rows ------------------------------------------------------------------- */

static int
print_row(void *cookie, const struct why_row *row, struct error *err)
{
	(void)err;
	return session_row(cookie, row);
}

static int
print_stratum(void *cookie, const struct stratum_row *row, struct error *err)
{
	(void)err;
	return session_row(cookie, row);
}

static void
add_trial(struct session *s, const struct why *why, struct str *out)
{
	size_t begun = 0, i;

	for (i = 0; why->next.bits > 0 && i < why->trials->count; i++) {
		const struct trials_factor *factor = &why->trials->factors[i];
		size_t level = why->next.level[i];

		if (!why->next.told[i])
			continue;
		str_add(out, begun++ ? "," : "");
		escape_json(out, factor->name);
		str_add_char(out, ':');
		if (factor->shape.ordered && factor->kind == NOTE_NUMBER)
			str_print(out, "%.10g", factor->value[level]);
		else
			escape_json(out,
				    wording_about(factor, level, &s->arena));
	}
}

static void
add_outcome(const struct why *why, bool failed, struct str *out)
{
	double belief;
	const char *text = why_say_outcome(why, failed, &belief);

	str_add(out, failed ? ",\"if_it_fails\":{\"cause\":"
			    : ",\"if_not\":{\"cause\":");
	escape_json(out, text);
	str_print(out, ",\"belief\":%.4g}", belief);
}

/* The last object of JSON: what to try next. */
static int
print_next(struct session *s, const struct why *why)
{
	struct str out = {0};
	int rc;

	str_add(&out, "{\"next\":{");
	add_trial(s, why, &out);
	str_print(&out, "},\"bits\":%.4g", why->next.bits);
	if (why->next.bits > 0) {
		add_outcome(why, true, &out);
		add_outcome(why, false, &out);
	}
	str_add_char(&out, '}');
	str_add_char(&out, s->view.nul ? '\0' : '\n');
	rc = out_add(s->view.out, str_get(&out), out.len, &s->err);
	str_free(&out);
	return rc;
}

int
whying_rows(struct session *s, struct why *why)
{
	size_t i;

	if (why->given != SIZE_MAX) {
		if (session_rows(s, &stratum_row_shape, NULL) < 0)
			return -1;
		for (i = 0; i < why->trials->count; i++) {
			if (why->factors[why->order[i]].given == why->given &&
			    why_row_strata(why, &why->factors[why->order[i]],
					   print_stratum, s, &s->err) < 0)
				return -1;
		}
		return 0;
	}
	if (session_rows(s, &why_row_shape, NULL) < 0 ||
	    why_row_each(why, print_row, s, &s->err) < 0)
		return -1;
	return s->view.form == VIEW_JSON && !s->common.columns
		       ? print_next(s, why)
		       : 0;
}

/* --- sources ---------------------------------------------------------------- */

static const struct source_row sources[] = {
	{{"risk_ratio"},
	 {"failing share with to without; where nobody failed on a side, 1/2 "
	  "is added to the failures and 1 to the number of both"},
	 {"D. Katz et al., Biometrics 34, 1978; at least: P. A. R. Koopman, "
	  "Biometrics 40, 1984"}},
	{{"odds_ratio"},
	 {"odds of failing with to without, logit interval; where a cell is "
	  "0, 1/2 is added to all four"},
	 {"B. Woolf, Annals of Human Genetics 19, 1955; J. B. S. Haldane, "
	  "Annals of Human Genetics 20, 1956"}},
	{{"p"},
	 {"exact test of the table of four, two-sided"},
	 {"R. A. Fisher, JRSS 85, 1922"}},
	{{"p_adjusted"},
	 {"share of false finds among everything that was tried; a cut enters "
	  "with the exact chance of its best one under permutation"},
	 {"Y. Benjamini, Y. Hochberg, JRSS B 57, 1995; B. Lausen, M. "
	  "Schumacher, Biometrics 48, 1992"}},
	{{"gain"},
	 {"bits of the outcome that the factor tells"},
	 {"J. R. Quinlan, Machine Learning 1, 1986"}},
	{{"mh_odds"},
	 {"common odds ratio inside the strata of what is held equal, and its "
	  "interval"},
	 {"N. Mantel, W. Haenszel, JNCI 22, 1959; J. Robins, N. Breslow, S. "
	  "Greenland, Biometrics 42, 1986"}},
	{{"cmh_p"},
	 {"no association inside any stratum, with correction for continuity"},
	 {"W. G. Cochran, Biometrics 10, 1954; N. Mantel, W. Haenszel, JNCI "
	  "22, 1959"}},
	{{"belief"},
	 {"chance that this is the cause: marginal likelihood under Beta "
	  "priors; beforehand one of k factors 0.9 k / (k + 1), two together "
	  "0.1, else none"},
	 {"A. Gelman et al., Bayesian Data Analysis, 3rd ed., 2013, 2.4, "
	  "7.4"}},
	{{"verdict"},
	 {"turns round: every stratum says the opposite; too few: for a test "
	  "that finds 4 in 5 against 1 in 5 with four chances in five"},
	 {"E. H. Simpson, JRSS B 13, 1951; J. L. Fleiss, Statistical Methods "
	  "for Rates and Proportions, 2nd ed., 1981, 3.2"}},
	{{"bits"},
	 {"expected information of the next trial about the cause"},
	 {"D. V. Lindley, Annals of Mathematical Statistics 27, 1956"}},
};

int
whying_sources(struct session *s)
{
	const size_t count = sizeof(sources) / sizeof(sources[0]);
	struct page *page;
	size_t i;

	if (option_wants_rows(&s->common)) {
		if (session_rows(s, &source_row_shape, NULL) < 0)
			return -1;
		for (i = 0; i < count; i++) {
			if (session_row(s, &sources[i]) < 0)
				return -1;
		}
		return 0;
	}
	page = page_open(&s->arena, &s->view);
	for (i = 0; i < count; i++) {
		page_text(page, sources[i].figure.s);
		page_item(page, "", sources[i].method.s);
		page_item(page, "", sources[i].source.s);
	}
	return page_close(page, &s->err);
}
