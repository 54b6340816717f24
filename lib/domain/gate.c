/* SPDX-License-Identifier: ISC
 * From the answer to the close.
 */
#include "domain/gate.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "domain/docket.h"
#include "domain/force.h"
#include "domain/listen.h"
#include "domain/outbox.h"
#include "domain/people.h"
#include "domain/promise.h"
#include "store/case.h"
#include "store/party.h"
#include "store/record.h"

static bool
closed(const struct case_file *file)
{
	return str_same(file->state.s, "closed");
}

/* The receipt of one step. */
static int
add_row(struct business *business, const struct case_file *file,
	const char *step, const struct interaction *entry,
	const struct message *message, struct vec *rows, struct error *err)
{
	struct step_row *row = vec_add(rows, business->arena);
	struct party party;

	column_clear(&step_row_shape, row);
	if (party_root(business->store, business->arena, file->party, &party,
		       err) < 0)
		return -1;
	row->id = (struct any_id){file->id.n, 'k'};
	row->step.s = step;
	row->needs = file->needs;
	row->due = file->due_at;
	row->owner = file->owner;
	row->party = party.id;
	row->name = party.name;
	if (entry) {
		row->interaction = entry->id;
		row->text = entry->text;
		row->channel = entry->channel;
	}
	if (message) {
		row->message = message->id;
		row->address = message->address;
	}
	return 0;
}

/* Text that is said must be text, and something; a channel is a word. */
static int
check_words(const struct gate_words *words, struct error *err)
{
	const char *channel = words->channel;
	const char *text = words->text;

	if (channel && (!*channel || strpbrk(channel, ", \t\r\n") ||
			!utf8_valid(channel, strlen(channel))))
		return error_set(err, ERR_USAGE,
				 "-c: a channel is one word, as phone or "
				 "counter");
	if (words->mail && channel)
		return error_set(err, ERR_USAGE,
				 "-c and --mail exclude each other");
	if (!text || text[strspn(text, " \t\r\n")] == '\0')
		return error_set(err, ERR_USAGE,
				 "nothing was said: give the "
				 "words, or -m or -F");
	if (!utf8_valid(text, strlen(text)))
		return error_set(err, ERR_DATA, "the words are no UTF-8 text");
	return 0;
}

/* Praise is passed on: the colleague it is about is thanked; NULL where it is
 * the customer. */
static const struct policy_person *
colleague_of(const struct business *business, const struct case_file *file)
{
	const struct policy_kind *kind =
		policy_kind_named(business->policy, file->kind.s);

	return kind && kind->climbs && file->about.s
		       ? policy_person(business->policy, file->about.s)
		       : NULL;
}

/* The letter that carries an entry. */
static int
queue(struct business *business, const struct case_file *file,
      const struct interaction *entry, const struct policy_person *colleague,
      struct message *message, struct error *err)
{
	if (!colleague)
		return outbox_party(business, file->party, file->id, entry->id,
				    file->subject.s, entry->text.s, message,
				    err);
	if (!colleague->mail) {
		error_set(err, ERR_NO, "@%s has no mail address",
			  colleague->name);
		return error_hint(err, "policy.yaml: people: %s: {mail: …}",
				  colleague->name);
	}
	return outbox_person(business, colleague->name, "thanks", file->id,
			     entry->text.s, message, err);
}

/* Say something to the customer, or among ourselves to a colleague: an entry,
 * and with --mail the letter that carries it. */
static int
say(struct business *business, struct case_file *file, const char *kind,
    const struct gate_words *words, const struct policy_person *colleague,
    struct vec *rows, struct error *err)
{
	struct case_file before = *file;
	struct interaction entry;
	struct message message;

