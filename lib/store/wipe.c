/* SPDX-License-Identifier: ISC
 * Nothing of what was blanked stays in the file.
 */
#include "store/wipe.h"

#include <string.h>

#include "base/arena.h"
#include "os/file.h"
#include "store/beside.h"
#include "store/driver.h"
#include "store/store.h"

#define WAIT_MS 5000

static char *
note_path(const struct store *store)
{
	return arena_print(store->arena, "%s.forgetting", store->path);
}

/* Pages that are freed from here on are overwritten; the rest VACUUM does. */
int
wipe_begin(struct store *store, const char *what, struct error *err)
{
	const char *path = note_path(store);
	const char *line = arena_print(store->arena, "%s\n", what);

	if (driver_run(store->driver, "PRAGMA secure_delete=ON", err) < 0 ||
	    file_remove(path, err) < 0)
		return -1;
	return file_write_new(path,
			      file_mode_for(file_folder(store->arena, path)),
			      line, strlen(line), err);
}

void
wipe_cancel(struct store *store)
{
	beside_remove(note_path(store));
}

/* The first column of the answer tells whether somebody was in the way. */
static int
fold(struct store *store, struct error *err)
{
	int64_t busy;

	if (driver_number(store->driver, "PRAGMA wal_checkpoint(TRUNCATE)",
			  &busy, err) < 0)
		return -1;
	return busy ? error_set(err, ERR_AGAIN,
				"another program still reads the database")
		    : 0;
}

int
wipe_run(struct store *store, struct error *err)
{
	int fd, rc;

	if (file_lock(arena_print(store->arena, "%s.lock", store->path),
		      WAIT_MS, &fd, err) < 0)
		return -1;
	rc = driver_run(store->driver, "PRAGMA secure_delete=ON; VACUUM", err);
	if (rc == 0)
		rc = fold(store, err);
	if (rc == 0)
		rc = file_remove(note_path(store), err);
	file_unlock(fd);
	return rc;
}

int
wipe_pending(struct store *store, struct arena *arena, const char **what,
	     struct error *err)
{
	const char *path = note_path(store);
	char *text;
	size_t len;

	*what = NULL;
	if (!file_exists(path))
		return 0;
	if (beside_read(arena, path, &text, &len, err) < 0)
		return -1;
	text[strcspn(text, "\n")] = '\0';
	*what = text;
	return 0;
}
