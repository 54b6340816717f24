/* SPDX-License-Identifier: ISC
 * crm-log: register what a customer said or what happened.
 */
#include "cli/logging.h"
#include "model/row.h"

static const struct option_row options[] = {
	TEXT_OPTION(struct logging, kind, 'k', "kind", "kind",
		    "complaint, praise, request, suggestion, opinion, note"),
	TEXT_OPTION(struct logging, channel, 'c', "channel", "channel",
		    "phone, counter, letter, …"),
	FLAG_OPTION(struct logging, out, 0, "out", "we said it, not they"),
	TEXT_OPTION(struct logging, about, 0, "about", "person",
		    "whom of us they praise or blame"),
	TEXT_OPTION(struct logging, new_name, 0, "new", "name",
		    "a stranger of that name"),
	TEXT_OPTION(struct logging, phone, 0, "phone", "number",
		    "of the stranger"),
	TEXT_OPTION(struct logging, email, 0, "email", "address",
		    "of the stranger"),
	FLAG_OPTION(struct logging, anonymous, 0, "anon",
		    "somebody who gives no name"),
	FLAG_OPTION(struct logging, new_case, 0, "new-case",
		    "join no open case"),
	TEXT_OPTION(struct logging, done, 0, "done", "text",
		    "answer, resolve, thank and close with this"),
};

static const struct passport passport = {
	.name = "crm-log",
	.purpose = "register what a customer said or what happened",
	.usage = "[-k kind] [-c channel] [--out] who|case [text ...]",
	.examples = {"crm-log -k complaint anna \"kettle leaks\"",
		     "crm-log --new \"Schulz\" \"open on Saturday?\""},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_WRITE |
		  GROUP_TEXT | GROUP_STDIN,
	OPTIONS(options, struct logging),
	.shape = &voice_row_shape,
	.operands = "party|case",
};

int
main(int argc, char **argv)
{
	struct logging opt = {0};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0)
		logging_run(&s, &passport, &opt);
	return session_end(&s);
}
