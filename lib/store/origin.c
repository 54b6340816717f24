/* SPDX-License-Identifier: ISC
 * Questions about where interactions came from.
 */
#include "store/origin.h"

#include "base/arena.h"
#include "store/driver.h"
#include "store/kin.h"
#include "store/record.h"
#include "store/store.h"

int
origin_of(struct store *store, struct arena *arena, struct id interaction,
	  struct origin *origin, struct error *err)
{
	const char *sql = arena_print(
		arena,
		"SELECT %s FROM origins u WHERE u.interaction = $interaction "
		"AND u.voided = 0 ORDER BY u.id LIMIT 1",
		record_columns(arena, TABLE_ORIGINS, "u"));
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$interaction", interaction.n);
	return record_row(arena, query, TABLE_ORIGINS, origin, err);
}

int
origin_find(struct store *store, struct arena *arena, const char *ref,
	    struct origin *origin, struct error *err)
{
	const char *sql =
		arena_print(arena,
			    "SELECT %s FROM origins u WHERE u.ref = $ref "
			    "AND u.voided = 0 ORDER BY u.id LIMIT 1",
			    record_columns(arena, TABLE_ORIGINS, "u"));
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$ref", ref);
	return record_row(arena, query, TABLE_ORIGINS, origin, err);
}

int
origin_letter(struct store *store, struct arena *arena, const char *message_id,
	      struct message *message, struct error *err)
{
	const char *sql = arena_print(
		arena,
		"SELECT %s FROM messages o WHERE o.message_id = $message_id "
		"AND o.voided = 0 ORDER BY o.id LIMIT 1",
		record_columns(arena, TABLE_MESSAGES, "o"));
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$message_id", message_id);
	return record_row(arena, query, TABLE_MESSAGES, message, err);
}

int
origin_last_mail(struct store *store, struct arena *arena, struct id case_id,
		 const char **ref, struct error *err)
{
	static const char sql[] = KIN_CASES(
		"$case") "SELECT u.ref FROM tree "
			 "JOIN interactions i ON i.\"case\" = tree.id "
			 "JOIN origins u ON u.interaction = i.id "
			 "WHERE i.channel = 'mail' AND i.voided = 0 "
			 "AND i.direction <> 'own' AND i.automatic = 0 AND u.voided = 0 "
			 "AND u.ref LIKE '%@%' "
			 "ORDER BY i.id DESC LIMIT 1";
	struct query *query;
	int step;

	*ref = NULL;
	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$case", case_id.n);
	step = driver_step(query, err);
	if (step > 0)
		*ref = arena_text(arena, driver_text(query, 0));
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
origin_machine_count(struct store *store, struct id party, struct instant since,
		     int64_t *count, struct error *err)
{
	static const char sql[] =
		"SELECT count(*) FROM interactions WHERE party = $party "
		"AND at >= $since AND automatic = 1 AND direction = 'in' "
		"AND voided = 0";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$party", party.n);
	driver_bind_int(query, "$since", since.s);
	step = driver_step(query, err);
	*count = step > 0 ? driver_int(query, 0) : 0;
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
origin_channels(struct store *store, struct arena *arena, struct vec *channels,
		struct error *err)
{
	static const char sql[] =
		"SELECT DISTINCT i.channel FROM origins u "
		"JOIN interactions i ON i.id = u.interaction "
		"JOIN batches b ON b.id = u.batch "
		"WHERE b.tool = 'crm-intake' AND u.voided = 0 "
		"AND i.voided = 0 AND i.direction = 'in' "
		"AND i.channel <> 'mail' ORDER BY i.channel";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	while ((step = driver_step(query, err)) > 0)
		*(const char **)vec_add(channels, arena) =
			arena_text(arena, driver_text(query, 0));
	driver_done(query);
	return step;
}
