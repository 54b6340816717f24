/* SPDX-License-Identifier: ISC
 * What was said, registered.
 */
#include "cli/logging.h"

#include <string.h>

#include "cli/knowing.h"
#include "cli/problems.h"
#include "cli/records.h"
#include "cli/sentence.h"
#include "cli/typed.h"
#include "cli/usage.h"
#include "domain/docket.h"
#include "domain/listen.h"
#include "domain/resolver.h"
#include "post/spooled.h"

/* One voice as it is worked on. */
struct work {
	const struct passport *passport;
	const struct logging *opt;
	struct listen_voice voice;
	struct vec records; /* struct input_record; none: a stranger */
	bool stranger;
	bool repeated;	     /* kept before, under its key */
	const char *suggest; /* the article that may answer it, or NULL */
	const char *like;    /* the problem that it may be of, or NULL */
};

static int
find_target(struct session *s, const char *who, struct listen_voice *voice)
{
	struct case_file file;
	struct party party;
	struct id id;
	char letter;

	voice->joins.n = 0;
	if (business_id(who, &letter, &id) && letter != 'c') {
		if (docket_find(s->business, who, &file, &s->err) < 0)
			return -1;
		voice->joins = file.id;
		voice->party = file.party;
		return 0;
	}
	if (resolver_find(s->business, who, &party, &s->err) < 0)
		return -1;
	voice->party = party.id;
	return 0;
}

static int
log_one(struct session *s, const struct input_record *record, void *cookie)
{
	struct work *work = cookie;
	struct vec rows = {.size = sizeof(struct voice_row)};
	const struct voice_row *row;
	const char *remark = NULL;

	if (record) {
		if (find_target(s, record->id, &work->voice) < 0)
			return -1;
	} else if (listen_stranger(s->business, work->opt->new_name,
				   work->opt->phone, work->opt->email,
				   &work->voice.party, &remark, &s->err) < 0) {
		return -1;
	}
	if (remark)
		session_remark(s, "%s", remark);
	if (listen_log(s->business, &work->voice, &rows, &remark, &s->err) < 0)
		return -1;
	if (remark)
		session_remark(s, "%s", remark);
	row = rows.items;
	if (row->id.letter == 'k' && !work->voice.out && !work->voice.done &&
	    work->records.count < 2)
		work->suggest =
			knowing_suggest(s, (struct id){row->id.n}, row->text.s);
	if (row->id.letter == 'k' && strcmp(row->kind.s, "complaint") == 0 &&
	    !work->voice.out && work->records.count < 2)
		work->like = problems_hint(s, row->text.s);
	return session_row(s, row);
}

static int
check_options(struct session *s, const struct work *work)
{
	const struct logging *opt = work->opt;

	if (opt->anonymous && (opt->new_name || opt->phone || opt->email))
		return usage_wrong(work->passport, &s->err,
				   "--anon gives no name, phone or e-mail");
	if (!work->stranger && (opt->phone || opt->email))
		return usage_wrong(work->passport, &s->err,
				   "--phone and --email are those of --new");
	if (opt->done && s->business && !s->business->me)
		return error_set(&s->err, ERR_DENIED,
				 "%s is none of our people: they may register "
				 "a voice, not close it with --done",
				 s->business->user);
	return 0;
}

/* What went wrong is the disk, the lock or the database, not the voice. */
static bool
not_its_fault(const struct error *err)
{
	return err->damaged || err->code == ERR_IO || err->code == ERR_AGAIN ||
	       err->code == ERR_DENIED || err->code == ERR_SOFTWARE;
}

/* The records or the stranger, and the words; checked before anything is
 * locked. */
static int
gather(struct session *s, struct work *work)
{
	const struct input_record *first;

	if (check_options(s, work) < 0)
		return -1;
	if (!work->stranger && records_read(s, 0, 1, false, &work->records) < 0)
		return -1;
	first = work->records.items;
	if (s->business && first && first->line == 0 &&
	    find_target(s, first->id, &work->voice) < 0 &&
	    !not_its_fault(&s->err))
		return -1;
	if (typed_bytes(s, work->stranger ? 0 : 1, &work->voice.bytes,
			&work->voice.len) < 0)
		return -1;
	if (!work->voice.bytes)
		return usage_wrong(work->passport, &s->err, "nothing was said");
	return 0;
}

