/* SPDX-License-Identifier: ISC
 * Notes in the store.
 */
#include "store/observation.h"

#include "base/arena.h"
#include "store/driver.h"
#include "store/kin.h"
#include "store/store.h"

/* A question about the notes of a case and its kin; its two pieces are what is
 * selected and what follows "WHERE of the case". */
static int
ask(struct store *store, struct id case_id, const char *columns,
    const char *rest, struct query **query, struct error *err)
{
	struct arena arena = {NULL};
	struct kin kin;
	int rc = kin_get(store, KIN_CASE, case_id, &kin, err);

	if (rc == 0)
		rc = driver_query(
			store->driver,
			arena_print(&arena,
				    "%sSELECT %s FROM %sobservations o "
				    "WHERE o.\"case\" = %s %s",
				    kin.with, columns, kin.from, kin.id, rest),
			query, err);
	if (rc == 0)
		driver_bind_int(*query, "$id", case_id.n);
	arena_free(&arena);
	return rc;
}

int
observation_keys(struct store *store, struct arena *arena, struct id case_id,
		 struct vec *keys, struct error *err)
{
	struct query *query;
	int step;

	keys->size = sizeof(const char *);
	if (ask(store, case_id, "o.\"key\"",
		"AND o.voided = 0 AND o.struck IS NULL "
		"GROUP BY o.\"key\" ORDER BY min(o.id)",
		&query, err) < 0)
		return -1;
	while ((step = driver_step(query, err)) > 0)
		*(const char **)vec_add(keys, arena) =
			arena_text(arena, driver_text(query, 0));
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
observation_last(struct store *store, struct id case_id, int64_t *trial,
		 struct error *err)
{
	struct query *query;
	int step;

	if (ask(store, case_id, "coalesce(max(o.trial), 0)", "", &query, err) <
	    0)
		return -1;
	step = driver_step(query, err);
	*trial = step > 0 ? driver_int(query, 0) : 0;
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
observation_times(struct store *store, struct id case_id, int64_t *days,
		  int64_t *moments, struct error *err)
{
	struct query *query;
	int step;

	if (ask(store, case_id, "count(o.seen_on), count(o.at)",
		"AND o.voided = 0 AND o.struck IS NULL", &query, err) < 0)
		return -1;
	step = driver_step(query, err);
	*days = step > 0 ? driver_int(query, 0) : 0;
	*moments = step > 0 ? driver_int(query, 1) : 0;
	driver_done(query);
	return step < 0 ? -1 : 0;
}

static void
load(struct query *query, struct observation *note)
{
	column_clear(&observation_shape, note);
	note->id.n = driver_int(query, 0);
	note->case_id.n = driver_int(query, 1);
	note->trial.n = driver_int(query, 2);
	if (!driver_missing(query, 3))
		note->seen_on.days = driver_int(query, 3);
	if (!driver_missing(query, 4))
		note->at.s = driver_int(query, 4);
	note->key.s = driver_text(query, 5);
	note->value.s = driver_text(query, 6);
}

int
observation_each(struct store *store, struct id case_id, int64_t from,
		 int (*each)(void *cookie, const struct observation *note,
			     struct error *err),
		 void *cookie, struct error *err)
{
	struct observation note;
	struct query *query;
	int step;

	if (ask(store, case_id,
		"o.id, o.\"case\", o.trial, o.seen_on, o.at, o.\"key\", "
		"o.value",
		"AND o.trial >= $from AND o.voided = 0 AND o.struck IS NULL "
		"ORDER BY o.\"case\", o.trial, o.id",
		&query, err) < 0)
		return -1;
	driver_bind_int(query, "$from", from);
	while ((step = driver_step(query, err)) > 0) {
		load(query, &note);
		if (each(cookie, &note, err) < 0) {
			step = -1;
			break;
		}
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}
