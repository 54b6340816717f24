/* SPDX-License-Identifier: ISC
 * What changed: counts that jumped or sank, words that are new in complaints,
 * customers who have gone silent.
 */
#ifndef CAUSE_SIGNALS_H
#define CAUSE_SIGNALS_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/signal.h"

struct signals_asked {
	struct day day;	  /* that is judged, a whole one */
	const char *rate; /* as typed, "1/month"; NULL: the policy's */
	bool all;	  /* series that bring no news, too */
};

/* Rows (struct signal_row) of what that day brought: series first, then words,
 * then customers, the least likely first. The rate of false alarms is shared:
 * half of it for all series together (learn/alarm.h), a quarter for words, a
 * quarter for customers. Decided by the record alone, so that a day gives the
 * same rows whenever it is asked for, and no other day gives them again.
 * ERR_USAGE for a rate that is none. */
int
signals_list(struct business *business, const struct signals_asked *asked,
	     struct vec *rows, struct error *err);

#endif
