/* SPDX-License-Identifier: ISC
 * Delivery reports (RFC 3464) and the few lines a mail is known by.
 */
#ifndef TEXT_BOUNCE_H
#define TEXT_BOUNCE_H

#include <stddef.h>

struct arena;
struct vec;

/* Add each recipient of a message/delivery-status to bounces (struct
 * letter_bounce). Groups without a recipient (the first is of the message) are
 * passed over; anything that is no header line too. */
void
bounce_read(struct arena *arena, const char *bytes, size_t len,
	    struct vec *bounces);

/* The Message-ID among the header lines at the beginning of bytes (a
 * message/rfc822 or text/rfc822-headers part), "<one@host>", or NULL. */
const char *
bounce_message_id(struct arena *arena, const char *bytes, size_t len);

#endif
