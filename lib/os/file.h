/* SPDX-License-Identifier: ISC
 * Files and folders: read whole, written durably, checked before trusted.
 *
 * Errors name the path. The code is ERR_DENIED for a missing permission or a
 * read-only file system, ERR_MEMORY for too many open files, else ERR_IO.
 */
#ifndef OS_FILE_H
#define OS_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct error;
struct vec;

/* The whole file into *data, *len bytes and a NUL behind them, owned by the
 * arena. "-" is standard input. More than limit bytes: ERR_DATA; a folder, a
 * pipe or a device under a name: ERR_DENIED. */
int
file_read(struct arena *arena, const char *path, size_t limit, char **data,
	  size_t *len, struct error *err);

/* The rest of fd, whatever it is. */
int
file_read_fd(struct arena *arena, int fd, size_t limit, char **data,
	     size_t *len, struct error *err);

/* Write all of it, interruptions and short writes notwithstanding. */
int
file_write_fd(int fd, const char *name, const void *bytes, size_t len,
	      struct error *err);

/* A new file, on the disk with its folder before this returns 0; mode is
 * obeyed whatever the umask. A file there already: ERR_CREATE. On failure
 * nothing is left. */
int
file_write_new(const char *path, int mode, const void *bytes, size_t len,
	       struct error *err);

/* Move from over to, durably: both are in one file system. */
int
file_replace(const char *from, const char *to, struct error *err);

/* A folder with mode, and its parents with 0700; a folder there already is
 * left as it is. */
int
file_make_folder(const char *path, int mode, struct error *err);

/* path with its folder resolved (realpath) and the last part as it is, in the
 * arena. The folder must be there; a path without a last part: ERR_USAGE. */
int
file_resolve(struct arena *arena, const char *path, char **resolved,
	     struct error *err);

/* The folder part of path, "." where there is none, in the arena. */
char *
file_folder(struct arena *arena, const char *path);

/* Refuse (ERR_DENIED, with the mend as hint) what others could have put
 * there. A file: regular, no symbolic link, one name, not writable by all,
 * owned by us, root, or the group of its setgid folder; and its folder: see
 * below. */
int
file_check_private(const char *path, struct error *err);

/* A folder: owned by us, root, or setgid with a group of ours; writable by all
 * only when sticky. */
int
file_check_folder(const char *path, struct error *err);

/* Hold path as a lock (flock) until file_unlock(*fd) or the end of the
 * process; made when missing, never removed. Waits up to wait_ms on the
 * monotonic clock, then ERR_AGAIN. */
int
file_lock(const char *path, int64_t wait_ms, int *fd, struct error *err);

/* fd -1 is fine. */
void
file_unlock(int fd);

/* Whether there is anything of that name, a dangling link included. */
bool
file_exists(const char *path);

/* The names in a folder (const char *, in byte order, without . and ..), owned
 * by the arena; names is initialised here. */
int
file_list(struct arena *arena, const char *folder, struct vec *names,
	  struct error *err);

/* A file that is not there is removed already. */
int
file_remove(const char *path, struct error *err);

/* Put a folder's entries on the disk. */
int
file_sync_folder(const char *folder, struct error *err);

/* The mode of a new file in folder: 0600, or 0660 where it is setgid. */
int
file_mode_for(const char *folder);

/* The mode of a new folder in folder: 0700, or 02770 where it is setgid. */
int
file_folder_mode_for(const char *folder);

/* Fill err from errno: "cannot VERB PATH: reason"; returns -1. */
int
file_error(struct error *err, int number, const char *verb, const char *path);

#endif
