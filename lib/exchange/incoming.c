/* SPDX-License-Identifier: ISC
 * A foreign file, row by row.
 */
#include "exchange/incoming.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "text/json.h"
#include "text/kind.h"

#define REASON "reason"
#define CARD_REASON "X-CRM-REASON:"
#define CARD_BEGIN "BEGIN:VCARD"

/* The reader of cards takes its bytes from the source, which has looked at
 * the first of them already. */
static int64_t
read_cards(void *cookie, void *buf, size_t size, struct error *err)
{
	struct source *source = cookie;
	size_t got;

	if (source->at == source->end) {
		int rc = source_more(source, err);

		if (rc <= 0)
			return rc;
	}
	got = source->end - source->at;
	if (got > size)
		got = size;
	memcpy(buf, source->bytes + source->at, got);
	source_take(source, got, 0);
	return (int64_t)got;
}

static int
as_told(const char *as, enum incoming_kind *kind, struct error *err)
{
	if (strcmp(as, "vcard") == 0) {
		*kind = INCOMING_CARDS;
	} else if (strcmp(as, "json") == 0) {
		*kind = INCOMING_LINES;
	} else if (strcmp(as, "csv") == 0 || strcmp(as, "tsv") == 0 ||
		   strcmp(as, "blanks") == 0) {
		*kind = INCOMING_TABLE;
	} else {
		error_set(err, ERR_USAGE, "--as %.60s: no kind of file", as);
		return error_hint(err, "vcard, csv, tsv, blanks or json");
	}
	return 0;
}

static int
as_it_looks(struct incoming *incoming, const char *head, size_t len,
	    struct error *err)
{
	const char *name = incoming->setting->name;

	switch (kind_sniff(head, len)) {
	case KIND_EMPTY:
		return error_set(err, ERR_DATA, "%.300s:1: nothing in it",
				 name);
	case KIND_ICAL:
		return error_set(err, ERR_DATA,
				 "%.300s:1: a calendar, of which nothing can "
				 "be imported",
				 name);
	case KIND_MBOX:
	case KIND_MAIL:
		error_set(err, ERR_DATA, "%.300s:1: mail", name);
		return error_hint(err, "crm-intake reads it; --as says it is "
				       "something else");
	case KIND_VCARD:
		incoming->kind = INCOMING_CARDS;
		break;
	case KIND_JSON:
		incoming->kind = INCOMING_LINES;
		break;
	case KIND_TABLE:
		incoming->kind = INCOMING_TABLE;
		break;
	}
	return 0;
}

/* As crm-find and crm-export print: the id first. */
static bool
looks_ours(const char *head, size_t len)
{
	return len > 3 && memcmp(head, "id\t", 3) == 0;
}

static int
open_table(struct incoming *incoming, const char *head, size_t len,
	   struct error *err)
{
	const struct incoming_setting *setting = incoming->setting;
	bool blanks = setting->as && strcmp(setting->as, "blanks") == 0;
	bool tsv = blanks || (setting->as && strcmp(setting->as, "tsv") == 0);
	bool csv = setting->as && strcmp(setting->as, "csv") == 0;
	struct csv_setting how = {
		.delimiter = tsv ? '\t' : '\0',
		.ours = !csv && !blanks && looks_ours(head, len),
	};
	size_t i;

	if (setting->columns && setting->columns->count > 0) {
		how.columns = setting->columns->items;
		how.column_count = setting->columns->count;
	}
	if (csv_open(&incoming->csv, incoming->arena, &incoming->source, &how,
		     err) < 0)
		return -1;
	for (i = 0; i < incoming->csv.count; i++)
		*(const char **)vec_add(&incoming->columns, incoming->arena) =
			incoming->csv.names[i];
	return 0;
}

