/* SPDX-License-Identifier: ISC
 * What lies beside the database in the folder of a business: the policy, and
 * the spool of voices that could not be written.
 */
#ifndef STORE_BESIDE_H
#define STORE_BESIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"

struct arena;

bool
beside_exists(const char *path);

/* A file of the folder that db is in. */
char *
beside_path(struct arena *arena, const char *db, const char *name);

/* A text of at most a megabyte. */
int
beside_read(struct arena *arena, const char *path, char **text, size_t *len,
	    struct error *err);

/* A list that grows, of at most 256 megabytes. */
int
beside_read_list(struct arena *arena, const char *path, char **text,
		 size_t *len, struct error *err);

/* A text over what is there, whole or not at all; its folder made (0700) where
 * there is none. */
int
beside_put(struct arena *arena, const char *path, const char *text,
	   struct error *err);

/* A new file, its folder made (0700) where there is none; never over an old
 * one. */
int
beside_add(struct arena *arena, const char *path, const char *text,
	   struct error *err);

void
beside_remove(const char *path);

/* The spool of a database: DB.spool, and other (or NULL) where that cannot be
 * written. */
struct beside_spool {
	const char *folder;
	const char *other;
};

/* A parcel of the spool. */
struct beside_parcel {
	const char *folder;
	const char *name;
};

struct beside_spool
beside_spool(struct arena *arena, const char *db, const char *other);

/* Keep bytes durably in the first of the two that takes them. */
int
beside_keep(const struct beside_spool *spool, const char *bytes, size_t len,
	    struct error *err);

/* What waits in both, oldest first: struct beside_parcel. */
int
beside_parcels(struct arena *arena, const struct beside_spool *spool,
	       struct vec *parcels, struct error *err);

/* Remove what writers left that died over a parcel; for whoever drains. */
int
beside_tidy(const struct beside_spool *spool, struct error *err);

/* *bytes is NULL when somebody took it meanwhile. */
int
beside_open(struct arena *arena, const struct beside_parcel *parcel,
	    char **bytes, size_t *len, struct error *err);

int
beside_done(const struct beside_parcel *parcel, struct error *err);

#endif
