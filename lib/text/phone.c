/* SPDX-License-Identifier: ISC
 * Phone numbers.
 */
#include "text/phone.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/str.h"

#define DIGITS_LEAST 7 /* with those of the country */
#define DIGITS_MOST 15 /* E.164, 6.1 */

static const char between[] = " -./()";

struct phone_country {
	const char *code;      /* ISO 3166 */
	const char *calling;   /* E.164 */
	const char *trunk;     /* dialled before an area at home; "": nothing */
	int shortest, longest; /* digits of a number without the two */
	bool bare;	       /* whole without the trunk prefix, too */
	const char *abroad;    /* dialled before a country, beside 00; NULL */
};

static const struct phone_country countries[] = {
	{"AD", "376", "", 6, 9, false, NULL},
	{"AE", "971", "0", 8, 9, false, NULL},
	{"AL", "355", "0", 8, 9, false, NULL},
	{"AT", "43", "0", 5, 13, false, NULL},
	{"AU", "61", "0", 9, 9, false, "0011"},
	{"BA", "387", "0", 8, 9, false, NULL},
	{"BD", "880", "0", 8, 10, false, NULL},
	{"BE", "32", "0", 8, 9, false, NULL},
	{"BG", "359", "0", 7, 9, false, NULL},
	{"BH", "973", "", 8, 8, false, NULL},
	{"BR", "55", "0", 10, 11, true, NULL},
	{"BY", "375", "80", 9, 9, false, "810"},
	{"CA", "1", "1", 10, 10, true, "011"},
	{"CH", "41", "0", 9, 9, false, NULL},
	{"CL", "56", "", 9, 9, false, NULL},
	{"CN", "86", "0", 10, 11, true, NULL},
	{"CO", "57", "", 10, 10, false, NULL},
	{"CR", "506", "", 8, 8, false, NULL},
	{"CY", "357", "", 8, 8, false, NULL},
	{"CZ", "420", "", 9, 9, false, NULL},
	{"DE", "49", "0", 6, 13, false, NULL},
	{"DK", "45", "", 8, 8, false, NULL},
	{"DZ", "213", "0", 8, 9, false, NULL},
	{"EC", "593", "0", 8, 9, false, NULL},
	{"EE", "372", "", 7, 8, false, NULL},
	{"EG", "20", "0", 8, 10, false, NULL},
	{"ES", "34", "", 9, 9, false, NULL},
	{"FI", "358", "0", 6, 11, false, NULL},
	{"FR", "33", "0", 9, 9, false, NULL},
	{"GB", "44", "0", 9, 10, false, NULL},
	{"GH", "233", "0", 9, 9, false, NULL},
	{"GR", "30", "", 10, 10, false, NULL},
	{"HK", "852", "", 8, 8, false, "001"},
	{"HR", "385", "0", 8, 9, false, NULL},
	{"HU", "36", "06", 8, 9, false, NULL},
	{"ID", "62", "0", 8, 12, false, NULL},
	{"IE", "353", "0", 7, 9, false, NULL},
	{"IL", "972", "0", 8, 9, false, NULL},
	{"IN", "91", "0", 10, 10, true, NULL},
	{"IS", "354", "", 7, 7, false, NULL},
	{"IT", "39", "", 6, 11, false, NULL},
	{"JO", "962", "0", 8, 9, false, NULL},
	{"JP", "81", "0", 9, 10, false, "010"},
	{"KE", "254", "0", 9, 9, false, NULL},
	{"KR", "82", "0", 8, 10, false, NULL},
	{"KW", "965", "", 8, 8, false, NULL},
	{"KZ", "7", "8", 10, 10, true, "810"},
	{"LB", "961", "0", 7, 8, false, NULL},
	{"LI", "423", "", 7, 9, false, NULL},
	{"LK", "94", "0", 9, 9, false, NULL},
	{"LT", "370", "0", 8, 8, false, NULL},
	{"LU", "352", "", 5, 11, false, NULL},
	{"LV", "371", "", 8, 8, false, NULL},
	{"MA", "212", "0", 9, 9, false, NULL},
	{"MC", "377", "", 8, 9, false, NULL},
	{"MD", "373", "0", 8, 8, false, NULL},
	{"ME", "382", "0", 8, 8, false, NULL},
	{"MK", "389", "0", 8, 8, false, NULL},
	{"MT", "356", "", 8, 8, false, NULL},
	{"MX", "52", "", 10, 10, false, NULL},
	{"MY", "60", "0", 8, 10, false, NULL},
	{"NG", "234", "0", 8, 10, false, NULL},
	{"NL", "31", "0", 7, 10, false, NULL},
	{"NO", "47", "", 8, 8, false, NULL},
	{"NZ", "64", "0", 8, 10, false, NULL},
	{"OM", "968", "", 8, 8, false, NULL},
	{"PA", "507", "", 7, 8, false, NULL},
	{"PE", "51", "0", 8, 9, false, NULL},
	{"PH", "63", "0", 8, 10, false, NULL},
	{"PK", "92", "0", 9, 10, false, NULL},
	{"PL", "48", "", 9, 9, false, NULL},
	{"PT", "351", "", 9, 9, false, NULL},
	{"QA", "974", "", 8, 8, false, NULL},
	{"RO", "40", "0", 9, 9, false, NULL},
	{"RS", "381", "0", 7, 10, false, NULL},
	{"RU", "7", "8", 10, 10, true, "810"},
	{"SA", "966", "0", 8, 9, false, NULL},
	{"SE", "46", "0", 7, 10, false, NULL},
	{"SG", "65", "", 8, 8, false, "001"},
	{"SI", "386", "0", 8, 8, false, NULL},
	{"SK", "421", "0", 9, 9, false, NULL},
	{"SM", "378", "", 6, 10, false, NULL},
	{"TH", "66", "0", 8, 9, false, NULL},
	{"TN", "216", "", 8, 8, false, NULL},
	{"TR", "90", "0", 10, 10, false, NULL},
	{"TW", "886", "0", 8, 9, false, NULL},
	{"TZ", "255", "0", 9, 9, false, NULL},
	{"UA", "380", "0", 9, 9, false, NULL},
	{"UG", "256", "0", 9, 9, false, NULL},
	{"US", "1", "1", 10, 10, true, "011"},
	{"VN", "84", "0", 9, 10, false, NULL},
	{"ZA", "27", "0", 9, 9, false, NULL},
};

