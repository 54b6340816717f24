/* SPDX-License-Identifier: ISC
 * The limit of a job: the same SQLite work, and nothing else.
 *
 *	limit open DB          the schema, and one row
 *	limit log DB N         a complaint of party N: case, interaction, change,
 *	                       batch; durable
 *	limit show DB N        all rows of party N
 *	limit today DB UNTIL   what is due until then, and whether 100 are later
 *	limit complete DB WORD names that begin so
 *	limit escalate DB NOW  what has to climb by then
 *	limit import DB COUNT  COUNT notes, of the parties 1 to 20,000; durable
 *	limit count DB TABLE   how many rows
 *	limit value DB         what each party bought, by currency: how many, the
 *	                       sum, the largest 1, 5 and 20 %, those who make half
 *	limit bought DB N      what the counter line needs: party N, its last
 *	                       complaint, its sales by day, the fits
 *	limit walk DB          every sale by party and day, nothing done with it
 *	limit sell DB COUNT    COUNT sales, five to a party, a tenth in dollars
 *	limit fill DB COUNT    COUNT more parties like the second one, each with
 *	                       its case; the first hundred like the first one
 */
#define _POSIX_C_SOURCE 200809L
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LATE 100
#define IMPORT_PARTIES 20000

static sqlite3 *db;

static void
die(const char *what)
{
	fprintf(stderr, "limit: %s: %s\n", what, sqlite3_errmsg(db));
	exit(1);
}

static void
begin(const char *path, int flags)
{
	if (sqlite3_open_v2(path, &db, flags, NULL) != SQLITE_OK)
		die(path);
	sqlite3_busy_timeout(db, 5000);
}

static void
run(const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		die(sql);
}

static sqlite3_stmt *
query(const char *sql)
{
	sqlite3_stmt *q;

	if (sqlite3_prepare_v2(db, sql, -1, &q, NULL) != SQLITE_OK)
		die(sql);
	return q;
}

/* Step through all rows, printing each field; returns how many there were. */
static long
rows(sqlite3_stmt *q)
{
	long n = 0;
	int rc, i;

	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		for (i = 0; i < sqlite3_column_count(q); i++) {
			const unsigned char *text = sqlite3_column_text(q, i);

			fputs(text ? (const char *)text : "-", stdout);
			putchar('\t');
		}
		putchar('\n');
		n++;
	}
	if (rc != SQLITE_DONE)
		die("step");
	sqlite3_finalize(q);
	return n;
}

static long
asked(const char *sql, sqlite3_int64 value)
{
	sqlite3_stmt *q = query(sql);

	sqlite3_bind_int64(q, 1, value);
	return rows(q);
}

static sqlite3_int64
number(const char *sql)
{
	sqlite3_stmt *q = query(sql);
	sqlite3_int64 n;

	if (sqlite3_step(q) != SQLITE_ROW)
		die(sql);
	n = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	return n;
}

static void
insert(const char *sql, int count, ...)
{
	sqlite3_stmt *q = query(sql);
	va_list ap;
	int i;

	va_start(ap, count);
	for (i = 1; i <= count; i++)
		sqlite3_bind_int64(q, i, va_arg(ap, sqlite3_int64));
	va_end(ap);
	if (sqlite3_step(q) != SQLITE_DONE)
		die(sql);
	sqlite3_finalize(q);
}

/* The rows that crm-log writes for a complaint that opens a case. */
static void
log_complaint(sqlite3_int64 party)
{
	sqlite3_int64 batch, file, interaction, change;

	run("PRAGMA synchronous=FULL; BEGIN IMMEDIATE");
	asked("SELECT * FROM parties WHERE id=?1", party);
	asked("SELECT * FROM cases WHERE party=?1 AND state<>'closed'", party);
	batch = number("SELECT max(id) + 1 FROM batches");
	file = number("SELECT max(id) + 1 FROM cases");
	interaction = number("SELECT max(id) + 1 FROM interactions");
	change = number("SELECT coalesce(max(id), 0) + 1 FROM changes");
	insert("INSERT INTO cases (id, batch, voided, party, kind, subject, "
	       "owner, state, level, episode, opened_at, policy, due_at, "
	       "due_clock, needs, climb_at, opened_by) VALUES (?1, ?2, 0, ?3, "
	       "'complaint', 'it leaks', 'nina', 'open', 0, 1, 1795420800, 1, "
	       "1795438800, 'first-answer', 'answer', 1795438800, ?4)",
	       4, file, batch, party, interaction);
	insert("INSERT INTO interactions (id, batch, voided, \"case\", party, "
	       "at, kind, direction, channel, automatic, who, text) VALUES "
	       "(?1, ?2, 0, ?3, ?4, 1795420800, 'complaint', 'in', 'phone', 0, "
	       "'nina', 'it leaks')",
	       4, interaction, batch, file, party);
	insert("INSERT INTO changes (id, batch, tbl, row, col, before, after) "
	       "VALUES (?1, ?2, 'cases', ?3, 'opened_by', NULL, ?4)",
	       4, change, batch, file, interaction);
	insert("INSERT INTO batches (id, at, clock, who, tool, origin, "
	       "command, policy, rows, salt, digest, hash) VALUES (?1, "
	       "1795420800, 'given', 'nina', 'crm-log', 'hand', 'crm-log -q "
	       "-k complaint --new-case c1 it leaks', 1, 3, randomblob(16), "
	       "randomblob(32), randomblob(32))",
	       1, batch);
	run("COMMIT");
}

