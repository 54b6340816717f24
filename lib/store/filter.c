/* SPDX-License-Identifier: ISC
 * The filter compiler.
 */
#include "store/filter.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "store/driver.h"
#include "store/store.h"

struct bound {
	const char *name;
	bool is_int;
	int64_t n;
	const char *text;
};

static const char *const tables_merged[] = {"parties", "cases"};

void
filter_open(struct filter *filter, struct store *store, struct arena *arena)
{
	*filter = (struct filter){.store = store,
				  .arena = arena,
				  .bound = {.size = sizeof(struct bound)},
				  .then = DAY_MISSING,
				  .then_at = INSTANT_MISSING,
				  .merged = {-1, -1}};
}

void
filter_close(struct filter *filter)
{
	str_free(&filter->sql);
}

static struct bound *
bind(struct filter *filter)
{
	struct bound *bound = vec_add(&filter->bound, filter->arena);

	bound->name = arena_print(filter->arena, "$v%zu", filter->bound.count);
	return bound;
}

static const char *
bind_int(struct filter *filter, int64_t n)
{
	struct bound *bound = bind(filter);

	bound->is_int = true;
	bound->n = n;
	return bound->name;
}

static const char *
bind_text(struct filter *filter, const char *text)
{
	struct bound *bound = bind(filter);

	bound->text = text;
	return bound->name;
}

/* "%part%" for LIKE … ESCAPE '\'. */
static const char *
pattern(struct arena *arena, const char *part)
{
	struct str out = {0};

	str_add_char(&out, '%');
	for (; *part; part++) {
		if (strchr("%_\\", *part))
			str_add_char(&out, '\\');
		str_add_char(&out, *part);
	}
	str_add_char(&out, '%');
	return str_keep(&out, arena);
}

/* Most businesses never merged anything: their questions stay plain. */
static int
ask_merged(struct filter *filter, int which, struct error *err)
{
	int64_t n;

	if (filter->merged[which] >= 0)
		return 0;
	if (driver_number(filter->store->driver,
			  which ? "SELECT 1 FROM cases "
				  "WHERE merged_into IS NOT NULL LIMIT 1"
				: "SELECT 1 FROM parties "
				  "WHERE merged_into IS NOT NULL LIMIT 1",
			  &n, err) < 0)
		return -1;
	filter->merged[which] = n != 0;
	return 0;
}

static void
add_root(struct str *sql, const char *table, const char *of)
{
	str_print(sql,
		  "CASE WHEN %s IN (SELECT w.id FROM %s w "
		  "WHERE w.merged_into IS NOT NULL) THEN "
		  "(WITH RECURSIVE up(id, next) AS ("
		  "SELECT w.id, w.merged_into FROM %s w WHERE w.id = %s "
		  "UNION SELECT w.id, w.merged_into FROM up JOIN %s w "
		  "ON w.id = up.next) SELECT up.id FROM up "
		  "WHERE up.next IS NULL) ELSE %s END",
		  of, table, table, of, table, of);
}

static void
add_all(struct str *sql, const char *table, const char *of)
{
	str_print(sql,
		  "IN (WITH RECURSIVE kin(id) AS (SELECT %s UNION "
		  "SELECT w.id FROM kin JOIN %s w ON w.merged_into = kin.id) "
		  "SELECT kin.id FROM kin)",
		  of, table);
}

static void
add_set(struct str *sql, const char *table, const char *of)
{
	str_print(sql,
		  "(WITH RECURSIVE up(id) AS (%s UNION "
		  "SELECT w.merged_into FROM up JOIN %s w ON w.id = up.id "
		  "WHERE w.merged_into IS NOT NULL), "
		  "kin(id) AS (SELECT up.id FROM up UNION "
		  "SELECT w.id FROM kin JOIN %s w ON w.merged_into = kin.id) "
		  "SELECT kin.id FROM kin)",
		  of, table, table);
}

static void
add_kin(struct filter *filter, const char *mark, const char *of, int which)
{
	const char *table = tables_merged[which];
	bool merged = filter->merged[which] > 0;

	if (str_begins(mark, "root")) {
		if (merged)
			add_root(&filter->sql, table, of);
		else
			str_add(&filter->sql, of);
	} else if (str_begins(mark, "all")) {
		if (merged)
			add_all(&filter->sql, table, of);
		else
			str_print(&filter->sql, "= %s", of);
	} else {
		if (merged)
			add_set(&filter->sql, table, of);
		else
			str_print(&filter->sql, "(%s)", of);
	}
}

