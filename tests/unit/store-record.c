/* SPDX-License-Identifier: ISC
 * The one door for writing: rows in, changes journaled, batches chained.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "model/party.h"
#include "store/chain.h"
#include "store/driver.h"
#include "store/record.h"
#include "store/store.h"
#include "store/value.h"
#include "tap.h"

static struct arena arena;
static struct error err;
static char path[100];

static struct store *
opened(enum store_mode mode)
{
	struct store *store = NULL;

	ok(store_open(&arena, path, mode, &store, &err) == 0, "open: %s",
	   store ? "done" : err.text);
	return store;
}

static int
begin(struct store *store)
{
	struct batch head;

	column_clear(&batch_shape, &head);
	head.at.s = 1795420800;
	head.clock.s = "given";
	head.who.s = "nina";
	head.tool.s = "test";
	head.origin.s = "hand";
	return store_begin(store, &head, 0, &err);
}

static struct party
someone(const char *name)
{
	struct party party;

	column_clear(&party_shape, &party);
	party.name.s = name;
	party.role.s = "customer";
	return party;
}

static int64_t
number(struct store *store, const char *sql)
{
	int64_t n = -1;

	(void)driver_number(store->driver, sql, &n, &err);
	return n;
}

static void
adding(struct store *store)
{
	struct party anna = someone("Anna M\xC3\xBCller"), back;
	struct id head;
	unsigned char hash[BATCH_HASH];
	bool wrote;

	is_int(store_head(store, &head, hash, &err), 0, "a head");
	is_int(head.n, 0, "none yet");
	is_int(begin(store), 0, "begun");
	is_int(record_add(store, TABLE_PARTIES, &anna, &err), 0, "added");
	is_int(anna.id.n, 1, "the first id");
	is_int(anna.batch.n, 1, "of the first batch");
	is_text(anna.name_key.s, "anna muller", "what follows is derived");
	is_int(store_commit(store, &wrote, &err), 0, "committed");
	ok(wrote, "it wrote");
	is_int(record_get(store, &arena, TABLE_PARTIES, 1, &back, &err), 1,
	       "there");
	is_text(back.name.s, "Anna M\xC3\xBCller", "as it went in");
	ok(back.owner.s == NULL, "missing stays missing");
	is_int(record_get(store, &arena, TABLE_PARTIES, 2, &back, &err), 0,
	       "no other");
	is_int(number(store, "SELECT count(*) FROM words"), 2,
	       "two words to find her by");
	is_int(store_head(store, &head, hash, &err), 0, "a head");
	is_int(head.n, 1, "the first batch");
}

static void
changing(struct store *store)
{
	struct party before, after;

	is_int(begin(store), 0, "begun");
	record_get(store, &arena, TABLE_PARTIES, 1, &before, &err);
	after = before;
	is_int(record_set(store, TABLE_PARTIES, &before, &after, &err), 0,
	       "nothing to change");
	is_int(number(store, "SELECT count(*) FROM changes"), 0,
	       "leaves no change");
	after.name.s = "Anna Berg";
	after.note.s = "vip";
	is_int(record_set(store, TABLE_PARTIES, &before, &after, &err), 0,
	       "changed");
	is_int(number(store, "SELECT count(*) FROM changes"), 2,
	       "a row for each column, none for what is derived");
	is_int(number(store, "SELECT count(*) FROM words "
			     "WHERE word = 'berg'"),
	       1, "found by it");
	is_int(number(store, "SELECT count(*) FROM words "
			     "WHERE word = 'muller'"),
	       0, "and not by the old");
	is_int(record_void(store, TABLE_PARTIES, &after, &err), 0,
	       "taken back");
	is_int(number(store, "SELECT count(*) FROM words"), 0, "and not found");
	store_rollback(store);
	is_int(number(store, "SELECT count(*) FROM changes"), 0, "rolled back");
}

static void
nothing(struct store *store)
{
	bool wrote = true;

	is_int(begin(store), 0, "begun");
	is_int(store_commit(store, &wrote, &err), 0, "committed");
	ok(!wrote, "a batch that wrote nothing");
	is_int(number(store, "SELECT count(*) FROM batches"), 1,
	       "leaves no trace");
}

static void
marks(struct store *store)
{
	struct party good = someone("good"), bad = someone("bad");
	struct store_mark mark;
	int i;

	is_int(begin(store), 0, "begun");
	for (i = 0; i < 3; i++) {
		is_int(store_mark(store, &mark, &err), 0, "marked");
		record_add(store, TABLE_PARTIES, &bad, &err);
		is_int(store_back(store, &mark, &err), 0, "taken back");
		record_add(store, TABLE_PARTIES, &good, &err);
	}
	is_int(good.id.n, 4, "no id is lost");
	is_int(store->batch.rows.n, 3, "three rows count");
	is_int(store_commit(store, NULL, &err), 0, "committed");
	is_int(number(store, "SELECT count(*) FROM parties"), 4, "and kept");
}

static int
count(void *cookie, void *row, struct error *e)
{
	int64_t *n = cookie;

	(void)e;
	*n += ((struct party *)row)->id.n;
	return *n > 100 ? -1 : 0;
}

static void
walking(struct store *store)
{
	int64_t sum = 0, first;

	is_int(record_each(store, TABLE_PARTIES, 2, count, &sum, &err), 0,
	       "each");
	is_int(sum, 9, "from the second on");
	sum = 99;
	is_int(record_each(store, TABLE_PARTIES, 1, count, &sum, &err), -1,
	       "it can be stopped");
	record_first_of(store, TABLE_PARTIES, 2, &first, &err);
	is_int(first, 2, "the first row of the second batch");
	record_first_of(store, TABLE_PARTIES, 3, &first, &err);
	is_int(first, 5, "none of a later one");
	record_first_of(store, TABLE_TAGS, 1, &first, &err);
	is_int(first, 1, "none in an empty table");
}

static void
locking(struct store *store)
{
	struct store *other = opened(STORE_WRITE);

	is_int(begin(store), 0, "begun");
	is_int(begin(other), -1, "a second writer has to wait");
	is_int(err.code, ERR_AGAIN, "and says so");
	store_rollback(store);
	is_int(begin(other), 0, "now it may");
	store_close(other);
	is_int(begin(store), 0, "closing lets go");
	store_rollback(store);
}

static void
values(void)
{
	struct batch batch;
	const struct column *hash = column_find(&batch_shape, "hash");
	const struct column *at = column_find(&batch_shape, "at");
	const struct column *voided = column_find(&party_shape, "voided");
	struct party party = someone("x");
	char buf[VALUE_TEXT];

	column_clear(&batch_shape, &batch);
	ok(value_text(&arena, at, &batch, buf) == NULL, "missing");
	ok(value_parse(&arena, at, &batch, "-5"), "a number");
	is_text(value_text(&arena, at, &batch, buf), "-5", "and back");
	ok(!value_parse(&arena, at, &batch, "x"), "none");
	ok(value_parse(&arena, hash, &batch, "00ff"), "bytes");
	is_text(value_text(&arena, hash, &batch, buf), "00ff", "and back");
	ok(!value_parse(&arena, hash, &batch, "0"), "half a byte");
	ok(!value_parse(&arena, hash, &batch, "0g"), "no digit");
	ok(!value_parse(&arena, hash, &batch, "0/"), "nor is a stroke");
	ok(!value_parse(&arena, hash, &batch, "A0"), "nor a capital");
	ok(value_parse(&arena, hash, &batch, NULL) && !batch.hash.data,
	   "missing bytes");
	party.voided.yes = true;
	ok(value_parse(&arena, voided, &party, NULL) && !party.voided.yes,
	   "a flag that is missing is no");
	ok(value_parse(&arena, voided, &party, "1") && party.voided.yes,
	   "one is yes");
	is_text(value_text(&arena, voided, &party, buf), "1", "and back");
}

/* Two streams of fields that look alike must not hash alike. */
static void
hashing(void)
{
	struct party one = someone("ab"), two = someone("a");
	unsigned char digest[2][BATCH_HASH], hash[2][BATCH_HASH];
	struct chain *chain = chain_begin(&arena);
	struct batch batch;

	column_clear(&batch_shape, &batch);
	batch.salt = (struct bytes){(const unsigned char *)"salt", 4};
	two.owner.s = "b";
	two.role.s = one.role.s = NULL;
	chain_add(chain, TABLE_PARTIES, &one);
	chain_end(chain, &batch, NULL, digest[0], hash[0]);
	chain_add(chain, TABLE_PARTIES, &two);
	chain_end(chain, &batch, NULL, digest[1], hash[1]);
	ok(memcmp(digest[0], digest[1], BATCH_HASH) != 0,
	   "fields do not run together");
	chain_end(chain, &batch, hash[0], digest[0], hash[0]);
	chain_end(chain, &batch, hash[1], digest[1], hash[1]);
	ok(memcmp(digest[0], digest[1], BATCH_HASH) == 0,
	   "the same content, the same digest");
	ok(memcmp(hash[0], hash[1], BATCH_HASH) != 0,
	   "another past, another hash");
}

static void
refusing(void)
{
	struct store *store;

	is_int(store_open(&arena, path, STORE_CREATE, &store, &err), -1,
	       "nothing is made over an old base");
	is_int(err.code, ERR_CREATE, "73");
	is_int(store_open(&arena, "/nowhere/at/all.db", STORE_READ, &store,
			  &err),
	       -1, "no folder");
	is_int(err.code, ERR_NODB, "66");
}

int
main(void)
{
	const char *folder = getenv("TMPDIR");
	struct store *store;

	(void)snprintf(path, sizeof(path), "%s/store-record-%ld.db",
		       folder && strlen(folder) < 60 ? folder : "/tmp",
		       (long)getpid());
	store = opened(STORE_CREATE);
	if (!store)
		return done();
	adding(store);
	changing(store);
	nothing(store);
	marks(store);
	walking(store);
	locking(store);
	store_close(store);
	values();
	hashing();
	refusing();
	(void)unlink(path);
	(void)snprintf(path + strlen(path), 6, ".lock");
	(void)unlink(path);
	arena_free(&arena);
	return done();
}
