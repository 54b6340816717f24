/* SPDX-License-Identifier: ISC
 * Whether all is well.
 */
#include "keep/check.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "domain/assign.h"
#include "domain/clock.h"
#include "domain/docket.h"
#include "domain/listen.h"
#include "domain/owing.h"
#include "domain/people.h"
#include "domain/promise.h"
#include "domain/ruled.h"
#include "keep/erase.h"
#include "model/case.h"
#include "model/deal.h"
#include "model/interaction.h"
#include "model/invoice.h"
#include "model/message.h"
#include "model/party.h"
#include "model/promise.h"
#include "os/zone.h"
#include "store/batch.h"
#include "store/beside.h"
#include "store/case.h"
#include "store/copy.h"
#include "store/party.h"
#include "store/record.h"
#include "store/verify.h"

#define CLOCK_SLACK_S 300 /* others write while we look */

struct check {
	struct business *business;
	check_report *report;
	void *cookie;
	int64_t letters; /* that wait */
	bool in_doubt;	 /* the record itself is wrong: no use to go on */
};

static int
find(struct check *check, char letter, int64_t id, const char *about,
     struct error *err, const char *fmt, ...)
	__attribute__((format(printf, 6, 7)));

static int
find(struct check *check, char letter, int64_t id, const char *about,
     struct error *err, const char *fmt, ...)
{
	char text[700], name[32];
	struct finding_row row = {{name}, {about}, {text}};
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (letter)
		(void)snprintf(name, sizeof(name), "%c%lld", letter,
			       (long long)id);
	else
		row.id.s = about;
	return check->report(check->cookie, &row, err);
}

/* A failure that is itself what is wrong. */
static int
find_error(struct check *check, char letter, int64_t id, const char *about,
	   struct error *err)
{
	struct error what = *err;

	*err = (struct error){0};
	return find(check, letter, id, about, err, "%s", what.text);
}

/* --- the file and the record ------------------------------------------------ */

static int
check_file(struct check *check, struct error *err)
{
	struct store *store = check->business->store;
	int64_t excess;

	if (store_integrity(store, err) < 0) {
		if (err->code != ERR_DATA)
			return -1;
		check->in_doubt = true;
		return find_error(check, 0, 0, "file", err);
	}
	if (copy_excess(store, &excess, err) < 0)
		return -1;
	if (excess > 0)
		return find(check, 0, 0, "file", err,
			    "%lld bytes behind its end are not ours",
			    (long long)excess);
	return 0;
}

static int
pass_on(void *cookie, const struct finding_row *finding, struct error *err)
{
	struct check *check = cookie;

	return check->report(check->cookie, finding, err);
}

static int
check_record(struct check *check, struct error *err)
{
	if (verify_record(check->business->store, pass_on, check, err) == 0)
		return 0;
	if (err->code != ERR_DATA)
		return -1;
	check->in_doubt = true;
	return find_error(check, 0, 0, "file", err);
}

static int
check_chain_heads(struct check *check, const struct vec *heads,
		  struct error *err)
{
	const struct check_head *all = heads ? heads->items : NULL;
	size_t i, n = heads ? heads->count : 0;

	for (i = 0; i < n; i++) {
		const unsigned char *h = all[i].hash;
		struct id batch;

		if (batch_by_hash(check->business->store, h, &batch, err) < 0)
			return -1;
		if (batch.n == 0 &&
		    find(check, 0, 0, "head", err,
			 "no batch has the head %02x%02x%02x%02x…: the record "
			 "was cut or written anew since it was kept",
			 h[0], h[1], h[2], h[3]) < 0)
			return -1;
	}
	return 0;
}

static int
look_newest(void *cookie, const struct batch *batch, struct error *err)
{
	struct check *check = cookie;
	char text[TIME_TEXT];

	if (batch->at.s > check->business->now.s + CLOCK_SLACK_S &&
	    find(check, 'b', batch->id.n, "clock", err,
		 "was written at %s, which is still to come: was the clock "
		 "set back?",
		 instant_text(batch->at, text)) < 0)
		return -1;
	return 1;
}

/* --- what is owed ------------------------------------------------------------ */

