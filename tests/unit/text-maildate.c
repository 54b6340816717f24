/* SPDX-License-Identifier: ISC
 * The dates of mails: RFC 5322, its obsolete forms, and what is none.
 */
#include "text/maildate.h"

#include "tap.h"

static void
is_date(const char *text, const char *want, const char *title)
{
	struct instant at = INSTANT_MISSING;
	char got[TIME_TEXT];
	bool good = maildate_read(text, &at);

	is_text(instant_text(at, got), want, title);
	if (good != (want[0] != '\0'))
		ok(false, "%s: it says whether", title);
}

static void
test_forms(void)
{
	/* RFC 5322, appendix A */
	is_date("Fri, 21 Nov 1997 09:55:06 -0600", "1997-11-21T15:55:06Z",
		"A.1.1");
	is_date("Tue, 1 Jul 2003 10:52:37 +0200", "2003-07-01T08:52:37Z",
		"A.1.2");
	is_date("Thu,\r\n      13\r\n        Feb\r\n          1969\r\n"
		"      23:32\r\n               -0330 (Newfoundland Time)",
		"1969-02-14T03:02:00Z", "A.5");
	is_date("21 Nov 97 09:55:06 GMT", "1997-11-21T09:55:06Z", "A.6.2");
	is_date("Fri, 21 Nov 1997 09(comment):   55  :  06 -0600",
		"1997-11-21T15:55:06Z", "A.6.3");
	is_date("Wed, 5 Jan 22 1:02 EST", "2022-01-05T06:02:00Z",
		"two digits below 50, and a zone by name");
	is_date("5 Jan 103 00:00:00 PDT", "2003-01-05T07:00:00Z",
		"three digits");
	is_date("Wed Jan  5 13:14:15 2022", "2022-01-05T13:14:15Z", "asctime");
	is_date("Mon, 5 January 2022 13:14:15 MET", "2022-01-05T13:14:15Z",
		"a whole name, an unknown zone");
	is_date("5 Jan 2022 23:59:60 -0000", "2022-01-05T23:59:59Z",
		"a leap second");
	is_date("5 Jan 2022 10:00:00 +0300 (\xF9\xF2 (\\)))",
		"2022-01-05T07:00:00Z", "comments of any bytes");
	is_date("5 Jan 2022 10:00:00 \"GMT\"", "2022-01-05T10:00:00Z",
		"what follows");
}

static void
test_none(void)
{
	static const char *const none[] = {
		"",
		"<HR>",
		"yesterday",
		"5 Jan 2022",
		"10:00:00",
		"Jan 2022 10:00",
		"Pn, 29 paX 2007 21:13:00 +0100",
		"30 Feb 2022 10:00:00",
		"5 Jan 2022 24:00:00",
		"5 Jan 2022 10:60:00",
		"5 Jan 2022 10:0:00",
		"5 Jan 2022 10:00:61",
		"5 Jan 2022 100:00",
		"5 Jan 2022 10:00 (no end",
		"5 Jan 20222 10:00",
		"0 Jan 2022 10:00",
		"2022-01-05T10:00:00Z",
	};
	size_t i;

	for (i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		is_date(none[i], "", none[i]);
}

int
main(void)
{
	test_forms();
	test_none();
	return done();
}
