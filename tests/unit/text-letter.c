/* SPDX-License-Identifier: ISC
 * What kind of mail it is: machines, ratings, ids of ours, names of parts.
 */
#include "text/letter.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "tap.h"

#define OURS "<k7.0123456789abcdef01234567@shop.example>"
#define OURS_2 "<k12.0123456789abcdef01234567@shop.example>"
#define NO_CASE "<0123456789abcdef01234567@shop.example>"

static struct arena arena;

static struct letter
fresh_letter(const char *text)
{
	struct letter letter;

	letter_init(&letter);
	letter.text = text;
	return letter;
}

static void
add_header(struct letter *letter, const char *name, const char *value)
{
	struct letter_header *header = vec_add(&letter->headers, &arena);

	header->name = name;
	header->value = value;
}

static void
add_id(struct vec *ids, const char *id)
{
	*(const char **)vec_add(ids, &arena) = id;
}

static void
is_automatic(const char *name, const char *value, const char *want)
{
	struct letter letter = fresh_letter("x");

	add_header(&letter, "Subject", "x");
	add_header(&letter, name, value);
	letter_judge(&arena, &letter);
	is_text(letter.automatic, want,
		arena_print(&arena, "%s: %s", name, value));
}

static void
test_automatic(void)
{
	struct letter letter = fresh_letter("x");

	is_automatic("X-Other", "x", NULL);
	is_automatic("Auto-Submitted", "auto-replied (vacation)",
		     "Auto-Submitted: auto-replied (vacation)");
	is_automatic("auto-submitted", "No", NULL);
	is_automatic("Auto-Submitted", "no; x=y", NULL);
	is_automatic("Auto-Submitted", "", NULL);
	is_automatic("Precedence", "bulk", "Precedence: bulk");
	is_automatic("Precedence", "list", "Precedence: list");
	is_automatic("precedence", "Junk", "precedence: Junk");
	is_automatic("Precedence", "first-class", NULL);
	is_automatic("List-Id", "<x.example>", "List-Id: <x.example>");
	is_automatic("List-Unsubscribe", "<y>", "List-Unsubscribe: <y>");
	is_automatic("Return-Path", "<>", "Return-Path: <>");
	is_automatic("Return-Path", "<a@x>", NULL);
	is_automatic("X-Auto-Response-Suppress", "All",
		     "X-Auto-Response-Suppress: All");
	is_automatic("X-Auto-Response-Suppress", "None", NULL);
	is_automatic("Content-Type", "multipart/report; report-type=x",
		     "Content-Type: multipart/report; report-type=x");
	is_automatic("Content-Type", "multipart/mixed", NULL);
	is_automatic("X-Autoreply", "yes", "X-Autoreply: yes");

	letter.from.address = "MAILER-DAEMON@mx.example";
	letter_judge(&arena, &letter);
	is_text(letter.automatic, "From: MAILER-DAEMON@mx.example",
		"the mail system by name");
	letter = fresh_letter("x");
	letter.from.address = "mailer-daemonette@x";
	letter_judge(&arena, &letter);
	is_text(letter.automatic, NULL, "and nobody called alike");
}

static void
test_bounce(void)
{
	struct letter letter = fresh_letter("x");
	const struct letter_bounce *bounces;

	add_header(&letter, "X-Failed-Recipients", "a@x, b@x");
	letter_judge(&arena, &letter);
	bounces = letter.bounces.items;
	is_int((int64_t)letter.bounces.count, 2, "Exim names who failed");
	is_text(bounces[1].recipient, "b@x", "the second");
	ok(letter.bounce && letter.automatic, "it is a bounce of a machine");

	letter = fresh_letter("x");
	*(struct letter_bounce *)vec_add(&letter.bounces, &arena) =
		(struct letter_bounce){.recipient = "a@x", .action = "delayed"};
	letter_judge(&arena, &letter);
	ok(!letter.bounce, "what is late has not come back");
}

static void
is_rating(const char *text, const char *reply_to, int want, const char *title)
{
	struct letter letter = fresh_letter(text);

	if (reply_to)
		add_id(&letter.in_reply_to, reply_to);
	letter_judge(&arena, &letter);
	is_int(letter.rating, want, title);
}

static void
test_rating(void)
{
	struct letter letter = fresh_letter("4");

	is_rating("5\n> rate us\n", OURS, 5, "5 alone");
	is_rating("\n 1 \nThanks!\n", OURS, 1, "1 with thanks below");
	is_rating("On 1 Nov 2026, Shop wrote:\n> rate us\n\n3\n", OURS, 3,
		  "3 below the quote");
	is_rating("5 stars", OURS, 0, "words are none");
	is_rating("0", OURS, 0, "nor is 0");
	is_rating("6", OURS, 0, "nor 6");
	is_rating("12", OURS, 0, "nor 12");
	is_rating("It leaks\n5\n", OURS, 0, "nor a second line");
	is_rating("> 5\n", OURS, 0, "nor a quoted one");
	is_rating("", OURS, 0, "nor nothing");
	is_rating(NULL, OURS, 0, "nor no body");
	is_rating("5", NULL, 0, "nor a mail that is no reply");
	is_rating("5", "<other@x>", 5, "a reply to another is for the domain");
	letter.subject = "Re: How was it? [k7]";
	letter_judge(&arena, &letter);
	is_int(letter.rating, 4, "a subject with a case makes a reply");
}

