/* SPDX-License-Identifier: ISC
 * A policy as YAML.
 */
#include "policy/write.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "policy/cards.h"
#include "policy/deals.h"
#include "policy/dunning.h"
#include "policy/hours.h"
#include "policy/kinds.h"
#include "policy/likeness.h"
#include "policy/node.h"
#include "policy/rates.h"
#include "policy/scalar.h"
#include "policy/scoring.h"
#include "policy/signals.h"
#include "text/phone.h"

#define LINE_RANGES 12 /* working hours in one item of the list */

static const char *
yes_no(bool yes)
{
	return yes ? "yes" : "no";
}

static void
write_key(struct str *out, const char *key, const char *value)
{
	str_print(out, "%s: ", key);
	scalar_text(out, value);
	str_add_char(out, '\n');
}

static void
write_time(struct str *out, int minutes)
{
	if (minutes > 24 * 60)
		minutes -= 24 * 60;
	str_print(out, "%02d:%02d", minutes / 60, minutes % 60);
}

static bool
same_ranges(const struct policy_calendar *calendar, int a, int b)
{
	size_t count = calendar->range_count[a];

	return count == calendar->range_count[b] &&
	       (count == 0 ||
		memcmp(calendar->ranges[a], calendar->ranges[b],
		       count * sizeof(*calendar->ranges[a])) == 0);
}

/* A few ranges of the weekdays from..until. */
static void
write_ranges(struct str *out, const struct policy_calendar *calendar, int from,
	     int until, size_t first)
{
	size_t i;

	str_add(out, hours_weekdays[from]);
	if (until > from)
		str_print(out, "-%s", hours_weekdays[until]);
	for (i = first;
	     i < first + LINE_RANGES && i < calendar->range_count[from]; i++) {
		str_add_char(out, ' ');
		write_time(out, calendar->ranges[from][i].from);
		str_add_char(out, '-');
		write_time(out, calendar->ranges[from][i].until);
	}
}

static void
write_hours(struct str *out, const char *indent,
	    const struct policy_calendar *calendar)
{
	const char *comma = "";
	int from, until;
	size_t i;

	str_print(out, "%shours: [", indent);
	for (from = 0; from < 7; from = until + 1) {
		until = from;
		while (until < 6 && same_ranges(calendar, from, until + 1))
			until++;
		for (i = 0; i < calendar->range_count[from]; i += LINE_RANGES) {
			str_add(out, comma);
			write_ranges(out, calendar, from, until, i);
			comma = ", ";
		}
	}
	str_add(out, "]\n");
}

/* Days in a row as a span. */
static void
write_holidays(struct str *out, const char *indent,
	       const struct policy_calendar *calendar)
{
	const struct day *days = calendar->holidays;
	char text[TIME_TEXT];
	size_t i, last;

	str_print(out, "%sholidays: [", indent);
	for (i = 0; i < calendar->holiday_count; i = last + 1) {
		last = i;
		while (last + 1 < calendar->holiday_count &&
		       days[last + 1].days == days[last].days + 1)
			last++;
		str_print(out, "%s%s", i ? ", " : "", day_text(days[i], text));
		if (last > i)
			str_print(out, "..%s", day_text(days[last], text));
	}
	str_add(out, "]\n");
}

static void
write_people(struct str *out, const struct policy *policy)
{
	size_t i;

	str_add(out, "people:\n");
	for (i = 0; i < policy->people_count; i++) {
		const struct policy_person *person = &policy->people[i];

		str_print(out, "  %s:\n", person->name);
		write_key(out, "    name", person->full_name);
		if (person->mail)
			write_key(out, "    mail", person->mail);
		if (person->role)
			write_key(out, "    role", person->role);
		if (person->reports_to)
			write_key(out, "    reports-to", person->reports_to);
	}
	write_key(out, "champion", policy->champion);
}

