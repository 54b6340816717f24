/* SPDX-License-Identifier: ISC
 * Letters: headers that cannot be broken out of, bodies that arrive.
 */
#include "text/mail.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "tap.h"

/* 2026-11-27T12:10:00Z */
#define DATE 1795781400

static const struct mail plain = {.from_name = "Berg Kettles",
				  .from = "shop@example.org",
				  .to_name = "Anna Berg",
				  .to = "anna@example.org",
				  .subject = "Your kettle",
				  .body = "Dear Anna,\n\nit is on its way.\n",
				  .message_id = "o7.berg@example.org",
				  .date = {DATE}};

/* The whole letter, or the refusal. */
static void
is_letter(const struct mail *mail, const char *want, const char *title)
{
	struct error err = {0};
	struct str out = {0};

	if (mail_write(&out, mail, &err) < 0)
		is_text(err.text, want, title);
	else
		is_text(str_get(&out), want, title);
	str_free(&out);
}

/* The header of that name with its folds, or "". */
static char *
find_header(const char *letter, const char *name)
{
	size_t len = strlen(name);
	const char *at = letter, *end;
	struct str value = {0};

	while (*at && *at != '\n') {
		end = strchr(at, '\n');
		while (end[1] == ' ')
			end = strchr(end + 1, '\n');
		if (strncmp(at, name, len) == 0 && at[len] == ':') {
			str_add_bytes(&value, at, (size_t)(end - at));
			break;
		}
		at = end + 1;
	}
	if (!value.data)
		str_add(&value, "");
	return value.data;
}

static void
is_header(const struct mail *mail, const char *name, const char *want,
	  const char *title)
{
	struct error err = {0};
	struct str out = {0};
	char *got;

	if (!ok(mail_write(&out, mail, &err) == 0, "%s: a letter", title))
		tap_show("refused", err.text);
	got = find_header(str_get(&out), name);
	is_text(got, want, title);
	free(got);
	str_free(&out);
}

/* How many lines stand before the empty one, and the longest of all. */
static void
measure(const char *letter, int *headers, size_t *longest, bool *clean)
{
	const char *at = letter;
	bool body = false;

	*headers = 0;
	*longest = 0;
	*clean = !strchr(letter, '\r');
	while (*at) {
		size_t len = strcspn(at, "\n"), i;

		if (len == 0)
			body = true;
		*headers += !body && *at != ' ';
		*longest = len > *longest ? len : *longest;
		for (i = 0; i < len; i++) {
			if ((unsigned char)at[i] > '~')
				*clean = false;
		}
		at += len + 1;
	}
}

static void
is_sound(const struct mail *mail, int want, const char *title)
{
	struct error err = {0};
	struct str out = {0};
	size_t longest;
	int headers;
	bool clean;

	if (!ok(mail_write(&out, mail, &err) == 0, "%s: a letter", title))
		tap_show("refused", err.text);
	measure(str_get(&out), &headers, &longest, &clean);
	is_int(headers, want, "… of so many headers");
	ok(longest <= 78, "… no line longer than 78 (%zu)", longest);
	ok(clean, "… no CR, no byte above ASCII");
	str_free(&out);
}

static void
test_whole(void)
{
	struct mail mail = plain;

	is_letter(&mail,
		  "Date: Fri, 27 Nov 2026 12:10:00 +0000\n"
		  "From: \"Berg Kettles\" <shop@example.org>\n"
		  "To: \"Anna Berg\" <anna@example.org>\n"
		  "Subject: Your kettle\n"
		  "Message-ID: <o7.berg@example.org>\n"
		  "MIME-Version: 1.0\n"
		  "Content-Type: text/plain; charset=utf-8\n"
		  "Content-Transfer-Encoding: 7bit\n"
		  "\n"
		  "Dear Anna,\n\nit is on its way.\n",
		  "a plain letter");
	mail.to_name = NULL;
	mail.from_name = "";
	mail.automatic = true;
	mail.case_token = "k7";
	mail.in_reply_to = "<abc+1@mail.example.com>";
	mail.message_id = "<o7.berg@example.org>";
	mail.body = "Caf\xC3\xA9 \xE2\x82\xAC=\r\nend ";
	is_letter(&mail,
		  "Date: Fri, 27 Nov 2026 12:10:00 +0000\n"
		  "From: shop@example.org\n"
		  "To: anna@example.org\n"
		  "Subject: Your kettle [k7]\n"
		  "Message-ID: <o7.berg@example.org>\n"
		  "In-Reply-To: <abc+1@mail.example.com>\n"
		  "References: <abc+1@mail.example.com>\n"
		  "Auto-Submitted: auto-generated\n"
		  "MIME-Version: 1.0\n"
		  "Content-Type: text/plain; charset=utf-8\n"
		  "Content-Transfer-Encoding: quoted-printable\n"
		  "\n"
		  "Caf=C3=A9 =E2=82=AC=3D\nend=20\n",
		  "a letter with everything");
	mail = plain;
	mail.subject = NULL;
	mail.body = NULL;
	is_header(&mail, "Subject", "", "no subject, no header");
	mail.case_token = "k7";
	is_header(&mail, "Subject", "Subject: [k7]", "the case alone");
}

