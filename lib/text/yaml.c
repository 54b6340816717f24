/* SPDX-License-Identifier: ISC
 * A plain YAML file as a tree, read from libyaml's events.
 */
#include "text/yaml.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"

#define SHOWN_MAX 72	/* characters of a source line in a hint */
#define SHOWN_BEFORE 48 /* of those, before the caret */
#define BREAK_LS "\xE2\x80\xA8"
#define BREAK_PS "\xE2\x80\xA9"

struct frame {
	struct yaml_node *node;
	struct yaml_node *last;
	struct yaml_node *key; /* of a map: read, its value not yet */
};

struct reader {
	yaml_parser_t parser;
	struct arena *arena;
	struct error *err;
	const char *name;
	const char *bytes;
	size_t len;
	struct yaml_node *root;
	struct frame frames[YAML_DEPTH_MAX];
	size_t depth;
	size_t nodes;
	int documents;
};

/* Length of the line break at p, 0 for none; libyaml's idea of one, or its
 * line numbers would not fit ours. */
static size_t
break_len(const char *p, size_t len)
{
	if (len >= 2 && p[0] == '\r' && p[1] == '\n')
		return 2;
	if (len >= 1 && (p[0] == '\n' || p[0] == '\r'))
		return 1;
	if (len >= 2 && memcmp(p, "\xC2\x85", 2) == 0)
		return 2;
	if (len >= 3 &&
	    (memcmp(p, BREAK_LS, 3) == 0 || memcmp(p, BREAK_PS, 3) == 0))
		return 3;
	return 0;
}

static size_t
line_start(const char *bytes, size_t len, int line)
{
	size_t at = 0;

	while (line > 1 && at < len) {
		size_t n = break_len(bytes + at, len - at);

		at += n ? n : 1;
		line -= n > 0;
	}
	return at;
}

/* The line and column of a byte. */
static void
find_place(const char *bytes, size_t len, size_t offset, int *line, int *column)
{
	size_t at = 0;

	*line = 1;
	*column = 1;
	while (at < offset && at < len) {
		size_t n = break_len(bytes + at, len - at);

		if (n > 0) {
			++*line;
			*column = 1;
		} else if (((unsigned char)bytes[at] & 0xC0) != 0x80) {
			++*column;
		}
		at += n ? n : 1;
	}
}

/* The part of the source line around column, and a caret under it. What could
 * act on a terminal is shown as U+FFFD, one column wide, so that the caret
 * stands right and both lines fit into a hint. */
static void
show_line(struct str *out, const char *bytes, size_t len, int column)
{
	int first = column > SHOWN_BEFORE ? column - SHOWN_BEFORE : 1;
	struct str line = {0};
	size_t at = 0, caret = 0;
	int i;

	for (i = 1; i < first + SHOWN_MAX; i++) {
		char one[5] = {0};
		size_t left = len - at, n;
		int c;

		if (i == column)
			caret = utf8_width(str_get(&line));
		if (left == 0 || break_len(bytes + at, left) > 0)
			break;
		memcpy(one, bytes + at, left < 4 ? left : 4);
		c = utf8_decode(one, &n);
		at += n;
		if (i < first)
			continue;
		if (c == '\t')
			str_add_char(&line, ' ');
		else if (utf8_active(c) || (c == 0xFFFD && n == 1))
			str_add(&line, "\xEF\xBF\xBD");
		else
			str_add_bytes(&line, one, n);
	}
	if (i <= column)
		caret = utf8_width(str_get(&line));
	str_print(out, "%s\n%*s^", str_get(&line), (int)caret, "");
	str_free(&line);
}

int
yaml_error(struct error *err, const char *name, const char *bytes, size_t len,
	   int line, int column, const char *fmt, ...)
{
	size_t start = line_start(bytes, len, line);
	struct str hint = {0};
	char what[400];
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(what, sizeof(what), fmt, ap);
	va_end(ap);
	error_set(err, ERR_POLICY, "%s:%d:%d: %s", name, line, column, what);
	show_line(&hint, bytes + start, len - start, column);
	error_hint(err, "%s", str_get(&hint));
	str_free(&hint);
	return -1;
}

static int
refuse_mark(const struct reader *reader, yaml_mark_t mark, const char *what)
{
	return yaml_error(reader->err, reader->name, reader->bytes, reader->len,
			  (int)mark.line + 1, (int)mark.column + 1, "%s", what);
}

static int
refuse_byte(const struct reader *reader, size_t offset, const char *what)
{
	int line, column;

	find_place(reader->bytes, reader->len, offset, &line, &column);
	return yaml_error(reader->err, reader->name, reader->bytes, reader->len,
			  line, column, "%s", what);
}

static bool
is_tab(const struct reader *reader, yaml_mark_t mark)
{
	size_t at = line_start(reader->bytes, reader->len, (int)mark.line + 1);
	size_t column = mark.column;

	while (at < reader->len && column > 0) {
		at++;
		while (at < reader->len &&
		       ((unsigned char)reader->bytes[at] & 0xC0) == 0x80)
			at++;
		column--;
	}
	return at < reader->len && reader->bytes[at] == '\t';
}

