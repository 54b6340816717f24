/* SPDX-License-Identifier: ISC
 * People whose time has come by the rules of the policy.
 */
#include "keep/retention.h"

#include "keep/erase.h"
#include "model/party.h"
#include "os/zone.h"
#include "store/personal.h"

/* The first moment that is not too old: the beginning of the day that long
 * ago. */
static struct instant
oldest(const struct business *business, int64_t days)
{
	struct day day = {business->today.days - days};
	struct civil civil = day_civil(day);

	return zone_instant(business->zone, &civil);
}

static int
find_due(struct business *business, struct vec *ids, struct error *err)
{
	const struct policy *policy = business->policy;
	size_t i;

	for (i = 0; i < PARTY_ROLES; i++) {
		if (policy->retention_days[i] > 0 &&
		    personal_stale(business->store, business->arena,
				   party_roles[i],
				   oldest(business, policy->retention_days[i]),
				   ids, err) < 0)
			return -1;
	}
	return 0;
}

static int
take_one(struct business *business, struct id party, bool really, int64_t keep,
	 struct vec *rows, struct error *err)
{
	struct forget_ask ask = {.parties = &party, .count = 1, .keep = keep};
	struct vec ignored = {.size = sizeof(struct forget_row)};
	bool stopped;

	if (forget_plan(business, &ask, rows, &stopped, err) < 0)
		return -1;
	return really && !stopped ? erase_run(business, &ask, &ignored, err)
				  : 0;
}

int
retention_run(struct business *business, bool really, int64_t keep,
	      struct vec *rows, struct error *err)
{
	struct vec ids = {.size = sizeof(struct id)};
	const struct id *all;
	size_t i;

	if (find_due(business, &ids, err) < 0)
		return -1;
	all = ids.items;
	for (i = 0; i < ids.count; i++) {
		if (take_one(business, all[i], really, keep, rows, err) < 0)
			return -1;
	}
	return 0;
}
