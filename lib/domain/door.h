/* SPDX-License-Identifier: ISC
 * The door for writing: a batch begun under the policy in force, and kept.
 */
#ifndef DOMAIN_DOOR_H
#define DOMAIN_DOOR_H

#include <stdbool.h>

#include "base/error.h"
#include "domain/business.h"

struct door_write {
	const char *origin; /* hand, job or spool */
	const char *key;    /* --key, or NULL */
	struct id undoes;
	bool rehearse; /* -n: everything, then roll back */
	bool stranger; /* a voice may be registered by anybody */
};

/* Begin to write: takes the lock, begins the batch, keeps a policy first met
 * and re-dates under it. ERR_DENIED, with the names, when the
 * user is none of our people. When key was used before by a batch that stands,
 * *repeat is that batch and nothing was begun: hand out its rows again. */
int
door_begin(struct business *business, const struct door_write *write,
	   struct id *repeat, struct error *err);

/* Take back what was begun. */
void
door_back(struct business *business);

/* Commit, or roll back when rehearsing. *wrote may be NULL. */
int
door_commit(struct business *business, bool *wrote, struct error *err);

#endif
