/* SPDX-License-Identifier: ISC
 * What a mail holds in a coding, in words.
 */
#include "text/unwrap.h"

#include <string.h>

#include "base/arena.h"
#include "tap.h"

static struct arena arena;

static const char *
words(const char *mail)
{
	return unwrap_mail(&arena, mail, strlen(mail));
}

int
main(void)
{
	static const char utf16[] = "//5aAG8A6wA=\n";
	static const char nul[] = "a\0b=43";

	is_text(words("Subject: plain\n\nnothing is coded\n"), "",
		"plain words are not repeated");
	is_text(words("\n\nWm/DqyBRdWlzdA==\n\nmore"), "Zo\xC3\xAB Quist\n",
		"a line of base64");
	is_text(words("--b\nWm/DqyBRdWlz\r\ndCBsaXZlcyBo\r\nZXJl\r\n--b--\n"),
		"Zo\xC3\xAB Quist lives here\n",
		"lines of base64 are one text, whatever ends them");
	is_text(words("Wm/DqyBRdWlzdA=="), "Zo\xC3\xAB Quist\n",
		"also at the end of the mail");
	is_text(words("\nWm/rIFF1aXN0\n"), "Zo\xC3\xAB Quist\n", "of Latin-1");
	is_text(words(utf16), "Zo\xC3\xAB\n", "of UTF-16");
	is_text(words("\nabc\n"), "", "too short to say anything");
	is_text(words("a =\nb =5A=6f=C3=AB=\r\n Quist =\n"),
		"a b Zo\xC3\xAB Quist \n",
		"quoted-printable, its soft breaks too");
	is_text(words("1 =x, =3, =\n"), "1 =x, =3, \n", "what is none stays");
	is_text(words("Subject: =?utf-8?Q?Zo=C3=AB_?=\n =?utf-8?B?UXVpc3Q=?= .\n"),
		"Zo\xC3\xAB Quist\nSubject: =?utf-8?Q?Zo\xC3\xAB_? "
		"=?utf-8?B?UXVpc3Q=?= .\n",
		"encoded words side by side are one text");
	is_text(words("=?utf-8?Q?Ann?= and =?utf-8?q?Bo?="),
		"Ann\nBo\n=?utf-8?Q?Ann?= and =?utf-8?q?Bo?=\n",
		"those apart are two");
	is_text(words("=?utf-8?X?Ann?= =?utf-8?Q?Ann =?a?b?"),
		"=?utf-8?X?Ann?= =?utf-8?Q?Ann =?a?b?\n", "no coding, no end");
	is_text(words("=?"), "=?\n", "nothing behind it");
	is_text(words(""), "", "an empty mail");
	is_text(unwrap_mail(&arena, nul, sizeof(nul) - 1), "a bC\n",
		"a NUL is a blank");
	arena_free(&arena);
	return done();
}
