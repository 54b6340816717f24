/* SPDX-License-Identifier: ISC
 * Listening: a voice opens or continues a case.
 */
#include "domain/listen.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "domain/address.h"
#include "domain/docket.h"
#include "domain/gate.h"
#include "domain/join.h"
#include "domain/ladder.h"
#include "domain/party.h"
#include "domain/people.h"
#include "domain/promise.h"
#include "domain/resolver.h"
#include "store/case.h"
#include "store/party.h"
#include "store/record.h"
#include "store/words.h"

#define SUBJECT_WIDTH 72

const char *
listen_subject(struct arena *arena, const char *text)
{
	size_t line = strcspn(text, "\n");
	char *first = arena_bytes(arena, text, line);
	size_t fit = utf8_fit(first, SUBJECT_WIDTH);

	if (fit < line)
		return arena_print(arena, "%.*s…",
				   (int)utf8_fit(first, SUBJECT_WIDTH - 1),
				   first);
	return first;
}

/* The channel is a word that lists and filters can name. */
static int
check_channel(const char *channel, struct error *err)
{
	if (!channel || (*channel && utf8_valid(channel, strlen(channel)) &&
			 !strpbrk(channel, ", \t\r\n")))
		return 0;
	return error_set(err, ERR_USAGE,
			 "-c: a channel is one word, as phone "
			 "or counter");
}

/* What was said, as a row that knows no case yet. */
static int
fill_entry(struct business *business, const struct listen_voice *voice,
	   const struct policy_kind *kind, struct interaction *entry,
	   struct error *err)
{
	const struct policy_person *person;

	if (check_channel(voice->channel, err) < 0)
		return -1;
	column_clear(&interaction_shape, entry);
	entry->at = voice->at;
	entry->kind.s = kind->name;
	entry->direction.s = voice->out ? "out" : "in";
	entry->channel.s =
		voice->channel ? voice->channel : business->policy->channel;
	entry->who.s = voice->mailed ? NULL : business->user;
	entry->automatic.yes = voice->automatic;
	entry->text.s = utf8_clean(business->arena, voice->bytes, voice->len);
	entry->raw = voice->raw;
	if (!entry->raw.data && !utf8_valid(voice->bytes, voice->len))
		entry->raw = (struct bytes){(const unsigned char *)voice->bytes,
					    voice->len};
	if (voice->about) {
		if (people_get(business, voice->about, &person, err) < 0)
			return -1;
		entry->about.s = person->name;
	}
	return 0;
}

static int
open_case(struct business *business, const struct party *party,
	  const char *subject, const struct interaction *entry,
	  struct case_file *file, struct error *err)
{
	if (!subject)
		subject = entry->text.s ? entry->text.s : "";
	column_clear(&case_shape, file);
	file->party = party->id;
	file->kind = entry->kind;
	file->subject.s = listen_subject(business->arena, subject);
	file->state.s = "open";
	file->level.n = 0;
	file->episode.n = 1;
	file->opened_at = entry->at;
	file->about = entry->about;
	file->policy = business->policy_id;
	return people_owner(business, party->owner.s, entry->kind.s,
			    entry->channel.s, &file->owner.s, &file->desk.s,
			    &file->turn.s, err);
}

static int
keep_entry(struct business *business, const struct party *party,
	   const char *subject, struct interaction *entry,
	   struct case_file *file, const struct policy_kind *kind,
	   struct error *err)
{
	bool new = file->id.n == 0 && kind->voice;
	struct case_file before;
	struct climb_row row;

	if (new) {
		if (open_case(business, party, subject, entry, file, err) < 0 ||
		    record_add(business->store, TABLE_CASES, file, err) < 0)
			return -1;
	}
	entry->case_id = file->id;
	if (record_add(business->store, TABLE_INTERACTIONS, entry, err) < 0 ||
	    (!entry->automatic.yes &&
	     promise_touched(business, entry->party, err) < 0))
		return -1;
	if (file->id.n == 0)
		return 0;
	if (!new)
		return kind->voice && strcmp(entry->direction.s, "in") == 0
			       ? join_continue(business, kind, entry, file, err)
			       : docket_refresh(business, file->id, err);
	before = *file;
	file->opened_by = entry->id;
	if (docket_save(business, &before, file, err) < 0)
		return -1;
	if (kind->climbs)
		return ladder_climb(business, file,
				    (int64_t)business->policy->rung_count,
				    "praise", 0, entry->text.s, &row, err);
	return 0;
}

