/* SPDX-License-Identifier: ISC
 * Interactions of a foreign file.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/docket.h"
#include "domain/promise.h"
#include "exchange/importing.h"
#include "model/interaction.h"
#include "model/origin.h"
#include "store/arrival.h"
#include "store/case.h"
#include "store/record.h"

struct said {
	struct interaction entry;
	const char *called;
	const char *ref;
	bool voice;    /* they said it, and it is owed an answer */
	bool timeless; /* no time in the file */
	struct id case_id;
};

static const char *const directions[] = {"in", "out", "own"};
static const char *const of_us[] = {"note", "answer", "question", "thanks"};

static bool
is_among(const char *word, const char *const *words, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		if (strcmp(words[i], word) == 0)
			return true;
	}
	return false;
}

static int
read_kind(const struct importing *run, struct said *said, struct error *err)
{
	struct interaction *entry = &said->entry;
	const struct policy_kind *kind;

	if (!entry->direction.s)
		entry->direction.s = "in";
	if (!is_among(entry->direction.s, directions, 3))
		return error_set(err, ERR_DATA,
				 "direction %.60s: in, out or own",
				 entry->direction.s);
	if (!entry->kind.s)
		entry->kind.s = "note";
	if (strcmp(entry->direction.s, "own") == 0 &&
	    strcmp(entry->kind.s, "note") != 0)
		return error_set(err, ERR_DATA,
				 "kind %.60s: among ourselves there are notes",
				 entry->kind.s);
	if (strcmp(entry->direction.s, "in") != 0)
		return is_among(entry->kind.s, of_us, 4)
			       ? 0
			       : error_set(err, ERR_DATA,
					   "kind %.60s: we say note, answer, "
					   "question or thanks",
					   entry->kind.s);
	kind = policy_kind_named(run->business->policy, entry->kind.s);
	if (!kind)
		return error_set(err, ERR_DATA, "kind %.60s: no such kind",
				 entry->kind.s);
	said->voice = kind->voice;
	if (said->voice && said->case_id.n == 0)
		return error_set(err, ERR_DATA,
				 "a %.60s is owed an answer: import it with "
				 "-t cases, or name its case",
				 entry->kind.s);
	return 0;
}

static int
read_case(const char *typed, struct id *id, struct error *err)
{
	char letter;

	if (!typed || (business_id(typed, &letter, id) && letter == 'k'))
		return 0;
	return error_set(err, ERR_DATA, "case %.60s: as k7", typed);
}

static int
read_at(struct importing *run, const struct incoming_row *row,
	struct said *said, struct error *err)
{
	const char *at = importing_value(run, row, INTERACTION_AT);

	said->entry.at = run->business->now;
	said->timeless = !at;
	if (!at)
		return 0;
	if (evidence_instant(&run->evidence, INTERACTION_AT, at, row->line,
			     &said->entry.at, err) < 0)
		return -1;
	return said->entry.at.s <= run->business->now.s
		       ? 0
		       : error_set(err, ERR_DATA, "at %.60s: has not been yet",
				   at);
}

static int
read_said(struct importing *run, const struct incoming_row *row,
	  struct error *err)
{
	struct said *said = arena_get(run->row, sizeof(*said));
	struct interaction *entry = &said->entry;
	const char *key = importing_value(run, row, INTERACTION_KEY);
	const char *who = importing_value(run, row, INTERACTION_WHO);

	run->item = said;
	column_clear(&interaction_shape, entry);
	said->called = importing_value(run, row, INTERACTION_CUSTOMER);
	if (!said->called)
		return error_set(err, ERR_DATA, "no customer");
	entry->kind.s = importing_value(run, row, INTERACTION_KIND);
	entry->direction.s = importing_value(run, row, INTERACTION_DIRECTION);
	entry->channel.s = importing_value(run, row, INTERACTION_CHANNEL);
	entry->text.s = importing_value(run, row, INTERACTION_TEXT);
	entry->who.s = run->business->user;
	if (key)
		said->ref = importing_ref(run, key);
	if (read_case(importing_value(run, row, INTERACTION_CASE),
		      &said->case_id, err) < 0 ||
	    read_kind(run, said, err) < 0 ||
	    importing_word("channel", entry->channel.s, err) < 0)
		return -1;
	if (who && importing_person(run, who, &entry->who.s, err) < 0)
		return -1;
	return read_at(run, row, said, err);
}

/* The case must be there, and theirs; a closed one takes no more voices. */
static int
find_case(struct importing *run, struct said *said, struct case_file *file,
	  struct error *err)
{
	long long n = (long long)said->case_id.n;
	int rc;

	if (n == 0)
		return 0;
	rc = case_root(run->business->store, run->row, said->case_id, file,
		       err);
	if (rc <= 0)
		return rc < 0 ? -1
			      : error_set(err, ERR_DATA, "k%lld: no such case",
					  n);
	if (file->party.n != said->entry.party.n)
		return error_set(err, ERR_DATA,
				 "k%lld is not theirs but that of c%lld", n,
				 (long long)file->party.n);
	if (said->voice && str_same(file->state.s, "closed"))
		return error_set(err, ERR_DATA,
				 "k%lld is closed: crm-log opens it again", n);
	said->entry.case_id = file->id;
	return 0;
}

/* What was said later than all the rest was not here before. */
static bool
is_latest(const struct importing *run, const struct said *said)
{
	return instant_missing(run->last_said) ||
	       (!said->timeless && said->entry.at.s > run->last_said.s);
}

static int
came_before(struct importing *run, const struct said *said, bool *there,
	    struct error *err)
{
	struct store *store = run->business->store;

	*there = false;
	if (run->on_match == MATCH_NEW || (!said->ref && is_latest(run, said)))
		return 0;
	return said->ref ? arrival_ref(store, said->ref, there, err)
			 : arrival_said(store, &said->entry, said->timeless,
					there, err);
}

static int
add_origin(struct importing *run, const struct said *said, struct error *err)
{
	struct origin origin;

	if (!said->ref)
		return 0;
	column_clear(&origin_shape, &origin);
	origin.interaction = said->entry.id;
	origin.ref.s = said->ref;
	return record_add(run->business->store, TABLE_ORIGINS, &origin, err);
}

static int
keep_said(struct importing *run, enum importing_outcome *outcome,
	  struct error *err)
{
	struct business *business = run->business;
	struct said *said = run->item;
	struct importing_customer *customer;
	struct case_file file;
	bool there;

	if (importing_customer(run, said->called, &customer, err) < 0)
		return -1;
	said->entry.party.n = customer->id;
	if (find_case(run, said, &file, err) < 0 ||
	    came_before(run, said, &there, err) < 0)
		return -1;
	*outcome = there ? OUTCOME_HERE : OUTCOME_NEW;
	if (there)
		return 0;
	if (record_add(business->store, TABLE_INTERACTIONS, &said->entry, err) <
		    0 ||
	    add_origin(run, said, err) < 0)
		return -1;
	if (said->voice && importing_spoke(run, customer, err) < 0)
		return -1;
	if (customer->touches &&
	    promise_touched(business, said->entry.party, err) < 0)
		return -1;
	return said->entry.case_id.n > 0
		       ? docket_refresh(business, file.id, err)
		       : 0;
}

const struct importing_noun importing_said_noun = {"interactions", read_said,
						   keep_said};
