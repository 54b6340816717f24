/* SPDX-License-Identifier: ISC
 * Phone numbers, as people write them at home and abroad.
 */
#include "text/phone.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "tap.h"

static struct arena arena;

static void
reads(const char *code, const char *typed, const char *want)
{
	const struct phone_country *home = code ? phone_country(code) : NULL;
	const char *phone = phone_read(&arena, home, typed);

	is_text(phone ? phone : "none", want,
		arena_print(&arena, "%s, typed in %s", typed,
			    code ? code : "a place that nobody knows"));
}

static void
check_abroad(void)
{
	reads(NULL, "+49 170 1234567", "+491701234567");
	reads(NULL, "0049 (0)170/12.34-567", "+491701234567");
	reads("FR", "+49 170 1234567", "+491701234567");
	reads("US", "011 49 170 1234567", "+491701234567");
	reads("JP", "010 49 170 1234567", "+491701234567");
	reads("AU", "0011 49 170 1234567", "+491701234567");
	reads("RU", "810 49 170 1234567", "+491701234567");
	reads(NULL, "+0170 1234567", "none");
	reads(NULL, "+49 170", "none");
	reads(NULL, "+49 170 1234 5678 9012 345", "none");
	reads(NULL, "+49 170 CALL", "none");
	reads(NULL, "0170 1234567", "none");
	reads(NULL, "", "none");
}

static void
check_home(void)
{
	reads("DE", "0170 1234567", "+491701234567");
	reads("DE", "(030) 90 18 20", "+4930901820");
	reads("DE", "(0)30 901820", "+4930901820");
	reads("de", "030/901820", "+4930901820");
	reads("DE", "901820", "none");
	reads("DE", "110", "none");
	reads("DE", "0110", "none");
	reads("DE", "0170 1234567 ext. 4", "none");
	reads("AT", "0664 1234567", "+436641234567");
	reads("CH", "044 668 18 00", "+41446681800");
	reads("FR", "01 42 68 53 00", "+33142685300");
	reads("GB", "020 7946 0958", "+442079460958");
	reads("IT", "06 6982", "+39066982");
	reads("IT", "347 123 4567", "+393471234567");
	reads("ES", "612 345 678", "+34612345678");
	reads("DK", "32 12 34 56", "+4532123456");
	reads("PL", "512 345 678", "+48512345678");
	reads("HU", "06 30 123 4567", "+36301234567");
	reads("HU", "30 123 4567", "none");
	reads("BY", "8 029 123-45-67", "+375291234567");
	reads("RU", "8 (912) 345-67-89", "+79123456789");
	reads("RU", "912 345-67-89", "+79123456789");
	reads("US", "(212) 555-0123", "+12125550123");
	reads("US", "1-212-555-0123", "+12125550123");
	reads("CA", "416.555.0123", "+14165550123");
	reads("US", "555-0123", "none");
	reads("US", "123 555-0123", "none");
	reads("IN", "98765 43210", "+919876543210");
	reads("IN", "098765 43210", "+919876543210");
	reads("CN", "138 0013 8000", "+8613800138000");
	reads("CN", "010 6552 9988", "+861065529988");
	reads("BR", "(11) 91234-5678", "+5511912345678");
	reads("BR", "0 15 11 91234-5678", "none");
}

static const char *
spellings(const char *code, const char *typed)
{
	const char *all[PHONE_SPELLINGS];
	size_t count = phone_spellings(
		&arena, code ? phone_country(code) : NULL, typed, all);
	struct str out = {0};
	const char *text;
	size_t i;

	for (i = 0; i < count; i++)
		str_print(&out, "%s%s", i ? " " : "", all[i]);
	text = arena_text(&arena, str_get(&out));
	str_free(&out);
	return text;
}

int
main(void)
{
	check_abroad();
	check_home();
	ok(!phone_country("XX") && !phone_country("") && !phone_country("DEU"),
	   "what is no country");
	is_text(phone_country_code(phone_country("de")), "DE",
		"a country by its letters");
	is_text(spellings("DE", "0170/1234567"), "+491701234567 01701234567",
		"a number at home may have been kept so");
	is_text(spellings("DE", "+49 (0)170 1234567"),
		"+491701234567 01701234567 +4901701234567",
		"and one with its country");
	is_text(spellings("US", "+1 212 555 0123"),
		"+12125550123 12125550123 2125550123",
		"with the trunk prefix or without");
	is_text(spellings("DE", "+33 1 42685300"), "+33142685300",
		"one of another country so alone");
	is_text(spellings(NULL, "0170 1234567"), "01701234567",
		"where nobody knows the country, as it is");
	is_text(spellings("DE", "room 5"), "room5", "what is no number, too");
	arena_free(&arena);
	return done();
}