int
incoming_open(struct incoming *incoming, struct arena *arena,
	      const struct incoming_setting *setting, struct error *err)
{
	bool blanks = setting->as && strcmp(setting->as, "blanks") == 0;
	const char *head;
	size_t len;

	*incoming = (struct incoming){
		.setting = setting,
		.arena = arena,
		.columns = {.size = sizeof(const char *)},
	};
	incoming->blanks.read = setting->read;
	incoming->blanks.cookie = setting->cookie;
	if (source_open(&incoming->source, setting->name,
			blanks ? blanks_read : setting->read,
			blanks ? &incoming->blanks : setting->cookie,
			err) < 0 ||
	    source_head(&incoming->source, &head, &len, err) < 0)
		return -1;
	if ((setting->as ? as_told(setting->as, &incoming->kind, err)
			 : as_it_looks(incoming, head, len, err)) < 0)
		return -1;
	if (incoming->kind == INCOMING_TABLE)
		return open_table(incoming, head, len, err);
	if (incoming->kind == INCOMING_LINES) {
		jsonl_open(&incoming->jsonl, &incoming->source);
		return 0;
	}
	incoming->card_source = (struct vcard_source){
		read_cards, &incoming->source, setting->name};
	incoming->cards = vcard_open(&incoming->card_source);
	return 0;
}

void
incoming_close(struct incoming *incoming)
{
	if (!incoming->setting)
		return;
	if (incoming->kind == INCOMING_TABLE)
		csv_close(&incoming->csv);
	else if (incoming->kind == INCOMING_LINES && incoming->jsonl.source)
		jsonl_close(&incoming->jsonl);
	if (incoming->cards)
		vcard_close(incoming->cards);
	source_close(&incoming->source);
	arena_free(&incoming->row);
	incoming->setting = NULL;
}

/* --- the next row ------------------------------------------------------------- */

/* Our own CSV puts a ' in front of what a spreadsheet would run. */
static const char *
as_it_was(const char *field)
{
	return field && field[0] == '\'' && field[1] &&
			       strchr("=+-@\t\r", field[1])
		       ? field + 1
		       : field;
}

static void
take_ours(struct incoming *incoming, struct incoming_row *row)
{
	const char *const *names = incoming->columns.items;
	size_t i;

	if (!row->values || incoming->csv.ours || row->count == 0 ||
	    strcmp(names[0], "id") != 0)
		return;
	arena_reset(&incoming->row, (struct arena_mark){NULL, 0});
	incoming->values =
		arena_get(&incoming->row, row->count * sizeof(char *));
	for (i = 0; i < row->count; i++)
		incoming->values[i] = as_it_was(row->values[i]);
	row->values = incoming->values;
}

static int
next_of_table(struct incoming *incoming, struct incoming_row *row,
	      struct error *err)
{
	struct csv_row found;
	int rc = csv_next(&incoming->csv, &found, err);

	if (rc <= 0)
		return rc;
	*row = (struct incoming_row){
		.line = found.line,
		.bad = found.bad,
		.values = found.fields,
		.count = incoming->csv.count,
		.raw = found.raw,
		.raw_len = found.raw_len,
	};
	take_ours(incoming, row);
	return 1;
}

static int
column_of(struct incoming *incoming, const char *key, size_t *at)
{
	const char *const *all = incoming->columns.items;

	for (*at = 0; *at < incoming->columns.count; (*at)++) {
		if (strcmp(all[*at], key) == 0)
			return 0;
	}
	if (incoming->columns.count == CSV_COLUMNS_MAX)
		return -1;
	*(const char **)vec_add(&incoming->columns, incoming->arena) =
		arena_text(incoming->arena, key);
	return 0;
}

/* Where the item of a list ends. */
static const char *
item_end(const char *p)
{
	bool quoted = false;
	int depth = 0;

	for (; *p; p++) {
		if (quoted) {
			if (*p == '\\')
				p++;
			else if (*p == '"')
				quoted = false;
		} else if (*p == '"') {
			quoted = true;
		} else if (strchr("[{", *p)) {
			depth++;
		} else if (strchr("]}", *p) && depth-- == 0) {
			break;
		} else if (*p == ',' && depth == 0) {
			break;
		}
	}
	return p;
}

static const char *
json_text(struct arena *arena, const struct json_field *field);

/* The items of a list as several values of one column. */
static const char *
list_text(struct arena *arena, const char *list)
{
	const char *p = list + 1, *end, *text;
	struct str out = {0};

	for (;; p = end + 1) {
		const char *item;
		struct vec fields;

		end = item_end(p);
		item = arena_print(arena, "{\"v\":%.*s}", (int)(end - p), p);
		if (json_read(arena, item, strlen(item), &fields, NULL) == 0) {
			text = json_text(arena, fields.items);
			if (text && out.len)
				str_add(&out, INCOMING_NEXT);
			if (text)
				str_add(&out, text);
		}
		if (*end != ',')
			break;
	}
	text = out.len ? arena_text(arena, str_get(&out)) : NULL;
	str_free(&out);
	return text;
}

