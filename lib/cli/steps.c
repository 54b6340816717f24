/* SPDX-License-Identifier: ISC
 * What the verbs of the loop share.
 */
#include "cli/steps.h"

#include <string.h>

#include "cause/thanking.h"
#include "cli/die.h"
#include "cli/typed.h"
#include "cli/usage.h"
#include "domain/docket.h"
#include "domain/listen.h"
#include "domain/promise.h"
#include "model/row.h"
#include "sell/deal.h"

/* What a step came to, as a person says it. */
static void
say_step(struct str *line, const struct step_row *row)
{
	static const struct {
		const char *step, *words;
	} said[] = {
		{"answer", "told"},
		{"question", "asked"},
		{"thanks", "thanked"},
		{"outcome", "outcome kept"},
		{"closing", "closed"},
		{"own", NULL},
		{"merged", "joined"},
		{"kept", "promise kept"},
		{"moved", "promise moved"},
		{"told", "told, as a buyer"},
		{"returned", "told in a letter that came back"},
	};
	size_t i;

	if (strcmp(row->step.s, "own") == 0) {
		str_print(line, "%s owns it", row->owner.s);
		return;
	}
	if (strcmp(row->step.s, "asked") == 0) {
		str_add(line, "asked to close by force; a second person, or "
			      "you on another day, has to agree");
		return;
	}
	for (i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
		if (strcmp(said[i].step, row->step.s) == 0) {
			str_add(line, said[i].words);
			return;
		}
	}
	str_add(line, row->step.s);
}

static void
say(struct str *line, const struct business *business, const void *item)
{
	const struct step_row *row = item;

	str_print(line, "%c%lld %s", row->id.letter, (long long)row->id.n,
		  row->name.s ? row->name.s : "somebody");
	if (row->party.n > 0 && row->id.letter != 'c')
		str_print(line, " (c%lld)", (long long)row->party.n);
	str_add(line, ": ");
	say_step(line, row);
	if (row->message.n > 0)
		str_print(line, ", mail to %s leaves with the next crm-send",
			  row->address.s);
	else if (row->channel.s)
		str_print(line, " by %s", row->channel.s);
	if (row->needs.s && strcmp(row->step.s, "asked") != 0)
		str_print(line, "; next: %s %s %s", row->needs.s,
			  strcmp(row->needs.s, "wait") == 0 ? "until" : "by",
			  business_when(business, row->due));
}

/* With -n --mail: the letters as they would leave. */
static int
show_letters(struct session *session, const struct vec *rows)
{
	const struct step_row *all = rows->items;
	char *letter;
	size_t i;

	for (i = 0; session->common.rehearse && i < rows->count; i++) {
		if (all[i].message.n == 0)
			continue;
		if (gate_letter(session->business, &all[i], &letter,
				&session->err) < 0)
			return -1;
		die_remark(session->passport->name,
			   arena_print(&session->arena, "would leave:\n%s",
				       letter));
	}
	return 0;
}

static int
keep_rows(struct session *session, const struct vec *rows)
{
	const struct step_row *all = rows->items;
	size_t i;

	for (i = 0; i < rows->count; i++) {
		if (session_row(session, &all[i]) < 0)
			return -1;
	}
	return show_letters(session, rows);
}

/* Whether a record is of that letter, and the verb knows what to do with it. */
static bool
is_of(const struct input_record *record, char of, bool known, struct id *id)
{
	char letter;

	return known && business_id(record->id, &letter, id) && letter == of;
}

static int
on_problem(struct session *session, const struct input_record *record,
	   struct steps *steps)
{
	struct solving solving = {.rows = {.size = sizeof(struct step_row)},
				  .remarks = {.size = sizeof(const char *)}};
	const char *const *remarks;
	struct problem problem;
	size_t i;
	int rc = problem_get(session->business, record->id, &problem,
			     &session->err);

	if (rc == 0)
		rc = steps->each_problem(session, &problem, steps, &solving);
	remarks = solving.remarks.items;
	for (i = 0; i < solving.remarks.count; i++)
		session_remark(session, "%s", remarks[i]);
	return rc < 0 ? -1 : keep_rows(session, &solving.rows);
}

static int
on_record(struct session *session, const struct input_record *record,
	  void *cookie)
{
	struct vec rows = {.size = sizeof(struct step_row)};
	struct steps *steps = cookie;
	struct promise promise;
	struct case_file file;
	struct deal deal;
	struct id id;
	int rc;

	if (is_of(record, 'r', steps->each_problem != NULL, &id))
		return on_problem(session, record, steps);
	if (is_of(record, 'd', steps->each_deal != NULL, &id)) {
		if (deal_find(session->business, record->id, &deal,
			      &session->err) < 0)
			return -1;
		rc = steps->each_deal(session, &deal, steps, &rows);
	} else if (is_of(record, 'p', steps->each_promise != NULL, &id)) {
		if (promise_get(session->business, id, &promise,
				&session->err) < 0)
			return -1;
		rc = steps->each_promise(session, &promise, steps, &rows);
	} else {
		if (docket_find(session->business, record->id, &file,
				&session->err) < 0)
			return -1;
		rc = steps->each(session, &file, steps, &rows);
	}
	return rc < 0 ? -1 : keep_rows(session, &rows);
}

