/* SPDX-License-Identifier: ISC
 * What crm-score does with worth alone. Each opens the business.
 */
#ifndef CLI_VALUING_H
#define CLI_VALUING_H

#include "cli/session.h"

/* Fit the models to the sales until a day (NULL: today) by day or week (NULL:
 * week), keep them and print a row for each. */
int
valuing_fit(struct session *session, const char *until, const char *unit);

/* What is to be expected of a history that is only supposed. next and params
 * may be NULL. */
int
valuing_suppose(struct session *session, const char *history, const char *next,
		const char *params);

/* One line for a till. */
int
valuing_till(struct session *session, const char *who);

#endif
