/* SPDX-License-Identifier: ISC
 * A mail or post that came in, before anything is looked up.
 */
#ifndef POST_ARRIVAL_H
#define POST_ARRIVAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/time.h"
#include "base/vec.h"

struct arena;
struct letter;
struct str;

#define ARRIVAL_MAIL "mail" /* the channel of mails */

/* An attachment. */
struct arrival_file {
	const char *name; /* safe as a file name */
	const char *bytes;
	size_t size;
};

/* Words that are not there are NULL; all of them are text. The first part is
 * what a parcel of the spool holds, too. */
struct arrival {
	const char *ref; /* Message-ID without <>, or the key of a post, NULL:
			  * none */
	const char *sum; /* SHA-256 of the bytes, in hex */
	const char *channel;
	const char *from;   /* e-mail address, or handle of the channel */
	const char *name;   /* of who wrote */
	const char *sender; /* "Anna Berg <anna@example.org>" */
	const char *reply_to, *reply_name; /* whom to answer, if not from */
	const char *email, *phone;	   /* of who wrote, beside a handle */
	const char *answers;		   /* the ref it answers */
	const char *token;		   /* "k7" in what was said */
	const char *kind; /* of a new voice; NULL: the default */
	const char *subject;
	const char *text;      /* what is new in it */
	const char *automatic; /* why it is a machine's */
	const char *bounce;    /* "yes": a letter came back */
	const char *url;
	const char *reach;	 /* a number */
	const char *rating;	 /* 1 to 5 */
	const char *at;		 /* ISO; NULL: now */
	const char *attachments; /* their names, a line each */
	struct vec to;		 /* const char *: addresses, those of Cc last */
	struct vec to_names;	 /* const char *: as many, "" for none */
	struct vec ids;	   /* const char *: refs it goes back to, the nearest
			    * first */
	struct vec failed; /* const char *: "address reason" */

	const char *raw; /* the bytes as they came */
	size_t raw_len;
	struct vec files; /* struct arrival_file */
};

void
arrival_init(struct arrival *arrival);

/* Strings stay those of the letter; the rest lives in the arena. */
void
arrival_letter(struct arena *arena, const struct letter *letter,
	       struct arrival *arrival);

/* SHA-256 of bytes, in hex. */
const char *
arrival_sum(struct arena *arena, const char *bytes, size_t len);

/* Add each word as "in.NAME\0VALUE\0"; the bytes are left out. */
void
arrival_pack(struct str *out, const struct arrival *arrival);

/* Take a pair of arrival_pack in; false when it is none of them. */
bool
arrival_unpack(struct arena *arena, const char *name, const char *value,
	       struct arrival *arrival);

#endif
