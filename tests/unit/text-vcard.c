/* SPDX-License-Identifier: ISC
 * Cards as they are read: every version, and what is no card.
 */
#include "text/vcard.h"

#include <stdlib.h>
#include <string.h>

#include "tap.h"
#include "text/source.h"
#include "vcard-kit.h"

#define N "\r\n"
#define V2 "BEGIN:VCARD" N "VERSION:2.1" N
#define V3 "BEGIN:VCARD" N "VERSION:3.0" N
#define V4 "BEGIN:VCARD" N "VERSION:4.0" N
#define END "END:VCARD" N

/* All that comes, bad ones as !text{bytes}!. */
static void
show_all(struct str *out, const char *bytes, size_t len, size_t step)
{
	struct kit_bytes from = {bytes, len, step};
	struct vcard_reader *reader = kit_open(&from);
	struct arena arena = {NULL};
	struct error err = {0};
	enum vcard_result result;
	struct vcard card;

	while ((result = vcard_next(reader, &arena, &card, &err)) !=
	       VCARD_END) {
		if (result == VCARD_CARD) {
			kit_show(out, &card);
			kit_add_texts(out, "ignored", &card.ignored);
			str_add(out, card.converted ? "converted\n" : "");
			continue;
		}
		str_print(out, "!%s{", result == VCARD_BAD ? err.text : "");
		str_add_bytes(out, card.raw, card.raw_len);
		str_add(out, "}\n");
	}
	vcard_close(reader);
	arena_free(&arena);
}

static void
is_bytes(const char *bytes, size_t len, const char *want, const char *title)
{
	struct str whole = {0}, single = {0};

	show_all(&whole, bytes, len, 0);
	show_all(&single, bytes, len, 1);
	if (is_text(str_get(&whole), want, title))
		ok(str_same(whole.data, single.data),
		   "%s: the same byte by byte", title);
	str_free(&whole);
	str_free(&single);
}

#define CARDS(bytes, want, title)                                              \
	is_bytes(bytes, sizeof(bytes) - 1, want, title)
/* The lines of one card, and what they say. */
#define OLD(lines, want, title) CARDS(V2 lines END, want, title)
#define CARD(lines, want, title) CARDS(V3 lines END, want, title)

static void
folding(void)
{
	CARD("FN:Anna" N "NOTE:lo" N " ng" N "\t one" N,
	     "name=Anna\nnote=long one\n", "folded lines");
	CARD("FN:Anna" N "TEL;TYPE=wo" N " rk:+4" N " 9 30 1" N,
	     "name=Anna\nphone=+49 30 1 [work]\n", "folded in the parameters");
	CARD("FN:M\xC3" N " \xBCller" N, "name=Müller\n",
	     "folded inside of a character");
	OLD("FN:Anna" N " Berg" N, "name=Anna Berg\n",
	    "2.1 keeps the blank it folds at");
	CARDS("BEGIN:VCARD\nFN:Anna\nEND:VCARD", "name=Anna\n",
	      "LF, no end of the last line");
	CARDS("BEGIN:VCARD\rFN:Anna\rEND:VCARD\r", "name=Anna\n", "CR alone");
	CARDS("begin:vcard\nfn:Anna\nEnd : vCard \n", "name=Anna\n",
	      "lower case and blanks");
	CARDS("\xEF\xBB\xBF" V3 "FN:A" N END N N "\xEF\xBB\xBF" V3 "FN:B" N END,
	      "name=A\nname=B\n", "byte order marks and blank lines");
	CARD("FN:Anna" N N "  " N "TITLE:Boss" N, "name=Anna\ntitle=Boss\n",
	     "blank lines in a card");
}

