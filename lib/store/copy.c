/* SPDX-License-Identifier: ISC
 * Copies of the database as files.
 */
#include "store/copy.h"

#include <errno.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/str.h"
#include "os/file.h"
#include "os/random.h"
#include "store/driver.h"
#include "store/store.h"
#include "store/verify.h"

#define WAIT_MS 60000 /* another backup may take its time */

bool
copy_is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

int
copy_make_folder(struct arena *arena, const char *folder, struct error *err)
{
	int mode = file_folder_mode_for(file_folder(arena, folder));

	if (file_make_folder(folder, mode, err) < 0)
		return -1;
	return file_check_folder(folder, err);
}

int
copy_lock(struct arena *arena, const char *folder, int *fd, struct error *err)
{
	return file_lock(arena_print(arena, "%s/lock", folder), WAIT_MS, fd,
			 err);
}

void
copy_unlock(int fd)
{
	file_unlock(fd);
}

int
copy_list(struct arena *arena, const char *folder, const char *stem,
	  const char *end, struct vec *names, struct error *err)
{
	struct vec all;
	size_t i, len, end_len = strlen(end);

	*names = (struct vec){.size = sizeof(const char *)};
	if (file_list(arena, folder, &all, err) < 0)
		return -1;
	for (i = 0; i < all.count; i++) {
		const char *name = ((const char *const *)all.items)[i];

		len = strlen(name);
		if (str_begins(name, stem) && len >= end_len &&
		    strcmp(name + len - end_len, end) == 0)
			*(const char **)vec_add(names, arena) = name;
	}
	return 0;
}

int
copy_part(struct arena *arena, const char *path, char **part, struct error *err)
{
	unsigned char bytes[6];

	if (random_bytes(bytes, sizeof(bytes), err) < 0)
		return -1;
	*part = arena_print(arena, "%s.%02x%02x%02x%02x%02x%02x.part", path,
			    bytes[0], bytes[1], bytes[2], bytes[3], bytes[4],
			    bytes[5]);
	return 0;
}

/* The first thing that is wrong is enough. */
static int
refuse(void *cookie, const struct finding_row *finding, struct error *err)
{
	(void)cookie;
	error_set(err, ERR_DATA, "not kept, the copy is not sound: %.40s %s",
		  finding->id.s, finding->text.s);
	return error_hint(err,
			  "crm-check says what is wrong with the original");
}

static int
verify(struct arena *arena, const char *part, struct id *batch,
       unsigned char hash[BATCH_HASH], struct error *err)
{
	struct store *copy;
	int rc;

	if (store_open(arena, part, STORE_WRITE, &copy, err) < 0)
		return -1;
	/* A copy is made without a write-ahead log; whoever puts it in place
	 * of the original wants one. */
	rc = driver_run(copy->driver, "PRAGMA journal_mode=WAL", err);
	if (rc == 0)
		rc = store_integrity(copy, err);
	if (rc == 0)
		rc = verify_record(copy, refuse, NULL, err);
	if (rc == 0)
		rc = store_head(copy, batch, hash, err);
	store_close(copy);
	return rc;
}

int
copy_make(struct store *store, struct arena *arena, const char *part,
	  const char *path, struct id *batch, unsigned char hash[BATCH_HASH],
	  struct error *err)
{
	int mode = file_mode_for(file_folder(arena, path));
	struct error ignored;

	if (file_write_new(part, mode, "", 0, err) < 0)
		return -1;
	if (store_copy(store, part, err) < 0 ||
	    verify(arena, part, batch, hash, err) < 0 ||
	    copy_place(arena, part, path, err) < 0) {
		copy_remove(arena, part, &ignored);
		return -1;
	}
	return 0;
}

int
copy_place(struct arena *arena, const char *part, const char *path,
	   struct error *err)
{
	static const char *const beside[] = {"-wal", "-shm", ".lock"};
	size_t i;

	if (copy_there(arena_print(arena, "%s-wal", part), err) != 0)
		return error_set(err, ERR_IO,
				 "%s: its log could not be folded in", part);
	for (i = 0; i < sizeof(beside) / sizeof(beside[0]); i++) {
		if (file_remove(arena_print(arena, "%s%s", part, beside[i]),
				err) < 0)
			return -1;
	}
	return file_replace(part, path, err);
}

