/* SPDX-License-Identifier: ISC
 * The chain, the verification of a record, and what batches say of each other.
 */
#include <stdlib.h>
#include <unistd.h>

#include "tap.h"

#include "base/arena.h"
#include "base/str.h"
#include "model/party.h"
#include "store/batch.h"
#include "store/driver.h"
#include "store/record.h"
#include "store/store.h"
#include "store/verify.h"

static struct arena arena;
static struct error err;
static char path[] = "/tmp/crm-verify.XXXXXX/crm.db";

struct found {
	int count;
	char id[32];
	char check[32];
	int stop_at; /* fail then, if not 0 */
};

static int
note_found(void *cookie, const struct finding_row *finding, struct error *e)
{
	struct found *found = cookie;

	if (found->count++ == 0) {
		(void)snprintf(found->id, sizeof(found->id), "%s",
			       finding->id.s);
		(void)snprintf(found->check, sizeof(found->check), "%s",
			       finding->check.s);
	}
	if (found->count == found->stop_at)
		return error_set(e, ERR_IO, "enough");
	return 0;
}

static struct store *
open_store(enum store_mode mode)
{
	struct store *store = NULL;

	if (store_open(&arena, path, mode, &store, &err) < 0) {
		printf("Bail out! %s\n", err.text);
		exit(1);
	}
	return store;
}

static struct batch
head_of(const char *key, int64_t undoes)
{
	struct batch head;

	column_clear(&batch_shape, &head);
	head.at.s = 1000;
	head.clock.s = "given";
	head.who.s = "nina";
	head.tool.s = "crm-add";
	head.origin.s = "hand";
	head.key.s = key;
	head.undoes.n = undoes;
	return head;
}

/* One batch that adds a party of that name and renames the one before. */
static int64_t
write_batch(struct store *store, const char *name, const char *key,
	    int64_t undoes)
{
	struct batch head = head_of(key, undoes);
	struct party party, before, after;

	column_clear(&party_shape, &party);
	party.name.s = name;
	party.role.s = "customer";
	if (store_begin(store, &head, 0, &err) < 0 ||
	    record_add(store, TABLE_PARTIES, &party, &err) < 0)
		return -1;
	if (party.id.n > 1) {
		if (record_get(store, &arena, TABLE_PARTIES, party.id.n - 1,
			       &before, &err) <= 0)
			return -1;
		after = before;
		after.note.s = "renamed";
		after.name.s = arena_print(&arena, "Old %s", before.name.s);
		if (record_set(store, TABLE_PARTIES, &before, &after, &err) < 0)
			return -1;
	}
	return store_commit(store, NULL, &err) < 0 ? -1 : store->batch.id.n;
}

static void
is_found(struct store *store, const char *id, const char *check,
	 const char *title)
{
	struct found found = {0};

	is_int(verify_record(store, note_found, &found, &err), 0, title);
	is_text(found.id, id, title);
	is_text(found.check, check, title);
}

/* Change something behind the record's back, look, and change it back. */
static void
edited(struct store *store, const char *edit, const char *id, const char *check)
{
	driver_run(store->driver, "SAVEPOINT edited", &err);
	if (driver_run(store->driver, edit, &err) < 0)
		ok(false, "%s: %s", edit, err.text);
	is_found(store, id, check, edit);
	driver_run(store->driver, "ROLLBACK TO edited; RELEASE edited", &err);
}