static void
codings(void)
{
	OLD("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=C3=91=" N "=C3=91 x" N,
	    "name=ÑÑ x\n", "QUOTED-PRINTABLE with a soft break");
	OLD("FN;QUOTED-PRINTABLE:a=3Db=0D=0Ac=" N N "TITLE:x" N,
	    "name=a=b\nc\ntitle=x\n", "a soft break before a blank line");
	OLD("N;ENCODING=QUOTED-PRINTABLE:B=3Berg;Anna" N "FN:x" N,
	    "name=x\nfamily=B;erg\ngiven=Anna\n",
	    "a coded separator separates nothing");
	OLD("FN;ENCODING=QUOTED-PRINTABLE:1=1 = x=" N, "name=1=1  x\n",
	    "a '=' that codes nothing");
	OLD("FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller" N,
	    "name=Müller\n", "ISO-8859-1");
	OLD("FN;CHARSET=\"windows-1252\":\x93M\xFCller\x94" N,
	    "name=“Müller”\n", "windows-1252");
	OLD("FN:M\xFCller" N, "name=Müller\nconverted\n",
	    "no UTF-8 and nothing said");
	CARD("NOTE;ENCODING=b:SGVs" N " bG8=" N "FN:x" N,
	     "name=x\nnote=Hello\n", "text as BASE64");
	OLD("FN:x" N "NOTE;ENCODING=BASE64:" N "SGVs" N "bG8=" N N "TITLE:y" N,
	    "name=x\ntitle=y\nnote=Hello\n", "BASE64 that is not folded");
	CARD("X-PIC;ENCODING=b:/9j/4AA=" N "FN:x" N, "name=x\nignored=X-PIC\n",
	     "BASE64 that is no text");
	CARD("FN:x" N "NOTE;ENCODING=b:?" N, "name=x\nnote=?\n",
	     "what is no BASE64 stays");
}

static void
escapes(void)
{
	CARD("FN:a\\, b\\; c\\\\d\\ne\\Nf\\:g\\\"h\\xi" N,
	     "name=a, b; c\\d\ne\nf:g\"h\\xi\n", "escapes of 3.0");
	OLD("FN:C:\\new\\;a\\,b\\\\c" N, "name=C:\\new;a,b\\\\c\n",
	    "2.1 escapes only what separates");
	CARD("N:Be\\;rg;An\\,na;;Dr.,Prof.;jr" N "FN:x" N,
	     "name=x\nfamily=Be;rg\ngiven=An,na\nprefix=Dr.,Prof.\nsuffix=jr\n",
	     "a structured name");
	CARD("FN:x" N "ORG:Berg\\; Kettles;Sales;;North" N,
	     "name=x\norg=Berg; Kettles\norg=Sales\norg=North\n",
	     "an organisation and its units");
	CARD("FN:x" N "CATEGORIES:vip, a\\,b,," N "CATEGORIES:c" N,
	     "name=x\ncategory=vip\ncategory=a,b\ncategory=c\n", "categories");
	CARD("FN:x" N "ADR:1;2;3\\n3;4;5; 6;7;;" N,
	     "name=x\naddress=1|2|3\n3|4|5|6|7\n", "an address");
	CARD("FN:x" N "ADR:;;;;;;" N "TEL: " N "EMAIL:mailto:" N "NOTE:" N,
	     "name=x\n", "what is empty is missing");
}

