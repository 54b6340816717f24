/* SPDX-License-Identifier: ISC
 * Which case a mail or post goes back to.
 */
#ifndef POST_THREAD_H
#define POST_THREAD_H

#include "base/error.h"
#include "domain/business.h"
#include "model/case.h"

struct arrival;

/* By what it answers: a letter of ours, or something that came in or that one
 * of us sent; the nearest first. file->id is 0 where none of it is of a case.
 */
int
thread_case(struct business *business, const struct arrival *arrival,
	    struct case_file *file, struct error *err);

/* By the [k7] in it, which anybody can write: it counts where the party (0:
 * one of our people) is that of the case. file as above. */
int
thread_token(struct business *business, const struct arrival *arrival,
	     struct id party, struct case_file *file, struct error *err);

/* Whether the party is that of the case, or spoke up on it; 1 or 0. */
int
thread_has(struct business *business, const struct case_file *file,
	   struct id party, struct error *err);

#endif
