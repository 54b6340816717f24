/* SPDX-License-Identifier: ISC
 * A person's name, addresses and numbers found in text, and struck.
 */
#ifndef TEXT_STRIKE_H
#define TEXT_STRIKE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/vec.h"

/* Whom to look for; begin with {.arena = …}. */
struct strike {
	struct arena *arena;
	struct vec words; /* strike.c's own */
};

/* Each may be added twice; NULL is fine. A name is found folded (utf8_fold),
 * whole, also with its last word first; one of a single word only where that
 * is asked for, as it is too common. */
void
strike_add_name(struct strike *strike, const char *name);

/* Whatever the case of its letters. */
void
strike_add_email(struct strike *strike, const char *email);

/* E.164; found however its digits are grouped, with + or 00 or, from seven
 * digits on, without its country. */
void
strike_add_phone(struct strike *strike, const char *phone);

/* A street, a page on the net, an id elsewhere: found folded and whole; of one
 * word only from six characters on. */
void
strike_add_other(struct strike *strike, const char *text);

/* text with FORGOTTEN (model/forgotten.h) in the place of each, in the arena;
 * NULL when none is there, or text is NULL. loose: single words of names
 * too. */
char *
strike_text(const struct strike *strike, struct arena *arena, const char *text,
	    bool loose);

#endif