/* What was known then, or came later: of a day, a moment, or a batch. */
static void
add_then(struct filter *filter, const char *mark)
{
	const char *of = strstr(mark, ": ") + 2;
	const char *sign = str_begins(mark, "later") ? ">" : "<=";
	char kind = of[-3];

	if (day_missing(filter->then))
		return;
	str_add(&filter->sql, " AND ");
	if (kind == 'b')
		str_print(&filter->sql,
			  "(SELECT w.at FROM batches w WHERE w.id = %s)", of);
	else
		str_add(&filter->sql, of);
	str_print(&filter->sql, " %s %s", sign,
		  bind_int(filter, kind == 'd' ? filter->then.days
					       : filter->then_at.s));
}

/* Of a set that is all about one party, what is about it. */
static int
add_only(struct filter *filter, const char *of, struct error *err)
{
	const char *column = of + strlen("SELECT ");
	int len = (int)strcspn(column, " ");

	assert(str_begins(of, "SELECT "));
	return filter_add(filter,
			  arena_print(filter->arena, "%s AND %.*s {all c: %s}",
				      of, len, column,
				      bind_int(filter, filter->only.n)),
			  err);
}

/* One mark, "root c: k.party" without its braces. */
static int
add_mark(struct filter *filter, const char *mark, struct error *err)
{
	const char *colon = strstr(mark, ": "), *of;
	struct str outer = filter->sql;
	int which, rc;

	if (strcmp(mark, "today") == 0) {
		filter_add_int(filter, filter->today);
		return 0;
	}
	assert(colon);
	if (str_begins(mark, "then ") || str_begins(mark, "later ")) {
		add_then(filter, mark);
		return 0;
	}
	which = colon[-1] == 'k';
	if (ask_merged(filter, which, err) < 0)
		return -1;
	/* what stands within it may have marks of its own */
	filter->sql = (struct str){0};
	filter->depth++;
	rc = filter->only.n > 0 && filter->depth == 1 &&
			     str_begins(mark, "set c")
		     ? add_only(filter, colon + 2, err)
		     : filter_add(filter, colon + 2, err);
	filter->depth--;
	of = str_keep(&filter->sql, filter->arena);
	filter->sql = outer;
	if (rc == 0)
		add_kin(filter, mark, of, which);
	return rc;
}

/* The length of what stands between a brace and its partner. */
static size_t
within(const char *sql)
{
	size_t n, depth = 1;

	for (n = 0; depth > 0; n++) {
		assert(sql[n]);
		depth += sql[n] == '{';
		depth -= sql[n] == '}';
	}
	return n - 1;
}

int
filter_add(struct filter *filter, const char *sql, struct error *err)
{
	while (*sql) {
		size_t len = strcspn(sql, "{"), inner;

		str_add_bytes(&filter->sql, sql, len);
		sql += len;
		if (!*sql)
			break;
		inner = within(sql + 1);
		if (add_mark(filter, arena_bytes(filter->arena, sql + 1, inner),
			     err) < 0)
			return -1;
		sql += inner + 2;
	}
	return 0;
}

void
filter_add_int(struct filter *filter, int64_t n)
{
	str_add(&filter->sql, bind_int(filter, n));
}

void
filter_add_text(struct filter *filter, const char *text)
{
	str_add(&filter->sql, bind_text(filter, text));
}

/* Add text with every mark of that name replaced. */
static char *
replace(struct arena *arena, const char *text, const char *mark, const char *by)
{
	struct str out = {0};
	const char *at;

	while ((at = strstr(text, mark)) != NULL) {
		str_add_bytes(&out, text, (size_t)(at - text));
		str_add(&out, by);
		text = at + strlen(mark);
	}
	str_add(&out, text);
	return str_keep(&out, arena);
}

/* Add a test of a value within the test that it belongs in, if any. */
static int
add_test(struct filter *filter, const char *wrap, const char *test,
	 struct error *err)
{
	if (wrap)
		test = replace(filter->arena, wrap, "?", test);
	return filter_add(filter, test, err);
}