static int
register_voices(struct session *s, struct work *work)
{
	struct vec rows = {.size = sizeof(struct voice_row)};
	const struct voice_row *all;
	struct id repeat = {0};
	size_t i;

	if (not_its_fault(&s->err) ||
	    input_at(s->business, s->common.at, &work->voice.at, &s->err) < 0 ||
	    session_rows(s, &voice_row_shape, sentence_voice) < 0 ||
	    session_write(s, "hand", &repeat) < 0)
		return -1;
	work->repeated = repeat.n > 0;
	if (work->repeated) {
		if (listen_again(s->business, repeat, &rows, &s->err) < 0)
			return -1;
		all = rows.items;
		for (i = 0; i < rows.count; i++) {
			if (session_row(s, &all[i]) < 0)
				return -1;
		}
		return session_print(s);
	}
	if (work->stranger ? log_one(s, NULL, work) < 0
			   : records_each(s, &work->records, log_one, work) < 0)
		return -1;
	if (session_keep(s) < 0)
		return -1;
	if (work->suggest)
		session_talk(s, "%s", work->suggest);
	if (work->like)
		session_talk(s, "%s", work->like);
	return 0;
}

/* One row for each voice, without ids; it is kept, so that a failure to say so
 * is no failure to keep it. */
static void
print_kept(struct session *s, size_t count)
{
	struct voice_row row;
	int rc = session_rows(s, &voice_row_shape, NULL);

	column_clear(&voice_row_shape, &row);
	while (rc == 0 && count-- > 0)
		rc = session_row(s, &row);
	if (rc < 0 || session_print(s) < 0)
		s->err.code = ERR_UNKNOWN;
}

/* Keep the voice beside the database: nothing that was said is lost. */
static void
spool(struct session *s, const struct work *work)
{
	const struct logging *opt = work->opt;
	const struct input_record *records = work->records.items;
	struct error cause = s->err;
	const char **who =
		arena_get(&s->arena, (work->records.count + 1) * sizeof(*who));
	struct spooled_voice voice = {
		.who = who,
		.who_count = work->records.count,
		.kind = opt->kind,
		.channel = opt->channel,
		.about = opt->about,
		.done = opt->done,
		.new_name = opt->new_name,
		.phone = opt->phone,
		.email = opt->email,
		.at = s->common.at,
		.key = s->common.key,
		.user = s->setting.user,
		.tool = s->setting.tool,
		.command = s->setting.command,
		.flags = arena_print(&s->arena, "%s%s", opt->out ? "o" : "",
				     work->voice.new_case ? "n" : ""),
		.now = s->setting.now,
		.now_given = s->setting.now_given,
		.bytes = work->voice.bytes,
		.len = work->voice.len,
	};
	size_t i;

	for (i = 0; i < work->records.count; i++)
		who[i] = records[i].id;
	if (spooled_keep(&s->arena, &s->setting, &voice, &s->err) < 0)
		return;
	s->err = (struct error){0};
	session_remark(s, "%s", cause.text);
	session_remark(s, "kept; do not repeat");
	s->kept.count = 0;
	s->rejected = 0;
	print_kept(s, work->stranger ? 1 : work->records.count);
}

/* Whether what went wrong shall keep no voice out. */
static bool
may_spool(const struct session *s, const struct work *work)
{
	return s->err.code != ERR_NONE && !s->common.rehearse &&
	       !s->committed && !work->repeated &&
	       (not_its_fault(&s->err) || s->err.code == ERR_POLICY);
}

void
logging_run(struct session *s, const struct passport *passport,
	    const struct logging *opt)
{
	struct work work = {
		.passport = passport,
		.opt = opt,
		.records = {.size = sizeof(struct input_record)},
		.stranger = opt->new_name || opt->anonymous,
		.voice = {.kind = opt->kind,
			  .channel = opt->channel,
			  .about = opt->about,
			  .done = opt->done,
			  .out = opt->out,
			  .new_case = opt->new_case || opt->anonymous},
	};
	bool opened = session_open(s, SESSION_LISTEN) == 0;

	if ((!opened && !not_its_fault(&s->err) && s->err.code != ERR_POLICY) ||
	    gather(s, &work) < 0)
		return;
	if (opened && register_voices(s, &work) == 0)
		return;
	if (may_spool(s, &work))
		spool(s, &work);
}
