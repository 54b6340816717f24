/* SPDX-License-Identifier: ISC
 * Attachments as files in a folder.
 */
#include "cli/attaching.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "os/file.h"
#include "post/arrival.h"

#define TRIES 10000

/* "offer.pdf" to "offer-2.pdf". */
static const char *
numbered(struct arena *arena, const char *name, int n)
{
	const char *dot = strrchr(name, '.');
	int stem =
		(int)(dot && dot > name ? (size_t)(dot - name) : strlen(name));

	if (n == 1)
		return name;
	return arena_print(arena, "%.*s-%d%s", stem, name, n, name + stem);
}

static bool
is_there(const char *path, const struct arrival_file *file)
{
	struct arena arena = {NULL};
	struct error ignored;
	char *bytes;
	size_t len;
	bool same = file_read(&arena, path, file->size, &bytes, &len,
			      &ignored) == 0 &&
		    len == file->size && memcmp(bytes, file->bytes, len) == 0;

	arena_free(&arena);
	return same;
}

static int
keep_one(struct arena *arena, const char *folder, struct arrival_file *file,
	 struct error *err)
{
	int n;

	for (n = 1; n < TRIES; n++) {
		const char *name = numbered(arena, file->name, n);
		const char *path = arena_print(arena, "%s/%s", folder, name);

		if (!file_exists(path)) {
			if (file_write_new(path, file_mode_for(folder),
					   file->bytes, file->size, err) < 0) {
				if (err->code != ERR_CREATE ||
				    !file_exists(path))
					return -1;
				*err = (struct error){0};
			}
		}
		if (is_there(path, file)) {
			file->name = name;
			return 0;
		}
	}
	return error_set(err, ERR_CREATE, "%s: too many files of the name %s",
			 folder, file->name);
}

int
attaching_keep(struct arena *arena, const char *folder, struct arrival *arrival,
	       struct error *err)
{
	struct arrival_file *files = arrival->files.items;
	struct str names = {0};
	size_t i;
	int rc = 0;

	if (arrival->files.count == 0)
		return 0;
	if (file_make_folder(folder, file_folder_mode_for(folder), err) < 0)
		return -1;
	for (i = 0; rc == 0 && i < arrival->files.count; i++) {
		rc = keep_one(arena, folder, &files[i], err);
		str_print(&names, "%s%s", i ? "\n" : "", files[i].name);
	}
	if (rc == 0)
		arrival->attachments = arena_text(arena, str_get(&names));
	str_free(&names);
	return rc;
}