static void
labels(void)
{
	CARD("FN:x" N "TEL;TYPE=VOICE,FAX,WORK;TYPE=pref:1" N "TEL:2" N,
	     "name=x\nphone=1 [work fax] !\nphone=2\n", "types");
	OLD("FN:x" N "TEL;HOME;VOICE;PREF:1" N "TEL;CELL:2" N,
	    "name=x\nphone=1 [home] !\nphone=2 [cell]\n", "types of 2.1");
	CARD("FN:x" N "a.X-ABLabel:_$!<Boat>!$_" N "A.TEL;TYPE=cell:1" N
	     "b.X-ABDATE:2001-02-03" N "b.X-ABLabel:first sale" N,
	     "name=x\nphone=1 [Boat]\nother X-ABDATE=2001-02-03 [first sale]\n",
	     "X-ABLabel before or after");
	CARD("FN:x" N "WORK.TEL:1" N, "name=x\nphone=1 [work]\n",
	     "a group called work");
	CARDS(V4 "FN:x" N "EMAIL;PREF=9:a@b.example" N
		 "EMAIL;PREF=2:c@d.example" N "EMAIL:e@f.example" N END,
	      "name=x\nemail=a@b.example\nemail=c@d.example !\n"
	      "email=e@f.example\n",
	      "the lowest PREF");
	CARDS(V4 "FN:x" N "TEL;VALUE=uri;TYPE=\"work,fax\":"
		 "tel:+1-418-656-9254;ext=102" N END,
	      "name=x\nphone=+1-418-656-9254 ext 102 [work fax]\n",
	      "a phone number with an extension");
	CARDS(V4 "FN:x" N
		 "ADR;LABEL=\"1 ^'A^' St\\nTown: X^nY\":;;1 A St;Town;;;" N END,
	      "name=x\naddress=||1 A St|Town||| {1 \"A\" St\nTown: X\nY}\n",
	      "an address as printed, in 4.0");
	CARD("FN:x" N "LABEL;TYPE=home:1 A St" N "ADR;TYPE=work:;;W;;;;" N
	     "ADR;TYPE=home:;;1 A St;;;;" N "LABEL:nowhere" N,
	     "name=x\naddress=||W|||| [work]\n"
	     "address=||1 A St|||| {1 A St} [home]\nother LABEL=nowhere\n",
	     "an address as printed, in 3.0");
	CARD("FN:x" N "X-ABLabel:alone" N, "name=x\nother X-ABLABEL=alone\n",
	     "a label of nothing");
}

static void
names(void)
{
	CARD("N:Berg;Anna;M.;Dr.;jr" N,
	     "made=Dr. Anna M. Berg jr\nfamily=Berg\ngiven=Anna\nmiddle=M.\n"
	     "prefix=Dr.\nsuffix=jr\n",
	     "a name made of its parts");
	CARD("FN: " N "N:;;;;" N "ORG:Berg Kettles;Sales" N "NICKNAME:b" N,
	     "made=Berg Kettles\nnickname=b\norg=Berg Kettles\norg=Sales\n",
	     "one made of the organisation");
	CARD("EMAIL:a@b.example" N "NICKNAME:Annie" N,
	     "made=Annie\nnickname=Annie\nemail=a@b.example\n",
	     "one made of the nickname");
	CARD("EMAIL:a@b.example" N, "made=a@b.example\nemail=a@b.example\n",
	     "one made of the mail address");
	CARD("TEL:1" N, "phone=1\n", "none");
	CARD("FN:A" N "FN:B" N "FN:A" N "TITLE:x" N "TITLE:y" N "NOTE:1" N
	     "NOTE:2" N,
	     "name=A\ntitle=x\nnote=1\n2\nother FN=B\nother TITLE=y\n",
	     "what there is more than one of");
	CARDS(V4 "FN:x" N "KIND:ORG" N END, "kind=org\nname=x\n", "KIND");
	CARD("FN:x" N "X-ABShowAs:COMPANY" N, "kind=org\nname=x\n",
	     "X-ABShowAs");
	CARD("FN:x" N "UID: u1 " N "REV:2026-11-22" N "PRODID:p" N
	     "GENDER:M;manly" N "URL:http\\://a.example/?a\\,b" N,
	     "uid=u1\nname=x\nurl=http://a.example/?a,b\nrevised=2026-11-22\n"
	     "other GENDER=M;manly\nignored=PRODID\n",
	     "the rest");
}

