/* SPDX-License-Identifier: ISC
 * Delivery reports: recipients, what became of them, whose mail it was.
 */
#include "text/bounce.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"
#include "tap.h"
#include "text/letter.h"

static void
is_report(const char *bytes, const char *want, const char *title)
{
	struct arena arena = {0};
	struct vec bounces = {.size = sizeof(struct letter_bounce)};
	const struct letter_bounce *bounce;
	struct str out = {0};
	size_t i;

	bounce_read(&arena, bytes, strlen(bytes), &bounces);
	bounce = bounces.items;
	for (i = 0; i < bounces.count; i++)
		str_print(&out, "[%s|%s|%s|%s]", bounce[i].recipient,
			  bounce[i].action ? bounce[i].action : "-",
			  bounce[i].status ? bounce[i].status : "-",
			  bounce[i].diagnostic ? bounce[i].diagnostic : "-");
	is_text(str_get(&out), want, title);
	str_free(&out);
	arena_free(&arena);
}

static void
is_id(const char *bytes, const char *want, const char *title)
{
	struct arena arena = {0};

	is_text(bounce_message_id(&arena, bytes, strlen(bytes)), want, title);
	arena_free(&arena);
}

int
main(void)
{
	is_report("", "", "nothing");
	is_report("Reporting-MTA: dns; mx.example\n\n"
		  "Final-Recipient: rfc822; anna@example.org\n"
		  "Action: failed\nStatus: 5.1.1\n"
		  "Diagnostic-Code: smtp; 550 5.1.1 no such\n   user here\n",
		  "[anna@example.org|failed|5.1.1|550 5.1.1 no such user here]",
		  "RFC 3464");
	is_report(
		"Reporting-MTA: dns; x\r\n\r\n"
		"Original-Recipient: rfc822;<old@x>\r\n"
		"final-recipient: RFC822;<new@x>\r\nACTION: Failed (x)\r\n\r\n"
		"Original-Recipient: rfc822;b@x\r\nAction: delayed\r\n\r\n\r\n",
		"[new@x|failed|-|-][b@x|delayed|-|-]",
		"CRLF, capitals, two recipients");
	is_report("Action: failed\n\nnonsense\nFinal-Recipient:\n x; c@x\n",
		  "[c@x|-|-|-]", "no recipient is no bounce");
	is_id("From: a\nMessage-Id: <k7.0123@shop>\n\nMessage-ID: <no@x>\n",
	      "<k7.0123@shop>", "the id of what came back");
	is_id("Subject: x\nMESSAGE-ID:\n\t<a (c) @ x>\n", "<a@x>", "folded");
	is_id("Subject: x\n\nMessage-ID: <no@x>\n", NULL, "not in the body");
	is_id("Message-ID: <no\n", NULL, "half of one");
	return done();
}
