/* SPDX-License-Identifier: ISC
 * The section dunning of a policy.
 */
#include "policy/policy.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "policy/document.h"
#include "tap.h"

#define HEAD "people: {nina: Nina Berg}\ndunning:\n"

static struct arena arena;

static const struct policy *
read_text(const char *text)
{
	const struct policy *policy = NULL;
	struct error err = {0};

	if (document_read(&arena, "policy.yaml", text, strlen(text), NULL,
			  &policy, &err) != 0)
		ok(false, "%s", err.text);
	return policy;
}

static void
refused(const char *text, const char *why, const char *title)
{
	const struct policy *policy;
	struct error err = {0};
	int rc = document_read(&arena, "policy.yaml", text, strlen(text), NULL,
			       &policy, &err);

	ok(rc == -1 && err.code == ERR_POLICY, "%s", title);
	is_text(err.text, why, "and why");
}

static void
check_built_in(void)
{
	const struct policy *policy = read_text("people: {nina: Nina Berg}\n");
	const struct policy_step *steps = policy->dunning;

	is_int((int64_t)policy->step_count, 4, "four steps");
	is_text(steps[0].name, "friendly", "a friendly word first");
	is_int(steps[0].after_days, 7, "a week after it was due");
	is_text(steps[0].channel, "mail", "by mail");
	is_int(steps[0].cost_minor, 0, "for nothing");
	ok(steps[0].subject && steps[0].text, "with words");
	is_text(steps[1].channel, "phone", "then a call");
	is_int(steps[1].cost_minor, 500, "which costs");
	ok(!steps[2].approver && steps[3].approver,
	   "to the last somebody has to agree");
	is_int(steps[3].cost_minor, 5000, "it costs most");
}

static void
check_own(void)
{
	const struct policy *policy = read_text(
		"people: {nina: Nina Berg}\ncurrency: JPY\ndunning:\n"
		"  - {name: note, after: 3, channel: counter, cost: 500}\n"
		"  - name: last\n    after: 30d\n    channel: mail\n"
		"    subject: \"{{number}} of {{issued}}\"\n"
		"    text: |\n      {{owed}} of {{total}},\n\n      {{days}}\n"
		"    approver: yes\n");
	const struct policy *again;
	const struct policy_step *steps = policy->dunning;

	is_int((int64_t)policy->step_count, 2, "a list replaces the list");
	is_int(steps[0].after_days, 3, "days without their letter");
	is_int(steps[0].cost_minor, 500, "a currency without decimals");
	ok(!steps[0].text, "no words where none are written");
	is_text(steps[1].text, "{{owed}} of {{total}},\n\n{{days}}\n",
		"lines of words");
	again = read_text(document_effective(&arena, policy));
	is_int((int64_t)again->step_count, 2, "written, it is read again");
	is_text(again->dunning[1].text, steps[1].text, "with its words");
	is_text(again->dunning[1].subject, steps[1].subject, "its subject");
	is_int(again->dunning[0].cost_minor, 500, "its cost");
	ok(again->dunning[1].approver, "and who has to agree");
	policy = read_text("people: {nina: Nina Berg}\ndunning: []\n");
	is_int((int64_t)policy->step_count, 0, "an empty list reminds nobody");
	policy = read_text(document_effective(&arena, policy));
	is_int((int64_t)policy->step_count, 0, "and is written so");
}

static void
check_refused(void)
{
	refused(HEAD "  - {name: a, after: 3d, chanel: mail}\n",
		"policy.yaml:3:26: dunning, step 1: no such key: \"chanel\" "
		"(nearest: channel)",
		"a key that is none, with the nearest");
	refused(HEAD "  - {name: a, after: 3d}\n",
		"policy.yaml:3:5: dunning, step 1: a step has name, after and "
		"channel",
		"a step that is not whole");
	refused(HEAD "  - {name: a, after: 0d, channel: post}\n",
		"policy.yaml:3:22: dunning, step 1.after: \"0d\" is no number "
		"from 1 to 3650",
		"at once");
	refused(HEAD "  - {name: a, after: 3d, channel: post, cost: -1}\n",
		"policy.yaml:3:47: dunning, step 1.cost: \"-1\" is no sum in "
		"EUR, such as 7.50",
		"a cost below nothing");
	refused(HEAD "  - {name: a, after: 3d, channel: mail}\n",
		"policy.yaml:3:5: dunning, step 1: a mail has a subject and a "
		"text",
		"a mail without words");
	refused(HEAD "  - {name: a, after: 3d, channel: post, "
		     "text: \"{{price}}\"}\n",
		"policy.yaml:3:47: dunning, step 1.text: {{price}}: a letter "
		"has no such word (there are number issued due owed total "
		"days)",
		"a word that is none");
	refused(HEAD "  - {name: sent, after: 3d, channel: post}\n",
		"policy.yaml:3:12: dunning, step 1.name: sent is what comes "
		"before all steps",
		"the name of the proof");
	refused(HEAD "  - {name: a, after: 3d, channel: post}\n"
		     "  - {name: a, after: 3d, channel: post}\n",
		"policy.yaml:4:5: dunning, step 2: there is another a",
		"a name twice");
	refused("people: {nina: Nina Berg}\ndunning: soon\n",
		"policy.yaml:2:10: dunning: wants a list of steps",
		"what is no list");
}

int
main(void)
{
	check_built_in();
	check_own();
	check_refused();
	arena_free(&arena);
	return done();
}