	if (check_words(words, err) < 0)
		return -1;
	column_clear(&interaction_shape, &entry);
	entry.case_id = file->id;
	entry.party = file->party;
	entry.at = words->at;
	entry.kind.s = kind;
	entry.direction.s = colleague ? "own" : "out";
	entry.channel.s = words->mail	   ? "mail"
			  : words->channel ? words->channel
					   : business->policy->channel;
	entry.automatic.yes = words->automatic;
	entry.who.s = business->user;
	entry.about.s = colleague ? colleague->name : NULL;
	entry.text.s = words->text;
	entry.raw = words->raw;
	if (record_add(business->store, TABLE_INTERACTIONS, &entry, err) < 0 ||
	    promise_touched(business, entry.party, err) < 0 ||
	    (words->mail &&
	     queue(business, file, &entry, colleague, &message, err) < 0))
		return -1;
	if (!words->automatic && !colleague && !closed(file) &&
	    !str_same(file->state.s, "resolved"))
		file->state.s =
			strcmp(kind, "question") == 0 ? "waiting" : "open";
	if (docket_save(business, &before, file, err) < 0)
		return -1;
	return add_row(business, file, kind, &entry,
		       words->mail ? &message : NULL, rows, err);
}

int
gate_answer(struct business *business, struct case_file *file,
	    const struct gate_words *words, struct vec *rows, struct error *err)
{
	if (words->ask && words->automatic)
		return error_set(err, ERR_USAGE,
				 "a machine cannot ask: --ask or --auto");
	if (words->ask && closed(file))
		return error_set(err, ERR_NO, "k%lld is closed: nobody waits",
				 (long long)file->id.n);
	return say(business, file, words->ask ? "question" : "answer", words,
		   NULL, rows, err);
}

int
gate_thank(struct business *business, struct case_file *file,
	   const struct gate_words *words, struct vec *rows, struct error *err)
{
	const struct policy_person *colleague = NULL;

	if (!words->to)
		colleague = colleague_of(business, file);
	else if (strcmp(words->to, "customer") != 0 &&
		 people_get(business, words->to, &colleague, err) < 0)
		return -1;
	return say(business, file, "thanks", words, colleague, rows, err);
}

static const char *const outcomes[] = {"done", "declined", "cannot"};
#define OUTCOMES (sizeof(outcomes) / sizeof(outcomes[0]))

int
gate_outcome(const char *typed, const char **outcome, struct error *err)
{
	size_t i, found = 0;

	for (i = 0; i < OUTCOMES; i++) {
		if (*typed && str_begins(outcomes[i], typed)) {
			*outcome = outcomes[i];
			found++;
		}
	}
	if (found == 1)
		return 0;
	error_set(err, ERR_USAGE, "%s: no such outcome", typed);
	return error_hint(err, "done \"what was done\", declined \"because …\" "
			       "or cannot \"because …\"");
}

int
gate_resolve(struct business *business, struct case_file *file,
	     const char *outcome, const struct gate_words *words,
	     struct vec *rows, struct error *err)
{
	struct case_file before = *file;
	struct interaction entry;

	if (closed(file))
		return error_set(err, ERR_NO, "k%lld is closed already",
				 (long long)file->id.n);
	if (check_words(words, err) < 0) {
		if (err->code == ERR_USAGE)
			error_set(err, ERR_USAGE,
				  strcmp(outcome, "done") == 0
					  ? "%s: say what was done"
					  : "%s: say because of what",
				  outcome);
		return -1;
	}
	if (docket_note(business, file, "own", "outcome", words->text,
			words->at, &entry, err) < 0)
		return -1;
	file->outcome.s = outcome;
	file->settled_by = entry.id;
	file->state.s = "resolved";
	if (docket_save(business, &before, file, err) < 0)
		return -1;
	return add_row(business, file, "outcome", &entry, NULL, rows, err);
}

int
gate_own(struct business *business, struct case_file *file, const char *person,
	 const struct gate_words *words, struct vec *rows, struct error *err)
{
	const struct policy_person *owner;
	struct case_file before = *file;
	struct interaction entry;

	if (people_get(business, person, &owner, err) < 0)
		return -1;
	if (closed(file))
		return error_set(err, ERR_NO, "k%lld is closed already",
				 (long long)file->id.n);
	file->owner.s = owner->name;
	if (docket_save(business, &before, file, err) < 0)
		return -1;
	if (!words->text)
		return add_row(business, file, "own", NULL, NULL, rows, err);
	if (docket_note(business, file, "own", "note", words->text, words->at,
			&entry, err) < 0)
		return -1;
	return add_row(business, file, "own", &entry, NULL, rows, err);
}

