/* SPDX-License-Identifier: ISC
 * Questions about the outbox.
 */
#ifndef STORE_MESSAGE_H
#define STORE_MESSAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/time.h"
#include "model/message.h"

struct arena;
struct store;

/* The letter to try next: queued, or claimed by somebody who never came back,
 * with try_at at or before due; or later than far, which no honest wait is, so
 * that some clock lied. Voided ones are left out. 1 found, 0 none. */
int
message_due(struct store *store, struct arena *arena, struct instant due,
	    struct instant far, struct message *message, struct error *err);

/* Each letter that is not sent yet: queued, claimed, unknown, those to be
 * tried first coming first and those unknown before them all. The row lives
 * until each returns; a result below 0 ends the walk with the callee's err. */
int
message_waiting(struct store *store,
		int (*each)(void *cookie, const struct message *message,
			    struct error *err),
		void *cookie, struct error *err);

/* Message-ID of the latest letter about the case to that address, which the
 * next one answers; NULL when there is none. */
int
message_thread(struct store *store, struct arena *arena, struct id case_id,
	       const char *address, const char **message_id, struct error *err);

/* A new Message-ID, "<k7.RANDOM@domain>". */
int
message_name(struct arena *arena, struct id case_id, const char *domain,
	     const char **message_id, struct error *err);

#endif
