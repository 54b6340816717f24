/* SPDX-License-Identifier: ISC
 * A mail that came in, as a plain struct: who, when, about what, and what kind
 * of mail it is (RFC 5322, 3834, 3464).
 */
#ifndef TEXT_LETTER_H
#define TEXT_LETTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/time.h"
#include "base/vec.h"

struct arena;

#define LETTER_MAX ((size_t)64 * 1024 * 1024) /* bytes of one mail */

/* A mailbox. */
struct letter_party {
	const char *name;    /* decoded; NULL: none */
	const char *address; /* as written, has an '@'; NULL: none */
};

struct letter_header {
	const char *name;  /* as written */
	const char *value; /* decoded and unfolded */
};

struct letter_part {
	const char *name;  /* decoded, safe as a file name, never empty */
	const char *type;  /* "image/png", small letters */
	const char *bytes; /* decoded */
	size_t size;
};

/* What became of one recipient (RFC 3464); NULL where it is not said. */
struct letter_bounce {
	const char *recipient; /* plain address */
	const char *action;    /* failed delayed delivered relayed expanded */
	const char *status;    /* "5.1.1" */
	const char *diagnostic;
};

/* All text is valid UTF-8 without NUL, and is NULL where there is none.
 * Message-IDs are "<one@host>", as message_name (store/message.h) writes
 * them. */
struct letter {
	/* what the reader fills */
	struct vec headers; /* struct letter_header, in order */
	const char *message_id;
	struct vec in_reply_to; /* const char *: ids, usually one */
	struct vec references;	/* const char *: ids, oldest first */
	struct letter_party from;
	struct letter_party sender;
	struct vec reply_to; /* struct letter_party */
	struct vec to, cc;   /* struct letter_party, groups opened */
	const char *subject;
	struct instant date; /* INSTANT_MISSING: absent or unreadable */
	const char *text;    /* the body that is best to read, with LF ends */
	bool from_html;	     /* text was text/html */
	const char *charset; /* of the body, as said, small letters */
	struct vec parts;    /* struct letter_part: the attachments */
	struct vec bounces;  /* struct letter_bounce; none: no report */
	const char *bounced_id; /* Message-ID of what the report is about */
	bool cut;	   /* too many parts, or too deep: not all is here */
	const char *bytes; /* the whole mail as it came; the caller's */
	size_t size;

	/* what letter_judge finds out */
	const char *fresh;	  /* text above quote and signature; "": none */
	const char *automatic;	  /* why no person wrote it; NULL: one did */
	bool bounce;		  /* a report of failure, formal or not */
	int rating;		  /* 1..5, 0: none */
	const char *delivered_to; /* whose mailbox it came to */
	struct vec ours; /* const char *: ids of our form, best first */
	int64_t case_n;	 /* n of k7 in the best of ours, else in a subject that
			 * ends in [k7]; 0: none. Look it up: anyone can
			 * write one. */
};

/* Set the vectors up, all else missing. */
void
letter_init(struct letter *letter);

/* Fill the lower half (and bounces, from X-Failed-Recipients, where there is
 * no report) from the upper one; results live in the arena.
 * automatic, RFC 3834 and custom: "Auto-Submitted: auto-replied",
 * "Precedence: bulk", "List-Id", "Return-Path: <>" …: the header that tells.
 * rating: text is a reply (there is an In-Reply-To, References or one of ours)
 * and the first line of fresh is one digit alone. */
void
letter_judge(struct arena *arena, struct letter *letter);

/* The value of the first header of that name, any case, or NULL. */
const char *
letter_header(const struct letter *letter, const char *name);

/* The mailbox in a From that keeps no rule ("Anna anna@example.org",
 * comments inside the address): what stands in <>, else the first word with an
 * '@' in it; the words before it are the name. NULL is fine. */
struct letter_party
letter_find_party(struct arena *arena, const char *value);

/* Add what stands in <> (comments and blanks left out), or where nothing does,
 * each word with an '@', to ids, as "<…>"; NULL is fine. */
void
letter_find_ids(struct arena *arena, const char *value, struct vec *ids);

/* The case in a Message-ID of ours, "<k7.24 hex digits@domain>"; 0 when there
 * is none in it; -1 when it is not of our form. */
int64_t
letter_case(const char *message_id);

/* name as a file name of at most 100 bytes that stays in its folder: no
 * slashes, controls or dots in front. Nothing left: "part-N". */
char *
letter_part_name(struct arena *arena, const char *name, size_t n);

#endif
