/* SPDX-License-Identifier: ISC
 * Rows of a table into trials.
 */
#include "cause/why_table.h"

#include <string.h>

#include "text/csv.h"

static int
read_rows(struct trials *trials, struct csv *csv, const char *name,
	  struct error *err)
{
	struct csv_row row;
	int rc;

	while ((rc = csv_next(csv, &row, err)) > 0) {
		if (row.bad)
			return error_set(err, ERR_DATA, "%.200s:%lld: %s", name,
					 (long long)row.line, row.bad);
		if (trials_add(trials, row.fields, row.line, err) < 0)
			return -1;
	}
	return rc;
}

/* As crm-observe and crm-find print: parted by tabs, - is missing. */
static bool
looks_ours(const char *head, size_t len)
{
	const char *end = memchr(head, '\n', len);
	size_t line = end ? (size_t)(end - head) : len;

	return memchr(head, '\t', line) && !memchr(head, '"', line);
}

static int
read_table(struct trials *trials, struct arena *arena, struct source *source,
	   struct csv *csv, const struct trials_setting *setting,
	   struct error *err)
{
	struct csv_setting how = {0};
	const char *head;
	size_t len;

	if (source_head(source, &head, &len, err) < 0)
		return -1;
	how.ours = looks_ours(head, len);
	if (csv_open(csv, arena, source, &how, err) < 0 ||
	    trials_open(trials, arena, csv->names, csv->count, setting, err) <
		    0 ||
	    read_rows(trials, csv, setting->source, err) < 0)
		return -1;
	return trials_close(trials, err);
}

int
why_table_read(struct trials *trials, struct arena *arena, source_read *read,
	       void *cookie, const struct trials_setting *setting,
	       struct error *err)
{
	struct csv csv = {0};
	struct source source;
	int rc;

	rc = source_open(&source, setting->source, read, cookie, err);
	if (rc == 0)
		rc = read_table(trials, arena, &source, &csv, setting, err);
	csv_close(&csv);
	source_close(&source);
	return rc;
}