/* As rows of a file, in one transaction, with the cache that it takes. */
static void
import(sqlite3_int64 count)
{
	sqlite3_stmt *q;
	sqlite3_int64 first, i;
	char text[64];

	run("PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; "
	    "PRAGMA cache_size=-65536; BEGIN IMMEDIATE");
	first = number("SELECT coalesce(max(id), 0) FROM interactions");
	q = query("INSERT INTO interactions (id, batch, voided, party, at, "
		  "kind, direction, channel, automatic, who, text) VALUES "
		  "(?1, 3, 0, ?2, ?3, 'note', ?4, 'phone', 0, 'nina', ?5)");
	for (i = 1; i <= count; i++) {
		snprintf(text, sizeof(text), "call number %lld about an order",
			 (long long)i);
		sqlite3_bind_int64(q, 1, first + i);
		sqlite3_bind_int64(q, 2, i * 7919 % IMPORT_PARTIES + 1);
		sqlite3_bind_int64(q, 3, 1600000000 + i * 60);
		sqlite3_bind_text(q, 4, i % 2 ? "in" : "out", -1,
				  SQLITE_STATIC);
		sqlite3_bind_text(q, 5, text, -1, SQLITE_STATIC);
		if (sqlite3_step(q) != SQLITE_DONE)
			die("step");
		sqlite3_reset(q);
	}
	sqlite3_finalize(q);
	run("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
}

static void
show(sqlite3_int64 party)
{
	asked("SELECT * FROM parties WHERE id=?1", party);
	asked("SELECT * FROM addresses WHERE party=?1", party);
	asked("SELECT * FROM tags WHERE party=?1", party);
	asked("SELECT * FROM cases WHERE party=?1", party);
	asked("SELECT * FROM interactions WHERE party=?1 ORDER BY at DESC",
	      party);
	asked("SELECT * FROM promises WHERE party=?1", party);
	asked("SELECT * FROM messages WHERE party=?1", party);
}

static void
today(sqlite3_int64 until)
{
	asked("SELECT c.*, p.name FROM cases c JOIN parties p ON p.id=c.party "
	      "WHERE c.owner='nina' AND c.state<>'closed' AND c.due_at<=?1 "
	      "ORDER BY c.due_at",
	      until);
	asked("SELECT count(*) FROM (SELECT 1 FROM cases WHERE owner='nina' "
	      "AND state<>'closed' AND due_at>?1 LIMIT 100)",
	      until);
	asked("SELECT * FROM promises WHERE owner='nina' AND state IN "
	      "('open', 'broken') AND late_at<=?1",
	      until);
}

static void
complete(const char *word)
{
	sqlite3_stmt *q = query("SELECT p.name FROM words w JOIN parties p ON "
				"p.id=w.party WHERE w.word>=?1 AND "
				"w.word<?1||'{' LIMIT 20");

	sqlite3_bind_text(q, 1, word, -1, SQLITE_STATIC);
	rows(q);
}

static int
descending(const void *a, const void *b)
{
	sqlite3_int64 x = *(const sqlite3_int64 *)a;
	sqlite3_int64 y = *(const sqlite3_int64 *)b;

	return x > y ? -1 : x < y;
}

#define CURRENCIES 8

/* What parties bought in a currency. */
static struct purse {
	char currency[4];
	sqlite3_int64 now, *sums;
	size_t count, room;
} purses[CURRENCIES];

static void
end_party(void)
{
	struct purse *purse;

	for (purse = purses; purse < purses + CURRENCIES; purse++) {
		if (purse->now > 0 && purse->count == purse->room) {
			purse->room = purse->room ? 2 * purse->room : 1024;
			purse->sums =
				realloc(purse->sums,
					purse->room * sizeof(*purse->sums));
			if (!purse->sums)
				abort();
		}
		if (purse->now > 0)
			purse->sums[purse->count++] = purse->now;
		purse->now = 0;
	}
}

static void
print_purse(struct purse *purse)
{
	static const size_t parts[] = {100, 20, 5};
	sqlite3_int64 all = 0, upto = 0;
	size_t i, k;

	qsort(purse->sums, purse->count, sizeof(*purse->sums), descending);
	for (i = 0; i < purse->count; i++)
		all += purse->sums[i];
	printf("%s %zu %lld", purse->currency, purse->count, (long long)all);
	for (k = 0; k < sizeof(parts) / sizeof(parts[0]); k++) {
		size_t members = (purse->count + parts[k] - 1) / parts[k];

		for (upto = 0, i = 0; i < members; i++)
			upto += purse->sums[i];
		printf(" %lld", (long long)upto);
	}
	for (upto = 0, i = 0; 2 * upto < all; i++)
		upto += purse->sums[i];
	printf(" %zu\n", i);
}

static void
value(void)
{
	sqlite3_stmt *q = query("SELECT party, amount_minor, currency FROM "
				"sales WHERE voided=0 ORDER BY party, sold_on");
	sqlite3_int64 party = 0;
	size_t i;
	int rc;

	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		const char *currency = (const char *)sqlite3_column_text(q, 2);

		if (sqlite3_column_int64(q, 0) != party)
			end_party();
		party = sqlite3_column_int64(q, 0);
		for (i = 0; i + 1 < CURRENCIES && *purses[i].currency &&
			    strcmp(purses[i].currency, currency) != 0;
		     i++)
			;
		if (!*purses[i].currency)
			snprintf(purses[i].currency, 4, "%s", currency);
		purses[i].now += sqlite3_column_int64(q, 1);
	}
	if (rc != SQLITE_DONE)
		die("step");
	sqlite3_finalize(q);
	end_party();
	for (i = 0; i < CURRENCIES && *purses[i].currency; i++)
		print_purse(&purses[i]);
}

