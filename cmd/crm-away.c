/* SPDX-License-Identifier: ISC
 * crm-away: say who is away and who stands in, or list them.
 */
#include "cli/sentence.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "domain/absence.h"
#include "domain/people.h"

struct options {
	const char *deputy;
	const char *from;
	const char *until;
	bool back;
};

static const struct option_row options[] = {
	TEXT_OPTION(struct options, deputy, 0, "deputy", "person",
		    "who stands in"),
	TEXT_OPTION(struct options, from, 0, "from", "day",
		    "the first day away; today if left out"),
	TEXT_OPTION(struct options, until, 0, "until", "day",
		    "the last day away; until --back if left out"),
	FLAG_OPTION(struct options, back, 0, "back", "they are here again"),
};

static const struct passport passport = {
	.name = "crm-away",
	.purpose = "say who is away and who stands in, or list them",
	.usage = "[--deputy person] [--from day] [--until day] [--back] [who]",
	.examples = {"crm-away --deputy bo --from mon --until fri",
		     "crm-away bo --back"},
	.groups =
		GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_KEEP | GROUP_COLOR,
	OPTIONS(options, struct options),
	.shape = &absence_row_shape,
	.operands = "person",
};

static int
keep_rows(struct session *s, const struct vec *rows)
{
	const struct absence_row *all = rows->items;
	size_t i;

	for (i = 0; i < rows->count; i++) {
		if (session_row(s, &all[i]) < 0)
			return -1;
	}
	return 0;
}

static int
list(struct session *s)
{
	struct vec rows = {.size = sizeof(struct absence_row)};

	if (session_open(s, SESSION_READ) < 0 ||
	    session_rows(s, &absence_row_shape, NULL) < 0 ||
	    absence_rows(s->business, &rows, &s->err) < 0 ||
	    keep_rows(s, &rows) < 0)
		return -1;
	return session_found(s);
}

/* Who, and unless they are back who stands in and when. */
static int
fill(struct session *s, const struct options *opt, struct absence *absence)
{
	const char *who = s->operand_count > 0 ? s->operands[0] : "me";
	const struct policy_person *person;

	column_clear(&absence_shape, absence);
	if (people_get(s->business, who, &person, &s->err) < 0)
		return -1;
	absence->who.s = person->name;
	if (opt->deputy) {
		if (people_get(s->business, opt->deputy, &person, &s->err) < 0)
			return -1;
		absence->deputy.s = person->name;
	}
	return absence_days(s->business, opt->from, opt->until, absence,
			    &s->err);
}

static int
write_down(struct session *s, const struct options *opt)
{
	struct vec rows = {.size = sizeof(struct absence_row)};
	struct absence absence, ended;
	struct absence_row row;
	struct id repeat = {0};
	int rc;

	if (session_open(s, SESSION_WRITE) < 0 || fill(s, opt, &absence) < 0 ||
	    session_rows(s, &absence_row_shape, sentence_absence) < 0 ||
	    session_write(s, "hand", &repeat) < 0)
		return -1;
	if (repeat.n > 0) {
		if (absence_again(s->business, repeat, &rows, &s->err) < 0 ||
		    keep_rows(s, &rows) < 0)
			return -1;
		return session_print(s);
	}
	if (opt->back) {
		rc = absence_end(s->business, absence.who.s, &ended, &s->err);
		absence_row(&ended, &row);
	} else {
		rc = people_away(s->business, &absence, &s->err);
		absence_row(&absence, &row);
	}
	if (rc < 0 || session_row(s, &row) < 0)
		return -1;
	return session_keep(s);
}

/* Asked wrongly, asked for the list, or told something. */
static int
decide(struct session *s, const struct options *opt)
{
	bool away = opt->deputy || opt->from || opt->until;

	if (s->operand_count > 1)
		return usage_wrong(&passport, &s->err,
				   "%s: one person is enough", s->operands[1]);
	if (opt->back && away)
		return usage_wrong(&passport, &s->err,
				   "--back goes alone: it is from today");
	if (opt->back || away)
		return write_down(s, opt);
	if (s->operand_count > 0)
		return usage_wrong(&passport, &s->err,
				   "say until when, who stands in, or --back");
	return list(s);
}

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0)
		decide(&s, &opt);
	return session_end(&s);
}
