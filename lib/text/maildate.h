/* SPDX-License-Identifier: ISC
 * The Date of a mail.
 */
#ifndef TEXT_MAILDATE_H
#define TEXT_MAILDATE_H

#include <stdbool.h>

#include "base/time.h"

/* "Fri, 21 Nov 1997 09:55:06 -0600 (CST)" and the obsolete forms of RFC 5322,
 * 4.3: comments anywhere, blanks around colons, years of two digits, zones by
 * name (unknown ones are UTC); also "Nov 21 09:55:06 1997". false (and *at
 * untouched) for all else, and where there is no such day or time. */
bool
maildate_read(const char *text, struct instant *at);

#endif
