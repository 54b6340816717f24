/* SPDX-License-Identifier: ISC
 * Rows to learn from.
 */
#include "sell/lessons.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/fact.h"
#include "os/zone.h"
#include "sell/bought.h"
#include "store/lesson.h"
#include "store/matching.h"
#include "store/noun.h"
#include "text/csv.h"

#define NAME_MOST 40

/* --- fields ------------------------------------------------------------------------- */

/* "Monthly Charges" as the name of a fact, "monthly-charges"; one that is a key
 * of parties already gets another. */
static const char *
fact_name(struct arena *arena, const char *column)
{
	struct str out = {0};
	const char *name;

	for (; *column && out.len < NAME_MOST; column++) {
		if (isalnum((unsigned char)*column))
			str_add_char(&out,
				     (char)tolower((unsigned char)*column));
		else if (out.len > 0 && out.data[out.len - 1] != '-')
			str_add_char(&out, '-');
	}
	while (out.len > 0 && out.data[out.len - 1] == '-')
		out.data[--out.len] = '\0';
	if (out.len == 0 || !isalpha((unsigned char)out.data[0]) ||
	    noun_key(noun_find("parties"), str_get(&out)))
		name = arena_print(arena, "their-%s", str_get(&out));
	else
		name = arena_text(arena, str_get(&out));
	str_free(&out);
	return name;
}

static int
refuse_name(const char *what, const char *typed, const char *const *names,
	    size_t count, struct error *err)
{
	const char *nearest = str_nearest(typed, names, count);
	struct str list = {0};
	size_t i;

	for (i = 0; i < count && i < 40; i++)
		str_print(&list, "%s%s", i ? " " : "", names[i]);
	error_set(err, ERR_USAGE, "%s %.60s: no such field%s%s%s", what, typed,
		  nearest ? ", did you mean " : "", nearest ? nearest : "",
		  nearest ? "?" : "");
	error_hint(err, "%s", str_get(&list));
	str_free(&list);
	return -1;
}

/* As it stands in the table, or as its fact is called. */
static int
leave_out(struct arena *arena, struct fields *fields,
	  const char *const *columns, const struct lessons_question *question,
	  struct error *err)
{
	struct field *all = fields->all.items;
	const char **names =
		arena_get(arena, (fields->all.count + 1) * sizeof(*names));
	size_t i, j;

	for (j = 0; j < fields->all.count; j++)
		names[j] = columns ? columns[j] : all[j].name;
	for (i = 0; i < question->without_count; i++) {
		const char *name = question->without[i];

		for (j = 0; j < fields->all.count; j++) {
			if (strcmp(names[j], name) == 0 ||
			    strcmp(all[j].name, name) == 0)
				break;
		}
		if (j == fields->all.count)
			return refuse_name("--not", name, names,
					   fields->all.count, err);
		all[j].why = "left out, as asked";
	}
	return 0;
}

/* --- a table ------------------------------------------------------------------------ */

struct sheet {
	struct csv csv;
	size_t target;	      /* column */
	const char *wanted;   /* its value */
	const char **columns; /* of the fields */
	struct fields *fields;
};

static int
find_target(struct sheet *sheet, struct arena *arena, const char *typed,
	    struct error *err)
{
	const char *sign = strchr(typed, '=');
	const char *name;
	size_t i;

	if (!sign || sign == typed || !sign[1]) {
		error_set(err, ERR_USAGE,
			  "--target %.60s: which column has which value?",
			  typed);
		return error_hint(err, "--target y=yes");
	}
	name = arena_bytes(arena, typed, (size_t)(sign - typed));
	sheet->wanted = sign + 1;
	for (i = 0; i < sheet->csv.count; i++) {
		if (strcmp(sheet->csv.names[i], name) == 0) {
			sheet->target = i;
			return 0;
		}
	}
	return refuse_name("--target", name, sheet->csv.names, sheet->csv.count,
			   err);
}

static void
name_fields(struct sheet *sheet, struct arena *arena)
{
	const char *const *names = sheet->csv.names;
	size_t i, at;

	sheet->columns =
		arena_get(arena, (sheet->csv.count + 1) * sizeof(char *));
	for (i = 0; i < sheet->csv.count; i++) {
		const char *name = fact_name(arena, names[i]);
		size_t before = sheet->fields->all.count;
		int n = 2;

		if (i == sheet->target)
			continue;
		at = fields_get(sheet->fields, name);
		while (at < before)
			at = fields_get(sheet->fields,
					arena_print(arena, "%s-%d", name, n++));
		sheet->columns[at] = names[i];
	}
}

