/* SPDX-License-Identifier: ISC
 * Attachments as files in a folder.
 */
#ifndef CLI_ATTACHING_H
#define CLI_ATTACHING_H

#include "base/error.h"

struct arena;
struct arrival;

/* Write each into folder, made where there is none, and name them in the
 * arrival as they are there: "offer.pdf", and "offer-2.pdf" where another file
 * has that name. The same bytes under the same name are there already. */
int
attaching_keep(struct arena *arena, const char *folder, struct arrival *arrival,
	       struct error *err);

#endif
