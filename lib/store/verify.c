/* SPDX-License-Identifier: ISC
 * Verification of the whole record.
 */
#include "store/verify.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/chain.h"
#include "store/driver.h"
#include "store/record.h"
#include "store/store.h"
#include "store/value.h"
#include "store/words.h"

/* Where the walk stands in one table. */
struct cursor {
	enum table_number table;
	struct query *query;
	struct arena arena; /* of the row, */
	void *buffer;	    /* which lies here */
	struct arena_mark mark;
	void *row;    /* NULL at the end */
	int64_t last; /* id before this one */
};

struct walk {
	struct store *store;
	struct finding_sink sink;
	verify_digest *digest; /* NULL: they are compared */
	void *cookie;	       /* of digest */
	struct chain *chain;
	bool restated; /* some batch was */
	struct cursor cursors[TABLE_COUNT];
	unsigned char previous[BATCH_HASH];
	int64_t last_batch;
	int64_t words; /* that there should be */
};

/* How much of a value is shown: whole characters. */
static int
shown(const char *text)
{
	size_t at = 0, len;

	for (; text[at] && at < 100; at += len)
		(void)utf8_decode(text + at, &len);
	return (int)at;
}

static int64_t
row_id(const struct cursor *cursor)
{
	return table_id(&tables[cursor->table], cursor->row)->n;
}

/* Every description begins: id, batch. */
static int64_t
row_batch(const struct cursor *cursor)
{
	return table_id(&tables[cursor->table], cursor->row)[1].n;
}

/* A value that we would have written otherwise would be hashed as another: an
 * empty text as a missing one, what stands behind a NUL not at all. */
static bool
well_formed(struct query *query, int at, const struct column *column,
	    const void *row)
{
	const char *text;
	size_t len;

	if (column->kind == KIND_FLAG)
		return !driver_missing(query, at) &&
		       (driver_int(query, at) == 0 ||
			driver_int(query, at) == 1);
	if (column_missing(column, row))
		return driver_missing(query, at);
	if (value_is_int(column) || column->kind == KIND_BYTES)
		return true;
	text = driver_bytes(query, at, &len);
	return utf8_valid(text, len);
}

static int
check_form(struct walk *walk, struct query *query, const struct table *table,
	   const void *row, struct error *err)
{
	int64_t id = ((const struct id *)row)->n;
	size_t i;

	for (i = 0; i < table->shape->count; i++) {
		const struct column *column = &table->shape->columns[i];

		if (!well_formed(query, (int)i, column, row) &&
		    finding_tell(&walk->sink, table->letter, id, "chain", err,
				 "%s has a form that no command writes",
				 column->name) < 0)
			return -1;
	}
	return 0;
}

/* --- what is derived from a row alone ----------------------------------- */

static int
has_word(struct store *store, const char *word, int64_t party,
	 struct error *err)
{
	static const char sql[] = "SELECT 1 FROM words "
				  "WHERE word = $word AND party = $party";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$word", word);
	driver_bind_int(query, "$party", party);
	step = driver_step(query, err);
	driver_done(query);
	return step;
}

/* Whether word is one of those that come before it in a folded name. */
static bool
said_before(const char *name, const char *word, size_t len)
{
	const char *p;

	for (p = name; p < word; p += strcspn(p, " ") + 1) {
		if (strcspn(p, " ") == len && memcmp(p, word, len) == 0)
			return true;
	}
	return false;
}

static int
check_words(struct walk *walk, struct arena *arena, const struct party *party,
	    struct error *err)
{
	const char *name = party->name_key.s, *p;
	size_t len;

	if (party->voided.yes || !name)
		return 0;
	for (p = name; *p; p += len + (p[len] == ' ')) {
		int rc;

		len = strcspn(p, " ");
		if (len == 0 || said_before(name, p, len))
			continue;
		walk->words++;
		rc = has_word(walk->store, arena_bytes(arena, p, len),
			      party->id.n, err);
		if (rc < 0 ||
		    (rc == 0 &&
		     finding_tell(&walk->sink, 'c', party->id.n, "derived", err,
				  "cannot be found by the words of its "
				  "name") < 0))
			return -1;
	}
	return 0;
}