static void
birthdays(void)
{
	CARD("FN:x" N "BDAY:19960415" N, "name=x\nborn=1996-04-15\n", "basic");
	CARD("FN:x" N "BDAY:1996-04-15" N, "name=x\nborn=1996-04-15\n",
	     "with dashes");
	CARD("FN:x" N "BDAY:--0415" N, "name=x\nborn text=--04-15\n",
	     "no year");
	CARD("FN:x" N "BDAY:--02-29" N, "name=x\nborn text=--02-29\n",
	     "no year, and a leap day");
	CARD("FN:x" N "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-15" N,
	     "name=x\nborn text=--04-15\n", "a year that is none");
	CARD("FN:x" N "BDAY:1996-04-15T00:00:00Z" N,
	     "name=x\nborn=1996-04-15\n", "midnight is a day");
	CARD("FN:x" N "BDAY:19531015T231000Z" N,
	     "name=x\nborn=1953-10-15\nborn text=19531015T231000Z\n",
	     "a time of day");
	CARD("FN:x" N "BDAY;VALUE=text:circa 1800" N,
	     "name=x\nborn text=circa 1800\n", "words");
	CARD("FN:x" N "BDAY:1996-02-30" N, "name=x\nborn text=1996-02-30\n",
	     "a day that there is not");
	CARD("FN:x" N "BDAY:--9999" N, "name=x\nborn text=--9999\n",
	     "nor one without a year");
	CARD("FN:x" N "BDAY:1996" N "BDAY:2000-01-01" N,
	     "name=x\nborn text=1996\nother BDAY=2000-01-01\n", "two of them");
}

static void
pictures(void)
{
	CARD("FN:x" N "PHOTO;ENCODING=b:AAAA" N " BBBB" N
	     "LOGO:data:image/png;base64,AAAA" N "TITLE:y" N,
	     "name=x\ntitle=y\nignored=PHOTO\nignored=LOGO\n", "pictures");
	OLD("KEY;X509;ENCODING=BASE64:" N "    MIID" N "    +Q==" N N N
	    "FN:x" N,
	    "name=x\nignored=KEY\n", "a key of Outlook");
	OLD("PHOTO;BASE64:" N "MIID" N "+Q==" N "FN:x" N,
	    "name=x\nignored=PHOTO\n", "a picture that is not folded");
	CARD("FN:x" N "PHOTO;VALUE=uri:" N " http://a.example/x.jpg" N,
	     "name=x\nother PHOTO=http://a.example/x.jpg\n", "a link is kept");
	OLD("FN:x" N "AGENT:" N V2 "FN:y" N "AGENT:BEGIN:VCARD" N
	    "FN:z" N END END "TITLE:t" N,
	    "name=x\ntitle=t\nignored=AGENT\n", "cards in a card, 2.1");
	CARD("FN:x" N "AGENT:BEGIN:VCARD\\nFN:y\\nEND:VCARD\\n" N "TITLE:t" N,
	     "name=x\ntitle=t\nignored=AGENT\n", "a card in a card, 3.0");
	CARD("FN:x" N "AGENT:BEGIN:VCARD" N " \\nFN:y\\nEND:VCARD\\n" N
	     "TITLE:t" N,
	     "name=x\ntitle=t\nignored=AGENT\n", "the same, folded");
}

static void
refusals(void)
{
	CARDS(V3 "FN:A" N V3 "FN:B" N END,
	      "!x.vcf:1: the card that begins here has no END:VCARD{" V3
	      "FN:A" N "}\nname=B\n",
	      "a card cut by the next");
	CARDS(V3 "FN:A" N END V3 "FN:B" N,
	      "name=A\n!x.vcf:5: the card that begins here has no END:VCARD{" V3
	      "FN:B" N "}\n",
	      "a card cut by the end of the file");
	CARDS(V3 "FN:A" N END "id,name" N "1,B" N V3 "FN:C" N END,
	      "name=A\n!x.vcf:5: no card: it would begin with BEGIN:VCARD{"
	      "id,name" N "1,B" N "}\nname=C\n",
	      "another format between cards");
	CARDS("hello",
	      "!x.vcf:1: no card: it would begin with BEGIN:VCARD{"
	      "hello}\n",
	      "no cards at all");
	CARDS("", "", "nothing");
	CARDS(N " " N, "", "nothing but blanks");
	CARDS(V3 "FN:A" N "oops" N END V3 "FN:B" N END,
	      "!x.vcf:4: a line of a card without a ':'{" V3 "FN:A" N
	      "oops" N END "}\nname=B\n",
	      "a line without a ':'");
	CARDS(V3 "FN:A" N "a b:c" N END,
	      "!x.vcf:4: no name of a property before the ':'{" V3 "FN:A" N
	      "a b:c" N END "}\n",
	      "a name that is none");
	CARDS(V3 "BEGIN:VEVENT" N END,
	      "!x.vcf:3: BEGIN of something else in a card{" V3
	      "BEGIN:VEVENT" N END "}\n",
	      "an event in a card");
	CARDS(V2 "FN;CHARSET=KOI8-R:\xF0" N END,
	      "!x.vcf:3: CHARSET=KOI8-R is not known here: save the cards as "
	      "UTF-8{" V2 "FN;CHARSET=KOI8-R:\xF0" N END "}\n",
	      "a character set not known");
	OLD("FN;CHARSET=KOI8-R:A" N, "name=A\n", "but ASCII all the same");
	CARDS(V2 "FN;QUOTED-PRINTABLE:a=00" N END,
	      "!x.vcf:3: a NUL in the value of FN{" V2
	      "FN;QUOTED-PRINTABLE:a=00" N END "}\n",
	      "a NUL that was coded");
}

