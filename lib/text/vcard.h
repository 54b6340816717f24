/* SPDX-License-Identifier: ISC
 * Cards of people, read one by one: vCard 2.1, 3.0 (RFC 2426), 4.0 (RFC 6350).
 */
#ifndef TEXT_VCARD_H
#define TEXT_VCARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/time.h"
#include "base/vec.h"

struct arena;
struct vcard_reader;

/* A card, or the junk between two, that is longer is refused. */
#define VCARD_LIMIT ((size_t)16 * 1024 * 1024)
#define VCARD_LINES 100000 /* and so is one of more properties */

/* Where a name is from. */
enum vcard_name {
	VCARD_NAME_GIVEN, /* FN itself */
	VCARD_NAME_MADE	  /* no FN: N, else ORG, NICKNAME, first e-mail */
};

/* A mail address, phone number, page or postal address. The label is the words
 * of TYPE in lower case, home or work first, without those that say nothing
 * (pref internet voice intl postal parcel), as in "work fax"; an X-ABLabel of
 * the same group wins over them. */
struct vcard_way {
	const char *value;     /* NULL for a postal address; no mailto:, tel: */
	const char *label;     /* NULL: none */
	bool preferred;	       /* TYPE=pref, or the lowest PREF of its kind */
	const char *extension; /* of a phone number */
	const char *box, *extended, *street, *city, *region, *code, *country;
	const char *lines; /* the postal address as printed, with newlines */
};

/* A property that has no field here, whole: structured text keeps its ';'. */
struct vcard_other {
	const char *name;  /* in capitals, "X-SPOUSE" */
	const char *label; /* as above */
	const char *text;
};

/* All text is UTF-8 without NUL and CR, lines end with \n. NULL is missing;
 * nothing is "" or only blanks. The second of what has one field, such
 * as TITLE, goes to others; notes are joined by a newline. */
struct vcard {
	const char *version; /* as it stood; NULL when it did not */
	const char *uid;
	const char *name;
	enum vcard_name name_from;
	const char *family, *given, *middle, *prefix, *suffix;
	const char *nickname;
	struct vec organisation; /* const char *: its name, then the units */
	const char *title, *role, *note;
	struct day born_on;    /* or DAY_MISSING */
	const char *born_text; /* what a day cannot hold: "--04-15", "about
				  1960", or the day with its time of day */
	const char *kind;      /* individual org group location; NULL */
	const char *revised;   /* REV */
	struct vec emails, phones, addresses, urls; /* struct vcard_way */
	struct vec categories;			    /* const char * */
	struct vec others;			    /* struct vcard_other */
	struct vec ignored; /* const char *: names of what is kept nowhere:
			       pictures, sounds, keys, AGENT, PRODID */
	bool converted;	    /* bytes that were no UTF-8 were windows-1252 */

	int64_t first_line, last_line;
	const char *raw; /* the bytes as they were */
	size_t raw_len;
};

enum vcard_result {
	VCARD_FAILED = -1, /* the source failed, err is its error */
	VCARD_END,
	VCARD_CARD,
	VCARD_BAD, /* no card: ERR_DATA, "NAME:12: what"; only lines and raw */
	VCARD_MORE /* further raw bytes of the bad one before, too long for
		      one piece */
};

/* Fill buf with up to size bytes: how many, 0 at the end, -1 with err. No
 * UTF-16: source_give turns it. */
struct vcard_source {
	int64_t (*read)(void *cookie, void *buf, size_t size,
			struct error *err);
	void *cookie;
	const char *name; /* for errors; must outlive the reader */
};

/* Never NULL. Close it with vcard_close. */
struct vcard_reader *
vcard_open(const struct vcard_source *source);

/* The next card, its text in the arena; raw is the reader's, until the next
 * call. After VCARD_BAD and VCARD_MORE reading goes on behind it. Bad are: a
 * card without an END (the next BEGIN or the end of the file comes first),
 * anything but blank lines between cards, a line without ':' in a card, NUL,
 * a CHARSET not known whose bytes are no UTF-8, more than VCARD_LIMIT or
 * VCARD_LINES. */
enum vcard_result
vcard_next(struct vcard_reader *reader, struct arena *arena, struct vcard *card,
	   struct error *err);

void
vcard_close(struct vcard_reader *reader);

/* An empty card. */
void
vcard_init(struct vcard *card);

/* Whether a word is in the label, as "fax" in "work fax". */
bool
vcard_way_is(const struct vcard_way *way, const char *word);

#endif
