/* SPDX-License-Identifier: ISC
 * Listening: a voice is registered, opens or continues a case, and has an
 * owner from its first second.
 */
#ifndef DOMAIN_LISTEN_H
#define DOMAIN_LISTEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "domain/clock.h"
#include "model/case.h"
#include "model/interaction.h"
#include "model/party.h"
#include "model/row.h"

/* What somebody said, as crm-log was told. */
struct listen_voice {
	const char *kind;    /* any unique beginning; NULL: the default */
	const char *channel; /* NULL: the policy's */
	const char *about;   /* "@bo", or NULL */
	const char *subject; /* of a new case; NULL: the first words */
	const char *done;    /* answered, resolved, thanked, closed with this */
	const char *bytes;   /* the words, as they came */
	size_t len;
	struct instant at; /* when it was said */
	bool out;	   /* we said it */
	bool new_case;	   /* never join */
	bool mailed;	   /* nobody of ours heard it: it came by itself */
	bool automatic;	   /* a machine says it */
	struct bytes raw;  /* kept beside the words; or missing */
	struct id party;
	struct id joins; /* the named case; 0: none */
};

/* Register it: the interaction and, where the kind asks for one, its case.
 * rows (struct voice_row) gets the receipt; *remark, where there is something
 * to say on stderr, a line for the user, else NULL. The batch is begun. */
int
listen_log(struct business *business, const struct listen_voice *voice,
	   struct vec *rows, const char **remark, struct error *err);

/* What a case that begins with text is called: its first words. */
const char *
listen_subject(struct arena *arena, const char *text);

/* Keep an entry, of a case or of none, that opens and stops nothing; *entry
 * has its id afterwards. */
int
listen_note(struct business *business, struct interaction *entry,
	    struct error *err);

/* The receipt of one interaction. */
int
listen_row(struct business *business, const struct interaction *entry,
	   struct vec *rows, struct error *err);

/* A stranger: made now, or the one to whom the phone or e-mail belongs, which
 * *remark then says. All NULL: somebody who wants no name. */
int
listen_stranger(struct business *business, const char *name, const char *phone,
		const char *email, struct id *party, const char **remark,
		struct error *err);

/* The receipt of a batch that is repeated by its key. */
int
listen_again(struct business *business, struct id batch, struct vec *rows,
	     struct error *err);

/* The open case against ourselves for a promise of ours that broke; *opened
 * is filled. */
int
listen_broken(struct business *business, struct id party, struct id promise,
	      const char *owner, const char *text, struct case_file *opened,
	      struct error *err);

#endif
