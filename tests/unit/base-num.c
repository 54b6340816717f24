/* SPDX-License-Identifier: ISC
 * Numbers as text.
 */
#include "base/num.h"

#include "tap.h"

static int64_t
thousandths(const char *text)
{
	int64_t n = -77;

	return num_thousandths(text, &n) ? n : -77;
}

int
main(void)
{
	static const char *const none[] = {
		"",   "-",   "+",   ".5",  "5.",  "1,5",   "5 ",
		" 5", "0x1", "1e3", "nan", "--1", "1.2.3", "1234567890123456"};
	size_t i;

	is_int(thousandths("12"), 12000, "a whole number");
	is_int(thousandths("+10"), 10000, "with a plus");
	is_int(thousandths("-9.5"), -9500, "with decimals, below 0");
	is_int(thousandths("0.0004"), 0, "rounded down");
	is_int(thousandths("-0.0005"), -1, "and away from zero");
	is_int(thousandths("1.99951"), 2000, "into the next whole one");
	for (i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		ok(thousandths(none[i]) == -77, "no number: \"%s\"", none[i]);
	return done();
}
