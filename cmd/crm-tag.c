/* SPDX-License-Identifier: ISC
 * crm-tag: put words on customers, or take them off.
 */
#include <ctype.h>
#include <string.h>

#include "cli/records.h"
#include "cli/sentence.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "domain/party.h"
#include "domain/resolver.h"
#include "model/row.h"

struct options {
	struct vec remove;
};

static const struct option_row options[] = {
	MANY_OPTION(struct options, remove, 'r', "remove", "tag",
		    "take it off; again for more"),
};

static const struct passport passport = {
	.name = "crm-tag",
	.purpose = "put words on customers, or take them off",
	.usage = "[-r tag] record ... [tag ...]",
	.examples = {"crm-tag c1 vip -r new",
		     "crm-find contacted=..-90d | crm-tag - asleep"},
	.groups =
		GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_KEEP | GROUP_STDIN,
	OPTIONS(options, struct options),
	.shape = &party_row_shape,
	.operands = "party",
};

struct work {
	const struct options *opt;
	char *const *tags;
	size_t tag_count;
	bool repeated; /* by its key: nothing is changed */
};

/* "+vip" can only be a tag; "+49…" is a phone. */
static bool
only_tag(const char *word)
{
	return word[0] == '+' && !isdigit((unsigned char)word[1]);
}

/* The first operand is a record, and so are those shaped like ids that follow
 * it. */
static size_t
count_records(const struct session *s)
{
	struct id id;
	size_t n = 0;
	char letter;

	if (s->operand_count > 0 && !only_tag(s->operands[0]))
		n = 1;
	while (n > 0 && n < s->operand_count &&
	       business_id(s->operands[n], &letter, &id))
		n++;
	return n;
}

static int
take_off(struct session *s, const struct party *party,
	 const struct options *opt)
{
	const char *const *words = opt->remove.items;
	size_t i;

	for (i = 0; i < opt->remove.count; i++) {
		const char *word = arena_print(&s->arena, "-%s", words[i]);

		if (party_tag_set(s->business, party, word, &s->err) < 0)
			return -1;
	}
	return 0;
}

static int
tag(struct session *s, const struct input_record *record, void *cookie)
{
	const struct work *work = cookie;
	struct party_row row;
	struct party party;
	size_t i;

	if (resolver_find(s->business, record->id, &party, &s->err) < 0)
		return -1;
	for (i = 0; !work->repeated && i < work->tag_count; i++) {
		if (party_tag_set(s->business, &party, work->tags[i], &s->err) <
		    0)
			return -1;
	}
	if (!work->repeated && take_off(s, &party, work->opt) < 0)
		return -1;
	if (party_row(s->business, &party, &row, &s->err) < 0)
		return -1;
	return session_row(s, &row);
}

static int
run(struct session *s, const struct options *opt)
{
	struct vec records = {.size = sizeof(struct input_record)};
	size_t count = count_records(s);
	struct work work = {opt, s->operands + count, s->operand_count - count,
			    false};
	struct id repeat = {0};

	if (work.tag_count == 0 && opt->remove.count == 0)
		return usage_wrong(&passport, &s->err, "no tag given");
	if (records_read(s, 0, count, false, &records) < 0 ||
	    session_rows(s, &party_row_shape, sentence_party) < 0 ||
	    session_write(s, "hand", &repeat) < 0)
		return -1;
	work.repeated = repeat.n > 0;
	if (records_each(s, &records, tag, &work) < 0)
		return -1;
	return work.repeated ? session_print(s) : session_keep(s);
}

int
main(int argc, char **argv)
{
	struct options opt = {.remove = {.size = sizeof(const char *)}};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0 &&
	    session_open(&s, SESSION_WRITE) == 0)
		run(&s, &opt);
	return session_end(&s);
}