static void
write_calendars(struct str *out, const struct policy *policy)
{
	const struct policy_calendar *shop = &policy->calendars[0];
	size_t i;

	write_hours(out, "", shop);
	write_holidays(out, "", shop);
	str_add(out, policy->calendar_count > 1 ? "calendars:\n"
						: "calendars: {}\n");
	for (i = 1; i < policy->calendar_count; i++) {
		const struct policy_calendar *calendar = &policy->calendars[i];

		str_print(out, "  %s:\n", calendar->name);
		write_key(out, "    zone", calendar->zone);
		write_hours(out, "    ", calendar);
		/* those of the shop unless it has its own */
		if (calendar->holidays != shop->holidays)
			write_holidays(out, "    ", calendar);
	}
}

static void
write_desks(struct str *out, const struct policy *policy)
{
	size_t i;

	str_add(out, policy->desk_count > 0 ? "desks:\n" : "desks: {}\n");
	for (i = 0; i < policy->desk_count; i++) {
		const struct policy_desk *desk = &policy->desks[i];

		str_print(out, "  %s:\n", desk->name);
		scalar_names(out, "    people", desk->people,
			     desk->people_count);
		scalar_names(out, "    kinds", desk->kinds, desk->kind_count);
		scalar_names(out, "    channels", desk->channels,
			     desk->channel_count);
	}
}

static void
write_channels(struct str *out, const struct policy *policy)
{
	size_t i;

	str_add(out,
		policy->channel_count > 0 ? "channels:\n" : "channels: {}\n");
	for (i = 0; i < policy->channel_count; i++)
		str_print(out, "  %s: {responder: %s}\n",
			  policy->channels[i].name,
			  policy->channels[i].responder);
}

/* Of a kind all clocks, of a tier those it has. */
static void
write_clocks(struct str *out, const struct policy_span clocks[CLOCK_COUNT],
	     bool all)
{
	struct arena arena = {NULL};
	const char *comma = "";
	size_t i;

	str_add_char(out, '{');
	for (i = 0; i < CLOCK_COUNT; i++) {
		if (clocks[i].absent && !all)
			continue;
		str_print(out, "%s%s: %s", comma, policy_clock_names[i],
			  node_span_text(&arena, &clocks[i]));
		comma = ", ";
	}
	str_add(out, "}\n");
	arena_free(&arena);
}

static void
write_kinds(struct str *out, const struct policy *policy)
{
	size_t i, j;

	str_add(out, "kinds:\n");
	for (i = 0; i < policy->kind_count; i++) {
		const struct policy_kind *kind = &policy->kinds[i];
		const bool asked[KINDS_GATE_WORDS] = {kind->gate.answer,
						      kind->gate.outcome,
						      kind->gate.tell,
						      kind->gate.thank};
		const char *words[KINDS_GATE_WORDS];
		size_t count = 0;

		for (j = 0; j < KINDS_GATE_WORDS; j++) {
			if (asked[j])
				words[count++] = kinds_gate_words[j];
		}
		str_print(out, "  %s:\n    voice: %s\n    climbs: %s\n",
			  kind->name, yes_no(kind->voice),
			  yes_no(kind->climbs));
		write_key(out, "    calendar", kind->calendar->name);
		scalar_names(out, "    gate", words, count);
		str_add(out, "    clocks: ");
		write_clocks(out, kind->clocks, true);
	}
	write_key(out, "default-kind", policy->default_kind);
}

/* The parts of a tier stand behind each other, as they were read. */
static void
write_tiers(struct str *out, const struct policy *policy)
{
	struct arena arena = {NULL};
	size_t i, j;

	str_add(out, policy->tier_count > 0 ? "tiers:\n" : "tiers: {}\n");
	for (i = 0; i < policy->tier_count; i++) {
		const struct policy_tier *tier = &policy->tiers[i];

		if (i == 0 || strcmp(tier[-1].name, tier->name) != 0) {
			str_print(out, "  %s:\n", tier->name);
			write_key(out, "    tag", tier->tag);
		}
		if (tier->kind) {
			str_print(out, "    %s: ", tier->kind);
			write_clocks(out, tier->clocks, false);
			continue;
		}
		for (j = 0; j < CLOCK_COUNT; j++) {
			if (!tier->clocks[j].absent)
				str_print(out, "    %s: %s\n",
					  policy_clock_names[j],
					  node_span_text(&arena,
							 &tier->clocks[j]));
		}
	}
	arena_free(&arena);
}

