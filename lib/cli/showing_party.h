/* SPDX-License-Identifier: ISC
 * The page of a party.
 */
#ifndef CLI_SHOWING_PARTY_H
#define CLI_SHOWING_PARTY_H

#include "cli/showing_part.h"

int
showing_party_page(struct showing *on, const struct show_what *what);

#endif
