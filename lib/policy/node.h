/* SPDX-License-Identifier: ISC
 * Single values of policy.yaml, read and refused with their place.
 */
#ifndef POLICY_NODE_H
#define POLICY_NODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "policy/policy.h"
#include "text/yaml.h"

struct arena;

#define NODE_ITEMS_MAX 1000 /* of a list or map */

/* What is being read, for messages. */
struct node_source {
	struct arena *arena;
	const char *name;
	const char *text;
	size_t len;
	struct error *err;
};

/* "kinds.complaint", as messages name what is read. */
const char *
node_path(const struct node_source *source, const char *what, const char *key);

/* Fill the error with the place, its line and a caret, return -1. Nodes and
 * places of the built-in policy (line 0) count as the first character. */
int
node_error(const struct node_source *source, const struct yaml_node *node,
	   const char *fmt, ...) __attribute__((format(printf, 3, 4)));

int
node_error_key(const struct node_source *source, const struct yaml_node *node,
	       const char *fmt, ...) __attribute__((format(printf, 3, 4)));

int
node_error_at(const struct node_source *source, struct policy_place place,
	      const char *fmt, ...) __attribute__((format(printf, 3, 4)));

struct policy_place
node_place(const struct yaml_node *node);

struct policy_place
node_place_key(const struct yaml_node *node);

/* Text of the file in quotes for a message: inert, cut at 40 columns. */
const char *
node_quote(const struct node_source *source, const char *text);

/* " (nearest: complaint)", or " (known: …)" when nothing is near and the known
 * fit, or "". */
const char *
node_nearest(const struct node_source *source, const char *typed,
	     const char *const *known, size_t count);

/* Value of a key of a map, or NULL. */
const struct yaml_node *
node_find(const struct yaml_node *map, const char *key);

/* Whether something stands there: not NULL and not "key:" alone. */
bool
node_given(const struct yaml_node *node);

/* Refuse what is no map, has more than NODE_ITEMS_MAX keys, or a key that is
 * not known; known NULL: any short name (see node_short_name). what names the
 * map in messages. */
int
node_map(const struct node_source *source, const struct yaml_node *node,
	 const char *what, const char *const *known, size_t count);

/* One line of text: neither empty nor with control or bidirectional
 * characters; at most 200 columns. NULL when it was refused. */
const char *
node_text(const struct node_source *source, const struct yaml_node *node,
	  const char *what);

/* Words with gaps of those names (text/template.h), of several lines where
 * lines says so; NULL when it was refused. */
const char *
node_letter(const struct node_source *source, const struct yaml_node *node,
	    const char *what, bool lines, const char *const *words,
	    size_t count);

/* [a-z][a-z0-9_-]{0,31}. */
bool
node_short_name(const char *text);

/* A text that is a short name. */
const char *
node_name(const struct node_source *source, const struct yaml_node *node,
	  const char *what);

int
node_flag(const struct node_source *source, const struct yaml_node *node,
	  const char *what, bool *yes);

/* A number from low to high, with unit ("%" or "") behind it allowed. */
int
node_number(const struct node_source *source, const struct yaml_node *node,
	    const char *what, const char *unit, int64_t low, int64_t high,
	    int64_t *n);

/* A list of scalars; a scalar is a list parted at commas. The items are nodes
 * of their own. */
int
node_items(const struct node_source *source, const struct yaml_node *node,
	   const char *what, const struct yaml_node ***items, size_t *count);

/* "4h 30m", "2d", "1w" (week_days working days), "none". At most ten years. */
int
node_span(const struct node_source *source, const struct yaml_node *node,
	  const char *what, int week_days, struct policy_span *span);

/* As one writes it: "4h", "2d", "none". In the arena. */
const char *
node_span_text(struct arena *arena, const struct policy_span *span);

/* Seconds by the clock on the wall, at least 1; a day has 24 hours. */
int
node_wall(const struct node_source *source, const struct yaml_node *node,
	  const char *what, int64_t *seconds);

/* "3y", "18m" (months), "90d" as days; years of 365.25, months of 30.44 days,
 * rounded up. From a month to a hundred years. */
int
node_years(const struct node_source *source, const struct yaml_node *node,
	   const char *what, int64_t *days);

#endif
