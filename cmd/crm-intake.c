/* SPDX-License-Identifier: ISC
 * crm-intake: take in mails and posts, and find the case they belong to.
 */
#include "cli/intaking.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "mime/mime.h"
#include "model/row.h"

struct options {
	const char *kind;
	const char *channel;
	const char *attachments;
};

static const struct option_row options[] = {
	TEXT_OPTION(struct options, kind, 'k', "kind", "kind",
		    "of a new voice: complaint, request, note, …"),
	TEXT_OPTION(struct options, channel, 'c', "channel", "channel",
		    "of posts that name none"),
	TEXT_OPTION(struct options, attachments, 0, "attachments", "folder",
		    "keep attachments there, too"),
};

static const struct passport passport = {
	.name = "crm-intake",
	.purpose = "take in mails and posts, and find the case they belong to",
	.usage = "[-nq] [-k kind] [-c channel] [--attachments folder] "
		 "[file ...]",
	.examples = {"crm-intake <mail", "crm-intake ~/Maildir feed.jsonl"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_JOB,
	OPTIONS(options, struct options),
	.shape = &voice_row_shape,
	.operands = "file",
};

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct intaking intaking = {.reader = mime_read};
	struct session s;
	bool begun = session_begin(&s, &passport, argc, argv, &opt) == 0;

	intaking.kind = opt.kind;
	intaking.channel = opt.channel;
	intaking.attachments = opt.attachments;
	intaking.given = intaking_is_given(&s);
	if (begun && s.operand_count == 0 && !intaking.given)
		(void)usage_wrong(&passport, &s.err,
				  "name a file or a Maildir, or give a mail on "
				  "stdin");
	else if (begun)
		(void)intaking_run(&s, &intaking);
	return intaking_end(&s, &intaking);
}
