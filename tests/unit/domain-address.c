/* SPDX-License-Identifier: ISC
 * Addresses as they are typed, kept and read.
 */
#include "domain/address.h"

#include "base/arena.h"
#include "tap.h"

static struct arena arena;

/* What is kept, or the refusal. */
static const char *
read(const char *medium, const char *typed)
{
	static const struct policy policy;
	const struct business business = {.policy = &policy};
	const char *value;
	struct error err;

	if (address_read(&business, &arena, medium, typed, &value, &err) < 0)
		return arena_print(&arena, "%d %s", err.code, err.text);
	return value;
}

static const char *
shown(const char *medium, const char *value)
{
	struct address address = {.medium = {medium}, .value = {value}};

	return address_text(&arena, &address);
}

int
main(void)
{
	is_text(read("phone", "+49 (0)170 12 34 567"), "+491701234567",
		"a phone number as E.164");
	is_text(read("email", "anna"), "65 anna: not an e-mail address",
		"an e-mail address is one");
	is_text(read("url", "https://a.example/b"), "https://a.example/b",
		"a page as it is");
	is_text(read("url", "a b"), "65 a b: not an address of a page",
		"without blanks");
	is_text(read("foreign", "shop:47A"), "shop:47A",
		"a foreign id to the letter");
	is_text(read("foreign", "urn:uuid:4fbe"), "urn:uuid:4fbe",
		"with colons in it");
	is_text(read("foreign", ":47"), "65 :47: not a name elsewhere",
		"never without its source");
	is_text(read("post", "Ring 5; Hof, back\nleft"),
		";;Ring 5\\; Hof\\, back\\nleft;;;;", "one text is the street");
	is_text(read("post", ";;Ring 5;Hof;;95028;Germany"),
		";;Ring 5;Hof;;95028;Germany", "seven parts are kept");
	is_text(read("post", " ;; "), "65 the postal address is empty",
		"there has to be something");
	is_text(read("post", "a\xFF"), "65 post is no UTF-8 text", "and text");
	is_text(shown("post", ";;Ring 5;Hof;;95028;Germany"),
		"Ring 5, 95028 Hof, Germany", "in one line, the code first");
	is_text(shown("post", "Box 1;;;Hof;Bavaria;;"), "Box 1, Hof, Bavaria",
		"what is missing leaves no gap");
	is_text(shown("post", ";;Ring 5\\; back\\nleft,right;;;;"),
		"Ring 5; back, left, right", "escapes undone");
	is_text(shown("post", "somewhere"), "somewhere",
		"what has no seven parts as it is");
	is_text(shown("email", "a;b;c;d;e;f;g"), "a;b;c;d;e;f;g",
		"nothing else has parts");
	ok(address_is_unique("email") && address_is_unique("foreign") &&
		   !address_is_unique("post") && !address_is_unique("url"),
	   "a house and a page may be those of several");
	arena_free(&arena);
	return done();
}
