/* SPDX-License-Identifier: ISC
 * JSON Lines as rows: one object a line.
 */
#include "text/jsonl.h"

#include "text/json.h"

void
jsonl_open(struct jsonl *jsonl, struct source *source)
{
	*jsonl = (struct jsonl){.source = source};
	/* a first block that is not given back with each row */
	(void)arena_get(&jsonl->arena, 1);
	jsonl->begin = arena_mark(&jsonl->arena);
}

void
jsonl_close(struct jsonl *jsonl)
{
	arena_free(&jsonl->arena);
	*jsonl = (struct jsonl){0};
}

static bool
is_blank(const struct source_line *line)
{
	size_t i;

	for (i = 0; i < line->len; i++) {
		char c = line->bytes[i];

		if (c != ' ' && c != '\t' && c != '\r')
			return false;
	}
	return !line->too_long;
}

int
jsonl_next(struct jsonl *jsonl, struct jsonl_row *row, struct error *err)
{
	struct source_line line;
	int rc;

	arena_reset(&jsonl->arena, jsonl->begin);
	do
		rc = source_line(jsonl->source, &line, err);
	while (rc > 0 && is_blank(&line));
	if (rc <= 0)
		return rc;
	*row = (struct jsonl_row){
		.line = line.number, .raw = line.raw, .raw_len = line.raw_len};
	if (line.too_long) {
		row->bad = "it is longer than 16 MB";
	} else if (json_read(&jsonl->arena, line.bytes, line.len, &row->fields,
			     &jsonl->why) < 0) {
		row->bad = jsonl->why.text;
		row->fields.count = 0;
	}
	return 1;
}
