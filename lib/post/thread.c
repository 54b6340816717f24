/* SPDX-License-Identifier: ISC
 * Which case a mail or post goes back to.
 */
#include "post/thread.h"

#include "base/str.h"
#include "model/interaction.h"
#include "post/arrival.h"
#include "store/case.h"
#include "store/origin.h"
#include "store/party.h"
#include "store/record.h"

#define LOOKED_AT 100 /* refs of one mail */

static int
open_file(struct business *business, struct id id, struct case_file *file,
	  struct error *err)
{
	int rc = id.n > 0 ? case_root(business->store, business->arena, id,
				      file, err)
			  : 0;

	if (rc <= 0)
		file->id.n = 0;
	return rc;
}

/* Of the letter or interaction of that ref; 1 found. */
static int
case_of(struct business *business, const char *ref, struct case_file *file,
	struct error *err)
{
	const char *id = arena_print(business->arena, "<%s>", ref);
	struct interaction entry;
	struct message message;
	struct origin origin;
	int rc = origin_letter(business->store, business->arena, id, &message,
			       err);

	if (rc > 0)
		rc = open_file(business, message.case_id, file, err);
	if (rc != 0)
		return rc;
	rc = origin_find(business->store, business->arena, ref, &origin, err);
	if (rc > 0)
		rc = record_get(business->store, business->arena,
				TABLE_INTERACTIONS, origin.interaction.n,
				&entry, err);
	if (rc <= 0 || entry.voided.yes)
		return rc < 0 ? -1 : 0;
	return open_file(business, entry.case_id, file, err);
}

int
thread_case(struct business *business, const struct arrival *arrival,
	    struct case_file *file, struct error *err)
{
	const char *const *refs = arrival->ids.items;
	size_t i;

	column_clear(&case_shape, file);
	for (i = 0; i < arrival->ids.count && i < LOOKED_AT; i++) {
		int rc = case_of(business, refs[i], file, err);

		if (rc != 0)
			return rc < 0 ? -1 : 0;
	}
	return 0;
}

int
thread_has(struct business *business, const struct case_file *file,
	   struct id party, struct error *err)
{
	struct vec said = {.size = sizeof(struct interaction)};
	const struct interaction *entries;
	struct party root;
	size_t i;

	if (party_root(business->store, business->arena, file->party, &root,
		       err) < 0)
		return -1;
	if (root.id.n == party.n)
		return 1;
	if (case_said(business->store, business->arena, file->id, &said, err) <
	    0)
		return -1;
	entries = said.items;
	for (i = 0; i < said.count; i++) {
		if (!str_same(entries[i].direction.s, "in"))
			continue;
		if (party_root(business->store, business->arena,
			       entries[i].party, &root, err) < 0)
			return -1;
		if (root.id.n == party.n)
			return 1;
	}
	return 0;
}

int
thread_token(struct business *business, const struct arrival *arrival,
	     struct id party, struct case_file *file, struct error *err)
{
	struct id id;
	char letter;
	int rc;

	column_clear(&case_shape, file);
	if (!arrival->token || !business_id(arrival->token, &letter, &id) ||
	    letter != 'k')
		return 0;
	rc = open_file(business, id, file, err);
	if (rc > 0 && party.n > 0)
		rc = thread_has(business, file, party, err);
	if (rc <= 0)
		file->id.n = 0;
	return rc < 0 ? -1 : 0;
}
