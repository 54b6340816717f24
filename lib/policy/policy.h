/* SPDX-License-Identifier: ISC
 * policy.yaml as structs: who we are, when we work, what we promise.
 */
#ifndef POLICY_POLICY_H
#define POLICY_POLICY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/time.h"
#include "model/party.h"

struct arena;
struct phone_country;

/* The clocks of a case (crm-policy(5)). */
enum policy_clock {
	CLOCK_FIRST_ANSWER,
	CLOCK_NEXT_ANSWER,
	CLOCK_RESOLVE,
	CLOCK_UPDATE,
	CLOCK_COUNT
};

extern const char *const policy_clock_names[CLOCK_COUNT];

/* A place in the file, for --explain: line 0 is the built-in policy. */
struct policy_place {
	int line;
	int column;
};

/* A span of time allowed: whole working days of the calendar when in_days
 * ("2d" is until the same time of the second working day after; "1w" is the
 * working days of a week, counted as 7 calendar days), else working seconds
 * ("4h"). amount 0 with absent set: no such clock. */
struct policy_span {
	bool absent;
	bool in_days;
	int64_t amount; /* seconds, or days */
	struct policy_place place;
};

struct policy_person {
	const char *name; /* short: nina */
	const char *full_name;
	const char *mail;	/* NULL: none */
	const char *role;	/* free words; NULL */
	const char *reports_to; /* short name, NULL at the top */
	struct policy_place place;
};

/* Minutes since midnight; until may pass 24 * 60 (past midnight). */
struct policy_range {
	int from;
	int until;
};

struct policy_calendar {
	const char *name;
	const char *zone; /* IANA name; never NULL */
	/* ranges of a weekday, 0 Monday; sorted, disjoint */
	const struct policy_range *ranges[7];
	size_t range_count[7];
	const struct day *holidays; /* sorted */
	size_t holiday_count;
	struct policy_place place;
};

struct policy_desk {
	const char *name;
	const char *const *people; /* take turns in this order */
	size_t people_count;
	const char *const *kinds; /* what comes here; none: anything */
	size_t kind_count;
	const char *const *channels; /* from where; none: anywhere */
	size_t channel_count;
	struct policy_place place;
};

/* A way in that has one of ours to answer for it. */
struct policy_channel {
	const char *name;
	const char *responder; /* short name: owns its new cases */
	struct policy_place place;
};

/* What crm-close asks for. */
struct policy_gate {
	bool answer;  /* a human answered */
	bool outcome; /* resolved with an outcome */
	bool tell;    /* told after the outcome */
	bool thank;   /* thanked */
	struct policy_place place;
};

struct policy_kind {
	const char *name; /* complaint, praise, … */
	bool voice;	  /* opens or continues a case */
	bool climbs;	  /* goes up the ladder at once (praise) */
	const struct policy_calendar *calendar;
	struct policy_gate gate;
	struct policy_span clocks[CLOCK_COUNT];
	struct policy_place place;
};

/* Customers with that tag have these, shorter, clocks. */
struct policy_tier {
	const char *name;
	const char *tag;
	const char *kind;			/* only this kind; NULL: all */
	struct policy_span clocks[CLOCK_COUNT]; /* absent: as the kind */
	struct policy_place place;
};

/* A rung of the ladder, level 1 and up; level 0 is the owner. */
struct policy_rung {
	const char *name; /* lead, manager, top */
	const char *to;	  /* "lead" (whom the owner reports to), "manager" (whom
			     the lead reports to), "champion", or a short name */
	struct policy_span late; /* climbs when a clock is late by this much */
	struct policy_place place;
};

struct policy_template {
	const char *name;
	const char *subject;
	const char *body;
	struct policy_place place;
};

/* What becomes of an invoice that is not paid, level 1 and up. */
struct policy_step {
	const char *name;
	int64_t after_days;  /* its due day, or the step before */
	const char *channel; /* mail leaves by itself; phone wants a call that
				was logged; others are done by hand */
	int64_t cost_minor;  /* what it costs us, in the policy's currency */
	const char *subject; /* NULL: none; words: policy_step_words */
	const char *text;
	bool approver; /* somebody has to agree */
	struct policy_place place;
};

