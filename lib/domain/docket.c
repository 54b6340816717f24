/* SPDX-License-Identifier: ISC
 * The docket: cases found, read by their clocks, and saved.
 */
#include "domain/docket.h"

#include <string.h>

#include "base/str.h"
#include "domain/resolver.h"
#include "model/promise.h"
#include "store/case.h"
#include "store/party.h"
#include "store/record.h"

#define NAMED 10 /* open cases in a hint */

int
docket_judge(struct business *business, struct arena *arena,
	     const struct case_file *file, struct case_file *judged,
	     struct clock_reading *out, struct error *err)
{
	struct vec said = {.size = sizeof(struct interaction)};
	struct clock_case of = {.file = file};
	struct clock_reading reading;
	const struct policy *policy;
	struct party party;

	*judged = *file;
	judged->due_at = INSTANT_MISSING;
	judged->due_clock.s = NULL;
	judged->needs.s = NULL;
	judged->climb_at = INSTANT_MISSING;
	if (file->merged_into.n > 0 || file->voided.yes)
		return 0;
	if (business_policy(business, file->policy, &policy, err) < 0 ||
	    case_said(business->store, arena, file->id, &said, err) < 0 ||
	    party_root(business->store, arena, file->party, &party, err) < 0 ||
	    party_tags(business->store, arena, party.id, &of.tags, err) < 0)
		return -1;
	of.said = said.items;
	of.said_count = said.count;
	of.forced = file->forced_by.s && strcmp(file->state.s, "closed") != 0;
	if (clock_read(arena, policy, &of, &reading, err) < 0)
		return -1;
	judged->due_at = reading.due_at;
	if (!instant_missing(reading.due_at))
		judged->due_clock.s = policy_clock_names[reading.due_clock];
	judged->needs.s = reading.needs;
	judged->climb_at = reading.climb_at;
	if (out)
		*out = reading;
	return 0;
}

int
docket_save(struct business *business, const struct case_file *before,
	    struct case_file *after, struct error *err)
{
	struct case_file judged;

	/* The clocks read the case as it will be; what is said is saved. */
	if (docket_judge(business, business->arena, after, &judged, NULL, err) <
	    0)
		return -1;
	*after = judged;
	return record_set(business->store, TABLE_CASES, before, after, err);
}

int
docket_refresh(struct business *business, struct id case_id, struct error *err)
{
	struct case_file before, after;
	int rc = record_get(business->store, business->arena, TABLE_CASES,
			    case_id.n, &before, err);

	if (rc <= 0)
		return rc;
	after = before;
	return docket_save(business, &before, &after, err);
}

int
docket_refresh_party(struct business *business, struct id party,
		     struct error *err)
{
	struct vec open = {.size = sizeof(struct case_file)};
	const struct case_file *files;
	size_t i;

	if (case_open_of(business->store, business->arena, party, NULL, &open,
			 err) < 0)
		return -1;
	files = open.items;
	for (i = 0; i < open.count; i++) {
		struct case_file after = files[i];

		if (docket_save(business, &files[i], &after, err) < 0)
			return -1;
	}
	return 0;
}

int
docket_said(struct business *business, struct arena *arena, struct id case_id,
	    struct vec *said, struct error *err)
{
	return case_said(business->store, arena, case_id, said, err);
}

int
docket_note(struct business *business, const struct case_file *file,
	    const char *direction, const char *kind, const char *text,
	    struct instant at, struct interaction *entry, struct error *err)
{
	column_clear(&interaction_shape, entry);
	entry->case_id = file->id;
	entry->party = file->party;
	entry->at = at;
	entry->kind.s = kind;
	entry->direction.s = direction;
	entry->who.s = business->user;
	entry->text.s = text;
	return record_add(business->store, TABLE_INTERACTIONS, entry, err);
}

/* A party with exactly one open case. */
static int
case_of_party(struct business *business, const char *word,
	      struct case_file *file, struct error *err)
{
	struct vec open = {.size = sizeof(struct case_file)};
	const struct case_file *files;
	struct str lines = {0};
	struct party party;
	size_t i;

	if (resolver_find(business, word, &party, err) < 0 ||
	    case_open_of(business->store, business->arena, party.id, NULL,
			 &open, err) < 0)
		return -1;
	files = open.items;
	if (open.count == 1) {
		*file = files[0];
		return 0;
	}
	if (open.count == 0) {
		error_set(err, ERR_NO, "%s (c%lld) has no open case",
			  party.name.s ? party.name.s : word,
			  (long long)party.id.n);
		return error_hint(err,
				  "crm-cases party=c%lld state=any shows "
				  "the closed ones",
				  (long long)party.id.n);
	}
	for (i = 0; i < open.count && i < NAMED; i++)
		str_print(&lines, "%sk%lld %s: %s", i ? "\n" : "",
			  (long long)files[i].id.n, files[i].kind.s,
			  files[i].subject.s ? files[i].subject.s : "");
	error_set(err, ERR_NO, "%s (c%lld) has %zu open cases: say which",
		  party.name.s ? party.name.s : word, (long long)party.id.n,
		  open.count);
	error_hint(err, "%s", str_get(&lines));
	str_free(&lines);
	return -1;
}

/* The case that an interaction or a promise belongs to. */
static int
case_behind(struct business *business, char letter, struct id id,
	    struct id *case_id, struct error *err)
{
	struct interaction entry;
	struct promise promise;
	int rc;

	case_id->n = 0;
	if (letter == 'i') {
		rc = record_get(business->store, business->arena,
				TABLE_INTERACTIONS, id.n, &entry, err);
		if (rc > 0 && !entry.voided.yes)
			*case_id = entry.case_id;
	} else {
		rc = record_get(business->store, business->arena,
				TABLE_PROMISES, id.n, &promise, err);
		if (rc > 0 && !promise.voided.yes)
			*case_id = promise.case_id;
	}
	return rc < 0 ? -1 : 0;
}

int
docket_find(struct business *business, const char *word, struct case_file *file,
	    struct error *err)
{
	struct id id;
	char letter;
	int rc;

	if (!business_id(word, &letter, &id) || !strchr("kip", letter))
		return case_of_party(business, word, file, err);
	if (letter != 'k' && case_behind(business, letter, id, &id, err) < 0)
		return -1;
	rc = id.n > 0 ? case_root(business->store, business->arena, id, file,
				  err)
		      : 0;
	if (rc == 0) {
		error_set(err, ERR_NO,
			  letter == 'k' ? "%s: no such case"
					: "%s belongs to no case",
			  word);
		return error_hint(err, "crm-cases lists the open ones");
	}
	return rc < 0 ? -1 : 0;
}