/* "k.due_at >= $v1 AND k.due_at <= $v2" */
static char *
range(struct filter *filter, const char *sql, int64_t low, int64_t high)
{
	struct arena *arena = filter->arena;
	const char *from, *until;

	if (low == high)
		return arena_print(arena, "%s = %s", sql,
				   bind_int(filter, low));
	from = low == CONDITION_OPEN_LOW ? NULL : bind_int(filter, low);
	until = high == CONDITION_OPEN_HIGH ? NULL : bind_int(filter, high);
	if (from && until)
		return arena_print(arena, "%s BETWEEN %s AND %s", sql, from,
				   until);
	if (!from && !until)
		return arena_print(arena, "%s IS NOT NULL", sql);
	return arena_print(arena, "%s %s %s", sql,
			   from ? ">=" : "<=", from ? from : until);
}

/* The first of the two that stand in the sql of a key. */
static char *
first_of(struct arena *arena, const char *sql)
{
	const char *comma = strrchr(sql, ',');

	assert(comma);
	return arena_bytes(arena, sql, (size_t)(comma - sql));
}

static char *
when(struct filter *filter, const struct noun_key *key,
     const struct condition_value *value)
{
	struct arena *arena = filter->arena;
	const char *second = strrchr(key->sql, ',') + 1;
	const char *on, *at;

	on = range(filter, first_of(arena, key->sql), value->day_low,
		   value->day_high);
	at = range(filter, second, value->low, value->high);
	if (key->kind == NOUN_DATED)
		on = arena_print(arena, "(%s IS NULL AND %s)", second, on);
	return arena_print(arena, "(%s OR %s)", on, at);
}

/* "'JPY', 'KRW'" of the currencies with so many decimals. */
static const char *
quoted(struct arena *arena, int decimals)
{
	const char *words = money_with_decimals(decimals);
	struct str out = {0};

	for (; *words; words += 3 + (words[3] == ' '))
		str_print(&out, "%s'%.3s'", out.len ? ", " : "", words);
	return str_keep(&out, arena);
}

/* Sums of any currency in ten-thousandths, in which conditions have them. */
static char *
in_common(struct arena *arena, const char *sql)
{
	const char *currency = strrchr(sql, ',') + 1;

	return arena_print(arena,
			   "(%s * CASE WHEN %s IN (%s) THEN 10000 "
			   "WHEN %s IN (%s) THEN 10 WHEN %s IN (%s) THEN 1 "
			   "ELSE 100 END)",
			   first_of(arena, sql), currency, quoted(arena, 0),
			   currency, quoted(arena, 3), currency,
			   quoted(arena, 4));
}

/* What a range is tested against. */
static const char *
ranged(struct arena *arena, const struct noun_key *key)
{
	if (key->kind == NOUN_MONEY)
		return in_common(arena, key->sql);
	if (key->kind == NOUN_FACT)
		return arena_print(arena, "crm_number(%s)", key->sql);
	return key->kind == NOUN_DATED ? first_of(arena, key->sql) : key->sql;
}

static char *
part(struct filter *filter, const struct noun_key *key,
     const struct condition_value *value)
{
	if (key->kind == NOUN_TEXT || key->kind == NOUN_FACT)
		return arena_print(filter->arena, "crm_part(%s, %s) = 1",
				   key->sql, bind_text(filter, value->text));
	return arena_print(filter->arena, "%s LIKE %s ESCAPE '\\'", key->sql,
			   bind_text(filter,
				     pattern(filter->arena, value->text)));
}

static int
add_missing(struct filter *filter, const struct noun_key *key,
	    struct error *err)
{
	const char *comma = strrchr(key->sql, ',');

	if (key->kind == NOUN_WHEN && comma)
		return filter_add(filter,
				  arena_print(filter->arena,
					      "(%.*s IS NULL AND %s IS NULL)",
					      (int)(comma - key->sql), key->sql,
					      comma + 1),
				  err);
	if (!key->wrap) {
		const char *sql = comma && (key->kind == NOUN_MONEY ||
					    key->kind == NOUN_DATED)
					  ? first_of(filter->arena, key->sql)
					  : key->sql;

		if (filter_add(filter, sql, err) < 0)
			return -1;
		str_add(&filter->sql, " IS NULL");
		return 0;
	}
	str_add(&filter->sql, "NOT ");
	return add_test(filter, key->wrap,
			arena_print(filter->arena, "%s IS NOT NULL", key->sql),
			err);
}

