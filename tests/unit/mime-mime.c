/* SPDX-License-Identifier: ISC
 * Mails through gmime: what is read of a body, what is attached, reports, and
 * what a mail can do wrong.
 */
#include "mime/mime.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "tap.h"
#include "text/letter.h"

#define FROM "From: Anna Berg <anna@example.org>\n"
#define MULTI(type, mark)                                                      \
	"Content-Type: multipart/" type "; boundary=" mark "\n\n"
#define PLAIN(mark, text)                                                      \
	"--" mark "\nContent-Type: text/plain; charset=utf-8\n\n" text "\n"
#define HTML(mark, text) "--" mark "\nContent-Type: text/html\n\n" text "\n"
#define IMAGE(mark, name)                                                      \
	"--" mark "\nContent-Type: image/png; name=\"" name "\"\n"             \
	"Content-Transfer-Encoding: base64\n\nYWJj\n"

static struct arena arena;

static struct letter
read_bytes(const char *bytes, size_t len)
{
	struct letter letter;
	struct error err = {0};

	if (mime_read(&arena, bytes, len, &letter, &err) < 0)
		ok(false, "it is read: %s", err.text);
	return letter;
}

static struct letter
read_mail(const char *mail)
{
	return read_bytes(mail, strlen(mail));
}

/* The parts as "name type size", one a line. */
static const char *
parts_of(const struct letter *letter)
{
	const struct letter_part *parts = letter->parts.items;
	struct str out = {0};
	const char *text;
	size_t i;

	for (i = 0; i < letter->parts.count; i++)
		str_print(&out, "%s%s %s %zu", i ? "; " : "", parts[i].name,
			  parts[i].type, parts[i].size);
	text = arena_text(&arena, str_get(&out));
	str_free(&out);
	return text;
}

static void
is_mail(const char *mail, const char *text, const char *parts,
	const char *title)
{
	struct letter letter = read_mail(mail);

	is_text(letter.text, text, title);
	is_text(parts_of(&letter), parts,
		arena_print(&arena, "%s: its parts", title));
}

static void
test_bodies(void)
{
	is_mail(FROM "\nIt leaks.\n", "It leaks.", "", "plain");
	is_mail(FROM "\n", NULL, "", "no body");
	is_mail(FROM MULTI("alternative", "b") PLAIN("b", "plain")
			HTML("b", "<p>html") "--b--\n",
		"plain", "", "plain text before HTML");
	is_mail(FROM MULTI("alternative", "b") HTML("b", "<p>html")
			PLAIN("b", "plain") "--b--\n",
		"plain", "", "in either order");
	is_mail(FROM MULTI("alternative", "b") PLAIN("b", " ")
			HTML("b", "<p>It <b>leaks</b></p>") "--b--\n",
		"It leaks", "", "HTML where the plain text is blank");
	is_mail(FROM MULTI("alternative", "a")
			PLAIN("a", "plain") "--a\n" MULTI("related", "r")
				HTML("r", "<img src=cid:1>html")
					IMAGE("r", "logo.png") "--r--\n--a--\n",
		"plain", "logo.png image/png 3", "images of HTML not read");
	is_mail(FROM MULTI("alternative", "a") "--a\n" MULTI("related", "r")
			HTML("r", "<img src=cid:1>html")
				IMAGE("r", "logo.png") "--r--\n--a--\n",
		"html", "logo.png image/png 3", "HTML with its images");
	is_mail(FROM MULTI("mixed", "m") "--m\n" MULTI("alternative", "a")
			PLAIN("a", "one") HTML("a", "one") "--a--\n" IMAGE(
				"m", "kettle.png") PLAIN("m", "two") "--m--\n",
		"one\n\ntwo", "kettle.png image/png 3",
		"texts around a picture");
	is_mail(FROM MULTI("mixed", "m") PLAIN(
			"m",
			"see") "--m\n"
			       "Content-Type: text/plain; name=a.patch\n\n+x\n--m--\n",
		"see", "a.patch text/plain 2",
		"a text with a name is attached");
	is_mail(FROM MULTI("mixed", "m") PLAIN(
			"m",
			"see") "--m\n"
			       "Content-Type: text/plain\nContent-Disposition: attachment\n"
			       "\n+x\n--m--\n",
		"see", "part-1 text/plain 2", "so is one that says so");
	is_mail(FROM "Content-Type: text/plain; name=a.txt\n\nIt leaks.\n",
		"It leaks.", "", "a mail that is one text with a name");
	is_mail(FROM "Content-Type: image/png\n\nabc", NULL,
		"part-1 image/png 3", "a mail that is a picture");
	is_mail(FROM MULTI("mixed", "m") PLAIN(
			"m",
			"fwd") "--m\n"
			       "Content-Type: message/rfc822\n\nSubject: It leaks\n\nbody\n"
			       "--m--\n",
		"fwd", "It leaks.eml message/rfc822 23", "a mail in a mail");
	is_mail(FROM MULTI(
			"mixed",
			"m") "--m\n"
			     "Content-Type: text/plain; charset=utf-8\n"
			     "Content-Transfer-Encoding: quoted-printable\n\n"
			     "Gr=C3=BC=C3=9Fe=\n!\n--m\nContent-Type: application/pdf\n"
			     "Content-Disposition: attachment;\n"
			     " filename*=utf-8''Gr%C3%BC%C3%9Fe.pdf\n\n%PDF\n--m--\n",
		"Grüße!", "Grüße.pdf application/pdf 4",
		"encodings of text and names");
}

