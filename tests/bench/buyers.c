/* SPDX-License-Identifier: ISC
 * Customers as BG/NBD and Gamma-Gamma have them, for the fit to find.
 *
 *	buyers DB COUNT   sales of the parties 1 to COUNT over two years
 */
#define _POSIX_C_SOURCE 200809L
#include <math.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define TODAY 20780 /* 2026-11-23 */
#define YEARS 730.0

static uint64_t state = 88172645463325252u;

/* xorshift64 of G. Marsaglia, Journal of Statistical Software 8, 2003. */
static double
uniform(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return ((double)(state >> 11) + 0.5) / 9007199254740992.0;
}

static double
normal(void)
{
	return sqrt(-2 * log(uniform())) * cos(6.283185307179586 * uniform());
}

/* G. Marsaglia, W. W. Tsang, ACM Transactions on Mathematical Software 26,
 * 2000. */
static double
gamma_of(double shape)
{
	double d, c, x, v;

	if (shape < 1)
		return gamma_of(shape + 1) * pow(uniform(), 1 / shape);
	d = shape - 1.0 / 3;
	c = 1 / sqrt(9 * d);
	for (;;) {
		x = normal();
		v = pow(1 + c * x, 3);
		if (v > 0 &&
		    log(uniform()) < x * x / 2 + d - d * v + d * log(v))
			return d * v;
	}
}

static void
die(sqlite3 *db, const char *what)
{
	fprintf(stderr, "buyers: %s: %s\n", what, sqlite3_errmsg(db));
	exit(1);
}

static long sale;

static void
buy(sqlite3 *db, sqlite3_stmt *q, long party, double day, double amount)
{
	sqlite3_bind_int64(q, 1, ++sale);
	sqlite3_bind_int64(q, 2, party);
	sqlite3_bind_int64(q, 3, (sqlite3_int64)floor(day));
	sqlite3_bind_int64(q, 4, (sqlite3_int64)ceil(amount * 100));
	if (sqlite3_step(q) != SQLITE_DONE)
		die(db, "insert");
	sqlite3_reset(q);
}

/* The parameters of CDNOW as published, in weeks. */
static void
live(sqlite3 *db, sqlite3_stmt *q, long party)
{
	double rate = gamma_of(0.243) / 4.414 / 7;
	double leave = gamma_of(0.793), stay = gamma_of(2.426);
	double scale = gamma_of(3.74) / 15.44;
	double day = TODAY - YEARS * uniform();

	leave /= leave + stay;
	for (;;) {
		buy(db, q, party, day, gamma_of(6.25) / scale);
		day -= log(uniform()) / rate;
		if (!(day < TODAY + 1))
			break;
		/* after a repeat they may leave */
		if (uniform() < leave) {
			buy(db, q, party, day, gamma_of(6.25) / scale);
			break;
		}
	}
}

int
main(int argc, char **argv)
{
	long count = argc > 2 ? strtol(argv[2], NULL, 10) : 0, party;
	sqlite3_stmt *q;
	sqlite3 *db;

	if (count < 1) {
		fputs("usage: buyers database count\n", stderr);
		return 2;
	}
	if (sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL) !=
		    SQLITE_OK ||
	    sqlite3_exec(db,
			 "PRAGMA synchronous=OFF; PRAGMA cache_size=-262144; "
			 "BEGIN",
			 NULL, NULL, NULL) != SQLITE_OK ||
	    sqlite3_prepare_v2(db,
			       "INSERT INTO sales (id, batch, voided, party, "
			       "sold_on, quantity, amount_minor, currency) "
			       "VALUES (?1, 1, 0, ?2, ?3, 1000, ?4, 'EUR')",
			       -1, &q, NULL) != SQLITE_OK)
		die(db, argv[1]);
	for (party = 1; party <= count; party++)
		live(db, q, party);
	sqlite3_finalize(q);
	if (sqlite3_exec(db, "COMMIT; PRAGMA wal_checkpoint(TRUNCATE)", NULL,
			 NULL, NULL) != SQLITE_OK)
		die(db, "commit");
	sqlite3_close(db);
	printf("%ld\n", sale);
	return 0;
}
