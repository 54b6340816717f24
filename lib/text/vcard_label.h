/* SPDX-License-Identifier: ISC
 * What a phone, a mail or a place is for: TYPE and X-ABLabel of a vCard.
 */
#ifndef TEXT_VCARD_LABEL_H
#define TEXT_VCARD_LABEL_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* The label of words of TYPE with blanks between: in lower case, each once,
 * home or work first, none of those that say nothing. NULL when none is left.
 */
const char *
vcard_label_types(struct arena *arena, const char *types);

/* The words of a label that are worth a TYPE, as vcard_label_types gives them.
 */
const char *
vcard_label_known(struct arena *arena, const char *label);

/* The label of an X-ABLabel, "_$!<Spouse>!$_" giving "Spouse"; NULL when it is
 * blank. */
const char *
vcard_label_text(struct arena *arena, const char *text);

/* Whether word is one of the words, which have blanks between. */
bool
vcard_label_has(const char *words, const char *word, size_t len);

#endif
