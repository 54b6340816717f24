/* SPDX-License-Identifier: ISC
 * What a letter said that came back.
 */
#include "post/returned.h"

#include "base/str.h"
#include "domain/docket.h"
#include "domain/join.h"
#include "domain/story.h"
#include "post/arrival.h"
#include "store/case.h"
#include "store/origin.h"
#include "store/party.h"
#include "store/record.h"

#define LOOKED_AT 100 /* refs of one report */

static bool
told_somebody(const struct interaction *entry)
{
	return str_among("out own", entry->direction.s) &&
	       str_among("answer question thanks", entry->kind.s);
}

/* Whether the case would close as it stands. Where it was forced it may. */
static int
holds(struct business *business, const struct case_file *file, bool *sound,
      struct error *err)
{
	struct case_file open = *file, judged;

	*sound = true;
	if (file->forced_by.s)
		return 0;
	open.state.s = "open";
	if (docket_judge(business, business->arena, &open, &judged, NULL, err) <
	    0)
		return -1;
	*sound = str_same(judged.needs.s, "close");
	return 0;
}

static int
judge_anew(struct business *business, struct id case_id,
	   const struct interaction *note, struct error *err)
{
	struct case_file before, after;
	bool sound = true;
	int rc = case_root(business->store, business->arena, case_id, &before,
			   err);

	if (rc <= 0)
		return rc;
	after = before;
	if (str_same(after.state.s, "waiting"))
		after.state.s = "open";
	else if (str_same(after.state.s, "closed"))
		rc = holds(business, &after, &sound, err);
	if (rc < 0 || (!sound && join_reopen(business, note, &after, err) < 0))
		return -1;
	return docket_save(business, &before, &after, err);
}

static int
take_back(struct business *business, const struct interaction *entry,
	  const struct interaction *note, struct error *err)
{
	struct interaction after = *entry;

	if (entry->voided.yes || !told_somebody(entry))
		return 0;
	after.kind.s = STORY_RETURNED;
	if (record_set(business->store, TABLE_INTERACTIONS, entry, &after,
		       err) < 0)
		return -1;
	return entry->case_id.n > 0
		       ? judge_anew(business, entry->case_id, note, err)
		       : 0;
}

/* One mail of ours may have told several; it came back from one of them. */
static int
take_mail(struct business *business, struct id batch, struct id party,
	  const struct interaction *note, struct error *err)
{
	struct vec said = {.size = sizeof(struct interaction)};
	const struct interaction *entries;
	struct party root;
	size_t i;

	if (case_said_by(business->store, business->arena, batch, &said, err) <
	    0)
		return -1;
	entries = said.items;
	for (i = 0; i < said.count; i++) {
		if (party_root(business->store, business->arena,
			       entries[i].party, &root, err) < 0 ||
		    (root.id.n == party.n &&
		     take_back(business, &entries[i], note, err) < 0))
			return -1;
	}
	return 0;
}

/* 1: it was of ours. */
static int
take_ref(struct business *business, const char *ref, struct id party,
	 const struct interaction *note, struct error *err)
{
	const char *id = arena_print(business->arena, "<%s>", ref);
	struct interaction entry;
	struct message message;
	struct origin origin;
	struct id named;
	int rc = origin_letter(business->store, business->arena, id, &message,
			       err);

	named = message.interaction;
	if (rc == 0) {
		rc = origin_find(business->store, business->arena, ref, &origin,
				 err);
		named = origin.interaction;
	}
	if (rc > 0)
		rc = record_get(business->store, business->arena,
				TABLE_INTERACTIONS, named.n, &entry, err);
	if (rc <= 0 || str_same(entry.direction.s, "in"))
		return rc < 0 ? -1 : 0;
	if (named.n == message.interaction.n)
		rc = take_back(business, &entry, note, err);
	else
		rc = take_mail(business, entry.batch, party, note, err);
	return rc < 0 ? -1 : 1;
}

int
returned_take(struct business *business, const struct arrival *arrival,
	      struct id party, const struct interaction *note,
	      struct error *err)
{
	const char *const *refs = arrival->ids.items;
	size_t i;

	for (i = 0; i < arrival->ids.count && i < LOOKED_AT; i++) {
		int rc = take_ref(business, refs[i], party, note, err);

		if (rc != 0)
			return rc < 0 ? -1 : 0;
	}
	return 0;
}
