/* SPDX-License-Identifier: ISC
 * The fit of BG/NBD alone, to be set against another program's.
 *
 *	worth DB TODAY   seconds of the processor, and the log-likelihood, of all
 *	                 who bought until that day, in weeks
 */
#define _POSIX_C_SOURCE 200809L
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "learn/crowd.h"

static void
end_party(struct crowd *crowd, sqlite3_int64 first, sqlite3_int64 last,
	  sqlite3_int64 days, sqlite3_int64 today)
{
	struct lifetime_customer customer = {
		.x = days - 1,
		.t_x = (double)(last - first) / 7,
		.T = (double)(today - first) / 7,
	};

	if (days > 0)
		crowd_add(crowd, &customer);
}

int
main(int argc, char **argv)
{
	static const char sql[] =
		"SELECT party, sold_on FROM sales WHERE voided = 0 "
		"AND sold_on <= ?1 GROUP BY party, sold_on "
		"ORDER BY party, sold_on";
	sqlite3_int64 today = argc > 2 ? atoll(argv[2]) : 0;
	sqlite3_int64 party = 0, first = 0, last = 0, days = 0;
	struct arena arena = {NULL};
	struct crowd crowd = {0};
	struct lifetime fit;
	sqlite3_stmt *q;
	sqlite3 *db;
	clock_t begun;

	if (today == 0 ||
	    sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL) !=
		    SQLITE_OK ||
	    sqlite3_prepare_v2(db, sql, -1, &q, NULL) != SQLITE_OK) {
		fputs("usage: worth database today\n", stderr);
		return 2;
	}
	sqlite3_bind_int64(q, 1, today);
	while (sqlite3_step(q) == SQLITE_ROW) {
		if (sqlite3_column_int64(q, 0) != party) {
			end_party(&crowd, first, last, days, today);
			party = sqlite3_column_int64(q, 0);
			first = sqlite3_column_int64(q, 1);
			days = 0;
		}
		last = sqlite3_column_int64(q, 1);
		days++;
	}
	end_party(&crowd, first, last, days, today);
	sqlite3_finalize(q);
	sqlite3_close(db);
	crowd_end(&crowd);
	begun = clock();
	if (!lifetime_fit(&fit, LIFETIME_BGNBD, crowd.rows, crowd.count,
			  &arena))
		return 1;
	printf("%.3f %.4f %lld\n", (double)(clock() - begun) / CLOCKS_PER_SEC,
	       fit.ll, (long long)fit.customers);
	crowd_free(&crowd);
	arena_free(&arena);
	return 0;
}
