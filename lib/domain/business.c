/* SPDX-License-Identifier: ISC
 * An open business.
 */
#include "domain/business.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "base/str.h"
#include "domain/listen.h"
#include "domain/promise.h"
#include "domain/spooled.h"
#include "os/zone.h"
#include "store/batch.h"
#include "store/beside.h"
#include "store/case.h"
#include "store/edition.h"
#include "store/record.h"

#define WAIT_MS 5000
#define SHORT_NAME 31 /* bytes */
#define REDATE_AT_ONCE 1000

static int
check_zone(const char *name, struct error *err)
{
	struct arena arena = {NULL};
	const struct zone *zone;
	int rc = zone_open(&arena, name, &zone, err);

	arena_free(&arena);
	return rc;
}

char *
business_short_name(struct arena *arena, const char *login)
{
	char *name = arena_bytes(arena, login, strnlen(login, SHORT_NAME));
	size_t i;

	for (i = 0; name[i]; i++) {
		name[i] = (char)tolower((unsigned char)name[i]);
		if (!isalnum((unsigned char)name[i]) && name[i] != '_')
			name[i] = '-';
	}
	return name;
}

void
business_as(struct business *business, const char *user, struct instant now)
{
	const struct policy *policy = business->policy;

	business->now = now;
	business->today = zone_day(business->zone, now);
	business->user = user;
	business->me = policy_person(policy, business->user);
	if (!business->me)
		business->me = policy_person(
			policy,
			business_short_name(business->arena, business->user));
	if (business->me)
		business->user = business->me->name;
}

/* The last policy that was good, kept in the record. */
static int
last_good(struct business *business, struct error *err)
{
	struct policy_text row;
	struct id id;
	int rc;

	if (edition_in_force(business->store, &id, err) < 0)
		return -1;
	rc = record_get(business->store, business->arena, TABLE_POLICIES, id.n,
			&row, err);
	if (rc < 0)
		return -1;
	if (rc == 0)
		return error_set(err, ERR_POLICY,
				 "no policy was ever kept in the record");
	business->policy_source = arena_text(business->arena, row.text.s);
	business->policy_len = strlen(row.text.s);
	return policy_read(business->arena, "policy.yaml",
			   business->policy_source, business->policy_len,
			   check_zone, &business->policy, err);
}

static int
read_policy(struct business *business, struct error *err)
{
	const struct business_setting *setting = business->setting;
	const char *path = setting->policy;

	if (!path)
		path = beside_path(business->arena, setting->db, "policy.yaml");
	business->policy_path = path;
	if (!beside_exists(path)) {
		error_set(err, ERR_POLICY, "%s: no such file", path);
		error_hint(err, "crm-init writes one beside the database; "
				"CRM_POLICY names another");
	} else if (beside_read(business->arena, path, &business->policy_source,
			       &business->policy_len, err) == 0 &&
		   policy_read(business->arena, "policy.yaml",
			       business->policy_source, business->policy_len,
			       check_zone, &business->policy, err) == 0) {
		return 0;
	}
	if (!setting->listening || err->code == ERR_MEMORY)
		return -1;
	(void)snprintf(business->warning, sizeof(business->warning),
		       "%.400s; going on under the last good policy",
		       err->text);
	*err = (struct error){0};
	return last_good(business, err);
}

int
business_open(struct arena *arena, const struct business_setting *setting,
	      struct business **out, struct error *err)
{
	struct business *business = arena_get(arena, sizeof(*business));

	business->arena = arena;
	business->setting = setting;
	business->now = setting->now;
	business->user = setting->user;
	if (store_open(arena, setting->db, setting->mode, &business->store,
		       err) < 0)
		return -1;
	if (read_policy(business, err) < 0 ||
	    zone_open(arena, business->policy->zone, &business->zone, err) <
		    0) {
		store_close(business->store);
		return -1;
	}
	business_as(business, setting->user, setting->now);
	*out = business;
	return 0;
}

void
business_close(struct business *business)
{
	if (business)
		store_close(business->store);
}

static int
deny_stranger(const struct business *business, struct error *err)
{
	const struct policy *policy = business->policy;
	struct str names = {0};
	size_t i;

	for (i = 0; i < policy->people_count; i++)
		str_print(&names, "%s%s", i ? ", " : "",
			  policy->people[i].name);
	error_set(err, ERR_DENIED, "%s is none of our people: %.400s",
		  business->user, str_get(&names));
	error_hint(err,
		   "say who you are with -u or CRM_USER, or add %s under "
		   "people: in policy.yaml",
		   business->user);
	str_free(&names);
	return -1;
}

/* Clocks that run and are not late go on under the new policy; late and
 * stopped ones keep the one they started under, and so do those of a kind that
 * it no longer has. */
static int
redate(struct business *business, struct id policy, struct error *err)
{
	struct id after = {0};

	for (;;) {
		struct arena arena = {NULL};
		struct vec found = {.size = sizeof(struct id)};
		const struct id *ids;
		size_t i;
		int rc = case_redated(business->store, &arena, policy,
				      business->now, after, REDATE_AT_ONCE,
				      &found, err);

		ids = found.items;
		for (i = 0; rc == 0 && i < found.count; i++) {
			struct case_file before, file;

			rc = record_get(business->store, &arena, TABLE_CASES,
					ids[i].n, &before, err);
			after = ids[i];
			rc = rc < 0 ? -1 : 0;
			if (rc < 0 ||
			    !policy_kind_named(business->policy, before.kind.s))
				continue;
			file = before;
			file.policy = policy;
			rc = listen_save(business, &before, &file, err);
		}
		arena_free(&arena);
		if (rc < 0)
			return -1;
		if (found.count < REDATE_AT_ONCE)
			return 0;
	}
}

