/* SPDX-License-Identifier: ISC
 * Who is away on a day.
 */
#ifndef STORE_ABSENCE_H
#define STORE_ABSENCE_H

#include "base/error.h"
#include "base/vec.h"
#include "model/promise.h"

struct arena;
struct store;

/* Live absences that end on the day or later, by first day: struct absence. */
int
absence_list(struct store *store, struct arena *arena, struct day day,
	     struct vec *found, struct error *err);

#endif
