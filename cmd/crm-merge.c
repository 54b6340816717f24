/* SPDX-License-Identifier: ISC
 * crm-merge: join two cases, or two parties, that turned out to be one.
 */
#include "base/str.h"
#include "cli/records.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "domain/docket.h"
#include "domain/gate.h"
#include "domain/listen.h"
#include "domain/merge.h"
#include "domain/resolver.h"

static const struct passport passport = {
	.name = "crm-merge",
	.purpose = "join two parties or cases that turned out to be one",
	.usage = "keep other",
	.examples = {"crm-merge c1 c7", "crm-dupes | fzf -m | crm-merge"},
	.groups =
		GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_KEEP | GROUP_STDIN,
	.shape = &step_row_shape,
	.operands = "party|case party|case",
};

static void
say(struct str *line, const struct business *business, const void *item)
{
	const struct step_row *row = item;

	(void)business;
	if (row->id.letter == 'c')
		str_print(line, "c%lld %s: %s, one now", (long long)row->id.n,
			  row->name.s ? row->name.s : "somebody", row->text.s);
	else
		str_print(line, "k%lld %s (c%lld): joined, one case now",
			  (long long)row->id.n,
			  row->name.s ? row->name.s : "somebody",
			  (long long)row->party.n);
}

static int
merge_party(struct session *s, const struct input_record *record, bool again)
{
	const char *remark = NULL;
	struct party keep, other;
	struct step_row row;

	if (resolver_find(s->business, record->id, &keep, &s->err) < 0 ||
	    resolver_find(s->business, record->second, &other, &s->err) < 0)
		return -1;
	if (again)
		merge_show(s->business, &keep, record->second, &row);
	else if (merge_parties(s->business, &keep, &other, &row, &remark,
			       &s->err) < 0)
		return -1;
	if (remark)
		session_remark(s, "%s", remark);
	return session_row(s, &row);
}

static int
merge_case(struct session *s, const struct input_record *record, bool again)
{
	struct vec rows = {.size = sizeof(struct step_row)};
	struct case_file keep, other;
	int rc;

	if (docket_find(s->business, record->id, &keep, &s->err) < 0)
		return -1;
	if (again)
		rc = gate_show(s->business, &keep, "merged", &rows, &s->err);
	else if (docket_find(s->business, record->second, &other, &s->err) < 0)
		return -1;
	else
		rc = gate_merge(s->business, &keep, &other, &rows, &s->err);
	return rc < 0 ? -1 : session_row(s, rows.items);
}

/* The two of a row, still two or, where again, one by now. Ids tell which they
 * are; a name is that of a party. */
static int
merge(struct session *s, const struct input_record *record, void *cookie)
{
	const bool *again = cookie;
	struct id id;
	char letter;

	if (!record->second)
		return usage_wrong(&passport, &s->err,
				   "two that are one are wanted%s",
				   record->line ? ", split by a tab" : "");
	if (!business_id(record->id, &letter, &id) || letter == 'c')
		return merge_party(s, record, *again);
	return merge_case(s, record, *again);
}

int
main(int argc, char **argv)
{
	struct vec records = {.size = sizeof(struct input_record)};
	struct id repeat = {0};
	struct session s;
	bool again;

	if (session_begin(&s, &passport, argc, argv, NULL) < 0)
		return session_end(&s);
	if (s.operand_count > 2)
		usage_wrong(&passport, &s.err, "two at a time");
	else if (session_open(&s, SESSION_WRITE) == 0 &&
		 records_read(&s, 0, 2, true, &records) == 0 &&
		 session_rows(&s, &step_row_shape, say) == 0 &&
		 session_write(&s, "hand", &repeat) == 0) {
		again = repeat.n > 0;
		if (records_each(&s, &records, merge, &again) == 0)
			again ? session_print(&s) : session_keep(&s);
	}
	return session_end(&s);
}
