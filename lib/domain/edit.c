/* SPDX-License-Identifier: ISC
 * Changing what is known.
 */
#include "domain/edit.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/docket.h"
#include "domain/fact.h"
#include "domain/input.h"
#include "domain/ladder.h"
#include "domain/listen.h"
#include "domain/move.h"
#include "domain/people.h"
#include "domain/profile.h"
#include "domain/promise.h"
#include "domain/resolver.h"
#include "store/party.h"
#include "store/problem.h"

int
edit_letter(const char *word, char *letter, struct error *err)
{
	struct id id;

	if (!business_id(word, letter, &id))
		*letter = 'c';
	if (strchr("ckpi", *letter))
		return 0;
	error_set(err, ERR_USAGE, "%s: cannot be edited", word);
	return error_hint(err, "crm-edit changes customers (c1), cases (k1), "
			       "promises (p1), deals (d1) and the case of "
			       "what was said (i1); crm-undo takes a batch "
			       "back");
}

int
edit_find(struct business *business, const char *word, struct edit *edit,
	  struct error *err)
{
	struct id id;

	if (edit_letter(word, &edit->letter, err) < 0)
		return -1;
	if (edit->letter == 'k')
		return docket_find(business, word, &edit->file, err);
	if (edit->letter == 'c')
		return resolver_find(business, word, &edit->party, err);
	business_id(word, &edit->letter, &id);
	if (edit->letter == 'i')
		return move_get(business, id, &edit->entry, err);
	return promise_get(business, id, &edit->promise, err);
}

/* "name=value", "name+=value" or "name-=value"; field is a copy. */
static int
split(struct business *business, const char *setting,
      struct profile_change *change, struct error *err)
{
	const char *sign = strchr(setting, '=');
	size_t len = sign ? (size_t)(sign - setting) : 0;

	change->verb = PROFILE_SET;
	if (len > 0 && setting[len - 1] == '+')
		change->verb = PROFILE_ADD;
	else if (len > 0 && setting[len - 1] == '-')
		change->verb = PROFILE_TAKE;
	if (change->verb != PROFILE_SET)
		len--;
	if (len == 0) {
		error_set(err, ERR_USAGE, "%s: not FIELD=VALUE", setting);
		return error_hint(err, "crm-edit c1 phone=\"+49 170 1234567\" "
				       "role=supplier");
	}
	change->field = arena_bytes(business->arena, setting, len);
	change->value = sign + 1;
	return 0;
}

static int
check_subject(const char *value, struct error *err)
{
	if (!utf8_valid(value, strlen(value)))
		return error_set(err, ERR_DATA, "subject is no UTF-8 text");
	if (value[strspn(value, " \t\r\n")] == '\0')
		return error_set(err, ERR_USAGE, "the subject is empty");
	return 0;
}

/* No complaint is dismissed by calling it something else. */
static int
check_complaint(struct business *business, const struct case_file *file,
		const char *why, struct error *err)
{
	const char *second = people_second(business, business->user);

	if (!why)
		return error_set(err, ERR_USAGE,
				 "k%lld is a complaint: to call it anything "
				 "else wants a reason: -m \"why\"",
				 (long long)file->id.n);
	if (strcmp(second, business->user) == 0 ||
	    !str_same(file->owner.s, business->user))
		return 0;
	error_set(err, ERR_NO,
		  "k%lld is a complaint and yours: somebody else has to call "
		  "it anything else",
		  (long long)file->id.n);
	return error_hint(err, "ask @%s", second);
}

static int
edit_kind(struct business *business, struct case_file *file, const char *value,
	  const char *why, struct error *err)
{
	const struct policy_kind *kind =
		policy_kind(business->policy, value, err);

	if (!kind)
		return -1;
	if (!kind->voice)
		return error_set(err, ERR_USAGE, "a %s opens no case",
				 kind->name);
	if (str_same(file->kind.s, "complaint") &&
	    strcmp(kind->name, "complaint") != 0 &&
	    check_complaint(business, file, why, err) < 0)
		return -1;
	file->kind.s = kind->name;
	return 0;
}

static int
edit_about(struct business *business, struct case_file *file, const char *value,
	   struct error *err)
{
	const struct policy_person *person;

	file->about.s = NULL;
	if (!*value)
		return 0;
	if (people_get(business, value, &person, err) < 0)
		return -1;
	file->about.s = person->name;
	return 0;
}

static const char *const case_fields[] = {"subject", "kind", "about"};
#define CASE_FIELDS (sizeof(case_fields) / sizeof(case_fields[0]))
static const char *const promise_fields[] = {"due", "text", "owner", "every",
					     "state"};
#define PROMISE_FIELDS (sizeof(promise_fields) / sizeof(promise_fields[0]))

