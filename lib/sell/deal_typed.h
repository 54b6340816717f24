/* SPDX-License-Identifier: ISC
 * What is typed of a deal, read and refused.
 */
#ifndef SELL_DEAL_TYPED_H
#define SELL_DEAL_TYPED_H

#include <stddef.h>

#include "base/error.h"
#include "domain/business.h"
#include "model/deal.h"
#include "sell/deal.h"

/* what names the thing in messages; NULL is fine. */
int
deal_typed_text(const char *what, const char *text, struct error *err);

int
deal_typed_word(const char *what, const char *word, struct error *err);

/* A day to come, seen from the day of the step; ERR_USAGE for one that has
 * been. */
int
deal_typed_day(const struct business *business, const char *what,
	       const char *typed, struct instant at, struct day *day,
	       struct error *err);

/* In the currency of the deal if it has a sum yet: ERR_DATA for another, for
 * what is none or below 0. */
int
deal_typed_amount(const struct business *business, const char *typed,
		  struct deal *deal, struct error *err);

/* Refuse, ERR_USAGE, asking what comes next. */
int
deal_typed_ask(const char *what, struct error *err);

/* What a step says besides where it leads. */
int
deal_typed_step(const struct business *business, const struct deal_step *step,
		struct deal *deal, struct error *err);

/* Refuse, ERR_USAGE, "TYPED: no WHAT", with the nearest and all. */
int
deal_typed_unknown(const char *what, const char *typed,
		   const char *const *names, size_t count, struct error *err);

/* A stage, a reason for losing, of the policy. */
int
deal_typed_stage(const struct business *business, const char *typed,
		 const char **stage, struct error *err);

int
deal_typed_reason(const struct business *business, const char *typed,
		  const char **reason, struct error *err);

#endif
