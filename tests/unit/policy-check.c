/* SPDX-License-Identifier: ISC
 * What a policy may not say, and the words in which it is refused.
 */
#include "policy/policy.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "policy/document.h"
#include "tap.h"

#define PEOPLE "people: {nina: Nina, bo: Bo}\n"

struct refusal {
	const char *policy;
	const char *text; /* without the name of the file */
};

/* clang-format off */
static const struct refusal refusals[] = {
	{"",
	 "1:1: people: nobody; a business has at least one person"},
	{"people: {}\n",
	 "1:9: people: nobody; a business has at least one person"},
	{"people: [nina]\n",
	 "1:9: people: wants keys with values, \"key: value\""},
	{"- nina\n",
	 "1:1: a policy is keys with values, \"key: value\""},
	{"nina\n",
	 "1:1: a policy is keys with values, \"key: value\""},
	{PEOPLE "namme: Berg\n",
	 "2:1: policy: no such key: \"namme\" (nearest: name)"},
	{PEOPLE "colour: red\n",
	 "2:1: policy: no such key: \"colour\""},
	{PEOPLE "name: \"\"\n",
	 "2:7: name: is empty"},
	{PEOPLE "name: \"a\\nb\"\n",
	 "2:7: name: has a line break or a control character"},
	{PEOPLE "name: \"a\\u202eb\"\n",
	 "2:7: name: has a line break or a control character"},
	{PEOPLE "name: [a]\n",
	 "2:7: name: wants one value"},
	{PEOPLE "zone: Mars\n",
	 "2:7: no such time zone: Mars"},
	{PEOPLE "currency: eur\n",
	 "2:11: currency: \"eur\" is not three capital letters such as EUR"},
	{PEOPLE "dates: uk\n",
	 "2:8: dates: \"uk\" is none of iso, dmy, mdy"},
	{PEOPLE "channel: Phone!\n",
	 "2:10: channel: \"Phone!\" is no short name (a-z, then up to 31 of a-z 0-9 _ -)"},
	{"people: {Nina: Nina}\n",
	 "1:10: people: \"Nina\" is no short name (a-z, then up to 31 of a-z 0-9 _ -)"},
	{"people: {me: Nina}\n",
	 "1:10: people: me means something else; choose another name"},
	{"people:\n  nina: {nam: Nina}\n",
	 "2:10: people.nina: no such key: \"nam\" (nearest: name)"},
	{"people:\n  nina: Nina\n  nina: Nina\n",
	 "3:3: nina stands here again, first in line 2"},
	{"people:\n  nina: {mail: nina at example}\n",
	 "2:16: people.nina.mail: \"nina at example\" is no mail address"},
	{"people:\n  nina:\n  bo: {reports-to: ninaa}\n",
	 "3:20: people.bo.reports-to: nobody is called \"ninaa\" (nearest: nina)"},
	{PEOPLE "champion: lisa\n",
	 "2:11: champion: nobody is called \"lisa\" (known: nina bo)"},
	{"people:\n  nina: {reports-to: bo}\n  bo: {reports-to: nina}\n",
	 "2:3: people: a loop: nina reports to bo reports to nina"},
	{"people:\n  a:\n  b: {reports-to: c}\n  c: {reports-to: d}\n  d: {reports-to: b}\n",
	 "3:3: people: a loop: b reports to c reports to d reports to b"},
	{"people:\n  a: {reports-to: a}\n",
	 "2:3: people: a loop: a reports to a"},
	{PEOPLE "hours: [mon-fri 9-17]\n",
	 "2:9: hours: \"9-17\" is neither a weekday (mon-fri) nor a time (09:00-17:00)"},
	{PEOPLE "hours: [mo-fr 09:00-17:00]\n",
	 "2:9: hours: \"mo-fr\" is neither a weekday (mon-fri) nor a time (09:00-17:00)"},
	{PEOPLE "hours: [09:00-17:00]\n",
	 "2:9: hours: 09:00-17:00 on which days? mon-fri 09:00-17:00"},
	{PEOPLE "hours: [mon-fri]\n",
	 "2:9: hours: \"mon-fri\" has days without times"},
	{PEOPLE "hours: []\n",
	 "2:8: hours: no working hours, so nothing would ever be due"},
	{PEOPLE "hours: [mon 09:00-24:30]\n",
	 "2:9: hours: \"09:00-24:30\" is neither a weekday (mon-fri) nor a time (09:00-17:00)"},
	{PEOPLE "hours: [mon 09:00-09:00]\n",
	 "2:9: hours: \"09:00-09:00\" is neither a weekday (mon-fri) nor a time (09:00-17:00)"},
	{PEOPLE "hours: [mon-fri 09:00-17:00, fri 16:00-20:00]\n",
	 "2:30: hours: fri 16:00-20:00 overlaps other hours"},
	{PEOPLE "hours: [sun 22:00-06:00, mon 05:00-08:00]\n",
	 "2:26: hours: mon 05:00-08:00 overlaps other hours"},
	{PEOPLE "hours: {mon: 9}\n",
	 "2:8: hours: wants a list, [one, two]"},
	{PEOPLE "hours: mon 00:00-00:10, mon 00:30-00:40, mon 01:00-01:10, mon 01:30-01:40, mon 02:00-02:10, mon 02:30-02:40, mon 03:00-03:10, mon 03:30-03:40, mon 04:00-04:10, mon 04:30-04:40, mon 05:00-05:10, mon 05:30-05:40, mon 06:00-06:10, mon 06:30-06:40, mon 07:00-07:10, mon 07:30-07:40, mon 08:00-08:10, mon 08:30-08:40, mon 09:00-09:10, mon 09:30-09:40, mon 10:00-10:10, mon 10:30-10:40, mon 11:00-11:10, mon 11:30-11:40, mon 12:00-12:10\n",
	 "2:416: hours: more than 24 ranges on mon"},
	{PEOPLE "holidays: [25.12.2026]\n",
	 "2:12: holidays: \"25.12.2026\" is no day such as 2026-12-25, nor a span with .."},
	{PEOPLE "holidays: [2026-02-30]\n",
	 "2:12: holidays: \"2026-02-30\" is no day such as 2026-12-25, nor a span with .."},
	{PEOPLE "holidays: [2027-01-02..2026-12-29]\n",
	 "2:12: holidays: \"2027-01-02..2026-12-29\" is no day such as 2026-12-25, nor a span with .."},
	{PEOPLE "holidays: [1900-01-01..2026-12-29]\n",
	 "2:12: holidays: more than 4000 days"},
	{PEOPLE "calendars: {night: {zone: UTC}}\n",
	 "2:13: calendars.night: has no hours"},
	{PEOPLE "calendars: {shop: {hours: [mon 09:00-10:00]}}\n",
	 "2:13: calendars: shop is the calendar of hours: and holidays: themselves"},
	{PEOPLE "calendars: {night: {hours: [mon 09:00-10:00], zone: Nowhere}}\n",
	 "2:53: no such time zone: Nowhere"},
	{PEOPLE "calendars: {night: {hour: [mon 09:00-10:00]}}\n",
	 "2:21: calendars.night: no such key: \"hour\" (nearest: hours)"},
	{PEOPLE "channels: {chat: {responder: bob}}\n",
	 "2:30: channels.chat.responder: nobody is called \"bob\" (nearest: bo)"},
	{PEOPLE "channels: {chat: {}}\n",
	 "2:12: channels.chat: nobody answers for it; {responder: NAME}"},
	{PEOPLE "channels: {chat: {people: [bo]}}\n",
	 "2:19: channels.chat: no such key: \"people\" (known: responder)"},
	{PEOPLE "desks: {counter: {people: [nina, bob]}}\n",
	 "2:34: desks.counter.people: nobody is called \"bob\" (nearest: bo)"},
	{PEOPLE "desks: {counter: {people: []}}\n",
	 "2:9: desks.counter: nobody sits there"},
	{PEOPLE "desks: {counter: {people: [nina, nina]}}\n",
	 "2:34: desks.counter.people: nina stands there twice"},
	{PEOPLE "desks: {counter: {people: [nina], kinds: [complant]}}\n",
	 "2:43: desks.counter.kinds: no such kind of voice: \"complant\" (nearest: complaint)"},
	{PEOPLE "desks: {counter: {people: [nina], kinds: [note]}}\n",
	 "2:43: desks.counter.kinds: no such kind of voice: \"note\" (known: complaint praise request suggestion opinion)"},
	{PEOPLE "desks: {counter: {people: [nina], channels: [The Phone]}}\n",
	 "2:46: desks.counter.channels: \"The Phone\" is no short name (a-z, then up to 31 of a-z 0-9 _ -)"},
	{PEOPLE "kinds: {complait: {clocks: {resolve: 2d}}}\n",
	 "2:9: kinds: no such kind: complait (nearest: complaint); a kind of your own says voice: yes or no"},
	{PEOPLE "kinds: {complaint: {voicee: yes}}\n",
	 "2:21: kinds.complaint: no such key: \"voicee\" (nearest: voice)"},
	{PEOPLE "kinds: {complaint: {clocks: {firs-answer: 2h}}}\n",
	 "2:30: kinds.complaint.clocks: no such key: \"firs-answer\" (nearest: first-answer)"},
	{PEOPLE "kinds: {complaint: {clocks: {first-answer: soon}}}\n",
	 "2:44: kinds.complaint.clocks.first-answer: \"soon\" is no span such as 4h, 30m, 2d, 1w or none"},
	{PEOPLE "kinds: {complaint: {clocks: {first-answer: 4}}}\n",
	 "2:44: kinds.complaint.clocks.first-answer: \"4\" is no span such as 4h, 30m, 2d, 1w or none"},
	{PEOPLE "kinds: {complaint: {clocks: {first-answer: 1d 2h}}}\n",
	 "2:44: kinds.complaint.clocks.first-answer: \"1d 2h\" mixes working days and working hours"},
	{PEOPLE "kinds: {complaint: {clocks: {first-answer: 0h}}}\n",
	 "2:44: kinds.complaint.clocks.first-answer: a clock needs some time (none: no such clock)"},
	{PEOPLE "kinds: {complaint: {clocks: {first-answer: 999999h}}}\n",
	 "2:44: kinds.complaint.clocks.first-answer: longer than ten years"},
	{PEOPLE "kinds: {complaint: {clocks: {first-answer: none}}}\n",
	 "2:44: kinds.complaint.clocks.first-answer: a complaint is always owed an answer"},
	{PEOPLE "kinds: {complaint: {voice: no}}\n",
	 "2:9: kinds.complaint: a complaint is always a voice"},
	{PEOPLE "kinds:\n  complaint:\n    gate: [answer, outcome, tell]\n",
	 "4:11: kinds.complaint.gate: of a complaint never less than answer outcome tell thank (missing: thank)"},
	{PEOPLE "kinds: {request: {gate: [answer, thanks]}}\n",
	 "2:34: kinds.request.gate: nothing to ask for: \"thanks\" (nearest: thank)"},
	{PEOPLE "kinds: {request: {voice: maybe}}\n",
	 "2:26: kinds.request.voice: \"maybe\" is neither yes nor no"},
	{PEOPLE "kinds: {request: {calendar: shoop}}\n",
	 "2:29: kinds.request.calendar: no such calendar: shoop (nearest: shop)"},
	{PEOPLE "kinds: {note: {voice: yes}}\n",
	 "2:9: kinds.note: a note is never a voice"},
	{PEOPLE "kinds: {tag: {voice: yes}}\n",
	 "2:9: kinds: tag means something else in tiers; choose another name"},
	{PEOPLE "kinds: {complaint: 4h}\n",
	 "2:20: kinds.complaint: wants keys with values, \"key: value\""},
	{PEOPLE "default-kind: note\n",
	 "2:15: default-kind: note is no kind of voice"},
	{PEOPLE "tiers: {vip: {tag: \"a b\", first-answer: 1h}}\n",
	 "2:20: tiers.vip.tag: \"a b\" is more than one word"},
	{PEOPLE "tiers: {vip: {complaint: {first-answer: 5h}}}\n",
	 "2:41: tiers.vip: first-answer 5h is longer than the 4h of every complaint: a tier only shortens"},
	{PEOPLE "tiers: {vip: {first-answer: 1d}}\n",
	 "2:29: tiers.vip: first-answer 1d is longer than the 4h of every complaint: a tier only shortens"},
	{PEOPLE "tiers: {vip: {complaint: {first-answer: none}}}\n",
	 "2:41: tiers.vip: first-answer none: a tier only shortens"},
	{PEOPLE "tiers: {vip: {complant: {first-answer: 1h}}}\n",
	 "2:15: tiers.vip: no such key: \"complant\" (nearest: complaint)"},
	{PEOPLE "tiers: {vip: {}}\n",
	 "2:9: tiers.vip: shortens no clock"},
	{PEOPLE "ladder: []\n",
	 "2:9: ladder: no level, so nobody would hear of what is late"},
	{PEOPLE "ladder: lead\n",
	 "2:9: ladder: wants a list of levels, - {to: lead, late: 4h}"},
	{PEOPLE "ladder:\n  - {to: lead, late: 0h}\n  - {name: second, late: 4h}\n",
	 "4:5: level 2 names nobody"},
	{PEOPLE "ladder:\n  - {to: nobody, late: 0h}\n",
	 "3:10: level 1 names nobody: \"nobody\" (known: nina bo lead manager champion)"},
	{PEOPLE "ladder:\n  - {to: lead}\n",
	 "3:5: level 1: how late? late: 4h or late: 1d"},
	{PEOPLE "ladder:\n  - {to: lead, late: 4h}\n  - {to: bo, late: 2h}\n",
	 "4:20: level 2 (late 2h) would climb before level 1 (late 4h)"},
	{PEOPLE "ladder:\n  - {to: lead, late: none}\n",
	 "3:22: level 1: none is no time; leave the level out"},
	{PEOPLE "ladder:\n  - {to: bo, late: 1h}\n  - {to: bo, late: 2h}\n",
	 "4:5: level 2 has the name of level 1: bo"},
	{PEOPLE "ladder: [{name: r0, to: bo, late: 0h}, {name: r1, to: bo, late: 1h}, {name: r2, to: bo, late: 2h}, {name: r3, to: bo, late: 3h}, {name: r4, to: bo, late: 4h}, {name: r5, to: bo, late: 5h}, {name: r6, to: bo, late: 6h}, {name: r7, to: bo, late: 7h}, {name: r8, to: bo, late: 8h}, {name: r9, to: bo, late: 9h}]\n",
	 "2:280: ladder: more than 9 levels"},
	{PEOPLE "reopened: 150%\n",
	 "2:11: reopened: \"150%\" is no number from 1 to 100"},
	{PEOPLE "reopened: half\n",
	 "2:11: reopened: \"half\" is no number from 1 to 100"},
	{PEOPLE "check: {stale: never}\n",
	 "2:16: check.stale: \"never\" is no time such as 60s, 5m, 24h or 2d"},
	{PEOPLE "check: {stale: 0s}\n",
	 "2:16: check.stale: \"0s\" is not between 1s and ten years"},
	{PEOPLE "dupes: {import: 4}\n",
	 "2:17: dupes.import: less than dupes.people: an import must be surer "
	 "than a list for people"},
	{PEOPLE "dupes: {alike: {email: 101}}\n",
	 "2:24: dupes.alike.email: \"101\" is no number from -100 to 100"},
	{PEOPLE "cards: {sites: []}\n",
	 "2:16: cards.sites: wants at least one"},
	{PEOPLE "cards: {sites: [bar, bar]}\n",
	 "2:22: cards.sites: bar is there twice"},
	{PEOPLE "cards: {site: bar}\n",
	 "2:9: cards: no such key: \"site\" (nearest: sites)"},
	{PEOPLE "cards: {again: 36h}\n",
	 "2:16: cards.again: \"36h\" are no whole days such as 30d"},
	{PEOPLE "cards: {low: gripe}\n",
	 "2:14: cards.low: \"gripe\" is no kind of voice, nor none"},
	{PEOPLE "cards: {low: note}\n",
	 "2:14: cards.low: \"note\" is no kind of voice, nor none"},
	{PEOPLE "cards: {indicators: {a: Was it?}}\n",
	 "2:21: cards.indicators: is a list of questions"},
	{PEOPLE "cards:\n  indicators:\n    - a: Was it?\n    - a: So?\n",
	 "5:7: cards.indicators: a is there twice"},
	{PEOPLE "cards:\n  indicators:\n    - Was it?\n",
	 "4:7: cards.indicators: each is a name and its question, \"welcome: "
	 "Were you made welcome?\""},
	{PEOPLE "cards:\n  indicators:\n    - A: Was it?\n",
	 "4:7: cards.indicators: \"A\" is no short name such as welcome"},
	{PEOPLE "signals: {rate: often}\n",
	 "2:17: signals.rate: \"often\" is no rate such as 1/month or 2/90d"},
	{PEOPLE "signals: {rate: 0/week}\n",
	 "2:17: signals.rate: \"0/week\" is no rate such as 1/month or 2/90d"},
	{PEOPLE "signals: {rate: 1/9999d}\n",
	 "2:17: signals.rate: \"1/9999d\" is no rate such as 1/month or "
	 "2/90d"},
	{PEOPLE "rates: 0.92\n",
	 "2:8: rates: days with what was worth how much from then on, "
	 "\"2026-01-01: {USD: 0.92}\""},
	{PEOPLE "rates: {2026-02-30: {USD: 0.92}}\n",
	 "2:9: rates: \"2026-02-30\" is no day such as 2026-01-01"},
	{PEOPLE "rates: {2026-01-01: 0.92}\n",
	 "2:21: rates: 2026-01-01 wants currencies, such as {USD: 0.92}"},
	{PEOPLE "rates: {2026-01-01: {usd: 0.92}}\n",
	 "2:22: rates: \"usd\" is not three capital letters such as USD"},
	{PEOPLE "rates: {2026-01-01: {EUR: 1}}\n",
	 "2:22: rates: EUR is our own currency"},
	{PEOPLE "rates: {2026-01-01: {USD: -1}}\n",
	 "2:27: rates: \"-1\" is no rate such as 0.92, what one USD is worth "
	 "in EUR"},
	{PEOPLE "rates: {2026-01-01: {USD: much}}\n",
	 "2:27: rates: \"much\" is no rate such as 0.92, what one USD is "
	 "worth in EUR"},
	{PEOPLE "dupes: {alike: {mail: 1}}\n",
	 "2:17: dupes.alike: no such key: \"mail\" (nearest: email)"},
	{PEOPLE "deals: {stages: [{name: won}]}\n",
	 "2:25: deals.stages: won is what becomes of a deal, not a stage of it"},
	{PEOPLE "deals: {stages: [{name: a, probability: 101%}]}\n",
	 "2:41: deals.stages.probability: \"101%\" is no number from 0 to 100"},
	{PEOPLE "deals: {stages: [{name: a, probability: 1}, {name: a, "
		"probability: 2}]}\n",
	 "2:45: deals.stages: a stands there twice"},
	{PEOPLE "deals: {stages: []}\n",
	 "2:17: deals.stages: wants a list of stages: - {name: offer, "
	 "probability: 50%}"},
	{PEOPLE "deals: {stages: [{probability: 5}]}\n",
	 "2:18: deals.stages: {name: offer, probability: 50%}"},
	{PEOPLE "deals: {stages: [{name: a, chance: 5}]}\n",
	 "2:28: deals.stages: no such key: \"chance\" (known: name "
	 "probability)"},
	{PEOPLE "deals: {lost: []}\n",
	 "2:15: deals.lost: no reason, so nobody would learn from it"},
	{PEOPLE "deals: {lost: [price, price]}\n",
	 "2:23: deals.lost: price stands there twice"},
	{PEOPLE "deals: {assign: lot}\n",
	 "2:17: deals.assign: \"lot\" is none of round, least, territory"},
	{PEOPLE "deals: {assign: territory}\n",
	 "2:17: deals.assign: by territory, and there is none"},
	{PEOPLE "deals: {people: [nin]}\n",
	 "2:18: deals.people: nobody is called \"nin\" (nearest: nina)"},
	{PEOPLE "deals: {territories: {north: {when: [tag=x]}}}\n",
	 "2:23: deals.territories.north: nobody has it; {people: [NAME]}"},
	{PEOPLE "sheet: {touches: -1}\n",
	 "2:18: sheet.touches: \"-1\" is no number from 0 to 1000"},
	{PEOPLE "templates: {thank: {body: x}}\n",
	 "2:13: templates: no such key: \"thank\" (nearest: thanks)"},
	{PEOPLE "templates: {thanks: {body: \"Dear {{firs}}\"}}\n",
	 "2:28: templates.thanks.body: {{firs}}: a letter has no such word (did you mean {{first}}? there are first name case subject text person due level business)"},
	{PEOPLE "templates: {thanks: {body: \"Dear {{first\"}}\n",
	 "2:28: templates.thanks.body: a {{ without }} on its line: {{first (write {{name}} or {{name|else}})"},
	{PEOPLE "templates: {thanks: {subject: \"a\\nBcc: x@example.org\"}}\n",
	 "2:31: templates.thanks.subject: has a line break or a control character"},
	{PEOPLE "templates: {thanks: {body: \"\\e[2J\"}}\n",
	 "2:28: templates.thanks.body: has a control character"},
	{PEOPLE "templates: {thanks: {body: \" \"}}\n",
	 "2:28: templates.thanks.body: is empty"},
	{PEOPLE "mail: {command: sendmail -t, from: shop@example.org}\n",
	 "2:17: mail.command: \"sendmail\" is no absolute path such as /usr/sbin/sendmail"},
	{PEOPLE "mail: {command: /usr/sbin/sendmail -t}\n",
	 "2:17: mail: a command, but no from: (our address)"},
	{PEOPLE "mail: {from: shop}\n",
	 "2:14: mail.from: \"shop\" is no mail address"},
	{PEOPLE "mail: {backoff: []}\n",
	 "2:17: mail.backoff: wants at least one time"},
	{PEOPLE "mail: {backoff: [5m, later]}\n",
	 "2:22: mail.backoff: \"later\" is no time such as 60s, 5m, 24h or 2d"},
	{PEOPLE "mail: {alarm: 0}\n",
	 "2:15: mail.alarm: \"0\" is no number from 1 to 1000"},
	{PEOPLE "mail: {timeout: 2h}\n",
	 "2:17: mail.timeout: longer than an hour"},
	{PEOPLE "hours: &a [mon 09:00-10:00]\n",
	 "2:8: anchors are not read here"},
	{PEOPLE "\tname: x\n",
	 "2:1: a tab cannot stand here: use blanks"},
};
/* clang-format on */

