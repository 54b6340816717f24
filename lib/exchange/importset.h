/* SPDX-License-Identifier: ISC
 * What an import is told by its options and its mapping, checked.
 */
#ifndef EXCHANGE_IMPORTSET_H
#define EXCHANGE_IMPORTSET_H

#include "base/error.h"
#include "exchange/import.h"
#include "exchange/importing.h"
#include "exchange/only.h"
#include "policy/mapping.h"

struct importset {
	const struct import_setting *setting;
	struct importing *run; /* filled from it */
	const struct importing_noun *noun;
	struct mapping mapping;
	struct only only;
};

/* Of set, setting and run are given; the rest is filled, and run's source,
 * on_match, bind and evidence. Errors as import_open says. */
int
importset_read(struct importset *set, struct error *err);

/* Keep what was understood as a mapping, where that is asked for; ERR_CREATE
 * for a name that is taken. */
int
importset_save(struct importset *set, struct error *err);

#endif
