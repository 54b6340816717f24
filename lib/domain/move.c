/* SPDX-License-Identifier: ISC
 * What was said, moved to the case that it belongs to.
 */
#include "domain/move.h"

#include "base/str.h"
#include "domain/docket.h"
#include "store/case.h"
#include "store/party.h"
#include "store/record.h"

int
move_get(struct business *business, struct id id, struct interaction *entry,
	 struct error *err)
{
	int rc = record_get(business->store, business->arena,
			    TABLE_INTERACTIONS, id.n, entry, err);

	if (rc < 0)
		return -1;
	if (rc > 0 && !entry->voided.yes)
		return 0;
	error_set(err, ERR_NO, "i%lld: no such interaction", (long long)id.n);
	return error_hint(err, "crm-find -t interactions lists them");
}

static bool
is_voice(const struct interaction *entry)
{
	return str_same(entry->direction.s, "in") &&
	       !str_same(entry->kind.s, "note");
}

/* The episode begins with the first voice of it that is left. */
static int
begin_anew(struct business *business, struct case_file *file,
	   const struct interaction *gone, struct error *err)
{
	struct vec said = {.size = sizeof(struct interaction)};
	const struct interaction *all;
	size_t i;

	if (docket_said(business, business->arena, file->id, &said, err) < 0)
		return -1;
	all = said.items;
	for (i = 0; i < said.count; i++) {
		if (all[i].id.n < file->opened_by.n ||
		    all[i].id.n == gone->id.n || !is_voice(&all[i]))
			continue;
		if (file->opened_by.n == gone->id.n) {
			file->opened_by = all[i].id;
			file->opened_at = all[i].at;
		}
		return 0;
	}
	error_set(err, ERR_NO, "i%lld is all that was said on k%lld",
		  (long long)gone->id.n, (long long)file->id.n);
	return error_hint(err, "crm-merge KEEP k%lld joins the cases",
			  (long long)file->id.n);
}

/* The case that it leaves, which may have been joined to another. */
static int
leave(struct business *business, const struct interaction *entry,
      struct case_file *from, struct case_file *before, struct error *err)
{
	int rc = case_root(business->store, business->arena, entry->case_id,
			   from, err);

	if (rc < 0)
		return -1;
	if (rc == 0) {
		from->id.n = 0;
		return 0;
	}
	*before = *from;
	if (from->settled_by.n == entry->id.n ||
	    str_same(entry->kind.s, "closing") ||
	    str_same(entry->kind.s, "outcome"))
		return error_set(err, ERR_NO,
				 "i%lld settled k%lld: it stays there",
				 (long long)entry->id.n, (long long)from->id.n);
	return is_voice(entry) ? begin_anew(business, from, entry, err) : 0;
}

static int
enter(struct business *business, const struct interaction *entry,
      const char *word, struct case_file *to, struct case_file *before,
      struct error *err)
{
	if (docket_find(business, word, to, err) < 0)
		return -1;
	*before = *to;
	if (str_same(to->state.s, "closed")) {
		error_set(err, ERR_NO, "k%lld is closed", (long long)to->id.n);
		return error_hint(err, "crm-log k%lld reopens it",
				  (long long)to->id.n);
	}
	if (!is_voice(entry))
		return 0;
	if (str_same(to->state.s, "waiting"))
		to->state.s = "open";
	/* What was said before the episode began is not heard in it. */
	if (entry->id.n < to->opened_by.n) {
		to->opened_by = entry->id;
		to->opened_at = entry->at;
	}
	return 0;
}

int
move_entry(struct business *business, struct interaction *entry,
	   const char *word, struct error *err)
{
	struct interaction before = *entry;
	struct case_file from = {.id = {0}}, was, to = {.id = {0}}, had;

	if (!*word && !str_same(entry->kind.s, "note"))
		return error_set(err, ERR_USAGE,
				 "i%lld is a %s, which needs a case",
				 (long long)entry->id.n, entry->kind.s);
	if (*word && enter(business, entry, word, &to, &had, err) < 0)
		return -1;
	if (entry->case_id.n > 0) {
		struct case_file now;
		int rc = case_root(business->store, business->arena,
				   entry->case_id, &now, err);

		if (rc < 0)
			return -1;
		if (rc > 0 && now.id.n == to.id.n)
			return 0;
		if (leave(business, entry, &from, &was, err) < 0)
			return -1;
	}
	entry->case_id = to.id;
	if (record_set(business->store, TABLE_INTERACTIONS, &before, entry,
		       err) < 0)
		return -1;
	if (from.id.n > 0 && docket_save(business, &was, &from, err) < 0)
		return -1;
	return to.id.n > 0 ? docket_save(business, &had, &to, err) : 0;
}

void
move_said(const struct interaction *entry, struct id case_id, struct id party,
	  struct interaction_row *row)
{
	column_clear(&interaction_row_shape, row);
	row->id = entry->id;
	row->at = entry->at;
	row->for_case = case_id;
	row->party = party;
	row->kind = entry->kind;
	row->channel = entry->channel;
	row->direction = entry->direction;
	row->who = entry->who;
	row->text = entry->text;
	row->about = entry->about;
	row->automatic = entry->automatic;
	row->batch = entry->batch;
}

int
move_row(struct business *business, const struct interaction *entry,
	 struct interaction_row *row, struct error *err)
{
	struct case_file file = {.id = {0}};
	struct party party;

	if (entry->case_id.n > 0 && case_root(business->store, business->arena,
					      entry->case_id, &file, err) < 0)
		return -1;
	if (party_root(business->store, business->arena, entry->party, &party,
		       err) < 0)
		return -1;
	move_said(entry, file.id, party.id, row);
	return 0;
}
