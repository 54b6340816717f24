/* SPDX-License-Identifier: ISC
 * Founding a business.
 */
#include "domain/found.h"

#include <ctype.h>
#include <string.h>

#include "base/utf8.h"
#include "domain/door.h"
#include "os/zone.h"
#include "policy/document.h"
#include "store/beside.h"
#include "text/phone.h"

/* A name for the policy out of a login name; some words mean others there. */
static const char *
first_person(struct arena *arena, const char *login)
{
	static const char *const taken[] = {"me", "lead", "manager", "champion",
					    "customer"};
	const char *name = business_short_name(arena, login);
	size_t i;

	for (i = 0; i < sizeof(taken) / sizeof(taken[0]); i++) {
		if (strcmp(name, taken[i]) == 0)
			return "owner";
	}
	return islower((unsigned char)name[0]) ? name : "owner";
}

static int
try_policy(struct arena *arena, const char *text, size_t len, struct error *err)
{
	const struct policy *policy;

	return document_read(arena, "policy.yaml", text, len, NULL, &policy,
			     err);
}

/* What is there already has to be good. */
static int
keep_policy(struct arena *arena, const char *path, struct error *err)
{
	char *text;
	size_t len;

	if (beside_read(arena, path, &text, &len, err) < 0)
		return -1;
	return try_policy(arena, text, len, err);
}

/* What the policy says against came from the command line. */
static int
wrong_word(struct error *err)
{
	if (err->code == ERR_POLICY || err->code == ERR_DATA)
		err->code = ERR_USAGE;
	return -1;
}

static int
write_policy(struct arena *arena, struct business_setting *setting,
	     const struct found_new *new, const char *path, struct error *err)
{
	const char *user = first_person(arena, setting->user);
	const char *zone = new->zone ? new->zone : zone_here(arena);
	const struct phone_country *country;
	const struct zone *open;
	const char *code;
	char *text;

	if (!utf8_valid(new->name, strlen(new->name)))
		return error_set(err, ERR_USAGE, "the name is no UTF-8 text");
	if (zone_open(arena, zone, &open, err) < 0)
		return wrong_word(err);
	code = zone_country(arena, zone);
	country = code ? phone_country(code) : NULL;
	text = document_first(arena, new->name, new->currency, zone,
			      country ? phone_country_code(country) : NULL,
			      user, setting->user, new->mail);
	if (try_policy(arena, text, strlen(text), err) < 0)
		return wrong_word(err);
	if (beside_add(arena, path, text, err) < 0)
		return -1;
	setting->user = user;
	return 0;
}

/* The database with its first batch, which keeps the policy. */
static int
begin_record(struct arena *arena, struct business_setting *setting,
	     struct business **business, struct error *err)
{
	struct door_write write = {.origin = "job", .stranger = true};
	struct store *store;
	struct id repeat;

	if (store_open(arena, setting->db, STORE_CREATE, &store, err) < 0)
		return -1;
	store_close(store);
	setting->mode = STORE_WRITE;
	if (business_open(arena, setting, business, err) < 0 ||
	    door_begin(*business, &write, &repeat, err) < 0)
		return -1;
	return door_commit(*business, NULL, err);
}

int
found_business(struct arena *arena, struct business_setting *setting,
	       struct found_new *new, struct business **business,
	       struct error *err)
{
	const char *path = setting->policy ? setting->policy
					   : beside_path(arena, setting->db,
							 "policy.yaml");

	if (beside_exists(setting->db)) {
		error_set(err, ERR_CREATE, "%s: there already", setting->db);
		return error_hint(err, "crm-today opens it; name another with "
				       "-D or CRM_DB");
	}
	new->kept = beside_exists(path);
	if ((new->kept ? keep_policy(arena, path, err)
		       : write_policy(arena, setting, new, path, err)) < 0)
		return -1;
	if (begin_record(arena, setting, business, err) == 0)
		return 0;
	if (!new->kept && !beside_exists(setting->db))
		beside_remove(path);
	return -1;
}