static void
nul(void)
{
	static const char bytes[] = V3 "FN:A\0" N END;
	struct kit_bytes from = {bytes, sizeof(bytes) - 1, 0};
	struct vcard_reader *reader = kit_open(&from);
	struct arena arena = {NULL};
	struct error err = {0};
	struct vcard card;

	ok(vcard_next(reader, &arena, &card, &err) == VCARD_BAD, "a NUL");
	is_text(err.text, "x.vcf:3: a NUL in a card", "and where it is");
	is_int((int64_t)card.raw_len, sizeof(bytes) - 1, "and all its bytes");
	vcard_close(reader);
	arena_free(&arena);
}

static void
places(void)
{
	static const char bytes[] = N V3 "FN:A" N END N V3 "FN:B" N END;
	struct kit_bytes from = {bytes, sizeof(bytes) - 1, 0};
	struct vcard_reader *reader = kit_open(&from);
	struct arena arena = {NULL};
	struct error err = {0};
	struct vcard card;

	ok(vcard_next(reader, &arena, &card, &err) == VCARD_CARD, "a card");
	ok(card.first_line == 2 && card.last_line == 5, "its lines");
	ok(card.raw_len == strlen(V3 "FN:A" N END) &&
		   memcmp(card.raw, V3 "FN:A" N END, card.raw_len) == 0,
	   "its bytes");
	is_text(card.version, "3.0", "its version");
	ok(vcard_next(reader, &arena, &card, &err) == VCARD_CARD, "the next");
	ok(card.first_line == 7 && card.last_line == 10, "its lines");
	ok(vcard_next(reader, &arena, &card, &err) == VCARD_END, "the end");
	ok(vcard_next(reader, &arena, &card, &err) == VCARD_END, "once more");
	vcard_close(reader);
	arena_free(&arena);
	vcard_close(NULL);
}

static void
utf16(void)
{
	static const char bytes[] =
		"\xFF\xFE"
		"B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0\n\0F\0N\0:\0J\0\xF6\0"
		"\n\0E\0N\0D\0:\0V\0C\0A\0R\0D\0";
	struct source_bytes from = {bytes, sizeof(bytes) - 1};
	struct arena arena = {NULL};
	struct vcard_reader *reader;
	struct error err = {0};
	struct source source;
	struct vcard card;

	ok(source_open(&source, "x.vcf", source_from_bytes, &from, &err) == 0,
	   "a file in UTF-16");
	reader = vcard_open(
		&(struct vcard_source){source_give, &source, "x.vcf"});
	ok(vcard_next(reader, &arena, &card, &err) == VCARD_CARD,
	   "is read through a source");
	is_text(card.name, "J\xC3\xB6", "as what it says");
	vcard_close(reader);
	source_close(&source);
	arena_free(&arena);
}

/* head, 'x' as often as it takes, tail. */
struct stream {
	const char *head;
	int64_t left;
	const char *tail;
};

