/* SPDX-License-Identifier: ISC
 * Two parties that turned out to be one.
 */
#ifndef DOMAIN_MERGE_H
#define DOMAIN_MERGE_H

#include "base/error.h"
#include "domain/business.h"
#include "model/party.h"
#include "model/row.h"

/* Make other one with keep: its id stays as an alias, what was said, promised
 * and known stays where it is and is read as keep's, what keep lacks (name,
 * own person, note) is filled from other, a contact becomes what other is.
 * Open cases and touches are judged anew; no rung is climbed twice. *keep is
 * as it is afterwards, row the receipt; *remark, where the two have open cases
 * of one kind, says how to join them, else NULL. ERR_NO when they are one
 * already. */
int
merge_parties(struct business *business, struct party *keep,
	      const struct party *other, struct step_row *row,
	      const char **remark, struct error *err);

/* The receipt alone. */
void
merge_show(struct business *business, const struct party *keep,
	   const char *other, struct step_row *row);

#endif
