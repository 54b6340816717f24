/* SPDX-License-Identifier: ISC
 * Verification of the whole record: every row against the batch that wrote it,
 * every batch against the one before.
 */
#ifndef STORE_VERIFY_H
#define STORE_VERIFY_H

#include "base/error.h"
#include "model/batch.h"
#include "model/finding.h"

struct store;

/* Walk every table in id order beside the batches, each row taken back through
 * its changes to what its batch wrote, and compute digests and hashes anew.
 * Stepping back wants the present value to be what the change left; ids and
 * batches follow on one another; every stored value has the one form in which
 * we write it; at the end every table is at its end. Of a batch that crm-forget
 * restated, the latest restatement counts for the content and its own digest
 * for the chain; nobody else may restate. Derived names are checked
 * too. Memory stays flat. 0 when the walk came to its end, whatever was found;
 * ERR_DATA where the file is too damaged to be read on. Of one moment only
 * where the store is open to read; inside a batch, its own rows are left out. */
int
verify_record(struct store *store, finding_report *report, void *cookie,
	      struct error *err);

/* Called with the digest over what is left of each batch. */
typedef int
verify_digest(void *cookie, struct id batch,
	      const unsigned char digest[BATCH_HASH], struct error *err);

/* The same walk for whoever restates, inside the batch that does: digests are
 * handed out instead of compared. ERR_DATA for anything that is wrong. */
int
verify_digests(struct store *store, verify_digest *each, void *cookie,
	       struct error *err);

#endif
