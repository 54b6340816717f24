/* SPDX-License-Identifier: ISC
 * What kind of file it is, told by its first bytes.
 */
#ifndef TEXT_KIND_H
#define TEXT_KIND_H

#include <stddef.h>

enum kind {
	KIND_EMPTY, /* nothing but blanks */
	KIND_VCARD, /* BEGIN:VCARD, in any case */
	KIND_ICAL,  /* BEGIN:VCALENDAR: nothing to import from */
	KIND_JSON, /* JSON Lines, or a list of objects: its first line is bad */
	KIND_MBOX, /* From_ lines: mail, for crm-intake */
	KIND_MAIL, /* one mail, by its header lines: likewise */
	KIND_TABLE /* all else: CSV or TSV, see csv_sniff */
};

/* Told by bytes[0..len), the head of a file (source_head). */
enum kind
kind_sniff(const char *bytes, size_t len);

#endif
