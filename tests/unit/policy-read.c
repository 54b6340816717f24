/* SPDX-License-Identifier: ISC
 * Reading a policy over the built-in one, and looking things up in it.
 */
#include "policy/policy.h"

#include <string.h>

#include "base/arena.h"
#include "policy/document.h"
#include "tap.h"

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
check_default(void)
{
	const struct policy *policy = read_text("people: {nina: Nina Berg}\n");
	const struct policy_kind *kind;
	const struct policy_range *range;

	is_text(policy->name, "Our business", "a business has a name");
	is_text(policy->zone, "UTC", "a zone");
	is_text(policy->currency, "EUR", "a currency");
	is_text(policy->channel, "phone", "a channel");
	is_text(policy->champion, "nina", "and the first person as champion");
	ok(!policy->people[0].reports_to, "who reports to nobody");
	is_text(policy->default_kind, "request", "a voice is a request");
	is_int(policy->reopened_percent, 50, "reopened clocks are halved");
	is_int(policy->stale_s, 86400, "a day is stale");
	is_int(policy->touches, 10, "ten touches a sheet");
	ok(!policy->mail.command, "there is no mailer");
	is_int((int64_t)policy->mail.backoff_count, 4, "four times to wait");
	is_int(policy->mail.backoff[3], 4 * 3600, "the last of four hours");
	is_int(policy->mail.timeout_s, 60, "a minute for the mailer");

	is_int((int64_t)policy->calendar_count, 1, "one calendar");
	is_int((int64_t)policy->calendars[0].range_count[0], 1,
	       "one range on Monday");
	range = policy->calendars[0].ranges[4];
	is_int(range->from, 9 * 60, "on Friday from nine");
	is_int(range->until, 17 * 60, "until five");
	is_int((int64_t)policy->calendars[0].range_count[5], 0,
	       "none on Saturday");

	kind = policy_kind_named(policy, "complaint");
	is_int(kind->clocks[CLOCK_FIRST_ANSWER].amount, 4 * 3600,
	       "a complaint has an answer within four hours");
	ok(!kind->clocks[CLOCK_FIRST_ANSWER].in_days, "which are hours");
	is_int(kind->clocks[CLOCK_RESOLVE].amount, 5,
	       "and is resolved within five");
	ok(kind->clocks[CLOCK_RESOLVE].in_days, "which are days");
	is_int(kind->clocks[CLOCK_RESOLVE].place.line, 0,
	       "the built-in policy is line 0");
	ok(kind->gate.answer && kind->gate.outcome && kind->gate.tell &&
		   kind->gate.thank,
	   "its gate asks for everything");
	kind = policy_kind_named(policy, "praise");
	ok(kind->climbs && kind->voice, "praise is a voice and climbs");
	ok(kind->gate.thank && !kind->gate.answer && !kind->gate.outcome &&
		   !kind->gate.tell,
	   "its gate asks for thanks");
	ok(kind->clocks[CLOCK_FIRST_ANSWER].absent, "it owes no answer");
	ok(!policy_kind_named(policy, "note")->voice, "a note is no voice");
	ok(!policy_kind_named(policy, "nothing"), "nothing is no kind");
	is_int((int64_t)policy->rung_count, 3, "the ladder has three levels");
	is_text(policy->ladder[2].to, "champion", "the last is the champion");
	ok(policy_template(policy, "thanks") != NULL, "there is a letter");
	ok(!policy_template(policy, "thank"), "of exactly that name");
}

static void
check_overlay(void)
{
	const struct policy *policy = read_text(
		"people:\n"
		"  nina:\n"
		"  bo: Bo Lund\n"
		"  li: {reports-to: bo, mail: li@example.org}\n"
		"champion: bo\n"
		"hours:\n"
		"holidays: 2026-12-25, 2026-12-24..2026-12-26\n"
		"kinds:\n"
		"  complaint:\n"
		"    clocks: {first-answer: 2h, update: none}\n"
		"  booking: {voice: yes, clocks: {resolve: 1w}}\n"
		"ladder: [{to: bo, late: 1d}]\n"
		"mail: {command: /bin/mailer -a  b, from: a@example.org}\n");
	const struct policy_kind *kind = policy_kind_named(policy, "complaint");

	is_int(kind->clocks[CLOCK_FIRST_ANSWER].amount, 7200,
	       "one clock of a kind is replaced");
	is_int(kind->clocks[CLOCK_FIRST_ANSWER].place.line, 10,
	       "and knows its line");
	is_int(kind->clocks[CLOCK_FIRST_ANSWER].place.column, 28, "and column");
	is_int(kind->clocks[CLOCK_NEXT_ANSWER].amount, 8 * 3600,
	       "the next clock stays");
	ok(kind->clocks[CLOCK_UPDATE].absent, "none takes a clock away");
	ok(kind->gate.tell, "the gate stays");
	is_int((int64_t)policy->calendars[0].range_count[0], 1,
	       "a key alone leaves what is built in");
	kind = policy_kind_named(policy, "booking");
	ok(kind->gate.thank && !kind->clocks[CLOCK_FIRST_ANSWER].absent,
	   "a kind of one's own has the rest from request");
	is_int(kind->clocks[CLOCK_RESOLVE].amount, 5,
	       "a week is the working days of a week");
	is_int((int64_t)policy->rung_count, 1, "a list replaces the list");
	is_text(policy->ladder[0].name, "bo", "a level is called by its `to`");

	is_text(policy->people[0].full_name, "nina", "a short name will do");
	is_text(policy->people[1].full_name, "Bo Lund", "so will a full name");
	is_text(policy->people[0].reports_to, "bo",
		"who says nothing reports to the champion");
	is_text(policy->people[2].mail, "li@example.org", "mail is read");
	ok(!policy->people[1].reports_to, "the champion reports to nobody");
	is_int((int64_t)policy->calendars[0].holiday_count, 3,
	       "holidays are counted once");
	is_int(policy->calendars[0].holidays[0].days, day_of(2026, 12, 24).days,
	       "and sorted");
	is_text(policy->mail.command, "/bin/mailer", "a mailer by its path");
	is_int((int64_t)policy->mail.argument_count, 2, "has arguments");
	is_text(policy->mail.arguments[1], "b", "parted at blanks");

	policy = read_text("people: {nina: {reports-to: bo}, bo: , li: }\n");
	is_text(policy->champion, "nina", "the champion may report to another");
	ok(!policy_person(policy, "bo")->reports_to, "who is at the top");
	is_text(policy_person(policy, "li")->reports_to, "nina",
		"the others report to the champion");
}