static int
unknown_field(const char *field, const char *of, const char *const *fields,
	      size_t count, struct error *err)
{
	const char *nearest = str_nearest(field, fields, count);
	struct str all = {0};
	size_t i;

	for (i = 0; i < count; i++)
		str_print(&all, "%s%s", i ? ", " : "", fields[i]);
	error_set(err, ERR_USAGE, "%s: no field of a %s", field, of);
	error_hint(err, "%s%s%sthere are: %s", nearest ? "did you mean " : "",
		   nearest ? nearest : "", nearest ? "? " : "", str_get(&all));
	str_free(&all);
	return -1;
}

/* Praise goes up at once, whenever it is seen to be praise. */
static int
climb(struct business *business, struct case_file *file, struct error *err)
{
	const struct policy_kind *kind =
		policy_kind_named(business->policy, file->kind.s);
	const struct policy *policy;
	struct climb_row row;

	if (!kind || !kind->climbs || str_same(file->state.s, "closed"))
		return 0;
	if (business_policy(business, file->policy, &policy, err) < 0)
		return -1;
	return ladder_climb(business, file, (int64_t)policy->rung_count,
			    "praise", 0, file->subject.s, &row, err);
}

static int
edit_case(struct business *business, struct case_file *file, const char *field,
	  const char *value, const char *why, struct error *err)
{
	struct case_file before = *file;
	int rc;

	if (strcmp(field, "subject") == 0)
		rc = check_subject(value, err);
	else if (strcmp(field, "kind") == 0)
		rc = edit_kind(business, file, value, why, err);
	else if (strcmp(field, "about") == 0)
		rc = edit_about(business, file, value, err);
	else
		rc = unknown_field(field, "case", case_fields, CASE_FIELDS,
				   err);
	if (rc < 0)
		return -1;
	if (strcmp(field, "subject") == 0)
		file->subject.s = value;
	if (docket_save(business, &before, file, err) < 0)
		return -1;
	if (str_same(before.kind.s, file->kind.s))
		return 0;
	return climb(business, file, err);
}

static int
edit_due(struct business *business, struct promise *promise, const char *value,
	 struct error *err)
{
	struct when due;

	if (str_same(promise->side.s, "touch"))
		return error_set(err, ERR_USAGE,
				 "p%lld counts from the last contact: "
				 "every=90d sets the days",
				 (long long)promise->id.n);
	if (str_same(promise->state.s, "broken")) {
		error_set(err, ERR_NO, "p%lld is broken: it cannot be moved",
			  (long long)promise->id.n);
		return error_hint(err,
				  "crm-close p%lld keeps it late; "
				  "crm-promise makes another",
				  (long long)promise->id.n);
	}
	if (input_due(business, value, &due, err) < 0)
		return -1;
	promise->due_on = due.on;
	promise->due_at = due.at;
	return 0;
}

static int
edit_every(struct promise *promise, const char *value, struct error *err)
{
	if (*value)
		return input_days(value, &promise->every.n, err);
	if (str_same(promise->side.s, "touch"))
		return error_set(err, ERR_USAGE,
				 "a touch needs its days: "
				 "every=90d");
	promise->every = NUMBER_MISSING;
	return 0;
}

static int
edit_state(struct business *business, struct promise *promise,
	   const char *value, const char *why, struct error *err)
{
	if (strcmp(value, "dropped") != 0) {
		error_set(err, ERR_USAGE, "state=%s: only dropped can be set",
			  value);
		return error_hint(err, "crm-close p%lld says that it was kept",
				  (long long)promise->id.n);
	}
	if (!why && str_same(promise->side.s, "ours"))
		return error_set(err, ERR_USAGE,
				 "dropping what we promised wants a reason: "
				 "-m \"why\"");
	promise->state.s = "dropped";
	promise->settled_at = business->now;
	return 0;
}

static int
edit_promise(struct business *business, struct promise *promise,
	     const char *field, const char *value, const char *why,
	     struct error *err)
{
	const struct policy_person *person;
	struct promise before = *promise;
	int rc = 0;

	if (strcmp(field, "owner") == 0) {
		rc = people_get(business, value, &person, err);
		if (rc == 0)
			promise->owner.s = person->name;
	} else if (strcmp(field, "text") == 0) {
		promise->text.s = value;
	} else if (strcmp(field, "due") == 0) {
		rc = edit_due(business, promise, value, err);
	} else if (strcmp(field, "every") == 0) {
		rc = edit_every(promise, value, err);
	} else if (strcmp(field, "state") == 0) {
		rc = edit_state(business, promise, value, why, err);
	} else {
		rc = unknown_field(field, "promise", promise_fields,
				   PROMISE_FIELDS, err);
	}
	return rc < 0 ? -1 : promise_set(business, &before, promise, err);
}