static void
test_html(void)
{
	struct letter letter =
		read_mail(FROM "Content-Type: text/html; charset=ISO-8859-1\n\n"
			       "<p>Gr\xFC\xDF"
			       "e</p><blockquote>alt</blockquote>");

	is_text(letter.text, "Grüße\n\n> alt", "HTML in Latin-1");
	is_text(letter.fresh, "Grüße", "without what it quotes");
	ok(letter.from_html, "it was HTML");
	is_text(letter.charset, "iso-8859-1", "the charset as said");
}

static void
test_headers(void)
{
	struct letter letter = read_mail(
		"Received: by x\n"
		"From: =?utf-8?Q?J=C3=B6rg?= <j@example.org>\n"
		"Sender: list@example.org\n"
		"To: A group: a@x, \"B, b\" <b@x>;, c@x\n"
		"Cc: d@x\nReply-To: e@x\n"
		"Subject: =?utf-8?B?R3LDvMOfZQ==?=\n =?utf-8?Q?_aus_?= Bonn\n"
		"Date: Mon, 23 Nov 2026 09:10:11 +0100\n"
		"Message-ID: <m1@x>\nIn-Reply-To: <r1@x>\n"
		"References: <r0@x>\n <r1@x>\n\nx\n");
	const struct letter_party *to = letter.to.items;
	const char *const *ids = letter.references.items;
	char date[TIME_TEXT];

	is_text(letter.from.name, "Jörg", "the name of From");
	is_text(letter.from.address, "j@example.org", "its address");
	is_text(letter.sender.address, "list@example.org", "Sender");
	is_int((int64_t)letter.to.count, 3, "To, its group opened");
	is_text(to[1].name, "B, b", "a name with a comma");
	is_text(to[2].address, "c@x", "behind the group");
	is_int((int64_t)letter.cc.count, 1, "Cc");
	is_int((int64_t)letter.reply_to.count, 1, "Reply-To");
	is_text(letter.subject, "Grüße aus Bonn", "the subject");
	is_text(instant_text(letter.date, date), "2026-11-23T08:10:11Z",
		"the date");
	is_text(letter.message_id, "<m1@x>", "Message-ID");
	is_int((int64_t)letter.in_reply_to.count, 1, "In-Reply-To");
	is_text(ids[0], "<r0@x>", "References, the oldest");
	is_text(ids[1], "<r1@x>", "and the newest");
	is_text(letter_header(&letter, "received"), "by x", "other headers");
	is_int((int64_t)letter.size, (int64_t)strlen(letter.bytes),
	       "all of its bytes are kept");
}