/* What libyaml stumbled over, in its words unless we have better ones. */
static int
refuse_syntax(const struct reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	const char *what = parser->problem ? parser->problem : "not YAML";

	switch (parser->error) {
	case YAML_MEMORY_ERROR:
		return error_set(reader->err, ERR_MEMORY, "out of memory");
	case YAML_READER_ERROR:
		return refuse_byte(reader, parser->problem_offset,
				   "a control character");
	default:
		break;
	}
	if (is_tab(reader, parser->problem_mark))
		what = "a tab cannot stand here: use blanks";
	if (parser->context && parser->context_mark.line > 0 &&
	    parser->context_mark.line != parser->problem_mark.line)
		return yaml_error(reader->err, reader->name, reader->bytes,
				  reader->len,
				  (int)parser->problem_mark.line + 1,
				  (int)parser->problem_mark.column + 1,
				  "%s (%s that begins in line %d)", what,
				  parser->context,
				  (int)parser->context_mark.line + 1);
	return refuse_mark(reader, parser->problem_mark, what);
}

/* What libyaml would accept or misplace. */
static int
check_bytes(const struct reader *reader)
{
	const char *bytes = reader->bytes;
	size_t len = reader->len, at = 0, n;

	if (len > YAML_SIZE_MAX)
		return refuse_byte(reader, 0, "larger than 1 MB");
	if (len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		return refuse_byte(reader, 0,
				   "begins with a byte order mark: save it as "
				   "UTF-8 without one");
	if (utf8_valid(bytes, len))
		return 0;
	for (n = 1; n <= 4 && at + n <= len; n++) {
		if (utf8_valid(bytes + at, n)) {
			at += n;
			n = 0;
		}
	}
	return refuse_byte(reader, at,
			   bytes[at] ? "not UTF-8" : "a NUL character");
}

/* Hang a new node where the document stands: NULL and err when it must not. */
static struct yaml_node *
add_node(struct reader *reader, enum yaml_kind kind, yaml_mark_t mark)
{
	struct frame *frame =
		reader->depth ? &reader->frames[reader->depth - 1] : NULL;
	struct yaml_node *node;

	if (++reader->nodes > YAML_NODES_MAX) {
		refuse_mark(reader, mark, "more than 100,000 values");
		return NULL;
	}
	if (frame && frame->key) {
		node = frame->key;
		frame->key = NULL;
	} else {
		node = arena_get(reader->arena, sizeof(*node));
	}
	node->kind = kind;
	node->line = (int)mark.line + 1;
	node->column = (int)mark.column + 1;
	if (!frame)
		reader->root = node;
	else if (frame->last)
		frame->last->next = node;
	else
		frame->node->first = node;
	if (frame)
		frame->last = node;
	return node;
}

/* Whether the next scalar is a key. */
static bool
wants_key(const struct reader *reader)
{
	const struct frame *frame;

	if (reader->depth == 0)
		return false;
	frame = &reader->frames[reader->depth - 1];
	return frame->node->kind == YAML_MAP && !frame->key;
}

static int
add_key(struct reader *reader, const yaml_event_t *event)
{
	const char *text = (const char *)event->data.scalar.value;
	struct yaml_node *node;

	if (event->data.scalar.length == 0)
		return refuse_mark(reader, event->start_mark, "an empty key");
	node = arena_get(reader->arena, sizeof(*node));
	node->key = arena_bytes(reader->arena, text, event->data.scalar.length);
	node->key_line = (int)event->start_mark.line + 1;
	node->key_column = (int)event->start_mark.column + 1;
	reader->frames[reader->depth - 1].key = node;
	return 0;
}

static int
add_scalar(struct reader *reader, const yaml_event_t *event)
{
	const char *text = (const char *)event->data.scalar.value;
	size_t len = event->data.scalar.length;
	struct yaml_node *node;

	if (event->data.scalar.anchor)
		return refuse_mark(reader, event->start_mark,
				   "anchors are not read here");
	if (event->data.scalar.tag)
		return refuse_mark(reader, event->start_mark,
				   "tags are not read here");
	/* "\0" in double quotes */
	if (memchr(text, '\0', len))
		return refuse_mark(reader, event->start_mark,
				   "a NUL character");
	if (wants_key(reader))
		return add_key(reader, event);
	node = add_node(reader, YAML_SCALAR, event->start_mark);
	if (!node)
		return -1;
	node->text = arena_bytes(reader->arena, text, len);
	node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	return 0;
}

static int
begin_node(struct reader *reader, const yaml_event_t *event,
	   enum yaml_kind kind)
{
	bool list = kind == YAML_LIST;
	struct yaml_node *node;

	if (list ? event->data.sequence_start.anchor != NULL
		 : event->data.mapping_start.anchor != NULL)
		return refuse_mark(reader, event->start_mark,
				   "anchors are not read here");
	if (list ? event->data.sequence_start.tag != NULL
		 : event->data.mapping_start.tag != NULL)
		return refuse_mark(reader, event->start_mark,
				   "tags are not read here");
	if (wants_key(reader))
		return refuse_mark(reader, event->start_mark,
				   "a key must be a plain word");
	if (reader->depth == YAML_DEPTH_MAX)
		return refuse_mark(reader, event->start_mark,
				   "nested deeper than 32");
	node = add_node(reader, kind, event->start_mark);
	if (!node)
		return -1;
	reader->frames[reader->depth++] = (struct frame){node, NULL, NULL};
	return 0;
}

static int
compare_keys(const void *a, const void *b)
{
	const struct yaml_node *left = *(struct yaml_node *const *)a;
	const struct yaml_node *right = *(struct yaml_node *const *)b;
	int order = strcmp(left->key, right->key);

	if (order != 0)
		return order;
	if (left->key_line != right->key_line)
		return left->key_line < right->key_line ? -1 : 1;
	return (left->key_column > right->key_column) -
	       (left->key_column < right->key_column);
}

/* The first repeated key of a map, in the order of the file. */
static const struct yaml_node *
find_twice(const struct yaml_node *map, size_t *first_line)
{
	const struct yaml_node *twice = NULL;
	struct yaml_node *node, **nodes;
	size_t count = 0, i = 0;

	for (node = map->first; node; node = node->next)
		count++;
	if (count < 2)
		return NULL;
	nodes = arena_grow(NULL, count * sizeof(*nodes));
	for (node = map->first; node; node = node->next)
		nodes[i++] = node;
	qsort(nodes, count, sizeof(*nodes), compare_keys);
	for (i = 1; i < count; i++) {
		if (strcmp(nodes[i - 1]->key, nodes[i]->key) != 0)
			continue;
		if (twice && (nodes[i]->key_line > twice->key_line ||
			      (nodes[i]->key_line == twice->key_line &&
			       nodes[i]->key_column > twice->key_column)))
			continue;
		twice = nodes[i];
		*first_line = (size_t)nodes[i - 1]->key_line;
	}
	free(nodes);
	return twice;
}

static int
end_node(struct reader *reader)
{
	const struct frame *frame = &reader->frames[--reader->depth];
	const struct yaml_node *twice;
	size_t line;

	if (frame->node->kind != YAML_MAP)
		return 0;
	twice = find_twice(frame->node, &line);
	if (!twice)
		return 0;
	return yaml_error(reader->err, reader->name, reader->bytes, reader->len,
			  twice->key_line, twice->key_column,
			  "%.80s stands here again, first in line %zu",
			  twice->key, line);
}

static int
begin_document(struct reader *reader, const yaml_event_t *event)
{
	if (reader->documents++ > 0)
		return refuse_mark(reader, event->start_mark,
				   "a second document");
	if (event->data.document_start.version_directive ||
	    event->data.document_start.tag_directives.start !=
		    event->data.document_start.tag_directives.end)
		return refuse_mark(reader, event->start_mark,
				   "directives are not read here");
	return 0;
}

static int
take_event(struct reader *reader, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		return begin_document(reader, event);
	case YAML_ALIAS_EVENT:
		return refuse_mark(reader, event->start_mark,
				   "aliases are not read here");
	case YAML_SCALAR_EVENT:
		return add_scalar(reader, event);
	case YAML_SEQUENCE_START_EVENT:
		return begin_node(reader, event, YAML_LIST);
	case YAML_MAPPING_START_EVENT:
		return begin_node(reader, event, YAML_MAP);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return end_node(reader);
	default:
		return 0;
	}
}

