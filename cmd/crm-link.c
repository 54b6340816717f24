/* SPDX-License-Identifier: ISC
 * crm-link: say how parties belong together, or list it.
 */
#include <string.h>

#include "cli/listing.h"
#include "cli/records.h"
#include "cli/sentence.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "domain/input.h"
#include "domain/link.h"
#include "domain/resolver.h"

struct options {
	const char *from;
	const char *until;
	const char *note;
};

static const struct option_row options[] = {
	TEXT_OPTION(struct options, from, 0, "from", "day", "its first day"),
	TEXT_OPTION(struct options, until, 0, "until", "day",
		    "its last day; of end: today if left out"),
	TEXT_OPTION(struct options, note, 0, "note", "text",
		    "what to know about it"),
};

static const struct passport passport = {
	.name = "crm-link",
	.purpose = "say how parties belong together, or list it",
	.usage = "[--from day] [--until day] [end] [record [kind other]]",
	.examples = {"crm-link anna employee-of c9 --from 2026-10-01",
		     "crm-link end j3"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_KEEP |
		  GROUP_STDIN | GROUP_COLOR,
	OPTIONS(options, struct options),
	.shape = &link_row_shape,
	.operands = "=end|party party",
};

struct work {
	const char *kind; /* NULL: the records are links */
	struct party other;
	struct day from, until;
	const char *note;
	bool end;
};

static int
keep(struct session *s, const struct link *link)
{
	struct link_row row;

	return link_row(s->business, link, &row, &s->err) < 0
		       ? -1
		       : session_row(s, &row);
}

static int
end_one(struct session *s, const struct input_record *record, void *cookie)
{
	const struct work *work = cookie;
	struct party party;
	struct link link;
	char letter;
	struct id id;
	int rc;

	if (!work->kind && business_id(record->id, &letter, &id) &&
	    letter == 'j')
		rc = link_get(s->business, id, &link, &s->err);
	else if (!work->kind)
		rc = error_set(&s->err, ERR_USAGE, "%s: not a link, such as j3",
			       record->id);
	else
		rc = resolver_find(s->business, record->id, &party, &s->err) < 0
			     ? -1
			     : link_between(s->business, party.id, work->kind,
					    work->other.id, &link, &s->err);
	if (rc < 0 || link_end(s->business, &link, work->until, &s->err) < 0)
		return -1;
	return keep(s, &link);
}

static int
add_one(struct session *s, const struct input_record *record, void *cookie)
{
	const struct work *work = cookie;
	struct link_new new = {.kind = work->kind,
			       .other = work->other.id,
			       .from_on = work->from,
			       .until_on = work->until,
			       .note = work->note};
	struct party party;
	struct link link;

	if (resolver_find(s->business, record->id, &party, &s->err) < 0)
		return -1;
	new.party = party.id;
	return link_add(s->business, &new, &link, &s->err) < 0 ? -1
							       : keep(s, &link);
}

static int
read_days(struct session *s, const struct options *opt, struct work *work)
{
	work->from = work->until = DAY_MISSING;
	work->note = opt->note;
	if (opt->from &&
	    input_day(s->business, opt->from, &work->from, &s->err) < 0)
		return -1;
	if (opt->until)
		return input_day_ahead(s->business, opt->until, &work->until,
				       &s->err);
	if (work->end)
		work->until = s->business->today;
	return 0;
}

static int
again(struct session *s, struct id batch)
{
	struct vec rows = {.size = sizeof(struct link_row)};
	size_t i;

	if (link_again(s->business, batch, &rows, &s->err) < 0)
		return -1;
	for (i = 0; i < rows.count; i++) {
		if (session_row(s, (struct link_row *)rows.items + i) < 0)
			return -1;
	}
	return session_print(s);
}

/* Operands from first on: records, then KIND OTHER unless links are ended. */
static int
change(struct session *s, const struct options *opt, size_t first, bool end)
{
	struct vec records = {.size = sizeof(struct input_record)};
	struct work work = {.end = end};
	size_t count = s->operand_count - first;
	struct id repeat = {0};

	if (session_open(s, SESSION_WRITE) < 0)
		return -1;
	if (count >= 2 &&
	    (!end ||
	     link_is_kind(s->business, s->operands[s->operand_count - 2]))) {
		count -= 2;
		work.kind = s->operands[s->operand_count - 2];
		if (resolver_find(s->business,
				  s->operands[s->operand_count - 1],
				  &work.other, &s->err) < 0)
			return -1;
	}
	if (end && (opt->from || opt->note))
		return usage_wrong(&passport, &s->err,
				   "end takes --until and no more");
	if (read_days(s, opt, &work) < 0 ||
	    records_read(s, first, count, false, &records) < 0 ||
	    session_rows(s, &link_row_shape, sentence_link) < 0 ||
	    session_write(s, "hand", &repeat) < 0)
		return -1;
	if (repeat.n > 0)
		return again(s, repeat);
	if (records_each(s, &records, end ? end_one : add_one, &work) < 0)
		return -1;
	return session_keep(s);
}

/* All that holds, or with one party. */
static int
list(struct session *s)
{
	char *filters[1];
	struct party party;

	if (session_open(s, SESSION_READ) < 0)
		return -1;
	if (s->operand_count > 0) {
		if (resolver_find(s->business, s->operands[0], &party,
				  &s->err) < 0)
			return -1;
		filters[0] = arena_print(&s->arena, "with=c%lld",
					 (long long)party.id.n);
	}
	return listing_print(s, "links", filters, s->operand_count);
}

static int
decide(struct session *s, const struct options *opt)
{
	bool dated = opt->from || opt->until || opt->note;

	if (s->operand_count > 0 && strcmp(s->operands[0], "end") == 0)
		return change(s, opt, 1, true);
	if (s->operand_count > 1)
		return change(s, opt, 0, false);
	if (dated || s->common.key || s->common.rehearse)
		return usage_wrong(&passport, &s->err,
				   "name who, the kind of link, and to whom");
	return list(s);
}

int
main(int argc, char **argv)
{
	struct options opt = {.from = NULL};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0)
		decide(&s, &opt);
	return session_end(&s);
}