static void
test_ours(void)
{
	struct letter letter = fresh_letter("x");
	const char *const *ours;

	is_int(letter_case(OURS), 7, "the case in an id of ours");
	is_int(letter_case(NO_CASE), 0, "an id of ours without one");
	is_int(letter_case("<k7@shop.example>"), -1, "another's");
	is_int(letter_case("<k0.0123456789abcdef01234567@x>"), -1, "case 0");
	is_int(letter_case("<k7.0123456789abcdef0123456@x>"), -1, "short");
	is_int(letter_case("<k7.0123456789abcdef012345678@x>"), -1, "long");
	is_int(letter_case("k7.0123456789abcdef01234567@x"), -1, "without <");
	is_int(letter_case("<k99999999999999999999.0123456789abcdef01234567@x"),
	       -1, "a number beyond numbers");

	add_id(&letter.references, OURS_2);
	add_id(&letter.references, "<other@x>");
	add_id(&letter.references, OURS);
	add_id(&letter.in_reply_to, NO_CASE);
	letter.subject = "[k3]";
	letter_judge(&arena, &letter);
	ours = letter.ours.items;
	is_int((int64_t)letter.ours.count, 3, "three are ours");
	is_text(ours[0], NO_CASE, "what it replies to is first");
	is_text(ours[1], OURS, "then the nearest");
	is_int(letter.case_n, 7, "its case counts, not that of the subject");

	letter = fresh_letter("x");
	letter.bounced_id = OURS_2;
	letter_judge(&arena, &letter);
	is_int(letter.case_n, 12, "the case of what came back");
	letter = fresh_letter("x");
	letter.subject = "AW: [k3] Kettle [k45] [kx] [k6";
	letter_judge(&arena, &letter);
	is_int(letter.case_n, 45, "the last in the subject");
}

static void
is_party(const char *value, const char *name, const char *address)
{
	struct letter_party party = letter_find_party(&arena, value);

	is_text(party.name, name, value ? value : "NULL");
	is_text(party.address, address, "and the address");
}

static void
is_ids(const char *value, const char *want)
{
	struct vec ids = {.size = sizeof(const char *)};
	struct str out = {0};
	size_t i;

	letter_find_ids(&arena, value, &ids);
	for (i = 0; i < ids.count; i++)
		str_add(&out, ((const char *const *)ids.items)[i]);
	is_text(str_get(&out), want, arena_print(&arena, "ids: %s", want));
	str_free(&out);
}

static void
test_finding(void)
{
	is_party(NULL, NULL, NULL);
	is_party("<HR>", NULL, NULL);
	is_party("Big Bug bb@bug.com", "Big Bug", "bb@bug.com");
	is_party("John Doe <jdoe@machine(comment).  example>", "John Doe",
		 "jdoe@machine.example");
	is_party("\"J\" <j@x", "J", "j@x");
	is_party("a@x, b@x", NULL, "a@x");
	is_ids(NULL, "");
	is_ids("<1234   @   local(blah)  .machine .example>",
	       "<1234@local.machine.example>");
	is_ids("<a@b@c> text <d@e>\n<>", "<a@b@c><d@e>");
	is_ids("2010.foo@company.com", "<2010.foo@company.com>");
	is_ids("Your message of Monday", "");
	is_ids("<a@b", "");
}

static void
is_name(const char *name, const char *want)
{
	is_text(letter_part_name(&arena, name, 3), want,
		arena_print(&arena, "name: %s", want));
}

static void
test_names(void)
{
	char long_name[300];

	is_name(NULL, "part-3");
	is_name("", "part-3");
	is_name("a b.pdf", "a b.pdf");
	is_name("../../etc/passwd", "passwd");
	is_name("C:\\tmp\\a.txt", "a.txt");
	is_name(".. .-rf", "rf");
	is_name("a/", "part-3");
	is_name("a\nb\x1b[1m.txt", "ab[1m.txt");
	is_name("\xE2\x80\xAEtxt.exe", "txt.exe");
	is_name("てすと.txt", "てすと.txt");
	memset(long_name, 'x', sizeof(long_name));
	memcpy(long_name + sizeof(long_name) - 5, ".pdf", 5);
	is_int((int64_t)strlen(letter_part_name(&arena, long_name, 3)), 100,
	       "a long name is cut");
	is_text(letter_part_name(&arena, long_name, 3) + 95, "x.pdf",
		"and keeps its ending");
}

static void
test_mailbox(void)
{
	struct letter letter = fresh_letter("x");

	letter_judge(&arena, &letter);
	is_text(letter.delivered_to, NULL, "no mailbox is named");
	add_header(&letter, "X-Original-To", "b@x");
	add_header(&letter, "Delivered-To", " <a@x> ");
	letter_judge(&arena, &letter);
	is_text(letter.delivered_to, "a@x", "Delivered-To comes first");
	is_text(letter_header(&letter, "delivered-TO"), " <a@x> ",
		"headers are found in any case");
}

int
main(void)
{
	test_automatic();
	test_bounce();
	test_rating();
	test_ours();
	test_finding();
	test_names();
	test_mailbox();
	arena_free(&arena);
	return done();
}
