/* SPDX-License-Identifier: ISC
 * Text and records in the editor of the one at the keyboard.
 */
#include "cli/editing.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "base/utf8.h"
#include "domain/form.h"
#include "os/clock.h"
#include "os/file.h"
#include "os/process.h"

#define LIMIT ((size_t)64 << 20)
#define REASON "#! " /* begins the lines of a reason on top */

/* The first of two variables that is set and not empty, else fallback. */
static const char *
variable(const char *name, const char *other, const char *fallback)
{
	const char *value = getenv(name);

	if (!value || !*value)
		value = other ? getenv(other) : NULL;
	return value && *value ? value : fallback;
}

static int
write_file(struct session *session, int round, const char *suffix,
	   const char *text, char **path)
{
	const char *folder = variable("TMPDIR", NULL, "/tmp");

	*path = arena_print(&session->arena, "%s/crm-%ld-%lld-%d%s", folder,
			    (long)getpid(), (long long)clock_monotonic_ms(),
			    round, suffix);
	return file_write_new(*path, 0600, text, strlen(text), &session->err);
}

static int
open_file(struct session *session, const char *path, char **text, size_t *len)
{
	if (process_edit(variable("VISUAL", "EDITOR", "vi"), path,
			 &session->err) < 0)
		return -1;
	return file_read(&session->arena, path, LIMIT, text, len,
			 &session->err);
}

int
editing_text(struct session *session, char **text, size_t *len)
{
	char *path;

	if (write_file(session, 0, ".txt", "", &path) < 0)
		return -1;
	if (open_file(session, path, text, len) < 0)
		return error_hint(&session->err, "what you wrote is in %s",
				  path);
	return file_remove(path, &session->err);
}

/* The form with the reason on top, in the place of an earlier one. */
static const char *
with_reason(struct session *session, const char *text)
{
	const char *line, *reason = session->err.text;
	struct str out = {0};
	int i;

	for (i = 0; i < 2; i++, reason = session->err.hint) {
		for (line = reason; *line;) {
			size_t len = strcspn(line, "\n");

			str_print(&out, REASON "%.*s\n", (int)len, line);
			line += len + (line[len] == '\n');
		}
	}
	while (str_begins(text, REASON)) {
		text += strcspn(text, "\n");
		text += *text == '\n';
	}
	str_add(&out, text);
	return str_keep(&out, &session->arena);
}

static int
form_of(struct session *session, const char *word, struct edit *edit,
	const char **form)
{
	struct str out = {0};
	int rc = edit_find(session->business, word, edit, &session->err);

	if (rc == 0)
		rc = form_write(session->business, edit, &out, &session->err);
	*form = str_keep(&out, &session->arena);
	return rc;
}

/* What one form was made into. */
struct round {
	const char *word;
	const char *before; /* the form of the record when it began */
	const char *text;   /* the form as it came back */
	size_t len;
	const char *path;
	bool mistaken; /* the editor opens again */
};

static int
commit(struct session *session, struct round *round, struct edit *edit,
       const struct edit_how *how,
       int (*keep)(struct session *session, const struct edit *edit))
{
	struct vec changes = {.size = sizeof(struct profile_change)};
	struct edit_how with = *how;
	struct id repeat = {0};
	const char *now;

	round->mistaken = true;
	if (form_changes(session->business, round->path, round->before,
			 round->text, round->len, &changes, &with.why,
			 &session->err) < 0)
		return -1;
	round->mistaken = false;
	if (session_write(session, "hand", &repeat) < 0 ||
	    form_of(session, round->word, edit, &now) < 0)
		return -1;
	if (repeat.n > 0)
		return keep(session, edit) < 0 ? -1 : session_print(session);
	if (strcmp(now, round->before) != 0)
		return error_set(&session->err, ERR_NO,
				 "%s was changed while you edited it",
				 round->word);
	if (edit_apply(session->business, edit, changes.items, changes.count,
		       &with, &session->err) < 0) {
		round->mistaken = session->err.code == ERR_USAGE ||
				  session->err.code == ERR_DATA ||
				  session->err.code == ERR_NO;
		return -1;
	}
	return keep(session, edit) < 0 ? -1 : session_keep(session);
}

static int
kept_in(struct session *session, const char *path)
{
	const char *hint = arena_text(&session->arena, session->err.hint);

	return error_hint(&session->err, "%s%syour edit is in %s", hint,
			  *hint ? "\n" : "", path);
}

int
editing_record(struct session *session, const char *word, struct edit *edit,
	       const struct edit_how *how,
	       int (*keep)(struct session *session, const struct edit *edit))
{
	struct round round = {.word = word};
	const char *given;
	char *path, *text;
	int times = 0;

	if (form_of(session, word, edit, &round.before) < 0)
		return -1;
	given = round.before;
	for (;;) {
		struct error why;

		if (write_file(session, times++, ".yaml", given, &path) < 0)
			return -1;
		if (round.path)
			(void)file_remove(round.path, NULL);
		round.path = path;
		why = session->err;
		session->err = (struct error){0};
		if (open_file(session, path, &text, &round.len) < 0)
			return kept_in(session, path);
		if (round.mistaken && (strcmp(text, given) == 0 ||
				       strcmp(text, round.text) == 0)) {
			session->err = why;
			return kept_in(session, path);
		}
		round.text = text;
		if (commit(session, &round, edit, how, keep) == 0 ||
		    session->committed)
			break;
		session_back(session);
		if (!round.mistaken)
			return kept_in(session, path);
		given = with_reason(session, text);
	}
	/* What is kept is kept, whether or not the form goes away. */
	if (file_remove(path, NULL) < 0)
		session_remark(session, "cannot remove %s", path);
	return session->err.code ? -1 : 0;
}
