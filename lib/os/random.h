/* SPDX-License-Identifier: ISC
 * Random bytes nobody can guess.
 */
#ifndef OS_RANDOM_H
#define OS_RANDOM_H

#include <stddef.h>

struct error;

/* Fill buf from the kernel's generator; ERR_IO when there is none. */
int
random_bytes(void *buf, size_t len, struct error *err);

#endif
