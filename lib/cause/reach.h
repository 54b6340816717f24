/* SPDX-License-Identifier: ISC
 * Whom a problem's words have reached, so that nobody is written to twice.
 */
#ifndef CAUSE_REACH_H
#define CAUSE_REACH_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"
#include "cause/solving.h"
#include "domain/gate.h"
#include "model/party.h"

/* Parties, each once; {0} is none yet. */
struct reach {
	struct vec parties; /* struct id */
};

bool
reach_has(const struct reach *reach, struct id party);

void
reach_add(struct business *business, struct reach *reach, struct id party);

/* Something to say on stderr. */
void
reach_remark(struct business *business, struct solving *solving,
	     const char *text);

/* Whether a letter can go to them; if not, it is remarked on who, "k7" or "a
 * buyer". */
int
reach_address(struct business *business, const struct party *party,
	      const char *who, struct solving *solving, bool *there,
	      struct error *err);

/* The words as they are said on a further case of somebody: with the first
 * letter or call. */
struct gate_words
reach_along(const struct gate_words *words);

/* "k7" */
const char *
reach_called(struct business *business, const struct case_file *file);

#endif
