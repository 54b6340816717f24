/* SPDX-License-Identifier: ISC
 * What two records have in common, and what it weighs.
 */
#include "domain/match.h"

#include <stddef.h>

#include "base/arena.h"
#include "tap.h"

/* Weights of which each is told from the sum of any others. */
static const struct policy policy = {
	.dupes = {.alike = {[ALIKE_FOREIGN] = 1000,
			    [ALIKE_EMAIL] = 2000,
			    [ALIKE_PHONE] = 4000,
			    [ALIKE_POST] = 8000,
			    [ALIKE_BORN] = 16000,
			    [ALIKE_NAME] = 100,
			    [ALIKE_NEAR_NAME] = 50,
			    [ALIKE_SOME_NAME] = 10},
		  .differ = {[DIFFER_FOREIGN] = -1,
			     [DIFFER_EMAIL] = -2,
			     [DIFFER_PHONE] = -3,
			     [DIFFER_BORN] = -4,
			     [DIFFER_NAME] = -5}}};

static const struct business business = {.policy = &policy};
static struct arena arena;

static void
is_weight(const struct match_card *a, const struct match_card *b,
	  int64_t weight, const char *reasons)
{
	const char *why;
	int64_t got = match_weigh(&business, &arena, a, b, &why);

	is_text(why, reasons, reasons);
	is_int(got, weight, "and what that weighs");
	got = match_weigh(&business, &arena, b, a, &why);
	is_int(got, weight, "from either side");
}

static void
names(const char *a, const char *b, int64_t weight, const char *reasons)
{
	struct match_card mine = {.name = a}, theirs = {.name = b};

	is_weight(&mine, &theirs, weight, reasons);
}

static void
check_names(void)
{
	struct match_card mine = {.name = "Anna Berg"}, none = {0};

	is_weight(&mine, &none, 0, "");
	names("Anna Berg", "", 0, "");
	names("...", "Anna Berg", 0, "");
	names("Anna Berg", "Anna Berg", 100, "same name Anna Berg");
	names("ANNA BERG", "anna  berg", 100, "same name ANNA BERG");
	names("J\xC3\xB6rg M\xC3\xBCller", "Jorg Muller", 100,
	      "same name J\xC3\xB6rg M\xC3\xBCller");
	names("Anna Berg", "Berg, Anna", 100, "same name Anna Berg");
	names("Anna Berg", "A. Berg", 50, "nearly the same name");
	names("Anna Berg", "Anna Maria Berg", 50, "nearly the same name");
	names("Anna Berg", "B. Berg", 10, "a part of the name");
	names("Anna", "Anna Berg", 10, "a part of the name");
	names("A. B.", "Anna Berg", 10, "a part of the name");
	names("Anna Berg", "Carl Ott", -5, "other name");
	names("a b c d e f g h i j", "a b c d e f g h y z", 100,
	      "same name a b c d e f g h i j");
}

/* Words of one letter's difference, and of more. */
static void
check_letters(void)
{
	names("Anna Meier", "Anna Meyer", 50, "nearly the same name");
	names("Anna Meier", "Anna Meire", 50, "nearly the same name");
	names("Anna Meier", "Anna Meiers", 50, "nearly the same name");
	names("Anna Meier", "Anna Mier", 50, "nearly the same name");
	names("Anna Meier", "Anna Mieer", 50, "nearly the same name");
	names("Anna Meier", "Anna Maire", 10, "a part of the name");
	names("Anna Meier", "Anna Mi", 10, "a part of the name");
	names("Anna Meier", "Anna Meisse", 10, "a part of the name");
	names("Anna Meier", "Anna Meierssen", 10, "a part of the name");
	names("Anna Ott", "Anna Utt", 10, "a part of the name");
	names("Meier Meyer", "Meyer Meier", 100, "same name Meier Meyer");
}

static void
born(const char *a, const char *b, int64_t weight, const char *reasons)
{
	struct match_card mine = {.born = a}, theirs = {.born = b};

	is_weight(&mine, &theirs, weight, reasons);
}

static void
check_birthdays(void)
{
	born("1990-04-15", NULL, 0, "");
	born("1990-04-15", "1990-04-15", 16000, "same birthday");
	born("--04-15", "1990-04-15", 16000, "same birthday");
	born("--04-15", "--04-15", 16000, "same birthday");
	born("1990-04-15", "1991-04-15", -4, "other birthday");
	born("--04-15", "1990-04-16", -4, "other birthday");
	born("1990", "1990-04-15", -4, "other birthday");
	born("--04-15", "1990", -4, "other birthday");
}

/* One address each; NULL: none. */
static void
addresses(const char *medium, const char *a, const char *b, int64_t weight,
	  const char *reasons)
{
	struct address mine = {.medium = {medium}, .value = {a}};
	struct address theirs = {.medium = {medium}, .value = {b}};
	struct match_card one = {.addresses = &mine, .address_count = 1};
	struct match_card other = {.addresses = &theirs,
				   .address_count = b ? 1 : 0};

	is_weight(&one, &other, weight, reasons);
}

static void
check_addresses(void)
{
	struct address mail = {.medium = {"email"}, .value = {"a@b.example"}};
	struct address phone = {.medium = {"phone"}, .value = {"+49301234"}};
	struct match_card one = {.addresses = &mail, .address_count = 1};
	struct match_card other = {.addresses = &phone, .address_count = 1};

	is_weight(&one, &other, 0, "");
	addresses("email", "a@b.example", NULL, 0, "");
	addresses("email", "a@b.example", "a@b.example", 2000,
		  "same e-mail a@b.example");
	addresses("email", "a@b.example", "c@b.example", -2, "other e-mail");
	addresses("phone", "+49301234", "+49301234", 4000,
		  "same phone +49301234");
	addresses("phone", "+49301234", "+49301235", -3, "other phone");
	addresses("post", ";;Ring 5;Hof;;;", ";;Ring 5;Hof;;;", 8000,
		  "same address");
	addresses("post", ";;Ring 5;Hof;;;", ";;Ring 6;Hof;;;", 0, "");
	addresses("foreign", "shop:1", "shop:1", 1000, "same number shop:1");
	addresses("foreign", "shop:1", "shop:2", -1,
		  "other number in one source");
	addresses("foreign", "shop:1", "bank:2", 0, "");
	addresses("foreign", "uid:1", "uid:2", 0, "");
	addresses("url", "http://a", "http://a", 0, "");
}

/* Numbers of one source do not tell apart who has another one in common. */
static void
check_all(void)
{
	static const struct address mine[] = {
		{.medium = {"email"}, .value = {"x@b.example"}},
		{.medium = {"email"}, .value = {"a@b.example"}},
		{.medium = {"foreign"}, .value = {"shop:1"}},
		{.medium = {"foreign"}, .value = {"shop:2"}},
	};
	static const struct address theirs[] = {
		{.medium = {"phone"}, .value = {"+49301234"}},
		{.medium = {"email"}, .value = {"A@B.example"}},
		{.medium = {"foreign"}, .value = {"shop:2"}},
	};
	struct match_card a = {"Anna Berg", "1990-04-15", mine, 4};
	struct match_card b = {"A. Berg", "--04-15", theirs, 3};
	const char *why;

	is_int(match_weigh(&business, &arena, &a, &b, &why), 19050,
	       "all of it together");
	is_text(why,
		"same number shop:2, same e-mail a@b.example, nearly the same "
		"name, same birthday",
		"and each is named");
}

int
main(void)
{
	check_names();
	check_letters();
	check_birthdays();
	check_addresses();
	check_all();
	arena_free(&arena);
	return done();
}
