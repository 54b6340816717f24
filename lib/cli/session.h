/* SPDX-License-Identifier: ISC
 * One run of a command, from argv to exit status.
 *
 * Each step returns 0, or -1 with session.err set; session_end reports it:
 *
 *	if (session_begin(&s, &passport, argc, argv, &opt) == 0 &&
 *	    session_open(&s, SESSION_WRITE) == 0 && run(&s, &opt) == 0)
 *		session_keep(&s);
 *	return session_end(&s);
 */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/vec.h"
#include "cli/option.h"
#include "domain/business.h"
#include "domain/door.h"
#include "view/out.h"
#include "view/view.h"

/* What a writer at a terminal says of a row instead of printing it; the text
 * is one line without its end, empty where another row says it, too. */
typedef void
session_say(struct str *line, const struct business *business, const void *row);

struct session {
	struct arena arena;
	struct error err;
	const struct passport *passport;
	struct common common;
	struct business_setting setting;
	struct business *business; /* after session_open */
	struct view_options view;
	char **operands; /* after the options */
	size_t operand_count;
	bool terminal; /* stdout is one */
	bool can_ask;  /* stdin and stdout are both terminals */
	/* session.c's own */
	struct out *out;
	struct view *list; /* rows on their way out */
	const struct shape *shape;
	struct vec kept; /* a writer's rows, until they are durable */
	session_say *say;
	size_t row_count;
	bool writing;
	bool stranger; /* anybody may write */
	bool committed;
	bool locked;	 /* the write lock is held: */
	struct vec held; /* then talk waits (const char *) */
	size_t records;	 /* rows a sink was given, */
	size_t rejected; /* and those refused (records.h) */
	pid_t pager;	 /* 0: none */
};

enum session_mode {
	SESSION_READ,
	SESSION_WRITE,
	SESSION_UNDO,	/* write, but leave the spool where it is */
	SESSION_ANSWER, /* write, even under a broken policy */
	SESSION_LISTEN	/* the same, and by anybody */
};

/* Read argv and the environment; answers --help, --version and -o help itself
 * (then -1 with no error). options is the command's own struct, with its
 * defaults in it. */
int
session_begin(struct session *session, const struct passport *passport,
	      int argc, char **argv, void *options);

/* Open the business. A writer that does not rehearse drains the spool first. */
int
session_open(struct session *session, enum session_mode mode);

/* The longest text that is read whole. */
#define SESSION_TEXT_LIMIT ((size_t)64 << 20)

/* All of stdin. */
int
session_stdin(struct session *session, char **bytes, size_t *len);

/* Take the lock and begin the batch ("hand" or "job"). With --key used before,
 * *repeat is the batch that answers (see door_begin). repeat may be NULL
 * where the command has no --key. */
int
session_write(struct session *session, const char *origin, struct id *repeat);

/* Rows of that shape follow. say may be NULL: then rows at a terminal too. */
int
session_rows(struct session *session, const struct shape *shape,
	     session_say *say);

/* One row: a reader's goes out, a writer's is kept until it is durable. */
int
session_row(struct session *session, const void *row);

/* A line of talk on stderr, only where stderr is a terminal. */
void
session_talk(struct session *session, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* A line on stderr in any case: what the user must know. */
void
session_remark(struct session *session, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* Take back what was begun and let go of the lock: the run may begin again. */
void
session_back(struct session *session);

/* Commit (or roll back, -n), close the base, then print what was kept. */
int
session_keep(struct session *session);

/* After session_keep: the run goes on with another batch, from session_open
 * on. */
void
session_next(struct session *session);

/* Print the rows kept so far without a commit: the answer to a repeat, or to
 * what was kept elsewhere. */
int
session_print(struct session *session);

/* The rows of a shape that a batch made, for a repeat of it. */
typedef int
session_again(struct business *business, struct id batch, struct vec *rows,
	      struct error *err);

/* session_rows and session_write for what is done by hand: 0 the batch is
 * begun; 1 its key was used before, and what it made then was printed. */
int
session_batch(struct session *session, const struct shape *shape,
	      session_say *say, session_again *again);

/* Roll back what is open, flush, report, free. The exit status: that of the
 * error, 1 for an empty list (set by session_found), else 0. */
int
session_end(struct session *session);

/* A list found nothing: the status will be 1. */
int
session_found(struct session *session);

#endif
