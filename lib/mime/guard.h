/* SPDX-License-Identifier: ISC
 * How much of a mail may be taken apart: a small one can hold more parts than
 * memory does.
 */
#ifndef MIME_GUARD_H
#define MIME_GUARD_H

#include <stddef.h>

#define GUARD_LINES ((size_t)50000) /* of headers and marks between parts */
#define GUARD_BYTES ((size_t)2 * 1024 * 1024) /* of headers */

/* How many of the bytes come before the line of a header, or of a mark
 * ("--…"), that is one too many in the whole mail. Headers are what stands on
 * top, behind a mark, and on top of a mail in the mail. */
size_t
guard_length(const char *bytes, size_t len);

#endif
