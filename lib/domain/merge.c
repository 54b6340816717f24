/* SPDX-License-Identifier: ISC
 * Two parties that turned out to be one.
 */
#include "domain/merge.h"

#include <string.h>

#include "base/str.h"
#include "domain/docket.h"
#include "domain/promise.h"
#include "store/case.h"
#include "store/record.h"

void
merge_show(struct business *business, const struct party *keep,
	   const char *other, struct step_row *row)
{
	column_clear(&step_row_shape, row);
	row->id = (struct any_id){keep->id.n, 'c'};
	row->step.s = "merged";
	row->owner = keep->owner;
	row->party = keep->id;
	row->name = keep->name;
	row->text.s = arena_text(business->arena, other);
}

static void
fill(struct party *keep, const struct party *other)
{
	if (!keep->name.s)
		keep->name = other->name;
	if (!keep->owner.s)
		keep->owner = other->owner;
	if (!keep->note.s)
		keep->note = other->note;
	if (str_same(keep->role.s, "contact"))
		keep->role = other->role;
}

/* The first two open cases of one kind. */
static int
find_twins(struct business *business, struct id party, const char **remark,
	   struct error *err)
{
	struct vec open = {.size = sizeof(struct case_file)};
	const struct case_file *all;
	size_t i, j;

	*remark = NULL;
	if (case_open_of(business->store, business->arena, party, NULL, &open,
			 err) < 0)
		return -1;
	all = open.items;
	for (i = 0; i < open.count; i++) {
		for (j = i + 1; j < open.count; j++) {
			if (!str_same(all[i].kind.s, all[j].kind.s))
				continue;
			*remark = arena_print(
				business->arena,
				"two cases of one kind are open now; "
				"crm-merge k%lld k%lld joins them",
				(long long)all[i].id.n, (long long)all[j].id.n);
			return 0;
		}
	}
	return 0;
}

int
merge_parties(struct business *business, struct party *keep,
	      const struct party *other, struct step_row *row,
	      const char **remark, struct error *err)
{
	struct party before = *keep, gone = *other;
	const char *name = other->name.s ? other->name.s : "nameless";

	if (keep->id.n == other->id.n)
		return error_set(err, ERR_NO, "both are c%lld already",
				 (long long)keep->id.n);
	gone.merged_into = keep->id;
	fill(keep, other);
	if (record_set(business->store, TABLE_PARTIES, other, &gone, err) < 0 ||
	    record_set(business->store, TABLE_PARTIES, &before, keep, err) <
		    0 ||
	    docket_refresh_party(business, keep->id, err) < 0 ||
	    promise_touched(business, keep->id, err) < 0 ||
	    find_twins(business, keep->id, remark, err) < 0)
		return -1;
	merge_show(business, keep,
		   arena_print(business->arena, "was c%lld %s",
			       (long long)other->id.n, name),
		   row);
	return 0;
}
