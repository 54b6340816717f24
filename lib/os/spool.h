/* SPDX-License-Identifier: ISC
 * A folder of small parcels that outlive the process: what could not be put
 * into the database waits here, whole or not at all.
 */
#ifndef OS_SPOOL_H
#define OS_SPOOL_H

#include <stddef.h>

struct arena;
struct error;
struct vec;

#define SPOOL_NAME 40
#define SPOOL_LIMIT ((size_t)128 * 1024 * 1024) /* bytes of one parcel */

/* Keep bytes durably in a file of folder, made when missing. name is unique;
 * names sort by the wall clock. A folder others could write into: ERR_DENIED;
 * more than SPOOL_LIMIT: ERR_DATA. */
int
spool_add(const char *folder, const void *bytes, size_t len,
	  char name[SPOOL_NAME], struct error *err);

/* The names in folder (const char *, oldest first), owned by the arena; none
 * when there is no folder. Files being written and foreign names are left
 * out; names is initialised here. */
int
spool_list(struct arena *arena, const char *folder, struct vec *names,
	   struct error *err);

/* One parcel, owned by the arena. Links, pipes and names that spool_add does
 * not give are refused with ERR_DENIED. */
int
spool_read(struct arena *arena, const char *folder, const char *name,
	   char **data, size_t *len, struct error *err);

/* Durably; one that is gone already is fine. */
int
spool_remove(const char *folder, const char *name, struct error *err);

/* Remove the unfinished files of writers that died; those of live ones stay.
 * For whoever drains. */
int
spool_tidy(const char *folder, struct error *err);

#endif