static const char *
moment(struct instant at, char buf[TIME_TEXT])
{
	return instant_missing(at) ? "never" : instant_text(at, buf);
}

static int
check_judged(struct check *check, struct arena *arena,
	     const struct case_file *file, struct error *err)
{
	char is[TIME_TEXT], should[TIME_TEXT];
	struct case_file judged;

	if (docket_judge(check->business, arena, file, &judged, NULL, err) <
	    0) {
		if (err->code != ERR_POLICY)
			return -1;
		return find_error(check, 'k', file->id.n, "policy", err);
	}
	if (file->due_at.s != judged.due_at.s &&
	    find(check, 'k', file->id.n, "due", err,
		 "is due %s, and should be %s", moment(file->due_at, is),
		 moment(judged.due_at, should)) < 0)
		return -1;
	if (file->climb_at.s != judged.climb_at.s &&
	    find(check, 'k', file->id.n, "due", err, "climbs %s, and should %s",
		 moment(file->climb_at, is),
		 moment(judged.climb_at, should)) < 0)
		return -1;
	if (!str_same(file->needs.s, judged.needs.s) &&
	    find(check, 'k', file->id.n, "due", err,
		 "needs %.20s, and should need %.20s",
		 file->needs.s ? file->needs.s : "nothing",
		 judged.needs.s ? judged.needs.s : "nothing") < 0)
		return -1;
	if (!str_same(file->due_clock.s, judged.due_clock.s) &&
	    find(check, 'k', file->id.n, "due", err,
		 "runs the clock %.20s, and should run %.20s",
		 file->due_clock.s ? file->due_clock.s : "none",
		 judged.due_clock.s ? judged.due_clock.s : "none") < 0)
		return -1;
	return 0;
}

static bool
is_open(const struct case_file *file)
{
	return !file->voided.yes && file->merged_into.n == 0 &&
	       !str_same(file->state.s, "closed");
}

static int
check_obligation(struct check *check, const struct case_file *file,
		 struct error *err)
{
	const struct business *business = check->business;
	char text[TIME_TEXT];

	if (!is_open(file))
		return 0;
	if (!file->owner.s || !policy_person(business->policy, file->owner.s)) {
		if (find(check, 'k', file->id.n, "obligation", err,
			 "is owned by %.40s, who is none of our people: "
			 "crm-own k%lld @somebody",
			 file->owner.s ? file->owner.s : "nobody",
			 (long long)file->id.n) < 0)
			return -1;
	}
	if (instant_missing(file->due_at) &&
	    find(check, 'k', file->id.n, "obligation", err,
		 "is open and due at no time") < 0)
		return -1;
	if (!instant_missing(file->climb_at) &&
	    file->climb_at.s + business->policy->stale_s < business->now.s &&
	    find(check, 'k', file->id.n, "ladder", err,
		 "should have climbed at %s: does cron run crm-escalate?",
		 instant_text(file->climb_at, text)) < 0)
		return -1;
	return 0;
}

static int
look_case(void *cookie, void *row, struct error *err)
{
	struct check *check = cookie;
	const struct case_file *file = row;
	struct arena arena = {NULL};
	int rc = check_judged(check, &arena, file, err);

	arena_free(&arena);
	return rc < 0 ? -1 : check_obligation(check, file, err);
}

/* Whether the kind was one that opens cases when it was said. */
static int
was_voice(struct check *check, const struct interaction *said, bool *voice,
	  struct error *err)
{
	struct arena arena = {NULL};
	const struct policy *policy;
	const struct policy_kind *kind;
	struct batch batch;
	int rc = batch_get(check->business->store, &arena, said->batch, &batch,
			   err);

	*voice = false;
	if (rc > 0 &&
	    business_policy(check->business, batch.policy, &policy, err) < 0)
		rc = -1;
	if (rc > 0) {
		kind = policy_kind_named(policy, said->kind.s);
		*voice = kind && kind->voice;
	}
	arena_free(&arena);
	return rc < 0 ? -1 : 0;
}

