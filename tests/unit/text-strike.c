/* SPDX-License-Identifier: ISC
 * People found in text, and struck.
 */
#include "text/strike.h"

#include <stddef.h>

#include "tap.h"

static struct arena arena;
static struct strike anna;

static void
is_struck(const char *text, const char *want)
{
	const char *got = strike_text(&anna, &arena, text, false);

	is_text(got ? got : "(nothing)", want, text);
}

static void
is_loose(const char *text, const char *want)
{
	const char *got = strike_text(&anna, &arena, text, true);

	is_text(got ? got : "(nothing)", want, text);
}

static void
check_names(void)
{
	is_struck("Anna Berg said so", "forgotten said so");
	is_struck("said ANNA  BERG.", "said forgotten.");
	is_struck("(Berg, Anna)", "(forgotten)");
	is_struck("Anna-Berg's", "forgotten's");
	is_struck("Anna Berg\xE2\x80\x94"
		  "Anna Berg",
		  "forgotten\xE2\x80\x94"
		  "forgotten");
	is_struck("Hanna Berg", "(nothing)");
	is_struck("Anna Bergmann", "(nothing)");
	is_struck("Anna and Berg", "(nothing)");
	is_struck("Anna", "(nothing)");
	is_struck("mu\xCC\x88ller j\xC3\xB6rg", "forgotten");
	is_struck("J\xC3\xB6rg M\xC3\xBCllers", "(nothing)");
	is_struck("\xC3\xA9J\xC3\xB6rg M\xC3\xBCller", "(nothing)");
	is_struck("dear \xE7\x94\xB0\xE4\xB8\xAD\xE5\xA4\xAA\xE9\x83\x8E"
		  "\xE3\x81\x95\xE3\x82\x93",
		  "(nothing)");
	is_loose("crm-log anna 'for Mr. Berg'",
		 "crm-log forgotten 'for Mr. forgotten'");
	is_loose("Annabel", "(nothing)");
}

static void
check_addresses(void)
{
	is_struck("write anna.b@example.org.", "write forgotten.");
	is_struck("<ANNA.B@Example.Org>", "<forgotten>");
	is_struck("joanna.b@example.org", "(nothing)");
	is_struck("anna.b@example.organic", "(nothing)");
	is_struck("anna.b@example.org.au", "(nothing)");
	is_struck("call +49 170 123-4567 now", "call forgotten now");
	is_struck("0049 (170) 1234567", "forgotten");
	is_struck("0170/1234567, or 17012345678", "forgotten, or 17012345678");
	is_struck("1701234567", "forgotten");
	is_struck("order 1234567", "order forgotten");
	is_struck("order 234567", "(nothing)");
	is_struck("81701234567", "(nothing)");
	is_struck("to Quay Road 12, Leeds", "to forgotten");
	is_struck("shop:4711", "forgotten");
}

int
main(void)
{
	anna.arena = &arena;
	strike_add_name(&anna, "Anna Berg");
	strike_add_name(&anna, "Anna Berg");
	strike_add_name(&anna, "J\xC3\xB6rg M\xC3\xBCller");
	strike_add_name(&anna, NULL);
	strike_add_email(&anna, "Anna.B@example.org");
	strike_add_email(&anna, "no address");
	strike_add_phone(&anna, "+491701234567");
	strike_add_phone(&anna, "110");
	strike_add_other(&anna, "Quay Road 12\nLeeds");
	strike_add_other(&anna, "shop:4711");
	strike_add_other(&anna, "tea");
	check_names();
	check_addresses();
	is_struck("tea at 110", "(nothing)");
	is_struck(NULL, "(nothing)");
	is_struck("", "(nothing)");
	arena_free(&arena);
	return done();
}