static void
test_refusals(void)
{
	static const char *const bad[] = {
		"",
		"anna",
		"@example.org",
		"anna@",
		"a b@x.org",
		"a@x.org\nBcc: evil@x.org",
		"a@x.org\r",
		"a@x,b@y.org",
		"<a@x.org>",
		"a@x..org",
		".a@x.org",
		"a.@x.org",
		"a..b@x.org",
		"a@-x.org",
		"a@x-.org",
		"a@x.org-",
		"-rf@x.org",
		"a@.x.org",
		"a@x.org.",
		"\"a b\"@x.org",
		"a@[127.0.0.1]",
		"m\xC3\xBC@x.org",
		"a@b@c",
		"a@x.org;b@x.org",
		"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff"
		"ggggg@x.org",
		"a@aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffff"
		"ffgggg.org",
	};
	static const char *const good[] = {
		"anna@example.org", "a.b+c@x-y.example", "nina@localhost",
		"o'hara!#$%&*/=?^_`{|}~@x.org", "1@2.org"};
	struct mail mail = plain;
	char far[300];
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		ok(!mail_address_valid(bad[i]), "no address (%zu)", i);
	for (i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		ok(mail_address_valid(good[i]), "%s", good[i]);
	ok(!mail_address_valid(NULL), "nothing is no address");
	for (i = 0; i < sizeof(far) - 1; i++)
		far[i] = i == 1 ? '@' : i % 10 == 9 ? '.' : 'x';
	far[255] = '\0';
	ok(!mail_address_valid(far), "255 bytes are too many");
	far[254] = '\0';
	ok(mail_address_valid(far), "254 are not");
	mail.to = "a@x.org\nBcc: evil@x.org";
	is_letter(&mail, "a@x.org\nBcc: evil@x.org: not an e-mail address",
		  "a hostile address");
	mail = plain;
	mail.from = NULL;
	is_letter(&mail, "no sender: not an e-mail address", "no sender");
	mail = plain;
	mail.message_id = "o7@x>\nBcc: evil@x.org";
	is_letter(&mail, "o7@x>\nBcc: evil@x.org: not a message id",
		  "a hostile id");
	mail.message_id = "o7\x7F@x";
	is_letter(&mail, "o7\x7F@x: not a message id", "DEL in an id");
	mail.message_id = "\xC3\xB6@x";
	is_letter(&mail, "\xC3\xB6@x: not a message id", "8-bit in an id");
	mail.message_id = "o7";
	is_letter(&mail, "o7: not a message id", "an id without a host");
	mail.message_id = NULL;
	is_letter(&mail, "none: not a message id", "no id");
	mail = plain;
	mail.date = INSTANT_MISSING;
	is_letter(&mail, "a letter without a date", "no date");
	mail.date.s = INT64_MAX;
	is_letter(&mail, "a letter of the year 292277026596", "a far date");
}

static void
test_hostile(void)
{
	struct mail mail = plain;
	char large[1001];

	mail.subject = "x\r\nBcc: evil@example.com\r\n\r\nbody";
	is_header(&mail, "Subject", "Subject: x Bcc: evil@example.com body",
		  "a subject of several lines is one");
	is_sound(&mail, 8, "a hostile subject");
	is_header(&mail, "Bcc", "", "… adds no header");
	mail = plain;
	mail.to_name = "A\" <evil@example.com>,\n\"B\\";
	is_header(&mail, "To",
		  "To: \"A\\\" <evil@example.com>, \\\"B\\\\\" "
		  "<anna@example.org>",
		  "a hostile name stays a name");
	is_sound(&mail, 8, "a hostile name");
	mail = plain;
	mail.in_reply_to = "<a@b>\nBcc: evil@example.com";
	is_header(&mail, "In-Reply-To", "", "a hostile reply id is left out");
	is_sound(&mail, 8, "a hostile reply id");
	mail = plain;
	mail.case_token = "k7]\nBcc: evil@example.com";
	is_sound(&mail, 8, "a hostile case");
	mail = plain;
	mail.subject = "a\x1B[0m\xC2\x9B"
		       "b\xE2\x80\xAE\x7F"
		       "c\tz";
	is_header(&mail, "Subject", "Subject: a [0m b c z",
		  "controls become blanks");
	memset(large, 'a', 1000);
	large[1000] = '\0';
	mail.subject = mail.to_name = mail.from_name = large;
	mail.body = large;
	is_sound(&mail, 8, "1,000 bytes without a blank");
	memset(large, ' ', 1000);
	is_sound(&mail, 7, "1,000 blanks");
	mail = plain;
	mail.subject = "=?UTF-8?B?eA==?=";
	is_header(&mail, "Subject",
		  "Subject: =?UTF-8?B?PT9VVEYtOD9CP2VBPT0/PQ==?=",
		  "what looks encoded is encoded");
	mail.subject = "a\xFF\xFE";
	is_header(&mail, "Subject", "Subject: =?UTF-8?B?Ye+/ve+/vQ==?=",
		  "bytes that are no text");
	is_sound(&mail, 8, "bytes that are no text");
}

static void
test_folding(void)
{
	struct mail mail = plain;
	struct str many = {0};
	int i;

	mail.subject = "one two three four five six seven eight nine ten "
		       "eleven twelve thirteen fourteen";
	is_header(&mail, "Subject",
		  "Subject: one two three four five six seven eight nine ten "
		  "eleven twelve\n thirteen fourteen",
		  "a long subject is folded");
	mail.subject = "Gr\xC3\xBC\xC3\x9F"
		       "e";
	is_header(&mail, "Subject",
		  "Subject: =?UTF-8?B?R3LDvMOfZQ==?=", "a subject in German");
	mail.to_name = "J\xC3\xBCrgen";
	is_header(&mail, "To",
		  "To: =?UTF-8?B?SsO8cmdlbg==?= "
		  "<anna@example.org>",
		  "a name in German");
	for (i = 0; i < 40; i++)
		str_add(&many, "\xF0\x9F\x99\x82");
	mail.subject = mail.to_name = mail.body = str_get(&many);
	is_sound(&mail, 8, "emoji");
	str_clear(&many);
	for (i = 0; i < 1000; i++)
		str_add(&many, i ? "\xCC\x81" : "e");
	mail.subject = mail.to_name = mail.body = str_get(&many);
	is_sound(&mail, 8, "a letter with a thousand accents");
	str_free(&many);
	mail = plain;
	mail.to = "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee"
		  "@ffffffffff.gg";
	is_header(&mail, "To",
		  "To: \"Anna Berg\"\n <aaaaaaaaaabbbbbbbbbbccccccccccdddddddd"
		  "ddeeeeeeeeee@ffffffffff.gg>",
		  "a long address has its own line");
}

/* How the body is encoded, and what becomes of it. */
static void
is_body(const char *body, const char *encoding, const char *want,
	const char *title)
{
	struct mail mail = plain;
	struct error err = {0};
	struct str out = {0};
	const char *got;
	char *header;

	mail.body = body;
	(void)mail_write(&out, &mail, &err);
	header = find_header(str_get(&out), "Content-Transfer-Encoding");
	is_text(header + strlen("Content-Transfer-Encoding: "), encoding,
		title);
	free(header);
	got = strstr(str_get(&out), "\n\n");
	is_text(got ? got + 2 : NULL, want, "… as it should");
	str_free(&out);
}

static void
test_bodies(void)
{
#define QUOTED "quoted-printable"
	char line[200], want[300];

	is_body("", "7bit", "", "nothing");
	is_body("a", "7bit", "a\n", "a line without its end");
	is_body("a\r\nb\rc\n", "7bit", "a\nb\nc\n", "other line ends");
	is_body("\tx  y\n", "7bit", "\tx  y\n", "a tab and blanks");
	is_body("a \n", QUOTED, "a=20\n", "a blank at the end");
	is_body("a\t\n", QUOTED, "a=09\n", "a tab at the end");
	is_body(".\n", QUOTED, "=2E\n", "a lone dot");
	is_body("a\n.b\n", QUOTED, "a\n=2Eb\n", "a dot in front");
	is_body("From here\n", QUOTED, "=46rom here\n", "From in front");
	is_body("a\nFrom here\n", QUOTED, "a\n=46rom here\n", "From below");
	is_body("Fromage\n", "7bit", "Fromage\n", "no From");
	is_body("a=b\n", "7bit", "a=b\n", "an equals sign");
	is_body("\xC3\xA4=b\n", QUOTED, "=C3=A4=3Db\n", "… of a quoted body");
	is_body("a\x1B[0m\n", "7bit", "a\\u{1b}[0m\n", "an escape is shown");
	is_body("a\xE2\x80\xAE"
		"b\n",
		"7bit", "a\\u{202e}b\n", "an override is shown");
	is_body("\xE2\x80\x8F"
		"a\n",
		QUOTED, "=E2=80=8Fa\n", "a mark of direction stays");
	is_body("a\xFFz\n", QUOTED, "a=EF=BF=BDz\n", "no UTF-8");
	memset(line, 'x', sizeof(line));
	(void)snprintf(line + 78, 10, "\n");
	is_body(line, "7bit", line, "78 are short");
	(void)snprintf(line + 79, 10, "\n");
	line[78] = 'y';
	(void)snprintf(want, sizeof(want), "%.75s=\nxxxy\n", line);
	is_body(line, QUOTED, want, "79 are not");
	memset(line, 'x', 75);
	(void)snprintf(line + 75, 100, "From x.%.30s\n", "From ");
	(void)snprintf(want, sizeof(want), "%.75s=\n=46rom x.From=20\n", line);
	is_body(line, QUOTED, want, "From at a soft break");
	(void)snprintf(line + 74, 100, "\xF0\x9F\x99\x82z\n");
	(void)snprintf(want, sizeof(want), "%.74s=\n=F0=9F=99=82z\n", line);
	is_body(line, QUOTED, want, "a character is not split");
}

int
main(void)
{
	test_whole();
	test_refusals();
	test_hostile();
	test_folding();
	test_bodies();
	return done();
}
