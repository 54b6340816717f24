/* SPDX-License-Identifier: ISC
 * The notes of a case as one table: a row a trial, a column a key.
 */
#ifndef CAUSE_NOTEBOOK_H
#define CAUSE_NOTEBOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/column.h"

/* Columns: id (of the first note of the trial), at, the keys in order of first
 * appearance, and for free, where some trials have a day or a moment and no
 * key is called so: time ("20:15"), weekday ("Mon"), month ("Nov"), all in the
 * zone of the business. All but the first two are struct text. */
struct notebook {
	struct id case_id;
	struct shape shape;
	size_t first; /* the column of the first key */
	size_t keys;
	size_t *sorted; /* columns of the keys, by name */
};

/* Of the case and those merged into it, what was struck left out; owned by the
 * arena. No key at all: keys is 0. */
int
notebook_open(struct business *business, struct arena *arena, struct id case_id,
	      struct notebook *notebook, struct error *err);

/* Each trial from that number on as a row of the shape, good until its call
 * returns; a result below 0 ends the walk, err is then the callee's. Memory
 * stays flat. */
int
notebook_each(struct business *business, const struct notebook *notebook,
	      int64_t from,
	      int (*each)(void *cookie, const void *row, struct error *err),
	      void *cookie, struct error *err);

/* The trials with the last numbers, at most that many, into rows (whose items
 * are rows of the shape), owned by the arena; *more: there are others. */
int
notebook_latest(struct business *business, struct arena *arena,
		const struct notebook *notebook, size_t most, struct vec *rows,
		bool *more, struct error *err);

#endif
