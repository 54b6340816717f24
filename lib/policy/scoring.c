/* SPDX-License-Identifier: ISC
 * The section score of a policy.
 */
#include "policy/scoring.h"

#include <string.h>

#include "base/arena.h"
#include "base/money.h"
#include "base/str.h"
#include "base/vec.h"
#include "policy/scalar.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))
#define FACT_WORD "abcdefghijklmnopqrstuvwxyz0123456789-"

/* --- rules --------------------------------------------------------------------- */

static void
add_filter(const struct node_source *source, struct vec *words,
	   struct vec *places, const char *text, size_t len,
	   struct policy_place place)
{
	*(const char **)vec_add(words, source->arena) =
		arena_bytes(source->arena, text, len);
	*(struct policy_place *)vec_add(places, source->arena) = place;
}

/* A line of filters parted by blanks, or a list in which one may hold them. */
static int
read_when(const struct node_source *source, const struct yaml_node *node,
	  const char *what, struct policy_rule *rule)
{
	struct vec words = {.size = sizeof(char *)};
	struct vec places = {.size = sizeof(struct policy_place)};
	const struct yaml_node *child;
	const char *text, *p;

	if (!node_given(node) || node->kind == YAML_MAP)
		return node ? node_error(source, node, "%s: wants filters",
					 what)
			    : node_error_at(source, rule->place,
					    "%s: has no when", what);
	for (child = node->first; child; child = child->next) {
		text = node_text(source, child, what);
		if (!text)
			return -1;
		add_filter(source, &words, &places, text, strlen(text),
			   node_place(child));
	}
	text = node->kind == YAML_SCALAR ? node_text(source, node, what) : "";
	if (!text)
		return -1;
	for (p = text + strspn(text, " "); *p; p += strspn(p, " ")) {
		struct policy_place place = node_place(node);
		size_t len = strcspn(p, " ");

		place.column += (int)(p - text) + node->quoted;
		add_filter(source, &words, &places, p, len, place);
		p += len;
	}
	if (words.count == 0)
		return node_error(source, node, "%s: wants filters", what);
	rule->when = words.items;
	rule->places = places.items;
	rule->when_count = words.count;
	return 0;
}

static int
read_decay(const struct node_source *source, const struct yaml_node *node,
	   const char *what, int64_t *days)
{
	struct policy_span span;

	if (!node_given(node))
		return 0;
	if (node_span(source, node, what, 7, &span) != 0)
		return -1;
	if (!span.absent && (!span.in_days || span.amount == 0))
		return node_error(source, node,
				  "%s: wants days, such as 90d or none", what);
	*days = span.absent ? 0 : span.amount;
	return 0;
}

static int
read_rule(const struct node_source *source, const struct yaml_node *node,
	  struct policy_rule *rule)
{
	static const char *const keys[] = {"when", "points", "group", "decay"};
	const struct yaml_node *points = node_find(node, "points");
	const struct yaml_node *group = node_find(node, "group");

	rule->place = node_place(node);
	if (node->kind != YAML_MAP)
		return node_error(source, node,
				  "score.lead: wants {when: filters, points: "
				  "10}");
	if (node_map(source, node, "score.lead", keys, COUNT(keys)) != 0 ||
	    read_when(source, node_find(node, "when"), "score.lead", rule) != 0)
		return -1;
	if (!node_given(points))
		return node_error(source, node, "score.lead: has no points");
	if (node_given(group)) {
		rule->group = node_name(source, group, "score.lead.group");
		if (!rule->group)
			return -1;
	}
	if (node_number(source, points, "score.lead.points", "",
			-POLICY_SCORE_MOST, POLICY_SCORE_MOST,
			&rule->points) != 0)
		return -1;
	return read_decay(source, node_find(node, "decay"), "score.lead.decay",
			  &rule->decay_days);
}

static int
read_rules(const struct node_source *source, const struct yaml_node *node,
	   struct policy_score *score)
{
	struct vec rules = {.size = sizeof(struct policy_rule)};
	const struct yaml_node *child;

	if (!node_given(node))
		return 0;
	if (node->kind != YAML_LIST)
		return node_error(source, node,
				  "score.lead: wants a list of "
				  "rules");
	for (child = node->first; child; child = child->next) {
		if (rules.count == NODE_ITEMS_MAX)
			return node_error(source, child,
					  "score.lead: more than %d rules",
					  NODE_ITEMS_MAX);
		if (read_rule(source, child, vec_add(&rules, source->arena)) !=
		    0)
			return -1;
	}
	score->rules = rules.items;
	score->rule_count = rules.count;
	return 0;
}

/* --- what goes with them -------------------------------------------------------- */

static bool
in_group(const struct policy_score *score, const char *name)
{
	size_t i;

	for (i = 0; i < score->rule_count; i++) {
		if (str_same(score->rules[i].group, name))
			return true;
	}
	return false;
}

static int
read_groups(const struct node_source *source, const struct yaml_node *node,
	    struct policy_score *score)
{
	struct vec groups = {.size = sizeof(struct policy_group)};
	const struct yaml_node *child;