static void
check_hours(void)
{
	const struct policy *policy = read_text(
		"people: {nina: }\n"
		"hours: [sat-mon 13:00-18:00 9:00-12:00, fri 22:00-02:00,\n"
		"  wed thu 00:00-24:00]\n"
		"calendars: {night: {zone: Europe/Berlin,\n"
		"  hours: mon-sun 20:00-08:00}}\n");
	const struct policy_calendar *shop = &policy->calendars[0];

	is_int((int64_t)shop->range_count[6], 2, "Sunday has two ranges");
	is_int(shop->ranges[6][0].from, 9 * 60, "in order of time");
	is_int((int64_t)shop->range_count[1], 0, "Tuesday has none");
	is_int(shop->ranges[4][0].until, 26 * 60, "Friday passes midnight");
	is_int(shop->ranges[3][0].until, 24 * 60, "Thursday is a whole day");
	is_text(policy->calendars[1].zone, "Europe/Berlin",
		"a calendar has its own zone");
	is_int(policy->calendars[1].ranges[0][0].until, 32 * 60,
	       "nights follow each other");
}

static void
check_kind(void)
{
	const struct policy *policy =
		read_text("people: {nina: }\n"
			  "kinds: {compliment: {voice: yes}}\n");
	struct error err = {0};

	is_text(policy_kind(policy, "r", &err)->name, "request",
		"a kind by its first letter");
	is_text(policy_kind(policy, "note", &err)->name, "note", "or in full");
	ok(!policy_kind(policy, "comp", &err), "two fits are refused");
	is_int(err.code, ERR_USAGE, "as asked wrongly");
	is_text(err.text, "comp: fits several kinds", "saying so");
	is_text(err.hint, "which of: complaint compliment", "naming both");
	ok(!policy_kind(policy, "x\033", &err), "no fit is refused");
	is_text(err.text, "x\\u{1b}: no such kind", "saying so, inert");
	is_text(err.hint,
		"kinds: complaint praise request suggestion opinion note "
		"compliment",
		"naming all");
	ok(!policy_kind(policy, "", &err), "nothing is no beginning");
}

static void
check_tiers(void)
{
	const struct policy *policy = read_text(
		"people: {nina: }\n"
		"tiers:\n"
		"  vip: {complaint: {first-answer: 1h, resolve: 16h},\n"
		"    first-answer: 2h, praise: {next-answer: 1d}}\n"
		"  gold: {tag: gold-card, complaint: {first-answer: 30m}}\n");
	const struct policy_kind *complaint =
		policy_kind_named(policy, "complaint");
	const struct policy_kind *praise = policy_kind_named(policy, "praise");

	is_int((int64_t)policy->tier_count, 4, "a part for each kind");
	is_int(policy_span(policy, complaint, NULL, CLOCK_FIRST_ANSWER)->amount,
	       4 * 3600, "no tag, no tier");
	is_int(policy_span(policy, complaint, "vi,vipp", CLOCK_FIRST_ANSWER)
		       ->amount,
	       4 * 3600, "tags are whole words");
	is_int(policy_span(policy, complaint, "new,vip", CLOCK_FIRST_ANSWER)
		       ->amount,
	       3600, "the tier of the kind is the shortest");
	is_int(policy_span(policy, complaint, "vip,gold-card",
			   CLOCK_FIRST_ANSWER)
		       ->amount,
	       1800, "of two tiers the shorter");
	is_int(policy_span(policy, complaint, "vip", CLOCK_RESOLVE)->amount,
	       16 * 3600, "hours are compared with days");
	is_int(policy_span(policy, policy_kind_named(policy, "request"), "vip",
			   CLOCK_FIRST_ANSWER)
		       ->amount,
	       7200, "a clock of every kind");
	ok(policy_span(policy, praise, "vip", CLOCK_FIRST_ANSWER)->absent,
	   "makes no clock where there is none");
	is_int(policy_span(policy, praise, "vip", CLOCK_NEXT_ANSWER)->amount, 1,
	       "but that of the kind does");
}

int
main(void)
{
	check_default();
	check_overlay();
	check_hours();
	check_kind();
	check_tiers();
	arena_free(&arena);
	return done();
}
