/* SPDX-License-Identifier: ISC
 * Voices kept beside a database that could not be written.
 */
#ifndef POST_SPOOLED_H
#define POST_SPOOLED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/time.h"
#include "domain/business.h"

struct arrival;

/* What crm-log was told, or crm-intake got, before anything could be looked up. Missing words are
 * NULL. */
struct spooled_voice {
	const char *const
		*who; /* party, case, … of each row; none: a stranger */
	size_t who_count;
	const char *kind;
	const char *channel;
	const char *about;
	const char *done;
	const char *new_name;
	const char *phone;
	const char *email;
	const char *at;	     /* --at as it was typed */
	const char *key;     /* --key */
	const char *user;    /* on whose behalf */
	const char *tool;    /* the program, */
	const char *command; /* and how it was called */
	const char *flags;   /* letters: o out, n new case */
	struct instant now;  /* when it was spooled */
	bool now_given;	     /* by CRM_NOW */
	const char *bytes;
	size_t len;
	const struct arrival *arrival; /* of crm-intake: its words, bytes are
					* the mail or post; else NULL */
};

/* Keep it in DB.spool/, else in the setting's other folder. ERR_AGAIN when
 * that fails too: nothing is kept. */
int
spooled_keep(struct arena *arena, const struct business_setting *setting,
	     const struct spooled_voice *voice, struct error *err);

/* Register what lies there: each parcel its own batch, as if it had been
 * registered then; its key, or else its name, is the batch's key. A parcel is
 * removed once it is committed. What no longer resolves becomes the case of an
 * unknown customer; no voice is an error. */
int
spooled_drain(struct business *business, struct error *err);

/* How many parcels wait. */
int
spooled_count(const struct business *business, size_t *count,
	      struct error *err);

#endif