int
copy_remove(struct arena *arena, const char *path, struct error *err)
{
	static const char *const all[] = {"", "-wal", "-shm", "-journal",
					  ".lock"};
	size_t i;
	int rc = 0;

	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		if (file_remove(arena_print(arena, "%s%s", path, all[i]), err) <
		    0)
			rc = -1;
	}
	return rc;
}

int
copy_text(struct arena *arena, const char *path, const char *text, bool keep,
	  struct error *err)
{
	int mode = file_mode_for(file_folder(arena, path));
	int there = copy_there(path, err);
	struct error ignored;
	char *part;

	if (there < 0 || (there > 0 && keep))
		return there < 0 ? -1 : 0;
	if (copy_part(arena, path, &part, err) < 0 ||
	    file_write_new(part, mode, text, strlen(text), err) < 0)
		return -1;
	if (file_replace(part, path, err) == 0)
		return 0;
	(void)file_remove(part, &ignored);
	return -1;
}

int
copy_clear(struct arena *arena, const char *part, struct error *err)
{
	static const char *const all[] = {"",	      "-wal", "-shm",
					  "-journal", ".new", ".forgetting"};
	size_t i;
	int fd, rc = 0;

	if (file_make_folder(file_folder(arena, part), 0700, err) < 0 ||
	    file_lock(arena_print(arena, "%s.lock", part), 0, &fd, err) < 0)
		return -1;
	for (i = 0; rc == 0 && i < sizeof(all) / sizeof(all[0]); i++)
		rc = file_remove(arena_print(arena, "%s%s", part, all[i]), err);
	file_unlock(fd);
	return rc;
}

int
copy_there(const char *path, struct error *err)
{
	struct stat st;

	if (lstat(path, &st) < 0) {
		if (errno == ENOENT)
			return 0;
		return file_error(err, errno, "look at", path);
	}
	if (!S_ISREG(st.st_mode))
		return error_set(err, ERR_DENIED, "%s: not a plain file", path);
	return st.st_size > 0;
}

static bool
says_conflict(const char *name)
{
	static const char *const words[] = {"conflict", "conflit", "konflikt"};
	size_t i;

	for (; *name; name++) {
		for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
			if (strncasecmp(name, words[i], strlen(words[i])) == 0)
				return true;
		}
	}
	return false;
}

int
copy_conflicts(struct arena *arena, const char *path, struct vec *names,
	       struct error *err)
{
	const char *folder = file_folder(arena, path);
	const char *base = strrchr(path, '/');
	const char *dot;
	char *stem;
	struct vec all;
	size_t i, n = 0;

	base = base ? base + 1 : path;
	dot = strrchr(base, '.');
	stem = arena_bytes(arena, base,
			   dot && dot > base ? (size_t)(dot - base)
					     : strlen(base));
	if (copy_list(arena, folder, stem, "", &all, err) < 0)
		return -1;
	for (i = 0; i < all.count; i++) {
		const char **name = (const char **)all.items + i;

		if (strcmp(*name, base) != 0 &&
		    says_conflict(*name + strlen(stem)))
			((const char **)all.items)[n++] = *name;
	}
	all.count = n;
	*names = all;
	return 0;
}

int
copy_excess(struct store *store, int64_t *excess, struct error *err)
{
	const char *wal = arena_print(store->arena, "%s-wal", store->path);
	int64_t pages, size;
	struct stat st;

	*excess = 0;
	if (driver_number(store->driver, "PRAGMA page_count", &pages, err) <
		    0 ||
	    driver_number(store->driver, "PRAGMA page_size", &size, err) < 0)
		return -1;
	if (stat(wal, &st) == 0 && st.st_size > 0)
		return 0;
	if (stat(store->path, &st) < 0)
		return file_error(err, errno, "look at", store->path);
	if ((int64_t)st.st_size > pages * size)
		*excess = (int64_t)st.st_size - pages * size;
	return 0;
}
