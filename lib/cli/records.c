/* SPDX-License-Identifier: ISC
 * The records that a sink works on.
 */
#include "cli/records.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cli/usage.h"
#include "os/file.h"
#include "os/process.h"

int
records_read(struct session *session, size_t first, size_t count, bool two,
	     struct vec *records)
{
	bool forced = false;
	char *bytes;
	size_t len, i;

	for (i = first; i < session->operand_count && i - first < count; i++) {
		struct input_record *record;

		if (strcmp(session->operands[i], "-") == 0) {
			forced = true;
			continue;
		}
		record = vec_add(records, &session->arena);
		record->id = session->operands[i];
		if (two && i + 1 < session->operand_count)
			record->second = session->operands[++i];
	}
	if (forced && records->count > 0)
		return usage_wrong(session->passport, &session->err,
				   "records and \"-\" exclude each other");
	if (records->count > 0)
		return 0;
	if (!forced && (process_is_terminal(STDIN_FILENO) ||
			process_is_null(STDIN_FILENO)))
		return usage_wrong(session->passport, &session->err,
				   "no record given");
	if (session->common.file && strcmp(session->common.file, "-") == 0)
		return usage_wrong(session->passport, &session->err,
				   "records and words cannot both come from "
				   "stdin");
	if (session_stdin(session, &bytes, &len) < 0)
		return -1;
	return input_records(&session->arena, bytes, len, session->common.nul,
			     two, records, &session->err);
}

/* The row as it was and why it was refused. */
static int
reject(struct session *session, const struct input_record *record,
       struct str *rejects)
{
	str_add_bytes(rejects, record->raw, record->raw_len);
	str_add_char(rejects, '\t');
	utf8_add_inert(rejects, session->err.text, "");
	str_add_char(rejects, session->common.nul ? '\0' : '\n');
	session->rejected++;
	session_remark(session, "stdin:%lld: %s", (long long)record->line,
		       session->err.text);
	session->err = (struct error){0};
	return 0;
}

/* Only what is wrong with the row is the row's fault. */
static bool
rows_fault(const struct error *err)
{
	return err->code == ERR_NO || err->code == ERR_USAGE ||
	       err->code == ERR_DATA;
}

static int
one(struct session *session, const struct input_record *record,
    int (*each)(struct session *session, const struct input_record *record,
		void *cookie),
    void *cookie, struct str *rejects)
{
	bool keep_going = session->common.keep_going && record->line > 0;
	size_t kept = session->kept.count;
	struct input_try *mark;
	char text[sizeof(session->err.text)];

	if (keep_going &&
	    input_try(session->business, &mark, &session->err) < 0)
		return -1;
	if (each(session, record, cookie) == 0)
		return 0;
	if (record->line == 0 || !rows_fault(&session->err))
		return -1;
	if (keep_going) {
		struct error err;

		session->kept.count = kept;
		if (input_failed(session->business, mark, &err) < 0) {
			session->err = err;
			return -1;
		}
		return reject(session, record, rejects);
	}
	memcpy(text, session->err.text, sizeof(text));
	(void)snprintf(session->err.text, sizeof(session->err.text),
		       "stdin:%lld: %.480s", (long long)record->line, text);
	session->err.code = ERR_DATA;
	return -1;
}

int
records_each(struct session *session, const struct vec *records,
	     int (*each)(struct session *session,
			 const struct input_record *record, void *cookie),
	     void *cookie)
{
	const struct input_record *all = records->items;
	struct str rejects = {0};
	size_t i;
	int rc = 0;

	session->records = records->count;
	for (i = 0; rc == 0 && i < records->count; i++)
		rc = one(session, &all[i], each, cookie, &rejects);
	if (rc == 0 && rejects.len > 0 && session->common.rejects)
		rc = file_write_new(session->common.rejects, 0600, rejects.data,
				    rejects.len, &session->err);
	str_free(&rejects);
	return rc;
}
