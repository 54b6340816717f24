/* SPDX-License-Identifier: ISC
 * The pages of crm-show.
 */
#include "cli/showing.h"

#include "base/str.h"
#include "cli/billpage.h"
#include "cli/showing_article.h"
#include "cli/showing_cause.h"
#include "cli/showing_deal.h"
#include "cli/showing_party.h"
#include "domain/find.h"
#include "keep/history.h"
#include "look/show_row.h"
#include "view/page.h"

#define FIRST_CHANGES 50 /* of a batch; crm-history tells the rest */

static const char *
or_blank(const char *text)
{
	return text ? text : "";
}

/* "Anna Berg (c1)" */
static char *
named(struct arena *arena, const char *name, struct id party)
{
	return arena_print(arena, "%s (c%lld)", name ? name : "no name",
			   (long long)party.n);
}

/* "today 13:10", and whether that has been. */
static const char *
due_text(struct showing *on, struct instant due)
{
	return arena_print(on->arena, "%s%s", business_when(on->business, due),
			   due.s <= on->business->now.s ? ", late" : "");
}

/* --- what was said ---------------------------------------------------------- */

static int
say_entry(void *cookie, const void *row, struct error *err)
{
	struct showing *on = cookie;
	struct arena_mark mark = arena_mark(on->arena);

	(void)err;
	showing_part_said(on, row, false);
	arena_reset(on->arena, mark);
	return 0;
}

/* --- a case ----------------------------------------------------------------- */

static void
add_clock(struct showing *on, enum policy_clock clock,
	  const struct clock_state *state)
{
	const char *text;

	if (!state->exists)
		return;
	if (state->running)
		text = arena_print(on->arena, "due %s",
				   due_text(on, state->due_at));
	else if (state->paused)
		text = "paused: we wait for them";
	else
		text = arena_print(on->arena, "stopped %s",
				   business_when(on->business,
						 state->stopped_at));
	page_pair(on->page, policy_clock_names[clock], text);
}

static void
add_needs(struct showing *on, const struct show_case *shown)
{
	const struct case_file *file = &shown->file;

	if (file->needs.s)
		page_pair(on->page, "needs",
			  arena_print(on->arena, "%s, by %s", file->needs.s,
				      due_text(on, file->due_at)));
	else
		page_pair(on->page, "closed",
			  business_when(on->business, file->closed_at));
	page_pair(on->page, "owner", file->owner.s);
	page_pair(on->page, "level",
		  shown->level
			  ? arena_print(on->arena, "%lld, %s",
					(long long)file->level.n, shown->level)
			  : arena_print(on->arena, "%lld",
					(long long)file->level.n));
	if (file->forced_by.s)
		page_pair(on->page, "force",
			  arena_print(on->arena, "asked by @%s %s: %s%s%s",
				      file->forced_by.s,
				      business_when(on->business,
						    file->forced_at),
				      or_blank(file->forced_why.s),
				      file->second.s ? "; waits for @" : "",
				      or_blank(file->second.s)));
	page_pair(on->page, "state", file->state.s);
	page_pair(on->page, "outcome", file->outcome.s);
	page_pair(on->page, "party",
		  named(on->arena, shown->party.name.s, shown->party.id));
	page_pair(on->page, "tags", shown->tags);
	if (file->about.s)
		page_pair(on->page, "about",
			  arena_print(on->arena, "@%s", file->about.s));
	if (file->promise.n > 0)
		page_pair(on->page, "promise",
			  arena_print(on->arena, "p%lld, which we broke",
				      (long long)file->promise.n));
	showing_part_moment(on, file->episode.n > 1 ? "reopened" : "opened",
			    file->opened_at);
}

static void
add_rungs(struct showing *on, const struct vec *found)
{
	const struct rung *rungs = found->items;
	size_t i;

	if (found->count > 0)
		page_heading(on->page, "Up the ladder");
	for (i = 0; i < found->count; i++) {
		page_text(on->page,
			  arena_print(on->arena, "%s level %lld, %s: %s",
				      business_when(on->business, rungs[i].at),
				      (long long)rungs[i].to.n,
				      rungs[i].person.s ? rungs[i].person.s
							: "nobody",
				      rungs[i].cause.s));
		if (rungs[i].why.s)
			page_item(on->page, "", rungs[i].why.s);
	}
}

static int
case_page(struct showing *on, const struct show_what *what)
{
	struct show_what said = *what;
	struct show_case shown;
	size_t i;

	if (show_case(on->business, what->id, &shown, &on->s->err) < 0)
		return -1;
	page_title(on->page,
		   arena_print(on->arena, "k%lld %s: %s",
			       (long long)shown.file.id.n, shown.file.kind.s,
			       or_blank(shown.file.subject.s)));
	showing_part_alias(on, what);
	add_needs(on, &shown);
	if (showing_cause_of(on->s, on->page, shown.file.id) < 0)
		return -1;
	for (i = 0; shown.file.needs.s && i < CLOCK_COUNT; i++)
		add_clock(on, (enum policy_clock)i, &shown.reading.clocks[i]);
	page_heading(on->page, "Said and done");
	said.words = true;
	if (show_row_each(on->business, &said, say_entry, on, &on->s->err) < 0)
		return -1;
	add_rungs(on, &shown.rungs);
	showing_part_table(on, "Promises", &promise_row_shape,
			   "id,due,owner,state,text", &shown.promises);
	showing_part_table(on, "Letters", &message_row_shape,
			   "id,state,due,address,subject", &shown.letters);
	return showing_cause_notes(on->s, on->page, shown.file.id, "Noted");
}

/* --- the others ------------------------------------------------------------- */