static int
read_rows(struct sheet *sheet, struct error *err)
{
	struct csv_row row;
	int rc;

	while ((rc = csv_next(&sheet->csv, &row, err)) > 0) {
		const char *target;
		size_t i, at = 0;

		if (row.bad)
			return error_set(err, ERR_DATA, "%s:%lld: %s",
					 sheet->csv.source->name,
					 (long long)row.line, row.bad);
		target = row.fields[sheet->target];
		fields_add(sheet->fields,
			   target && strcmp(target, sheet->wanted) == 0);
		for (i = 0; i < sheet->csv.count; i++) {
			if (i == sheet->target)
				continue;
			if (row.fields[i])
				fields_set(sheet->fields, at, row.fields[i]);
			at++;
		}
	}
	return rc;
}

int
lessons_table(struct arena *arena, struct source *source,
	      const struct lessons_question *question,
	      struct learning *learning, struct error *err)
{
	const struct csv_setting setting = {0};
	struct sheet sheet = {.fields = &learning->fields};
	int rc;

	memset(learning, 0, sizeof(*learning));
	fields_init(&learning->fields, arena);
	learning->what = question->target;
	rc = csv_open(&sheet.csv, arena, source, &setting, err);
	if (rc == 0)
		rc = find_target(&sheet, arena, question->target, err);
	if (rc == 0) {
		name_fields(&sheet, arena);
		rc = leave_out(arena, &learning->fields, sheet.columns,
			       question, err);
	}
	if (rc == 0)
		rc = read_rows(&sheet, err);
	csv_close(&sheet.csv);
	return rc;
}

/* --- deals -------------------------------------------------------------------------- */

struct told {
	struct business *business;
	struct fields *fields;
	struct arena scratch;
};

static void
set(struct told *told, const char *name, const char *value)
{
	fields_set(told->fields, fields_get(told->fields, name), value);
}

/* Those that a filter can ask for, but for what a person thinks, which counts
 * apart. */
static int
add_facts(struct told *told, struct id party, struct day day, struct error *err)
{
	const struct noun *noun = noun_find("parties");
	struct vec facts = {.size = sizeof(struct fact)};
	const struct fact *fact;
	const char *last = "";
	size_t i;

	if (fact_list(told->business, &told->scratch, party, &facts, err) < 0)
		return -1;
	/* by name, the newest first */
	fact = facts.items;
	for (i = 0; i < facts.count; i++) {
		const char *name = fact[i].name.s;

		if (fact[i].address.n > 0 || day_missing(fact[i].known_on) ||
		    fact[i].known_on.days > day.days ||
		    strcmp(name, last) == 0 || noun_key(noun, name) ||
		    strcmp(name, MATCHING_JUDGEMENT) == 0)
			continue;
		last = name;
		set(told, name, fact[i].value.s);
	}
	return 0;
}

static int
add_tags(struct told *told, const struct lesson *lesson, struct error *err)
{
	struct vec tags = {.size = sizeof(char *)};
	size_t i;

	if (lesson_tags(told->business->store, &told->scratch, lesson->party,
			lesson->opened_at, &tags, err) < 0)
		return -1;
	for (i = 0; i < tags.count; i++)
		set(told,
		    arena_print(&told->scratch, "tag=%s",
				((const char *const *)tags.items)[i]),
		    "yes");
	return 0;
}

static int
add_lesson(void *cookie, const struct lesson *lesson, struct error *err)
{
	struct told *told = cookie;
	struct arena_mark mark = arena_mark(&told->scratch);
	struct day day = zone_day(told->business->zone, lesson->opened_at);
	struct bought bought;

	fields_add(told->fields, lesson->won);
	if (add_facts(told, lesson->party, day, err) < 0 ||
	    add_tags(told, lesson, err) < 0 ||
	    bought_of(told->business, &told->scratch, lesson->party, day,
		      &bought, NULL, err) < 0)
		return -1;
	set(told, "visits", arena_print(&told->scratch, "%zu", bought.count));
	arena_reset(&told->scratch, mark);
	return 0;
}

int
lessons_deals(struct business *business,
	      const struct lessons_question *question,
	      struct learning *learning, struct error *err)
{
	struct told told = {.business = business, .fields = &learning->fields};
	int rc;

	memset(learning, 0, sizeof(*learning));
	fields_init(&learning->fields, business->lasting);
	learning->what = "won";
	business_scratch(business, &told.scratch);
	rc = lesson_each(business->store, add_lesson, &told, err);
	business_scratch(business, NULL);
	arena_free(&told.scratch);
	if (rc < 0)
		return -1;
	return leave_out(business->lasting, &learning->fields, NULL, question,
			 err);
}
