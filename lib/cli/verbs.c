/* SPDX-License-Identifier: ISC
 * Commands that have verbs.
 */
#include "cli/verbs.h"

#include <string.h>

#include "base/str.h"
#include "cli/usage.h"

static int
refuse(struct session *s, const struct verb *verb, const char *dashes,
       const char *name)
{
	return usage_wrong(s->passport, &s->err, "%s%s: nothing for %s", dashes,
			   name, verb->name);
}

static bool
given(const struct option_row *row, const void *options)
{
	const void *field = (const char *)options + row->offset;

	switch (row->kind) {
	case OPTION_FLAG:
		return *(const bool *)field;
	case OPTION_TEXT:
		return *(const char *const *)field != NULL;
	case OPTION_NUMBER:
		return *(const int64_t *)field != 0;
	default:
		return ((const struct vec *)field)->count > 0;
	}
}

static int
check_own(struct session *s, const struct verb *verb, const void *options)
{
	const struct option_row *rows = s->passport->options;
	size_t i;

	for (i = 0; i < s->passport->option_count; i++) {
		if (given(&rows[i], options) &&
		    !str_among(verb->takes, rows[i].name))
			return refuse(s, verb, "--", rows[i].name);
	}
	return 0;
}

static int
check_common(struct session *s, const struct verb *verb)
{
	const struct common *common = &s->common;
	const struct {
		const char *dashes, *name;
		bool given;
	} said[] = {
		{"--", "sort", common->sort != NULL},
		{"--", "limit", common->limit > 0},
		{"-", "n", common->rehearse},
		{"-", "q", common->quiet},
		{"--", "key", common->key != NULL},
		{"--", "at", common->at != NULL},
		{"-", "m", common->text || common->file || common->edit},
		{"--", "keep-going", common->keep_going},
	};
	size_t i;

	for (i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
		if (said[i].given && !str_among(verb->takes, said[i].name))
			return refuse(s, verb, said[i].dashes, said[i].name);
	}
	return 0;
}

static int
check_operands(struct session *s, const struct verb *verb)
{
	size_t count = s->operand_count - (s->operand_count > 0);

	if (!verb->wanted || (count >= verb->fewest && count <= verb->most))
		return 0;
	return usage_wrong(s->passport, &s->err, "%s: %s", verb->name,
			   verb->wanted);
}

static int
no_such(struct session *s, const struct verb *verbs, size_t count,
	const char *word)
{
	const char **names = arena_get(&s->arena, count * sizeof(*names));
	const char *list = "", *nearest;
	size_t i;

	for (i = 0; i < count; i++) {
		names[i] = verbs[i].name;
		list = arena_print(&s->arena, "%s%s%s", list,
				   i == 0	    ? ""
				   : i + 1 == count ? " or "
						    : ", ",
				   names[i]);
	}
	nearest = str_nearest(word, names, count);
	return usage_wrong(s->passport, &s->err, "%.60s: %s%s%s%s", word, list,
			   nearest ? "; did you mean " : "",
			   nearest ? nearest : "", nearest ? "?" : "");
}

int
verbs_run(struct session *s, const struct verb *verbs, size_t count,
	  const void *options)
{
	const struct verb *verb = &verbs[count - 1];
	size_t i;

	for (i = 0; s->operand_count > 0 && i < count; i++) {
		verb = &verbs[i];
		if (strcmp(verb->name, s->operands[0]) == 0)
			break;
	}
	if (s->operand_count > 0 && i == count)
		return no_such(s, verbs, count, s->operands[0]);
	if (check_own(s, verb, options) < 0 || check_common(s, verb) < 0 ||
	    check_operands(s, verb) < 0)
		return -1;
	return verb->run(s, options);
}