static void
test_report(void)
{
	struct letter letter = read_mail(
		"From: MAILER-DAEMON@mx.example\nReturn-Path: <>\n"
		"To: shop@shop.example\n" MULTI("report", "r") PLAIN(
			"r",
			"It could not be delivered.") "--r\n"
						      "Content-Type: message/delivery-status\n\n"
						      "Reporting-MTA: dns; mx.example\n\n"
						      "Final-Recipient: rfc822; anna@example.org\n"
						      "Action: failed\nStatus: 5.1.1\n"
						      "Diagnostic-Code: smtp; 550 no such user\n\n"
						      "--r\nContent-Type: message/rfc822\n\n"
						      "Message-ID: <k7.0123456789abcdef01234567@shop.example>\n"
						      "Subject: Your kettle\n\nHello\n--r--\n");
	const struct letter_bounce *bounce = letter.bounces.items;

	is_int((int64_t)letter.bounces.count, 1, "a report of one recipient");
	is_text(bounce->recipient, "anna@example.org", "who");
	is_text(bounce->status, "5.1.1", "the status");
	is_text(bounce->diagnostic, "550 no such user", "why");
	ok(letter.bounce, "it is a bounce");
	is_text(letter.automatic, "Return-Path: <>", "a machine's");
	is_int(letter.case_n, 7, "of our letter about k7");
	is_text(letter.text, "It could not be delivered.", "what is read");

	letter = read_mail(
		"From: a@x\n" MULTI("report", "r")
			PLAIN("r", "no") "--r\n"
					 "Content-Type: text/rfc822-headers\n\n"
					 "Message-ID: <m@x>\n\n--r--\n");
	is_text(letter.bounced_id, "<m@x>", "only the headers of it");
}

static void
test_charsets(void)
{
	is_mail(FROM "\nGr\xC3\xBC\xC3\x9F"
		     "e\n",
		"Grüße", "", "UTF-8 that nobody said");
	is_mail(FROM "\nGr\xFC\xDF"
		     "e \x93x\x94\n",
		"Grüße “x”", "", "Latin that nobody said");
	is_mail(FROM "Content-Type: text/plain; charset=x-none\n\nGr\xFC\xDF"
		     "e\n",
		"Grüße", "", "a charset that there is not");
	is_mail(FROM "Content-Type: text/plain; charset=utf-8\n\na\xFF"
		     "b\n",
		"a\xEF\xBF\xBD"
		"b",
		"", "a byte that is no UTF-8");
	is_mail(FROM "Content-Type: text/plain; charset=shift_jis\n\n"
		     "\x82\xA0\xFF\x82\xA2\n",
		"あ\xEF\xBF\xBDい", "", "a byte that is no Shift_JIS");
	is_mail(FROM "Content-Type: text/plain; charset=gb2312\n\n"
		     "\xC4\xE3\xBA\xC3\n",
		"你好", "", "GB 2312");
	is_text(read_mail("From: a@x\nSubject: Gr\xFC\xDF"
			  "e\n\nx\n")
			.subject,
		"Grüße", "a subject in Latin");
	is_text(read_mail("From: a@x\nSubject: Gr\xC3\xBC\xC3\x9F"
			  "e\n\nx\n")
			.subject,
		"Grüße", "and in UTF-8");
}

static void
test_odd(void)
{
	struct letter letter;

	letter = read_mail("");
	ok(!letter.text && !letter.from.address && !letter.message_id,
	   "nothing at all is a letter of nothing");
	letter = read_mail("\n\nIt leaks.\n");
	is_text(letter.text, "It leaks.", "no headers");
	letter = read_mail("From: <HR>\nDate: <HR>\n\nx\n");
	ok(!letter.from.address && instant_missing(letter.date),
	   "<HR> is neither a date nor an address");
	is_text(letter.from.name, "HR", "but a name");
	letter = read_mail("From MAILER-DAEMON Mon Nov 23 10:00:00 2026\n"
			   "Subject: x\n\ny\n");
	is_text(letter.subject, "x", "a From_ line in front");
	letter = read_mail(">From a@x Mon Nov 23 10:00:00 2026\n"
			   "Subject: x\n\ny\n");
	is_text(letter.subject, "x", "one that was quoted");
	letter = read_mail("Subject: x\rFrom: a@x\r\rone\rtwo\r");
	is_text(letter.subject, "x", "CRs alone end lines");
	is_text(letter.text, "one\ntwo", "in the body too");
	letter = read_mail("Subject: x\r\n\r\none\r\ntwo\r\n");
	is_text(letter.text, "one\ntwo", "CRLFs are LFs");
	letter = read_bytes("Subject: a\0b\n\none\0two\n", 22);
	is_text(letter.text, "one\xEF\xBF\xBDtwo", "NUL is shown");
	letter = read_mail(FROM MULTI("mixed", "m") PLAIN("m", "no end"));
	is_text(letter.text, "no end", "a multipart that does not end");
	letter = read_mail(FROM "Content-Type: multipart/mixed\n\nx\n");
	is_text(letter.from.address, "anna@example.org",
		"a multipart without a boundary");
}

