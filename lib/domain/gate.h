/* SPDX-License-Identifier: ISC
 * From the answer to the close: the steps of a case, and what is missing
 * before it may be closed.
 */
#ifndef DOMAIN_GATE_H
#define DOMAIN_GATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/case.h"
#include "model/row.h"

/* What is said with a step. */
struct gate_words {
	const char *text;
	const char *channel; /* NULL: the policy's */
	struct bytes raw;    /* kept beside the words; or missing */
	struct instant at;
	bool mail;	/* queue it as a letter */
	bool ask;	/* a question: we wait for them */
	bool automatic; /* a machine speaks: stops nothing */
	const char *to; /* thanks are for "@bo", or "customer"; NULL: praise is
			   passed on, the rest is for the customer */
};

/* Each adds rows (struct step_row), one for each step made, and changes *file.
 * Outside a batch they are not to be called. */
int
gate_answer(struct business *business, struct case_file *file,
	    const struct gate_words *words, struct vec *rows,
	    struct error *err);

/* done, declined or cannot, from any unique beginning; else ERR_USAGE. */
int
gate_outcome(const char *typed, const char **outcome, struct error *err);

/* outcome as gate_outcome gives it; each needs words: what was done, or because of what not. */
int
gate_resolve(struct business *business, struct case_file *file,
	     const char *outcome, const struct gate_words *words,
	     struct vec *rows, struct error *err);

int
gate_thank(struct business *business, struct case_file *file,
	   const struct gate_words *words, struct vec *rows, struct error *err);

int
gate_own(struct business *business, struct case_file *file, const char *person,
	 const struct gate_words *words, struct vec *rows, struct error *err);

struct gate_close {
	const char *done; /* --done: resolve with this first */
	const char *tell; /* --tell: tell and thank with this */
	bool mail;
	bool force;
	const char *why; /* of the force; else a word on the closing, or NULL */
	struct instant at;
};

/* Close, or ERR_NO "k1 stays open: not told since the outcome; not thanked".
 * A forced close needs two people, or two days (crm-close(1)). What is given
 * with done and tell is always said. */
int
gate_close(struct business *business, struct case_file *file,
	   const struct gate_close *close, struct vec *rows, struct error *err);

/* The letter that a step queued, as it would leave: for -n --mail. */
int
gate_letter(struct business *business, const struct step_row *row,
	    char **letter, struct error *err);

/* Join other to keep: two cases that turned out to be one. */
int
gate_merge(struct business *business, struct case_file *keep,
	   struct case_file *other, struct vec *rows, struct error *err);

/* The rows of a batch that is repeated by its key, as far as it left entries;
 * and the row of a step that leaves none. */
int
gate_again(struct business *business, struct id batch, struct vec *rows,
	   struct error *err);

int
gate_show(struct business *business, const struct case_file *file,
	  const char *step, struct vec *rows, struct error *err);

#endif
