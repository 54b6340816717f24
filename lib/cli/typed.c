/* SPDX-License-Identifier: ISC
 * The words of a command.
 */
#include "cli/typed.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "cli/editing.h"
#include "cli/usage.h"
#include "os/file.h"

/* Without a final line end, as a person means it; bytes that are no text are
 * kept as they are. */
static void
set_text(const char **text, size_t *len, const char *bytes, size_t count)
{
	if (count > 0 && bytes[count - 1] == '\n' && utf8_valid(bytes, count))
		count--;
	*text = count > 0 ? bytes : NULL;
	*len = count;
}

static void
join_operands(struct session *session, size_t first, const char **text,
	      size_t *len)
{
	struct str line = {0};
	size_t i;

	for (i = first; i < session->operand_count; i++) {
		if (i > first)
			str_add_char(&line, ' ');
		str_add(&line, session->operands[i]);
	}
	*len = line.len;
	*text = line.len ? arena_bytes(&session->arena, line.data, line.len)
			 : NULL;
	str_free(&line);
}

int
typed_bytes(struct session *session, size_t first, const char **text,
	    size_t *len)
{
	const struct common *common = &session->common;
	bool operands = session->operand_count > first;
	char *bytes;
	size_t count;

	*text = NULL;
	*len = 0;
	if (operands && (common->text || common->file || common->edit))
		return usage_wrong(session->passport, &session->err,
				   "words as operands and -m, -F or -e exclude "
				   "each other");
	if (operands) {
		join_operands(session, first, text, len);
		return 0;
	}
	if (common->text) {
		set_text(text, len, common->text, strlen(common->text));
		return 0;
	}
	if (common->edit) {
		if (editing_text(session, &bytes, &count) < 0)
			return -1;
	} else if (common->file) {
		if (file_read(&session->arena, common->file, SESSION_TEXT_LIMIT,
			      &bytes, &count, &session->err) < 0)
			return -1;
	} else if (session->can_ask) {
		session_talk(session, "type the words; Ctrl-D ends them");
		if (session_stdin(session, &bytes, &count) < 0)
			return -1;
	} else {
		return 0;
	}
	set_text(text, len, bytes, count);
	return 0;
}

int
typed_read(struct session *session, size_t first, const char **text)
{
	const char *file = session->common.file;
	size_t len;

	if (typed_bytes(session, first, text, &len) < 0)
		return -1;
	if (!*text || utf8_valid(*text, len))
		return 0;
	if (!file || strcmp(file, "-") == 0)
		return error_set(&session->err, ERR_DATA,
				 "the words are no UTF-8 text");
	error_set(&session->err, ERR_DATA, "%s: the words are no UTF-8 text",
		  file);
	if (memchr(*text, '\0', len))
		return -1;
	return error_hint(&session->err,
			  "iconv -f LATIN1 -t UTF-8 %s may make them so", file);
}

int
typed_given(struct session *session, size_t first, const char **text)
{
	const struct common *common = &session->common;

	*text = NULL;
	if (session->operand_count <= first && !common->text && !common->file &&
	    !common->edit)
		return 0;
	return typed_read(session, first, text);
}
