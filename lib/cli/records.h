/* SPDX-License-Identifier: ISC
 * The records that a sink works on, from its operands or from stdin.
 */
#ifndef CLI_RECORDS_H
#define CLI_RECORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/session.h"
#include "domain/input.h"

/* Up to count operands from first on, else the first field (or the first two)
 * of each line on stdin; with "-" among the operands, stdin. ERR_NO "no rows
 * on stdin"; ERR_USAGE at a terminal or the null device. records: struct
 * input_record. */
int
records_read(struct session *session, size_t first, size_t count, bool two,
	     struct vec *records);

/* Call each for every record, in the batch that is begun. A bad row of stdin
 * fails as "stdin:17: …" with ERR_DATA; with --keep-going it is taken back and
 * written to --rejects with its reason, and the status at the end is 65. */
int
records_each(struct session *session, const struct vec *records,
	     int (*each)(struct session *session,
			 const struct input_record *record, void *cookie),
	     void *cookie);

#endif
