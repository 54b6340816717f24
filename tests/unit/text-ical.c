/* SPDX-License-Identifier: ISC
 * Calendars: what is written, folded and escaped; what is refused.
 */
#include "tap.h"

#include "base/str.h"
#include "base/utf8.h"
#include "text/ical.h"

static const struct instant stamp = {1795421400}; /* 2026-11-23T08:10:00Z */

static struct ical_entry
todo(const char *summary)
{
	return (struct ical_entry){.kind = ICAL_TODO,
				   .uid = "p9@shop.example",
				   .stamp = stamp,
				   .due = WHEN_MISSING,
				   .summary = summary,
				   .done_at = INSTANT_MISSING};
}

/* What is written of one entry, each line as a person reads it: unfolded,
 * ending in LF. */
static void
unfold(struct str *out, const struct str *ical, const char *title)
{
	const char *line = str_get(ical), *end;
	bool good = true;

	for (; (end = strstr(line, "\r\n")) != NULL; line = end + 2) {
		size_t len = (size_t)(end - line);

		good = good && len > 0 && len <= 75 && utf8_valid(line, len) &&
		       !memchr(line, '\n', len) && !memchr(line, '\r', len);
		if (line[0] == ' ' && out->len > 0) {
			out->len--;
			str_add_bytes(out, line + 1, len - 1);
		} else {
			str_add_bytes(out, line, len);
		}
		str_add_char(out, '\n');
	}
	ok(good && !*line, "%s: lines of at most 75 bytes", title);
}

static void
is_written(const struct ical_entry *entry, const char *want, const char *title)
{
	struct str ical = {0}, text = {0};
	struct error err = {0};

	is_int(ical_add(&ical, entry, &err), 0, title);
	unfold(&text, &ical, title);
	is_text(str_get(&text), want, title);
	str_free(&ical);
	str_free(&text);
}

static void
test_todo(void)
{
	static const char *const categories[] = {"crm", "a,b;c"};
	struct ical_entry entry = todo("Send the, manual; \\ today");

	entry.due.on = day_of(2026, 11, 27);
	entry.description = "line one\nline two\r\n\ttab \x1b[0m";
	entry.categories = categories;
	entry.category_count = 2;
	is_written(&entry,
		   "BEGIN:VTODO\nUID:p9@shop.example\n"
		   "DTSTAMP:20261123T081000Z\nLAST-MODIFIED:20261123T081000Z\n"
		   "SEQUENCE:0\nDUE;VALUE=DATE:20261127\n"
		   "SUMMARY:Send the\\, manual\\; \\\\ today\n"
		   "DESCRIPTION:line one\\nline two\\\\r\\n\ttab "
		   "\\\\u{1b}[0m\nSTATUS:NEEDS-ACTION\n"
		   "CATEGORIES:crm,a\\,b\\;c\nEND:VTODO\n",
		   "a promise by a day");
	entry = todo(NULL);
	entry.due.at = (struct instant){1795781400};
	entry.status = ICAL_DONE;
	entry.done_at = (struct instant){1795781460};
	entry.sequence = 41;
	is_written(&entry,
		   "BEGIN:VTODO\nUID:p9@shop.example\n"
		   "DTSTAMP:20261123T081000Z\nLAST-MODIFIED:20261123T081000Z\n"
		   "SEQUENCE:41\nDUE:20261127T121000Z\nSTATUS:COMPLETED\n"
		   "PERCENT-COMPLETE:100\nCOMPLETED:20261127T121100Z\n"
		   "END:VTODO\n",
		   "a promise kept");
	entry = todo("x");
	entry.status = ICAL_CANCELLED;
	is_written(&entry,
		   "BEGIN:VTODO\nUID:p9@shop.example\n"
		   "DTSTAMP:20261123T081000Z\nLAST-MODIFIED:20261123T081000Z\n"
		   "SEQUENCE:0\nSUMMARY:x\nSTATUS:CANCELLED\nEND:VTODO\n",
		   "a promise without a day, given up");
}

static void
test_event(void)
{
	struct ical_entry entry = todo("k7 is due");

	entry.kind = ICAL_EVENT;
	entry.uid = "k7@shop.example";
	entry.due.at = (struct instant){1795781400};
	is_written(&entry,
		   "BEGIN:VEVENT\nUID:k7@shop.example\n"
		   "DTSTAMP:20261123T081000Z\nLAST-MODIFIED:20261123T081000Z\n"
		   "SEQUENCE:0\nDTSTART:20261127T121000Z\nSUMMARY:k7 is due\n"
		   "STATUS:CONFIRMED\nTRANSP:TRANSPARENT\nEND:VEVENT\n",
		   "the due time of a case");
	entry.due = (struct when){day_of(2026, 2, 3), INSTANT_MISSING};
	entry.status = ICAL_CANCELLED;
	is_written(&entry,
		   "BEGIN:VEVENT\nUID:k7@shop.example\n"
		   "DTSTAMP:20261123T081000Z\nLAST-MODIFIED:20261123T081000Z\n"
		   "SEQUENCE:0\nDTSTART;VALUE=DATE:20260203\n"
		   "SUMMARY:k7 is due\nSTATUS:CANCELLED\nTRANSP:TRANSPARENT\n"
		   "END:VEVENT\n",
		   "a day, and off");
}

static void
test_folding(void)
{
	struct str long_text = {0}, want = {0};
	struct ical_entry entry;
	int i;

	for (i = 0; i < 70; i++)
		str_add(&long_text, i % 3 ? "\xc3\xa9" : "\xf0\x9f\x98\x80,x");
	entry = todo(str_get(&long_text));
	str_add(&want, "BEGIN:VTODO\nUID:p9@shop.example\n"
		       "DTSTAMP:20261123T081000Z\n"
		       "LAST-MODIFIED:20261123T081000Z\nSEQUENCE:0\nSUMMARY:");
	for (i = 0; i < 70; i++)
		str_add(&want, i % 3 ? "\xc3\xa9" : "\xf0\x9f\x98\x80\\,x");
	str_add(&want, "\nSTATUS:NEEDS-ACTION\nEND:VTODO\n");
	is_written(&entry, str_get(&want), "a long line");
	str_free(&long_text);
	str_free(&want);
}

static void
test_whole(void)
{
	struct str out = {0};

	ical_begin(&out, "0.1.0");
	ical_end(&out);
	is_text(str_get(&out),
		"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
		"PRODID:-//crm-tools//0.1.0//EN\r\nCALSCALE:GREGORIAN\r\n"
		"END:VCALENDAR\r\n",
		"a calendar of nothing");
	str_free(&out);
}

static void
is_refused(const struct ical_entry *entry, const char *why)
{
	struct str out = {0};
	struct error err = {0};

	is_int(ical_add(&out, entry, &err), -1, why);
	is_text(err.text, why, why);
	is_int((int64_t)out.len, 0, "and nothing is written");
	str_free(&out);
}

static void
test_refused(void)
{
	struct ical_entry entry = todo("x");

	entry.uid = "";
	is_refused(&entry, "an entry without a UID");
	entry = todo("x");
	entry.stamp = INSTANT_MISSING;
	is_refused(&entry, "p9@shop.example: without a time stamp");
	entry = todo("x");
	entry.kind = ICAL_EVENT;
	is_refused(&entry, "p9@shop.example: an event without a day");
	entry = todo("x");
	entry.due.on = day_of(10000, 1, 1);
	is_refused(&entry, "p9@shop.example: outside of the years 1 to 9999");
}

int
main(void)
{
	test_todo();
	test_event();
	test_folding();
	test_whole();
	test_refused();
	return done();
}
