/* SPDX-License-Identifier: ISC
 * The section dunning of a policy.
 */
#include "policy/dunning.h"

#include <string.h>

#include "base/arena.h"
#include "base/money.h"
#include "base/str.h"
#include "policy/scalar.h"

#define AFTER_MOST 3650 /* days */
#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static const char *const keys[] = {"name",    "after", "channel", "cost",
				   "subject", "text",  "approver"};

/* --- read ------------------------------------------------------------------- */

static int
read_words(const struct node_source *source, const struct yaml_node *node,
	   const char *what, bool lines, const char **text)
{
	*text = node_letter(source, node, what, lines, policy_step_words,
			    POLICY_STEP_WORDS);
	return *text ? 0 : -1;
}

static int
read_cost(const struct node_source *source, const struct yaml_node *node,
	  const char *what, const struct policy *policy, int64_t *minor)
{
	const char *text = node_text(source, node, what);
	struct error why;

	if (!text)
		return -1;
	if (money_number(text, '.', money_decimals(policy->currency), minor,
			 &why) < 0 ||
	    *minor < 0)
		return node_error(source, node,
				  "%s: %s is no sum in %s, such as 7.50", what,
				  node_quote(source, text), policy->currency);
	return 0;
}

/* What goes by mail or post has words. */
static int
read_letter(const struct node_source *source, const struct yaml_node *node,
	    const char *what, struct policy_step *step)
{
	const struct yaml_node *subject = node_find(node, "subject");
	const struct yaml_node *text = node_find(node, "text");

	if ((node_given(subject) &&
	     read_words(source, subject, node_path(source, what, "subject"),
			false, &step->subject) != 0) ||
	    (node_given(text) &&
	     read_words(source, text, node_path(source, what, "text"), true,
			&step->text) != 0))
		return -1;
	if (strcmp(step->channel, "mail") == 0 &&
	    (!step->subject || !step->text))
		return node_error_at(source, step->place,
				     "%s: a mail has a subject and a text",
				     what);
	return 0;
}

static int
read_step(const struct node_source *source, const struct yaml_node *node,
	  const char *what, const struct policy *policy,
	  struct policy_step *step)
{
	const struct yaml_node *cost = node_find(node, "cost");
	const struct yaml_node *approver = node_find(node, "approver");
	const struct yaml_node *channel = node_find(node, "channel");

	step->place = node_place(node);
	if (node_map(source, node, what, keys, COUNT(keys)) != 0)
		return -1;
	if (!node_given(node_find(node, "name")) ||
	    !node_given(node_find(node, "after")) || !node_given(channel))
		return node_error(source, node,
				  "%s: a step has name, after and channel",
				  what);
	step->name = node_name(source, node_find(node, "name"),
			       node_path(source, what, "name"));
	step->channel =
		node_name(source, channel, node_path(source, what, "channel"));
	if (!step->name || !step->channel ||
	    node_number(source, node_find(node, "after"),
			node_path(source, what, "after"), "d", 1, AFTER_MOST,
			&step->after_days) != 0 ||
	    (node_given(cost) &&
	     read_cost(source, cost, node_path(source, what, "cost"), policy,
		       &step->cost_minor) != 0) ||
	    (node_given(approver) &&
	     node_flag(source, approver, node_path(source, what, "approver"),
		       &step->approver) != 0))
		return -1;
	if (strcmp(step->name, "sent") == 0)
		return node_error(source, node_find(node, "name"),
				  "%s.name: sent is what comes before all "
				  "steps",
				  what);
	return read_letter(source, node, what, step);
}

int
dunning_read(const struct node_source *source, const struct yaml_node *node,
	     struct policy *policy)
{
	const struct yaml_node *child;
	struct policy_step *steps;
	size_t count = 0, i;

	if (node->kind != YAML_LIST)
		return node_error(source, node,
				  "dunning: wants a list of "
				  "steps");
	for (child = node->first; child; child = child->next)
		count++;
	if (count > NODE_ITEMS_MAX)
		return node_error(source, node, "dunning: too many steps");
	steps = arena_get(source->arena, (count + 1) * sizeof(*steps));
	for (child = node->first, count = 0; child;
	     child = child->next, count++) {
		const char *what = arena_print(source->arena,
					       "dunning, step "
					       "%zu",
					       count + 1);

		if (read_step(source, child, what, policy, &steps[count]) != 0)
			return -1;
		for (i = 0; i < count; i++) {
			if (strcmp(steps[i].name, steps[count].name) == 0)
				return node_error(source, child,
						  "%s: there is another %s",
						  what, steps[i].name);
		}
	}
	policy->dunning = steps;
	policy->step_count = count;
	return 0;
}

/* --- written ---------------------------------------------------------------- */

static void
write_step(struct str *out, const struct policy *policy,
	   const struct policy_step *step)
{
	struct money cost = {step->cost_minor, ""};

	memcpy(cost.currency, policy->currency, 3);
	str_print(out, "  - name: %s\n    after: %lldd\n    channel: %s\n",
		  step->name, (long long)step->after_days, step->channel);
	str_add(out, "    cost: ");
	money_add_number(out, cost, false);
	str_print(out, "\n    approver: %s\n", step->approver ? "yes" : "no");
	if (step->subject) {
		str_add(out, "    subject: ");
		scalar_text(out, step->subject);
		str_add_char(out, '\n');
	}
	if (step->text) {
		str_add(out, "    text: ");
		scalar_body(out, step->text);
	}
}

void
dunning_write(struct str *out, const struct policy *policy)
{
	size_t i;

	str_add(out, policy->step_count > 0 ? "dunning:\n" : "dunning: []\n");
	for (i = 0; i < policy->step_count; i++)
		write_step(out, policy, &policy->dunning[i]);
}
