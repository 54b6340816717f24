/* SPDX-License-Identifier: ISC
 * Whether all is well: the file, the record, its chain, what is owed, and what
 * should be running but is not.
 */
#ifndef KEEP_CHECK_H
#define KEEP_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/finding.h"

/* Look at everything, as of one moment. heads: the hashes (struct check_head)
 * that the chain must hold. 0 when all could be looked at, or when the file is
 * too damaged to be read on, which is then a finding. */
int
check_business(struct business *business, const struct vec *heads,
	       finding_report *report, void *cookie, struct error *err);

/* A head of the chain that somebody kept. */
struct check_head {
	unsigned char hash[BATCH_HASH];
};

/* Add the heads in a line to heads (struct check_head): words of 64
 * hexadecimal digits, as crm-report day and crm-backup print them. Whether the
 * rest of the text need not be read: it is an export, whose other words are
 * none. */
bool
check_heads(struct arena *arena, const char *line, size_t len,
	    struct vec *heads);

#endif
