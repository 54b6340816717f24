/* SPDX-License-Identifier: ISC
 * The whole record as JSON Lines, and back: the restore of crm(7).
 */
#ifndef KEEP_TRANSFER_H
#define KEEP_TRANSFER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"

/* Called with one line and its end. */
typedef int
transfer_give(void *cookie, const char *line, size_t len, struct error *err);

/* The record as of one moment: first {"crm":1,"schema":1,"head":…,"batch":…},
 * then the batches, then every table in schema order, an object a row, all
 * durable columns as they are stored (bytes in hexadecimal), nothing derived. */
int
transfer_export(struct business *business, transfer_give *each, void *cookie,
		struct error *err);

struct transfer; /* a base being put back */

/* Begin to put a record back at setting->db, beside which it is built under
 * another name. name is what the lines are called in errors. */
void
transfer_open(struct arena *arena, const struct business_setting *setting,
	      const char *name, struct transfer **transfer);

/* The next line. Errors, ERR_DATA, begin with name and number. Where the very
 * same record is at setting->db, *same is set with the first line and the rest
 * need not be read. */
int
transfer_line(struct transfer *transfer, const char *line, size_t len,
	      bool *same, struct error *err);

/* The end: derive what is not carried, verify, compare the head with that of
 * the first line, and only then put the file in its place; a policy.yaml is
 * written where there is none. An earlier state of the same record is
 * replaced; ERR_NO for any other record (forward.h). *batch is the head. */
int
transfer_finish(struct transfer *transfer, struct id *batch, struct error *err);

/* Who was forgotten after this was exported, by the file beside the database,
 * and was forgotten again before it was put in its place: struct id. */
const struct vec *
transfer_forgotten(const struct transfer *transfer);

/* Whatever was not finished is gone. NULL is fine. */
void
transfer_close(struct transfer *transfer);

#endif
