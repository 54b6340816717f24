/* SPDX-License-Identifier: ISC
 * A policy written out reads back the same; sections and the first policy
 * can be used as they are.
 */
#include "policy/policy.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "policy/document.h"
#include "tap.h"
#include "text/phone.h"

static struct arena arena;

static const struct policy *
read_text(const char *text, const char *title)
{
	const struct policy *policy = NULL;
	struct error err = {0};
	int r = document_read(&arena, "policy.yaml", text, strlen(text), NULL,
			      &policy, &err);

	if (!ok(r == 0, "%s", title))
		printf("# %s\n", err.text);
	return r == 0 ? policy : NULL;
}

static bool
same_spans(const struct policy_span *a, const struct policy_span *b)
{
	size_t i;

	for (i = 0; i < CLOCK_COUNT; i++) {
		if (a[i].absent != b[i].absent ||
		    a[i].in_days != b[i].in_days || a[i].amount != b[i].amount)
			return false;
	}
	return true;
}

static bool
same_words(const char *const *a, size_t a_count, const char *const *b,
	   size_t b_count)
{
	size_t i;

	if (a_count != b_count)
		return false;
	for (i = 0; i < a_count; i++) {
		if (strcmp(a[i], b[i]) != 0)
			return false;
	}
	return true;
}

static bool
same_people(const struct policy *a, const struct policy *b)
{
	size_t i;

	if (a->people_count != b->people_count ||
	    strcmp(a->champion, b->champion) != 0)
		return false;
	for (i = 0; i < a->people_count; i++) {
		const struct policy_person *p = &a->people[i];
		const struct policy_person *q = &b->people[i];

		if (!str_same(p->name, q->name) ||
		    !str_same(p->full_name, q->full_name) ||
		    !str_same(p->mail, q->mail) ||
		    !str_same(p->role, q->role) ||
		    !str_same(p->reports_to, q->reports_to))
			return false;
	}
	return true;
}

static bool
same_calendar(const struct policy_calendar *a, const struct policy_calendar *b)
{
	size_t i, j;

	if (strcmp(a->name, b->name) != 0 || strcmp(a->zone, b->zone) != 0 ||
	    a->holiday_count != b->holiday_count)
		return false;
	for (i = 0; i < a->holiday_count; i++) {
		if (a->holidays[i].days != b->holidays[i].days)
			return false;
	}
	for (i = 0; i < 7; i++) {
		if (a->range_count[i] != b->range_count[i])
			return false;
		for (j = 0; j < a->range_count[i]; j++) {
			if (a->ranges[i][j].from != b->ranges[i][j].from ||
			    a->ranges[i][j].until != b->ranges[i][j].until)
				return false;
		}
	}
	return true;
}

static bool
same_calendars(const struct policy *a, const struct policy *b)
{
	size_t i;

	if (a->calendar_count != b->calendar_count)
		return false;
	for (i = 0; i < a->calendar_count; i++) {
		if (!same_calendar(&a->calendars[i], &b->calendars[i]))
			return false;
	}
	return true;
}

static bool
same_channels(const struct policy *a, const struct policy *b)
{
	size_t i;

	if (a->channel_count != b->channel_count)
		return false;
	for (i = 0; i < a->channel_count; i++) {
		if (!str_same(a->channels[i].name, b->channels[i].name) ||
		    !str_same(a->channels[i].responder,
			      b->channels[i].responder))
			return false;
	}
	return true;
}

static bool
same_desks(const struct policy *a, const struct policy *b)
{
	size_t i;

	if (a->desk_count != b->desk_count)
		return false;
	for (i = 0; i < a->desk_count; i++) {
		const struct policy_desk *p = &a->desks[i], *q = &b->desks[i];

		if (strcmp(p->name, q->name) != 0 ||
		    !same_words(p->people, p->people_count, q->people,
				q->people_count) ||
		    !same_words(p->kinds, p->kind_count, q->kinds,
				q->kind_count) ||
		    !same_words(p->channels, p->channel_count, q->channels,
				q->channel_count))
			return false;
	}
	return true;
}

