/* SPDX-License-Identifier: ISC
 * Real mails: none is refused, and what they say was typed from reading them.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "mime/mime.h"
#include "os/file.h"
#include "tap.h"
#include "text/letter.h"

#define IDS_MAX 500

static struct arena arena;

/* Of mikel/mail and of notmuch's default corpus: from, subject, date, charset
 * of the body. */
static const struct {
	const char *file;
	const char *name;
	const char *address;
	const char *subject;
	const char *date;
	const char *charset;
} known[] = {
	{"mikel/mime_emails/email_with_similar_boundaries", "Xxxxx",
	 "xxxxxx@xxxxxxxx.xxx", "Xxxxxx", "2012-04-06T01:01:01Z", "utf-8"},
	{"mikel/mime_emails/raw_email11", "xxxxx@xxxxx", "xxxxx@xxxxx",
	 "worse when you use them.", "2005-04-27T21:15:31Z", "us-ascii"},
	{"mikel/mime_emails/raw_email2", "xxxxxxxxx xxxxxxx",
	 "xxxxxxxxx.xxxxxxx@gmail.com",
	 "Fwd: Signed email causes file attachments", "2005-05-08T19:09:11Z",
	 "iso-8859-1"},
	{"mikel/mime_emails/raw_email4", NULL, "xxx@xxxx.xxx", "Filth",
	 "2005-05-08T17:30:08Z", "utf-8"},
	{"mikel/mime_emails/raw_email_encoded_stack_level_too_deep",
	 "Gmail Team", "gmail-noreply@google.com",
	 "Nicolas Fouché has accepted your invitation to Gmail",
	 "2005-06-28T08:02:11Z", "iso-8859-1"},
	{"mikel/mime_emails/raw_email_with_binary_encoded", "Mikel Lindsaar",
	 "email_test@me.nowhere", "Testing outlook", "2007-10-21T09:38:13Z",
	 NULL},
	{"mikel/mime_emails/raw_email_with_mimepart_without_content_type",
	 "Mail Delivery Subsystem", "MAILER-DAEMON@antivirus.uqam.ca",
	 "Warning: could not send message for past 1 day",
	 "2006-10-20T08:28:33Z", NULL},
	{"mikel/mime_emails/raw_email_with_nested_attachment", "Jamis Buck",
	 "jamis@37signals.com", "Testing attachments", "2007-02-22T18:20:31Z",
	 "us-ascii"},
	{"mikel/mime_emails/two_from_in_message", "Tester 1",
	 "tester1@test.com", "Sending messages include last little bit",
	 "2009-12-02T09:39:33Z", "iso-8859-1"},
	{"mikel/multi_charset/japanese", "Mikel Lindsaar", "raasdnil@gmail.com",
	 "まみむめも", "", "utf-8"},
	{"mikel/multi_charset/japanese_attachment", "Mikel Lindsaar",
	 "raasdnil@gmail.com", "testing", "2009-10-16T12:39:34Z", "utf-8"},
	{"mikel/multi_charset/japanese_attachment_long_name", "Mikel Lindsaar",
	 "mikel@test.lindsaar.net",
	 "まみむめもまみむめもまみむめもまみむめもまみむめもまみむめもまみむめもまみむめもまみむめもまみむめも",
	 "2009-10-30T08:11:02Z", NULL},
	{"mikel/multi_charset/japanese_iso_2022", "Mikel Lindsaar",
	 "raasdnil@gmail.com", "まみむめも", "", "iso-2022-jp"},
	{"mikel/multi_charset/japanese_shift_jis", NULL, "xxxxxxx@docomo.ne.jp",
	 "test", "2014-05-28T08:18:19Z", "shift_jis"},
	{"mikel/multi_charset/ks_c_5601-1987", NULL, "from@example.com", "test",
	 "2014-05-28T08:18:19Z", "ks_c_5601-1987"},
	{"mikel/plain_emails/mix_caps_content_type", "Big Bug", "bb@bug.com",
	 "undef method parameter bug", "2010-02-19T07:08:29Z", "iso-8859-1"},
	{"mikel/plain_emails/raw_email", "Jamis Buck", "jamis@37signals.com",
	 "NOTE: 한국말로 하는 것", "2005-05-02T22:07:05Z", "euc-kr"},
	{"mikel/plain_emails/raw_email10", NULL, "xxx@xxxx.xxx", NULL,
	 "2005-05-10T20:27:03Z", "x-unknown"},
	{"mikel/plain_emails/raw_email_bad_time", "Атиковa",
	 "yusuf75thu@auracom.net", "[0]: XXXXXXX XXXXX XXXXX !",
	 "3609-06-30T09:33:50Z", "windows-1251"},
	{"mikel/plain_emails/raw_email_double_at_in_header", "Jamis Buck",
	 "jamis@37signals.com", "NOTE: 한국말로 하는 것",
	 "2005-05-02T22:07:05Z", "euc-kr"},
	{"mikel/plain_emails/raw_email_incorrect_header", "xxx xxx",
	 "xxx@xxx.xxx", "Stop adware/spyware once and for all.",
	 "2005-02-23T22:20:17Z", NULL},
	{"mikel/plain_emails/raw_email_string_in_date_field", NULL,
	 "mikel@me.com", "NOTE: 한국말로 하는 것", "2008-09-20T17:04:30Z",
	 "euc-kr"},
	{"mikel/plain_emails/raw_email_trailing_dot", "Sandy M.",
	 "noreply@rubyforge.org",
	 "[skynet-help][60666] How are intermediate files handled in SkyNet?",
	 "2008-09-22T19:06:28Z", "utf-8"},
	{"mikel/plain_emails/raw_email_with_at_display_name", "Mikel Lindsaar",
	 "test@lindsaar.net", "Testing 123", "2008-11-22T04:04:59Z",
	 "us-ascii"},
	{"mikel/plain_emails/raw_email_with_bad_date", "Darrell Shaw",
	 "subventive@vodtravel.com",
	 "Microsoft Vlsta & Office2007, Just released for 79$ Save 1599.95$ 0ff Retai|",
	 "", "us-ascii"},
	{"mikel/plain_emails/raw_email_with_partially_quoted_subject",
	 "Jamis Buck", "jamis@37signals.com",
	 "Re: Test: \"漢字\" mid \"漢字\" tail", "2005-05-02T22:07:05Z",
	 "euc-kr"},
	{"mikel/rfc2822/example03", "Joe Q. Public",
	 "john.q.public@example.com", NULL, "2003-07-01T08:52:37Z", NULL},
	{"mikel/rfc2822/example04", "Pete", "pete@silly.example", NULL,
	 "1969-02-14T03:02:54Z", NULL},
	{"mikel/rfc2822/example10", "Pete", "pete@silly.test", NULL,
	 "1969-02-14T03:02:00Z", NULL},
	{"mikel/rfc2822/example11", "Joe Q. Public",
	 "john.q.public@example.com", NULL, "2003-07-01T08:52:37Z", NULL},
	{"mikel/rfc2822/example12", "John Doe", "jdoe@machine.example",
	 "Saying Hello", "1997-11-21T09:55:06Z", NULL},
	{"mikel/rfc2822/example13", "John Doe", "jdoe@machine.example",
	 "Saying Hello", "1997-11-21T15:55:06Z", NULL},
	{"mikel/rfc2822/example14", "Atsushi Yoshida", "atsushi@example.com",
	 "Re: TEST テストテスト", "2011-08-19T01:47:17Z", "iso-2022-jp"},
	{"mikel/rfc6532/utf8_headers", "Jöhn Doe", "jdöe@mächine.example",
	 "Säying Hello", "", NULL},
	{"notmuch-default/01", "Mikhail Gusarov", "dottedmag@dottedmag.net",
	 "[notmuch] [PATCH 1/2] Close message file after parsing message headers",
	 "2009-11-17T15:28:37Z", NULL},
	{"notmuch-default/cur_52", "François Boulogne", "boulogne.f@gmail.com",
	 "Re: [aur-general] Guidelines: cp, mkdir vs install",
	 "2010-12-29T14:07:54Z", "iso-8859-1"},
	{"notmuch-default/cur_53", "Olivier Berger",
	 "olivier.berger@it-sudparis.eu", "Essai accentué",
	 "2010-12-16T15:49:59Z", "iso-8859-1"},
	{"notmuch-default/bar_baz_23", "Lars Kellogg-Stedman",
	 "lars@seas.harvard.edu",
	 "[notmuch] \"notmuch help\" outputs to stderr?",
	 "2009-11-18T00:58:29Z", "us-ascii"},
	{"notmuch-default/bar_new_22", "Lars Kellogg-Stedman",
	 "lars@seas.harvard.edu", "Re: [notmuch] Working with Maildir storage?",
	 "2009-11-18T00:50:40Z", "us-ascii"},
};

