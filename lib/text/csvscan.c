/* SPDX-License-Identifier: ISC
 * Where a record of a table ends, and what its delimiter is.
 */
#include "text/csvscan.h"

#include <string.h>

#define SNIFF_RECORDS 50

void
csvscan_begin(struct csvscan *scan, char delimiter, bool cr, bool bound)
{
	*scan = (struct csvscan){.delimiter = delimiter,
				 .end = cr ? '\r' : '\n',
				 .bound = bound,
				 .begins = true};
}

/* A byte within quotes; false when the next one is needed. */
static bool
scan_quoted(struct csvscan *scan, const char *bytes, size_t len, bool whole)
{
	char c = bytes[scan->at];

	if (c == '"') {
		if (scan->at + 1 == len && !whole)
			return false;
		if (scan->at + 1 < len && bytes[scan->at + 1] == '"') {
			scan->at++;
		} else {
			scan->quoted = false;
			scan->closed = true;
		}
	} else if (c == scan->end) {
		scan->lines++;
		if (!scan->first_len)
			scan->first_len = scan->at + 1;
	}
	return true;
}

static void
scan_plain(struct csvscan *scan, char c)
{
	if (scan->closed &&
	    (scan->returned || (c != scan->delimiter && c != '\r')))
		scan->bad = "text stands behind a closing quote";
	scan->returned = scan->closed && c == '\r';
	if (c == '"' && scan->begins)
		scan->quoted = true;
	scan->begins = c == scan->delimiter;
	if (scan->begins)
		scan->closed = false;
}

/* To the last of the bytes that change nothing: long fields take no time. */
static void
skip_letters(struct csvscan *scan, const char *bytes, size_t len)
{
	char mark = scan->quoted ? '"' : scan->delimiter, end = scan->end;
	size_t at = scan->at;

	if (scan->begins || scan->closed)
		return;
	while (at + 1 < len && bytes[at] != mark && bytes[at] != end)
		at++;
	scan->at = at;
}

/* Without quotes a look is enough. */
static bool
scan_line(struct csvscan *scan, const char *bytes, size_t len)
{
	const char *end = memchr(bytes + scan->at, scan->end, len - scan->at);

	scan->at = end ? (size_t)(end - bytes) + 1 : len;
	scan->lines = end != NULL;
	return end != NULL;
}

bool
csvscan_record(struct csvscan *scan, const char *bytes, size_t len, bool whole)
{
	if (len == 0)
		return false;
	if (!scan->delimiter)
		return scan_line(scan, bytes, len);
	if (scan->at == 0) {
		const char *end = memchr(bytes, scan->end, len);

		/* most records have none */
		if (end && !memchr(bytes, '"', (size_t)(end - bytes)))
			return scan_line(scan, bytes, len);
	}
	for (; scan->at < len; scan->at++) {
		char c;

		skip_letters(scan, bytes, len);
		c = bytes[scan->at];
		if (c == scan->end && scan->quoted && scan->bound)
			scan->bad = "a quote does not end";
		if (c == scan->end && (!scan->quoted || scan->bad)) {
			scan->at++;
			scan->lines++;
			return true;
		}
		if (scan->bad)
			continue;
		if (!scan->quoted)
			scan_plain(scan, c);
		else if (!scan_quoted(scan, bytes, len, whole))
			return false;
	}
	return false;
}

size_t
csvscan_fields(const char *record, size_t len, char delimiter)
{
	struct csvscan scan;
	size_t fields = 1;

	csvscan_begin(&scan, delimiter, false, false);
	for (; scan.at < len; scan.at++) {
		bool quoted = scan.quoted;

		if (quoted) {
			(void)scan_quoted(&scan, record, len, true);
			continue;
		}
		scan_plain(&scan, record[scan.at]);
		fields += scan.begins;
	}
	return fields;
}

/* How many of a thousand records have as many fields as the first; 0 when that
 * has one only. */
static size_t
likeness(const char *bytes, size_t len, char delimiter, bool cr)
{
	size_t first = 0, records = 0, alike = 0;

	while (len > 0 && records < SNIFF_RECORDS) {
		struct csvscan scan;
		size_t fields;
		bool found;

		csvscan_begin(&scan, delimiter, cr, false);
		found = csvscan_record(&scan, bytes, len, true);
		/* one that is cut tells nothing, unless it is the only one */
		if (!found && records > 0 && scan.quoted)
			break;
		fields = csvscan_fields(bytes, scan.at, delimiter);
		if (records == 0)
			first = fields;
		records++;
		alike += fields == first;
		bytes += scan.at;
		len -= scan.at;
	}
	return first > 1 ? alike * 1000 / records : 0;
}

char
csvscan_sniff(const char *bytes, size_t len, bool cr, bool cut)
{
	static const char delimiters[] = "\t;,";
	const char *end = bytes + len, *p = bytes;
	size_t best = 0, i;
	char found = 0;

	while (cut && end > bytes && end[-1] != '\n' && end[-1] != '\r')
		end--;
	if (end > bytes)
		len = (size_t)(end - bytes);
	for (; len > 0 && (*p == '\n' || *p == '\r'); len--)
		p++;
	for (i = 0; i < sizeof(delimiters) - 1; i++) {
		size_t alike = likeness(p, len, delimiters[i], cr);

		if (alike > best) {
			best = alike;
			found = delimiters[i];
		}
	}
	return found;
}
