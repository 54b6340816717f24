/* SPDX-License-Identifier: ISC
 * Cards as they are written, and read again: our own, those of other programs,
 * and with the naughtiest strings there are.
 */
#include "text/vcard_write.h"

#include <stdlib.h>
#include <string.h>

#include "os/file.h"
#include "tap.h"
#include "text/json.h"
#include "vcard-kit.h"

#define N "\r\n"

static const char *
first_card(struct arena *arena, const char *bytes, size_t len,
	   struct vcard *card)
{
	struct kit_bytes from = {bytes, len, 0};
	struct vcard_reader *reader = kit_open(&from);
	struct error err = {0};
	bool good = vcard_next(reader, arena, card, &err) == VCARD_CARD;

	vcard_close(reader);
	return good ? NULL : arena_text(arena, err.text);
}

/* NULL when the card is the same once it is written and read. */
static const char *
changed(struct arena *arena, const struct vcard *card, int version)
{
	struct str out = {0}, before = {0}, after = {0};
	struct error err = {0};
	struct vcard again;
	const char *what = NULL;

	if (vcard_write_card(&out, card, version, &err) < 0)
		what = arena_text(arena, err.text);
	else
		what = first_card(arena, out.data, out.len, &again);
	if (!what) {
		kit_show(&before, card);
		kit_show(&after, &again);
		if (!str_same(before.data, after.data))
			what = arena_print(arena, "%s\nbecame\n%s",
					   str_get(&before), str_get(&after));
	}
	str_free(&out);
	str_free(&before);
	str_free(&after);
	return what;
}

/* What a card, read from its lines, is written as. */
static void
is_written(const char *lines, int version, const char *want, const char *title)
{
	struct arena arena = {NULL};
	struct str in = {0}, out = {0};
	struct error err = {0};
	struct vcard card;

	str_print(&in, "BEGIN:VCARD" N "VERSION:3.0" N "%sEND:VCARD" N, lines);
	is_text(first_card(&arena, in.data, in.len, &card), NULL, title);
	ok(vcard_write_card(&out, &card, version, &err) == 0, "it is written");
	is_text(str_get(&out), want, version == 3 ? "as 3.0" : "as 4.0");
	is_text(changed(&arena, &card, version), NULL, "and is the same again");
	str_free(&in);
	str_free(&out);
	arena_free(&arena);
}

#define V3(lines) "BEGIN:VCARD" N "VERSION:3.0" N lines "END:VCARD" N
#define V4(lines) "BEGIN:VCARD" N "VERSION:4.0" N lines "END:VCARD" N