struct fields {
	struct showing *on;
	const struct shape *shape;
};

static int
add_fields(void *cookie, const void *row, struct error *err)
{
	const struct fields *fields = cookie;
	size_t i;

	(void)err;
	for (i = 1; i < fields->shape->count; i++) {
		if (!column_missing(&fields->shape->columns[i], row))
			page_field(fields->on->page, NULL, fields->shape,
				   fields->shape->columns[i].name, row);
	}
	return 0;
}

/* An interaction, a promise, a message, a batch, a product, a sale: what its list knows. */
static int
record_page(struct showing *on, const struct show_what *what)
{
	static const char *const nouns[] = {"i", "interaction", "p", "promise",
					    "o", "message",	"b", "batch",
					    "g", "product",	"s", "sale",
					    "e", "payment",	"n", "note",
					    "q", "card"};
	struct fields fields = {on, show_row_shape(what->letter)};
	const char *noun = "";
	size_t i;

	for (i = 0; i < sizeof(nouns) / sizeof(nouns[0]); i += 2) {
		if (nouns[i][0] == what->letter)
			noun = nouns[i + 1];
	}
	page_title(on->page, arena_print(on->arena, "%c%lld %s", what->letter,
					 (long long)what->id.n, noun));
	return show_row_each(on->business, what, add_fields, &fields,
			     &on->s->err);
}

static int
message_page(struct showing *on, const struct show_what *what)
{
	char *letter;

	if (record_page(on, what) < 0 ||
	    show_letter(on->business, what->id, &letter, &on->s->err) < 0)
		return -1;
	page_heading(on->page, "As it leaves");
	page_text(on->page, letter);
	return 0;
}

struct changes {
	struct showing *on;
	struct vec rows; /* struct change_row */
};

static int
keep_change(void *cookie, const struct change_row *row, struct error *err)
{
	struct changes *changes = cookie;
	struct arena *arena = changes->on->arena;
	struct change_row *kept = vec_add(&changes->rows, arena);

	(void)err;
	*kept = *row;
	kept->who.s = arena_text(arena, row->who.s);
	kept->column.s = arena_text(arena, row->column.s);
	kept->old.s = arena_text(arena, row->old.s);
	kept->new.s = arena_text(arena, row->new.s);
	return 0;
}

static int
batch_page(struct showing *on, const struct show_what *what)
{
	struct changes changes = {on, {.size = sizeof(struct change_row)}};
	const struct history_of of = {.letter = 'b', .id = what->id};
	bool more;

	if (record_page(on, what) < 0 ||
	    history_changes(on->business, &of, FIRST_CHANGES + 1, keep_change,
			    &changes, &on->s->err) < 0)
		return -1;
	more = changes.rows.count > FIRST_CHANGES;
	if (more)
		changes.rows.count = FIRST_CHANGES;
	showing_part_table(on, "Wrote", &change_row_shape,
			   "record,column,old,new", &changes.rows);
	if (more)
		page_text(on->page,
			  arena_print(on->arena, "and more: crm-history b%lld",
				      (long long)what->id.n));
	return 0;
}

struct owned {
	struct showing *on;
	struct vec rows; /* struct case_row */
};

static int
keep_case(void *cookie, const void *row, struct error *err)
{
	struct owned *owned = cookie;
	struct case_row *kept = vec_add(&owned->rows, owned->on->arena);

	(void)err;
	*kept = *(const struct case_row *)row;
	kept->needs.s = arena_text(owned->on->arena, kept->needs.s);
	kept->kind.s = arena_text(owned->on->arena, kept->kind.s);
	kept->name.s = arena_text(owned->on->arena, kept->name.s);
	kept->subject.s = arena_text(owned->on->arena, kept->subject.s);
	return 0;
}

static int
person_page(struct showing *on, const struct show_what *what)
{
	const struct policy_person *person = what->person;
	struct owned owned = {on, {.size = sizeof(struct case_row)}};
	char *filters[1];
	struct find_question question = {.noun = "cases",
					 .filters = filters,
					 .count = 1,
					 .limit = SHOW_MOST + 1};
	const char *deputy;

	filters[0] = arena_print(on->arena, "owner=%s", person->name);
	if (show_deputy(on->business, person, &deputy, &on->s->err) < 0 ||
	    find_rows(on->business, &question, keep_case, &owned, &on->s->err) <
		    0)
		return -1;
	page_title(on->page, arena_print(on->arena, "@%s %s", person->name,
					 or_blank(person->full_name)));
	if (deputy)
		page_pair(on->page, "away",
			  arena_print(on->arena, "@%s stands in", deputy));
	page_pair(on->page, "mail", person->mail);
	page_pair(on->page, "role", person->role);
	page_pair(on->page, "reports to", person->reports_to);
	showing_part_first(on, "Open", &case_row_shape,
			   "id,due,needs,kind,name,subject", &owned.rows,
			   arena_print(on->arena, "crm-cases owner=%s",
				       person->name));
	return 0;
}

int
showing_page(struct session *session, struct page *page,
	     const struct show_what *what)
{
	struct showing on = {session, session->business, &session->arena, page};

	switch (what->letter) {
	case 'k':
		return case_page(&on, what);
	case 'c':
		return showing_party_page(&on, what);
	case 'o':
		return message_page(&on, what);
	case 'a':
		return showing_article_page(session, page, what);
	case 'b':
		return batch_page(&on, what);
	case 'v':
		return billpage_show(session, page, what->id);
	case 'd':
		return showing_deal_page(session, page, what->id);
	case 'r':
		return showing_cause_problem(session, page, what->id);
	case '@':
		return person_page(&on, what);
	default:
		return record_page(&on, what);
	}
}