static int
add_value(struct filter *filter, const struct noun_key *key,
	  const struct condition_value *value, struct error *err)
{
	switch (value->kind) {
	case CONDITION_MISSING:
		return add_missing(filter, key, err);
	case CONDITION_WHOLE:
		return add_test(filter, key->wrap,
				arena_print(filter->arena, "%s = %s", key->sql,
					    bind_text(filter, value->text)),
				err);
	case CONDITION_PART:
		return add_test(filter, key->wrap, part(filter, key, value),
				err);
	case CONDITION_WHEN:
		return add_test(filter, key->wrap, when(filter, key, value),
				err);
	case CONDITION_RANGE:
		break;
	}
	if (key->id_sql)
		return add_test(filter, key->id_wrap,
				range(filter, key->id_sql, value->low,
				      value->high),
				err);
	return add_test(filter, key->wrap,
			range(filter, ranged(filter->arena, key), value->low,
			      value->high),
			err);
}

static int
add_word(struct filter *filter, const struct noun *noun,
	 const struct condition_value *values, struct error *err)
{
	struct arena *arena = filter->arena;
	const char *sql = noun->word;

	if (strstr(sql, "{word}"))
		sql = replace(arena, sql, "{word}",
			      bind_text(filter, values[0].text));
	if (strstr(sql, "{like}"))
		sql = replace(arena, sql, "{like}",
			      bind_text(filter,
					pattern(arena, values[0].text)));
	if (strstr(sql, "{address}"))
		sql = replace(arena, sql, "{address}",
			      bind_text(filter,
					pattern(arena, values[1].text)));
	return filter_add(filter, sql, err);
}

/* Words are tested all at once, so that an index can serve them. */
static int
add_whole(struct filter *filter, const struct noun_key *key,
	  const struct condition *condition, struct error *err)
{
	struct str test = {0};
	const char *before = "";
	size_t i;
	int rc;

	str_print(&test, "%s IN (", key->sql);
	for (i = 0; i < condition->count; i++) {
		str_print(&test, "%s%s", before,
			  bind_text(filter, condition->values[i].text));
		before = ", ";
	}
	str_add_char(&test, ')');
	rc = add_test(filter, key->wrap, str_get(&test), err);
	str_free(&test);
	return rc;
}

static bool
all_whole(const struct condition *condition)
{
	size_t i;

	for (i = 0; i < condition->count; i++) {
		if (condition->values[i].kind != CONDITION_WHOLE)
			return false;
	}
	return condition->count > 1;
}

static int
add_condition(struct filter *filter, const struct noun *noun,
	      const struct condition *condition, struct error *err)
{
	const struct noun_key *key;
	struct noun_key fact;
	size_t i;

	if (!condition->key)
		return add_word(filter, noun, condition->values, err);
	if (condition->fact) {
		fact = *noun_fact(noun);
		fact.wrap = replace(filter->arena, fact.wrap, "{name}",
				    bind_text(filter, condition->fact));
		key = &fact;
	} else {
		key = noun_key(noun, condition->key);
	}
	assert(key);
	if (all_whole(condition))
		return add_whole(filter, key, condition, err);
	for (i = 0; i < condition->count; i++) {
		if (i > 0)
			str_add(&filter->sql, " OR ");
		if (add_value(filter, key, &condition->values[i], err) < 0)
			return -1;
	}
	return 0;
}

int
filter_add_conditions(struct filter *filter, const struct noun *noun,
		      const struct condition *conditions, size_t count,
		      struct error *err)
{
	size_t i;

	for (i = 0; i < count; i++) {
		str_add(&filter->sql, " AND (");
		if (add_condition(filter, noun, &conditions[i], err) < 0)
			return -1;
		/* of a missing value the test itself is missing, not false */
		str_add(&filter->sql,
			conditions[i].unlike ? ") IS NOT TRUE" : ")");
	}
	return 0;
}

int
filter_ask(struct filter *filter, struct query **query, struct error *err)
{
	const struct bound *bound = filter->bound.items;
	size_t i;

	if (driver_query(filter->store->driver, str_get(&filter->sql), query,
			 err) < 0)
		return -1;
	for (i = 0; i < filter->bound.count; i++) {
		if (bound[i].is_int)
			driver_bind_int(*query, bound[i].name, bound[i].n);
		else
			driver_bind_text(*query, bound[i].name, bound[i].text);
	}
	return 0;
}
