/* SPDX-License-Identifier: ISC
 * crm-log: register what a customer said or what happened.
 */
#include <string.h>

#include "cli/records.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "domain/listen.h"
#include "domain/party.h"
#include "domain/spooled.h"

struct options {
	const char *kind;
	const char *channel;
	const char *about;
	const char *new_name;
	const char *phone;
	const char *email;
	const char *done;
	bool out;
	bool anonymous;
	bool new_case;
};

static const struct option_row options[] = {
	TEXT_OPTION(struct options, kind, 'k', "kind", "kind",
		    "complaint, praise, request, suggestion, opinion, note"),
	TEXT_OPTION(struct options, channel, 'c', "channel", "channel",
		    "phone, counter, letter, …"),
	FLAG_OPTION(struct options, out, 0, "out", "we said it, not they"),
	TEXT_OPTION(struct options, about, 0, "about", "person",
		    "whom of us they praise or blame"),
	TEXT_OPTION(struct options, new_name, 0, "new", "name",
		    "a stranger of that name"),
	TEXT_OPTION(struct options, phone, 0, "phone", "number",
		    "of the stranger"),
	TEXT_OPTION(struct options, email, 0, "email", "address",
		    "of the stranger"),
	FLAG_OPTION(struct options, anonymous, 0, "anon",
		    "somebody who gives no name"),
	FLAG_OPTION(struct options, new_case, 0, "new-case",
		    "join no open case"),
	TEXT_OPTION(struct options, done, 0, "done", "text",
		    "answer, resolve, thank and close with this"),
};

static const struct passport passport = {
	.name = "crm-log",
	.purpose = "register what a customer said or what happened",
	.usage = "[-k kind] [-c channel] [--out] who|case [text ...]",
	.examples = {"crm-log -k complaint anna \"kettle leaks\"",
		     "crm-log --new \"Schulz\" \"open on Saturday?\""},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_WRITE |
		  GROUP_TEXT | GROUP_STDIN,
	OPTIONS(options, struct options),
	.shape = &voice_row_shape,
	.operands = "party|case",
};

/* One voice as it is worked on. */
struct work {
	const struct options *opt;
	struct listen_voice voice;
	const char *who; /* the operand; NULL: a stranger, or rows of stdin */
	bool stranger;
};

static void
say(struct str *line, const struct business *business, const void *item)
{
	const struct voice_row *row = item;

	str_print(line, "%c%lld %s (c%lld): %s", row->id.letter,
		  (long long)row->id.n, row->name.s ? row->name.s : "somebody",
		  (long long)row->party.n, row->kind.s);
	if (row->id.letter != 'k')
		str_add(line, " kept");
	else if (instant_missing(row->due))
		str_add(line, ", closed");
	else
		str_print(line, ", %s owns it, next step due %s",
			  row->owner.s, business_when(business, row->due));
}

static int
find_target(struct session *s, const char *who, struct listen_voice *voice)
{
	struct case_file file;
	struct party party;
	struct id id;
	char letter;

	voice->joins.n = 0;
	if (business_id(who, &letter, &id) && letter != 'c') {
		if (listen_case(s->business, who, &file, &s->err) < 0)
			return -1;
		voice->joins = file.id;
		voice->party = file.party;
		return 0;
	}
	if (party_find(s->business, who, &party, &s->err) < 0)
		return -1;
	voice->party = party.id;
	return 0;
}

static int
log_one(struct session *s, const struct input_record *record, void *cookie)
{
	struct work *work = cookie;
	struct vec rows = {.size = sizeof(struct voice_row)};
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
	return session_row(s, rows.items);
}

/* The records or the stranger, and the words; checked before anything is
 * locked. */
