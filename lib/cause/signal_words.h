/* SPDX-License-Identifier: ISC
 * Words that are new in complaints.
 */
#ifndef CAUSE_SIGNAL_WORDS_H
#define CAUSE_SIGNAL_WORDS_H

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"

#define SIGNAL_WORDS_DAYS 28   /* in which they are new */
#define SIGNAL_WORDS_SEVERAL 3 /* customers, at least */
#define SIGNAL_WORDS_PAST 20   /* complaints before, at least */
#define SIGNAL_WORDS_MOST 5    /* are told of one day */

/* Rows (struct signal_row) of words that several customers used in the
 * complaints of the last SIGNAL_WORDS_DAYS days, and so few of those of the year
 * before that it would be less likely than rate (false alarms a day) split over
 * all words of these days: negative binomial, as learn/alarm.h, of customers
 * now against complaints before, by the number of complaints. Only on the first
 * day on which that is so. */
int
signal_words_list(struct business *business, struct day day, double rate,
		  struct vec *rows, struct error *err);

#endif