static void
written(void)
{
	static const char full[] =
		"X-SPOUSE:Jo; Ann\\, Lee" N "NOTE:a\\nb" N
		"CATEGORIES:vip,a\\,b" N "BDAY:1980-03-22" N
		"URL:http://a.example/?b,c;d" N
		"ADR;TYPE=home;LABEL=\"1 A St^nTown\":;;1 A St\\, x;Town;;;" N
		"TEL;TYPE=cell,pref:+49 170 1" N
		"b.TEL;TYPE=work:+1-418-656-9254;ext=102" N
		"b.X-ABLabel:Boat\\, home" N "EMAIL;TYPE=work:a@b.example" N
		"ROLE:r" N "TITLE:t" N "ORG:Berg\\; Kettles;Sales" N
		"NICKNAME:An,Na" N "N:Berg;Anna;;Dr.;" N "FN:Anna Berg" N
		"REV:20261122" N "UID:u1" N "X-ABShowAs:COMPANY" N;

	is_written(full, 3,
		   V3("UID:u1" N "X-ADDRESSBOOKSERVER-KIND:org" N
		      "FN:Anna Berg" N "N:Berg;Anna;;Dr.;" N "NICKNAME:An,Na" N
		      "ORG:Berg\\; Kettles;Sales" N "TITLE:t" N "ROLE:r" N
		      "EMAIL;TYPE=work:a@b.example" N
		      "TEL;TYPE=cell,pref:+49 170 1" N
		      "item1.TEL;TYPE=home:+1-418-656-9254\\;ext=102" N
		      "item1.X-ABLabel:Boat\\, home" N
		      "item2.ADR;TYPE=home:;;1 A St\\, x;Town;;;" N
		      "item2.LABEL:1 A St\\nTown" N
		      "URL:http://a.example/?b,c;d" N "BDAY:1980-03-22" N
		      "CATEGORIES:vip,a\\,b" N "NOTE:a\\nb" N "REV:20261122" N
		      "X-SPOUSE:Jo; Ann, Lee" N),
		   "a full card");
	is_written(full, 4,
		   V4("UID:u1" N "KIND:org" N "FN:Anna Berg" N
		      "N:Berg;Anna;;Dr.;" N "NICKNAME:An,Na" N
		      "ORG:Berg\\; Kettles;Sales" N "TITLE:t" N "ROLE:r" N
		      "EMAIL;TYPE=work:a@b.example" N
		      "TEL;TYPE=cell;PREF=1:+49 170 1" N
		      "item1.TEL;TYPE=home;VALUE=uri:tel:+1-418-656-9254;"
		      "ext=102" N "item1.X-ABLabel:Boat\\, home" N
		      "ADR;TYPE=home;LABEL=\"1 A St\\nTown\":;;1 A St\\, "
		      "x;Town;;;" N "URL:http://a.example/?b,c;d" N
		      "BDAY:19800322" N "CATEGORIES:vip,a\\,b" N "NOTE:a\\nb" N
		      "REV:20261122" N "X-SPOUSE:Jo; Ann, Lee" N),
		   "a full card");
	is_written("EMAIL:a@b.example" N "BDAY:--0415" N, 3,
		   V3("FN;X-DERIVED=true:a@b.example" N "N:;;;;" N
		      "EMAIL:a@b.example" N "BDAY:--04-15" N),
		   "a name that was made, no year of birth");
	is_written("EMAIL:a@b.example" N "BDAY:--0415" N, 4,
		   V4("FN;DERIVED=true:a@b.example" N "EMAIL:a@b.example" N
		      "BDAY:--0415" N),
		   "the same");
	is_written("TEL:1" N "BDAY:19531015T231000Z" N, 3,
		   V3("FN:" N "N:;;;;" N "TEL:1" N
		      "BDAY;VALUE=date-time:19531015T231000Z" N),
		   "no name, a time of birth");
	is_written("FN:x" N "BDAY:circa 1800" N, 4,
		   V4("FN:x" N "BDAY;VALUE=text:circa 1800" N),
		   "a birthday in words");
	is_written("FN:x" N "TEL;TYPE=WORK,FAX,SHED:1" N, 4,
		   V4("FN:x" N "item1.TEL;TYPE=work,fax:1" N
		      "item1.X-ABLabel:work fax shed" N),
		   "a label that is more than its types");
	is_written("NOTE:12345678901234567890123456789012345678901234567890"
		   "123456789012345678\xC3\xBC"
		   "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffff"
		   "ffgggggggggg" N "FN:x" N,
		   4,
		   V4("FN:x" N "NOTE:123456789012345678901234567890123456789012"
		      "34567890123456789012345678\xC3\xBC" N
		      " aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeefffff"
		      "fffffgggggggggg" N),
		   "a line of 75 bytes");
	is_written("NOTE:123456789012345678901234567890123456789012345678901"
		   "23456789012345678\xC3\xBC" N "FN:xx" N,
		   4,
		   V4("FN:xx" N "NOTE:12345678901234567890123456789012345678901"
		      "234567890123456789012345678\xC3\xBC" N),
		   "a line of 75 bytes that ends with a character of two");
	is_written("NOTE:123456789012345678901234567890123456789012345678901"
		   "234567890123456789\xC3\xBC" N "FN:xx" N,
		   4,
		   V4("FN:xx" N "NOTE:12345678901234567890123456789012345678901"
		      "2345678901234567890123456789" N " \xC3\xBC" N),
		   "no character is split");
}

