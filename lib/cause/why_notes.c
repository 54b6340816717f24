/* SPDX-License-Identifier: ISC
 * Notes of a case into trials.
 */
#include "cause/why_notes.h"

#include "cause/notebook.h"
#include "domain/docket.h"

struct reading {
	struct trials *trials;
	const struct notebook *notebook;
	const char **fields;
	int64_t row;
};

static size_t
columns_of(const struct notebook *notebook)
{
	return notebook->shape.count - notebook->first;
}

static int
read_row(void *cookie, const void *row, struct error *err)
{
	struct reading *reading = cookie;
	const struct notebook *notebook = reading->notebook;
	size_t i;

	for (i = 0; i < columns_of(notebook); i++)
		reading->fields[i] =
			((const struct text *)column_value(
				 &notebook->shape.columns[notebook->first + i],
				 row))
				->s;
	return trials_add(reading->trials, reading->fields, ++reading->row,
			  err);
}

int
why_notes_read(struct trials *trials, struct business *business,
	       struct arena *arena, const char *word,
	       struct trials_setting *setting, struct error *err)
{
	struct notebook *notebook = arena_get(arena, sizeof(*notebook));
	struct reading reading = {.trials = trials, .notebook = notebook};
	const char **names;
	struct case_file file;
	size_t count, i;

	if (docket_find(business, word, &file, err) < 0 ||
	    notebook_open(business, arena, file.id, notebook, err) < 0)
		return -1;
	setting->source = arena_print(arena, "k%lld", (long long)file.id.n);
	if (notebook->keys == 0) {
		error_set(err, ERR_NO, "%s: nothing was noted on it",
			  setting->source);
		return error_hint(err, "crm-observe %s fails=yes …",
				  setting->source);
	}
	count = columns_of(notebook);
	setting->noted = notebook->keys;
	names = arena_get(arena, (count + 1) * sizeof(*names));
	reading.fields = arena_get(arena, (count + 1) * sizeof(*names));
	for (i = 0; i < count; i++)
		names[i] = notebook->shape.columns[notebook->first + i].name;
	if (trials_open(trials, arena, names, count, setting, err) < 0 ||
	    notebook_each(business, notebook, 0, read_row, &reading, err) < 0)
		return -1;
	return trials_close(trials, err);
}
