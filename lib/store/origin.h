/* SPDX-License-Identifier: ISC
 * Questions about where interactions came from.
 */
#ifndef STORE_ORIGIN_H
#define STORE_ORIGIN_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/time.h"
#include "base/vec.h"
#include "model/message.h"
#include "model/origin.h"

struct arena;
struct store;

/* The live row of an interaction; 1 found, 0 none. */
int
origin_of(struct store *store, struct arena *arena, struct id interaction,
	  struct origin *origin, struct error *err);

/* The live row of that ref; likewise. */
int
origin_find(struct store *store, struct arena *arena, const char *ref,
	    struct origin *origin, struct error *err);

/* The letter of ours of that Message-ID, "<one@host>"; likewise. */
int
origin_letter(struct store *store, struct arena *arena, const char *message_id,
	      struct message *message, struct error *err);

/* Message-ID, without <>, of the mail that came or went last on the case and
 * those joined to it; NULL: none. */
int
origin_last_mail(struct store *store, struct arena *arena, struct id case_id,
		 const char **ref, struct error *err);

/* How many automatic ones a party sent from since on. */
int
origin_machine_count(struct store *store, struct id party, struct instant since,
		     int64_t *count, struct error *err);

/* Channels, but mail, by which crm-intake heard customers: const char *. */
int
origin_channels(struct store *store, struct arena *arena, struct vec *channels,
		struct error *err);

#endif
