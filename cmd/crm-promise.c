/* SPDX-License-Identifier: ISC
 * crm-promise: note what is owed by a date, by us or to us.
 */
#include <string.h>

#include "cli/records.h"
#include "cli/sentence.h"
#include "cli/session.h"
#include "cli/typed.h"
#include "cli/usage.h"
#include "domain/docket.h"
#include "domain/input.h"
#include "domain/listen.h"
#include "domain/promise.h"
#include "domain/resolver.h"

struct options {
	const char *due;
	bool theirs;
	const char *touch;
	const char *every;
	const char *for_case;
	const char *owner;
};

static const struct option_row options[] = {
	TEXT_OPTION(struct options, due, 'd', "due", "day",
		    "by then: fri, 27 nov, 2w, \"tomorrow 16:00\""),
	FLAG_OPTION(struct options, theirs, 0, "theirs", "they owe it to us"),
	TEXT_OPTION(struct options, touch, 0, "touch", "days",
		    "be in touch so long after the last contact: 90d"),
	TEXT_OPTION(struct options, every, 0, "every", "days",
		    "again so long after, once it is kept: 90d"),
	TEXT_OPTION(struct options, for_case, 0, "for", "case",
		    "the case that it is made for"),
	TEXT_OPTION(struct options, owner, 0, "owner", "person",
		    "who sees to it; you if left out"),
};

static const struct passport passport = {
	.name = "crm-promise",
	.purpose = "note what is owed by a date, by us or to us",
	.usage = "-d day|--touch days [--theirs] who|case [text ...]",
	.examples = {"crm-promise anna \"call about the kettle\" -d fri",
		     "crm-find tag=vip | crm-promise -d mon -m \"call\""},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_KEEP |
		  GROUP_TEXT | GROUP_STDIN,
	OPTIONS(options, struct options),
	.shape = &promise_row_shape,
	.operands = "party|case",
};

/* The party, and the case where one was named. */
static int
find_target(struct session *s, const char *word, struct promise_new *new)
{
	struct case_file file;
	struct party party;
	struct id id;
	char letter;

	if (business_id(word, &letter, &id) && letter != 'c') {
		if (docket_find(s->business, word, &file, &s->err) < 0)
			return -1;
		if (new->case_id.n > 0 && new->case_id.n != file.id.n)
			return error_set(&s->err, ERR_USAGE,
					 "%s is a case: --for goes with a "
					 "party",
					 word);
		new->party = file.party;
		new->case_id = file.id;
		return 0;
	}
	if (resolver_find(s->business, word, &party, &s->err) < 0)
		return -1;
	new->party = party.id;
	return 0;
}

static int
promise_one(struct session *s, const struct input_record *record, void *cookie)
{
	struct promise_new new = *(const struct promise_new *)cookie;
	struct promise promise;
	struct promise_row row;

	if (find_target(s, record->id, &new) < 0 ||
	    promise_add(s->business, &new, &promise, &s->err) < 0 ||
	    promise_row(s->business, &promise, &row, &s->err) < 0)
		return -1;
	return session_row(s, &row);
}

static int
check_options(struct session *s, const struct options *opt)
{
	if (opt->touch && (opt->due || opt->every || opt->theirs))
		return usage_wrong(&passport, &s->err,
				   "--touch goes by the last contact: none of "
				   "-d, --every and --theirs is for it");
	if (!opt->touch && !opt->due)
		return usage_wrong(&passport, &s->err,
				   "by when? -d fri, or --touch 90d");
	return 0;
}

/* What the options say, checked before anything is locked. */
static int
read_new(struct session *s, const struct options *opt, struct promise_new *new)
{
	const char *days = opt->touch ? opt->touch : opt->every;
	struct case_file file;

	new->side = opt->touch ? "touch" : opt->theirs ? "theirs" : "ours";
	new->owner = opt->owner;
	new->due = WHEN_MISSING;
	if (opt->due &&
	    input_due(s->business, opt->due, &new->due, &s->err) < 0)
		return -1;
	if (days && input_days(days, &new->every, &s->err) < 0)
		return -1;
	if (opt->for_case) {
		if (docket_find(s->business, opt->for_case, &file, &s->err) < 0)
			return -1;
		new->case_id = file.id;
	}
	return 0;
}

/* The person is found before any words are asked for. */
static int
gather(struct session *s, struct promise_new *new, struct vec *records)
{
	struct promise_new target = *new;
	bool wordless = strcmp(new->side, "touch") == 0;
	int rc;

	if (s->operand_count > 0 && strcmp(s->operands[0], "-") != 0 &&
	    find_target(s, s->operands[0], &target) < 0)
		return -1;
	rc = wordless ? typed_given(s, 1, &new->text)
		      : typed_read(s, 1, &new->text);
	if (rc < 0)
		return -1;
	if (!new->text && !wordless)
		return usage_wrong(&passport, &s->err, "what is promised?");
	return records_read(s, 0, 1, false, records);
}

static int
run(struct session *s, const struct options *opt)
{
	struct vec records = {.size = sizeof(struct input_record)};
	struct promise_new new = {0};
	int rc;

	if (read_new(s, opt, &new) < 0 || gather(s, &new, &records) < 0)
		return -1;
	rc = session_batch(s, &promise_row_shape, sentence_promise,
			   promise_again);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (records_each(s, &records, promise_one, &new) < 0)
		return -1;
	return session_keep(s);
}

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0 &&
	    check_options(&s, &opt) == 0 &&
	    session_open(&s, SESSION_WRITE) == 0)
		run(&s, &opt);
	return session_end(&s);
}
