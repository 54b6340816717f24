/* SPDX-License-Identifier: ISC
 * Promises and due times for a calendar (iCalendar, RFC 5545), written.
 */
#ifndef TEXT_ICAL_H
#define TEXT_ICAL_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/time.h"

struct str;

enum ical_kind { ICAL_TODO, ICAL_EVENT };

/* As a to-do says it; an event is CANCELLED or, for all else, CONFIRMED. */
enum ical_status { ICAL_OPEN, ICAL_DONE, ICAL_CANCELLED };

struct ical_entry {
	enum ical_kind kind;
	const char *uid;      /* the same for ever: "p9@base" */
	struct instant stamp; /* when it became as it is now */
	int64_t sequence;     /* grows with each change; 0: the first */
	struct when due;      /* missing: a to-do without; an event needs it */
	const char *summary;  /* NULL: none */
	const char *description; /* NULL: none */
	enum ical_status status;
	struct instant done_at; /* of ICAL_DONE; missing: not said */
	const char *const *categories;
	size_t category_count;
};

/* Add the head of a calendar; version is that of crm-tools. Lines end with
 * CRLF, are at most 75 bytes long and split no character. */
void
ical_begin(struct str *out, const char *version);

/* Add a VTODO or a VEVENT. A day is DUE (DTSTART) as a DATE, a moment in UTC;
 * an event takes nobody's time (TRANSPARENT). Control characters and
 * bidirectional overrides of the texts are shown as \u{1b}. ERR_DATA, and out
 * as it was: no uid, no stamp, an event without due, years outside 1..9999. */
int
ical_add(struct str *out, const struct ical_entry *entry, struct error *err);

void
ical_end(struct str *out);

#endif
