/* SPDX-License-Identifier: ISC
 * Founding a business.
 */
#include "domain/found.h"

#include <ctype.h>
#include <string.h>

#include "base/str.h"
#include "os/zone.h"
#include "store/beside.h"

/* A short name for the policy out of a login name: "Nina.Berg" is nina. */
static char *
short_name(struct arena *arena, const char *user)
{
	char *name = arena_text(arena, user);
	size_t i;

	for (i = 0; name[i]; i++) {
		name[i] = (char)tolower((unsigned char)name[i]);
		if (!(isalnum((unsigned char)name[i]) || name[i] == '-' ||
		      name[i] == '_')) {
			name[i] = '\0';
			break;
		}
	}
	return isalpha((unsigned char)name[0]) ? name
					       : arena_text(arena, "me");
}

static int
write_policy(struct arena *arena, const struct business_setting *setting,
	     const struct found_new *new, const char *path, struct error *err)
{
	const char *user = short_name(arena, setting->user);
	const char *zone = new->zone ? new->zone : zone_here(arena);
	const struct policy *policy;
	const struct zone *open;
	char *text;

	if (zone_open(arena, zone, &open, err) < 0) {
		err->code = ERR_USAGE;
		return -1;
	}
	text = policy_first(arena, new->name, new->currency, zone, user, user,
			    new->mail);
	if (policy_read(arena, "policy.yaml", text, strlen(text), NULL,
			&policy, err) < 0) {
		err->code = ERR_USAGE;
		return -1;
	}
	return beside_add(arena, path, text, err);
}

int
found_business(struct arena *arena, struct business_setting *setting,
	       const struct found_new *new, struct business **business,
	       struct error *err)
{
	const char *path = setting->policy
				   ? setting->policy
				   : beside_path(arena, setting->db,
						 "policy.yaml");
	struct business_write write = {.origin = "job", .stranger = true};
	struct store *store;
	struct id repeat;
	bool kept = beside_exists(path);

	if (beside_exists(setting->db)) {
		error_set(err, ERR_CREATE, "%s: there already", setting->db);
		return error_hint(err, "crm-today opens it; name another with "
				       "-D or CRM_DB");
	}
	if (!kept && write_policy(arena, setting, new, path, err) < 0)
		return -1;
	if (store_open(arena, setting->db, STORE_CREATE, &store, err) < 0) {
		if (!kept)
			beside_remove(path);
		return -1;
	}
	store_close(store);
	setting->mode = STORE_WRITE;
	if (business_open(arena, setting, business, err) < 0)
		return -1;
	if (business_begin(*business, &write, &repeat, err) < 0)
		return -1;
	return business_commit(*business, NULL, err);
}
