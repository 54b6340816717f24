/* SPDX-License-Identifier: ISC
 * The record that crm-export printed, put back.
 */
#include "cli/restoring.h"

#include <string.h>

#include "keep/transfer.h"
#include "os/feed.h"

/* 1: the same record is there already. */
static int
read_lines(struct session *s, struct feed *feed, struct transfer *transfer)
{
	const char *line;
	bool same;
	size_t len;
	int rc;

	while ((rc = feed_line(feed, &line, &len, &s->err)) > 0) {
		if (transfer_line(transfer, line, len, &same, &s->err) < 0)
			return -1;
		if (same)
			return 1;
	}
	return rc;
}

static void
name_forgotten(struct session *s, const struct vec *ids)
{
	const struct id *all = ids->items;
	size_t i;

	for (i = 0; i < ids->count; i++)
		session_remark(s, "c%lld was forgotten, and is forgotten again",
			       (long long)all[i].n);
}

int
restoring_run(struct session *s, const char *path)
{
	struct transfer *transfer = NULL;
	struct feed *feed = NULL;
	struct id batch;
	int rc;

	if (feed_open(&s->arena, path, &feed, &s->err) < 0)
		return -1;
	transfer_open(&s->arena, &s->setting,
		      strcmp(path, "-") == 0 ? "stdin" : path, &transfer);
	rc = read_lines(s, feed, transfer);
	if (rc == 0)
		rc = transfer_finish(transfer, &batch, &s->err);
	else if (rc > 0)
		session_talk(s, "%s holds this very record already",
			     s->setting.db);
	if (rc == 0)
		name_forgotten(s, transfer_forgotten(transfer));
	transfer_close(transfer);
	feed_close(feed);
	return rc < 0 ? -1 : 0;
}