static int
edit_entry(struct business *business, struct interaction *entry,
	   const char *field, const char *value, struct error *err)
{
	if (strcmp(field, "case") == 0)
		return move_entry(business, entry, value, err);
	error_set(err, ERR_USAGE, "%s: what was said stands", field);
	return error_hint(err, "case=k9 moves it to another case");
}

/* The reason, among ourselves. */
static int
note(struct business *business, const struct edit *edit, const char *why,
     struct error *err)
{
	struct interaction entry;
	struct case_file of;

	if (!utf8_valid(why, strlen(why)))
		return error_set(err, ERR_DATA, "the words are no UTF-8 text");
	column_clear(&case_shape, &of);
	if (edit->letter == 'k') {
		of = edit->file;
	} else if (edit->letter == 'p') {
		of.id = edit->promise.case_id;
		of.party = edit->promise.party;
	} else if (edit->letter == 'i') {
		of.id = edit->entry.case_id;
		of.party = edit->entry.party;
	} else {
		of.party = edit->party.id;
	}
	return docket_note(business, &of, "own", "note", why, business->now,
			   &entry, err);
}

static int
edit_one(struct business *business, struct edit *edit,
	 const struct profile_change *change, const char *why,
	 struct error *err)
{
	if (edit->letter == 'c')
		return profile_set(business, &edit->party, change, err);
	if (change->verb != PROFILE_SET)
		return error_set(err, ERR_USAGE, "%s has one value: %s=VALUE",
				 change->field, change->field);
	if (edit->letter == 'k')
		return edit_case(business, &edit->file, change->field,
				 change->value, why, err);
	if (edit->letter == 'i')
		return edit_entry(business, &edit->entry, change->field,
				  change->value, err);
	return edit_promise(business, &edit->promise, change->field,
			    change->value, why, err);
}

/* When and by whom facts were said, as typed. */
static int
read_how(struct business *business, const struct edit_how *how,
	 struct profile_change *change, struct error *err)
{
	change->new_field = how->new_field;
	change->known_on = DAY_MISSING;
	change->said_by = NULL;
	if (how->said_by &&
	    profile_voice(business, how->said_by, &change->said_by, err) < 0)
		return -1;
	if (!how->known_on)
		return 0;
	if (input_day(business, how->known_on, &change->known_on, err) < 0)
		return -1;
	if (change->known_on.days > business->today.days)
		return error_set(err, ERR_USAGE, "--on %s: it is still to come",
				 how->known_on);
	return 0;
}

int
edit_apply(struct business *business, struct edit *edit,
	   const struct profile_change *changes, size_t count,
	   const struct edit_how *how, struct error *err)
{
	struct profile_change said, change;
	bool facts = false;
	size_t i;

	if (read_how(business, how, &said, err) < 0)
		return -1;
	for (i = 0; i < count; i++) {
		change = said;
		change.field = changes[i].field;
		change.verb = changes[i].verb;
		change.value = changes[i].value;
		facts = facts ||
			(edit->letter == 'c' && profile_is_fact(change.field));
		if (edit_one(business, edit, &change, how->why, err) < 0)
			return -1;
	}
	if ((how->said_by || how->known_on) && !facts)
		return error_set(err, ERR_USAGE,
				 "--said-by and --on are for facts, which have "
				 "names of their own");
	return how->why ? note(business, edit, how->why, err) : 0;
}

int
edit_run(struct business *business, struct edit *edit,
	 const char *const *settings, size_t count, const struct edit_how *how,
	 struct error *err)
{
	struct vec changes = {.size = sizeof(struct profile_change)};
	size_t i;

	for (i = 0; i < count; i++) {
		if (split(business, settings[i],
			  vec_add(&changes, business->arena), err) < 0)
			return -1;
	}
	return edit_apply(business, edit, changes.items, count, how, err);
}

int
edit_case_row(struct business *business, const struct case_file *file,
	      struct case_row *row, struct error *err)
{
	struct joined joined;
	struct party party;

	column_clear(&case_row_shape, row);
	if (party_root(business->store, business->arena, file->party, &party,
		       err) < 0 ||
	    problem_of_case(business->store, business->arena, file->id, &joined,
			    err) < 0)
		return -1;
	row->id = file->id;
	row->due = file->due_at;
	row->needs = file->needs;
	row->level = file->level;
	row->state = file->state;
	row->kind = file->kind;
	row->owner = file->owner;
	row->party = party.id;
	row->name = party.name;
	row->subject = file->subject;
	row->clock = file->due_clock;
	row->opened = file->opened_at;
	row->closed = file->closed_at;
	row->outcome = file->outcome;
	row->episode = file->episode;
	row->about = file->about;
	row->batch = file->batch;
	row->problem = joined.problem;
	return 0;
}
