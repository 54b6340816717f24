/* SPDX-License-Identifier: ISC
 * A policy that is not in force yet.
 */
#include "keep/draft.h"

#include <string.h>

#include "base/arena.h"
#include "domain/ruled.h"
#include "os/zone.h"
#include "policy/document.h"
#include "store/beside.h"
#include "store/store.h"

static int
check_zone(const char *name, struct error *err)
{
	struct arena arena = {NULL};
	const struct zone *zone;
	int rc = zone_open(&arena, name, &zone, err);

	arena_free(&arena);
	return rc;
}

/* Its rules against what is known of people, where there is a database. */
static int
check_rules(struct arena *arena, const struct business_setting *setting,
	    const struct policy *policy, const char *name, const char *text,
	    size_t len, struct error *err)
{
	struct business business = {.arena = arena,
				    .lasting = arena,
				    .setting = setting,
				    .policy = policy,
				    .now = setting->now,
				    .user = setting->user};
	struct error none;
	int rc;

	if (policy->score.rule_count == 0)
		return 0;
	if (zone_open(arena, policy->zone, &business.zone, err) < 0)
		return -1;
	business.today = zone_day(business.zone, business.now);
	if (store_open(arena, setting->db, STORE_READ, &business.store, &none) <
	    0)
		business.store = NULL;
	rc = ruled_check(&business, name, text, len, err);
	store_close(business.store);
	return rc;
}

int
draft_read(struct arena *arena, const struct business_setting *setting,
	   const char *path, const struct policy **policy, struct error *err)
{
	const struct policy *read;
	char *text;
	size_t len;

	if (!path)
		path = setting->policy;
	if (!path)
		path = beside_path(arena, setting->db, "policy.yaml");
	if (!beside_exists(path) && strcmp(path, "-") != 0) {
		error_set(err, ERR_POLICY, "%.300s: no such file", path);
		return error_hint(err, "crm-init writes one beside the "
				       "database; CRM_POLICY names another");
	}
	if (beside_read(arena, path, &text, &len, err) < 0 ||
	    document_read(arena, path, text, len, check_zone, &read, err) < 0 ||
	    check_rules(arena, setting, read, path, text, len, err) < 0)
		return -1;
	if (policy)
		*policy = read;
	return 0;
}