#define POLICY_STEP_WORDS 6
extern const char *const policy_step_words[POLICY_STEP_WORDS];

struct policy_mail {
	const char *command; /* absolute path of a sendmail; NULL: no mailer */
	const char *const *arguments; /* -t -oi */
	size_t argument_count;
	const char *from; /* our address; NULL: none */
	const int64_t
		*backoff; /* seconds before try 2, 3, …; the last repeats */
	size_t backoff_count;
	int64_t alarm_after; /* tries before crm-check speaks */
	int64_t timeout_s;
	struct policy_place place;
};

/* What two records of one person have in common, and what tells them apart. */
enum policy_alike {
	ALIKE_FOREIGN, /* the same number in the same source */
	ALIKE_EMAIL,
	ALIKE_PHONE,
	ALIKE_POST,
	ALIKE_BORN,
	ALIKE_NAME,	 /* the same words, in any order */
	ALIKE_NEAR_NAME, /* but for an initial or one letter */
	ALIKE_SOME_NAME, /* a word of it */
	ALIKE_COUNT
};
enum policy_differ {
	DIFFER_FOREIGN, /* two numbers in one source */
	DIFFER_EMAIL,	/* both have one, none in common */
	DIFFER_PHONE,
	DIFFER_BORN,
	DIFFER_NAME, /* no word in common */
	DIFFER_COUNT
};

/* Weights are added up. */
struct policy_dupes {
	int64_t people; /* crm-dupes lists pairs from here on */
	int64_t import; /* crm-import takes a row for somebody from here on */
	int64_t alike[ALIKE_COUNT];
	int64_t differ[DIFFER_COUNT];
};

/* A question that guests are asked, answered from 1 (no) to 5 (yes). */
struct policy_indicator {
	const char *name;
	const char *question;
};

/* The deck of crm-card. */
struct policy_cards {
	const char *const *sites;
	size_t site_count;
	int64_t again_days; /* nobody is asked twice within so many */
	const char *low;    /* the kind of case that 1 or 2 with words opens;
			       NULL: none */
	const struct policy_indicator *indicators; /* dealt in this order */
	size_t indicator_count;
	struct policy_place place;
};

/* How often crm-signals may cry wolf: so many times in so many days, on the
 * average and over all it looks at. */
struct policy_rate {
	int64_t times;
	int64_t days;
};

/* From that day on one of the currency is so many billionths of one of ours. */
struct policy_exchange {
	struct day from;
	char currency[4];
	int64_t billionths;
};

/* A rule of crm-score lead: parties that fit all of when have the points. */
struct policy_rule {
	const char *const *when; /* filters on parties, crm-filter(7) */
	const struct policy_place *places; /* of each */
	size_t when_count;
	int64_t points;
	const char *group;  /* its points count together; NULL: none */
	int64_t decay_days; /* half of the points are left then; 0: all stay */
	struct policy_place place;
};

/* What the points of a group come to at most, either way. */
struct policy_group {
	const char *name;
	int64_t most;
	struct policy_place place;
};

/* Scores from here on, up to the band above. */
struct policy_band {
	const char *name;
	int64_t from;	/* INT64_MIN: all that is left, the last band */
	int64_t chance; /* hundredths of a percent that buy; -1: not said */
	struct policy_place place;
};

#define POLICY_SCORE_MOST 10000 /* points of anything, either way */

struct policy_score {
	const struct policy_rule *rules;
	size_t rule_count;
	const struct policy_group *groups;
	size_t group_count;
	const struct policy_band *bands; /* the highest first */
	size_t band_count;
	const char *const *facts; /* that rules may name before one is known */
	size_t fact_count;
	int64_t base; /* everybody's points */
	struct policy_place base_place;
	int64_t judgement_most; /* either way; 0: nobody's counts */
	int64_t judgement_days; /* half of it is left then; 0: all stays */
	struct policy_place judgement_place;
	int64_t contact_minor; /* what a contact costs; 0: not said */
	int64_t margin;	       /* percent of a sale that is left; 0: not said */
};

