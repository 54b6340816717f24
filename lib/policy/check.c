/* SPDX-License-Identifier: ISC
 * What only the whole of a policy can tell.
 */
#include "policy/check.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "policy/hours.h"
#include "policy/kinds.h"

/* Whom each reports to, as an index; people_count for nobody. */
static size_t *
find_bosses(const struct node_source *source, const struct policy *policy)
{
	size_t *bosses = arena_get(source->arena,
				   policy->people_count * sizeof(*bosses));
	size_t i;

	for (i = 0; i < policy->people_count; i++) {
		const char *boss = policy->people[i].reports_to;

		bosses[i] = boss ? (size_t)(policy_person(policy, boss) -
					    policy->people)
				 : policy->people_count;
	}
	return bosses;
}

static int
refuse_loop(const struct node_source *source, const struct policy *policy,
	    const size_t *bosses, size_t first)
{
	struct str text = {0};
	size_t at = first, steps = 0;

	str_add(&text, policy->people[first].name);
	do {
		at = bosses[at];
		str_print(&text, " reports to %s", policy->people[at].name);
	} while (at != first && ++steps < 6);
	node_error_at(source, policy->people[first].place,
		      "people: a loop: %s%s", str_get(&text),
		      at != first ? " \xE2\x80\xA6" : "");
	str_free(&text);
	return -1;
}

static int
check_loops(const struct node_source *source, const struct policy *policy)
{
	const size_t *bosses = find_bosses(source, policy);
	size_t count = policy->people_count, i, at, steps;

	for (i = 0; i < count; i++) {
		at = bosses[i];
		for (steps = 0; at < count && at != i && steps < count; steps++)
			at = bosses[at];
		if (at == i)
			return refuse_loop(source, policy, bosses, i);
	}
	return 0;
}

static int
check_kinds(const struct node_source *source, const struct policy *policy)
{
	const struct policy_kind *complaint =
		policy_kind_named(policy, "complaint");
	const struct policy_kind *note = policy_kind_named(policy, "note");
	const struct policy_gate *gate = &complaint->gate;
	const bool asked[KINDS_GATE_WORDS] = {gate->answer, gate->outcome,
					      gate->tell, gate->thank};
	const struct policy_span *first =
		&complaint->clocks[CLOCK_FIRST_ANSWER];
	size_t i;

	for (i = 0; i < KINDS_GATE_WORDS; i++) {
		if (!asked[i])
			return node_error_at(source, gate->place,
					     "kinds.complaint.gate: of a "
					     "complaint never less than answer "
					     "outcome tell thank (missing: "
					     "%s)",
					     kinds_gate_words[i]);
	}
	if (!complaint->voice)
		return node_error_at(source, complaint->place,
				     "kinds.complaint: a complaint is always "
				     "a voice");
	if (first->absent)
		return node_error_at(source, first->place,
				     "kinds.complaint.clocks.first-answer: "
				     "a complaint is always owed an answer");
	if (note->voice)
		return node_error_at(source, note->place,
				     "kinds.note: a note is never a voice");
	return 0;
}

static int
check_tier(const struct node_source *source, const struct policy_tier *tier,
	   const struct policy_kind *kind)
{
	size_t i;

	for (i = 0; i < CLOCK_COUNT; i++) {
		const struct policy_span *tiers = &tier->clocks[i];
		const struct policy_span *floor = &kind->clocks[i];

		if (tiers->absent || floor->absent ||
		    hours_seconds(kind->calendar, tiers) <=
			    hours_seconds(kind->calendar, floor))
			continue;
		return node_error_at(source, tiers->place,
				     "tiers.%s: %s %s is longer than the %s "
				     "of every %s: a tier only shortens",
				     tier->name, policy_clock_names[i],
				     node_span_text(source->arena, tiers),
				     node_span_text(source->arena, floor),
				     kind->name);
	}
	return 0;
}

static int
check_tiers(const struct node_source *source, const struct policy *policy)
{
	size_t i, j, k;

	for (i = 0; i < policy->tier_count; i++) {
		const struct policy_tier *tier = &policy->tiers[i];

		/* a clock with a place and no time is one that says none */
		for (k = 0; k < CLOCK_COUNT; k++) {
			const struct policy_span *span = &tier->clocks[k];

			if (span->absent && span->place.line > 0)
				return node_error_at(
					source, span->place,
					"tiers.%s: %s none: a tier only "
					"shortens",
					tier->name, policy_clock_names[k]);
		}
		for (j = 0; j < policy->kind_count; j++) {
			const struct policy_kind *kind = &policy->kinds[j];

			if (tier->kind && strcmp(tier->kind, kind->name) != 0)
				continue;
			if (check_tier(source, tier, kind) != 0)
				return -1;
		}
	}
	return 0;
}

/* Days are not compared with hours: a short working day must not make a
 * mistake of the built-in ladder. */
static int
check_ladder(const struct node_source *source, const struct policy *policy)
{
	size_t i;

	for (i = 1; i < policy->rung_count; i++) {
		const struct policy_span *below = &policy->ladder[i - 1].late;
		const struct policy_span *late = &policy->ladder[i].late;

		if (late->in_days != below->in_days ||
		    late->amount >= below->amount)
			continue;
		return node_error_at(source, late->place,
				     "level %d (late %s) would climb before "
				     "level %d (late %s)",
				     (int)i + 1,
				     node_span_text(source->arena, late),
				     (int)i,
				     node_span_text(source->arena, below));
	}
	return 0;
}

int
check_policy(const struct node_source *source, const struct policy *policy)
{
	if (check_loops(source, policy) != 0 ||
	    check_kinds(source, policy) != 0 ||
	    check_tiers(source, policy) != 0)
		return -1;
	return check_ladder(source, policy);
}
