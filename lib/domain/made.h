/* SPDX-License-Identifier: ISC
 * What a batch made or changed: for the receipt of a run that is repeated by its key.
 */
#ifndef DOMAIN_MADE_H
#define DOMAIN_MADE_H

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/table.h"

/* Ids (struct id) of the rows of the table that the batch made and that live,
 * in order; where it made none, of those that it changed. ERR_USAGE when there
 * are none either: the key was that of another command. */
int
made_list(struct business *business, enum table_number table, struct id batch,
	  struct vec *ids, struct error *err);

#endif
