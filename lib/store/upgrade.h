/* SPDX-License-Identifier: ISC
 * From nothing, or from an earlier edition of the schema, to ours.
 */
#ifndef STORE_UPGRADE_H
#define STORE_UPGRADE_H

#include <stddef.h>

#include "base/error.h"

struct store;

/* Run the schema files behind the first `from` in the open transaction. */
int
upgrade_run(struct store *store, size_t from, struct error *err);

/* Which edition the open file is, checked against its files (schema.h). Errors:
 * ERR_DATA for no crm database, ERR_UNAVAILABLE for one from the future. */
int
upgrade_edition(struct store *store, size_t *edition, struct error *err);

#endif