static void
write_ladder(struct str *out, const struct policy *policy)
{
	struct arena arena = {NULL};
	size_t i;

	str_add(out, "ladder:\n");
	for (i = 0; i < policy->rung_count; i++)
		str_print(out, "  - {name: %s, to: %s, late: %s}\n",
			  policy->ladder[i].name, policy->ladder[i].to,
			  node_span_text(&arena, &policy->ladder[i].late));
	str_add(out, "reopened: ");
	str_add_int(out, policy->reopened_percent);
	str_add(out, "%\n");
	arena_free(&arena);
}

static void
write_retention(struct str *out, const struct policy *policy)
{
	size_t i;

	str_add(out, "retention:\n");
	for (i = 0; i < PARTY_ROLES; i++) {
		if (policy->retention_days[i] > 0)
			str_print(out, "  %s: %lldd\n", party_roles[i],
				  (long long)policy->retention_days[i]);
	}
}

static void
write_templates(struct str *out, const struct policy *policy)
{
	size_t i;

	str_add(out, "templates:\n");
	for (i = 0; i < policy->template_count; i++) {
		str_print(out, "  %s:\n", policy->templates[i].name);
		write_key(out, "    subject", policy->templates[i].subject);
		str_add(out, "    body: ");
		scalar_body(out, policy->templates[i].body);
	}
}

/* Seconds of the wall clock, in the largest unit that fits. */
static void
write_wall(struct str *out, int64_t s)
{
	bool hours = s % 3600 == 0, minutes = s % 60 == 0;

	str_add_int(out, s / (hours ? 3600 : minutes ? 60 : 1));
	str_add_char(out, hours ? 'h' : minutes ? 'm' : 's');
}

static void
write_mail(struct str *out, const struct policy_mail *mail)
{
	struct str command = {0};
	size_t i;

	str_add(out, "mail:\n");
	if (mail->command) {
		str_add(&command, mail->command);
		for (i = 0; i < mail->argument_count; i++)
			str_print(&command, " %s", mail->arguments[i]);
		write_key(out, "  command", str_get(&command));
	}
	str_free(&command);
	if (mail->from)
		write_key(out, "  from", mail->from);
	str_add(out, "  backoff: [");
	for (i = 0; i < mail->backoff_count; i++) {
		str_add(out, i ? ", " : "");
		write_wall(out, mail->backoff[i]);
	}
	str_add(out, "]\n  alarm: ");
	str_add_int(out, mail->alarm_after);
	str_add(out, "\n  timeout: ");
	write_wall(out, mail->timeout_s);
	str_add_char(out, '\n');
}

static void
write_links(struct str *out, const struct policy *policy)
{
	size_t i;

	str_add(out, "links: [");
	for (i = 0; i < policy->link_count; i++)
		str_print(out, "%s%s", i ? ", " : "", policy->links[i]);
	str_add(out, "]\n");
}

void
write_policy(struct str *out, const struct policy *policy)
{
	static const char *const dates[] = {"iso", "dmy", "mdy"};

	write_key(out, "name", policy->name);
	write_key(out, "zone", policy->zone);
	if (policy->country)
		write_key(out, "country", phone_country_code(policy->country));
	write_key(out, "currency", policy->currency);
	write_key(out, "dates", dates[policy->dates]);
	write_key(out, "channel", policy->channel);
	write_people(out, policy);
	rates_write(out, policy);
	write_calendars(out, policy);
	write_desks(out, policy);
	write_channels(out, policy);
	write_kinds(out, policy);
	write_tiers(out, policy);
	write_links(out, policy);
	write_ladder(out, policy);
	str_add(out, "check:\n  stale: ");
	write_wall(out, policy->stale_s);
	str_add(out, "\nsheet:\n  touches: ");
	str_add_int(out, policy->touches);
	str_add_char(out, '\n');
	deals_write(out, &policy->deals);
	likeness_write(out, &policy->dupes);
	cards_write(out, &policy->cards);
	signals_write(out, &policy->signals);
	scoring_write(out, policy);
	write_retention(out, policy);
	dunning_write(out, policy);
	write_templates(out, policy);
	write_mail(out, &policy->mail);
}
