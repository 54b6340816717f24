/* SPDX-License-Identifier: ISC
 * What is personal in the rows of somebody, blanked; and their name and
 * addresses struck from the words of others.
 */
#ifndef KEEP_BLANK_H
#define KEEP_BLANK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/vec.h"
#include "keep/person.h"

/* What was found, or done, in one table. */
struct blank_count {
	int64_t blanked;  /* rows about them that held something personal */
	int64_t kept;	  /* rows about them */
	int64_t struck;	  /* rows of others that named them */
	uint64_t columns; /* of the blanked, a bit each */
	struct vec first; /* int64_t: ids of the first struck */
};

struct blank {
	struct person *person;
	bool really;
	struct blank_count counts[TABLE_COUNT];
	int64_t commands;   /* command lines blanked */
	struct vec batches; /* int64_t: whose content it changes; at the end
			       sorted, each once */
	struct vec stops;   /* struct blank_stop: against it */
};

struct blank_stop {
	char letter;
	int64_t id;
	const char *noun;
	const char *why;
};

/* Walk the whole record and count; with really, inside a batch, do it: values
 * become FORGOTTEN (bytes go), in rows, in the changes of rows, in the command
 * lines and keys of batches. Batches that it changes get new salts, and still
 * want to be restated. */
int
blank_run(struct person *person, bool really, struct blank *blank,
	  struct error *err);

/* A command line or reason without them, single words of their names too. */
const char *
blank_words(const struct person *person, const char *text);

#endif