static const char *
path_of(const char *name)
{
	return arena_print(&arena, "%s/mail/%s", getenv("CRM_TEST_DATA"), name);
}

static struct letter
letter_of(const char *path)
{
	struct letter letter;
	struct error err = {0};
	size_t len;
	char *bytes;

	letter_init(&letter);
	if (file_read(&arena, path, LETTER_MAX, &bytes, &len, &err) < 0 ||
	    mime_read(&arena, bytes, len, &letter, &err) < 0)
		ok(false, "%s: %s", path, err.text);
	return letter;
}

static const char *
or_none(const char *text)
{
	return text ? text : "(none)";
}

static void
test_known(void)
{
	char date[TIME_TEXT];
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		struct letter letter = letter_of(
			path_of(arena_print(&arena, "%s.eml", known[i].file)));
		const char *want = arena_print(
			&arena, "%s|%s|%s|%s|%s", or_none(known[i].name),
			or_none(known[i].address), or_none(known[i].subject),
			known[i].date, or_none(known[i].charset));
		const char *got = arena_print(&arena, "%s|%s|%s|%s|%s",
					      or_none(letter.from.name),
					      or_none(letter.from.address),
					      or_none(letter.subject),
					      instant_text(letter.date, date),
					      or_none(letter.charset));

		is_text(got, want, known[i].file);
	}
}

