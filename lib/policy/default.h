/* SPDX-License-Identifier: ISC
 * The text of default.yaml, made part of the program by the build.
 */
#ifndef POLICY_DEFAULT_H
#define POLICY_DEFAULT_H

#include <stddef.h>

/* NUL-terminated; the length does not count the NUL. */
extern const char policy_default_yaml[];
extern const size_t policy_default_yaml_len;

/* The same without its comments, which every start would read past. */
extern const char policy_default_bare[];
extern const size_t policy_default_bare_len;

#endif
