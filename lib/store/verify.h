/* SPDX-License-Identifier: ISC
 * Verification of the whole record: every row against the batch that wrote it,
 * every batch against the one before.
 */
#ifndef STORE_VERIFY_H
#define STORE_VERIFY_H

#include "base/error.h"
#include "model/row.h"

struct store;

/* Called for each thing that is wrong; below 0 ends the walk as a failure. */
typedef int
verify_report(void *cookie, const struct finding_row *finding,
	      struct error *err);

/* Walk every table in id order beside the batches, each row taken back through
 * its changes to what its batch wrote, and compute digests and hashes anew.
 * Stepping back wants the present value to be what the change left; ids and
 * batches follow on one another; every stored value has the one form in which
 * we write it; at the end every table is at its end. Derived names are checked
 * too. Memory stays flat. 0 when the walk came to its end, whatever was found;
 * ERR_DATA where the file is too damaged to be read on. Of one moment only
 * where the store is open to read. */
int
verify_record(struct store *store, verify_report *report, void *cookie,
	      struct error *err);

#endif