static int
look_said(void *cookie, void *row, struct error *err)
{
	struct check *check = cookie;
	const struct interaction *said = row;
	struct arena arena = {NULL};
	struct case_file file;
	bool voice;
	int rc;

	if (said->voided.yes || said->automatic.yes ||
	    !str_same(said->direction.s, "in"))
		return 0;
	if (said->case_id.n == 0) {
		if (was_voice(check, said, &voice, err) < 0)
			return -1;
		return voice ? find(check, 'i', said->id.n, "obligation", err,
				    "is a %.40s that has no case", said->kind.s)
			     : 0;
	}
	rc = record_get(check->business->store, &arena, TABLE_CASES,
			said->case_id.n, &file, err);
	if (rc == 0 || (rc > 0 && file.voided.yes))
		rc = find(check, 'i', said->id.n, "obligation", err,
			  "belongs to k%lld, which is not there",
			  (long long)said->case_id.n);
	arena_free(&arena);
	return rc < 0 ? -1 : 0;
}

static int
look_promise(void *cookie, void *row, struct error *err)
{
	struct check *check = cookie;
	const struct promise *promise = row;
	struct business *business = check->business;
	char text[TIME_TEXT], other[TIME_TEXT];
	struct instant late_at;

	if (promise_judge(business, promise, &late_at, err) < 0)
		return -1;
	if (late_at.s != promise->late_at.s &&
	    find(check, 'p', promise->id.n, "due", err,
		 "is late from %s on, and should be from %s on",
		 moment(promise->late_at, text), moment(late_at, other)) < 0)
		return -1;
	if (promise->voided.yes || !str_same(promise->state.s, "open"))
		return 0;
	if (!promise->owner.s ||
	    !policy_person(business->policy, promise->owner.s)) {
		if (find(check, 'p', promise->id.n, "obligation", err,
			 "is owned by %.40s, who is none of our people: "
			 "crm-own p%lld @somebody",
			 promise->owner.s ? promise->owner.s : "nobody",
			 (long long)promise->id.n) < 0)
			return -1;
	}
	if (!instant_missing(promise->late_at) &&
	    str_same(promise->side.s, "ours") &&
	    promise->late_at.s + business->policy->stale_s < business->now.s)
		return find(check, 'p', promise->id.n, "ladder", err,
			    "broke at %s and has no case: does cron run "
			    "crm-escalate?",
			    instant_text(promise->late_at, text));
	return 0;
}

/* An open deal stands where the policy knows, with somebody, and with a next
 * step. */
static int
look_deal(void *cookie, void *row, struct error *err)
{
	struct check *check = cookie;
	const struct policy *policy = check->business->policy;
	const struct deal *deal = row;
	long long n = (long long)deal->id.n;

	if (deal->voided.yes || !str_same(deal->state.s, "open"))
		return 0;
	if ((!deal->owner.s || !policy_person(policy, deal->owner.s)) &&
	    find(check, 'd', deal->id.n, "obligation", err,
		 "is owned by %.40s, who is none of our people: crm-own d%lld "
		 "@somebody",
		 deal->owner.s ? deal->owner.s : "nobody", n) < 0)
		return -1;
	if (!policy_stage(policy, deal->stage.s) &&
	    find(check, 'd', deal->id.n, "policy", err,
		 "stands at %.40s, no stage of the policy: crm-deal move d%lld "
		 "STAGE",
		 deal->stage.s, n) < 0)
		return -1;
	if (deal->next.s && !day_missing(deal->next_on))
		return 0;
	return find(check, 'd', deal->id.n, "obligation", err,
		    "is open and has no next step: crm-edit d%lld next=call "
		    "due=fri",
		    n);
}

/* What is owed to us follows from what was booked. */
static int
look_invoice(void *cookie, void *row, struct error *err)
{
	struct check *check = cookie;
	const struct invoice *invoice = row;
	char is[TIME_TEXT], should[TIME_TEXT];
	struct invoice judged;

	if (invoice->voided.yes)
		return 0;
	if (owing_judge(check->business, invoice, &judged, err) < 0)
		return -1;
	if (!str_same(invoice->state.s, judged.state.s) &&
	    find(check, 'v', invoice->id.n, "owed", err,
		 "is %.20s, and by what was booked should be %.20s",
		 invoice->state.s, judged.state.s) < 0)
		return -1;
	if (invoice->settled_on.days != judged.settled_on.days &&
	    find(check, 'v', invoice->id.n, "owed", err,
		 "is settled %s, and by what was booked should be %s",
		 day_missing(invoice->settled_on)
			 ? "never"
			 : day_text(invoice->settled_on, is),
		 day_missing(judged.settled_on)
			 ? "never"
			 : day_text(judged.settled_on, should)) < 0)
		return -1;
	return 0;
}