static int
check_derived(struct walk *walk, struct cursor *cursor, struct error *err)
{
	union {
		struct party party;
		struct address address;
		struct product product;
	} again;
	const struct shape *shape = tables[cursor->table].shape;
	size_t i;

	if (cursor->table != TABLE_PARTIES &&
	    cursor->table != TABLE_ADDRESSES && cursor->table != TABLE_PRODUCTS)
		return 0;
	memcpy(&again, cursor->row, shape->size);
	if (cursor->table == TABLE_PARTIES)
		words_derive(&cursor->arena, &again.party);
	else if (cursor->table == TABLE_PRODUCTS)
		words_derive_product(&cursor->arena, &again.product);
	else
		words_derive_address(&cursor->arena, &again.address);
	for (i = 0; i < shape->count; i++) {
		if (!column_same(&shape->columns[i], cursor->row, &again) &&
		    finding_tell(&walk->sink, tables[cursor->table].letter,
				 row_id(cursor), "derived", err,
				 "%s is not what is derived",
				 shape->columns[i].name) < 0)
			return -1;
	}
	if (cursor->table == TABLE_PARTIES)
		return check_words(walk, &cursor->arena, &again.party, err);
	return 0;
}

static int
count_words(struct walk *walk, struct error *err)
{
	int64_t have;

	if (driver_number(walk->store->driver, "SELECT count(*) FROM words",
			  &have, err) < 0)
		return -1;
	if (have <= walk->words)
		return 0;
	return finding_tell(&walk->sink, 0, 0, "derived", err,
			    "%lld words too many to find parties by",
			    (long long)(have - walk->words));
}

/* --- back to what the batch wrote ---------------------------------------- */

static int
step_back(struct walk *walk, struct cursor *cursor, const struct change *change,
	  struct error *err)
{
	const struct table *table = &tables[cursor->table];
	const struct column *column = column_find(table->shape, change->col.s);
	char buf[VALUE_TEXT];
	const char *now, *then = change->after.s ? change->after.s : "-";

	if (!column || column->keeping != KEPT_DURABLE ||
	    change->batch.n < row_batch(cursor))
		return finding_tell(&walk->sink, 'z', change->id.n, "chain",
				    err,
				    "changes %.60s of %c%lld, which cannot be",
				    change->col.s, table->letter,
				    (long long)row_id(cursor));
	now = value_text(&cursor->arena, column, cursor->row, buf);
	if (!str_same(now, change->after.s)) {
		if (!now)
			now = "-";
		if (finding_tell(
			    &walk->sink, table->letter, row_id(cursor), "chain",
			    err,
			    "%s is not what b%lld left: now %.*s, then %.*s",
			    column->name, (long long)change->batch.n,
			    shown(now), now, shown(then), then) < 0)
			return -1;
	}
	if (!value_parse(&cursor->arena, column, cursor->row, change->before.s))
		return finding_tell(&walk->sink, 'z', change->id.n, "chain",
				    err, "the value before is no %s",
				    column->name);
	return 0;
}