static void
test_nested(int depth, const char *kind, const char *title)
{
	struct str mail = {0};
	struct letter letter;
	int i;

	str_add(&mail, FROM);
	for (i = 0; i < depth; i++)
		str_print(&mail,
			  "Content-Type: multipart/%s; boundary=b%dx\n\n"
			  "--b%dx\n",
			  kind, i, i);
	str_add(&mail, "Content-Type: text/plain\n\nhello\n");
	for (i = depth; i > 0; i--)
		str_print(&mail, "--b%dx--\n", i - 1);
	letter = read_bytes(mail.data, mail.len);
	if (depth <= MIME_DEPTH) {
		is_text(letter.text, "hello", title);
		ok(!letter.cut && letter.parts.count == 0, "and whole");
	} else {
		ok(letter.cut && letter.parts.count == 1,
		   "%s: the rest is one part", title);
	}
	str_free(&mail);
}

/* head, then piece over and over: cut, and soon. */
static void
test_many(const char *head, const char *piece, const char *title)
{
	size_t len = strlen(piece), i;
	struct str mail = {0};
	struct letter letter;

	str_add(&mail, head);
	for (i = 0; i * len < 6000000; i++)
		str_add_bytes(&mail, piece, len);
	letter = read_bytes(mail.data, mail.len);
	ok(letter.cut, "too many %s are cut", title);
	ok(letter.parts.count <= 50000 && letter.headers.count <= 50000 &&
		   letter.to.count <= 1000000,
	   "to as many as memory holds");
	is_text(letter.from.address, "anna@example.org",
		"and what stands before is read");
	str_free(&mail);
}

static void
test_guard(void)
{
	test_many(FROM, "a: b\n", "headers");
	test_many(FROM "To: x@y", ",\n a@b", "addresses");
	test_many(FROM "To: ", "a@b, ", "addresses on one line");
	test_many(FROM MULTI("mixed", "m"), "--m\n\nx\n", "parts");
	test_many(FROM MULTI("mixed", "m") "--m\nContent-Type:\n"
					   " message/rfc822\n\nTo: x@y",
		  ",\n a@b", "addresses of a mail in the mail");
}

static void
test_large(void)
{
	size_t len = LETTER_MAX + 1;
	char *bytes = arena_grow(NULL, len);
	struct letter letter;
	struct error err = {0};

	memset(bytes, 'x', len);
	memcpy(bytes, "S: x\n\n", 6);
	is_int(mime_read(&arena, bytes, len, &letter, &err), -1,
	       "a mail of more than 64 MB");
	is_int(err.code, ERR_DATA, "is bad data");
	is_text(err.text, "a mail of more than 64 MB", "and is told so");
	is_int(mime_read(&arena, bytes, len - 1, &letter, &err), 0,
	       "one of 64 MB is read");
	is_int((int64_t)strlen(letter.text), (int64_t)LETTER_MAX - 6,
	       "to its end");
	free(bytes);
}

int
main(void)
{
	test_bodies();
	test_html();
	test_headers();
	test_report();
	test_charsets();
	test_odd();
	test_nested(MIME_DEPTH, "mixed", "as many multiparts as are read");
	test_nested(MIME_DEPTH + 1, "mixed", "one more");
	test_nested(1000, "mixed", "1,000 multiparts");
	test_nested(1000, "alternative", "1,000 alternatives");
	test_nested(100000, "related", "100,000 multiparts");
	test_guard();
	test_large();
	arena_free(&arena);
	return done();
}
