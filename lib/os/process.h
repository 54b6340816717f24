/* SPDX-License-Identifier: ISC
 * This process, its terminal, and the children it starts.
 *
 * Children get the environment with a PATH of absolute folders only, default
 * signals, and none of our files.
 */
#ifndef OS_PROCESS_H
#define OS_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct arena;
struct error;

/* First thing in a program: a file-size limit becomes an error instead of the
 * end, and closed fds 0-2 are the null device from here on, stdout so that
 * writing to it fails. -1 when there is no null device. */
int
process_prepare(void);

/* Whether stdout cannot be written, since it was closed at the start. */
bool
process_stdout_was_closed(void);

/* Run argv (argv[0] absolute, else ERR_USAGE; no shell) with input as its
 * stdin, whole even if we die, and its stdout thrown away. 0: it ended by
 * itself, *status is its exit status or 128 + signal, and when that is not 0
 * err holds ERR_UNAVAILABLE and the first line of its stderr. ERR_UNAVAILABLE:
 * it could not be started. ERR_UNKNOWN: killed after timeout_ms. */
int
process_feed(const char *const *argv, const void *input, size_t len,
	     int64_t timeout_ms, int *status, struct error *err);

/* Run `/bin/sh -c command` and make its stdin our stdout. */
int
process_pager(const char *command, pid_t *pid, struct error *err);

/* Close our stdout (null device from here on) and wait for the pager, deaf to
 * the keyboard; its exit status or 128 + signal. Flush before. */
int
process_pager_wait(pid_t pid);

/* Let a person edit path: editor is shell text such as "vi" or "code -w".
 * ERR_UNAVAILABLE when there is no such editor, ERR_NO when it failed. */
int
process_edit(const char *editor, const char *path, struct error *err);

/* Login name of the effective user, NULL when there is none; owned by the
 * arena. */
const char *
process_login(struct arena *arena);

bool
process_is_terminal(int fd);

/* Whether it is the null device, which stands for "nothing there". */
bool
process_is_null(int fd);

/* Width of the terminal, 0 if unknown or no terminal. */
int
process_columns(int fd);

#endif