/* The policy of the batch: kept when first met, and clocks re-dated when it
 * is not the one that was in force. */
static int
settle_policy(struct business *business, struct error *err)
{
	struct store *store = business->store;
	const struct policy *old;
	struct id before, now;
	int found;

	if (edition_in_force(store, &before, err) < 0)
		return -1;
	found = edition_find(store, business->arena, business->policy_source,
			     business->policy_len, &now, err);
	if (found < 0 ||
	    (found == 0 && edition_add(store, business->policy_source,
				       business->policy_len, &now, err) < 0))
		return -1;
	store_policy(store, now);
	business->policy_id = now;
	if (before.n == 0 || before.n == now.n)
		return 0;
	if (business_policy(business, before, &old, err) < 0 ||
	    (strcmp(old->zone, business->policy->zone) != 0 &&
	     promise_redate(business, err) < 0))
		return -1;
	return redate(business, now, err);
}

/* The batch that the key was used by; another program's is refused. */
static int
find_repeat(struct business *business, const char *key, struct id *repeat,
	    struct error *err)
{
	struct batch batch;

	if (batch_by_key(business->store, business->arena, key, repeat, err) <
	    0)
		return -1;
	if (repeat->n == 0)
		return 0;
	if (batch_get(business->store, business->arena, *repeat, &batch, err) <
	    0)
		return -1;
	if (str_same(batch.tool.s, business->setting->tool))
		return 0;
	return error_set(err, ERR_USAGE, "--key %s: %s used it already (b%lld)",
			 key, batch.tool.s, (long long)repeat->n);
}

int
business_begin(struct business *business, const struct business_write *write,
	       struct id *repeat, struct error *err)
{
	struct batch head;

	if (!business->me && !write->stranger)
		return deny_stranger(business, err);
	if (!write->rehearse && strcmp(write->origin, "spool") != 0 &&
	    !write->undoes.n && spooled_drain(business, err) < 0)
		return -1;
	column_clear(&batch_shape, &head);
	head.at = business->now;
	head.clock.s = business->setting->now_given ? "given" : "system";
	head.who.s = business->user;
	head.tool.s = business->setting->tool;
	head.origin.s = write->origin;
	head.command.s = business->setting->command;
	head.undoes = write->undoes;
	head.key.s = write->key;
	if (store_begin(business->store, &head, WAIT_MS, err) < 0)
		return -1;
	business->rehearsing = write->rehearse;
	if (write->key) {
		int rc = find_repeat(business, write->key, repeat, err);

		if (rc < 0 || repeat->n > 0) {
			store_rollback(business->store);
			return rc;
		}
	}
	if (settle_policy(business, err) < 0) {
		store_rollback(business->store);
		return -1;
	}
	return 0;
}

int
business_commit(struct business *business, bool *wrote, struct error *err)
{
	if (business->rehearsing) {
		if (wrote)
			*wrote = false;
		store_rollback(business->store);
		return 0;
	}
	return store_commit(business->store, wrote, err);
}

int
business_policy(struct business *business, struct id id,
		const struct policy **of, struct error *err)
{
	struct business_edition *edition;
	struct policy_text row;
	struct error ignored;
	int rc;

	*of = business->policy;
	if (id.n == 0 || id.n == business->policy_id.n)
		return 0;
	for (edition = business->editions; edition; edition = edition->next) {
		if (edition->id.n == id.n) {
			*of = edition->policy;
			return 0;
		}
	}
	rc = record_get(business->store, business->arena, TABLE_POLICIES, id.n,
			&row, err);
	if (rc < 0)
		return -1;
	/* One that an older version could read and this one cannot is as good
	 * as unknown. */
	if (rc > 0 && strlen(row.text.s) == business->policy_len &&
	    memcmp(row.text.s, business->policy_source, business->policy_len) ==
		    0) {
		*of = business->policy;
	} else if (rc > 0 &&
		   policy_read(business->arena, "policy.yaml", row.text.s,
			       strlen(row.text.s), NULL, of, &ignored) < 0) {
		*of = business->policy;
	}
	edition = arena_get(business->arena, sizeof(*edition));
	*edition = (struct business_edition){id, *of, business->editions};
	business->editions = edition;
	return 0;
}

bool
business_id(const char *word, char *letter, struct id *id)
{
	int64_t n;

	if (!islower((unsigned char)word[0]) ||
	    !isdigit((unsigned char)word[1]) || !num_parse(word + 1, &n) ||
	    n < 1)
		return false;
	*letter = word[0];
	id->n = n;
	return true;
}

static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu",
				       "Fri", "Sat", "Sun"};
static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
				     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

char *
business_day(const struct business *business, struct day day)
{
	struct civil civil, now = day_civil(business->today);
	int64_t ahead = day.days - business->today.days;

	if (day_missing(day))
		return arena_text(business->arena, "no day");
	if (ahead >= -1 && ahead <= 1)
		return arena_text(business->arena, ahead < 0	? "yesterday"
						   : ahead == 0 ? "today"
								: "tomorrow");
	civil = day_civil(day);
	if (civil.year == now.year)
		return arena_print(business->arena, "%s %d %s",
				   weekdays[day_weekday(day)], civil.mday,
				   months[civil.month - 1]);
	return arena_print(business->arena, "%s %d %s %lld",
			   weekdays[day_weekday(day)], civil.mday,
			   months[civil.month - 1], (long long)civil.year);
}

char *
business_when(const struct business *business, struct instant at)
{
	struct civil civil;

	if (instant_missing(at))
		return arena_text(business->arena, "no time");
	civil = zone_civil(business->zone, at);
	return arena_print(business->arena, "%s %02d:%02d",
			   business_day(business, zone_day(business->zone, at)),
			   civil.hour, civil.minute);
}