static const char *
json_text(struct arena *arena, const struct json_field *field)
{
	switch (field->kind) {
	case JSON_NULL:
		break;
	case JSON_FALSE:
		return "no";
	case JSON_TRUE:
		return "yes";
	case JSON_LIST:
		return list_text(arena, field->text);
	case JSON_NUMBER:
	case JSON_DECIMAL:
	case JSON_OBJECT:
	case JSON_TEXT:
		return *field->text ? field->text : NULL;
	}
	return NULL;
}

/* The members of an object, put where their keys stand. */
static void
take_members(struct incoming *incoming, const struct vec *fields,
	     struct incoming_row *row)
{
	const struct json_field *all = fields->items;
	size_t i, at;

	for (i = 0; i < fields->count; i++) {
		if (column_of(incoming, all[i].key, &at) < 0) {
			row->bad = "more than 4096 keys in one file";
			return;
		}
	}
	row->count = incoming->columns.count;
	incoming->values =
		arena_get(&incoming->row, (row->count + 1) * sizeof(char *));
	for (i = 0; i < fields->count; i++) {
		(void)column_of(incoming, all[i].key, &at);
		incoming->values[at] = json_text(&incoming->row, &all[i]);
	}
	row->values = incoming->values;
}

static int
next_of_lines(struct incoming *incoming, struct incoming_row *row,
	      struct error *err)
{
	struct jsonl_row found;
	int rc = jsonl_next(&incoming->jsonl, &found, err);

	if (rc <= 0)
		return rc;
	*row = (struct incoming_row){
		.line = found.line,
		.bad = found.bad,
		.raw = found.raw,
		.raw_len = found.raw_len,
	};
	if (!row->bad)
		take_members(incoming, &found.fields, row);
	return 1;
}

/* "cards.vcf:12: what" without its place, which the caller adds. */
static const char *
without_place(struct incoming *incoming, const char *text)
{
	const char *p = text;

	if (str_begins(p, incoming->setting->name)) {
		p += strlen(incoming->setting->name);
		if (*p == ':') {
			p++;
			p += strspn(p, "0123456789");
			if (str_begins(p, ": "))
				text = p + 2;
		}
	}
	(void)snprintf(incoming->why, sizeof(incoming->why), "%s", text);
	return incoming->why;
}

static int
next_of_cards(struct incoming *incoming, struct incoming_row *row,
	      struct error *err)
{
	struct vcard *card = &incoming->card;
	struct error why = {0};
	enum vcard_result result =
		vcard_next(incoming->cards, &incoming->row, card, &why);

	if (result == VCARD_FAILED) {
		*err = why;
		return -1;
	}
	if (result == VCARD_END)
		return 0;
	*row = (struct incoming_row){
		.line = card->first_line,
		.card = result == VCARD_CARD ? card : NULL,
		.more = result == VCARD_MORE,
		.raw = card->raw,
		.raw_len = card->raw_len,
	};
	if (result == VCARD_BAD)
		row->bad = without_place(incoming, why.text);
	return 1;
}

int
incoming_next(struct incoming *incoming, struct incoming_row *row,
	      struct error *err)
{
	if (incoming->kind == INCOMING_TABLE)
		return next_of_table(incoming, row, err);
	arena_reset(&incoming->row, (struct arena_mark){NULL, 0});
	if (incoming->kind == INCOMING_LINES)
		return next_of_lines(incoming, row, err);
	return next_of_cards(incoming, row, err);
}

/* --- rows that are refused ---------------------------------------------------- */

bool
incoming_is_reason(const char *header)
{
	return strcmp(header, REASON) == 0;
}

static size_t
without_end(const char *raw, size_t len)
{
	while (len > 0 && (raw[len - 1] == '\n' || raw[len - 1] == '\r'))
		len--;
	return len;
}

/* One line of text, quotes doubled, or blanks for what parts the fields. */
static void
add_reason(struct str *out, const char *reason, char quote)
{
	const char *p;

	if (quote)
		str_add_char(out, quote);
	for (p = reason; *p; p++) {
		if (quote && *p == quote)
			str_add_char(out, *p);
		str_add_char(out, strchr("\t\r\n", *p) ? ' ' : *p);
	}
	if (quote)
		str_add_char(out, quote);
}

