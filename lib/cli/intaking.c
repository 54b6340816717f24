/* SPDX-License-Identifier: ISC
 * What crm-intake does with each mail or post that it is given.
 */
#include "cli/intaking.h"

#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "cli/attaching.h"
#include "cli/bar.h"
#include "cli/die.h"
#include "cli/sentence.h"
#include "cli/usage.h"
#include "os/feed.h"
#include "os/maildir.h"
#include "os/process.h"
#include "post/intake.h"
#include "post/spooled.h"

/* One file, or stdin. */
struct bag {
	struct session *s;
	struct intaking *intaking;
	const char *name;
	struct vec rows; /* struct voice_row */
};

bool
intaking_is_given(const struct session *session)
{
	return session->operand_count == 0 &&
	       !process_is_terminal(STDIN_FILENO) &&
	       !process_is_null(STDIN_FILENO);
}

/* --- one of them ------------------------------------------------------------- */

/* The disk, the lock or the database, not the mail: the next one would fare
 * no better. */
static bool
hopeless(const struct error *err)
{
	return err->damaged || err->code == ERR_IO || err->code == ERR_AGAIN ||
	       err->code == ERR_DENIED || err->code == ERR_SOFTWARE;
}

static int
spool(struct bag *bag, const struct arrival *arrival)
{
	struct session *s = bag->s;
	struct spooled_voice voice = {
		.user = s->setting.user,
		.tool = s->setting.tool,
		.command = s->setting.command,
		.now = s->setting.now,
		.now_given = s->setting.now_given,
		.arrival = arrival,
		.bytes = arrival->raw,
		.len = arrival->raw_len,
	};
	struct error cause = s->err;
	struct arena arena = {NULL};
	int rc;

	if (bag->intaking->kept == 0 && *cause.text)
		session_remark(s, "%s", cause.text);
	rc = spooled_keep(&arena, &s->setting, &voice, &s->err);
	arena_free(&arena);
	if (rc < 0)
		return -1;
	if (bag->intaking->kept++ == 0)
		session_remark(s, "kept; do not repeat");
	column_clear(&voice_row_shape, vec_add(&bag->rows, &s->arena));
	s->err = (struct error){0};
	return 0;
}

static int
deliver(struct bag *bag, const struct arrival *arrival)
{
	struct session *s = bag->s;
	struct intaking *intaking = bag->intaking;
	struct intake_how how = {.origin = "job",
				 .rehearse = s->common.rehearse};
	struct intake_end end;

	if (intaking->listening &&
	    intake_take(s->business, arrival, &how, &bag->rows, &end,
			&s->err) == 0) {
		intaking->taken++;
		if (end.remark)
			session_talk(s, "%s", end.remark);
		return 0;
	}
	if (!intaking->given || s->common.rehearse)
		return -1;
	if (intaking->listening && hopeless(&s->err))
		intaking->listening = false;
	return spool(bag, arrival);
}

static int
take_item(struct bag *bag, struct arena *arena, struct mailbag_item *item)
{
	struct session *s = bag->s;
	struct error why = {0};

	if (item->bad) {
		bag->intaking->refused++;
		session_remark(s, "%s:%lld: %s", bag->name,
			       (long long)item->line, item->bad);
		return 0;
	}
	if (item->cut)
		session_remark(s,
			       "%s:%lld: longer than a mail may be: only its "
			       "beginning is kept",
			       bag->name, (long long)item->line);
	if (!item->arrival.kind)
		item->arrival.kind = bag->intaking->kind;
	if (bag->intaking->attachments && !s->common.rehearse &&
	    attaching_keep(arena, bag->intaking->attachments, &item->arrival,
			   &why) < 0)
		session_remark(s,
			       "%s; the attachments are in the mail, "
			       "which is kept",
			       why.text);
	return deliver(bag, &item->arrival);
}

/* --- all of them --------------------------------------------------------------- */

static int
empty_bag(struct bag *bag, struct mailbag *mail)
{
	size_t count = 0;
	int rc = 1;

	while (rc > 0) {
		struct arena arena = {NULL};
		struct mailbag_item item;

		rc = mailbag_next(mail, &arena, &item, &bag->s->err);
		if (rc > 0) {
			count++;
			if (take_item(bag, &arena, &item) < 0)
				rc = -1;
		}
		arena_free(&arena);
	}
	if (rc == 0 && count == 0)
		session_remark(bag->s, "%s: nothing in it", bag->name);
	return rc;
}