static void
bought(sqlite3_int64 party)
{
	asked("SELECT * FROM policies WHERE id=?1", 1);
	asked("SELECT * FROM parties WHERE id=?1", party);
	asked("SELECT * FROM cases WHERE party=?1 AND kind='complaint' "
	      "ORDER BY id DESC LIMIT 1",
	      party);
	asked("SELECT sold_on, amount_minor, currency, quantity FROM sales "
	      "WHERE party=?1 AND voided=0 ORDER BY sold_on",
	      party);
	asked("SELECT * FROM fits WHERE ?1", 1);
}

static void
walk(void)
{
	sqlite3_stmt *q =
		query("SELECT party, sold_on, amount_minor, currency, "
		      "quantity FROM sales WHERE voided=0 "
		      "ORDER BY party, sold_on");
	sqlite3_int64 sum = 0;

	while (sqlite3_step(q) == SQLITE_ROW)
		sum += sqlite3_column_int64(q, 1) + sqlite3_column_int64(q, 2) +
		       *sqlite3_column_text(q, 3) + sqlite3_column_int64(q, 4);
	sqlite3_finalize(q);
	printf("%lld\n", (long long)sum);
}

static void
sell(const char *count)
{
	char sql[1024];

	snprintf(sql, sizeof(sql),
		 "PRAGMA synchronous=OFF; PRAGMA cache_size=-262144; BEGIN; "
		 "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM n "
		 "WHERE i+1<%s) INSERT INTO sales (id, batch, voided, party, "
		 "sold_on, quantity, amount_minor, currency) SELECT i+1, 1, 0, "
		 "i/5+1, 19000+i%%5*97+i%%89, 1000, "
		 "100+i*104729%%9900*(CASE WHEN i%%97=0 THEN 50 ELSE 1 END), "
		 "CASE WHEN i%%10=0 THEN 'USD' ELSE 'EUR' END FROM n; "
		 "COMMIT; PRAGMA wal_checkpoint(TRUNCATE)",
		 count);
	run(sql);
}

