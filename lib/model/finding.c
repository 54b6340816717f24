/* SPDX-License-Identifier: ISC
 * What is wrong, told row by row.
 */
#include "model/finding.h"

#include <stdarg.h>
#include <stdio.h>

int
finding_tell(const struct finding_sink *sink, char letter, int64_t id,
	     const char *check, struct error *err, const char *fmt, ...)
{
	char text[700], name[32];
	struct finding_row row = {{name}, {check}, {text}};
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (letter)
		(void)snprintf(name, sizeof(name), "%c%lld", letter,
			       (long long)id);
	else
		row.id.s = check;
	return sink->report(sink->cookie, &row, err);
}

int
finding_error(const struct finding_sink *sink, char letter, int64_t id,
	      const char *check, struct error *err)
{
	struct error what = *err;

	*err = (struct error){0};
	return finding_tell(sink, letter, id, check, err, "%s", what.text);
}
