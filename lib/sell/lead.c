/* SPDX-License-Identifier: ISC
 * The score of a lead.
 */
#include "sell/lead.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/num.h"
#include "base/str.h"
#include "domain/filter.h"
#include "domain/ruled.h"
#include "model/fact.h"
#include "os/zone.h"
#include "policy/node.h"
#include "store/matching.h"
#include "store/noun.h"
#include "store/record.h"

#define DAY_S 86400

/* One rule and how far its walk has come. */
struct rule {
	const struct policy_rule *policy; /* NULL: of judgements */
	struct matching_question question;
	struct matching *walk;
	struct matching_row row;
	bool there; /* row is one */
};

struct lead {
	struct business *business;
	const struct policy_score *score;
	struct day then; /* MISSING: today */
	struct day today;
	struct instant end;
	struct rule *rules; /* the last is of judgements */
	size_t count;
	struct vec left_out;
	struct arena walks;
};

/* --- compiled ------------------------------------------------------------------- */

/* Whether all that is asked for can be told of an earlier day. */
static bool
is_dated(const struct filter_asked *asked)
{
	const struct noun *noun = noun_find("parties");
	size_t i;

	for (i = 0; i < asked->count; i++) {
		const struct condition *condition = &asked->conditions[i];

		if (!condition->fact &&
		    (!condition->key ||
		     !noun_key_dated(noun_key(noun, condition->key))))
			return false;
	}
	return true;
}

static void
add_rule(struct lead *lead, enum matching_what what,
	 const struct policy_rule *policy, const struct filter_asked *asked)
{
	struct rule *rule = &lead->rules[lead->count++];

	rule->policy = policy;
	rule->question = (struct matching_question){
		.what = what,
		.conditions = asked ? asked->conditions : NULL,
		.count = asked ? asked->count : 0,
		.aged = policy && policy->decay_days > 0,
		.then = lead->then,
		.end = lead->end};
}

/* The business as it was on that day, for filters such as contacted=-30d.. */
static struct business
at_day(const struct business *business, struct day then)
{
	struct civil next = day_civil((struct day){then.days + 1});
	struct business past = *business;

	if (day_missing(then))
		return past;
	past.today = then;
	past.now.s = zone_instant(business->zone, &next).s - 1;
	return past;
}

int
lead_open(struct business *business, struct day then, struct lead **made,
	  struct error *err)
{
	const struct policy_score *score = &business->policy->score;
	struct lead *lead = arena_get(business->lasting, sizeof(*lead));
	struct business past = at_day(business, then);
	struct node_source source = {past.arena, "policy.yaml",
				     business->policy_source,
				     business->policy_len, err};
	struct filter_asked asked;
	size_t i;

	if (score->rule_count == 0) {
		error_set(err, ERR_NO, "the policy has no rules for leads");
		return error_hint(err, "crm-help policy score");
	}
	lead->business = business;
	lead->score = score;
	lead->then = then;
	lead->today = past.today;
	lead->end = past.now;
	lead->left_out.size = sizeof(struct policy_place);
	lead->rules = arena_get(business->lasting,
				(score->rule_count + 1) * sizeof(*lead->rules));
	for (i = 0; i < score->rule_count; i++) {
		if (ruled_compile(&past, &score->rules[i], &source, &asked) < 0)
			return -1;
		if (day_missing(then) || is_dated(&asked))
			add_rule(lead, MATCHING_FITTING, &score->rules[i],
				 &asked);
		else
			*(struct policy_place *)vec_add(&lead->left_out,
							business->lasting) =
				score->rules[i].place;
	}
	if (score->judgement_most > 0)
		add_rule(lead, MATCHING_JUDGED, NULL, NULL);
	*made = lead;
	return 0;
}

const struct vec *
lead_left_out(const struct lead *lead)
{
	return &lead->left_out;
}

/* --- points --------------------------------------------------------------------- */

/* What is left of them at that age. */
static int64_t
aged(double tenths, int64_t age, int64_t half_life)
{
	if (half_life > 0 && age > 0)
		tenths *= exp2(-(double)age / (double)half_life);
	return llround(tenths);
}

/* Days since the newest of what matched; since it was recorded where nothing
 * of it has a day. */
static int64_t
age_of(const struct lead *lead, const struct matching_row *row)
{
	const struct zone *zone = lead->business->zone;
	const struct day days[] = {row->fact, row->bought,
				   zone_day(zone, row->contacted)};
	struct day newest = DAY_MISSING;
	size_t i;

	for (i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		if (!day_missing(days[i]) &&
		    (day_missing(newest) || days[i].days > newest.days))
			newest = days[i];
	}
	if (day_missing(newest))
		newest = zone_day(zone, row->recorded);
	if (day_missing(newest) || newest.days > lead->today.days)
		return 0;
	return lead->today.days - newest.days;
}

static struct lead_addend *
add(struct lead_score *score, struct arena *arena, enum lead_kind kind,
    int64_t tenths)
{
	struct lead_addend *addend = vec_add(&score->addends, arena);

	*addend =
		(struct lead_addend){.kind = kind, .tenths = tenths, .age = -1};
	score->tenths += tenths;
	return addend;
}

