/* SPDX-License-Identifier: ISC
 * Copies of the database as files: made, verified, put in place, thinned out.
 */
#ifndef STORE_COPY_H
#define STORE_COPY_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"
#include "model/batch.h"

struct arena;
struct store;

bool
copy_is_folder(const char *path);

/* Make the folder of backups, private as the one it lies in. */
int
copy_make_folder(struct arena *arena, const char *folder, struct error *err);

/* Only one program at a time fills a folder; copy_unlock(*fd) lets go. */
int
copy_lock(struct arena *arena, const char *folder, int *fd, struct error *err);

void
copy_unlock(int fd);

/* Names in folder that begin with stem and end with end, sorted: const char *
 * into names. */
int
copy_list(struct arena *arena, const char *folder, const char *stem,
	  const char *end, struct vec *names, struct error *err);

/* A name for a file on its way to path, unlike any other. */
int
copy_part(struct arena *arena, const char *path, char **part,
	  struct error *err);

/* Copy the base into the new file part, open and verify that, and move it over
 * path, durably. *batch and hash are the copy's head. On failure part is
 * removed and path is as it was. */
int
copy_make(struct store *store, struct arena *arena, const char *part,
	  const char *path, struct id *batch, unsigned char hash[BATCH_HASH],
	  struct error *err);

/* Move the closed database at part over path, durably. */
int
copy_place(struct arena *arena, const char *part, const char *path,
	   struct error *err);

/* A text at path, over what is there or, with keep, only where nothing is. */
int
copy_text(struct arena *arena, const char *path, const char *text, bool keep,
	  struct error *err);

/* Make room for the file part: its folder where there is none, and what a
 * program that died left of it goes; ERR_AGAIN while one is at work on it. */
int
copy_clear(struct arena *arena, const char *part, struct error *err);

/* Remove a database and what SQLite and we keep beside it. */
int
copy_remove(struct arena *arena, const char *path, struct error *err);

/* Whether path is a file with something in it: 1, 0, or -1 for what is no
 * plain file. */
int
copy_there(const char *path, struct error *err);

/* What programs that keep folders in step leave beside a database when two
 * machines changed it: names (const char *). */
int
copy_conflicts(struct arena *arena, const char *path, struct vec *names,
	       struct error *err);

/* Bytes that the file at path has beyond its pages; 0 while a log lies beside
 * it. */
int
copy_excess(struct store *store, int64_t *excess, struct error *err);

#endif
