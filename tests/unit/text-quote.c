/* SPDX-License-Identifier: ISC
 * What is new in a reply, as the mail programs around write replies.
 */
#include "text/quote.h"

#include "base/arena.h"
#include "tap.h"

static void
is_fresh(const char *text, const char *want, const char *title)
{
	struct arena arena = {0};

	is_text(quote_fresh(&arena, text), want, title);
	arena_free(&arena);
}

static void
test_quotes(void)
{
	is_fresh("", "", "nothing");
	is_fresh("\n \n It leaks. \n\n\n\nStill.\r\n\n", " It leaks.\n\nStill.",
		 "blank lines");
	is_fresh("> all\n> of it\n", "", "only a quote");
	is_fresh("Yes.\n\nOn Mon, 23 Nov 2026, Shop wrote:\n> Does it?\n",
		 "Yes.", "above an English quote");
	is_fresh("Ja.\n\nAm 23.11.2026 um 10:02 schrieb Laden:\n\n> Tut es?\n",
		 "Ja.", "above a German quote");
	is_fresh("On 23 Nov, Shop wrote:\n> Does it?\n\nYes.\n> And now?\nNo.",
		 "Yes.\n\nNo.", "answers between quotes");
	is_fresh("Yes.\nOn Mon, Nov 23, 2026 at 10:02 AM Shop\n"
		 "<shop@example.org> wrote:\n\n> Does it?\n",
		 "Yes.", "two lines that say who");
	is_fresh("Oui.\nLe lun. 23 nov. 2026 à 10:02, Shop a écrit :\n> Q ?\n",
		 "Oui.", "French");
	is_fresh("Yes.\nOn Nov 23, 2026, at 10:02, Shop <s@x> wrote:\nDoes it?",
		 "Yes.", "a quote without marks");
	is_fresh("shop@example.org wrote:\n> Does it?\nYes.", "Yes.",
		 "an address that wrote");
	is_fresh("On Monday I wrote:\nit leaks.",
		 "On Monday I wrote:\nit leaks.",
		 "people who say what they wrote");
	is_fresh("It said:\nleak", "It said:\nleak", "colons");
}

static void
test_rest(void)
{
	is_fresh("Yes.\n-- \nAnna\n", "Yes.", "a signature");
	is_fresh("Yes.\n--\nAnna\n", "Yes.", "one that lost its blank");
	is_fresh("a -- b\n---\nc", "a -- b\n---\nc", "dashes");
	is_fresh("Yes.\n-----Original Message-----\nFrom: x\n", "Yes.",
		 "Outlook's line");
	is_fresh("Ja.\n-----Ursprüngliche Nachricht-----\nVon: x\n", "Ja.",
		 "in German");
	is_fresh("See.\n---------- Forwarded message ---------\nFrom: x\n",
		 "See.", "what is forwarded");
	is_fresh("Yes.\n\nFrom: Shop\nSent: Monday\nTo: Anna\n\nDoes it?",
		 "Yes.", "a block of headers");
	is_fresh("Ja.\nVon: Laden\nGesendet: Montag\n\nTut es?", "Ja.",
		 "in German");
	is_fresh("From: me\nit leaks", "From: me\nit leaks",
		 "a From that stands alone");
	is_fresh("5\n> rate us", "5", "a rating");
}

int
main(void)
{
	test_quotes();
	test_rest();
	return done();
}