static bool
same_kinds(const struct policy *a, const struct policy *b)
{
	size_t i;

	if (a->kind_count != b->kind_count ||
	    strcmp(a->default_kind, b->default_kind) != 0)
		return false;
	for (i = 0; i < a->kind_count; i++) {
		const struct policy_kind *p = &a->kinds[i], *q = &b->kinds[i];

		if (strcmp(p->name, q->name) != 0 || p->voice != q->voice ||
		    p->climbs != q->climbs ||
		    strcmp(p->calendar->name, q->calendar->name) != 0 ||
		    p->gate.answer != q->gate.answer ||
		    p->gate.outcome != q->gate.outcome ||
		    p->gate.tell != q->gate.tell ||
		    p->gate.thank != q->gate.thank ||
		    !same_spans(p->clocks, q->clocks))
			return false;
	}
	return true;
}

static bool
same_deals(const struct policy_deals *a, const struct policy_deals *b)
{
	size_t i;

	if (a->stage_count != b->stage_count || a->assign != b->assign ||
	    a->territory_count != b->territory_count ||
	    !same_words(a->lost, a->lost_count, b->lost, b->lost_count) ||
	    !same_words(a->people, a->people_count, b->people, b->people_count))
		return false;
	for (i = 0; i < a->stage_count; i++) {
		if (!str_same(a->stages[i].name, b->stages[i].name) ||
		    a->stages[i].percent != b->stages[i].percent)
			return false;
	}
	for (i = 0; i < a->territory_count; i++) {
		const struct policy_territory *p = &a->territories[i],
					      *q = &b->territories[i];

		if (!str_same(p->name, q->name) ||
		    !same_words(p->people, p->people_count, q->people,
				q->people_count) ||
		    !same_words(p->when, p->when_count, q->when, q->when_count))
			return false;
	}
	return true;
}

static bool
same_tiers(const struct policy *a, const struct policy *b)
{
	size_t i;

	if (a->tier_count != b->tier_count)
		return false;
	for (i = 0; i < a->tier_count; i++) {
		const struct policy_tier *p = &a->tiers[i], *q = &b->tiers[i];

		if (!str_same(p->name, q->name) || !str_same(p->tag, q->tag) ||
		    !str_same(p->kind, q->kind) ||
		    !same_spans(p->clocks, q->clocks))
			return false;
	}
	return true;
}

static bool
same_ladder(const struct policy *a, const struct policy *b)
{
	size_t i;

	if (a->rung_count != b->rung_count ||
	    a->reopened_percent != b->reopened_percent)
		return false;
	for (i = 0; i < a->rung_count; i++) {
		const struct policy_rung *p = &a->ladder[i], *q = &b->ladder[i];

		if (strcmp(p->name, q->name) != 0 ||
		    strcmp(p->to, q->to) != 0 ||
		    p->late.in_days != q->late.in_days ||
		    p->late.amount != q->late.amount)
			return false;
	}
	return true;
}

static bool
same_cards(const struct policy_cards *a, const struct policy_cards *b)
{
	size_t i;

	if (a->site_count != b->site_count || a->again_days != b->again_days ||
	    !str_same(a->low, b->low) ||
	    a->indicator_count != b->indicator_count)
		return false;
	for (i = 0; i < a->site_count; i++) {
		if (!str_same(a->sites[i], b->sites[i]))
			return false;
	}
	for (i = 0; i < a->indicator_count; i++) {
		if (!str_same(a->indicators[i].name, b->indicators[i].name) ||
		    !str_same(a->indicators[i].question,
			      b->indicators[i].question))
			return false;
	}
	return true;
}

static bool
same_letters(const struct policy *a, const struct policy *b)
{
	size_t i;

	if (a->template_count != b->template_count)
		return false;
	for (i = 0; i < a->template_count; i++) {
		const struct policy_template *p = &a->templates[i];
		const struct policy_template *q = &b->templates[i];

		if (strcmp(p->name, q->name) != 0 ||
		    strcmp(p->subject, q->subject) != 0 ||
		    strcmp(p->body, q->body) != 0)
			return false;
	}
	return true;
}

static bool
same_rule(const struct policy_rule *p, const struct policy_rule *q)
{
	return same_words(p->when, p->when_count, q->when, q->when_count) &&
	       p->points == q->points && str_same(p->group, q->group) &&
	       p->decay_days == q->decay_days;
}

