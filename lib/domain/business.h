/* SPDX-License-Identifier: ISC
 * An open business: its record, its policy, the moment, and who acts.
 */
#ifndef DOMAIN_BUSINESS_H
#define DOMAIN_BUSINESS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/time.h"
#include "model/batch.h"
#include "policy/policy.h"
#include "store/store.h"

struct tombstone_list;
struct zone;

/* What the environment and the command line say; strings outlive the
 * business. */
struct business_setting {
	const char *db;
	const char *policy; /* path; NULL: policy.yaml beside the database */
	const char *spool;  /* fallback folder for the spool, or NULL */
	const char *user;   /* -u, CRM_USER or login name */
	struct instant now;
	bool now_given;	     /* by CRM_NOW */
	const char *tool;    /* crm-log */
	const char *command; /* as it was typed */
	enum store_mode mode;
	bool listening; /* a broken policy does not stop it (record.md, P3) */
};

/* A policy of an earlier day, read once. */
struct business_edition {
	struct id id;
	const struct policy *policy;
	struct business_edition *next;
};

struct business {
	struct arena *arena;   /* see business_scratch */
	struct arena *lasting; /* as long as the business */
	struct store *store;
	const struct business_setting *setting;
	const struct policy *policy; /* the one in force */
	struct id policy_id;	     /* known once a batch is begun */
	struct business_edition *editions;
	const char *policy_path;
	char *policy_source; /* the text that policy was read from */
	size_t policy_len;
	const struct zone *zone;
	struct instant now;
	struct day today;
	const char *user; /* short name of the policy, or login name */
	const struct policy_person *me; /* NULL: not one of our people */
	bool rehearsing;
	const struct tombstone_list *tombstones; /* tombstone.c's own */
	char warning[512]; /* what to say once on stderr, or "" */
};

/* Errors as of store_open; ERR_POLICY with the place when policy.yaml is
 * broken and the business is not only listening. */
int
business_open(struct arena *arena, const struct business_setting *setting,
	      struct business **business, struct error *err);

void
business_close(struct business *business);

/* From now on get from scratch what is gotten on the way, so that whoever
 * writes many rows can give it back after each; NULL: as before. */
void
business_scratch(struct business *business, struct arena *scratch);

/* The policy under which the clocks of a case run; the one in force where it
 * is not known. Read once for each id. */
int
business_policy(struct business *business, struct id policy,
		const struct policy **of, struct error *err);

/* Act as the one of our people who has that login name, at that moment. */
void
business_as(struct business *business, const char *user, struct instant now);

/* A login name as a short name of the policy: "Nina.Berg" is nina-berg. */
char *
business_short_name(struct arena *arena, const char *login);

/* "k7" to letter and number; false when word is not shaped like an id. One
 * that no record can have ("k0") is a number that none has. */
bool
business_id(const char *word, char *letter, struct id *id);

/* Local civil day and text ("today 13:10", "Fri 27 Nov 09:00") of an instant,
 * for sentences. Lives in the arena. */
char *
business_when(const struct business *business, struct instant at);

char *
business_day(const struct business *business, struct day day);

#endif
