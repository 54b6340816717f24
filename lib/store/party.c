/* SPDX-License-Identifier: ISC
 * Parties in the store.
 */
#include "store/party.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "store/driver.h"
#include "store/kin.h"
#include "store/record.h"
#include "store/store.h"
#include "store/words.h"

int
party_root(struct store *store, struct arena *arena, struct id id,
	   struct party *root, struct error *err)
{
	int rc, hops = 0;

	do {
		rc = record_get(store, arena, TABLE_PARTIES, id.n, root, err);
		if (rc <= 0)
			break;
		id = root->merged_into;
	} while (id.n > 0 && hops++ < 1000);
	if (rc == 0 || (rc > 0 && root->voided.yes)) {
		root->id.n = 0;
		return 0;
	}
	return rc < 0 ? -1 : 0;
}

int
party_name(struct store *store, struct arena *arena, struct id *id,
	   const char **name, struct error *err)
{
	static const char sql[] = "SELECT merged_into, voided, name "
				  "FROM parties WHERE id = $id";
	struct query *query;
	int64_t next, hops = 0;
	int step;

	*name = NULL;
	do {
		if (driver_query(store->driver, sql, &query, err) < 0)
			return -1;
		driver_bind_int(query, "$id", id->n);
		step = driver_step(query, err);
		next = step > 0 ? driver_int(query, 0) : 0;
		if (step > 0 && next == 0 && driver_int(query, 1) == 0)
			*name = arena_text(arena, driver_text(query, 2));
		else
			id->n = next;
		driver_done(query);
	} while (next > 0 && hops++ < 1000);
	return step < 0 ? -1 : 0;
}

static int
found_add(struct store *store, struct arena *arena, struct id id,
	  struct vec *found, struct error *err)
{
	const struct id *ids = found->items;
	struct party root;
	size_t i;

	if (party_root(store, arena, id, &root, err) < 0)
		return -1;
	if (root.id.n == 0)
		return 0;
	for (i = 0; i < found->count; i++) {
		if (ids[i].n == root.id.n)
			return 0;
	}
	*(struct id *)vec_add(found, arena) = root.id;
	return 0;
}