	if (node_map(source, node, "score.groups", NULL, 0) != 0)
		return -1;
	for (child = node ? node->first : NULL; child; child = child->next) {
		struct policy_group *group = vec_add(&groups, source->arena);

		group->name = child->key;
		group->place = node_place_key(child);
		if (!in_group(score, child->key))
			return node_error_key(source, child,
					      "score.groups: no rule is in %s",
					      child->key);
		if (node_number(source, child, "score.groups", "", 0,
				POLICY_SCORE_MOST, &group->most) != 0)
			return -1;
	}
	score->groups = groups.items;
	score->group_count = groups.count;
	return 0;
}

/* "4.25%" in hundredths. */
static int
read_chance(const struct node_source *source, const struct yaml_node *node,
	    int64_t *chance)
{
	const char *text = node_text(source, node, "score.bands.chance");
	size_t len = text ? strlen(text) : 0;
	struct error why;

	if (!text)
		return -1;
	if (text[len - 1] != '%' ||
	    money_number(arena_bytes(source->arena, text, len - 1), '.', 2,
			 chance, &why) < 0 ||
	    *chance < 0 || *chance > 10000)
		return node_error(source, node,
				  "score.bands.chance: %s is none from 0%% to "
				  "100%%",
				  node_quote(source, text));
	return 0;
}

static int
read_band(const struct node_source *source, const struct yaml_node *node,
	  struct policy_band *band)
{
	static const char *const keys[] = {"name", "from", "chance"};
	const struct yaml_node *from = node_find(node, "from");
	const struct yaml_node *chance = node_find(node, "chance");

	band->place = node_place(node);
	band->from = INT64_MIN;
	band->chance = -1;
	if (node->kind != YAML_MAP || !node_given(node_find(node, "name")))
		return node_error(source, node,
				  "score.bands: wants {name: hot, from: 50}");
	if (node_map(source, node, "score.bands", keys, COUNT(keys)) != 0)
		return -1;
	band->name =
		node_name(source, node_find(node, "name"), "score.bands.name");
	if (!band->name || (node_given(from) &&
			    node_number(source, from, "score.bands.from", "",
					-POLICY_SCORE_MOST, POLICY_SCORE_MOST,
					&band->from) != 0))
		return -1;
	return node_given(chance) ? read_chance(source, chance, &band->chance)
				  : 0;
}

static int
read_bands(const struct node_source *source, const struct yaml_node *node,
	   struct policy_score *score)
{
	struct vec bands = {.size = sizeof(struct policy_band)};
	const struct yaml_node *child;
	struct policy_band *band = NULL;
	bool last = false;

	if (node->kind != YAML_LIST || !node->first)
		return node_error(source, node,
				  "score.bands: wants a list of {name: hot, "
				  "from: 50}");
	for (child = node->first; child; child = child->next) {
		int64_t above = band ? band->from : INT64_MAX;

		if (last)
			return node_error(source, child,
					  "score.bands: the one above has no "
					  "from: it is the last");
		band = vec_add(&bands, source->arena);
		if (read_band(source, child, band) != 0)
			return -1;
		last = band->from == INT64_MIN;
		if (band->from >= above)
			return node_error(source, child,
					  "score.bands: the highest comes "
					  "first");
	}
	if (!last)
		return node_error_at(source, band->place,
				     "score.bands: the last has no from: it is "
				     "for all others");
	score->bands = bands.items;
	score->band_count = bands.count;
	return 0;
}

static int
read_facts(const struct node_source *source, const struct yaml_node *node,
	   struct policy_score *score)
{
	const struct yaml_node **items;
	const char **names;
	size_t count, i;

	if (node_items(source, node, "score.facts", &items, &count) != 0)
		return -1;
	names = arena_get(source->arena, (count + 1) * sizeof(*names));
	for (i = 0; i < count; i++) {
		names[i] = node_text(source, items[i], "score.facts");
		if (!names[i])
			return -1;
		if (names[i][0] < 'a' || names[i][0] > 'z' ||
		    names[i][strspn(names[i], FACT_WORD)] != '\0')
			return node_error(source, items[i],
					  "score.facts: %s is no name of a "
					  "fact (a-z, 0-9 and -)",
					  node_quote(source, names[i]));
	}
	score->facts = names;
	score->fact_count = count;
	return 0;
}

static int
read_judgement(const struct node_source *source, const struct yaml_node *node,
	       struct policy_score *score)
{
	static const char *const keys[] = {"most", "decay"};

	score->judgement_place = node_place_key(node);
	if (node_map(source, node, "score.judgement", keys, 2) != 0 ||
	    node_number(source, node_find(node, "most"), "score.judgement.most",
			"", 0, POLICY_SCORE_MOST, &score->judgement_most) != 0)
		return -1;
	return read_decay(source, node_find(node, "decay"),
			  "score.judgement.decay", &score->judgement_days);
}

