/* SPDX-License-Identifier: ISC
 * Questions about the outbox.
 */
#include "store/message.h"

#include "base/arena.h"
#include "base/str.h"
#include "os/random.h"
#include "store/driver.h"
#include "store/record.h"
#include "store/store.h"

#define NAME_BYTES 12

/* The words of the index messages_queue, so that it is used. */
#define IN_QUEUE "o.state IN ('queued', 'sending', 'unknown') AND o.voided = 0"

/* Fetched while the question still stands, so both see one moment. */
static int
first_row(struct store *store, struct arena *arena, const char *sql,
	  const char *name, struct instant at, struct message *message,
	  struct error *err)
{
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, name, at.s);
	step = driver_step(query, err);
	if (step > 0)
		step = record_get(store, arena, TABLE_MESSAGES,
				  driver_int(query, 0), message, err);
	driver_done(query);
	return step;
}

#define FIRST(where)                                                           \
	"SELECT o.id FROM messages o WHERE " IN_QUEUE                          \
	" AND o.state <> 'unknown' AND " where                                 \
	" ORDER BY o.try_at, o.id LIMIT 1"

int
message_due(struct store *store, struct arena *arena, struct instant due,
	    struct instant far, struct message *message, struct error *err)
{
	int rc = first_row(store, arena, FIRST("o.try_at <= $due"), "$due", due,
			   message, err);

	if (rc != 0)
		return rc;
	return first_row(store, arena, FIRST("o.try_at > $far"), "$far", far,
			 message, err);
}

int
message_waiting(struct store *store,
		int (*each)(void *cookie, const struct message *message,
			    struct error *err),
		void *cookie, struct error *err)
{
	struct arena arena = {NULL};
	const char *sql =
		arena_print(store->arena,
			    "SELECT %s FROM messages o WHERE " IN_QUEUE
			    " ORDER BY o.try_at NULLS FIRST, o.id",
			    record_columns(store->arena, TABLE_MESSAGES, "o"));
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	while ((step = driver_step(query, err)) > 0) {
		struct arena_mark mark = arena_mark(&arena);
		struct message message;

		record_load(&arena, query, 0, TABLE_MESSAGES, &message);
		if (each(cookie, &message, err) < 0) {
			step = -1;
			break;
		}
		arena_reset(&arena, mark);
	}
	driver_done(query);
	arena_free(&arena);
	return step;
}

int
message_thread(struct store *store, struct arena *arena, struct id case_id,
	       const char *address, const char **message_id, struct error *err)
{
	static const char sql[] =
		"SELECT message_id FROM messages WHERE \"case\" = $case "
		"AND address = $address AND voided = 0 "
		"ORDER BY id DESC LIMIT 1";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$case", case_id.n);
	driver_bind_text(query, "$address", address);
	step = driver_step(query, err);
	*message_id =
		step > 0 ? arena_text(arena, driver_text(query, 0)) : NULL;
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
message_name(struct arena *arena, struct id case_id, const char *domain,
	     const char **message_id, struct error *err)
{
	unsigned char bytes[NAME_BYTES];
	struct str name = {0};
	size_t i;

	if (random_bytes(bytes, sizeof(bytes), err) < 0)
		return -1;
	str_add_char(&name, '<');
	if (case_id.n > 0)
		str_print(&name, "k%lld.", (long long)case_id.n);
	for (i = 0; i < sizeof(bytes); i++)
		str_print(&name, "%02x", bytes[i]);
	str_print(&name, "@%s>", domain);
	*message_id = str_keep(&name, arena);
	return 0;
}
