/* SPDX-License-Identifier: ISC
 * A foreign file, row by row, whatever kind of file it is.
 */
#ifndef EXCHANGE_INCOMING_H
#define EXCHANGE_INCOMING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"
#include "text/blanks.h"
#include "text/csv.h"
#include "text/jsonl.h"
#include "text/source.h"
#include "text/vcard.h"

/* Between several values in one column: as Google writes them, and as the
 * items of a JSON list come. */
#define INCOMING_NEXT " ::: "

enum incoming_kind {
	INCOMING_CARDS, /* vCard */
	INCOMING_TABLE, /* CSV, TSV */
	INCOMING_LINES	/* JSON Lines */
};

struct incoming_setting {
	const char *name; /* for messages */
	source_read *read;
	void *cookie;
	const char *as; /* vcard, csv, tsv, json; NULL: told by the content */
	const struct vec *columns; /* const char *: of a table without header */
};

struct incoming {
	struct blanks blanks; /* of --as blanks */
	enum incoming_kind kind;
	const struct incoming_setting *setting;
	struct arena *arena; /* of what lasts as long as the file */
	struct vec columns;  /* const char *; of JSON Lines it grows */
	struct source source;
	struct csv csv;
	struct jsonl jsonl;
	struct vcard_reader *cards;
	struct vcard_source card_source;
	struct vcard card;
	const char **values; /* where they are not those of csv */
	struct arena row;    /* of the row */
	char why[sizeof(((struct error *)0)->text)];
};

/* What it holds is good until the next row. */
struct incoming_row {
	int64_t line;
	const char *bad; /* why it is no row, without its place; NULL: it is */
	bool more;	 /* further bytes of the bad row before */
	const struct vcard *card;  /* of cards */
	const char *const *values; /* count of them; NULL: missing */
	size_t count;
	const char *raw; /* as it stood; NULL: too long to be kept */
	size_t raw_len;
};

/* Begin to read; all that lasts lives in the arena. ERR_USAGE for an as that
 * is none; ERR_DATA, "FILE:1: what", for what is no file to import: empty,
 * mail, a calendar; a header with the same name twice. After an error too,
 * incoming_close. */
int
incoming_open(struct incoming *incoming, struct arena *arena,
	      const struct incoming_setting *setting, struct error *err);

/* 1, 0 at the end, -1 when it cannot be read. */
int
incoming_next(struct incoming *incoming, struct incoming_row *row,
	      struct error *err);

void
incoming_close(struct incoming *incoming);

/* The bytes that a bad row is written back as, its reason in it so that it can
 * be mended and read again: of a table a last column "reason", of JSON Lines a
 * first member, of cards a line X-CRM-REASON. */
void
incoming_reject(const struct incoming *incoming, const struct incoming_row *row,
		const char *reason, struct str *out);

/* What stands above the bad rows of a table. */
void
incoming_reject_header(const struct incoming *incoming, struct str *out);

/* Whether a header is the one that incoming_reject added. */
bool
incoming_is_reason(const char *header);

#endif