/* Of a row that was given back before, all but the reason in its last column;
 * len of others. */
static size_t
without_reason(const struct incoming *incoming, const struct incoming_row *row,
	       size_t len)
{
	const char *const *all = incoming->columns.items;
	size_t i, fields = 1, at = len;
	bool quoted = false;

	for (i = 0; i < len; i++) {
		if (row->raw[i] == '"' && !incoming->csv.ours)
			quoted = !quoted;
		if (quoted || row->raw[i] != incoming->csv.delimiter)
			continue;
		fields++;
		at = i;
	}
	return fields == incoming->columns.count &&
			       incoming_is_reason(all[fields - 1])
		       ? at
		       : len;
}

static void
reject_from_table(const struct incoming *incoming,
		  const struct incoming_row *row, const char *reason,
		  struct str *out)
{
	size_t len = without_end(row->raw, row->raw_len);

	str_add_bytes(out, row->raw, without_reason(incoming, row, len));
	str_add_char(out, incoming->csv.delimiter);
	add_reason(out, reason, incoming->csv.ours ? '\0' : '"');
	str_add_char(out, '\n');
}

/* The bytes of a reason that was put in front before, and of its comma. */
static size_t
reason_length(const char *members, size_t len)
{
	static const char key[] = "\"" REASON "\":\"";
	size_t n = sizeof(key) - 1;

	if (len < n || memcmp(members, key, n) != 0)
		return 0;
	while (n < len && members[n] != '"')
		n += members[n] == '\\' ? 2 : 1;
	n++;
	if (n < len && members[n] == ',')
		return n + 1;
	return n < len && members[n] == '}' ? n : 0;
}

static void
reject_from_lines(const struct incoming_row *row, const char *reason,
		  struct str *out)
{
	size_t blanks = 0, len = without_end(row->raw, row->raw_len);

	while (blanks < len && strchr(" \t", row->raw[blanks]))
		blanks++;
	if (blanks < len && row->raw[blanks] == '{') {
		str_add(out, "{\"" REASON "\":");
		json_add_text(out, reason);
		blanks++;
		blanks += reason_length(row->raw + blanks, len - blanks);
		str_add(out, memchr(row->raw + blanks, '"', len - blanks) ? ","
									  : "");
	}
	str_add_bytes(out, row->raw + blanks, len - blanks);
	str_add_char(out, '\n');
}

static void
reject_card(const struct incoming_row *row, const char *reason, struct str *out)
{
	const char *end = memchr(row->raw, '\n', row->raw_len);
	size_t first = end ? (size_t)(end - row->raw) + 1 : row->raw_len;

	str_add_bytes(out, row->raw, first);
	if (!row->more) {
		if (first > 0 && row->raw[first - 1] != '\n')
			str_add_char(out, '\n');
		str_add(out, CARD_REASON);
		add_reason(out, reason, '\0');
		str_add(out, "\r\n");
	}
	str_add_bytes(out, row->raw + first, row->raw_len - first);
	if (row->raw_len > first && row->raw[row->raw_len - 1] != '\n')
		str_add(out, "\r\n");
}

void
incoming_reject(const struct incoming *incoming, const struct incoming_row *row,
		const char *reason, struct str *out)
{
	if (!row->raw)
		return;
	switch (incoming->kind) {
	case INCOMING_TABLE:
		reject_from_table(incoming, row, reason, out);
		break;
	case INCOMING_LINES:
		reject_from_lines(row, reason, out);
		break;
	case INCOMING_CARDS:
		reject_card(row, reason, out);
		break;
	}
}

void
incoming_reject_header(const struct incoming *incoming, struct str *out)
{
	const struct csv *csv = &incoming->csv;
	const char *const *all = incoming->columns.items;
	size_t i, len;

	if (incoming->kind != INCOMING_TABLE || !csv->header)
		return;
	len = without_end(csv->header, csv->header_len);
	str_add_bytes(out, csv->header, len);
	for (i = 0; i < incoming->columns.count; i++) {
		if (incoming_is_reason(all[i])) {
			str_add_char(out, '\n');
			return;
		}
	}
	str_print(out, "%c%s\n", csv->delimiter, REASON);
}
