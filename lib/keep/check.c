/* SPDX-License-Identifier: ISC
 * Whether all is well.
 */
#include "keep/check.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "domain/assign.h"
#include "domain/people.h"
#include "domain/ruled.h"
#include "keep/check_owed.h"
#include "keep/erase.h"
#include "model/message.h"
#include "store/batch.h"
#include "store/beside.h"
#include "store/copy.h"
#include "store/record.h"
#include "store/verify.h"

#define CLOCK_SLACK_S 300 /* others write while we look */

struct check {
	struct business *business;
	struct finding_sink sink;
	int64_t letters; /* that wait */
	bool in_doubt;	 /* the record itself is wrong: no use to go on */
};

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
		return finding_error(&check->sink, 0, 0, "file", err);
	}
	if (copy_excess(store, &excess, err) < 0)
		return -1;
	if (excess > 0)
		return finding_tell(&check->sink, 0, 0, "file", err,
				    "%lld bytes behind its end are not ours",
				    (long long)excess);
	return 0;
}

static int
pass_on(void *cookie, const struct finding_row *finding, struct error *err)
{
	struct check *check = cookie;

	return check->sink.report(check->sink.cookie, finding, err);
}

static int
check_record(struct check *check, struct error *err)
{
	if (verify_record(check->business->store, pass_on, check, err) == 0)
		return 0;
	if (err->code != ERR_DATA)
		return -1;
	check->in_doubt = true;
	return finding_error(&check->sink, 0, 0, "file", err);
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
		    finding_tell(
			    &check->sink, 0, 0, "head", err,
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
	    finding_tell(
		    &check->sink, 'b', batch->id.n, "clock", err,
		    "was written at %s, which is still to come: was the clock "
		    "set back?",
		    instant_text(batch->at, text)) < 0)
		return -1;
	return 1;
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
		return finding_tell(&check->sink, 'o', letter->id.n, "mail",
				    err,
				    "nobody knows whether it left for %.60s: "
				    "crm-send --resend o%lld, or leave it",
				    letter->address.s, (long long)letter->id.n);
	if (!str_same(letter->state.s, "queued") &&
	    !str_same(letter->state.s, "sending"))
		return 0;
	check->letters++;
	if (letter->tries.n > policy->mail.alarm_after)
		return finding_tell(
			&check->sink, 'o', letter->id.n, "mail", err,
			"was tried %lld times for %.60s: %.200s",
			(long long)letter->tries.n, letter->address.s,
			letter->result.s ? letter->result.s : "no answer");
	if (policy->mail.command && !instant_missing(letter->try_at) &&
	    letter->try_at.s + policy->stale_s < check->business->now.s)
		return finding_tell(&check->sink, 'o', letter->id.n, "mail",
				    err,
				    "waits since %s: does cron run crm-send?",
				    instant_text(letter->try_at, text));
	return 0;
}

static int
check_mailer(struct check *check, struct error *err)
{
	if (check->letters == 0 || check->business->policy->mail.command)
		return 0;
	return finding_tell(
		&check->sink, 0, 0, "mail", err,
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
	return finding_tell(
		&check->sink, 0, 0, "spool", err,
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
		if (finding_tell(
			    &check->sink, 0, 0, "copy", err,
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
		return finding_error(&check->sink, 0, 0, "forget", err);
	}
	for (i = 0; i < reasons.count; i++) {
		if (finding_tell(&check->sink, 0, 0, "forget", err, "%s",
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
		if (finding_tell(
			    &check->sink, 0, 0, "policy", err,
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
		return finding_tell(&check->sink, 0, 0, "policy", err, "%s",
				    why.text);
	*err = why;
	return -1;
}

/* Filters of the policy are read by whoever asks with them. */
static int
check_territories(struct check *check, struct error *err)
{
	if (assign_check(check->business, err) == 0)
		return 0;
	return err->code == ERR_POLICY
		       ? finding_error(&check->sink, 0, 0, "policy", err)
		       : -1;
}

/* --- the whole ------------------------------------------------------------ */

static int
check_running(struct check *check, struct error *err)
{
	struct store *store = check->business->store;

	if (check_owed_each(check->business, &check->sink, err) < 0 ||
	    record_each(store, TABLE_MESSAGES, 1, look_letter, check, err) <
		    0 ||
	    check_mailer(check, err) < 0 || check_channels(check, err) < 0 ||
	    check_territories(check, err) < 0 || check_rules(check, err) < 0)
		return -1;
	return batch_each(store, NULL, look_newest, check, err);
}

int
check_business(struct business *business, const struct vec *heads,
	       finding_report *report, void *cookie, struct error *err)
{
	struct check check = {.business = business, .sink = {report, cookie}};
	int rc;

	rc = check_file(&check, err);
	if (rc == 0 && !check.in_doubt)
		rc = check_record(&check, err);
	if (rc == 0 && !check.in_doubt)
		rc = check_chain_heads(&check, heads, err);
	if (rc == 0 && !check.in_doubt)
		rc = check_running(&check, err);
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