static const char *
joined(struct arena *arena, const struct policy_rule *rule)
{
	struct str out = {0};
	size_t i;

	for (i = 0; i < rule->when_count; i++)
		str_print(&out, "%s%s", i ? " " : "", rule->when[i]);
	return str_keep(&out, arena);
}

static void
add_matched(const struct lead *lead, const struct rule *rule,
	    struct arena *arena, struct lead_score *score)
{
	const struct policy_rule *policy = rule->policy;
	int64_t age = rule->question.aged ? age_of(lead, &rule->row) : -1;
	struct lead_addend *addend =
		add(score, arena, LEAD_RULE,
		    aged((double)policy->points * 10, age, policy->decay_days));

	addend->points = policy->points;
	addend->age = age;
	addend->group = policy->group;
	addend->place = policy->place;
	addend->what = joined(arena, policy);
	score->rules++;
}

/* What a group has beyond its most is taken off again. */
static void
cap_groups(const struct lead *lead, struct arena *arena,
	   struct lead_score *score)
{
	size_t count = score->addends.count, i, j;

	for (i = 0; i < lead->score->group_count; i++) {
		const struct policy_group *group = &lead->score->groups[i];
		const struct lead_addend *addends = score->addends.items;
		struct lead_addend *cap;
		int64_t sum = 0, most = group->most * 10;

		for (j = 0; j < count; j++) {
			if (str_same(addends[j].group, group->name))
				sum += addends[j].tenths;
		}
		if (llabs(sum) <= most)
			continue;
		cap = add(score, arena, LEAD_CAP,
			  (sum > 0 ? most : -most) - sum);
		cap->points = group->most;
		cap->group = group->name;
		cap->place = group->place;
		cap->what = "no more than that of the group";
	}
}

static int
add_judgement(const struct lead *lead, struct id id, struct arena *arena,
	      struct lead_score *score, struct error *err)
{
	const struct policy_score *rules = lead->score;
	int64_t most = rules->judgement_most * 1000, thousandths;
	struct lead_addend *addend;
	struct fact fact;
	int64_t age;
	int rc;

	rc = record_get(lead->business->store, arena, TABLE_FACTS, id.n, &fact,
			err);
	if (rc <= 0)
		return rc;
	if (!num_thousandths(fact.value.s, &thousandths)) {
		addend = add(score, arena, LEAD_JUDGEMENT, 0);
		addend->place = rules->judgement_place;
		addend->what =
			arena_print(arena, "no number: %.100s", fact.value.s);
		return 0;
	}
	if (llabs(thousandths) > most)
		thousandths = thousandths > 0 ? most : -most;
	age = day_missing(fact.known_on) ||
			      fact.known_on.days > lead->today.days
		      ? 0
		      : lead->today.days - fact.known_on.days;
	score->judgement =
		aged((double)thousandths / 100, age, rules->judgement_days);
	score->judged = fact.known_on;
	addend = add(score, arena, LEAD_JUDGEMENT, score->judgement);
	addend->points = thousandths / 1000;
	addend->age = age;
	addend->place = rules->judgement_place;
	addend->what = arena_print(arena, "said by %s",
				   fact.said_by.s ? fact.said_by.s : "nobody");
	return 0;
}

static void
find_band(const struct policy_score *rules, struct lead_score *score)
{
	const struct policy_band *band = rules->bands;

	while (band->from != INT64_MIN && score->tenths < band->from * 10)
		band++;
	score->band = band;
}

/* Where the walks stand at that party. */
static int
reckon(const struct lead *lead, struct arena *arena, struct id party,
       struct lead_score *score, struct error *err)
{
	struct id judgement = {0};
	size_t i;

	*score = (struct lead_score){
		.party = party,
		.judged = DAY_MISSING,
		.addends = {.size = sizeof(struct lead_addend)}};
	if (lead->score->base != 0) {
		struct lead_addend *base =
			add(score, arena, LEAD_BASE, lead->score->base * 10);

		base->points = lead->score->base;
		base->place = lead->score->base_place;
		base->what = "everybody's";
	}
	for (i = 0; i < lead->count; i++) {
		const struct rule *rule = &lead->rules[i];

		if (!rule->there || rule->row.party.n != party.n)
			continue;
		if (rule->policy)
			add_matched(lead, rule, arena, score);
		else
			judgement = rule->row.judgement;
	}
	cap_groups(lead, arena, score);
	if (judgement.n > 0 &&
	    add_judgement(lead, judgement, arena, score, err) < 0)
		return -1;
	find_band(lead->score, score);
	return 0;
}

/* --- one, or all in turn --------------------------------------------------------- */

static int
step(struct rule *rule, struct error *err)
{
	int rc = matching_next(rule->walk, &rule->row, err);

	rule->there = rc > 0;
	return rc < 0 ? -1 : 0;
}

int
lead_one(struct lead *lead, struct arena *arena, struct id party,
	 struct lead_score *score, struct error *err)
{
	int rc = 0;
	size_t i;