/* Zones have a slash here, or are UTC. */
static int
check_zone(const char *zone, struct error *err)
{
	if (strchr(zone, '/') || strcmp(zone, "UTC") == 0)
		return 0;
	return error_set(err, ERR_POLICY, "no such time zone: %s", zone);
}

static int
read_text(struct arena *arena, const char *text, struct error *err)
{
	const struct policy *policy;

	*err = (struct error){0};
	return document_read(arena, "policy.yaml", text, strlen(text),
			     check_zone, &policy, err);
}

static void
check_refusals(void)
{
	size_t i;

	for (i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
		struct arena arena = {NULL};
		struct str want = {0};
		struct error err;

		ok(read_text(&arena, refusals[i].policy, &err) == -1 &&
			   err.code == ERR_POLICY,
		   "refused: %s", refusals[i].text);
		str_print(&want, "policy.yaml:%s", refusals[i].text);
		is_text(err.text, str_get(&want), "in these words");
		str_free(&want);
		arena_free(&arena);
	}
}

static void
check_carets(void)
{
	struct arena arena = {NULL};
	struct error err;

	(void)read_text(&arena,
			PEOPLE "ladder:\n"
			       "  - {to: lead, late: 0h}\n"
			       "  - {name: second, late: 4h}\n",
			&err);
	is_text(err.hint, "  - {name: second, late: 4h}\n    ^",
		"the hint is the line with a caret under the place");
	(void)read_text(&arena,
			PEOPLE "name: Müller\nholidays: 2026-12-25, "
			       "26.12.2026\n",
			&err);
	is_text(err.hint,
		"holidays: 2026-12-25, 26.12.2026\n"
		"                      ^",
		"and points into a list without brackets");
	arena_free(&arena);
}

/* A thousand people, each reporting to the next. */
static void
check_many(void)
{
	struct arena arena = {NULL};
	struct str text = {0};
	struct error err;
	int i;

	str_add(&text, "people:\n");
	for (i = 0; i < 1000; i++)
		str_print(&text, "  p%d: {reports-to: p%d}\n", i,
			  (i + 1) % 1000);
	ok(read_text(&arena, str_get(&text), &err) == -1,
	   "a loop of a thousand people is found");
	is_text(err.text,
		"policy.yaml:2:3: people: a loop: p0 reports to p1 reports to "
		"p2 reports to p3 reports to p4 reports to p5 reports to p6 "
		"\xE2\x80\xA6",
		"and told in short");
	str_add(&text, "  q: {}\n");
	ok(read_text(&arena, str_get(&text), &err) == -1,
	   "more than a thousand people are refused");
	is_text(err.text, "policy.yaml:1002:3: people: more than 1000 of them",
		"with the place");
	str_free(&text);
	arena_free(&arena);
}

int
main(void)
{
	check_refusals();
	check_carets();
	check_many();
	return done();
}
