/* SPDX-License-Identifier: ISC
 * Tables as text (RFC 4180, its relatives, and the TSV of crm-format(5)), row
 * by row.
 */
#ifndef TEXT_CSV_H
#define TEXT_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "text/charset.h"
#include "text/source.h"

#define CSV_COLUMNS_MAX 4096

struct csv_setting {
	/* ',' ';' or TAB; 0: told from the first records. */
	char delimiter;
	/* TSV as we write it: no quotes, \t \n \r \\ \- and "-" for missing. */
	bool ours;
	/* The columns of a table that does not name them, which must outlive
	 * the reader; NULL: it does. */
	const char *const *columns;
	size_t column_count;
};

struct csv {
	struct source *source;
	bool ours;
	char delimiter;
	enum charset charset;	  /* UNKNOWN: nothing but ASCII so far, UTF8, or
				   * WINDOWS_1252, which is converted */
	int64_t charset_line;	  /* of the first row with other bytes */
	const char *const *names; /* as they stand, "" for none */
	size_t count;		  /* of names */
	const char *header;	  /* the raw bytes of the header; NULL: none */
	size_t header_len;

	struct str converted;
	char *text; /* the fields of the row, each with a NUL */
	size_t text_cap;
	const char **fields;
	size_t fields_cap;
	uint64_t taken; /* bytes */
	uint64_t bound; /* up to there quotes end on their line */
	char bad[200];
};

/* Fields and raw hold until the next row. */
struct csv_row {
	int64_t line;		   /* where it begins, from 1 */
	const char *const *fields; /* count of the names; NULL: empty or
				     * missing. Valid UTF-8 */
	const char *raw; /* as it stood, with its end; NULL: too long */
	size_t raw_len;
	const char *bad; /* why it is no row; then fields is NULL */
};

/* Begin to read source, which must outlive csv, and read the header. Names are
 * kept in arena. A first line "sep=;" names the delimiter. ERR_DATA, with
 * file and line: an empty file where a header is needed, a header that is no
 * record or has the same name twice (both columns are named), more than
 * CSV_COLUMNS_MAX columns. ERR_USAGE: the same name twice in the setting.
 * csv_close is fine after it too. */
int
csv_open(struct csv *csv, struct arena *arena, struct source *source,
	 const struct csv_setting *setting, struct error *err);

void
csv_close(struct csv *csv);

/* The next row: 1, 0 at the end, -1 when it cannot be read. Empty lines and
 * rows without any value are passed over. Lines end with LF or CRLF (a file
 * without LF: CR). A quote counts where a field begins; elsewhere it is a
 * letter. A bad row comes as any other, with bad set, and reading goes on
 * behind it: not as many fields as names, a NUL byte, more than SOURCE_MOST
 * bytes (passed over), text behind a closing quote (the row ends with that
 * line), a quote that never ends, in our TSV an escape that is none, what is no
 * UTF-8. Where most lines that wrong quotes took with them have as many fields
 * as there are names (at least two), only the first line is bad and the others
 * are rows. Bytes that are no UTF-8 are windows-1252 when there are more of
 * them in the head, or where that is ASCII in the first record that is not,
 * than characters of UTF-8. */
int
csv_next(struct csv *csv, struct csv_row *row, struct error *err);

#endif