static void
test_verify(struct store *store)
{
	struct found found = {.stop_at = 1};
	int i;

	is_found(store, "", "", "an empty record is sound");
	for (i = 0; i < 5; i++)
		is_int(write_batch(store, "Anna Berg Anna", NULL, 0), i + 1,
		       "a batch");
	is_found(store, "", "", "a record with changes is sound");

	edited(store, "UPDATE parties SET name = 'X' WHERE id = 5", "c5",
	       "derived");
	edited(store, "UPDATE parties SET role = 'x' WHERE id = 5", "b5",
	       "chain");
	edited(store, "UPDATE parties SET note = 'x' WHERE id = 2", "c2",
	       "chain");
	edited(store, "UPDATE parties SET owner = '' WHERE id = 2", "c2",
	       "chain");
	edited(store, "UPDATE parties SET role = role || char(0) || 'x'", "c1",
	       "chain");
	edited(store, "UPDATE parties SET voided = 2 WHERE id = 3", "c3",
	       "chain");
	edited(store, "UPDATE parties SET batch = 9 WHERE id = 5", "b5",
	       "chain");
	edited(store, "UPDATE parties SET batch = 1 WHERE id = 2", "b1",
	       "chain");
	edited(store, "UPDATE changes SET before = 'x' WHERE id = 1", "b1",
	       "chain");
	edited(store, "UPDATE changes SET col = 'nothing' WHERE id = 1", "z1",
	       "chain");
	edited(store, "UPDATE changes SET col = 'name_key' WHERE id = 1", "z1",
	       "chain");
	edited(store, "UPDATE changes SET tbl = 'tags' WHERE id = 3", "b2",
	       "chain");
	edited(store, "DELETE FROM changes WHERE id = 2", "b1", "chain");
	edited(store, "DELETE FROM parties WHERE id = 5", "b5", "chain");
	edited(store, "DELETE FROM parties WHERE id = 3", "c3", "chain");
	edited(store, "DELETE FROM batches WHERE id = 5", "c5", "chain");
	edited(store, "DELETE FROM batches WHERE id = 2", "b2", "chain");
	edited(store, "UPDATE batches SET salt = x'00' WHERE id = 4", "b4",
	       "chain");
	edited(store, "UPDATE batches SET hash = zeroblob(32) WHERE id = 4",
	       "b4", "chain");
	edited(store, "UPDATE batches SET hash = x'' WHERE id = 4", "b4",
	       "chain");
	edited(store, "UPDATE batches SET command = '' WHERE id = 3", "b3",
	       "chain");
	edited(store, "UPDATE batches SET at = at + 1 WHERE id = 1", "b1",
	       "chain");
	edited(store, "DELETE FROM words WHERE party = 1", "c1", "derived");
	edited(store, "INSERT INTO words VALUES ('zebra', 1)", "derived",
	       "derived");
	edited(store, "UPDATE parties SET name_key = 'x' WHERE id = 4", "c4",
	       "derived");
	edited(store, "UPDATE parties SET id = -1 WHERE id = 1", "c1", "chain");

	driver_run(store->driver, "UPDATE parties SET role = 'y'", &err);
	is_int(verify_record(store, note_found, &found, &err), -1,
	       "who has enough ends the walk");
	is_int(found.count, 1, "at once");
	is_text(err.text, "enough", "with their own words");
	driver_run(store->driver, "UPDATE parties SET role = 'customer'", &err);
	is_found(store, "", "", "put back, all is well");
}

static int64_t
undone(struct store *store, int64_t id)
{
	struct id by;

	return batch_undone(store, (struct id){id}, &by, &err) < 0 ? -1 : by.n;
}

static int64_t
by_key(struct store *store, const char *key)
{
	struct id id;

	return batch_by_key(store, &arena, key, &id, &err) < 0 ? -1 : id.n;
}

static int64_t
latest(struct store *store, const char *who)
{
	struct id id;

	return batch_latest(store, who, &id, &err) < 0 ? -1 : id.n;
}

static int
count_batches(void *cookie, const struct batch *batch, struct error *e)
{
	int64_t *last = cookie;

	(void)e;
	*last = batch->id.n;
	return batch->id.n == 3;
}

static void
test_batches(struct store *store)
{
	int64_t one, two, undo, again, more, last = 0;

	is_int(by_key(store, "a"), 0, "a key that was never used");
	one = write_batch(store, "One", "a", 0);
	two = write_batch(store, "Two", NULL, 0);
	is_int(by_key(store, "a"), one, "a key finds its batch");
	is_int(latest(store, "nina"), two, "the latest");
	is_int(latest(store, "bo"), 0, "of somebody who did nothing");
	undo = write_batch(store, "Undo", NULL, one);
	is_int(undone(store, one), undo, "undone");
	is_int(by_key(store, "a"), 0, "whose key is free again");
	is_int(latest(store, "nina"), two, "an undo is not the latest");
	again = write_batch(store, "Again", NULL, undo);
	is_int(undone(store, undo), again, "an undo undone");
	is_int(undone(store, one), 0, "… and the batch stands again");
	is_int(by_key(store, "a"), one, "with its key");
	more = write_batch(store, "More", NULL, one);
	is_int(undone(store, one), more, "undone once more");
	is_int(undone(store, again), 0, "the last of a line stands");
	undo = write_batch(store, "Undo two", NULL, two);
	is_int(undone(store, two), undo, "the other one too");
	is_int(latest(store, "nina"), 5, "then the one before is the latest");
	is_int(batch_each(store, "nina", count_batches, &last, &err), 0,
	       "a walk that ends itself");
	is_int(last, 3, "where it wants to");
	is_int(batch_walk(store, count_batches, &last, &err), 0,
	       "from the oldest on");
	is_int(last, 3, "too");
	ok(batch_fixed("crm-send") && !batch_fixed("crm-log") &&
		   !batch_fixed(NULL),
	   "what cannot be taken back");
	is_found(store, "", "", "and the record is sound");
}

int
main(void)
{
	struct store *store;
	char *slash;

	slash = strrchr(path, '/');
	*slash = '\0';
	if (!mkdtemp(path))
		return 1;
	*slash = '/';
	store = open_store(STORE_CREATE);
	test_verify(store);
	test_batches(store);
	store_close(store);
	(void)unlink(path);
	(void)unlink(arena_print(&arena, "%s.lock", path));
	*slash = '\0';
	(void)rmdir(path);
	arena_free(&arena);
	return done();
}
