/* SPDX-License-Identifier: ISC
 * crm-deal: follow what somebody may buy, from stage to stage.
 */
#include <string.h>

#include "base/str.h"
#include "cli/listing.h"
#include "cli/records.h"
#include "cli/sentence.h"
#include "cli/session.h"
#include "cli/typed.h"
#include "cli/verbs.h"
#include "domain/resolver.h"
#include "sell/deal.h"

struct options {
	const char *amount;
	const char *expected;
	const char *next;
	const char *due;
	const char *source;
	const char *owner;
	const char *territory;
};

static const struct option_row options[] = {
	TEXT_OPTION(struct options, amount, 0, "amount", "sum",
		    "what it would bring: 1200, or \"1200 USD\""),
	TEXT_OPTION(struct options, expected, 0, "expected", "day",
		    "the day it is likely decided"),
	TEXT_OPTION(struct options, next, 0, "next", "text", "what we do next"),
	TEXT_OPTION(struct options, due, 'd', "due", "day", "and by when"),
	TEXT_OPTION(struct options, source, 0, "source", "word",
		    "where it came from: web, fair"),
	TEXT_OPTION(struct options, owner, 0, "owner", "person",
		    "whose it is; else assigned"),
	TEXT_OPTION(struct options, territory, 0, "territory", "word",
		    "whose people take turns"),
};

static const struct passport passport = {
	.name = "crm-deal",
	.purpose = "follow what somebody may buy, from stage to stage",
	.usage = "[options] [new who name | move deal stage | won deal | "
		 "lost deal reason | list [filter ...]]",
	.examples = {"crm-deal new anna \"Kitchen\" --amount 1200 --next call "
		     "-d fri",
		     "crm-deal move d1 offer --next \"ask again\" -d 1w"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_WRITE |
		  GROUP_TEXT | GROUP_STDIN | GROUP_COLOR,
	OPTIONS(options, struct options),
	.shape = &deal_row_shape,
	.operands = "=new|=move|=won|=lost|=list party|deal|filter:deals",
};

/* What is done to each of the records. */
struct doing {
	const char *verb;
	const char *word; /* a stage, a reason */
	struct deal_new new;
};

static int
keep_row(struct session *s, const struct deal *deal)
{
	struct deal_row row;

	return deal_row(s->business, deal, &row, &s->err) < 0
		       ? -1
		       : session_row(s, &row);
}

static int
on_record(struct session *s, const struct input_record *record, void *cookie)
{
	const struct doing *doing = cookie;
	const struct deal_step *step = &doing->new.step;
	struct party party;
	struct deal deal;
	int rc;

	if (strcmp(doing->verb, "new") == 0) {
		rc = resolver_find(s->business, record->id, &party, &s->err);
		if (rc == 0)
			rc = deal_add(s->business, &party, &doing->new, &deal,
				      &s->err);
		return rc < 0 ? -1 : keep_row(s, &deal);
	}
	rc = deal_find(s->business, record->id, &deal, &s->err);
	if (rc == 0 && strcmp(doing->verb, "move") == 0)
		rc = deal_move(s->business, &deal, doing->word, step, &s->err);
	else if (rc == 0 && strcmp(doing->verb, "won") == 0)
		rc = deal_win(s->business, &deal, step, &s->err);
	else if (rc == 0)
		rc = deal_lose(s->business, &deal, doing->word, step, &s->err);
	return rc < 0 ? -1 : keep_row(s, &deal);
}

static int
write_steps(struct session *s, struct doing *doing)
{
	struct vec records = {.size = sizeof(struct input_record)};
	int rc;

	if (session_open(s, SESSION_WRITE) < 0 ||
	    records_read(s, 1, 1, false, &records) < 0 ||
	    typed_given(s, s->operand_count, &doing->new.step.why) < 0 ||
	    input_at(s->business, s->common.at, &doing->new.step.at, &s->err) <
		    0)
		return -1;
	rc = session_batch(s, &deal_row_shape, sentence_deal, deal_again);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (records_each(s, &records, on_record, doing) < 0)
		return -1;
	return session_keep(s);
}

static int
step(struct session *s, const void *given)
{
	const struct options *opt = given;
	struct doing doing = {.verb = s->operands[0]};

	if (s->operand_count > 2)
		doing.word = doing.new.name = s->operands[2];
	doing.new.source = opt->source;
	doing.new.owner = opt->owner;
	doing.new.territory = opt->territory;
	doing.new.step = (struct deal_step){.amount = opt->amount,
					    .expected = opt->expected,
					    .next = opt->next,
					    .due = opt->due};
	return write_steps(s, &doing);
}

static int
list(struct session *s, const void *given)
{
	(void)given;
	return listing_verb(s, "deals");
}

static const struct verb verbs[] = {
	{"new", step,
	 "amount expected next due source owner territory m keep-going n q key "
	 "at",
	 "with whom, and what about?", 2, 2},
	{"move", step, "amount expected next due m keep-going n q key at",
	 "which one, and to which stage?", 2, 2},
	{"won", step, "amount m keep-going n q key at", "which one?", 0, 1},
	{"lost", step, "amount m keep-going n q key at",
	 "which one, and why? price, rival, …", 2, 2},
	{"list", list, "", NULL, 0, 0},
};

/* "move d1 won" is "won d1", "move d1 lost price" is "lost d1 price". */
static void
read_move(struct session *s)
{
	if (s->operand_count < 3 || strcmp(s->operands[0], "move") != 0 ||
	    !str_among("won lost", s->operands[2]))
		return;
	s->operands[0] = s->operands[2];
	s->operand_count--;
	memmove(&s->operands[2], &s->operands[3],
		(s->operand_count - 2) * sizeof(s->operands[0]));
}

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0) {
		read_move(&s);
		(void)verbs_run(&s, verbs, sizeof(verbs) / sizeof(verbs[0]),
				&opt);
	}
	return session_end(&s);
}
