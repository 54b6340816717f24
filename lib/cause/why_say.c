/* SPDX-License-Identifier: ISC
 * What was found, in sentences.
 */
#include "cause/why_say.h"

#include <math.h>
#include <string.h>

#include "base/str.h"
#include "cause/wording.h"

#define HALF 0.5 /* of the belief of the leading one */

static void
line(const struct why *why, struct vec *lines, const struct str *text)
{
	lines->size = sizeof(const char *);
	*(const char **)vec_add(lines, why->arena) =
		arena_text(why->arena, str_get(text));
}

static int
percent(int64_t f, int64_t n)
{
	return n > 0 ? (int)lround(100 * (double)f / (double)n) : 0;
}

bool
why_say_few(const struct why *why)
{
	size_t i;

	for (i = 0; i < why->trials->count; i++) {
		enum why_verdict verdict = why->factors[i].verdict;

		if (verdict == WHY_EXPLAINS || verdict == WHY_VANISHES ||
		    verdict == WHY_TURNS || verdict == WHY_NOTHING)
			return false;
	}
	return true;
}

/* --- what was found --------------------------------------------------------- */

static bool
leads(const struct why *why, const struct why_factor *factor)
{
	return factor->belief >= HALF * why_leading(why)->belief;
}

/* How many nothing has told apart from the leading one, itself too. */
static size_t
count_leading(const struct why *why)
{
	size_t count = 0, i;

	for (i = 0; i < why->trials->count; i++)
		count += leads(why, &why->factors[i]);
	return count;
}

bool
why_say_tied(const struct why *why)
{
	return why->trials->count > 0 && count_leading(why) > 1;
}

static void
add_leading(const struct why *why, struct str *out)
{
	const struct why_factor *first = why_leading(why);
	bool begun = false;
	size_t i;

	if (count_leading(why) == 1) {
		str_print(out, "; most believed so far: %s (%.2f)", first->text,
			  first->belief);
		return;
	}
	for (i = 0; i < why->trials->count; i++) {
		if (!leads(why, &why->factors[i]))
			continue;
		str_add(out, begun ? ", " : "; not told apart yet: ");
		str_add(out, why->factors[i].text);
		begun = true;
	}
}

static void
say_few(const struct why *why, struct vec *lines)
{
	int64_t n = why->trials->tally.n, failed = why->trials->tally.failed;
	struct str out = {0};

	str_print(&out, "too few to tell: %lld trial%s, %lld failed",
		  (long long)n, n == 1 ? "" : "s", (long long)failed);
	if (why->trials->count > 0 && failed > 0 && failed < n)
		add_leading(why, &out);
	line(why, lines, &out);
	str_free(&out);
}

static void
say_cause(const struct why *why, const struct why_factor *factor,
	  struct vec *lines)
{
	const struct fourfold *t = &factor->table;
	struct ratio risk = fourfold_risk(t);
	struct str out = {0};

	if (factor->alias)
		str_print(&out, "%s %s", factor->text, factor->words);
	else
		str_print(&out, "%s explains it", factor->text);
	str_print(&out,
		  ": with it %lld of %lld failed (%d %%), without it %lld of "
		  "%lld (%d %%); risk ratio ",
		  (long long)t->f1, (long long)t->n1, percent(t->f1, t->n1),
		  (long long)t->f0, (long long)t->n0, percent(t->f0, t->n0));
	if (t->f0 == 0)
		str_print(&out, "at least %.2f, 95 %% sure",
			  fourfold_risk_least(t));
	else
		str_print(&out, "%.2f, 95 %% sure: %.2f to %.2f", risk.value,
			  risk.low, risk.high);
	line(why, lines, &out);
	str_free(&out);
}