const struct phone_country *
phone_country(const char *code)
{
	size_t i;

	for (i = 0; i < sizeof(countries) / sizeof(countries[0]); i++) {
		if (strcasecmp(countries[i].code, code) == 0)
			return &countries[i];
	}
	return NULL;
}

const char *
phone_country_code(const struct phone_country *country)
{
	return country->code;
}

/* The digits of text into out; false where there is something else in it. */
static bool
take_digits(struct str *out, const char *text, bool trunk_zero)
{
	for (; *text; text++) {
		if (trunk_zero && str_begins(text, "(0)"))
			text += 2;
		else if (isdigit((unsigned char)*text))
			str_add_char(out, *text);
		else if (!strchr(between, *text))
			return false;
	}
	return true;
}

/* What is dialled before the country, or 0. */
static size_t
abroad(const struct phone_country *home, const char *typed)
{
	if (*typed == '+')
		return 1;
	if (home && home->abroad && str_begins(typed, home->abroad))
		return strlen(home->abroad);
	return str_begins(typed, "00") ? 2 : 0;
}

/* Digits without the trunk prefix; NULL where the number is not whole. */
static const char *
national(const struct phone_country *home, const char *digits)
{
	size_t trunk = strlen(home->trunk), len = strlen(digits);

	if (trunk > 0 && str_begins(digits, home->trunk) &&
	    len >= trunk + (size_t)home->shortest)
		digits += trunk;
	else if (trunk > 0 && !home->bare)
		return NULL;
	len = strlen(digits);
	/* no area begins with a trunk prefix of one digit, but Russia's */
	if (len < (size_t)home->shortest || len > (size_t)home->longest ||
	    (trunk > 0 && strchr("01", digits[0]) &&
	     (digits[0] == '0' || home->trunk[0] == '1')))
		return NULL;
	return digits;
}

char *
phone_read(struct arena *arena, const struct phone_country *home,
	   const char *typed)
{
	size_t before = abroad(home, typed);
	struct str digits = {0};
	const char *rest = NULL;
	char *phone = NULL;

	if (take_digits(&digits, typed + before, before > 0)) {
		rest = str_get(&digits);
		if (before == 0 && home)
			rest = national(home, rest);
		else if (before == 0)
			rest = NULL;
	}
	if (rest) {
		const char *country = before > 0 ? "" : home->calling;
		size_t len = strlen(country) + strlen(rest);

		if (len >= DIGITS_LEAST && len <= DIGITS_MOST &&
		    (*country || *rest != '0'))
			phone = arena_print(arena, "+%s%s", country, rest);
	}
	str_free(&digits);
	return phone;
}

static void
add(const char *spellings[PHONE_SPELLINGS], size_t *count, const char *spelling)
{
	size_t i;

	for (i = 0; i < *count; i++) {
		if (strcmp(spellings[i], spelling) == 0)
			return;
	}
	spellings[(*count)++] = spelling;
}

size_t
phone_spellings(struct arena *arena, const struct phone_country *home,
		const char *typed, const char *spellings[PHONE_SPELLINGS])
{
	const char *phone = phone_read(arena, home, typed);
	struct str bare = {0};
	size_t count = 0;

	if (phone)
		add(spellings, &count, phone);
	if (phone && home && str_begins(phone + 1, home->calling)) {
		const char *rest = phone + 1 + strlen(home->calling);

		add(spellings, &count,
		    arena_print(arena, "%s%s", home->trunk, rest));
		if (home->bare)
			add(spellings, &count, rest);
	}
	for (; *typed; typed++) {
		if (!strchr(between, *typed))
			str_add_char(&bare, *typed);
	}
	add(spellings, &count, arena_text(arena, str_get(&bare)));
	str_free(&bare);
	return count;
}
