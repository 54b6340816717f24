/* SPDX-License-Identifier: ISC
 * What was promised and what became of it, in the store.
 */
#ifndef STORE_TRUST_H
#define STORE_TRUST_H

#include "base/error.h"
#include "base/time.h"
#include "model/column.h"

struct store;

struct trust_promise {
	const char *side; /* ours, theirs */
	const char *owner;
	const char *state; /* open, broken, kept, dropped */
	struct when due;
	struct instant settled_at;
};

/* Ours and theirs that were due on the day since or later, or from its
 * beginning on. Each lives until its call returns; a result below 0 ends the
 * walk, err is then the callee's. */
int
trust_promises(struct store *store, struct day since, struct instant beginning,
	       int (*each)(void *cookie, const struct trust_promise *promise,
			   struct error *err),
	       void *cookie, struct error *err);

/* The invoices issued in the days low to high, by id; likewise. */
int
trust_invoices(struct store *store, struct day low, struct day high,
	       int (*each)(void *cookie, struct id invoice, struct error *err),
	       void *cookie, struct error *err);

#endif