/* "at equal minutes nothing is left of flavour, temp" */
static void
say_left(const struct why *why, size_t given, struct vec *lines)
{
	struct str out = {0};
	size_t i;

	for (i = 0; i < why->trials->count; i++) {
		const struct why_factor *factor = &why->factors[why->order[i]];

		if (factor->verdict != WHY_VANISHES || factor->given != given)
			continue;
		if (out.len)
			str_add(&out, ", ");
		else
			str_print(&out, "at equal %s nothing is left of ",
				  why->trials->factors[given].name);
		str_add(&out, factor->factor->name);
	}
	if (out.len)
		line(why, lines, &out);
	str_free(&out);
}

static void
say_verdict(const struct why *why, const struct why_factor *factor,
	    struct vec *lines)
{
	struct str out = {0};

	str_print(&out, "%s %s", factor->text, factor->words);
	line(why, lines, &out);
	str_free(&out);
}

void
why_say_found(const struct why *why, struct vec *lines)
{
	size_t explained = 0, i;
	struct str out = {0};

	if (why_say_few(why)) {
		say_few(why, lines);
		return;
	}
	for (i = 0; i < why->trials->count; i++) {
		const struct why_factor *factor = &why->factors[why->order[i]];

		if (factor->verdict != WHY_EXPLAINS)
			continue;
		say_cause(why, factor, lines);
		explained++;
	}
	if (explained == 0) {
		str_print(&out,
			  "nothing that was noted explains it yet: %lld "
			  "trials, %lld failed",
			  (long long)why->trials->tally.n,
			  (long long)why->trials->tally.failed);
		line(why, lines, &out);
		str_free(&out);
	}
	for (i = 0; i < why->trials->count; i++)
		say_left(why, why->order[i], lines);
	for (i = 0; i < why->trials->count; i++) {
		const struct why_factor *factor = &why->factors[why->order[i]];

		if (factor->verdict == WHY_TURNS ||
		    factor->verdict == WHY_NOT_APART)
			say_verdict(why, factor, lines);
	}
}

void
why_say_aside(const struct why *why, struct vec *lines)
{
	struct str out = {0};
	size_t i;

	for (i = why->trials->count; i < why->trials->all; i++) {
		str_add(&out, out.len ? "; " : "left out: ");
		str_print(&out, "%s (%s)", why->trials->factors[i].name,
			  why->trials->factors[i].aside);
	}
	if (out.len)
		line(why, lines, &out);
	str_clear(&out);
	for (i = 0; i < why->trials->count; i++) {
		const struct trials_factor *factor = &why->trials->factors[i];

		if (factor->missing == 0 || factor->part != PART_VALUE)
			continue;
		str_add(&out, out.len ? ", " : "not noted: ");
		str_print(&out, "%s in %lld", factor->name,
			  (long long)factor->missing);
	}
	if (out.len) {
		str_print(&out, " of %lld trials",
			  (long long)why->trials->tally.n);
		line(why, lines, &out);
	}
	str_clear(&out);
	if (why->trials->left_out > 0) {
		str_print(&out, "%lld row%s left out: %s is not noted there",
			  (long long)why->trials->left_out,
			  why->trials->left_out == 1 ? "" : "s",
			  why->trials->fault);
		line(why, lines, &out);
	}
	str_clear(&out);
	if (why->trials->alike) {
		str_add(&out, why->trials->alike);
		line(why, lines, &out);
	}
	str_free(&out);
}

/* --- the next trial --------------------------------------------------------- */

static const char *
candidate_text(const struct why *why, size_t i)
{
	const struct belief *belief = &why->belief;
	const struct belief_candidate *c = &belief->candidates[i];
	const struct belief_condition *one = &belief->conditions[c->one];
	const struct trials_factor *factor = &why->trials->factors[one->factor];
	const char *text;

	text = arena_print(why->arena, "%s=%s", factor->name,
			   wording_level(factor, one->set, why->arena));
	if (c->other == BELIEF_SINGLE)
		return text;
	one = &belief->conditions[c->other];
	factor = &why->trials->factors[one->factor];
	return arena_print(why->arena, "%s %s=%s", text, factor->name,
			   wording_level(factor, one->set, why->arena));
}