int
listen_note(struct business *business, struct interaction *entry,
	    struct error *err)
{
	if (record_add(business->store, TABLE_INTERACTIONS, entry, err) < 0)
		return -1;
	if (entry->case_id.n == 0)
		return 0;
	return docket_refresh(business, entry->case_id, err);
}

int
listen_row(struct business *business, const struct interaction *entry,
	   struct vec *rows, struct error *err)
{
	struct voice_row *row = vec_add(rows, business->arena);
	struct case_file file;
	struct party party;
	int rc = 0;

	column_clear(&voice_row_shape, row);
	if (party_root(business->store, business->arena, entry->party, &party,
		       err) < 0)
		return -1;
	if (entry->case_id.n > 0)
		rc = case_root(business->store, business->arena, entry->case_id,
			       &file, err);
	if (rc < 0)
		return -1;
	row->interaction = entry->id;
	row->party = party.id;
	row->kind = entry->kind;
	row->name = party.name;
	row->text = entry->text;
	row->id = (struct any_id){entry->id.n, 'i'};
	if (rc > 0) {
		row->id = (struct any_id){file.id.n, 'k'};
		row->due = file.due_at;
		row->clock = file.due_clock;
		row->owner = file.owner;
	}
	return 0;
}

/* Answered, resolved, thanked and closed in one breath. */
static int
do_at_once(struct business *business, const struct listen_voice *voice,
	   struct case_file *file, struct error *err)
{
	struct vec steps = {.size = sizeof(struct step_row)};
	struct gate_words words = {.text = voice->done,
				   .channel = voice->channel,
				   .at = voice->at};
	struct gate_close close = {.at = voice->at};

	if (gate_answer(business, file, &words, &steps, err) < 0 ||
	    gate_resolve(business, file, "done", &words, &steps, err) < 0 ||
	    gate_thank(business, file, &words, &steps, err) < 0)
		return -1;
	return gate_close(business, file, &close, &steps, err);
}

/* What was typed; else that of the case it is for; else the default. */
static int
pick_kind(struct business *business, const struct listen_voice *voice,
	  const struct case_file *file, const struct policy_kind **kind,
	  struct error *err)
{
	const char *typed = voice->kind;

	*kind = NULL;
	if (!typed && !voice->out && file->id.n > 0)
		*kind = policy_kind_named(business->policy, file->kind.s);
	if (!typed)
		typed = voice->out ? "note" : business->policy->default_kind;
	if (!*kind)
		*kind = policy_kind(business->policy, typed, err);
	if (!*kind)
		return -1;
	if (voice->out && (*kind)->voice) {
		error_set(err, ERR_USAGE, "a %s is what they say, not we",
			  (*kind)->name);
		return error_hint(err, "what we say is a note; crm-answer "
				       "tells them and stops the clock");
	}
	if (voice->done && !(*kind)->voice)
		return error_set(err, ERR_USAGE,
				 "a %s opens no case, so --done closes none",
				 (*kind)->name);
	return 0;
}

/* The case that the voice names, if it does; new cases and named ones exclude
 * each other. */
static int
named_case(struct business *business, const struct listen_voice *voice,
	   struct case_file *file, struct error *err)
{
	column_clear(&case_shape, file);
	if (voice->joins.n == 0)
		return 0;
	if (voice->new_case)
		return error_set(err, ERR_USAGE,
				 "k%lld is named: --new-case wants a customer",
				 (long long)voice->joins.n);
	return case_root(business->store, business->arena, voice->joins, file,
			 err) < 0
		       ? -1
		       : 0;
}

int
listen_log(struct business *business, const struct listen_voice *voice,
	   struct vec *rows, const char **remark, struct error *err)
{
	struct vec open = {.size = sizeof(struct case_file)};
	const struct policy_kind *kind;
	struct interaction entry;
	struct case_file file;
	struct party party;
	bool joined;

