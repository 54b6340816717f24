/* SPDX-License-Identifier: ISC
 * An open business.
 */
#include "domain/business.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "os/zone.h"
#include "policy/document.h"
#include "store/beside.h"
#include "store/edition.h"
#include "store/record.h"

#define SHORT_NAME 31 /* bytes */
#define NOBODYS (-1)  /* an id that no record has */

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
	return document_read(business->arena, "policy.yaml",
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
		   document_read(business->arena, "policy.yaml",
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

	business->arena = business->lasting = arena;
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

void
business_scratch(struct business *business, struct arena *scratch)
{
	business->arena = scratch ? scratch : business->lasting;
	business->store->arena = business->arena;
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
	rc = record_get(business->store, business->lasting, TABLE_POLICIES,
			id.n, &row, err);
	if (rc < 0)
		return -1;
	/* One that an older version could read and this one cannot is as good
	 * as unknown. */
	if (rc > 0 && strlen(row.text.s) == business->policy_len &&
	    memcmp(row.text.s, business->policy_source, business->policy_len) ==
		    0) {
		*of = business->policy;
	} else if (rc > 0 &&
		   document_read(business->lasting, "policy.yaml", row.text.s,
				 strlen(row.text.s), NULL, of, &ignored) < 0) {
		*of = business->policy;
	}
	edition = arena_get(business->lasting, sizeof(*edition));
	*edition = (struct business_edition){id, *of, business->editions};
	business->editions = edition;
	return 0;
}

bool
business_id(const char *word, char *letter, struct id *id)
{
	const char *digits = word + 1;

	if (!islower((unsigned char)word[0]) || !*digits ||
	    digits[strspn(digits, "0123456789")])
		return false;
	*letter = word[0];
	if (!num_parse(digits, &id->n) || id->n < 1)
		id->n = NOBODYS;
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
