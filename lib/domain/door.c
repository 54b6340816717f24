/* SPDX-License-Identifier: ISC
 * The door for writing.
 */
#include "domain/door.h"

#include <string.h>

#include "base/str.h"
#include "domain/docket.h"
#include "domain/promise.h"
#include "store/batch.h"
#include "store/case.h"
#include "store/edition.h"
#include "store/record.h"

#define WAIT_MS 5000
#define REDATE_AT_ONCE 1000

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
			rc = docket_save(business, &before, &file, err);
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
door_begin(struct business *business, const struct door_write *write,
	   struct id *repeat, struct error *err)
{
	struct batch head;

	if (!business->me && !write->stranger)
		return deny_stranger(business, err);
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

void
door_back(struct business *business)
{
	store_rollback(business->store);
}

int
door_commit(struct business *business, bool *wrote, struct error *err)
{
	if (business->rehearsing) {
		if (wrote)
			*wrote = false;
		store_rollback(business->store);
		return 0;
	}
	return store_commit(business->store, wrote, err);
}
