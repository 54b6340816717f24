/* SPDX-License-Identifier: ISC
 * JSON Lines as rows: one object a line.
 */
#ifndef TEXT_JSONL_H
#define TEXT_JSONL_H

#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"
#include "text/source.h"

struct jsonl {
	struct source *source;
	struct arena arena; /* of the row */
	struct arena_mark begin;
	struct error why;
};

/* Fields and raw hold until the next row. */
struct jsonl_row {
	int64_t line;
	struct vec fields; /* of struct json_field; see json_find */
	const char *raw;   /* with its end; NULL: too long */
	size_t raw_len;
	const char *bad; /* why it is no row; then fields is empty */
};

/* source must outlive it. */
void
jsonl_open(struct jsonl *jsonl, struct source *source);

void
jsonl_close(struct jsonl *jsonl);

/* The next row: 1, 0 at the end, -1 when it cannot be read. Blank lines are
 * passed over. A line that json_read refuses, or longer than SOURCE_MOST,
 * comes with bad set, and reading goes on behind it. */
int
jsonl_next(struct jsonl *jsonl, struct jsonl_row *row, struct error *err);

#endif