static bool
same_score(const struct policy_score *p, const struct policy_score *q)
{
	size_t i;

	if (p->rule_count != q->rule_count ||
	    p->group_count != q->group_count ||
	    p->band_count != q->band_count ||
	    !same_words(p->facts, p->fact_count, q->facts, q->fact_count))
		return false;
	for (i = 0; i < p->rule_count; i++) {
		if (!same_rule(&p->rules[i], &q->rules[i]))
			return false;
	}
	for (i = 0; i < p->group_count; i++) {
		if (!str_same(p->groups[i].name, q->groups[i].name) ||
		    p->groups[i].most != q->groups[i].most)
			return false;
	}
	for (i = 0; i < p->band_count; i++) {
		if (!str_same(p->bands[i].name, q->bands[i].name) ||
		    p->bands[i].from != q->bands[i].from ||
		    p->bands[i].chance != q->bands[i].chance)
			return false;
	}
	return p->base == q->base && p->judgement_most == q->judgement_most &&
	       p->judgement_days == q->judgement_days &&
	       p->contact_minor == q->contact_minor && p->margin == q->margin;
}

static bool
same_mail(const struct policy_mail *p, const struct policy_mail *q)
{
	return str_same(p->command, q->command) &&
	       same_words(p->arguments, p->argument_count, q->arguments,
			  q->argument_count) &&
	       str_same(p->from, q->from) &&
	       p->backoff_count == q->backoff_count &&
	       memcmp(p->backoff, q->backoff,
		      p->backoff_count * sizeof(*p->backoff)) == 0 &&
	       p->alarm_after == q->alarm_after && p->timeout_s == q->timeout_s;
}

static void
check_back(const char *text, const char *title)
{
	const struct policy *a = read_text(text, title), *b;
	char *written;

	if (!a)
		return;
	written = document_effective(&arena, a);
	b = read_text(written, "its effective text can be read");
	if (!b)
		return;
	ok(str_same(a->name, b->name) && str_same(a->zone, b->zone) &&
		   str_same(a->currency, b->currency) && a->dates == b->dates &&
		   str_same(a->channel, b->channel),
	   "the business is the same");
	ok(same_people(a, b), "so are the people");
	ok(same_calendars(a, b), "the calendars");
	ok(same_desks(a, b), "the desks");
	ok(same_channels(a, b), "the channels");
	ok(same_kinds(a, b), "the kinds");
	ok(same_tiers(a, b), "the tiers");
	ok(same_ladder(a, b), "the ladder");
	ok(a->stale_s == b->stale_s && a->touches == b->touches, "the numbers");
	ok(same_score(&a->score, &b->score), "and its scores");
	ok(memcmp(&a->dupes, &b->dupes, sizeof(a->dupes)) == 0,
	   "what makes two records one person");
	ok(same_cards(&a->cards, &b->cards), "the cards");
	ok(a->signals.times == b->signals.times &&
		   a->signals.days == b->signals.days,
	   "how often signals may be wrong");
	ok(a->rate_count == b->rate_count &&
		   (a->rate_count == 0 ||
		    memcmp(a->rates, b->rates,
			   a->rate_count * sizeof(*a->rates)) == 0),
	   "what other currencies are worth");
	ok(same_deals(&a->deals, &b->deals), "how deals go");
	ok(same_letters(a, b), "the letters");
	ok(same_mail(&a->mail, &b->mail), "the mailer");
	is_text(document_effective(&arena, b), written,
		"and it is written the same again");
}

