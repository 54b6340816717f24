/* SPDX-License-Identifier: ISC
 * The mails of a Maildir.
 */
#include "os/maildir.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "os/file.h"

static const char *const folders[] = {"new", "cur"};

#define FOLDERS (sizeof(folders) / sizeof(folders[0]))

static bool
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool
maildir_here(const char *path)
{
	struct arena arena = {NULL};
	bool here = false;
	size_t i;

	for (i = 0; i < FOLDERS; i++) {
		if (is_folder(arena_print(&arena, "%s/%s", path, folders[i])))
			here = true;
	}
	arena_free(&arena);
	return here;
}

/* The name in the folder: behind "new/" or "cur/". */
static const char *
base_name(const struct maildir_file *file)
{
	return strrchr(file->path, '/') + 1;
}

static int
compare_files(const void *a, const void *b)
{
	const struct maildir_file *left = a, *right = b;
	int order = strcmp(base_name(left), base_name(right));

	return order ? order : strcmp(left->path, right->path);
}

static const char *
trouble_of(struct arena *arena, const char *path)
{
	struct stat st;

	if (stat(path, &st) == 0)
		return S_ISREG(st.st_mode)
			       ? NULL
			       : arena_print(arena, "%s is no file", path);
	if (errno == ENOENT || errno == ELOOP)
		return arena_print(arena, "%s is a broken link", path);
	return arena_print(arena, "%s: %s", path, strerror(errno));
}

static int
add_folder(struct arena *arena, const char *folder, struct vec *files,
	   struct error *err)
{
	const char *const *name;
	struct vec names;
	size_t i;

	if (!is_folder(folder))
		return 0;
	if (file_list(arena, folder, &names, err) < 0)
		return -1;
	name = names.items;
	for (i = 0; i < names.count; i++) {
		struct maildir_file *file;

		if (name[i][0] == '.')
			continue;
		file = vec_add(files, arena);
		file->path = arena_print(arena, "%s/%s", folder, name[i]);
		file->trouble = trouble_of(arena, file->path);
	}
	return 0;
}

int
maildir_list(struct arena *arena, const char *folder, struct vec *files,
	     struct error *err)
{
	size_t i;

	*files = (struct vec){.size = sizeof(struct maildir_file)};
	if (!maildir_here(folder)) {
		error_set(err, ERR_DATA, "%s is no Maildir", folder);
		return error_hint(err, "a Maildir has the folders new and cur");
	}
	for (i = 0; i < FOLDERS; i++) {
		if (add_folder(arena,
			       arena_print(arena, "%s/%s", folder, folders[i]),
			       files, err) < 0)
			return -1;
	}
	if (files->count > 0)
		qsort(files->items, files->count, sizeof(struct maildir_file),
		      compare_files);
	return 0;
}