	for (i = 0; rc == 0 && i < lead->count; i++) {
		struct rule *rule = &lead->rules[i];

		rule->question.only = party;
		rc = matching_open(lead->business->store, arena,
				   &rule->question, &rule->walk, err);
		if (rc == 0)
			rc = step(rule, err);
		matching_close(rule->walk);
		rule->walk = NULL;
		rule->question.only.n = 0;
	}
	return rc < 0 ? -1 : reckon(lead, arena, party, score, err);
}

int
lead_begin(struct lead *lead, struct error *err)
{
	size_t i;

	for (i = 0; i < lead->count; i++) {
		struct rule *rule = &lead->rules[i];

		if (matching_open(lead->business->store, &lead->walks,
				  &rule->question, &rule->walk, err) < 0 ||
		    step(rule, err) < 0)
			return -1;
	}
	return 0;
}

int
lead_at(struct lead *lead, struct arena *scratch, struct id party,
	struct lead_score *score, struct error *err)
{
	size_t i;

	for (i = 0; i < lead->count; i++) {
		struct rule *rule = &lead->rules[i];

		while (rule->there && rule->row.party.n < party.n) {
			if (step(rule, err) < 0)
				return -1;
		}
	}
	return reckon(lead, scratch, party, score, err);
}

void
lead_end(struct lead *lead)
{
	size_t i;

	for (i = 0; i < lead->count; i++) {
		matching_close(lead->rules[i].walk);
		lead->rules[i].walk = NULL;
		lead->rules[i].there = false;
	}
	arena_free(&lead->walks);
}

/* Those who were there, and beside them those who bought. */
struct crowd {
	struct rule known, bought;
};

static int
walk_known(struct lead *lead, struct crowd *crowd, struct arena *scratch,
	   int (*each)(void *cookie, const struct lead_score *score,
		       bool bought, struct error *err),
	   void *cookie, struct error *err)
{
	struct lead_score score;

	while (crowd->known.there) {
		struct arena_mark mark = arena_mark(scratch);
		struct id party = crowd->known.row.party;
		bool bought;

		while (crowd->bought.there &&
		       crowd->bought.row.party.n < party.n) {
			if (step(&crowd->bought, err) < 0)
				return -1;
		}
		bought = crowd->bought.there &&
			 crowd->bought.row.party.n == party.n;
		if (lead_at(lead, scratch, party, &score, err) < 0 ||
		    each(cookie, &score, bought, err) < 0 ||
		    step(&crowd->known, err) < 0)
			return -1;
		arena_reset(scratch, mark);
	}
	return 0;
}

int
lead_walk(struct lead *lead,
	  int (*each)(void *cookie, const struct lead_score *score, bool bought,
		      struct error *err),
	  void *cookie, struct error *err)
{
	struct matching_question question = {.then = lead->then,
					     .end = lead->end};
	struct store *store = lead->business->store;
	struct arena scratch = {NULL};
	struct crowd crowd = {0};
	int rc;

	rc = lead_begin(lead, err);
	question.what = MATCHING_KNOWN;
	if (rc == 0)
		rc = matching_open(store, &lead->walks, &question,
				   &crowd.known.walk, err);
	question.what = MATCHING_BUYING;
	if (rc == 0)
		rc = matching_open(store, &lead->walks, &question,
				   &crowd.bought.walk, err);
	if (rc == 0 &&
	    (step(&crowd.known, err) < 0 || step(&crowd.bought, err) < 0 ||
	     walk_known(lead, &crowd, &scratch, each, cookie, err) < 0))
		rc = -1;
	matching_close(crowd.known.walk);
	matching_close(crowd.bought.walk);
	lead_end(lead);
	arena_free(&scratch);
	return rc;
}

/* --- shown ---------------------------------------------------------------------- */

static struct real
points_of(int64_t tenths)
{
	return (struct real){(double)tenths / 10};
}

void
lead_show(const struct lead_score *score, struct lead_row *row)
{
	column_clear(&lead_row_shape, row);
	row->id = score->party;
	row->score = points_of(score->tenths);
	row->band.s = score->band->name;
	row->points = points_of(score->tenths - score->judgement);
	if (!day_missing(score->judged))
		row->judgement = points_of(score->judgement);
	row->judged = score->judged;
	row->rules.n = score->rules;
}

void
lead_show_addend(const struct lead_score *score,
		 const struct lead_addend *addend, struct arena *arena,
		 struct addend_row *row)
{
	static const char *const kinds[] = {"base", "rule", "cap", "judgement"};

	column_clear(&addend_row_shape, row);
	row->id = score->party;
	row->addend = points_of(addend->tenths);
	row->kind.s = kinds[addend->kind];
	row->points.n = addend->points;
	if (addend->age >= 0)
		row->age.n = addend->age;
	row->group.s = addend->group;
	row->line.s = addend->place.line > 0
			      ? arena_print(arena, "policy.yaml:%d",
					    addend->place.line)
			      : "built-in";
	row->what.s = addend->what;
}