/* What the policy of the case asks of its kind; everything when it does not
 * know the kind. */
static int
gate_of(struct business *business, const struct case_file *file,
	struct policy_gate *gate, struct error *err)
{
	const struct policy *policy;
	const struct policy_kind *kind;

	*gate = (struct policy_gate){true, true, true, true, {0, 0}};
	if (business_policy(business, file->policy, &policy, err) < 0)
		return -1;
	kind = policy_kind_named(policy, file->kind.s);
	if (kind)
		*gate = kind->gate;
	return 0;
}

static void
add_missing(struct str *out, const char *what)
{
	str_print(out, "%s%s", out->len ? "; " : "", what);
}

/* "not told since the outcome; not thanked", in the order of the steps. */
static int
missing(struct business *business, const struct case_file *file,
	struct str *out, struct error *err)
{
	const struct policy_person *colleague;
	struct clock_reading reading;
	struct case_file judged;
	struct policy_gate gate;

	if (gate_of(business, file, &gate, err) < 0 ||
	    docket_judge(business, business->arena, file, &judged, &reading,
			 err) < 0)
		return -1;
	if (!file->owner.s || !policy_person(business->policy, file->owner.s))
		add_missing(out, "nobody owns it");
	if (gate.answer && !reading.answered)
		add_missing(out, "no human has answered");
	else if (str_same(judged.needs.s, "answer"))
		add_missing(out, "their last word is not answered");
	if (gate.outcome && !file->outcome.s)
		add_missing(out, "no outcome");
	if (gate.tell && !reading.told)
		add_missing(out, file->outcome.s ? "not told since the outcome"
						 : "not told the outcome");
	if (gate.thank && !reading.thanked) {
		colleague = colleague_of(business, file);
		if (colleague)
			str_print(out, "%s@%s not thanked",
				  out->len ? "; " : "", colleague->name);
		else
			add_missing(out, "not thanked");
	}
	return 0;
}

/* forced stays on the case for ever; where nothing was missing any more it is
 * taken back. */
static int
shut(struct business *business, struct case_file *file, const char *text,
     bool forced, struct instant at, struct vec *rows, struct error *err)
{
	struct case_file before = *file;
	struct interaction entry;

	if (docket_note(business, file, "own", "closing", text, at, &entry,
			err) < 0)
		return -1;
	file->state.s = "closed";
	file->closed_at = at;
	if (!forced) {
		file->forced_by.s = NULL;
		file->forced_at = INSTANT_MISSING;
		file->forced_why.s = NULL;
	}
	file->second.s = NULL;
	if (docket_save(business, &before, file, err) < 0)
		return -1;
	return add_row(business, file, "closing", &entry, NULL, rows, err);
}

/* The first run of a forced close asks. */
static int
ask_force(struct business *business, struct case_file *file, const char *why,
	  const char *what, struct vec *rows, struct error *err)
{
	struct interaction entry;

	if (force_ask(business, file, why, what, &entry, err) < 0)
		return -1;
	return add_row(business, file, "asked", &entry, NULL, rows, err);
}

/* The second run closes it. */
static int
shut_forced(struct business *business, struct case_file *file, const char *what,
	    struct instant at, struct vec *rows, struct error *err)
{
	if (force_agreed(business, file, what, err) < 0)
		return -1;
	return shut(business, file,
		    arena_print(business->arena, "forced (%s): %s", what,
				file->forced_why.s),
		    true, at, rows, err);
}

/* --done and --tell, in order: what is told thanks too, where thanks are
 * missing. */
static int
catch_up(struct business *business, struct case_file *file,
	 const struct gate_close *close, struct vec *rows, struct error *err)
{
	struct gate_words words = {.text = close->done, .at = close->at};
	struct clock_reading reading;
	struct case_file judged;
	struct policy_gate gate;

	if (close->done &&
	    gate_resolve(business, file, "done", &words, rows, err) < 0)
		return -1;
	if (!close->tell)
		return 0;
	if (gate_of(business, file, &gate, err) < 0 ||
	    docket_judge(business, business->arena, file, &judged, &reading,
			 err) < 0)
		return -1;
	words.text = close->tell;
	words.mail = close->mail;
	return gate.thank && !reading.thanked
		       ? gate_thank(business, file, &words, rows, err)
		       : gate_answer(business, file, &words, rows, err);
}