static int
take_back(struct walk *walk, struct cursor *cursor, struct error *err)
{
	static const char sql[] =
		"SELECT id, batch, col, before, after FROM changes "
		"WHERE tbl = $tbl AND \"row\" = $row ORDER BY id DESC";
	struct query *query;
	int64_t last = INT64_MAX;
	int step;

	if (cursor->table == TABLE_CHANGES)
		return 0;
	if (driver_query(walk->store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$tbl", tables[cursor->table].name);
	driver_bind_int(query, "$row", row_id(cursor));
	while ((step = driver_step(query, err)) > 0) {
		const char *col = driver_text(query, 2);
		struct change change = {
			.id = {driver_int(query, 0)},
			.batch = {driver_int(query, 1)},
			.col = {arena_text(&cursor->arena, col ? col : "")},
			.before = {arena_text(&cursor->arena,
					      driver_text(query, 3))},
			.after = {arena_text(&cursor->arena,
					     driver_text(query, 4))},
		};

		if (change.id.n >= last)
			step = error_set(err, ERR_DATA,
					 "the index of changes is damaged");
		else
			step = step_back(walk, cursor, &change, err);
		if (step < 0)
			break;
		last = change.id.n;
	}
	driver_done(query);
	return step;
}

/* --- the walk -------------------------------------------------------------- */

static int
cursor_next(struct walk *walk, struct cursor *cursor, struct error *err)
{
	const struct table *table = &tables[cursor->table];
	int step = driver_step(cursor->query, err);
	int64_t id;

	arena_reset(&cursor->arena, cursor->mark);
	cursor->row = NULL;
	if (step <= 0)
		return step;
	cursor->row = cursor->buffer;
	record_load(&cursor->arena, cursor->query, 0, cursor->table,
		    cursor->row);
	id = row_id(cursor);
	if (id <= cursor->last && cursor->last > 0)
		return error_set(err, ERR_DATA, "the table %s is damaged",
				 table->name);
	if (id != cursor->last + 1 &&
	    finding_tell(&walk->sink, table->letter, cursor->last + 1, "chain",
			 err, "is missing") < 0)
		return -1;
	cursor->last = id;
	return 0;
}

static int
cursor_open(struct walk *walk, enum table_number table, struct error *err)
{
	struct cursor *cursor = &walk->cursors[table];
	struct arena *arena = walk->store->arena;
	const char *sql =
		arena_print(arena, "SELECT %s FROM %s t ORDER BY t.id",
			    record_columns(arena, table, "t"),
			    tables[table].name);

	cursor->table = table;
	cursor->buffer = arena_get(&cursor->arena, tables[table].shape->size);
	cursor->mark = arena_mark(&cursor->arena);
	if (driver_query(walk->store->driver, sql, &cursor->query, err) < 0)
		return -1;
	return cursor_next(walk, cursor, err);
}

/* What a batch wrote into one table. */
static int
take_rows(struct walk *walk, struct cursor *cursor, int64_t batch,
	  struct error *err)
{
	while (cursor->row && row_batch(cursor) <= batch) {
		if (row_batch(cursor) < batch &&
		    finding_tell(&walk->sink, tables[cursor->table].letter,
				 row_id(cursor), "chain", err,
				 "says it is of b%lld, which is past",
				 (long long)row_batch(cursor)) < 0)
			return -1;
		if (check_form(walk, cursor->query, &tables[cursor->table],
			       cursor->row, err) < 0 ||
		    check_derived(walk, cursor, err) < 0 ||
		    take_back(walk, cursor, err) < 0)
			return -1;
		chain_add(walk->chain, cursor->table, cursor->row);
		if (cursor_next(walk, cursor, err) < 0)
			return -1;
	}
	return 0;
}

static bool
is_hash(const struct bytes *bytes, const unsigned char hash[BATCH_HASH])
{
	return bytes->len == BATCH_HASH &&
	       memcmp(bytes->data, hash, BATCH_HASH) == 0;
}

/* The digest that the content of a batch is held against: the latest of its
 * restatements. What a forger adds is in a batch that is no crm-forget. */
static int
restated(struct walk *walk, struct arena *arena, const struct batch *batch,
	 struct bytes *digest, struct error *err)
{
	static const char sql[] =
		"SELECT r.id, r.digest, r.batch, b.tool FROM restatements r "
		"JOIN batches b ON b.id = r.batch WHERE r.of = $of "
		"ORDER BY r.id DESC LIMIT 1";
	struct query *query;
	const void *bytes;
	int step;

	*digest = batch->digest;
	if (!walk->restated)
		return 0;
	if (driver_query(walk->store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_int(query, "$of", batch->id.n);
	step = driver_step(query, err);
	if (step > 0 && (driver_int(query, 2) <= batch->id.n ||
			 !str_same(driver_text(query, 3), "crm-forget"))) {
		step = finding_tell(&walk->sink, 'h', driver_int(query, 0),
				    "chain", err,
				    "restates b%lld, and only crm-forget may",
				    (long long)batch->id.n);
	} else if (step > 0) {
		bytes = driver_bytes(query, 1, &digest->len);
		digest->data =
			(unsigned char *)arena_bytes(arena, bytes, digest->len);
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

static int
judge_batch(struct walk *walk, struct arena *arena, const struct batch *batch,
	    const unsigned char digest[BATCH_HASH], struct error *err)
{
	unsigned char hash[BATCH_HASH];
	struct bytes stated;

	if (walk->digest)
		return walk->digest(walk->cookie, batch->id, digest, err);
	if (restated(walk, arena, batch, &stated, err) < 0)
		return -1;
	if (!is_hash(&stated, digest))
		return finding_tell(&walk->sink, 'b', batch->id.n, "chain", err,
				    "what it wrote is not what is there now");
	if (batch->digest.len == BATCH_HASH)
		chain_link(walk->last_batch > 0 ? walk->previous : NULL,
			   batch->digest.data, hash);
	if (batch->digest.len != BATCH_HASH || !is_hash(&batch->hash, hash))
		return finding_tell(&walk->sink, 'b', batch->id.n, "chain", err,
				    "does not follow on the batch before it");
	return 0;
}

static int
check_batch(struct walk *walk, struct arena *arena, const struct batch *batch,
	    struct error *err)
{
	unsigned char digest[BATCH_HASH], hash[BATCH_HASH];
	size_t i;

	if (batch->id.n <= walk->last_batch && walk->last_batch > 0)
		return error_set(err, ERR_DATA,
				 "the table of batches is damaged");
	if (batch->id.n != walk->last_batch + 1 &&
	    finding_tell(&walk->sink, 'b', walk->last_batch + 1, "chain", err,
			 "is missing") < 0)
		return -1;
	for (i = 0; i < TABLE_COUNT; i++) {
		if (take_rows(walk, &walk->cursors[i], batch->id.n, err) < 0)
			return -1;
	}
	chain_end(walk->chain, batch, NULL, digest, hash);
	if (judge_batch(walk, arena, batch, digest, err) < 0)
		return -1;
	walk->last_batch = batch->id.n;
	/* The next link is judged by itself. */
	memset(walk->previous, 0, BATCH_HASH);
	if (batch->hash.len == BATCH_HASH)
		memcpy(walk->previous, batch->hash.data, BATCH_HASH);
	return 0;
}

/* The batch being written has no row of its own yet. */
static bool
is_now(const struct walk *walk, int64_t batch)
{
	return walk->store->begun && walk->store->batch.id.n > 0 &&
	       batch == walk->store->batch.id.n;
}

/* Rows of no batch that is there: the first of each table tells. */
static int
check_ends(struct walk *walk, struct error *err)
{
	size_t i;

	for (i = 0; i < TABLE_COUNT; i++) {
		struct cursor *cursor = &walk->cursors[i];

		if (cursor->row && !is_now(walk, row_batch(cursor)) &&
		    finding_tell(
			    &walk->sink, tables[i].letter, row_id(cursor),
			    "chain", err,
			    "was written by no batch that is there (b%lld)",
			    (long long)row_batch(cursor)) < 0)
			return -1;
	}
	return count_words(walk, err);
}

static int
walk_batches(struct walk *walk, struct error *err)
{
	static const char sql[] =
		"SELECT id, at, clock, who, tool, origin, command, policy, "
		"undoes, \"key\", \"rows\", salt, digest, hash FROM batches "
		"ORDER BY id";
	struct arena arena = {NULL};
	struct query *query;
	struct batch batch;
	size_t i;
	int step;

	if (driver_query(walk->store->driver, sql, &query, err) < 0)
		return -1;
	while ((step = driver_step(query, err)) > 0) {
		struct arena_mark mark = arena_mark(&arena);

		for (i = 0; i < batch_shape.count; i++)
			value_load(&arena, query, (int)i,
				   &batch_shape.columns[i], &batch);
		if (check_form(walk, query, &table_batches, &batch, err) < 0 ||
		    check_batch(walk, &arena, &batch, err) < 0) {
			step = -1;
			break;
		}
		arena_reset(&arena, mark);
	}
	driver_done(query);
	arena_free(&arena);
	return step;
}

static int
walk_record(struct walk *walk, struct error *err)
{
	size_t i;
	int rc = 0;

	walk->chain = chain_begin(walk->store->arena);
	for (i = 0; i < TABLE_COUNT && rc == 0; i++)
		rc = cursor_open(walk, (enum table_number)i, err);
	walk->restated = walk->cursors[TABLE_RESTATEMENTS].row != NULL;
	if (rc == 0)
		rc = walk_batches(walk, err);
	if (rc == 0)
		rc = check_ends(walk, err);
	for (i = 0; i < TABLE_COUNT; i++) {
		driver_done(walk->cursors[i].query);
		arena_free(&walk->cursors[i].arena);
	}
	return rc;
}

int
verify_record(struct store *store, finding_report *report, void *cookie,
	      struct error *err)
{
	struct walk walk = {.store = store, .sink = {report, cookie}};

	return walk_record(&walk, err);
}

static int
refuse(void *cookie, const struct finding_row *finding, struct error *err)
{
	(void)cookie;
	error_set(err, ERR_DATA, "the record is not sound: %.40s %.300s",
		  finding->id.s, finding->text.s);
	return error_hint(err, "crm-check says what else is wrong");
}

int
verify_digests(struct store *store, verify_digest *each, void *cookie,
	       struct error *err)
{
	struct walk walk = {.store = store,
			    .sink = {refuse, NULL},
			    .digest = each,
			    .cookie = cookie};

	return walk_record(&walk, err);
}
