/* SPDX-License-Identifier: ISC
 * crm-merge: join two cases that turned out to be one.
 */
#include "cli/records.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "domain/docket.h"
#include "domain/gate.h"
#include "domain/listen.h"

static const struct passport passport = {
	.name = "crm-merge",
	.purpose = "join two cases that turned out to be one",
	.usage = "keep other",
	.examples = {"crm-merge k1 k2", "sort pairs | crm-merge"},
	.groups =
		GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_KEEP | GROUP_STDIN,
	.shape = &step_row_shape,
	.operands = "case case",
};

static void
say(struct str *line, const struct business *business, const void *item)
{
	const struct step_row *row = item;

	(void)business;
	str_print(line, "k%lld %s (c%lld): joined, one case now",
		  (long long)row->id.n, row->name.s ? row->name.s : "somebody",
		  (long long)row->party.n);
}

/* The two cases of a row, still two or, where again, one by now. */
static int
merge(struct session *s, const struct input_record *record, void *cookie)
{
	struct vec rows = {.size = sizeof(struct step_row)};
	const bool *again = cookie;
	struct case_file keep, other;
	int rc;

	if (!record->second)
		return usage_wrong(&passport, &s->err, "two cases are wanted%s",
				   record->line ? ", split by a tab" : "");
	if (docket_find(s->business, record->id, &keep, &s->err) < 0)
		return -1;
	if (*again)
		rc = gate_show(s->business, &keep, "merged", &rows, &s->err);
	else if (docket_find(s->business, record->second, &other, &s->err) < 0)
		return -1;
	else
		rc = gate_merge(s->business, &keep, &other, &rows, &s->err);
	return rc < 0 ? -1 : session_row(s, rows.items);
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
		usage_wrong(&passport, &s.err, "two cases at a time");
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
