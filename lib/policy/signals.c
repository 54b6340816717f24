/* SPDX-License-Identifier: ISC
 * The section signals of a policy.
 */
#include "policy/signals.h"

#include <string.h>

#include "base/str.h"

/* Digits without a sign, low to high, up to *end. */
static bool
parse_count(const char *text, int64_t high, int64_t *n, const char **end)
{
	*n = 0;
	for (*end = text; **end >= '0' && **end <= '9'; ++*end) {
		*n = *n * 10 + (**end - '0');
		if (*n > high)
			return false;
	}
	return *n > 0;
}

bool
signals_rate(const char *text, struct policy_rate *rate)
{
	static const struct {
		const char *word;
		int64_t days;
	} spans[] = {{"day", 1}, {"week", 7}, {"month", 30}, {"year", 365}};
	struct policy_rate read;
	const char *end;
	size_t i;

	if (!parse_count(text, 1000, &read.times, &end) || *end != '/')
		return false;
	text = end + 1;
	for (i = 0; i < sizeof(spans) / sizeof(spans[0]); i++) {
		if (strcmp(spans[i].word, text) == 0) {
			read.days = spans[i].days;
			*rate = read;
			return true;
		}
	}
	if (!parse_count(text, 3650, &read.days, &end) || strcmp(end, "d") != 0)
		return false;
	*rate = read;
	return true;
}

int
signals_read(const struct node_source *source, const struct yaml_node *node,
	     struct policy *policy)
{
	static const char *const keys[] = {"rate"};
	const struct yaml_node *rate = node_find(node, "rate");
	const char *text;

	if (node_map(source, node, "signals", keys, 1) != 0)
		return -1;
	text = node_text(source, rate, "signals.rate");
	if (!text)
		return -1;
	if (!signals_rate(text, &policy->signals))
		return node_error(source, rate,
				  "signals.rate: %s is no rate such as "
				  "1/month or 2/90d",
				  node_quote(source, text));
	return 0;
}

void
signals_write(struct str *out, const struct policy_rate *rate)
{
	str_print(out, "signals:\n  rate: %lld/%lldd\n", (long long)rate->times,
		  (long long)rate->days);
}