	*remark = NULL;
	if (named_case(business, voice, &file, err) < 0 ||
	    pick_kind(business, voice, &file, &kind, err) < 0 ||
	    fill_entry(business, voice, kind, &entry, err) < 0 ||
	    party_root(business->store, business->arena, voice->party, &party,
		       err) < 0)
		return -1;
	entry.party = party.id;
	if (kind->voice && party_engage(business, &party, err) < 0)
		return -1;
	/* What is done in one breath must not take along what else is open. */
	if (file.id.n == 0 && kind->voice && !voice->new_case && !voice->done &&
	    join_find(business, party.id, kind, &file, &open, err) < 0)
		return -1;
	joined = voice->joins.n == 0 && file.id.n > 0;
	if (keep_entry(business, &party, voice->subject, &entry, &file, kind,
		       err) < 0)
		return -1;
	if (kind->voice)
		*remark = join_remark(business, &file, joined, &open);
	if (voice->done && do_at_once(business, voice, &file, err) < 0)
		return -1;
	return listen_row(business, &entry, rows, err);
}

/* What somebody said, not what was done about it. */
static bool
is_voice(const struct interaction *entry)
{
	return strcmp(entry->direction.s, "in") == 0 ||
	       (strcmp(entry->direction.s, "out") == 0 &&
		strcmp(entry->kind.s, "note") == 0);
}

int
listen_again(struct business *business, struct id batch, struct vec *rows,
	     struct error *err)
{
	struct vec said = {.size = sizeof(struct interaction)};
	const struct interaction *entries;
	size_t i;

	if (case_said_by(business->store, business->arena, batch, &said, err) <
	    0)
		return -1;
	entries = said.items;
	for (i = 0; i < said.count; i++) {
		if (is_voice(&entries[i]) &&
		    listen_row(business, &entries[i], rows, err) < 0)
			return -1;
	}
	return 0;
}

/* Whose phone or e-mail it is already, id 0 for nobody's. */
static int
known(struct business *business, const char *medium, const char *value,
      struct id *party, struct error *err)
{
	struct vec found = {.size = sizeof(struct id)};
	int rc = 0;

	party->n = 0;
	if (value && strcmp(medium, "phone") == 0)
		rc = resolver_by_phone(business, business->arena, value, 1,
				       &found, err);
	else if (value)
		rc = party_by_address(business->store, business->arena,
				      words_key(business->arena, medium, value),
				      1, &found, err);
	if (found.count > 0)
		*party = *(struct id *)found.items;
	return rc;
}

int
listen_stranger(struct business *business, const char *name, const char *phone,
		const char *email, struct id *id, const char **remark,
		struct error *err)
{
	struct party_new new = {.name = name, .phone = phone, .email = email};
	const char *given = phone;
	struct party party;
	char *number = NULL;

	*remark = NULL;
	if (phone &&
	    address_phone(business, business->arena, phone, &number, err) < 0)
		return -1;
	if (known(business, "phone", number, id, err) < 0)
		return -1;
	if (id->n == 0) {
		given = email;
		if (known(business, "email", email, id, err) < 0)
			return -1;
	}
	if (id->n > 0) {
		if (party_root(business->store, business->arena, *id, &party,
			       err) < 0)
			return -1;
		*id = party.id;
		*remark = arena_print(business->arena,
				      "no stranger: %s is %s (c%lld)", given,
				      party.name.s ? party.name.s : "somebody",
				      (long long)id->n);
		return 0;
	}
	if (!name && !phone && !email)
		new.name = "anonymous";
	if (party_add(business, &new, &party, err) < 0)
		return -1;
	*id = party.id;
	return 0;
}

int
listen_broken(struct business *business, struct id party_id, struct id promise,
	      const char *owner, const char *text, struct case_file *file,
	      struct error *err)
{
	const struct policy_kind *kind;
	struct interaction entry;
	struct case_file before;
	struct party party;

	kind = policy_kind_named(business->policy, "complaint");
	if (!kind)
		return error_set(err, ERR_POLICY, "kinds: no complaint");
	if (party_root(business->store, business->arena, party_id, &party,
		       err) < 0)
		return -1;
	column_clear(&interaction_shape, &entry);
	entry.party = party.id;
	entry.at = business->now;
	entry.kind.s = kind->name;
	entry.direction.s = "own";
	entry.text.s =
		arena_print(business->arena, "we broke our promise p%lld: %s",
			    (long long)promise.n, text ? text : "");
	if (open_case(business, &party, NULL, &entry, file, err) < 0)
		return -1;
	file->promise = promise;
	if (people_acting(business, owner, &file->owner.s, err) < 0 ||
	    record_add(business->store, TABLE_CASES, file, err) < 0)
		return -1;
	entry.case_id = file->id;
	if (record_add(business->store, TABLE_INTERACTIONS, &entry, err) < 0)
		return -1;
	before = *file;
	file->opened_by = entry.id;
	return docket_save(business, &before, file, err);
}
