/* SPDX-License-Identifier: ISC
 * The parts of a mail: what is to be read, what is attached, what a delivery
 * report says.
 */
#ifndef MIME_BODY_H
#define MIME_BODY_H

#include <gmime/gmime.h>

struct arena;
struct letter;

/* Fill text, from_html, charset, parts, bounces, bounced_id and cut from the
 * part on top of a mail. */
void
body_read(struct arena *arena, GMimeObject *top, struct letter *letter);

#endif