/* The words, checked to be text and there where they are wanted. */
static int
read_words(struct session *session, struct steps *steps)
{
	size_t from = steps->many ? session->operand_count : steps->text_at;

	if (steps->wordless)
		return typed_given(session, from, &steps->words.text);
	if (typed_read(session, from, &steps->words.text) < 0)
		return -1;
	if (!steps->words.text)
		return usage_wrong(session->passport, &session->err, "%s",
				   steps->lack ? steps->lack
					       : "nothing was said");
	return 0;
}

/* The records are found before any text is asked for. */
static int
find_first(struct session *session, const struct steps *steps,
	   const struct vec *records)
{
	const struct input_record *all = records->items;
	struct problem problem;
	struct case_file file;
	struct id id;
	size_t i;

	for (i = 0; i < records->count && all[i].line == 0; i++) {
		if (is_of(&all[i], 'p', true, &id) ||
		    is_of(&all[i], 'd', steps->each_deal != NULL, &id))
			continue;
		if (is_of(&all[i], 'r', steps->each_problem != NULL, &id)) {
			if (problem_get(session->business, all[i].id, &problem,
					&session->err) < 0)
				return -1;
			continue;
		}
		if (docket_find(session->business, all[i].id, &file,
				&session->err) < 0)
			return -1;
	}
	return 0;
}

static int
show_promise(struct session *session, struct id id, const char *step,
	     struct vec *rows)
{
	struct promise_row of;
	struct promise promise;
	struct step_row *row;

	if (promise_get(session->business, id, &promise, &session->err) < 0 ||
	    promise_row(session->business, &promise, &of, &session->err) < 0)
		return -1;
	row = vec_add(rows, &session->arena);
	column_clear(&step_row_shape, row);
	row->id = (struct any_id){id.n, 'p'};
	row->step.s = step;
	row->due = of.due.at;
	row->owner = of.owner;
	row->party = of.party;
	row->name = of.name;
	row->text = of.text;
	return 0;
}

/* The problem's own row and those of its buyers; of its cases gate_again has
 * told. */
static int
show_problem(struct session *session, const struct input_record *record,
	     const struct steps *steps, struct id batch, struct vec *rows)
{
	struct solving solving = {.rows = *rows};
	struct problem problem;

	if (problem_get(session->business, record->id, &problem,
			&session->err) < 0)
		return -1;
	if (steps->problem_step)
		solving_show(session->business, &problem, steps->problem_step,
			     &solving);
	if (thanking_again(session->business, &problem, batch, &solving,
			   &session->err) < 0)
		return -1;
	*rows = solving.rows;
	return 0;
}

static int
show_deal(struct session *session, const char *word, struct vec *rows)
{
	struct deal deal;

	return deal_find(session->business, word, &deal, &session->err) < 0
		       ? -1
		       : deal_step_row(session->business, &deal, rows,
				       &session->err);
}

/* The rows again that a key stands for; a step that left no entry is told from
 * the record that it was asked on. */
static int
repeat_rows(struct session *session, const struct steps *steps,
	    const struct vec *records, struct id batch)
{
	struct vec rows = {.size = sizeof(struct step_row)};
	const struct input_record *all = records->items;
	struct case_file file;
	struct id id;
	size_t i;
	int rc = gate_again(session->business, batch, &rows, &session->err);
	bool entries = rows.count > 0;

	for (i = 0; rc == 0 && i < records->count; i++) {
		if (is_of(&all[i], 'r', steps->each_problem != NULL, &id)) {
			rc = show_problem(session, &all[i], steps, batch,
					  &rows);
			continue;
		}
		if (entries)
			continue;
		if (is_of(&all[i], 'p', true, &id)) {
			rc = show_promise(session, id, steps->step, &rows);
			continue;
		}
		if (is_of(&all[i], 'd', steps->each_deal != NULL, &id)) {
			rc = show_deal(session, all[i].id, &rows);
			continue;
		}
		rc = docket_find(session->business, all[i].id, &file,
				 &session->err);
		if (rc == 0)
			rc = gate_show(session->business, &file, steps->step,
				       &rows, &session->err);
	}
	if (rc < 0 || keep_rows(session, &rows) < 0)
		return -1;
	return session_print(session);
}

int
steps_run(struct session *session, struct steps *steps)
{
	struct vec records = {.size = sizeof(struct input_record)};
	size_t count = steps->many ? session->operand_count : 1;
	struct id repeat = {0};

	if (session_open(session,
			 steps->answers ? SESSION_ANSWER : SESSION_WRITE) < 0 ||
	    (steps->prepare && steps->prepare(session, steps) < 0) ||
	    records_read(session, steps->first, count, false, &records) < 0 ||
	    find_first(session, steps, &records) < 0 ||
	    read_words(session, steps) < 0 ||
	    input_at(session->business, session->common.at, &steps->words.at,
		     &session->err) < 0 ||
	    session_rows(session, &step_row_shape, say) < 0 ||
	    session_write(session, "hand", &repeat) < 0)
		return -1;
	if (repeat.n > 0)
		return repeat_rows(session, steps, &records, repeat);
	if (records_each(session, &records, on_record, steps) < 0)
		return -1;
	return session_keep(session);
}
