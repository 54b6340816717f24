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
	const char *done;    /* answered, resolved, thanked, closed with this */
	const char *bytes;   /* the words, as they came */
	size_t len;
	struct instant at; /* when it was said */
	bool out;	   /* we said it */
	bool new_case;	   /* never join */
	struct id party;
	struct id joins; /* the named case; 0: none */
};

/* Register it: the interaction and, where the kind asks for one, its case.
 * rows (struct voice_row) gets the receipt; *remark, where there is something
 * to say on stderr, a line for the user, else NULL. The batch is begun. */
int
listen_log(struct business *business, const struct listen_voice *voice,
	   struct vec *rows, const char **remark, struct error *err);

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

/* The case that a word means: a case, an interaction of one, a promise made
 * for one, or a party with exactly one open case. ERR_NO names what it could
 * be. Cases joined to another are followed. */
int
listen_case(struct business *business, const char *word, struct case_file *file,
	    struct error *err);

/* Everything said on a case and on those joined to it, in id order, void rows
 * left out, into said (struct interaction). */
int
listen_said(struct business *business, struct arena *arena, struct id case_id,
	    struct vec *said, struct error *err);

/* What the clocks say of the case. Fills judged (a copy of file) with the
 * derived fields anew; reading may be NULL. Changes nothing. */
int
listen_judge(struct business *business, struct arena *arena,
	     const struct case_file *file, struct case_file *judged,
	     struct clock_reading *reading, struct error *err);

/* Save a changed case, judged anew. */
int
listen_save(struct business *business, const struct case_file *before,
	    struct case_file *after, struct error *err);

/* Judge the case anew and save where that makes a difference. */
int
listen_refresh(struct business *business, struct id case_id, struct error *err);

/* The same for every open case of a party: its tags have changed. */
int
listen_refresh_party(struct business *business, struct id party,
		     struct error *err);

/* Add an entry to a case: direction, kind, words; who is the user. *entry has
 * its id afterwards. */
int
listen_note(struct business *business, const struct case_file *file,
	    const char *direction, const char *kind, const char *text,
	    struct instant at, struct interaction *entry, struct error *err);

#endif
