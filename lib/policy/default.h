/* SPDX-License-Identifier: ISC
 * default.yaml, made part of the program by the build.
 */
#ifndef POLICY_DEFAULT_H
#define POLICY_DEFAULT_H

#include <stddef.h>

struct arena;
struct yaml_node;

/* NUL-terminated; the length does not count the NUL. */
extern const char policy_default_yaml[];
extern const size_t policy_default_yaml_len;

/* Its tree as gen/policy_tree.c writes it: for each node, parents first, its
 * depth ('a' is the root), kind and quoted as digits, key and NUL, text and
 * NUL; then an empty string. */
extern const char policy_default_nodes[];

/* The tree in the arena, as yaml_read would give it, but without places. */
struct yaml_node *
default_tree(struct arena *arena);

#endif
