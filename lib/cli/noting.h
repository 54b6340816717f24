/* SPDX-License-Identifier: ISC
 * What crm-observe does with trials: taken one by one or as a table, and
 * printed as one.
 */
#ifndef CLI_NOTING_H
#define CLI_NOTING_H

#include "cause/observation.h"
#include "cli/session.h"

/* What is noted on each of several cases. */
struct noting_trial {
	struct when when;
	struct vec pairs; /* struct observation_pair */
};

/* Note it on the cases that records (struct input_record) name, in one batch;
 * print the notes. */
int
noting_trials(struct session *session, const struct vec *records,
	      struct noting_trial *trial);

/* Strike the notes that records name, in one batch. */
int
noting_strike(struct session *session, const struct vec *records,
	      const char *why);

/* A table of trials from stdin onto the case, in a batch of its own; when is
 * that of rows which do not say. */
int
noting_table(struct session *session, const char *record,
	     const struct when *when);

/* Print the notes of the case as one table. */
int
noting_print(struct session *session, const char *record);

#endif