static int
read_money(const struct node_source *source, const struct yaml_node *node,
	   struct policy *policy)
{
	const struct yaml_node *contact = node_find(node, "contact");
	const struct yaml_node *margin = node_find(node, "margin");
	struct policy_score *score = &policy->score;
	struct money cost;
	struct error why;
	const char *text;

	if (node_given(contact)) {
		text = node_text(source, contact, "score.contact");
		if (!text)
			return -1;
		if (money_parse(text, '.', policy->currency, &cost, &why) < 0 ||
		    strcmp(cost.currency, policy->currency) != 0 ||
		    cost.minor <= 0)
			return node_error(source, contact,
					  "score.contact: %s is no sum of %s "
					  "above 0",
					  node_quote(source, text),
					  policy->currency);
		score->contact_minor = cost.minor;
	}
	return node_given(margin) ? node_number(source, margin, "score.margin",
						"%", 1, 100, &score->margin)
				  : 0;
}

int
scoring_read(const struct node_source *source, const struct yaml_node *node,
	     struct policy *policy)
{
	static const char *const keys[] = {"facts",   "lead",  "base",
					   "groups",  "bands", "judgement",
					   "contact", "margin"};
	struct policy_score *score = &policy->score;
	const struct yaml_node *base = node_find(node, "base");

	if (node_map(source, node, "score", keys, COUNT(keys)) != 0 ||
	    read_facts(source, node_find(node, "facts"), score) != 0 ||
	    read_rules(source, node_find(node, "lead"), score) != 0 ||
	    node_number(source, base, "score.base", "", -POLICY_SCORE_MOST,
			POLICY_SCORE_MOST, &score->base) != 0 ||
	    read_groups(source, node_find(node, "groups"), score) != 0 ||
	    read_bands(source, node_find(node, "bands"), score) != 0 ||
	    read_judgement(source, node_find(node, "judgement"), score) != 0)
		return -1;
	score->base_place = node_place_key(base);
	return read_money(source, node, policy);
}

/* --- written -------------------------------------------------------------------- */

static void
write_decay(struct str *out, int64_t days)
{
	if (days > 0)
		str_print(out, "%lldd", (long long)days);
	else
		str_add(out, "none");
}

static void
write_rules(struct str *out, const struct policy_score *score)
{
	size_t i, j;

	str_add(out, score->rule_count > 0 ? "  lead:\n" : "  lead: []\n");
	for (i = 0; i < score->rule_count; i++) {
		const struct policy_rule *rule = &score->rules[i];

		str_add(out, "    - {when: [");
		for (j = 0; j < rule->when_count; j++) {
			str_add(out, j ? ", " : "");
			scalar_text(out, rule->when[j]);
		}
		str_print(out, "], points: %lld", (long long)rule->points);
		if (rule->group)
			str_print(out, ", group: %s", rule->group);
		if (rule->decay_days > 0)
			str_print(out, ", decay: %lldd",
				  (long long)rule->decay_days);
		str_add(out, "}\n");
	}
}

/* What adds up to a score. */
static void
write_points(struct str *out, const struct policy_score *score)
{
	size_t i;

	write_rules(out, score);
	str_print(out, "  base: %lld\n  groups: {", (long long)score->base);
	for (i = 0; i < score->group_count; i++)
		str_print(out, "%s%s: %lld", i ? ", " : "",
			  score->groups[i].name,
			  (long long)score->groups[i].most);
	str_print(out, "}\n  judgement: {most: %lld, decay: ",
		  (long long)score->judgement_most);
	write_decay(out, score->judgement_days);
	str_add(out, "}\n");
}

static void
write_bands(struct str *out, const struct policy_score *score, bool chances)
{
	size_t i;

	str_add(out, "  bands:\n");
	for (i = 0; i < score->band_count; i++) {
		const struct policy_band *band = &score->bands[i];

		str_print(out, "    - {name: %s", band->name);
		if (band->from != INT64_MIN)
			str_print(out, ", from: %lld", (long long)band->from);
		if (chances && band->chance >= 0)
			str_print(out, ", chance: %lld.%02lld%%",
				  (long long)(band->chance / 100),
				  (long long)(band->chance % 100));
		str_add(out, "}\n");
	}
}

void
scoring_write(struct str *out, const struct policy *policy)
{
	const struct policy_score *score = &policy->score;
	struct money cost = {score->contact_minor, ""};
	size_t i;

	str_add(out, "score:\n  facts: [");
	for (i = 0; i < score->fact_count; i++)
		str_print(out, "%s%s", i ? ", " : "", score->facts[i]);
	str_add(out, "]\n");
	write_points(out, score);
	write_bands(out, score, true);
	memcpy(cost.currency, policy->currency, 4);
	if (score->contact_minor > 0) {
		str_add(out, "  contact: ");
		money_add_number(out, cost, false);
		str_add_char(out, '\n');
	}
	if (score->margin > 0)
		str_print(out, "  margin: %lld%%\n", (long long)score->margin);
}

char *
scoring_rules(struct arena *arena, const struct policy *policy)
{
	struct str out = {0};

	write_points(&out, &policy->score);
	write_bands(&out, &policy->score, false);
	return str_keep(&out, arena);
}
