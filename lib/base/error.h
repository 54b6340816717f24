/* SPDX-License-Identifier: ISC
 * Errors as values: what went wrong, in one line, with its exit status.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>

/* The code *is* the exit status of the program (crm-format(5)). */
enum error_code {
	ERR_NONE = 0,
	ERR_NO = 1,	      /* an honest no */
	ERR_USAGE = 2,	      /* asked wrongly */
	ERR_DATA = 65,	      /* bad data */
	ERR_NODB = 66,	      /* no database */
	ERR_UNAVAILABLE = 69, /* cannot now: newer database, no mailer */
	ERR_SOFTWARE = 70,    /* our fault */
	ERR_MEMORY = 71,
	ERR_CREATE = 73,
	ERR_IO = 74,	  /* cannot read or write */
	ERR_AGAIN = 75,	  /* try again later, nothing kept */
	ERR_UNKNOWN = 76, /* outcome unknown, the repeat is safe */
	ERR_DENIED = 77,
	ERR_POLICY = 78
};

struct error {
	enum error_code code;
	bool damaged;	/* the database is, whatever was asked of it */
	char text[512]; /* one line, no full stop, no "error:" */
	char hint[512]; /* what to do next, or "" */
};

/* Fill err (which may be NULL) and return -1. An earlier hint is dropped. */
int
error_set(struct error *err, enum error_code code, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* Add the next step to an error already set; returns -1. */
int
error_hint(struct error *err, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* The analyzer sees one file at a time and has to be told of the -1. */
#ifdef __clang_analyzer__
#define error_set(...) (error_set(__VA_ARGS__), -1)
#define error_hint(...) (error_hint(__VA_ARGS__), -1)
#endif

#endif
