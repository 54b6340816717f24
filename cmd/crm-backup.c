/* SPDX-License-Identifier: ISC
 * crm-backup: a verified copy.
 */
#include "cli/session.h"
#include "cli/usage.h"
#include "keep/backup.h"

struct options {
	int64_t keep;
};

static const struct option_row rows[] = {
	NUMBER_OPTION(struct options, keep, 0, "keep", "N",
		      "remove the oldest beyond N"),
};

static const struct passport passport = {
	.name = "crm-backup",
	.purpose = "make a verified copy of the database",
	.usage = "[--keep n] [file | folder]",
	.examples = {"crm-backup --keep 14", "crm-backup /media/stick/crm.db"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS,
	OPTIONS(rows, struct options),
	.shape = &backup_row_shape,
	.operands = "file",
};

static int
backup(struct session *s, const struct options *opt)
{
	struct backup_row row;

	if (s->operand_count > 1)
		return usage_wrong(&passport, &s->err,
				   "one file or folder is wanted");
	if (opt->keep == 0 || opt->keep < -1)
		return usage_wrong(&passport, &s->err,
				   "--keep must be 1 or more");
	if (backup_make(s->business, s->operand_count ? s->operands[0] : NULL,
			opt->keep, &row, &s->err) < 0)
		return -1;
	return session_row(s, &row);
}

int
main(int argc, char **argv)
{
	struct options opt = {.keep = -1};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) == 0 &&
	    session_open(&s, SESSION_READ) == 0 &&
	    session_rows(&s, &backup_row_shape, NULL) == 0)
		backup(&s, &opt);
	return session_end(&s);
}
