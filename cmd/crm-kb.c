/* SPDX-License-Identifier: ISC
 * crm-kb: answers worth keeping: make, find, use, keep true.
 */
#include "cli/knowing.h"
#include "view/view.h"

static const struct option_row options[] = {
	TEXT_OPTION(struct knowing_options, words, 0, "words", "words",
		    "others that people ask it by"),
	TEXT_OPTION(struct knowing_options, product, 0, "product", "product",
		    "what it is about"),
	TEXT_OPTION(struct knowing_options, from, 0, "from", "case",
		    "it was answered there: the text, unless given"),
	TEXT_OPTION(struct knowing_options, expires, 0, "expires", "day",
		    "to be looked at again by then: 90d"),
	FLAG_OPTION(struct knowing_options, public, 0, "public",
		    "it stands in the FAQ"),
	TEXT_OPTION(struct knowing_options, channel, 'c', "channel", "channel",
		    "phone, counter, letter, …"),
	FLAG_OPTION(struct knowing_options, mail, 0, "mail",
		    "queue it as a letter"),
	FLAG_OPTION(struct knowing_options, html, 0, "html",
		    "the FAQ as a page of HTML that needs no other file"),
};

static const struct passport passport = {
	.name = "crm-kb",
	.purpose = "answers worth keeping: make, find, use, keep true",
	.usage = "[new title [text ...] | edit article field=value ... | "
		 "check article ... | retire article ... | "
		 "use article case ... | find words | faq [--html] | "
		 "list [filter ...]]",
	.examples = {"crm-kb new \"How do I descale it?\" --from k7",
		     "crm-kb use a4 k7 --mail"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_LIST |
		  GROUP_WRITE | GROUP_TEXT | GROUP_STDIN | GROUP_COLOR,
	OPTIONS(options, struct knowing_options),
	.operands = "=new|=edit|=check|=retire|=use|=find|=faq|=list case|"
		    "filter:articles",
};

int
main(int argc, char **argv)
{
	struct knowing_options opt = {0};
	struct session s;
	const struct shape *shape;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0) {
		(void)knowing_run(&s, &opt);
	} else if (s.common.ask == ASK_COLUMNS) {
		s.err = (struct error){0};
		shape = knowing_shape(s.operand_count > 0 ? s.operands[0]
							  : NULL);
		(void)view_columns(&s.arena, shape, &s.view, &s.err);
	}
	return session_end(&s);
}