static void
refused(void)
{
	struct vcard_other other = {"X A", NULL, "x"};
	struct str out = {0};
	struct error err = {0};
	struct vcard card;

	vcard_init(&card);
	str_add(&out, "before");
	card.name = "Anna";
	card.note = "a\xFF";
	ok(vcard_write_card(&out, &card, 4, &err) < 0, "a note of no UTF-8");
	is_text(err.text, "NOTE of Anna is no UTF-8", "is refused");
	is_text(out.data, "before", "and nothing is written");
	card.note = "a\r\nb\rc";
	card.others = (struct vec){&other, 1, 1, sizeof(other)};
	ok(vcard_write_card(&out, &card, 4, &err) < 0, "a name with a blank");
	is_text(err.text, "X A: no name of a vCard property", "is refused");
	other.name = "END";
	ok(vcard_write_card(&out, &card, 4, &err) < 0, "an END of our own");
	is_text(err.text, "END: not for a vCard to say", "is refused");
	is_text(out.data, "before", "and nothing is written");
	card.others.count = 0;
	ok(vcard_write_card(&out, &card, 4, &err) == 0, "CR in a note");
	is_text(out.data, "before" V4("FN:Anna" N "NOTE:a\\nb\\nc" N),
		"is a line end as any");
	str_free(&out);
}

/* Counted in the files by eye. */
static const struct {
	const char *path;
	size_t cards, emails, phones, addresses;
} files[] = {
	{"ez-vcard/John_Doe_ANDROID.vcf", 6, 5, 9, 0},
	{"ez-vcard/John_Doe_EVOLUTION.vcf", 1, 1, 2, 1},
	{"ez-vcard/John_Doe_GMAIL.vcf", 1, 1, 2, 1},
	{"ez-vcard/John_Doe_MS_OUTLOOK.vcf", 1, 1, 2, 2},
	{"ez-vcard/gmail-list.vcf", 3, 3, 0, 0},
	{"ez-vcard/gmail-single.vcf", 1, 1, 2, 2},
	{"ez-vcard/outlook-2003.vcf", 1, 1, 4, 1},
	{"ez-vcard/rfc2426-example.vcf", 2, 3, 4, 2},
	{"ez-vcard/rfc6350-example.vcf", 1, 1, 2, 1},
	{"ical4j/valid/Denis_Hennessy.vcf", 1, 1, 2, 1},
	{"ical4j/valid/Frank_Dawson.vcf", 1, 2, 2, 1},
	{"ical4j/valid/Simon_Perreault.vcf", 1, 1, 3, 1},
	{"ical4j/valid/Simon_Perreault_03.vcf", 1, 1, 2, 1},
	{"ical4j/valid/Tony_Small.vcf", 1, 1, 2, 1},
	{"ical4j/valid/vcard-group.vcf", 1, 0, 0, 1},
	{"ical4j/valid/vcard-lowercase.vcf", 1, 1, 0, 0},
	{"ical4j/valid/vcard-url.vcf", 1, 0, 0, 0},
	{"libical/test.vcf", 2, 1, 2, 1},
};

/* One file of the test data; NULL where there is none. */
static char *
data(struct arena *arena, const char *path, size_t *len)
{
	const char *folder = getenv("CRM_TEST_DATA");
	struct error err;
	char *bytes;

	path = arena_print(arena, "%s/%s", folder ? folder : "../shared/data",
			   path);
	if (!file_exists(path) ||
	    file_read(arena, path, (size_t)1 << 24, &bytes, len, &err) < 0)
		return NULL;
	return bytes;
}