/* What differs from row to row, by table and column; i counts from 1. */
static const struct {
	const char *table, *column, *value;
} differs[] = {
	{"parties", "id", "i+2"},
	{"parties", "name", "printf('Name%07d Family%07d',i,i)"},
	{"parties", "name_key", "printf('name%07d family%07d',i,i)"},
	{"addresses", "id", "i+2"},
	{"addresses", "party", "i+2"},
	{"addresses", "value", "printf('n%d@example.org',i)"},
	{"addresses", "value_key", "printf('n%d@example.org',i)"},
	{"tags", "id", "i+2"},
	{"tags", "party", "i+2"},
	{"cases", "id", "i+2"},
	{"cases", "party", "i+2"},
	{"cases", "opened_by", "i+2"},
	{"interactions", "id", "i+2"},
	{"interactions", "party", "i+2"},
	{"interactions", "case", "i+2"},
};

/* Append to sql, which has room. */
static void
add(char *sql, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

static void
add(char *sql, const char *fmt, ...)
{
	size_t used = strlen(sql);
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(sql + used, 8192 - used, fmt, ap);
	va_end(ap);
}

static void
copy(const char *table, const char *count)
{
	char sql[8192] = "", info[128];
	const char *comma = "";
	sqlite3_stmt *q;
	size_t i;

	add(sql,
	    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n "
	    "WHERE i<%s) INSERT INTO %s SELECT ",
	    count, table);
	snprintf(info, sizeof(info), "PRAGMA table_info(%s)", table);
	q = query(info);
	while (sqlite3_step(q) == SQLITE_ROW) {
		const char *column = (const char *)sqlite3_column_text(q, 1);
		const char *value = NULL;

		for (i = 0; i < sizeof(differs) / sizeof(differs[0]); i++)
			if (strcmp(differs[i].table, table) == 0 &&
			    strcmp(differs[i].column, column) == 0)
				value = differs[i].value;
		if (value)
			add(sql, "%s%s", comma, value);
		else
			add(sql, "%st.\"%s\"", comma, column);
		comma = ",";
	}
	sqlite3_finalize(q);
	add(sql, " FROM n JOIN %s t ON t.id=CASE WHEN i<=%d THEN 1 ELSE 2 END",
	    table, LATE);
	run(sql);
}

static void
fill(const char *count)
{
	static const char *const tables[] = {"parties", "addresses", "tags",
					     "cases", "interactions"};
	char sql[512];
	size_t i;

	run("PRAGMA synchronous=OFF; PRAGMA cache_size=-262144; BEGIN");
	for (i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		copy(tables[i], count);
	snprintf(sql, sizeof(sql),
		 "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n "
		 "WHERE i<%s) INSERT INTO words SELECT printf('%%s%%07d',w,i),"
		 "i+2 FROM (SELECT 'family' AS w UNION ALL SELECT 'name') "
		 "CROSS JOIN n",
		 count);
	run(sql);
	run("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
}

int
main(int argc, char **argv)
{
	const char *what = argc > 2 ? argv[1] : "";
	const char *given = argc > 3 ? argv[3] : "0";
	int writes = strcmp(what, "log") == 0 || strcmp(what, "fill") == 0 ||
		     strcmp(what, "import") == 0 || strcmp(what, "sell") == 0;
	sqlite3_int64 n = strtoll(given, NULL, 10);
	char sql[128];

	if (argc < 3) {
		fputs("usage: limit job database [value]\n", stderr);
		return 2;
	}
	begin(argv[2], writes ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY);
	if (strcmp(what, "open") == 0)
		asked("SELECT * FROM policies WHERE id=?1", 1);
	else if (strcmp(what, "log") == 0)
		log_complaint(n);
	else if (strcmp(what, "import") == 0)
		import(n);
	else if (strcmp(what, "show") == 0)
		show(n);
	else if (strcmp(what, "today") == 0)
		today(n);
	else if (strcmp(what, "complete") == 0)
		complete(given);
	else if (strcmp(what, "escalate") == 0)
		asked("SELECT * FROM cases WHERE climb_at<=?1", n);
	else if (strcmp(what, "fill") == 0)
		fill(given);
	else if (strcmp(what, "value") == 0)
		value();
	else if (strcmp(what, "bought") == 0)
		bought(n);
	else if (strcmp(what, "walk") == 0)
		walk();
	else if (strcmp(what, "sell") == 0)
		sell(given);
	else if (strcmp(what, "count") == 0) {
		snprintf(sql, sizeof(sql), "SELECT count(*) FROM %s", given);
		printf("%lld\n", (long long)number(sql));
	} else {
		fprintf(stderr, "limit: no such job: %s\n", what);
		return 2;
	}
	sqlite3_close(db);
	return 0;
}
