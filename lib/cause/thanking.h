/* SPDX-License-Identifier: ISC
 * Everybody whom a problem concerns is thanked, or told, once.
 */
#ifndef CAUSE_THANKING_H
#define CAUSE_THANKING_H

#include <stdbool.h>

#include "base/error.h"
#include "cause/solving.h"

/* Thank everybody who reported it, which tells too: each person once, whatever
 * number of cases they have, and never again. Passed over and remarked on:
 * who has no address for a letter, a case without an outcome, a case that came
 * after its reporter was told. With buyers also write to those who bought its
 * product, did not bring it back and never wrote; the words must go as mail.
 * ERR_NO before it has an outcome, or where nobody is left. */
int
thanking_run(struct business *business, const struct problem *problem,
	     const struct gate_words *words, bool buyers,
	     struct solving *solving, struct error *err);

/* The rows of the buyers that a batch told, which is repeated by its key. */
int
thanking_again(struct business *business, const struct problem *problem,
	       struct id batch, struct solving *solving, struct error *err);

#endif