/* --- letters, spool, copies ------------------------------------------------- */

static int
look_letter(void *cookie, void *row, struct error *err)
{
	struct check *check = cookie;
	const struct message *letter = row;
	const struct policy *policy = check->business->policy;
	char text[TIME_TEXT];

	if (letter->voided.yes)
		return 0;
	if (str_same(letter->state.s, "unknown"))
		return find(check, 'o', letter->id.n, "mail", err,
			    "nobody knows whether it left for %.60s: "
			    "crm-send --resend o%lld, or leave it",
			    letter->address.s, (long long)letter->id.n);
	if (!str_same(letter->state.s, "queued") &&
	    !str_same(letter->state.s, "sending"))
		return 0;
	check->letters++;
	if (letter->tries.n > policy->mail.alarm_after)
		return find(check, 'o', letter->id.n, "mail", err,
			    "was tried %lld times for %.60s: %.200s",
			    (long long)letter->tries.n, letter->address.s,
			    letter->result.s ? letter->result.s : "no answer");
	if (policy->mail.command && !instant_missing(letter->try_at) &&
	    letter->try_at.s + policy->stale_s < check->business->now.s)
		return find(check, 'o', letter->id.n, "mail", err,
			    "waits since %s: does cron run crm-send?",
			    instant_text(letter->try_at, text));
	return 0;
}

static int
check_mailer(struct check *check, struct error *err)
{
	if (check->letters == 0 || check->business->policy->mail.command)
		return 0;
	return find(check, 0, 0, "mail", err,
		    "%lld letter%s wait%s and the policy names no mailer: "
		    "crm-help policy mail",
		    (long long)check->letters, check->letters == 1 ? "" : "s",
		    check->letters == 1 ? "s" : "");
}

/* A parcel's name begins with the nanoseconds of its making. */
static int64_t
parcel_s(const char *name)
{
	char digits[11] = "";
	int64_t s = 0;

	(void)snprintf(digits, sizeof(digits), "%.10s", name);
	(void)num_parse(digits, &s);
	return s;
}

static int
check_spool(struct check *check, struct error *err)
{
	const struct business *business = check->business;
	struct beside_spool spool =
		beside_spool(business->arena, business->setting->db,
			     business->setting->spool);
	struct vec found = {.size = sizeof(struct beside_parcel)};
	const struct beside_parcel *parcels;

	if (beside_parcels(business->arena, &spool, &found, err) < 0)
		return -1;
	parcels = found.items;
	if (found.count == 0 ||
	    parcel_s(parcels[0].name) + business->policy->stale_s >=
		    business->now.s)
		return 0;
	return find(check, 0, 0, "spool", err,
		    "%zu voice%s wait%s in %.300s: the next crm-log takes "
		    "them in",
		    found.count, found.count == 1 ? "" : "s",
		    found.count == 1 ? "s" : "", parcels[0].folder);
}

static int
check_copies(struct check *check, struct error *err)
{
	struct business *business = check->business;
	struct vec found;
	size_t i;

	if (copy_conflicts(business->arena, business->setting->db, &found,
			   err) < 0)
		return -1;
	for (i = 0; i < found.count; i++) {
		if (find(check, 0, 0, "copy", err,
			 "%.300s lies beside the database: two machines wrote "
			 "it, and a part is only in there",
			 ((const char *const *)found.items)[i]) < 0)
			return -1;
	}
	return 0;
}

static int
check_forgotten(struct check *check, struct error *err)
{
	struct vec reasons;
	size_t i;

	if (erase_wanted(check->business, &reasons, err) < 0) {
		if (err->code != ERR_DATA)
			return -1;
		return find_error(check, 0, 0, "forget", err);
	}
	for (i = 0; i < reasons.count; i++) {
		if (find(check, 0, 0, "forget", err, "%s",
			 ((const char *const *)reasons.items)[i]) < 0)
			return -1;
	}
	return 0;
}

