/* SPDX-License-Identifier: ISC
 * Promises and due times for a calendar, written.
 */
#include "text/ical.h"

#include <stdbool.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#define LINE_MOST 75 /* bytes (RFC 5545, section 3.1) */

/* The line as lines, folded where no character is split. */
static void
add_folded(struct str *out, const char *line)
{
	size_t room = LINE_MOST;

	while (*line) {
		size_t len;

		(void)utf8_decode(line, &len);
		if (len > room) {
			str_add(out, "\r\n ");
			room = LINE_MOST - 1;
		}
		str_add_bytes(out, line, len);
		room -= len;
		line += len;
	}
	str_add(out, "\r\n");
}

static void
add_line(struct str *out, const char *name, const char *value)
{
	struct str line = {0};

	str_print(&line, "%s:%s", name, value);
	add_folded(out, str_get(&line));
	str_free(&line);
}

/* A TEXT (section 3.3.11), with what could act shown. */
static void
add_escaped(struct str *line, const char *text)
{
	struct str inert = {0};
	const char *p;

	utf8_add_inert(&inert, text, "\t\n");
	for (p = str_get(&inert); *p; p++) {
		if (*p == '\n') {
			str_add(line, "\\n");
			continue;
		}
		if (strchr("\\;,", *p))
			str_add_char(line, '\\');
		str_add_char(line, *p);
	}
	str_free(&inert);
}

static void
add_text(struct str *out, const char *name, const char *text)
{
	struct str value = {0};

	if (!text || !*text)
		return;
	add_escaped(&value, text);
	add_line(out, name, str_get(&value));
	str_free(&value);
}

static void
add_categories(struct str *out, const struct ical_entry *entry)
{
	struct str value = {0};
	size_t i;

	for (i = 0; i < entry->category_count; i++) {
		if (i > 0)
			str_add_char(&value, ',');
		add_escaped(&value, entry->categories[i]);
	}
	if (value.len > 0)
		add_line(out, "CATEGORIES", str_get(&value));
	str_free(&value);
}

static void
add_instant(struct str *out, const char *name, struct instant at)
{
	struct civil civil = instant_civil(at);
	struct str value = {0};

	str_print(&value, "%04d%02d%02dT%02d%02d%02dZ", (int)civil.year,
		  civil.month, civil.mday, civil.hour, civil.minute,
		  civil.second);
	add_line(out, name, str_get(&value));
	str_free(&value);
}

static void
add_due(struct str *out, const char *name, struct when due)
{
	struct civil civil;
	struct str line = {0};

	if (!instant_missing(due.at)) {
		add_instant(out, name, due.at);
		return;
	}
	if (day_missing(due.on))
		return;
	civil = day_civil(due.on);
	str_print(&line, "%s;VALUE=DATE:%04d%02d%02d", name, (int)civil.year,
		  civil.month, civil.mday);
	add_folded(out, str_get(&line));
	str_free(&line);
}

static bool
writable_day(struct day day)
{
	return day_missing(day) || (day.days >= day_of(1, 1, 1).days &&
				    day.days <= day_of(9999, 12, 31).days);
}

static bool
writable(struct instant at)
{
	return instant_missing(at) ||
	       writable_day((struct day){at.s / 86400 - (at.s % 86400 < 0)});
}

static int
check(const struct ical_entry *entry, struct error *err)
{
	if (!entry->uid || !*entry->uid)
		return error_set(err, ERR_DATA, "an entry without a UID");
	if (instant_missing(entry->stamp))
		return error_set(err, ERR_DATA, "%.80s: without a time stamp",
				 entry->uid);
	if (entry->kind == ICAL_EVENT && when_missing(entry->due))
		return error_set(err, ERR_DATA, "%.80s: an event without a day",
				 entry->uid);
	if (!writable(entry->stamp) || !writable(entry->done_at) ||
	    !writable(entry->due.at) || !writable_day(entry->due.on))
		return error_set(err, ERR_DATA,
				 "%.80s: outside of the years 1 to 9999",
				 entry->uid);
	return 0;
}

static void
add_status(struct str *out, const struct ical_entry *entry)
{
	static const char *const words[2][3] = {
		{"NEEDS-ACTION", "COMPLETED", "CANCELLED"},
		{"CONFIRMED", "CONFIRMED", "CANCELLED"}};

	add_line(out, "STATUS", words[entry->kind][entry->status]);
	if (entry->kind != ICAL_TODO) {
		add_line(out, "TRANSP", "TRANSPARENT");
	} else if (entry->status == ICAL_DONE) {
		add_line(out, "PERCENT-COMPLETE", "100");
		if (!instant_missing(entry->done_at))
			add_instant(out, "COMPLETED", entry->done_at);
	}
}

void
ical_begin(struct str *out, const char *version)
{
	struct str product = {0};

	str_print(&product, "-//crm-tools//%s//EN", version);
	add_line(out, "BEGIN", "VCALENDAR");
	add_line(out, "VERSION", "2.0");
	add_text(out, "PRODID", str_get(&product));
	add_line(out, "CALSCALE", "GREGORIAN");
	str_free(&product);
}

int
ical_add(struct str *out, const struct ical_entry *entry, struct error *err)
{
	const char *name = entry->kind == ICAL_TODO ? "VTODO" : "VEVENT";
	struct str number = {0};

	if (check(entry, err) < 0)
		return -1;
	str_add_int(&number, entry->sequence);
	add_line(out, "BEGIN", name);
	add_text(out, "UID", entry->uid);
	add_instant(out, "DTSTAMP", entry->stamp);
	add_instant(out, "LAST-MODIFIED", entry->stamp);
	add_line(out, "SEQUENCE", str_get(&number));
	add_due(out, entry->kind == ICAL_TODO ? "DUE" : "DTSTART", entry->due);
	add_text(out, "SUMMARY", entry->summary);
	add_text(out, "DESCRIPTION", entry->description);
	add_status(out, entry);
	add_categories(out, entry);
	add_line(out, "END", name);
	str_free(&number);
	return 0;
}

void
ical_end(struct str *out)
{
	add_line(out, "END", "VCALENDAR");
}