static void
read_file(struct arena *arena, size_t n, const char *bytes, size_t len)
{
	struct kit_bytes from = {bytes, len, 0};
	struct vcard_reader *reader = kit_open(&from);
	size_t cards = 0, emails = 0, phones = 0, addresses = 0;
	const char *what = NULL;
	struct error err = {0};
	struct vcard card;
	enum vcard_result result;

	while ((result = vcard_next(reader, arena, &card, &err)) ==
	       VCARD_CARD) {
		cards++;
		emails += card.emails.count;
		phones += card.phones.count;
		addresses += card.addresses.count;
		if (!what)
			what = changed(arena, &card, 3);
		if (!what)
			what = changed(arena, &card, 4);
	}
	vcard_close(reader);
	is_text(result == VCARD_END ? NULL : err.text, NULL, files[n].path);
	is_int((int64_t)cards, (int64_t)files[n].cards, "its cards");
	is_int((int64_t)emails, (int64_t)files[n].emails, "their mails");
	is_int((int64_t)phones, (int64_t)files[n].phones, "their phones");
	is_int((int64_t)addresses, (int64_t)files[n].addresses,
	       "their addresses");
	is_text(what, NULL, "written and read, each is the same");
}

static void
read_files(void)
{
	size_t i, len;

	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct arena arena = {NULL};
		const char *path =
			arena_print(&arena, "vcard/%s", files[i].path);
		const char *bytes = data(&arena, path, &len);

		if (bytes)
			read_file(&arena, i, bytes, len);
		else
			(void)ok(true, "%s # skip no test data", files[i].path);
		arena_free(&arena);
	}
}

static bool
is_blank(const char *text)
{
	return text[strspn(text, " \t\n")] == '\0';
}

/* Text as every kind of field that keeps it whole. */
static const char *
changed_text(struct arena *arena, const char *text)
{
	const char *texts[1] = {text};
	struct vcard_other other = {"X-NOTE", text, text};
	struct vcard_way way = {.street = text, .lines = text};
	struct vcard card;
	const char *what;
	size_t len = strlen(text);

	vcard_init(&card);
	card.name = card.note = card.nickname = card.title = card.role = text;
	if (strchr(" \t\n", text[0]) || strchr(" \t\n", text[len - 1])) {
		way.street = NULL;
		other.label = NULL;
	} else {
		card.family = card.suffix = text;
		card.organisation = (struct vec){texts, 1, 1, sizeof(texts[0])};
		card.categories = card.organisation;
	}
	if (text[len - 1] == ';')
		card.suffix = NULL;
	card.addresses = (struct vec){&way, 1, 1, sizeof(way)};
	card.others = (struct vec){&other, 1, 1, sizeof(other)};
	what = changed(arena, &card, 3);
	return what ? what : changed(arena, &card, 4);
}

/* The list of strings has one a line. */
static void
read_naughty(void)
{
	struct arena arena = {NULL};
	size_t len, n, strings = 0, blank = 0;
	const char *at = data(&arena, "blns/blns.json", &len);
	const char *what = NULL;

	if (!at) {
		(void)ok(true, "naughty strings # skip no test data");
		return;
	}
	for (; *at && !what; at += n + (at[n] == '\n')) {
		struct error err = {0};
		struct vec fields;
		const struct json_field *field;
		char *line;

		n = strcspn(at, "\n");
		line = arena_print(&arena, "{\"s\":%.*s", (int)n, at);
		if (!strchr(line, '"') || !strrchr(line + 5, '"'))
			continue;
		*(strrchr(line, '"') + 1) = '\0';
		line = arena_print(&arena, "%s}", line);
		if (json_read(&arena, line, strlen(line), &fields, &err) < 0) {
			what = arena_print(&arena, "%s: %s", line, err.text);
			break;
		}
		field = json_find(&fields, "s");
		strings++;
		if (is_blank(field->text))
			blank++;
		else
			what = changed_text(&arena, field->text);
	}
	is_text(what, NULL, "naughty strings, written and read, are the same");
	is_int((int64_t)strings, 515, "all of them");
	is_int((int64_t)blank, 2, "but for two, empty and blank");
	arena_free(&arena);
}

int
main(void)
{
	written();
	refused();
	read_files();
	read_naughty();
	return done();
}