/* What is believed most after an outcome: a factor in all its conditions, a
 * pair, or none. */
static const char *
most_believed(const struct why *why, const double *then, double *belief)
{
	size_t i, best = 0;
	double sum[TRIALS_FACTORS] = {0};
	const char *text = "none of these";

	*belief = then[why->belief.count];
	for (i = 0; i < why->belief.count; i++) {
		const struct belief_candidate *c = &why->belief.candidates[i];

		if (c->other == BELIEF_SINGLE)
			sum[why->belief.conditions[c->one].factor] += then[i];
		else if (then[i] > *belief) {
			*belief = then[i];
			text = candidate_text(why, i);
		}
	}
	for (i = 0; i < why->trials->count; i++) {
		if (sum[i] > *belief) {
			*belief = sum[i];
			best = i + 1;
		}
	}
	return best ? why->factors[best - 1].text : text;
}

const char *
why_say_outcome(const struct why *why, bool failed, double *belief)
{
	double *then =
		arena_get(why->arena, (why->belief.count + 1) * sizeof(*then));
	bool *holds = arena_get(why->arena, why->belief.condition_count + 1);

	trial_holds(&why->belief, why->next.level, holds);
	belief_after(&why->belief, holds, failed, then);
	return most_believed(why, then, belief);
}

static void
say_trial(const struct why *why, struct vec *lines)
{
	struct str out = {0};
	size_t i;

	str_add(&out, "next trial: ");
	for (i = 0; i < why->trials->count; i++) {
		const struct trials_factor *factor = &why->trials->factors[i];

		if (!why->next.told[i])
			continue;
		if (out.len > strlen("next trial: "))
			str_add(&out, ", ");
		str_print(&out, factor->shape.ordered ? "%s about %s" : "%s=%s",
			  factor->name,
			  wording_about(factor, why->next.level[i],
					why->arena));
	}
	line(why, lines, &out);
	str_free(&out);
}

/* Believed, and whatever comes next will not change it. */
static bool
is_settled(const struct why *why, double belief, double otherwise)
{
	const struct why_factor *leading = why_leading(why);

	return leading && leading->belief >= WHY_BELIEVED &&
	       (why->next.bits <= 0 ||
		(belief >= WHY_BELIEVED && otherwise >= WHY_BELIEVED));
}

void
why_say_next(const struct why *why, bool more, struct vec *lines)
{
	const struct why_factor *leading = why_leading(why);
	struct str out = {0};
	const char *text, *other;
	double belief, otherwise;
	size_t trials;

	text = why_say_outcome(why, true, &belief);
	other = why_say_outcome(why, false, &otherwise);
	if (is_settled(why, belief, otherwise)) {
		str_print(&out,
			  "no more trials are needed: %s is believed %s%.2f",
			  leading->text,
			  leading->belief >= 0.995 ? "more than " : "",
			  leading->belief >= 0.995 ? 0.99 : leading->belief);
		line(why, lines, &out);
		str_free(&out);
		return;
	}
	if (why->next.bits <= 0) {
		str_add(&out, "no trial of these factors can help: write down "
			      "something new");
		line(why, lines, &out);
		str_free(&out);
		return;
	}
	say_trial(why, lines);
	if (!more)
		return;
	str_print(&out, "  if it fails, %s is believed %.2f; if not, %s %.2f",
		  text, belief, other, otherwise);
	line(why, lines, &out);
	str_clear(&out);
	trials = trial_settle(&why->belief, &why->trials->tally,
			      why->trials->ordered, why->trials->start,
			      why->arena);
	if (trials > 0) {
		str_print(&out,
			  "  about %zu such trial%s settle%s it, if the "
			  "leading one is true",
			  trials, trials == 1 ? "" : "s",
			  trials == 1 ? "s" : "");
		line(why, lines, &out);
	}
	str_free(&out);
}
