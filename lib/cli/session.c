/* SPDX-License-Identifier: ISC
 * One run of a command, from argv to exit status.
 */
#include "cli/session.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cli/die.h"
#include "cli/usage.h"
#include "domain/door.h"
#include "domain/input.h"
#include "os/clock.h"
#include "os/file.h"
#include "os/process.h"
#include "os/zone.h"
#include "post/spooled.h"

/* A variable that is set and not empty. */
static const char *
variable(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

/* $XDG_NAME or ~/DEFAULT, with "/crm" behind it; NULL without a home. */
static const char *
xdg_folder(struct arena *arena, const char *name, const char *below_home)
{
	const char *folder = variable(name);
	const char *home = variable("HOME");

	if (folder && folder[0] == '/')
		return arena_print(arena, "%s/crm", folder);
	return home ? arena_print(arena, "%s/%s/crm", home, below_home) : NULL;
}

static bool
plain(const char *word)
{
	return *word && word[strspn(word, "abcdefghijklmnopqrstuvwxyz"
					  "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
					  "0123456789_-+=:,./@%")] == '\0';
}

/* argv as it could be typed again. */
static const char *
typed(struct arena *arena, const char *name, int argc, char **argv)
{
	struct str line = {0};
	const char *text;
	int i;

	str_add(&line, name);
	for (i = 1; i < argc; i++) {
		const char *p;

		str_add_char(&line, ' ');
		if (plain(argv[i])) {
			str_add(&line, argv[i]);
			continue;
		}
		str_add_char(&line, '\'');
		for (p = argv[i]; *p; p++) {
			if (*p == '\'')
				str_add(&line, "'\\''");
			else
				str_add_char(&line, *p);
		}
		str_add_char(&line, '\'');
	}
	text = utf8_clean(arena, str_get(&line), line.len);
	str_free(&line);
	return text;
}

static int
find_database(struct session *session)
{
	struct business_setting *setting = &session->setting;
	const char *db = session->common.database;
	const char *folder;

	if (!db)
		db = variable("CRM_DB");
	if (!db) {
		folder = xdg_folder(&session->arena, "XDG_DATA_HOME",
				    ".local/share");
		if (!folder)
			return error_set(&session->err, ERR_NODB,
					 "no database: name one with -D or "
					 "CRM_DB");
		db = arena_print(&session->arena, "%s/crm.db", folder);
	}
	setting->db = db;
	setting->policy = variable("CRM_POLICY");
	folder = xdg_folder(&session->arena, "XDG_STATE_HOME", ".local/state");
	if (folder)
		setting->spool =
			arena_print(&session->arena, "%s/spool", folder);
	return 0;
}

static int
find_now(struct session *session)
{
	const char *now = variable("CRM_NOW");

	session->setting.now = clock_now();
	session->setting.now_given = now != NULL;
	if (!now)
		return 0;
	return input_now(now, &session->setting.now, &session->err);
}

/* Whatever the name is, the record takes only text. */
static const char *
find_user(struct session *session)
{
	const char *user = session->common.user;

	if (!user)
		user = variable("CRM_USER");
	if (!user)
		user = process_login(&session->arena);
	if (!user)
		user = "nobody";
	if (user[0] == '@')
		user++;
	return utf8_clean(&session->arena, user, strlen(user));
}

int
session_begin(struct session *session, const struct passport *passport,
	      int argc, char **argv, void *options)
{
	struct business_setting *setting = &session->setting;
	int first;

	memset(session, 0, sizeof(*session));
	session->passport = passport;
	session->held.size = sizeof(const char *);
	die_on_exhausted();
	process_prepare();
	session->terminal = process_is_terminal(STDOUT_FILENO);
	session->can_ask =
		session->terminal && process_is_terminal(STDIN_FILENO);
	session->out =
		out_open(&session->arena,
			 process_stdout_was_closed() ? -1 : STDOUT_FILENO);
	session->view.out = session->out;
	setting->tool = passport->name;
	setting->command = typed(&session->arena, passport->name, argc, argv);
	if (option_parse(&session->arena, passport, argc, argv,
			 &session->common, options, &first, &session->err) < 0)
		return -1;
	session->operands = argv + first;
	session->operand_count = (size_t)(argc - first);
	option_dress(&session->common, session->terminal,
		     process_columns(STDOUT_FILENO), &session->view);
	if (session->common.ask != ASK_NOTHING) {
		(void)usage_answer(&session->arena, passport, &session->common,
				   &session->view, &session->err);
		return -1;
	}
	setting->user = find_user(session);
	if (find_now(session) < 0)
		return -1;
	session->view.now = setting->now;
	return find_database(session);
}

static struct civil
local_civil(const void *zone, struct instant at)
{
	return zone_civil(zone, at);
}

/* A reader at a terminal, where CRM_PAGER names a pager. */
static int
start_pager(struct session *session)
{
	const char *command = variable("CRM_PAGER");
	pid_t pid;

	if (!session->terminal || !command)
		return 0;
	if (process_pager(command, &pid, &session->err) < 0)
		return -1;
	session->pager = pid;
	return 0;
}

int
session_open(struct session *session, enum session_mode mode)
{
	struct business_setting *setting = &session->setting;

	setting->mode = mode == SESSION_READ ? STORE_READ : STORE_WRITE;
	setting->listening = mode == SESSION_ANSWER || mode == SESSION_LISTEN;
	session->stranger = mode == SESSION_LISTEN;
	session->writing = mode != SESSION_READ;
	if (session->writing)
		(void)signal(SIGPIPE, SIG_IGN);
	if (business_open(&session->arena, setting, &session->business,
			  &session->err) < 0)
		return -1;
	if (*session->business->warning)
		die_remark(session->passport->name, session->business->warning);
	session->view.civil = local_civil;
	session->view.zone = session->business->zone;
	if (mode == SESSION_READ)
		return start_pager(session);
	if (mode == SESSION_UNDO || session->common.rehearse)
		return 0;
	return spooled_drain(session->business, &session->err);
}

int
session_stdin(struct session *session, char **bytes, size_t *len)
{
	return file_read_fd(&session->arena, STDIN_FILENO, SESSION_TEXT_LIMIT,
			    bytes, len, &session->err);
}

int
session_write(struct session *session, const char *origin, struct id *repeat)
{
	struct door_write write = {
		.origin = origin,
		.key = session->common.key,
		.rehearse = session->common.rehearse,
		.stranger = session->stranger,
	};
	struct id none = {0};

	if (door_begin(session->business, &write, repeat ? repeat : &none,
		       &session->err) < 0)
		return -1;
	session->locked = true;
	return 0;
}

int
session_rows(struct session *session, const struct shape *shape,
	     session_say *say)
{
	session->shape = shape;
	session->say = say;
	session->kept.size = shape->size;
	if (session->writing && session->terminal && say &&
	    !option_wants_rows(&session->common))
		return 0;
	session->say = NULL;
	return view_open(&session->arena, shape, &session->view, &session->list,
			 &session->err);
}

int
session_row(struct session *session, const void *row)
{
	session->row_count++;
	if (session->writing) {
		memcpy(vec_add(&session->kept, &session->arena), row,
		       session->shape->size);
		return 0;
	}
	return view_row(session->list, row, &session->err);
}

/* While the write lock is held, nothing is said: stderr may be a pipe that
 * nobody reads. */
static __attribute__((format(printf, 2, 0))) void
talk(struct session *session, const char *fmt, va_list ap)
{
	va_list again;
	char *text;
	int len;

	va_copy(again, ap);
	len = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (len < 0)
		return;
	text = arena_get(&session->arena, (size_t)len + 1);
	(void)vsnprintf(text, (size_t)len + 1, fmt, ap);
	if (session->locked)
		*(const char **)vec_add(&session->held, &session->arena) = text;
	else
		die_remark(session->passport->name, text);
}

/* The lock is let go: say what was held back. */
static void
talk_freely(struct session *session)
{
	const char *const *held = session->held.items;
	size_t i;

	session->locked = false;
	for (i = 0; i < session->held.count; i++)
		die_remark(session->passport->name, held[i]);
	session->held.count = 0;
}

void
session_talk(struct session *session, const char *fmt, ...)
{
	va_list ap;

	if (!process_is_terminal(STDERR_FILENO))
		return;
	va_start(ap, fmt);
	talk(session, fmt, ap);
	va_end(ap);
}

void
session_remark(struct session *session, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	talk(session, fmt, ap);
	va_end(ap);
}

static int
print_kept(struct session *session)
{
	const char *row = session->kept.items;
	struct str line = {0};
	size_t i;
	int rc = 0;

	if (session->common.quiet || !session->shape)
		return 0;
	for (i = 0; rc == 0 && i < session->kept.count;
	     i++, row += session->shape->size) {
		if (!session->say) {
			rc = view_row(session->list, row, &session->err);
			continue;
		}
		str_clear(&line);
		session->say(&line, session->business, row);
		if (line.len > 0)
			rc = out_line(session->out, str_get(&line),
				      &session->err);
	}
	str_free(&line);
	if (rc == 0 && session->list)
		rc = view_close(session->list, &session->err);
	if (rc == 0)
		rc = out_flush(session->out, &session->err);
	view_drop(session->list);
	session->list = NULL;
	return rc;
}

/* The ids that could not be printed, so that nobody repeats what is kept. */
static void
remark_kept(struct session *session)
{
	const struct column *id =
		session->shape ? session->shape->columns : NULL;
	const char *row = session->kept.items;
	struct str ids = {0};
	size_t i;

	for (i = 0; id && i < session->kept.count && i < 20;
	     i++, row += session->shape->size) {
		if (id->kind == KIND_ID)
			str_print(&ids, " %c%lld", id->letter,
				  (long long)((const struct id *)column_value(
						      id, row))
					  ->n);
		else if (id->kind == KIND_ANY_ID)
			str_print(&ids, " %c%lld",
				  ((const struct any_id *)column_value(id, row))
					  ->letter,
				  (long long)((const struct any_id *)
						      column_value(id, row))
					  ->n);
	}
	session_remark(session, "kept, but not printed:%s", str_get(&ids));
	str_free(&ids);
}

void
session_back(struct session *session)
{
	door_back(session->business);
	talk_freely(session);
	session->kept.count = 0;
	session->row_count = 0;
}

int
session_keep(struct session *session)
{
	bool wrote;

	if (door_commit(session->business, &wrote, &session->err) < 0)
		return -1;
	session->committed = wrote;
	if (wrote)
		die_on_exhausted_late();
	return session_print(session);
}

void
session_next(struct session *session)
{
	session->kept.count = 0;
	session->row_count = 0;
	session->committed = false;
}

int
session_print(struct session *session)
{
	business_close(session->business);
	talk_freely(session);
	if (print_kept(session) == 0)
		return 0;
	if (session->committed) {
		if (*session->err.text)
			remark_kept(session);
		session->err.code = ERR_UNKNOWN;
	}
	return -1;
}

/* Print these, rows of the shape, as the answer to a repeat. */
static int
print_again(struct session *session, const struct vec *rows)
{
	const char *row = rows->items;
	size_t i;

	for (i = 0; i < rows->count; i++, row += rows->size) {
		if (session_row(session, row) < 0)
			return -1;
	}
	return session_print(session);
}

int
session_batch(struct session *s, const struct shape *shape, session_say *say,
	      session_again *again)
{
	struct vec rows = {.size = shape->size};
	struct id repeat = {0};

	if (session_rows(s, shape, say) < 0 ||
	    session_write(s, "hand", &repeat) < 0)
		return -1;
	if (repeat.n == 0)
		return 0;
	return again(s->business, repeat, &rows, &s->err) < 0 ||
			       print_again(s, &rows) < 0
		       ? -1
		       : 1;
}

int
session_found(struct session *session)
{
	if (session->row_count > 0)
		return 0;
	session->err.code = ERR_NO;
	session->err.text[0] = '\0';
	return -1;
}

int
session_end(struct session *session)
{
	struct error *err = &session->err;
	int status;

	business_close(session->business);
	talk_freely(session);
	if (err->code == ERR_NONE || (err->code == ERR_NO && !*err->text)) {
		if (session->list && view_close(session->list, err) == 0)
			(void)out_flush(session->out, err);
		else if (!session->list)
			(void)out_flush(session->out, err);
	}
	if (err->code == ERR_NONE && session->rejected > 0)
		error_set(err, ERR_DATA, "%zu of %zu rows were refused",
			  session->rejected, session->records);
	status = die_report(session->passport->name, err);
	if (session->pager > 0)
		(void)process_pager_wait(session->pager);
	view_drop(session->list);
	arena_free(&session->arena);
	return status;
}
