/* SPDX-License-Identifier: ISC
 * crm-merge: join two cases that turned out to be one.
 */
#include "cli/records.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "domain/gate.h"
#include "domain/listen.h"

static const struct passport passport = {
	.name = "crm-merge",
	.purpose = "join two cases that turned out to be one",
	.usage = "keep other",
	.examples = {"crm-merge k1 k2", "crm-find … | crm-merge"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_WRITE |
		  GROUP_STDIN,
	.shape = &step_row_shape,
	.operands = "case case",
};

static void
say(struct str *line, const struct business *business, const void *item)
{
	const struct step_row *row = item;

	(void)business;
	str_print(line, "k%lld %s (c%lld): joined", (long long)row->id.n,
		  row->name.s ? row->name.s : "somebody",
		  (long long)row->party.n);
}

static int
merge(struct session *s, const struct input_record *record, void *cookie)
{
	struct vec rows = {.size = sizeof(struct step_row)};
	struct case_file keep, other;

	(void)cookie;
	if (!record->second)
		return usage_wrong(&passport, &s->err, "name two cases");
	if (listen_case(s->business, record->id, &keep, &s->err) < 0 ||
	    listen_case(s->business, record->second, &other, &s->err) < 0 ||
	    gate_merge(s->business, &keep, &other, &rows, &s->err) < 0)
		return -1;
	return session_row(s, rows.items);
}

int
main(int argc, char **argv)
{
	struct vec records = {.size = sizeof(struct input_record)};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, NULL) == 0 &&
	    session_open(&s, SESSION_WRITE) == 0 &&
	    records_read(&s, 0, 2, true, &records) == 0 &&
	    session_rows(&s, &step_row_shape, say) == 0 &&
	    session_write(&s, "hand", NULL) == 0 &&
	    records_each(&s, &records, merge, NULL) == 0)
		session_keep(&s);
	return session_end(&s);
}