static int
take_file(struct bag *bag, const char *path, bool one)
{
	struct session *s = bag->s;
	struct mailbag_of of = {.source = feed_bytes,
				.reader = bag->intaking->reader,
				.channel = bag->intaking->channel,
				.one = one};
	struct mailbag *mail = NULL;
	struct arena arena = {NULL};
	struct feed *feed = NULL;
	int rc;

	bag->name = strcmp(path, "-") == 0 ? "stdin" : path;
	rc = feed_open(&arena, path, &feed, &s->err);
	if (rc == 0) {
		of.cookie = feed;
		rc = mailbag_open(&arena, &of, &mail, &s->err);
	}
	if (rc == 0)
		rc = empty_bag(bag, mail);
	if (rc == 0 && mailbag_is_feed(mail))
		bag->intaking->feed = true;
	mailbag_close(mail);
	feed_close(feed);
	arena_free(&arena);
	return rc;
}

/* One that cannot be read is named, and the others are taken. */
static int
take_maildir(struct bag *bag, const char *folder)
{
	struct session *s = bag->s;
	const struct maildir_file *all;
	struct vec files;
	struct bar bar;
	size_t i;
	int rc = 0;

	if (maildir_list(&s->arena, folder, &files, &s->err) < 0)
		return -1;
	all = files.items;
	bar_begin(&bar);
	for (i = 0; rc == 0 && i < files.count; i++) {
		if (all[i].trouble) {
			bag->intaking->refused++;
			session_remark(s, "%s", all[i].trouble);
			continue;
		}
		rc = take_file(bag, all[i].path, true);
		bar_draw(&bar, "mails", (int64_t)i + 1, (int64_t)files.count);
	}
	bar_end(&bar);
	return rc;
}

static int
take_all(struct bag *bag)
{
	struct session *s = bag->s;
	size_t i;

	if (s->operand_count == 0)
		return take_file(bag, "-", false);
	for (i = 0; i < s->operand_count; i++) {
		int rc = maildir_here(s->operands[i])
				 ? take_maildir(bag, s->operands[i])
				 : take_file(bag, s->operands[i], false);

		if (rc < 0)
			return -1;
	}
	return 0;
}

int
intaking_run(struct session *session, struct intaking *intaking)
{
	struct bag bag = {
		session, intaking, NULL, {.size = sizeof(struct voice_row)}};
	const struct voice_row *rows;
	struct error err;
	size_t i;
	int rc;

	die_on_abort(intaking->given);
	intaking->listening = session_open(session, SESSION_LISTEN) == 0;
	if (!intaking->listening &&
	    (!intaking->given || session->common.rehearse))
		return -1;
	if (intaking->listening && !intaking->given &&
	    intake_kind(session->business, intaking->kind, &session->err) < 0)
		return -1;
	rc = take_all(&bag);
	intaking->done = rc == 0;
	err = session->err;
	session->err = (struct error){0};
	session->committed = intaking->taken > 0 && !session->common.rehearse;
	if (session_rows(session, &voice_row_shape, sentence_voice) == 0) {
		rows = bag.rows.items;
		for (i = 0; i < bag.rows.count; i++)
			(void)session_row(session, &rows[i]);
		if (session_print(session) < 0 && rc == 0)
			return -1;
	} else if (rc == 0) {
		return -1;
	}
	session->err = err;
	return rc;
}

int
intaking_end(struct session *session, struct intaking *intaking)
{
	struct error *err = &session->err;
	bool asked = session->common.ask != ASK_NOTHING;
	int status;

	if (err->code == ERR_NONE && intaking->refused > 0)
		error_set(err, ERR_DATA, "%zu of %zu were refused",
			  intaking->refused,
			  intaking->refused + intaking->taken + intaking->kept);
	status = session_end(session);
	if (!intaking->given || asked)
		return status;
	/* Where only the rows could not be printed, it is kept all the same. */
	if (intaking->done)
		return intaking->feed && intaking->refused > 0 ? ERR_DATA : 0;
	return ERR_AGAIN;
}