int
gate_close(struct business *business, struct case_file *file,
	   const struct gate_close *close, struct vec *rows, struct error *err)
{
	struct str what = {0};
	int rc;

	if (closed(file))
		return error_set(err, ERR_NO, "k%lld is closed already",
				 (long long)file->id.n);
	if (catch_up(business, file, close, rows, err) < 0)
		return -1;
	rc = missing(business, file, &what, err);
	if (rc == 0 && what.len == 0)
		rc = shut(business, file, close->why, false, close->at, rows,
			  err);
	else if (rc == 0 && file->forced_by.s)
		rc = shut_forced(business, file, str_get(&what), close->at,
				 rows, err);
	else if (rc == 0 && close->force)
		rc = ask_force(business, file, close->why, str_get(&what), rows,
			       err);
	else if (rc == 0)
		rc = error_set(err, ERR_NO, "k%lld stays open: %s",
			       (long long)file->id.n, str_get(&what));
	str_free(&what);
	return rc;
}

int
gate_merge(struct business *business, struct case_file *keep,
	   struct case_file *other, struct vec *rows, struct error *err)
{
	struct case_file before_keep = *keep, before_other = *other;
	struct party mine, theirs;

	if (keep->id.n == other->id.n)
		return error_set(err, ERR_NO, "both are k%lld already",
				 (long long)keep->id.n);
	if (closed(keep) && !closed(other))
		return error_set(err, ERR_NO,
				 "k%lld is closed and k%lld is open: name the "
				 "open one first",
				 (long long)keep->id.n, (long long)other->id.n);
	if (party_root(business->store, business->arena, keep->party, &mine,
		       err) < 0 ||
	    party_root(business->store, business->arena, other->party, &theirs,
		       err) < 0)
		return -1;
	if (mine.id.n != theirs.id.n)
		return error_set(err, ERR_NO,
				 "k%lld is of c%lld and k%lld of c%lld: cases "
				 "of two customers are not joined",
				 (long long)keep->id.n, (long long)mine.id.n,
				 (long long)other->id.n,
				 (long long)theirs.id.n);
	other->merged_into = keep->id;
	if (other->opened_by.n > 0 && !closed(keep) && !closed(other) &&
	    other->opened_by.n < keep->opened_by.n) {
		keep->opened_by = other->opened_by;
		keep->opened_at = other->opened_at;
	}
	if (!keep->about.s)
		keep->about = other->about;
	if (other->level.n > keep->level.n && !closed(other))
		keep->level = other->level;
	if (docket_save(business, &before_other, other, err) < 0 ||
	    docket_save(business, &before_keep, keep, err) < 0)
		return -1;
	return add_row(business, keep, "merged", NULL, NULL, rows, err);
}

/* What a step is called, from the entry that it left. */
static const char *
step_of(const struct interaction *entry)
{
	if (strcmp(entry->kind.s, "note") != 0)
		return entry->kind.s;
	return entry->text.s && str_begins(entry->text.s, force_asked) ? "asked"
								       : "own";
}

int
gate_again(struct business *business, struct id batch, struct vec *rows,
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
		struct case_file file;
		int rc = case_root(business->store, business->arena,
				   entries[i].case_id, &file, err);

		if (rc < 0 ||
		    (rc > 0 && add_row(business, &file, step_of(&entries[i]),
				       &entries[i], NULL, rows, err) < 0))
			return -1;
	}
	return 0;
}

int
gate_show(struct business *business, const struct case_file *file,
	  const char *step, struct vec *rows, struct error *err)
{
	return add_row(business, file, step, NULL, NULL, rows, err);
}

int
gate_letter(struct business *business, const struct step_row *row,
	    char **letter, struct error *err)
{
	struct message message;
	int rc = record_get(business->store, business->arena, TABLE_MESSAGES,
			    row->message.n, &message, err);

	if (rc <= 0)
		return rc < 0 ? -1
			      : error_set(err, ERR_SOFTWARE,
					  "the letter is not there");
	return outbox_letter(business, &message, letter, err);
}