/* How far a deal has come, in order. */
struct policy_stage {
	const char *name;
	int64_t percent; /* won from there, until the shop has a history */
	struct policy_place place;
};

struct policy_territory {
	const char *name;
	const char *const *people; /* take turns in this order */
	size_t people_count;
	const char *const *when; /* filters of parties, all of them; none:
				    only where it is named */
	size_t when_count;
	struct policy_place place;
};

/* Whose a new deal is, where neither it nor its party says. */
enum policy_assign { ASSIGN_ROUND, ASSIGN_LEAST, ASSIGN_TERRITORY };

struct policy_deals {
	const struct policy_stage *stages; /* at least one */
	size_t stage_count;
	const char *const *lost; /* reasons, at least one */
	size_t lost_count;
	enum policy_assign assign;
	const char *const *people; /* take turns; none: all of our people */
	size_t people_count;
	const struct policy_territory *territories;
	size_t territory_count;
};

enum policy_dates { POLICY_DATES_ISO, POLICY_DATES_DMY, POLICY_DATES_MDY };

struct policy {
	const char *name; /* of the business */
	const char *zone;
	const char *currency;		     /* ISO 4217 */
	const struct phone_country *country; /* NULL: not said; text/phone.h */
	enum policy_dates dates;
	const char *channel; /* what -c means when it is not given */
	const char *champion;
	const struct policy_person *people;
	size_t people_count;
	const struct policy_calendar *calendars; /* [0] is the shop's */
	size_t calendar_count;
	const struct policy_desk *desks;
	size_t desk_count;
	const struct policy_channel *channels;
	size_t channel_count;
	const struct policy_kind *kinds; /* note among them */
	size_t kind_count;
	const char *default_kind; /* of crm-log: request */
	const struct policy_tier *tiers;
	size_t tier_count;
	const char *const *links; /* kinds of links beside the built-in ones */
	size_t link_count;
	const struct policy_rung *ladder; /* [0] is level 1 */
	size_t rung_count;
	int64_t reopened_percent; /* of a clock, in a later episode: 50 */
	int64_t stale_s; /* crm-check speaks when something due to climb has
			     not for this long: 24h */
	int64_t touches; /* at most so many on a sheet: 10 */
	/* of party_roles (model/party.h): forgotten so long after the last
	 * contact; 0: never */
	int64_t retention_days[PARTY_ROLES];
	const struct policy_step *dunning; /* [0] is level 1 */
	size_t step_count;
	const struct policy_template *templates;
	size_t template_count;
	struct policy_mail mail;
	struct policy_dupes dupes;
	struct policy_cards cards;
	struct policy_rate signals;
	const struct policy_exchange *rates; /* by currency, then day */
	size_t rate_count;
	struct policy_score score;
	struct policy_deals deals;
};

const struct policy_person *
policy_person(const struct policy *policy, const char *name);

/* By any unique beginning ("c" is complaint); ERR_USAGE names the kinds. */
const struct policy_kind *
policy_kind(const struct policy *policy, const char *beginning,
	    struct error *err);

/* Exactly that name, or NULL. */
const struct policy_kind *
policy_kind_named(const struct policy *policy, const char *name);

/* The span of a clock for a kind and a customer's tags ("vip,berlin" or NULL):
 * the shortest of the kind's and its tiers'. */
const struct policy_span *
policy_span(const struct policy *policy, const struct policy_kind *kind,
	    const char *tags, enum policy_clock clock);

/* Who answers for a channel; NULL: it is not among the channels. */
const struct policy_channel *
policy_channel(const struct policy *policy, const char *name);

/* Exactly that name, or NULL. */
const struct policy_stage *
policy_stage(const struct policy *policy, const char *name);

const struct policy_territory *
policy_territory(const struct policy *policy, const char *name);

const struct policy_template *
policy_template(const struct policy *policy, const char *name);

#endif
