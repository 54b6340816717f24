/* SPDX-License-Identifier: ISC
 * A letter as a mailer wants it on its stdin (RFC 5322, 2045, 2047, 3834).
 */
#ifndef TEXT_MAIL_H
#define TEXT_MAIL_H

#include <stdbool.h>

#include "base/error.h"
#include "base/time.h"

struct str;

struct mail {
	const char *from_name; /* NULL: none */
	const char *from;
	const char *to_name; /* NULL: none */
	const char *to;
	const char *subject;	 /* NULL: none */
	const char *body;	 /* NULL: empty */
	const char *message_id;	 /* one@host, with or without <> */
	const char *in_reply_to; /* likewise; NULL: none */
	struct instant date;
	bool automatic;		/* a machine speaks */
	const char *case_token; /* "k7": the subject ends in [k7]; NULL */
};

/* Add the whole letter to out: lines end with LF (sendmail's stdin), never
 * hold CR, and are at most 78 long, those of one long address or id at most
 * 998. Names and subject: control and bidirectional characters become a blank;
 * what is not short ASCII becomes encoded-words that split no character. The
 * body keeps its words; its control characters and bidirectional overrides are
 * shown as \u{1b}. An in_reply_to that is no message id is left out. ERR_DATA:
 * from, to or message_id that is none, no date; out is as it was. */
int
mail_write(struct str *out, const struct mail *mail, struct error *err);

/* Whether text is a plain address, local@domain: ASCII dot-atom, at most 64
 * before the @ and 254 in all, not beginning with '-', the domain of letters,
 * digits and inner hyphens (RFC 5321 without quoted names and literals). */
bool
mail_address_valid(const char *text);

#endif
