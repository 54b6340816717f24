/* SPDX-License-Identifier: ISC
 * What lies beside the database.
 */
#include "store/beside.h"

#include <string.h>

#include "base/arena.h"
#include "os/file.h"
#include "os/spool.h"

#define TEXT_LIMIT ((size_t)1024 * 1024)
#define LIST_LIMIT ((size_t)256 * 1024 * 1024)
#define PATH_NAME ((size_t)200) /* bytes of a path in a file name */

bool
beside_exists(const char *path)
{
	return file_exists(path);
}

char *
beside_path(struct arena *arena, const char *db, const char *name)
{
	return arena_print(arena, "%s/%s", file_folder(arena, db), name);
}

int
beside_read(struct arena *arena, const char *path, char **text, size_t *len,
	    struct error *err)
{
	return file_read(arena, path, TEXT_LIMIT, text, len, err);
}

int
beside_read_list(struct arena *arena, const char *path, char **text,
		 size_t *len, struct error *err)
{
	return file_read(arena, path, LIST_LIMIT, text, len, err);
}

/* Whole or not at all, whoever is interrupted. */
int
beside_put(struct arena *arena, const char *path, const char *text,
	   struct error *err)
{
	const char *folder = file_folder(arena, path);
	const char *new = arena_print(arena, "%s.new", path);
	struct error ignored;

	if (file_make_folder(folder, 0700, err) < 0 ||
	    file_remove(new, err) < 0 ||
	    file_write_new(new, file_mode_for(folder), text, strlen(text),
			   err) < 0)
		return -1;
	if (file_replace(new, path, err) == 0)
		return 0;
	(void)file_remove(new, &ignored);
	return -1;
}

int
beside_add(struct arena *arena, const char *path, const char *text,
	   struct error *err)
{
	if (file_exists(path))
		return error_set(err, ERR_CREATE, "%s: there already", path);
	return beside_put(arena, path, text, err);
}

void
beside_remove(const char *path)
{
	struct error ignored;

	(void)file_remove(path, &ignored);
}

/* One name for a path: '/' is '!', and of a long one the end counts. */
static char *
path_name(struct arena *arena, const char *path)
{
	size_t len = strlen(path);
	char *name = arena_text(arena, len > PATH_NAME ? path + len - PATH_NAME
						       : path);
	char *p;

	for (p = name; *p; p++) {
		if (*p == '/')
			*p = '!';
	}
	return name;
}

/* The other folder serves every database of its user: each has its own part
 * of it. */
struct beside_spool
beside_spool(struct arena *arena, const char *db, const char *other)
{
	struct error ignored;
	char *path;

	if (file_resolve(arena, db, &path, &ignored) < 0)
		path = arena_text(arena, db);
	if (other)
		other = arena_print(arena, "%s/%s", other,
				    path_name(arena, path));
	return (struct beside_spool){arena_print(arena, "%s.spool", path),
				     other};
}

int
beside_keep(const struct beside_spool *spool, const char *bytes, size_t len,
	    struct error *err)
{
	char name[SPOOL_NAME];

	if (spool_add(spool->folder, bytes, len, name, err) == 0)
		return 0;
	return spool->other ? spool_add(spool->other, bytes, len, name, err)
			    : -1;
}

static int
add_folder(struct arena *arena, const char *folder, struct vec *parcels,
	   struct error *err)
{
	struct vec found = {.size = sizeof(const char *)};
	const char *const *names;
	size_t i;

	if (!folder)
		return 0;
	if (spool_list(arena, folder, &found, err) < 0)
		return -1;
	names = found.items;
	for (i = 0; i < found.count; i++)
		*(struct beside_parcel *)vec_add(parcels, arena) =
			(struct beside_parcel){folder, names[i]};
	return 0;
}

int
beside_parcels(struct arena *arena, const struct beside_spool *spool,
	       struct vec *parcels, struct error *err)
{
	if (add_folder(arena, spool->folder, parcels, err) < 0)
		return -1;
	return add_folder(arena, spool->other, parcels, err);
}

int
beside_tidy(const struct beside_spool *spool, struct error *err)
{
	if (spool_tidy(spool->folder, err) < 0)
		return -1;
	return spool->other ? spool_tidy(spool->other, err) : 0;
}

int
beside_open(struct arena *arena, const struct beside_parcel *parcel,
	    char **bytes, size_t *len, struct error *err)
{
	*bytes = NULL;
	*len = 0;
	if (spool_read(arena, parcel->folder, parcel->name, bytes, len, err) ==
	    0)
		return 0;
	return file_exists(arena_print(arena, "%s/%s", parcel->folder,
				       parcel->name))
		       ? -1
		       : 0;
}

int
beside_done(const struct beside_parcel *parcel, struct error *err)
{
	return spool_remove(parcel->folder, parcel->name, err);
}
