/* SPDX-License-Identifier: ISC
 * Filters that stand in the policy.
 */
#include "domain/ruled.h"

#include "base/arena.h"
#include "store/noun.h"

int
ruled_compile(const struct business *business, const struct policy_rule *rule,
	      const struct node_source *source, struct filter_asked *asked)
{
	const struct noun *noun = noun_find("parties");
	char **words =
		arena_get(business->arena, rule->when_count * sizeof(*words));
	struct error why = {0};
	size_t i;

	/* one by one, to tell which of them is wrong */
	for (i = 0; i < rule->when_count; i++) {
		words[i] = arena_text(business->arena, rule->when[i]);
		if (filter_parse(business, noun, &words[i], 1, asked, &why) ==
		    0)
			continue;
		if (why.code == ERR_USAGE)
			return node_error_at(source, rule->places[i],
					     "score.lead: %s", why.text);
		*source->err = why;
		return -1;
	}
	return filter_parse(business, noun, words, rule->when_count, asked,
			    source->err);
}

int
ruled_check(const struct business *business, const char *name, const char *text,
	    size_t len, struct error *err)
{
	const struct policy_score *score = &business->policy->score;
	struct node_source source = {business->arena, name, text, len, err};
	struct filter_asked asked;
	size_t i;

	for (i = 0; i < score->rule_count; i++) {
		if (ruled_compile(business, &score->rules[i], &source,
				  &asked) != 0)
			return -1;
	}
	return 0;
}
