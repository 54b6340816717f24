/* SPDX-License-Identifier: ISC
 * The lines of one vCard made into what the card says.
 */
#include "text/vcard_card.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/str.h"
#include "text/vcard.h"
#include "text/vcard_field.h"
#include "text/vcard_label.h"
#include "text/vcard_line.h"

static void
set_label(const struct vcard_field *making, const struct vcard_mark *mark,
	  const char *label)
{
	if (mark->list == &making->card->others)
		((struct vcard_other *)mark->list->items)[mark->index].label =
			label;
	else
		((struct vcard_way *)mark->list->items)[mark->index].label =
			label;
}

static bool
same_group(const char *a, const char *b)
{
	return a && b && strcasecmp(a, b) == 0;
}

/* Whether a label is anybody's; it is given to all of its group. */
static bool
give_label(const struct vcard_field *making, const char *group,
	   const char *label)
{
	const struct vcard_mark *marks = making->marks.items;
	struct vcard_aside *printed = making->printed.items;
	bool found = false;
	size_t i;

	for (i = 0; i < making->marks.count; i++) {
		if (same_group(marks[i].group, group)) {
			set_label(making, &marks[i], label);
			found = true;
		}
	}
	for (i = 0; i < making->printed.count; i++) {
		if (same_group(printed[i].line->group, group)) {
			printed[i].label = label;
			found = true;
		}
	}
	return found;
}

static void
give_labels(struct vcard_field *making)
{
	const struct vcard_aside *labels = making->labels.items;
	size_t i;

	for (i = 0; i < making->labels.count; i++) {
		const char *label =
			vcard_label_text(making->arena, labels[i].text);

		if (label && !give_label(making, labels[i].line->group, label))
			vcard_field_other(making, labels[i].line, NULL, label);
	}
}

/* The address of the same group that has no lines, else of the same label. */
static struct vcard_way *
find_address(const struct vcard_field *making,
	     const struct vcard_aside *printed)
{
	const struct vcard_mark *marks = making->marks.items;
	const struct vec *addresses = &making->card->addresses;
	struct vcard_way *ways = addresses->items;
	size_t i;

	for (i = 0; i < making->marks.count; i++) {
		if (marks[i].list == addresses &&
		    same_group(marks[i].group, printed->line->group) &&
		    !ways[marks[i].index].lines)
			return &ways[marks[i].index];
	}
	for (i = 0; i < addresses->count; i++) {
		if (!ways[i].lines && str_same(ways[i].label, printed->label))
			return &ways[i];
	}
	return NULL;
}

static void
give_printed(struct vcard_field *making)
{
	const struct vcard_aside *printed = making->printed.items;
	struct vcard_way *way;
	size_t i;

	for (i = 0; i < making->printed.count; i++) {
		way = find_address(making, &printed[i]);
		if (way)
			way->lines = printed[i].text;
		else
			vcard_field_other(making, printed[i].line,
					  printed[i].label, printed[i].text);
	}
}

static void
give_preference(struct vcard_field *making, struct vec *list)
{
	const struct vcard_mark *marks = making->marks.items;
	struct vcard_way *ways = list->items;
	int best = 0;
	size_t i;

	for (i = 0; i < making->marks.count; i++) {
		if (marks[i].list == list && marks[i].pref &&
		    (!best || marks[i].pref < best))
			best = marks[i].pref;
	}
	for (i = 0; best && i < making->marks.count; i++) {
		if (marks[i].list == list && marks[i].pref == best)
			ways[marks[i].index].preferred = true;
	}
}

/* Addresses that neither parts nor lines were found for. */
static void
drop_empty(struct vec *addresses)
{
	struct vcard_way *ways = addresses->items;
	size_t i, kept = 0;

	for (i = 0; i < addresses->count; i++) {
		const struct vcard_way *way = &ways[i];

		if (way->box || way->extended || way->street || way->city ||
		    way->region || way->code || way->country || way->lines)
			ways[kept++] = *way;
	}
	addresses->count = kept;
}

static const char *
make_name(const struct vcard_field *making)
{
	const struct vcard *card = making->card;
	const char *const parts[] = {card->prefix, card->given, card->middle,
				     card->family, card->suffix};
	struct str name = {0};
	const char *made;
	size_t i;

	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (parts[i])
			str_print(&name, "%s%s", name.len ? " " : "", parts[i]);
	}
	made = name.len ? arena_bytes(making->arena, name.data, name.len)
			: NULL;
	str_free(&name);
	if (!made && card->organisation.count > 0)
		made = *(const char **)card->organisation.items;
	if (!made)
		made = card->nickname;
	if (!made && card->emails.count > 0)
		made = ((struct vcard_way *)card->emails.items)->value;
	return made;
}

static void
finish(struct vcard_field *making)
{
	struct vcard *card = making->card;

	give_labels(making);
	give_printed(making);
	give_preference(making, &card->emails);
	give_preference(making, &card->phones);
	give_preference(making, &card->addresses);
	give_preference(making, &card->urls);
	drop_empty(&card->addresses);
	if (making->note.len > 0)
		card->note = arena_bytes(making->arena, making->note.data,
					 making->note.len);
	if (making->company && !card->kind)
		card->kind = "org";
	if (card->name)
		return;
	card->name = make_name(making);
	card->name_from = card->name ? VCARD_NAME_MADE : VCARD_NAME_GIVEN;
}

static int
refuse_nul(const struct vcard_card *from, struct error *err)
{
	const char *nul = memchr(from->bytes, '\0', from->len), *p;
	long long line = from->line;

	if (!nul)
		return 0;
	for (p = from->bytes; p < nul; p++)
		line += *p == from->eol;
	return error_set(err, ERR_DATA, "%s:%lld: a NUL in a card", from->name,
			 line);
}

int
vcard_card_read(struct arena *arena, const struct vcard_card *from,
		struct vcard *card, struct error *err)
{
	struct vcard_lines lines = {.arena = arena,
				    .name = from->name,
				    .at = from->bytes,
				    .end = from->bytes + from->len,
				    .eol = from->eol,
				    .old = from->old,
				    .number = from->line};
	struct vcard_field making = {
		.arena = arena,
		.card = card,
		.old = from->old,
		.marks = {.size = sizeof(struct vcard_mark)},
		.labels = {.size = sizeof(struct vcard_aside)},
		.printed = {.size = sizeof(struct vcard_aside)}};
	struct vcard_line line;
	int got = refuse_nul(from, err), count = 0;

	vcard_init(card);
	while (got >= 0) {
		got = vcard_line_next(&lines, &line, err);
		if (got <= 0)
			break;
		if (++count > VCARD_LINES) {
			got = error_set(err, ERR_DATA,
					"%s:%lld: a card of more than %d "
					"properties",
					from->name, (long long)line.number,
					VCARD_LINES);
			break;
		}
		vcard_field_take(&making, &line);
	}
	if (got == 0)
		finish(&making);
	card->converted = lines.converted;
	str_free(&lines.work);
	str_free(&lines.held);
	str_free(&making.note);
	return got;
}