static void
test_bodies(void)
{
	struct letter letter;
	const struct letter_part *parts;
	const struct letter_bounce *bounce;
	const struct letter_party *to;

	letter =
		letter_of(path_of("mikel/multi_charset/japanese_iso_2022.eml"));
	is_text(letter.text, "すみません。", "ISO-2022-JP");
	to = letter.to.items;
	is_text(to[0].name, "みける", "a name in it");
	letter = letter_of(
		path_of("mikel/multi_charset/japanese_shift_jis.eml"));
	ok(str_begins(letter.text, "あいうえお\n"), "Shift_JIS");
	letter = letter_of(path_of("mikel/multi_charset/ks_c_5601-1987.eml"));
	is_text(letter.text, "스티해", "KS C 5601");
	letter = letter_of(path_of("mikel/plain_emails/raw_email.eml"));
	is_text(letter.text,
		"대부분의 마찬가지로, 우리는 하나님을 믿습니다.\n\n"
		"제 이름은 Jamis입니다.",
		"EUC-KR");
	letter = letter_of(
		path_of("mikel/multi_charset/japanese_attachment.eml"));
	parts = letter.parts.items;
	is_int((int64_t)letter.parts.count, 1, "one part is attached");
	is_text(parts[0].name, "てすと.txt", "its name");
	is_text(parts[0].type, "text/plain", "its type");

	letter = letter_of(path_of("mikel/mime_emails/raw_email7.eml"));
	parts = letter.parts.items;
	is_int((int64_t)letter.parts.count, 3, "three are");
	is_text(parts[1].name, "test.pdf", "a name");
	is_text(arena_bytes(&arena, parts[1].bytes, parts[1].size),
		"blah blah blah", "its bytes");

	letter = letter_of(path_of("mikel/mime_emails/"
				   "raw_email_with_mimepart_without_content_"
				   "type.eml"));
	bounce = letter.bounces.items;
	is_int((int64_t)letter.bounces.count, 1, "a delivery report");
	is_text(bounce->recipient, "larose.julie@courrier.uqam.ca", "whose");
	is_text(bounce->action, "delayed", "what became of it");
	is_text(bounce->status, "4.5.0", "its status");
	ok(!letter.bounce, "it has not failed");
	is_text(letter.automatic, "Return-Path: <>", "a machine wrote it");
	is_text(letter.bounced_id,
		"<89d7557c0610181510r6fa5ebd8n66a7deec71ade118@mail.gmail.com>",
		"of which mail");
}

