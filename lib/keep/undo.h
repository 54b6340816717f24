/* SPDX-License-Identifier: ISC
 * Taking a batch back, as a new batch; and taking that back again.
 */
#ifndef KEEP_UNDO_H
#define KEEP_UNDO_H

#include <stdbool.h>

#include "base/error.h"
#include "domain/business.h"
#include "model/row.h"

/* The batch that crm-undo takes back when none is named: the user's latest one
 * typed by hand that stands and is no undo. ERR_NO when there is none. */
int
undo_latest(struct business *business, struct id *batch, struct error *err);

/* Take it back, inside a batch whose undoes is it: what it changed becomes
 * what it was, what it made is void, and what follows from that is derived
 * anew. *row is then the batch that was undone. anyway leaves letters that have left as they are, instead of refusing.
 *
 * ERR_NO, naming why: there is no such batch; it was taken back already; a
 * present value is not what it left; a live later row refers to one to be
 * voided; a letter of it has left. ERR_DENIED: what it did cannot be taken
 * back (crm-escalate, crm-send, crm-init). */
int
undo_run(struct business *business, struct id batch, bool anyway,
	 struct batch_row *row, struct error *err);

#endif
