/* SPDX-License-Identifier: ISC
 * From nothing, or from an earlier edition of the schema, to ours.
 */
#include "store/upgrade.h"

#include "base/str.h"
#include "store/driver.h"
#include "store/schema.h"
#include "store/store.h"

#define APPLICATION_ID 0x63726d31 /* "crm1" */

int
upgrade_run(struct store *store, size_t from, struct error *err)
{
	struct str sql = {0};
	size_t i;
	int rc;

	for (i = from; i < store_schema_count; i++)
		str_add(&sql, store_schema[i].sql);
	str_print(&sql, "PRAGMA application_id=%d; PRAGMA user_version=%zu;",
		  APPLICATION_ID, store_schema_count);
	rc = driver_run(store->driver, str_get(&sql), err);
	str_free(&sql);
	return rc;
}

int
upgrade_edition(struct store *store, size_t *edition, struct error *err)
{
	int64_t application, version, have = (int64_t)store_schema_count;

	if (driver_number(store->driver, "PRAGMA application_id", &application,
			  err) < 0 ||
	    driver_number(store->driver, "PRAGMA user_version", &version, err) <
		    0)
		return -1;
	if (application != APPLICATION_ID)
		return error_set(err, ERR_DATA, "%s: not a crm database",
				 store->path);
	if (version > have) {
		error_set(err, ERR_UNAVAILABLE,
			  "%s: made by a newer version of crm-tools",
			  store->path);
		return error_hint(err, "install that version, or a later one");
	}
	if (version < 1)
		return error_set(err, ERR_DATA, "%s: schema %lld is unknown",
				 store->path, (long long)version);
	*edition = (size_t)version;
	return schema_check(store->driver, store->path, *edition, err);
}
