/* SPDX-License-Identifier: ISC
 * Phone numbers as ITU-T E.164 (11/2010) has them, and as people dial them at
 * home: the national numbering plans that the members of the ITU communicate
 * (ITU-T E.129).
 */
#ifndef TEXT_PHONE_H
#define TEXT_PHONE_H

#include <stddef.h>

struct arena;
struct phone_country;

#define PHONE_SPELLINGS 4

/* By its two letters of ISO 3166, in either case; NULL for one whose plan is
 * not known here. */
const struct phone_country *
phone_country(const char *code);

/* "DE" */
const char *
phone_country_code(const struct phone_country *country);

/* "+491701234567" of a number that people write with blanks, brackets, dots,
 * dashes, a slash and a bracketed trunk zero "(0)": with its country behind +
 * or 00, or at home as one dials it there. NULL where it is none, and where
 * more than one could be meant: without its area, without the trunk prefix of
 * a country that has one. home NULL: nobody knows where that is. */
char *
phone_read(struct arena *arena, const struct phone_country *home,
	   const char *typed);

/* How else it may have been kept: in E.164, at home with and without the trunk
 * prefix, and as it is. Returns how many; nothing between their digits. */
size_t
phone_spellings(struct arena *arena, const struct phone_country *home,
		const char *typed, const char *spellings[PHONE_SPELLINGS]);

#endif
