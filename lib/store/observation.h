/* SPDX-License-Identifier: ISC
 * Notes in the store: those of a case and of the cases merged into it, without
 * what was struck.
 */
#ifndef STORE_OBSERVATION_H
#define STORE_OBSERVATION_H

#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "model/cause.h"

struct arena;
struct store;

/* What was noted, in order of first appearance: const char * into keys, owned
 * by the arena. */
int
observation_keys(struct store *store, struct arena *arena, struct id case_id,
		 struct vec *keys, struct error *err);

/* The highest number of a trial, struck and taken back ones too, so that none
 * is used again; 0: there is none. */
int
observation_last(struct store *store, struct id case_id, int64_t *trial,
		 struct error *err);

/* How many of the notes have a day, and how many a moment. */
int
observation_times(struct store *store, struct id case_id, int64_t *days,
		  int64_t *moments, struct error *err);

/* Each note of the trials from that number on, trial by trial in the order
 * they were made: id, case, trial, seen_on, at, key and value are filled, good
 * until each returns. Memory stays flat. A result below 0 ends the walk, err
 * is then the callee's. */
int
observation_each(struct store *store, struct id case_id, int64_t from,
		 int (*each)(void *cookie, const struct observation *note,
			     struct error *err),
		 void *cookie, struct error *err);

#endif