static int
check_channels(struct check *check, struct error *err)
{
	struct vec found = {.size = sizeof(const char *)};
	const char *const *channels;
	size_t i;

	if (people_unanswered(check->business, &found, err) < 0)
		return -1;
	channels = found.items;
	for (i = 0; i < found.count; i++) {
		if (find(check, 0, 0, "policy", err,
			 "nobody answers for what comes in by %.100s: "
			 "policy.yaml, channels: %.100s: {responder: NAME}",
			 channels[i], channels[i]) < 0)
			return -1;
	}
	return 0;
}

/* Rules that ask for what nobody has any longer. */
static int
check_rules(struct check *check, struct error *err)
{
	const struct business *business = check->business;
	struct error why = {0};

	if (ruled_check(business, "policy.yaml", business->policy_source,
			business->policy_len, &why) == 0)
		return 0;
	if (why.code == ERR_POLICY)
		return find(check, 0, 0, "policy", err, "%s", why.text);
	*err = why;
	return -1;
}

/* Filters of the policy are read by whoever asks with them. */
static int
check_territories(struct check *check, struct error *err)
{
	if (assign_check(check->business, err) == 0)
		return 0;
	return err->code == ERR_POLICY ? find_error(check, 0, 0, "policy", err)
				       : -1;
}

/* --- the whole ------------------------------------------------------------ */

static int
check_owed(struct check *check, struct error *err)
{
	struct store *store = check->business->store;

	if (record_each(store, TABLE_CASES, 1, look_case, check, err) < 0 ||
	    record_each(store, TABLE_INTERACTIONS, 1, look_said, check, err) <
		    0 ||
	    record_each(store, TABLE_PROMISES, 1, look_promise, check, err) <
		    0 ||
	    record_each(store, TABLE_DEALS, 1, look_deal, check, err) < 0 ||
	    record_each(store, TABLE_INVOICES, 1, look_invoice, check, err) <
		    0 ||
	    record_each(store, TABLE_MESSAGES, 1, look_letter, check, err) <
		    0 ||
	    check_mailer(check, err) < 0 || check_channels(check, err) < 0 ||
	    check_territories(check, err) < 0 || check_rules(check, err) < 0)
		return -1;
	return batch_each(store, NULL, look_newest, check, err);
}

int
check_business(struct business *business, const struct vec *heads,
	       check_report *report, void *cookie, struct error *err)
{
	struct check check = {
		.business = business, .report = report, .cookie = cookie};
	int rc;

	rc = check_file(&check, err);
	if (rc == 0 && !check.in_doubt)
		rc = check_record(&check, err);
	if (rc == 0 && !check.in_doubt)
		rc = check_chain_heads(&check, heads, err);
	if (rc == 0 && !check.in_doubt)
		rc = check_owed(&check, err);
	if (rc == 0)
		rc = check_spool(&check, err);
	if (rc == 0)
		rc = check_copies(&check, err);
	if (rc == 0 && !check.in_doubt)
		rc = check_forgotten(&check, err);
	return rc;
}

static int
nibble(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return tolower((unsigned char)c) - 'a' + 10;
}

bool
check_heads(struct arena *arena, const char *line, size_t len,
	    struct vec *heads)
{
	static const char export[] = "{\"crm\":";
	bool all = len > strlen(export) &&
		   memcmp(line, export, strlen(export)) == 0;
	size_t i, n, digits, j;

	heads->size = sizeof(struct check_head);
	for (i = 0; i < len; i += n + 1) {
		struct check_head *head;

		n = digits = 0;
		while (i + n < len && isalnum((unsigned char)line[i + n]))
			digits += isxdigit((unsigned char)line[i + n++]) != 0;
		if (n != 2 * BATCH_HASH || digits != n)
			continue;
		head = vec_add(heads, arena);
		for (j = 0; j < BATCH_HASH; j++)
			head->hash[j] =
				(unsigned char)(nibble(line[i + 2 * j]) << 4 |
						nibble(line[i + 2 * j + 1]));
	}
	return all;
}
