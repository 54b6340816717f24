/* SPDX-License-Identifier: ISC
 * Whole numbers as text.
 */
#include "base/num.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>

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
