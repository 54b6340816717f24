/* SPDX-License-Identifier: ISC
 * What a voice does to a case that is there.
 */
#include "domain/join.h"

#include <string.h>

#include "base/str.h"
#include "domain/docket.h"
#include "domain/ladder.h"
#include "domain/listen.h"
#include "domain/people.h"
#include "model/row.h"
#include "store/case.h"

#define NAMED 10 /* open cases in one remark */

int
join_find(struct business *business, struct id party,
	  const struct policy_kind *kind, struct case_file *file,
	  struct vec *open, struct error *err)
{
	const struct case_file *files;
	size_t i, same = 0;

	if (case_open_of(business->store, business->arena, party, NULL, open,
			 err) < 0)
		return -1;
	files = open->items;
	for (i = 0; i < open->count; i++) {
		if (strcmp(files[i].kind.s, kind->name) == 0) {
			*file = files[i];
			same++;
		}
	}
	if (same != 1)
		file->id.n = 0;
	return 0;
}

const char *
join_remark(struct business *business, const struct case_file *file,
	    bool joined, const struct vec *open)
{
	const struct case_file *files = open->items;
	struct str names = {0};
	const char *text;
	size_t i;

	if (joined)
		return arena_print(business->arena,
				   "joined k%lld, their open %s; --new-case "
				   "opens another",
				   (long long)file->id.n, file->kind.s);
	if (open->count == 0)
		return NULL;
	for (i = 0; i < open->count && i < NAMED; i++)
		str_print(&names, "%sk%lld (%s)", i ? ", " : "",
			  (long long)files[i].id.n, files[i].kind.s);
	if (open->count > NAMED)
		str_add(&names, ", …");
	text = arena_print(business->arena,
			   "open already: %s; crm-merge k%lld k%lld joins them",
			   str_get(&names), (long long)files[0].id.n,
			   (long long)file->id.n);
	str_free(&names);
	return text;
}

int
join_reopen(struct business *business, const struct interaction *entry,
	    struct case_file *file, struct error *err)
{
	const char *owner = file->owner.s;

	file->state.s = "open";
	file->episode.n++;
	file->level.n = 0;
	file->opened_by = entry->id;
	file->opened_at = entry->at;
	file->outcome.s = NULL;
	file->settled_by.n = 0;
	file->closed_at = INSTANT_MISSING;
	file->forced_by.s = NULL;
	file->forced_at = INSTANT_MISSING;
	file->forced_why.s = NULL;
	file->second.s = NULL;
	if (policy_kind_named(business->policy, file->kind.s))
		file->policy = business->policy_id;
	if (owner && policy_person(business->policy, owner))
		return people_acting(business, owner, &file->owner.s, err);
	return people_owner(business, NULL, file->kind.s, entry->channel.s,
			    &file->owner.s, &file->desk.s, &file->turn.s, err);
}

int
join_continue(struct business *business, const struct policy_kind *kind,
	      const struct interaction *entry, struct case_file *file,
	      struct error *err)
{
	struct case_file before = *file;
	bool letter = !kind->climbs && (strcmp(file->state.s, "open") == 0 ||
					strcmp(file->state.s, "resolved") == 0);
	struct climb_row row;
	bool climbed = true;

	if (strcmp(file->state.s, "closed") == 0) {
		if (join_reopen(business, entry, file, err) < 0)
			return -1;
	} else if (strcmp(file->state.s, "waiting") == 0) {
		file->state.s = "open";
	}
	if (docket_save(business, &before, file, err) < 0)
		return -1;
	if (letter &&
	    ladder_climbed(business, file, "letter", &climbed, err) < 0)
		return -1;
	if (climbed)
		return 0;
	return ladder_climb(business, file, file->level.n + 1, "letter", 0,
			    entry->text.s, &row, err);
}
