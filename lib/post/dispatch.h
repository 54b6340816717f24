/* SPDX-License-Identifier: ISC
 * Letters leave the outbox: claimed, handed to a mailer, confirmed.
 */
#ifndef POST_DISPATCH_H
#define POST_DISPATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/message.h"
#include "model/row.h"

/* A letter on its way out: what the mailer is to be run with. */
struct dispatch_claim {
	struct message message;
	const char *letter;
	const char *const *argv;
	int64_t timeout_ms;
	struct vec remarks; /* const char *: what the user must know */
};

/* Claim the next letter that is due, in a small batch of its own: 1, and the
 * caller hands it to the mailer, with no lock held, and then tells
 * dispatch_confirm. 0: nothing is due. Each letter is tried once in a run: what
 * is due is asked of the moment that the run began, while business->now, which
 * the caller keeps up, is when things happen. On the way, a customer's letter
 * that somebody claimed and never confirmed becomes unknown, and one to an
 * address that bounced gets another of theirs or waits, which remarks tells;
 * rows (struct message_row) gets them. ERR_UNAVAILABLE when letters wait and the policy names
 * no mailer. */
int
dispatch_claim(struct business *business, struct dispatch_claim *claim,
	       struct vec *rows, struct error *err);

enum dispatch_end {
	DISPATCH_TAKEN,	    /* the mailer ended with status 0 */
	DISPATCH_REFUSED,   /* with another: nothing left, it is tried again */
	DISPATCH_NO_MAILER, /* it could not be started: likewise */
	DISPATCH_KILLED	    /* by a signal, or by us after the timeout: nobody
			    knows whether it left */
};

/* Record what came of a claim, in a small batch: sent; queued again with the
 * policy's back-off; or unknown, for a customer's letter (ours are sent again,
 * with the same Message-ID). said is what the mailer said, or NULL. ERR_UNKNOWN
 * when it cannot be recorded. */
int
dispatch_confirm(struct business *business, const struct dispatch_claim *claim,
		 enum dispatch_end end, const char *said, struct vec *rows,
		 struct error *err);

/* Each letter that has not left, as a row that lives until each returns; only
 * what crm-send would try now where due is set. */
int
dispatch_list(struct business *business, bool due,
	      int (*each)(void *cookie, const struct message *message,
			  const struct message_row *row, struct error *err),
	      void *cookie, struct error *err);

/* Put a letter that is unknown, dropped or waiting for its next try back into
 * the queue, to leave now; in the batch that is begun. rows: struct
 * message_row. ERR_NO for one that was sent or is on its way. */
int
dispatch_resend(struct business *business, struct id message, struct vec *rows,
		struct error *err);

/* A letter that is unknown did leave, as a person found out; otherwise as
 * dispatch_resend. */
int
dispatch_left(struct business *business, struct id message, struct vec *rows,
	      struct error *err);

#endif