static int64_t
read_stream(void *cookie, void *buf, size_t size, struct error *err)
{
	struct stream *from = cookie;
	const char **text = *from->head ? &from->head : &from->tail;
	size_t n;

	(void)err;
	if (!*from->head && from->left > 0) {
		n = (int64_t)size < from->left ? size : (size_t)from->left;
		memset(buf, 'x', n);
		from->left -= (int64_t)n;
		return (int64_t)n;
	}
	n = strlen(*text) < size ? strlen(*text) : size;
	memcpy(buf, *text, n);
	*text += n;
	return (int64_t)n;
}

/* A line of 100 MB, in a card or outside of one. */
static void
long_line(const char *head, const char *want, const char *title)
{
	const int64_t len = 100 * 1000 * 1000;
	struct stream from = {head, len, N END V3 "FN:B" N END};
	struct vcard_source source = {read_stream, &from, "x.vcf"};
	struct vcard_reader *reader = vcard_open(&source);
	struct arena arena = {NULL};
	struct error err = {0};
	enum vcard_result result;
	struct vcard card;
	size_t most = 0, all = 0;

	ok(vcard_next(reader, &arena, &card, &err) == VCARD_BAD, "%s", title);
	is_text(err.text, want, "and why it is refused");
	all += card.raw_len;
	while ((result = vcard_next(reader, &arena, &card, &err)) ==
	       VCARD_MORE) {
		if (card.raw_len > most)
			most = card.raw_len;
		all += card.raw_len;
	}
	ok(most <= VCARD_LIMIT + (1 << 20), "its bytes come in pieces");
	ok(all == strlen(head) + (size_t)len + strlen(N END), "all of them");
	ok(result == VCARD_CARD && strcmp(card.name, "B") == 0,
	   "and the next card is read");
	vcard_close(reader);
	arena_free(&arena);
}

static int64_t
read_failing(void *cookie, void *buf, size_t size, struct error *err)
{
	(void)cookie;
	(void)buf;
	(void)size;
	return error_set(err, ERR_IO, "x.vcf: gone");
}

static void
failing(void)
{
	struct vcard_source source = {read_failing, NULL, "x.vcf"};
	struct vcard_reader *reader = vcard_open(&source);
	struct arena arena = {NULL};
	struct error err = {0};
	struct vcard card;

	ok(vcard_next(reader, &arena, &card, &err) == VCARD_FAILED,
	   "a source that fails");
	is_text(err.text, "x.vcf: gone", "and its reason");
	vcard_close(reader);
}

static void
too_many(void)
{
	struct str in = {0};
	struct kit_bytes from;
	struct vcard_reader *reader;
	struct arena arena = {NULL};
	struct error err = {0};
	struct vcard card;
	int i;

	str_add(&in, V3);
	for (i = 0; i < VCARD_LINES; i++)
		str_add(&in, "X-A:1" N);
	str_add(&in, END);
	from = (struct kit_bytes){in.data, in.len, 0};
	reader = kit_open(&from);
	ok(vcard_next(reader, &arena, &card, &err) == VCARD_BAD,
	   "a card of 100,001 properties");
	is_text(err.text, "x.vcf:100002: a card of more than 100000 properties",
		"is refused");
	vcard_close(reader);
	arena_free(&arena);
	str_free(&in);
}

static void
words_of_labels(void)
{
	const struct vcard_way way = {.label = "work fax"}, none = {0};

	ok(vcard_way_is(&way, "fax"), "work fax is a fax");
	ok(!vcard_way_is(&way, "fa"), "but no fa");
	ok(!vcard_way_is(&none, "fax"), "and no label is none");
}

int
main(void)
{
	folding();
	codings();
	escapes();
	labels();
	names();
	birthdays();
	pictures();
	refusals();
	nul();
	places();
	utf16();
	long_line(V3 "NOTE:", "x.vcf:1: a card of more than 16 MB",
		  "a line of 100 MB in a card");
	long_line("x", "x.vcf:1: something that is no card of more than 16 MB",
		  "one outside of a card");
	failing();
	too_many();
	words_of_labels();
	return done();
}