static int
gather(struct session *s, struct work *work, struct vec *records)
{
	const struct options *opt = work->opt;
	size_t first = work->stranger ? 0 : 1;

	if (!work->stranger && (opt->phone || opt->email))
		return usage_wrong(&passport, &s->err,
				   "--phone and --email are those of --new");
	if (!work->stranger && s->operand_count > 0)
		work->who = s->operands[0];
	if (s->business && work->who && strcmp(work->who, "-") != 0 &&
	    find_target(s, work->who, &work->voice) < 0)
		return -1;
	if (session_text(s, first, &work->voice.bytes, &work->voice.len) < 0)
		return -1;
	if (!work->voice.bytes)
		return usage_wrong(&passport, &s->err, "nothing was said");
	if (work->stranger)
		return 0;
	return records_read(s, 0, 1, false, records);
}

static int
register_voices(struct session *s, struct work *work,
		const struct vec *records)
{
	struct vec rows = {.size = sizeof(struct voice_row)};
	struct id repeat = {0};

	if (input_at(s->business, s->common.at, &work->voice.at, &s->err) < 0 ||
	    session_rows(s, &voice_row_shape, say) < 0 ||
	    session_write(s, "hand", &repeat) < 0)
		return -1;
	if (repeat.n > 0) {
		if (listen_again(s->business, repeat, &rows, &s->err) < 0 ||
		    session_row(s, rows.items) < 0)
			return -1;
		return session_print(s);
	}
	if (work->stranger ? log_one(s, NULL, work) < 0
			   : records_each(s, records, log_one, work) < 0)
		return -1;
	return session_keep(s);
}

/* What went wrong is the disk or the lock, not the voice. */
static bool
not_its_fault(const struct error *err)
{
	return err->code == ERR_IO || err->code == ERR_AGAIN ||
	       err->code == ERR_DENIED || err->code == ERR_MEMORY;
}

/* Keep the voice beside the database: nothing that was said is lost. */
static int
spool(struct session *s, const struct work *work)
{
	const struct options *opt = work->opt;
	struct error cause = s->err;
	struct voice_row row;
	struct spooled_voice voice = {
		.who = work->who,
		.kind = opt->kind,
		.channel = opt->channel,
		.about = opt->about,
		.done = opt->done,
		.new_name = opt->new_name,
		.phone = opt->phone,
		.email = opt->email,
		.user = s->setting.user,
		.flags = arena_print(&s->arena, "%s%s%s", opt->out ? "o" : "",
				     opt->new_case ? "n" : "",
				     opt->anonymous ? "a" : ""),
		.at = s->setting.now,
		.now = s->setting.now,
		.bytes = work->voice.bytes,
		.len = work->voice.len,
	};

	if (s->business && work->voice.at.s > 0)
		voice.at = work->voice.at;
	if (spooled_keep(&s->arena, &s->setting, &voice, &s->err) < 0)
		return -1;
	session_remark(s, "%s; kept beside it, do not repeat", cause.text);
	s->err = (struct error){0};
	column_clear(&voice_row_shape, &row);
	if (session_rows(s, &voice_row_shape, NULL) < 0 ||
	    session_row(s, &row) < 0)
		return -1;
	return session_print(s);
}

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct work work = {.opt = &opt};
	struct vec records = {.size = sizeof(struct input_record)};
	struct session s;
	bool opened, ready;

	if (session_begin(&s, &passport, argc, argv, &opt) < 0)
		return session_end(&s);
	work.stranger = opt.new_name || opt.anonymous;
	work.voice = (struct listen_voice){.kind = opt.kind,
					   .channel = opt.channel,
					   .about = opt.about,
					   .done = opt.done,
					   .out = opt.out,
					   .new_case = opt.new_case ||
						       opt.anonymous};
	opened = session_open(&s, SESSION_LISTEN) == 0;
	if (!opened && s.err.code == ERR_DATA)
		s.err.code = ERR_IO; /* damaged: as good as unwritable */
	if (!opened && !not_its_fault(&s.err))
		return session_end(&s);
	ready = gather(&s, &work, &records) == 0;
	if (ready && opened)
		register_voices(&s, &work, &records);
	if (ready && not_its_fault(&s.err) && !s.common.rehearse &&
	    !s.committed)
		spool(&s, &work);
	return session_end(&s);
}
