/* SPDX-License-Identifier: ISC
 * Where a record of a table ends, and what its delimiter is (RFC 4180).
 */
#ifndef TEXT_CSVSCAN_H
#define TEXT_CSVSCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How far the look for the end of a record has come. Bytes may be added behind
 * those it has seen, and it goes on. */
struct csvscan {
	char delimiter; /* 0: quotes mean nothing */
	char end;	/* of a line */
	bool bound;	/* a quote that is open at the end of a line is bad */

	size_t at;
	bool begins;	  /* a field does, at at */
	bool quoted;	  /* at is within quotes */
	bool closed;	  /* behind the closing quote of the field */
	bool returned;	  /* and behind a CR there */
	int64_t lines;	  /* that end in it */
	size_t first_len; /* of the first line, once there are more */
	const char *bad;  /* what is wrong with its quotes, or NULL */
};

/* cr: lines end with CR. */
void
csvscan_begin(struct csvscan *scan, char delimiter, bool cr, bool bound);

/* Whether a record ends within bytes[0..len), which are whole when nothing can
 * come behind; at is behind its line end then. */
bool
csvscan_record(struct csvscan *scan, const char *bytes, size_t len, bool whole);

/* How many fields a record has. */
size_t
csvscan_fields(const char *record, size_t len, char delimiter);

/* The delimiter, TAB ; or comma in this order, that gives most of the first
 * records as many fields as the first (at least two), quotes respected; 0 when
 * none does. cut: the last line may be. */
char
csvscan_sniff(const char *bytes, size_t len, bool cr, bool cut);

#endif