/* Every mail of a folder has letters only in UTF-8, and is counted. */
static size_t
count_mails(const char *folder)
{
	struct vec names;
	struct error err;
	size_t i, bad = 0;

	if (file_list(&arena, path_of(folder), &names, &err) < 0)
		return 0;
	for (i = 0; i < names.count; i++) {
		const char *path =
			arena_print(&arena, "%s/%s", path_of(folder),
				    ((const char *const *)names.items)[i]);
		struct letter letter = letter_of(path);
		const char *texts[4] = {letter.text, letter.subject,
					letter.from.name, letter.from.address};
		size_t n;

		for (n = 0; n < 4; n++)
			bad += texts[n] &&
			       !utf8_valid(texts[n], strlen(texts[n]));
		bad += !letter.from.address;
	}
	is_int((int64_t)bad, 0, arena_print(&arena, "%s: all is text", folder));
	return names.count;
}

/* Ids in sets; a set with a mail in it is a thread. */
static struct {
	const char *id;
	int up;
	bool mail;
} nodes[IDS_MAX];
static int node_count;

static int
node_of(const char *id)
{
	int i;

	for (i = 0; i < node_count; i++) {
		if (strcmp(nodes[i].id, id) == 0)
			return i;
	}
	nodes[node_count].id = id;
	nodes[node_count].up = node_count;
	return node_count++;
}

static int
root_of(int node)
{
	while (nodes[node].up != node)
		node = nodes[node].up;
	return node;
}

static void
join(const char *id, const struct vec *others)
{
	size_t i;

	for (i = 0; i < others->count; i++) {
		const char *other = ((const char *const *)others->items)[i];

		nodes[root_of(node_of(other))].up = root_of(node_of(id));
	}
}

static void
test_threads(void)
{
	bool seen[IDS_MAX] = {false};
	int mails = 0, threads = 0, i;
	struct vec names;
	struct error err;
	size_t n;

	if (file_list(&arena, path_of("notmuch-default"), &names, &err) < 0)
		return;
	for (n = 0; n < names.count; n++) {
		struct letter letter = letter_of(
			arena_print(&arena, "%s/%s", path_of("notmuch-default"),
				    ((const char *const *)names.items)[n]));

		if (!letter.message_id)
			continue;
		nodes[node_of(letter.message_id)].mail = true;
		join(letter.message_id, &letter.in_reply_to);
		join(letter.message_id, &letter.references);
	}
	for (i = 0; i < node_count; i++) {
		mails += nodes[i].mail;
		threads += nodes[i].mail && !seen[root_of(i)];
		seen[root_of(i)] = seen[root_of(i)] || nodes[i].mail;
	}
	is_int(mails, 52, "52 Message-IDs");
	is_int(threads, 24, "24 threads");
}

int
main(void)
{
	if (!getenv("CRM_TEST_DATA") || !file_exists(path_of("mikel"))) {
		puts("1..0 # skip no test data");
		return 0;
	}
	test_known();
	test_bodies();
	is_int((int64_t)(count_mails("mikel/mime_emails") +
			 count_mails("mikel/multi_charset") +
			 count_mails("mikel/plain_emails") +
			 count_mails("mikel/rfc2822") +
			 count_mails("mikel/rfc6532")),
	       55, "55 mails of mikel");
	is_int((int64_t)count_mails("notmuch-default"), 53,
	       "53 files of notmuch");
	test_threads();
	arena_free(&arena);
	return done();
}