/* Ids in the first column of what the bound query gives. */
static int
collect(struct store *store, struct arena *arena, struct query *query,
	size_t limit, struct vec *found, struct error *err)
{
	int step = 0;

	while (found->count < limit && (step = driver_step(query, err)) > 0) {
		struct id id = {driver_int(query, 0)};

		if (found_add(store, arena, id, found, err) < 0) {
			step = -1;
			break;
		}
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
party_by_address(struct store *store, struct arena *arena, const char *key,
		 size_t limit, struct vec *found, struct error *err)
{
	static const char sql[] =
		"SELECT party FROM addresses "
		"WHERE value_key = $key AND voided = 0 ORDER BY id";
	struct query *query;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$key", key);
	return collect(store, arena, query, limit, found, err);
}

int
party_by_medium(struct store *store, struct arena *arena, const char *medium,
		const char *value, size_t limit, struct vec *found,
		struct error *err)
{
	static const char any[] =
		"SELECT party FROM addresses WHERE value_key = $key "
		"AND medium = $medium AND voided = 0 ORDER BY id";
	static const char exact[] =
		"SELECT party FROM addresses WHERE value_key = $key "
		"AND medium = $medium AND value = $value AND voided = 0 "
		"ORDER BY id";
	bool folded = strcmp(medium, "foreign") != 0;
	struct query *query;

	if (driver_query(store->driver, folded ? any : exact, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$key", words_key(arena, medium, value));
	driver_bind_text(query, "$medium", medium);
	if (!folded)
		driver_bind_text(query, "$value", value);
	return collect(store, arena, query, limit, found, err);
}

/* What lies behind every word that begins with word. */
static char *
behind(struct arena *arena, const char *word)
{
	return arena_print(arena, "%s\xF4\x8F\xBF\xBF", word);
}

/* How many names have a word that begins so, counted up to a few. */
static int
how_common(struct store *store, struct arena *arena, const char *word,
	   int64_t *count, struct error *err)
{
	static const char sql[] =
		"SELECT count(*) FROM (SELECT 1 FROM words "
		"WHERE word >= $from AND word < $until LIMIT 200) few";
	struct query *query;
	int step;

	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$from", word);
	driver_bind_text(query, "$until", behind(arena, word));
	step = driver_step(query, err);
	*count = step > 0 ? driver_int(query, 0) : 0;
	driver_done(query);
	return step < 0 ? -1 : 0;
}

/* The word of a folded name that fits fewest: where the search begins. */
static int
rarest_word(struct store *store, struct arena *arena, const char *name_key,
	    const char **rarest, struct error *err)
{
	const char *p = name_key;
	int64_t fewest = INT64_MAX, count;

	*rarest = "";
	while (*p) {
		size_t len = strcspn(p, " ");
		const char *word = arena_bytes(arena, p, len);

		p += len + (p[len] == ' ');
		if (fewest == INT64_MAX && !*p) {
			*rarest = word; /* the only one */
			return 0;
		}
		if (how_common(store, arena, word, &count, err) < 0)
			return -1;
		if (count < fewest) {
			fewest = count;
			*rarest = word;
		}
	}
	return 0;
}

int
party_by_name(struct store *store, struct arena *arena, const char *name_key,
	      size_t limit, struct vec *found, struct error *err)
{
	static const char sql[] =
		"SELECT p.id FROM words w JOIN parties p ON p.id = w.party "
		"WHERE w.word = $word AND p.name_key = $name AND p.voided = 0 "
		"ORDER BY p.id";
	struct query *query;
	const char *word;

	if (rarest_word(store, arena, name_key, &word, err) < 0 ||
	    driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$word", word);
	driver_bind_text(query, "$name", name_key);
	return collect(store, arena, query, limit, found, err);
}

/* Whether every word of wanted begins a word of name. */
static bool
words_fit(const char *name, const char *wanted)
{
	while (*wanted) {
		size_t len = strcspn(wanted, " ");
		const char *p = name;

		while (*p && strncmp(p, wanted, len) != 0) {
			p += strcspn(p, " ");
			p += *p == ' ';
		}
		if (!*p)
			return false;
		wanted += len + (wanted[len] == ' ');
	}
	return true;
}

int
party_by_words(struct store *store, struct arena *arena, const char *name_key,
	       size_t limit, struct vec *found, struct error *err)
{
	static const char sql[] =
		"SELECT p.id, p.name_key FROM words w "
		"JOIN parties p ON p.id = w.party "
		"WHERE w.word >= $from AND w.word < $until AND p.voided = 0 "
		"ORDER BY w.word, w.party";
	const char *word;
	struct query *query;
	int step = 0;

	if (rarest_word(store, arena, name_key, &word, err) < 0)
		return -1;
	if (!*word)
		return 0;
	if (driver_query(store->driver, sql, &query, err) < 0)
		return -1;
	driver_bind_text(query, "$from", word);
	driver_bind_text(query, "$until", behind(arena, word));
	while (found->count < limit && (step = driver_step(query, err)) > 0) {
		struct id id = {driver_int(query, 0)};

		if (!words_fit(driver_text(query, 1), name_key))
			continue;
		if (found_add(store, arena, id, found, err) < 0) {
			step = -1;
			break;
		}
	}
	driver_done(query);
	return step < 0 ? -1 : 0;
}

int
party_addresses(struct store *store, struct arena *arena, struct id party,
		struct vec *found, struct error *err)
{
	struct query *query;
	struct kin kin;

	if (kin_get(store, KIN_PARTY, party, &kin, err) < 0 ||
	    driver_query(
		    store->driver,
		    arena_print(arena,
				"%sSELECT %s FROM %saddresses a "
				"WHERE a.party = %s AND a.voided = 0 "
				"ORDER BY %sa.id",
				kin.with,
				record_columns(arena, TABLE_ADDRESSES, "a"),
				kin.from, kin.id,
				*kin.with ? "CASE a.party WHEN $id THEN 0 "
					    "ELSE 1 END, "
					  : ""),
		    &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", party.n);
	return record_rows(arena, query, TABLE_ADDRESSES, found, err);
}

/* "…,berlin": whether the list ends in that tag. */
static bool
ends_in(const struct str *list, const char *tag)
{
	const char *last = strrchr(str_get(list), ',');

	return strcmp(last ? last + 1 : str_get(list), tag) == 0;
}

/* They come sorted, so no DISTINCT is needed, which costs a table. */
int
party_tags(struct store *store, struct arena *arena, struct id party,
	   const char **tags, struct error *err)
{
	struct str list = {0};
	struct query *query;
	struct kin kin;
	int step;

	if (kin_get(store, KIN_PARTY, party, &kin, err) < 0 ||
	    driver_query(store->driver,
			 arena_print(arena,
				     "%sSELECT t.tag FROM %stags t "
				     "WHERE t.party = %s AND t.voided = 0 "
				     "ORDER BY t.tag",
				     kin.with, kin.from, kin.id),
			 &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", party.n);
	while ((step = driver_step(query, err)) > 0) {
		const char *tag = driver_text(query, 0);

		if (list.len && ends_in(&list, tag))
			continue;
		if (list.len)
			str_add_char(&list, ',');
		str_add(&list, tag);
	}
	driver_done(query);
	*tags = list.len ? arena_text(arena, str_get(&list)) : NULL;
	str_free(&list);
	return step;
}

int
party_tag(struct store *store, struct arena *arena, struct id party,
	  const char *tag, struct tag *row, struct error *err)
{
	struct query *query;
	struct kin kin;

	if (kin_get(store, KIN_PARTY, party, &kin, err) < 0 ||
	    driver_query(store->driver,
			 arena_print(arena,
				     "%sSELECT %s FROM %stags t "
				     "WHERE t.party = %s AND t.tag = $tag "
				     "AND t.voided = 0 ORDER BY t.id",
				     kin.with,
				     record_columns(arena, TABLE_TAGS, "t"),
				     kin.from, kin.id),
			 &query, err) < 0)
		return -1;
	driver_bind_int(query, "$id", party.n);
	driver_bind_text(query, "$tag", tag);
	return record_row(arena, query, TABLE_TAGS, row, err);
}

#define LATEST(party)                                                          \
	"SELECT i.at FROM interactions i WHERE i.party = " party               \
	" AND i.direction IN ('in', 'out') AND i.automatic = 0 "               \
	"AND i.voided = 0 ORDER BY i.at DESC LIMIT 1"

/* Each of the family is asked for its latest, so that the index gives it. */
int
party_contacted(struct store *store, struct id party, struct instant *at,
		struct error *err)
{
	static const char all[] =
		KIN_ALL("$id") "SELECT (" LATEST("tree.id") ") FROM tree";
	struct query *query;
	struct kin kin;
	int step = -1;

	*at = INSTANT_MISSING;
	if (kin_get(store, KIN_FAMILY, party, &kin, err) == 0 &&
	    driver_query(store->driver, *kin.with ? all : LATEST("$id"), &query,
			 err) == 0) {
		driver_bind_int(query, "$id", party.n);
		while ((step = driver_step(query, err)) > 0) {
			if (!driver_missing(query, 0) &&
			    (instant_missing(*at) ||
			     driver_int(query, 0) > at->s))
				at->s = driver_int(query, 0);
		}
		driver_done(query);
	}
	return step;
}