static const char full[] =
	"name: \"Berg: Kettles # \\\"S\xC3\xB6hne\\\" \\\\ 1\"\n"
	"zone: Europe/Berlin\n"
	"currency: CHF\n"
	"dates: dmy\n"
	"channel: counter\n"
	"people:\n"
	"  nina: {name: Nina Berg, mail: nina@example.org, role: owner}\n"
	"  bo: {name: \" Bo\", role: \"at: the counter\", reports-to: li}\n"
	"  li: ~\n"
	"  ann:\n"
	"champion: li\n"
	"hours: mon-fri 09:00-12:00 13:00-18:00, sat 10:00-14:00\n"
	"holidays: [2026-12-29..2027-01-02, 2026-12-25]\n"
	"calendars:\n"
	"  night:\n"
	"    zone: America/New_York\n"
	"    hours: [sun-thu 22:00-06:00 fri 22:00-24:00]\n"
	"  always: {hours: mon-sun 00:00-24:00, holidays: []}\n"
	"channels:\n"
	"  mastodon: {responder: bo}\n"
	"desks:\n"
	"  counter: {people: [nina, bo], kinds: complaint,\n"
	"    channels: [counter, phone]}\n"
	"  rest: {people: li}\n"
	"kinds:\n"
	"  complaint: {calendar: always, clocks: {first-answer: 2h,\n"
	"    update: none}}\n"
	"  booking: {voice: yes, climbs: yes, gate: [answer],\n"
	"    clocks: {resolve: 1w, next-answer: 61s}}\n"
	"  remark: {voice: no, gate: []}\n"
	"default-kind: booking\n"
	"tiers:\n"
	"  vip: {complaint: {first-answer: 1h, resolve: 2d},\n"
	"    next-answer: 60s}\n"
	"  gold: {tag: \"Gold!\", first-answer: 30m}\n"
	"ladder:\n"
	"  - {to: lead, late: 0h}\n"
	"  - {name: second, to: bo, late: 4h 30m}\n"
	"  - {name: top, to: champion, late: 1w}\n"
	"reopened: 25%\n"
	"check: {stale: 2d}\n"
	"sheet: {touches: 3}\n"
	"cards:\n"
	"  sites: [lobby, bar]\n"
	"  again: 2w\n"
	"  low: complaint\n"
	"  indicators:\n"
	"    - quiet: \"Was it: quiet?\"\n"
	"    - warm: 'Was it \"warm\"?'\n"
	"signals: {rate: 2/week}\n"
	"rates:\n"
	"  2026-01-01: {USD: 0.92, GBP: 1.150000001}\n"
	"  2025-07-01: {USD: 0.85}\n"
	"score:\n"
	"  facts: [industry, size]\n"
	"  lead:\n"
	"    - {when: industry=retail visits=3.., points: 30, group: a, "
	"decay: 12w}\n"
	"    - {when: [\"title=Vice president\", \"tag=a,b\"], points: -5}\n"
	"  base: -12\n"
	"  groups: {a: 40}\n"
	"  bands: [{name: top, from: 9, chance: 4.5%}, {name: rest}]\n"
	"  judgement: {most: 7, decay: none}\n"
	"  contact: 4.05\n"
	"  margin: 40%\n"
	"dupes: {import: 9, alike: {email: 7}, differ: {born: -100}}\n"
	"deals:\n"
	"  stages: [{name: talk, probability: 5%}, {name: a-b, probability: 100}]\n"
	"  lost: price\n"
	"  assign: territory\n"
	"  people: [bo, li]\n"
	"  territories:\n"
	"    north: {people: [nina], when: [\"tag=a,b\", \"na: me\"]}\n"
	"    south: {people: [li]}\n"
	"templates:\n"
	"  told: {subject: \"x {{case}}\", body: \" odd\\n\\ttab \\\"q\\\" "
	"\\\\ \xC3\xBC \\n\\n\"}\n"
	"  thanks: {subject: \"- no list\", body: \"one line\"}\n"
	"  rung:\n"
	"    body: |\n"
	"      one\n"
	"\n"
	"        two {{text}}: # no comment\n"
	"  sheet: {subject: \"\\uFFFE\", body: \"trailing \\nend\\n\"}\n"
	"mail:\n"
	"  command: /usr/sbin/sendmail -t -oi\n"
	"  from: shop@example.org\n"
	"  backoff: [90s, 2h]\n"
	"  alarm: 2\n"
	"  timeout: 10s\n";

static size_t
count_lines(const char *text)
{
	size_t lines = 0;

	for (; *text; text++)
		lines += *text == '\n';
	return lines;
}

static void
check_first(void)
{
	const char *text =
		document_first(&arena, "Berg Kettles", "EUR", "Europe/Berlin",
			       "DE", "nina", "Nina Berg", "nina@example.org");
	const struct policy *policy;

	ok(count_lines(text) <= 40, "the first policy has at most 40 lines");
	check_back(text, "and can be read");
	policy = read_text(text, "as it is");
	if (!policy)
		return;
	is_text(policy->name, "Berg Kettles", "it names the business");
	is_text(policy->zone, "Europe/Berlin", "its zone");
	is_text(policy->country ? phone_country_code(policy->country) : "",
		"DE", "its country");
	is_text(policy->people[0].mail, "nina@example.org", "the person");
	is_text(policy->champion, "nina", "as champion");

	text = document_first(&arena, "\"A\": {b} # \xE2\x98\x83\\", "EUR",
			      "UTC", NULL, "root", NULL, "");
	policy = read_text(text, "odd names do no harm");
	if (!policy)
		return;
	is_text(policy->name, "\"A\": {b} # \xE2\x98\x83\\", "and are kept");
	is_text(policy->people[0].full_name, "root",
		"without a full name there is the short one");
	ok(!policy->people[0].mail, "mail may be missing");
}

