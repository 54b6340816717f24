/* SPDX-License-Identifier: ISC
 * crm-why: what explains a fault, and the one next trial.
 */
#include <unistd.h>

#include "base/str.h"
#include "cause/why_notes.h"
#include "cause/why_over.h"
#include "cause/why_table.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "cli/whying.h"
#include "os/feed.h"
#include "os/process.h"

struct options {
	const char *fault;
	const char *over;
	const char *against;
	const char *freq;
	struct vec ignore;
	const char *given;
	const char *decimal;
	bool sources;
};

static const struct option_row options[] = {
	TEXT_OPTION(struct options, fault, 0, "fault", "key=value",
		    "what counts as failed, not fails=yes"),
	TEXT_OPTION(struct options, over, 0, "over", "filter",
		    "across the book: whose records are the fault"),
	TEXT_OPTION(struct options, against, 0, "against", "filter",
		    "and the records of the others"),
	TEXT_OPTION(struct options, given, 0, "given", "key",
		    "hold this one equal, print the strata"),
	TEXT_OPTION(struct options, freq, 0, "freq", "key",
		    "how many trials a row stands for"),
	MANY_OPTION(struct options, ignore, 0, "ignore", "keys",
		    "leave these out, commas between"),
	TEXT_OPTION(struct options, decimal, 0, "decimal", "mark",
		    "of numbers that can be read in two ways"),
	FLAG_OPTION(struct options, sources, 0, "sources",
		    "where each figure is from"),
};

static const struct passport passport = {
	.name = "crm-why",
	.purpose = "what explains a fault, and the one next trial",
	.usage = "[case | file]",
	.examples = {"crm-why --fault ill=Y oswego.csv",
		     "crm-why k1 --given minutes"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_COLOR,
	OPTIONS(options, struct options),
	.shape = &why_row_shape,
	.operands = "case|file",
};

/* Words with commas between them, several times, into one list. */
static void
split_ignored(struct session *s, const struct vec *given, struct vec *names)
{
	const char *const *list = given->items;
	size_t i;

	for (i = 0; i < given->count; i++) {
		const char *at = list[i];

		for (;;) {
			size_t len = 0;

			while (at[len] && at[len] != ',')
				len++;
			if (len > 0)
				*(const char **)vec_add(names, &s->arena) =
					arena_bytes(&s->arena, at, len);
			if (!at[len])
				break;
			at += len + 1;
		}
	}
}

static int
read_table(struct session *s, const char *path, struct trials_setting *setting,
	   struct trials *trials)
{
	struct feed *feed;
	int rc;

	setting->source = str_same(path, "-") ? "stdin" : path;
	setting->rows_count = true;
	if (feed_open(&s->arena, path, &feed, &s->err) < 0)
		return -1;
	rc = why_table_read(trials, &s->arena, feed_bytes, feed, setting,
			    &s->err);
	feed_close(feed);
	return rc;
}

static int
read_book(struct session *s, const struct options *opt,
	  struct trials_setting *setting, struct trials *trials)
{
	const struct why_over sides = {opt->over, opt->against};

	if (!opt->over || !opt->against || opt->fault || opt->freq ||
	    opt->decimal || s->operand_count > 0)
		return usage_wrong(&passport, &s->err,
				   "--over goes with --against and nothing "
				   "else but --given and --ignore");
	if (session_open(s, SESSION_READ) < 0)
		return -1;
	return why_over_read(trials, s->business, &s->arena, &sides, setting,
			     &s->err);
}

static int
read_trials(struct session *s, const struct options *opt,
	    struct trials_setting *setting, struct trials *trials)
{
	const char *operand = s->operand_count ? s->operands[0] : "-";
	char letter;
	struct id id;

	if (opt->over || opt->against)
		return read_book(s, opt, setting, trials);
	if (s->operand_count == 0 && (process_is_terminal(STDIN_FILENO) ||
				      process_is_null(STDIN_FILENO)))
		return usage_wrong(&passport, &s->err,
				   "no trials given: a case, a file, or a "
				   "table on stdin");
	if (!business_id(operand, &letter, &id))
		return read_table(s, operand, setting, trials);
	if (session_open(s, SESSION_READ) < 0)
		return -1;
	return why_notes_read(trials, s->business, &s->arena, operand, setting,
			      &s->err);
}

static int
run(struct session *s, const struct options *opt)
{
	struct vec ignored = {.size = sizeof(const char *)};
	struct trials_setting setting = {
		.fault = opt->fault ? opt->fault : "fails", .freq = opt->freq};
	struct trials trials;
	struct why why;

	if (opt->sources)
		return whying_sources(s);
	if (s->operand_count > 1)
		return usage_wrong(&passport, &s->err, "%s: one too many",
				   s->operands[1]);
	if (opt->decimal && !str_same(opt->decimal, ".") &&
	    !str_same(opt->decimal, ","))
		return usage_wrong(&passport, &s->err,
				   "--decimal %s: it is . or ,", opt->decimal);
	setting.decimal = opt->decimal ? *opt->decimal : '\0';
	split_ignored(s, &opt->ignore, &ignored);
	setting.ignore = ignored.items;
	setting.ignored = ignored.count;
	if (read_trials(s, opt, &setting, &trials) < 0 ||
	    why_get(&why, &trials, opt->given, &s->arena, &s->err) < 0)
		return -1;
	return option_wants_rows(&s->common) ? whying_rows(s, &why)
					     : whying_page(s, &why);
}

int
main(int argc, char **argv)
{
	struct options opt = {.ignore = {.size = sizeof(const char *)}};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0)
		(void)run(&s, &opt);
	return session_end(&s);
}
