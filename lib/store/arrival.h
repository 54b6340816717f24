/* SPDX-License-Identifier: ISC
 * Whether a row of a file came in before.
 */
#ifndef STORE_ARRIVAL_H
#define STORE_ARRIVAL_H

#include <stdbool.h>

#include "base/error.h"
#include "model/case.h"
#include "model/interaction.h"
#include "model/promise.h"
#include "model/sale.h"

struct store;

/* When the last thing was said that the record knows; missing: nothing was. */
int
arrival_last_said(struct store *store, struct instant *at, struct error *err);

/* Whether anybody has an open touch. */
int
arrival_any_touch(struct store *store, bool *any, struct error *err);

/* Whether a live interaction has that ref. */
int
arrival_ref(struct store *store, const char *ref, bool *there,
	    struct error *err);

/* Whether an earlier batch made a live interaction of that party, moment,
 * kind, direction and text; with timeless, at whatever moment. */
int
arrival_said(struct store *store, const struct interaction *like, bool timeless,
	     bool *there, struct error *err);

/* The same of a case: party, kind, subject and opened_at. */
int
arrival_case(struct store *store, const struct case_file *like, bool timeless,
	     bool *there, struct error *err);

/* Whether a live promise of that party, side, text and due is there, of
 * whatever batch. */
int
arrival_promise(struct store *store, const struct promise *like, bool *there,
		struct error *err);

/* How many live sales of earlier batches are just like it. */
int
arrival_sales(struct store *store, const struct sale *like, int64_t *count,
	      struct error *err);

#endif
