/* SPDX-License-Identifier: ISC
 * Customers as they come, those who are alike once.
 */
#include "learn/crowd.h"

#include "base/arena.h"
#include "tap.h"

#define MANY 20000

int
main(void)
{
	static struct lifetime_customer all[MANY];
	struct arena arena = {NULL};
	struct lifetime one, other;
	struct crowd crowd = {0};
	int64_t people = 0;
	size_t i, most = 0;

	for (i = 0; i < MANY; i++) {
		all[i].x = (int64_t)(i % 4);
		all[i].t_x = i % 4 > 0 ? (double)(i % 7 + 1) : 0;
		all[i].T = (double)(10 + i % 5);
		crowd_add(&crowd, &all[i]);
		most = crowd.cap > most ? crowd.cap : most;
	}
	crowd_end(&crowd);
	is_int((int64_t)crowd.count, 5 + 3 * 7 * 5, "each sort once");
	for (i = 0; i < crowd.count; i++)
		people += crowd.rows[i].alike;
	is_int(people, MANY, "and nobody is lost");
	ok(most <= 1024, "memory is that of the different ones");
	(void)lifetime_fit(&one, LIFETIME_BGNBD, all, MANY, &arena);
	(void)lifetime_fit(&other, LIFETIME_BGNBD, crowd.rows, crowd.count,
			   &arena);
	is_int(other.customers, MANY, "the fit counts them all");
	is_int(other.repeaters, one.repeaters, "and who came again");
	ok(one.ll == other.ll && one.r == other.r && one.b == other.b,
	   "and finds the same");
	for (i = 0; i < MANY; i++) {
		all[i].zbar = (double)(i % 3 + 1);
		all[i].later = (int64_t)(i % 2);
		all[i].alike = 2;
		crowd_add(&crowd, &all[i]);
	}
	crowd_end(&crowd);
	for (i = 0, people = 0; i < crowd.count; i++)
		people += crowd.rows[i].alike;
	is_int(people, 3 * MANY, "more may come, several at once");
	ok(crowd.rows[0].later == 0 && crowd.rows[1].later == 0 &&
		   crowd.rows[1].zbar > 0,
	   "in order");
	crowd_free(&crowd);
	crowd_end(&crowd);
	is_int((int64_t)crowd.count, 0, "empty again");
	arena_free(&arena);
	return done();
}
