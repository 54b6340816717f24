/* SPDX-License-Identifier: ISC
 * What is wrong, told row by row.
 */
#ifndef MODEL_FINDING_H
#define MODEL_FINDING_H

#include <stdint.h>

#include "base/error.h"
#include "model/row.h"

/* Called for each thing that is wrong, with a row that lives until it returns;
 * below 0 ends the walk as a failure. */
typedef int
finding_report(void *cookie, const struct finding_row *finding,
	       struct error *err);

/* Where findings go. */
struct finding_sink {
	finding_report *report;
	void *cookie;
};

/* Tell that something about a record (letter 0: none, the check itself) is
 * wrong; the text is cut at 700 bytes. The answer is that of report. */
int
finding_tell(const struct finding_sink *sink, char letter, int64_t id,
	     const char *check, struct error *err, const char *fmt, ...)
	__attribute__((format(printf, 6, 7)));

/* A failure that is itself what is wrong: told, and err is empty again. */
int
finding_error(const struct finding_sink *sink, char letter, int64_t id,
	      const char *check, struct error *err);

#endif
