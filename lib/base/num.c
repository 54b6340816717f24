/* SPDX-License-Identifier: ISC
 * Whole numbers as text.
 */
#include "base/num.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

bool
num_parse(const char *text, int64_t *n)
{
	const char *digits = text[0] == '-' ? text + 1 : text;
	char *end;
	long long value;

	if (!isdigit((unsigned char)digits[0]))
		return false;
	errno = 0;
	value = strtoll(text, &end, 10);
	if (errno || *end)
		return false;
	*n = value;
	return true;
}

bool
num_thousandths(const char *text, int64_t *n)
{
	bool minus = text[0] == '-';
	const char *p = text + (minus || text[0] == '+');
	size_t whole = strspn(p, "0123456789"), parts, i;
	int64_t value = 0;

	if (whole == 0 || whole > 15)
		return false;
	for (i = 0; i < whole; i++)
		value = value * 10 + (p[i] - '0');
	p += whole + (p[whole] == '.');
	parts = strspn(p, "0123456789");
	if (p[parts] || (p[-1] == '.' && parts == 0))
		return false;
	for (i = 0; i < 3; i++)
		value = value * 10 + (i < parts ? p[i] - '0' : 0);
	value += parts > 3 && p[3] >= '5';
	*n = minus ? -value : value;
	return true;
}
