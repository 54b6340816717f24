/* SPDX-License-Identifier: ISC
 * crm-access: everything held on a person, for that person.
 */
#include <string.h>

#include "cli/session.h"
#include "cli/usage.h"
#include "domain/resolver.h"
#include "keep/access.h"
#include "view/page.h"

static const struct passport passport = {
	.name = "crm-access",
	.purpose = "everything held on a person, for that person",
	.usage = "party",
	.examples = {"crm-access anna", "crm-access c1 --json"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_COLOR,
	.shape = &access_row_shape,
	.operands = "party",
};

struct headings {
	const char *noun;
	const char *words;
};

static const struct headings headings[] = {
	{"parties", "Who you are to us"},
	{"addresses", "How to reach you"},
	{"tags", "Words we know you by"},
	{"cases", "What you came to us with"},
	{"interactions", "What was said and written"},
	{"rungs", "Who else was told of it here"},
	{"promises", "What was promised"},
	{"messages", "Letters"},
	{"facts", "What we know of you"},
	{"links", "Who you belong with"},
	{"origins", "Where it came from"},
	{"sales", "What you bought"},
	{"uses", "What you were told that others are told too"},
	{"cards", "What we asked you on a card"},
	{"invoices", "What you were billed"},
	{"payments", "What you paid"},
	{"notices", "What you were told of invoices"},
	{"observations", "What was noted of your cases"},
	{"joins", "The cause that others have too"},
	{"deals", "What you may buy"},
	{"moves", "How far that came"},
	{"changes", "What was changed"},
	{"mentions", "Where others' records name you"},
};

struct reading {
	struct session *s;
	struct page *page;
	const char *noun; /* where we are; */
	struct any_id id;
};

static int
print_row(void *cookie, const struct access_row *row, struct error *err)
{
	(void)err;
	return session_row(cookie, row);
}

static void
add_heading(struct reading *on, const struct access_row *row)
{
	size_t i;

	for (i = 0; i < sizeof(headings) / sizeof(headings[0]); i++) {
		if (strcmp(headings[i].noun, row->noun.s) == 0) {
			on->noun = headings[i].noun;
			page_heading(on->page, headings[i].words);
			on->id = (struct any_id){0};
		}
	}
}

/* "opened at" */
static char *
label(struct reading *on, const char *field)
{
	char *text = arena_text(&on->s->arena, field), *p;

	for (p = text; *p; p++) {
		if (*p == '_')
			*p = ' ';
	}
	return text;
}

/* A change is a record of its own, though its id is that of what it changed. */
static int
add_field(void *cookie, const struct access_row *row, struct error *err)
{
	struct reading *on = cookie;

	(void)err;
	if (!on->noun || strcmp(on->noun, row->noun.s) != 0)
		add_heading(on, row);
	if (row->id.n != on->id.n || row->id.letter != on->id.letter ||
	    strcmp(row->noun.s, "changes") == 0) {
		if (on->id.n > 0)
			page_gap(on->page);
		page_text(on->page,
			  arena_print(&on->s->arena,
				      "%c%lld, written down %s by %s",
				      row->id.letter, (long long)row->id.n,
				      business_when(on->s->business, row->at),
				      row->who.s ? row->who.s : "nobody"));
		on->id = row->id;
	}
	/* whose it is goes without saying, but for a link */
	if (strcmp(row->field.s, "party") != 0 ||
	    strcmp(row->noun.s, "links") == 0)
		page_pair(on->page, label(on, row->field.s), row->value.s);
	return 0;
}

static int
print_page(struct session *s, const struct party *party)
{
	struct reading on = {.s = s};

	on.page = page_open(&s->arena, &s->view);
	page_title(on.page,
		   arena_print(&s->arena, "What %s holds on %s (c%lld), %s",
			       s->business->policy->name,
			       party->name.s ? party->name.s : "you",
			       (long long)party->id.n,
			       business_when(s->business, s->business->now)));
	if (access_each(s->business, party, true, add_field, &on, &s->err) < 0)
		return -1;
	return page_close(on.page, &s->err);
}

static int
run(struct session *s)
{
	struct party party;

	if (s->operand_count != 1)
		return usage_wrong(&passport, &s->err, "whom about?");
	if (session_open(s, SESSION_READ) < 0 ||
	    resolver_find(s->business, s->operands[0], &party, &s->err) < 0)
		return -1;
	if (!option_wants_rows(&s->common))
		return print_page(s, &party);
	if (session_rows(s, &access_row_shape, NULL) < 0)
		return -1;
	return access_each(s->business, &party, false, print_row, s, &s->err);
}

int
main(int argc, char **argv)
{
	struct session s;

	if (session_begin(&s, &passport, argc, argv, NULL) == 0)
		(void)run(&s);
	return session_end(&s);
}