static int
read_events(struct reader *reader)
{
	bool more = true;

	while (more) {
		yaml_event_t event;
		int result;

		if (!yaml_parser_parse(&reader->parser, &event))
			return refuse_syntax(reader);
		more = event.type != YAML_STREAM_END_EVENT;
		result = take_event(reader, &event);
		yaml_event_delete(&event);
		if (result < 0)
			return -1;
	}
	return 0;
}

int
yaml_read(struct arena *arena, const char *name, const char *bytes, size_t len,
	  struct yaml_node **root, struct error *err)
{
	struct reader reader = {.arena = arena,
				.err = err,
				.name = name,
				.bytes = bytes,
				.len = len};
	int result;

	if (check_bytes(&reader) < 0)
		return -1;
	if (!yaml_parser_initialize(&reader.parser))
		return error_set(err, ERR_MEMORY, "out of memory");
	yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader.parser,
				     (const unsigned char *)bytes, len);
	result = read_events(&reader);
	yaml_parser_delete(&reader.parser);
	if (result < 0)
		return -1;
	*root = reader.root;
	/* no document, or "---" and nothing */
	if (!*root || ((*root)->kind == YAML_SCALAR && !(*root)->quoted &&
		       (*root)->text[0] == '\0')) {
		*root = arena_get(arena, sizeof(**root));
		(*root)->kind = YAML_MAP;
		(*root)->line = (*root)->column = 1;
	}
	return 0;
}
