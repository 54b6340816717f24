/* SPDX-License-Identifier: ISC
 * A plain YAML file as a tree, with the place of everything in it.
 */
#ifndef TEXT_YAML_H
#define TEXT_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct arena;

#define YAML_SIZE_MAX ((size_t)1 << 20) /* bytes of a file */
#define YAML_DEPTH_MAX 32		/* lists and maps in each other */
#define YAML_NODES_MAX 100000

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

/* Lines and columns count from 1, columns in characters. */
struct yaml_node {
	enum yaml_kind kind;
	const char *text; /* of a scalar, never NULL; else NULL */
	bool quoted;	  /* '…', "…" or a block: not a bare word */
	int line, column;
	const char *key; /* in a map; else NULL */
	int key_line, key_column;
	struct yaml_node *first; /* of a list or map, as they stand */
	struct yaml_node *next;
};

/* The one document of bytes[0..len), in the arena; an empty document is an
 * empty map. Refused as yaml_error says: what is not UTF-8 (a byte order mark
 * and NUL too), larger than YAML_SIZE_MAX, deeper than YAML_DEPTH_MAX, more
 * than YAML_NODES_MAX values; aliases, anchors, tags, directives, a second
 * document, keys that are no plain words, duplicate keys. */
int
yaml_read(struct arena *arena, const char *name, const char *bytes, size_t len,
	  struct yaml_node **root, struct error *err);

/* Fill err with ERR_POLICY, "NAME:12:9: what" and as hint the source line with
 * a caret under the column, parted by \n; returns -1. */
int
yaml_error(struct error *err, const char *name, const char *bytes, size_t len,
	   int line, int column, const char *fmt, ...)
	__attribute__((format(printf, 7, 8)));

#endif
