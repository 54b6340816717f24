/* SPDX-License-Identifier: ISC
 * Whether a file's schema is exactly the one we made.
 */
#include "store/fingerprint.h"

#include <string.h>

#include "base/str.h"
#include "store/chain.h"
#include "store/driver.h"

const char fingerprint_expected[FINGERPRINT_TEXT] =
	"29b70b9a63f839befec8d69e8c069b36c45cdaf1e1114a09b0ae8b95c9d0984e";

int
fingerprint_read(struct driver *driver, char text[FINGERPRINT_TEXT],
		 struct error *err)
{
	static const char sql[] = "SELECT type, name, tbl_name, sql "
				  "FROM sqlite_schema ORDER BY name, type";
	static const char digits[] = "0123456789abcdef";
	unsigned char hash[BATCH_HASH];
	struct query *query;
	struct str all = {0};
	int step, i;

	if (driver_query(driver, sql, &query, err) < 0)
		return -1;
	while ((step = driver_step(query, err)) > 0) {
		const char *name = driver_text(query, 1);

		if (!name || str_begins(name, "sqlite_stat"))
			continue;
		for (i = 0; i < 4; i++) {
			const char *field = driver_text(query, i);

			str_add(&all, field ? field : "");
			str_add_char(&all, '\n');
		}
	}
	driver_done(query);
	chain_hash(str_get(&all), all.len, hash);
	str_free(&all);
	for (i = 0; i < BATCH_HASH; i++) {
		text[2 * i] = digits[hash[i] >> 4];
		text[2 * i + 1] = digits[hash[i] & 15];
	}
	text[2 * BATCH_HASH] = '\0';
	return step;
}

int
fingerprint_check(struct driver *driver, const char *path, struct error *err)
{
	char text[FINGERPRINT_TEXT];

	if (fingerprint_read(driver, text, err) < 0)
		return -1;
	if (strcmp(text, fingerprint_expected) == 0)
		return 0;
	error_set(err, ERR_DATA, "%s: its schema is not that of a crm database",
		  path);
	return error_hint(err, "something else changed the file: restore the "
			       "latest crm-backup");
}