/* The examples that stand commented out in the first policy work, too. */
static void
check_comments(void)
{
	const char *text = document_first(&arena, "Berg", "EUR", "UTC", NULL,
					  "nina", "Nina", NULL);
	struct str open = {0};
	const char *p;

	for (p = text; *p; p++) {
		/* "# words" is a comment, "#  key:" an example */
		if (*p == '#' && p > text && (p[-1] == '\n' || p[-1] == ' ') &&
		    (p[1] != ' ' || p[2] == ' '))
			continue;
		str_add_char(&open, *p);
	}
	p = strstr(str_get(&open), "\n  bo: ");
	ok(p && strstr(p, "\n  complaint: "), "examples are uncommented");
	(void)read_text(str_get(&open), "and can be read");
	str_free(&open);
}

static bool
is_section(const char *key)
{
	size_t count, i;
	const char *const *sections = document_sections(&count);

	for (i = 0; i < count; i++) {
		if (strcmp(sections[i], key) == 0)
			return true;
	}
	return false;
}

/* Each section alone, over people that its examples name. */
static void
check_sections(void)
{
	size_t count, i;
	const char *const *sections = document_sections(&count);
	struct str all = {0};

	ok(count >= 12, "there are sections");
	for (i = 0; i < count; i++) {
		char *section = document_section(&arena, sections[i]);
		char title[80];

		(void)snprintf(title, sizeof(title), "section %s can be pasted",
			       sections[i]);
		if (!ok(section != NULL, "section %s is there", sections[i]))
			continue;
		ok(!strstr(section, "#:"), "its examples are no comments");
		ok(str_begins(section, "# "), "it begins with a comment");
		str_add(&all, section);
		if (strcmp(sections[i], "people") != 0) {
			struct str text = {0};

			str_add(&text, "people: {nina: , bo: }\n");
			str_add(&text, section);
			(void)read_text(str_get(&text), title);
			str_free(&text);
		} else {
			(void)read_text(section, title);
		}
	}
	check_back(str_get(&all), "all sections together are a policy");
	is_text(document_section(&arena, "champion"),
		document_section(&arena, "people"),
		"a section goes by any of its keys");
	ok(!document_section(&arena, "nothing"), "there is no section nothing");
	ok(!document_section(&arena, ""), "nor one without a name");
	ok(!document_section(&arena, "complaint"), "nor one of an inner key");
	str_free(&all);
}

/* Every key of the effective policy is in some section. */
static void
check_keys(void)
{
	const struct policy *policy =
		read_text("people: {nina: }\n", "the smallest policy");
	const char *p = document_effective(&arena, policy);

	while (*p) {
		if (*p >= 'a' && *p <= 'z') {
			size_t len = strcspn(p, ":");
			char *key = arena_bytes(&arena, p, len);

			ok(document_section(&arena, key) != NULL,
			   "%s is in a section", key);
		}
		p += strcspn(p, "\n");
		p += *p == '\n';
	}
	ok(is_section("ladder"), "the ladder is a section");
}

static void
check_ladder_section(void)
{
	is_text(document_section(&arena, "ladder"),
		"# The ladder: who hears when a clock is late, and by how "
		"much. to: lead is\n"
		"# whom the owner reports to, manager whom the lead reports "
		"to; champion, or the\n"
		"# short name of a person.\n"
		"ladder:\n"
		"  - {name: lead, to: lead, late: 0h}\n"
		"  - {name: manager, to: manager, late: 4h}\n"
		"  - {name: top, to: champion, late: 1d}\n"
		"# The clocks of a case that was closed too early, of the "
		"usual ones.\n"
		"reopened: 50%\n",
		"a section is printed with its comments");
}

int
main(void)
{
	check_back("people: {nina: Nina}\n", "a small policy");
	check_back(full, "a policy that says everything");
	check_back("people: {nina: }\nhours: [mon-fri 09:00-12:00]\n",
		   "a working day shorter than the ladder is steep");
	check_back("people: {nina: }\n"
		   "hours: [mon 00:00-00:10 00:20-00:30 01:00-01:10 "
		   "02:00-02:10 03:00-03:10,\n"
		   "  mon 04:00-04:10 05:00-05:10 06:00-06:10 07:00-07:10 "
		   "08:00-08:10,\n"
		   "  mon 09:00-09:10 10:00-10:10 11:00-11:10 12:00-12:10]\n",
		   "many ranges a day");
	check_first();
	check_comments();
	check_sections();
	check_keys();
	check_ladder_section();
	arena_free(&arena);
	return done();
}
