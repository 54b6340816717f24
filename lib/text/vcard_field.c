/* SPDX-License-Identifier: ISC
 * The properties of a vCard, one by one.
 */
#include "text/vcard_field.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/time.h"
#include "text/vcard.h"
#include "text/vcard_decode.h"
#include "text/vcard_label.h"
#include "text/vcard_line.h"

#define LABELS_MAX 1000 /* each is looked for among all that have a group */

static bool
is_blank(const char *text)
{
	while (*text == ' ' || *text == '\t' || *text == '\n')
		text++;
	return *text == '\0';
}

/* All of the value; NULL when it is blank. */
static char *
whole(const struct vcard_field *making, const struct vcard_line *line)
{
	char *rest = line->value;
	char *text = vcard_decode_part(&rest, '\0', making->old);

	return is_blank(text) ? NULL : text;
}

/* The next part of a structured value, trimmed; NULL when it is blank. */
static const char *
part(const struct vcard_field *making, char **rest, char separator)
{
	char *text;
	size_t len;

	if (!*rest)
		return NULL;
	text = vcard_decode_part(rest, separator, making->old);
	if (!separator) {
		/* more parts than there is a place for, often all empty */
		for (len = strlen(text);
		     len > 0 && strchr("; \t\n", text[len - 1]);)
			text[--len] = '\0';
	}
	text = vcard_decode_trim(text);
	return *text ? text : NULL;
}

static const char *
label_of(const struct vcard_field *making, const struct vcard_line *line)
{
	const char *types = line->types;

	/* WORK.TEL is how some say TYPE=work */
	if (line->group && (strcasecmp(line->group, "work") == 0 ||
			    strcasecmp(line->group, "home") == 0))
		types = arena_print(
			making->arena, "%s %s", types,
			tolower((unsigned char)line->group[0]) == 'w' ? "work"
								      : "home");
	return *types ? vcard_label_types(making->arena, types) : NULL;
}

static void
mark(struct vcard_field *making, const struct vcard_line *line,
     const struct vec *list)
{
	struct vcard_mark *mark;
	int pref = vcard_label_has(line->types, "pref", 4) ? 1 : line->pref;

	if (!line->group && !pref)
		return;
	mark = vec_add(&making->marks, making->arena);
	*mark = (struct vcard_mark){line->group, list, list->count - 1, pref};
}

void
vcard_field_other(struct vcard_field *making, const struct vcard_line *line,
		  const char *label, const char *text)
{
	struct vcard_other *other =
		vec_add(&making->card->others, making->arena);

	*other = (struct vcard_other){line->name, label, text};
}

static void
add_other(struct vcard_field *making, const struct vcard_line *line,
	  const char *text)
{
	if (!text)
		return;
	vcard_field_other(making, line, label_of(making, line), text);
	mark(making, line, &making->card->others);
}

static void
add_ignored(struct vcard_field *making, const char *name)
{
	struct vec *ignored = &making->card->ignored;
	size_t i = ignored->count > 16 ? ignored->count - 16 : 0;

	for (; i < ignored->count; i++) {
		if (strcmp(((const char **)ignored->items)[i], name) == 0)
			return;
	}
	*(const char **)vec_add(ignored, making->arena) = name;
}

static struct vcard_way *
add_way(struct vcard_field *making, const struct vcard_line *line,
	struct vec *list)
{
	struct vcard_way *way = vec_add(list, making->arena);

	way->label = label_of(making, line);
	mark(making, line, list);
	return way;
}

/* The first of its name has a field, the next do not. */
static void
set_text(struct vcard_field *making, const struct vcard_line *line,
	 const char **field, const char *text)
{
	if (text && !*field)
		*field = text;
	else if (text && strcmp(*field, text) != 0)
		add_other(making, line, text);
}

static char *
trimmed(const struct vcard_field *making, const struct vcard_line *line)
{
	char *text = whole(making, line);

	return text ? vcard_decode_trim(text) : NULL;
}

static void
take_adr(struct vcard_field *making, const struct vcard_line *line)
{
	struct vcard_way *way = add_way(making, line, &making->card->addresses);
	char *rest = line->value;

	way->box = part(making, &rest, ';');
	way->extended = part(making, &rest, ';');
	way->street = part(making, &rest, ';');
	way->city = part(making, &rest, ';');
	way->region = part(making, &rest, ';');
	way->code = part(making, &rest, ';');
	way->country = part(making, &rest, '\0');
	if (line->label && !is_blank(line->label))
		way->lines = line->label;
}

/* Without any "mailto:" in front and blanks around; NULL when none is left. */
static char *
bare(char *text, const char *scheme)
{
	size_t len = strlen(scheme);

	while (text && strncasecmp(text, scheme, len) == 0)
		text = vcard_decode_trim(text + len);
	return text && *text ? text : NULL;
}

static void
take_email(struct vcard_field *making, const struct vcard_line *line)
{
	char *text = bare(trimmed(making, line), "mailto:");

	if (text)
		add_way(making, line, &making->card->emails)->value = text;
}

/* RFC 3966: ";ext=102" at the end. */
static char *
cut_extension(char *text)
{
	char *semicolon = strrchr(text, ';'), *digits;

	if (!semicolon || semicolon == text ||
	    strncasecmp(semicolon, ";ext=", 5) != 0)
		return NULL;
	digits = semicolon + 5;
	if (!*digits || digits[strspn(digits, "0123456789")])
		return NULL;
	*semicolon = '\0';
	return digits;
}

static void
take_tel(struct vcard_field *making, const struct vcard_line *line)
{
	char *text = bare(trimmed(making, line), "tel:");
	struct vcard_way *way;

	if (!text)
		return;
	way = add_way(making, line, &making->card->phones);
	way->extension = cut_extension(text);
	way->value = vcard_decode_trim(text);
}

static void
take_url(struct vcard_field *making, const struct vcard_line *line)
{
	char *text = trimmed(making, line);

	if (text)
		add_way(making, line, &making->card->urls)->value = text;
}

static void
take_n(struct vcard_field *making, const struct vcard_line *line)
{
	struct vcard *card = making->card;
	char *rest = line->value;

	if (card->family || card->given || card->middle || card->prefix ||
	    card->suffix) {
		add_other(making, line, whole(making, line));
		return;
	}
	card->family = part(making, &rest, ';');
	card->given = part(making, &rest, ';');
	card->middle = part(making, &rest, ';');
	card->prefix = part(making, &rest, ';');
	card->suffix = part(making, &rest, '\0');
}

static void
take_list(struct vcard_field *making, const struct vcard_line *line,
	  struct vec *list, char separator)
{
	char *rest = line->value;
	const char *text;

	while (rest) {
		text = part(making, &rest, separator);
		if (text)
			*(const char **)vec_add(list, making->arena) = text;
	}
}

static void
take_org(struct vcard_field *making, const struct vcard_line *line)
{
	if (making->card->organisation.count > 0)
		add_other(making, line, whole(making, line));
	else
		take_list(making, line, &making->card->organisation, ';');
}

static void
take_categories(struct vcard_field *making, const struct vcard_line *line)
{
	take_list(making, line, &making->card->categories, ',');
}

static void
take_fn(struct vcard_field *making, const struct vcard_line *line)
{
	struct vcard *card = making->card;

	const char *text = whole(making, line);

	if (!card->name && text && line->derived)
		card->name_from = VCARD_NAME_MADE;
	set_text(making, line, &card->name, text);
}

static void
take_note(struct vcard_field *making, const struct vcard_line *line)
{
	const char *text = whole(making, line);

	if (!text)
		return;
	if (making->note.len > 0)
		str_add_char(&making->note, '\n');
	str_add(&making->note, text);
}

/* The day that text begins with, as 19960415 or 1996-04-15: where it ends. */
static char *
read_day(char *text, struct day *day)
{
	char iso[11];

	if (strspn(text, "0123456789") == 8) {
		memcpy(iso, text, 4);
		memcpy(iso + 5, text + 4, 2);
		memcpy(iso + 8, text + 6, 2);
		iso[4] = iso[7] = '-';
		text += 8;
	} else {
		if (strlen(text) < 10)
			return NULL;
		memcpy(iso, text, 10);
		text += 10;
	}
	iso[10] = '\0';
	if (*text && *text != 'T' && *text != 't' && *text != ' ')
		return NULL;
	return day_parse(iso, day) ? text : NULL;
}

/* "--0415" and "--04-15" as "--04-15"; NULL for anything else. */
static const char *
read_yearless(const struct vcard_field *making, const char *text)
{
	char iso[11] = "2000-";
	struct day day;
	size_t len = strlen(text);

	if (len < 6 || len > 7 || memcmp(text, "--", 2) != 0)
		return NULL;
	memcpy(iso + 5, text + 2, 2);
	iso[7] = '-';
	memcpy(iso + 8, text + len - 2, 2);
	if ((len == 7 && text[4] != '-') || !day_parse(iso, &day))
		return NULL;
	return arena_print(making->arena, "--%s", iso + 5);
}

static void
take_bday(struct vcard_field *making, const struct vcard_line *line)
{
	struct vcard *card = making->card;
	char *text = trimmed(making, line), *rest, iso[TIME_TEXT];
	const char *yearless;
	struct day day;

	if (!text)
		return;
	if (!day_missing(card->born_on) || card->born_text) {
		add_other(making, line, text);
		return;
	}
	rest = read_day(text, &day);
	if (!rest) {
		yearless = read_yearless(making, text);
		card->born_text = yearless ? yearless : text;
	} else if (line->no_year && strlen(line->no_year) == 4 &&
		   strncmp(text, line->no_year, 4) == 0) {
		card->born_text = arena_print(making->arena, "--%s",
					      day_text(day, iso) + 5);
	} else {
		card->born_on = day;
		/* midnight is what programs write that know only the day */
		if (rest[strspn(rest, "Tt 0:.Z")])
			card->born_text = text;
	}
}

static void
take_kind(struct vcard_field *making, const struct vcard_line *line)
{
	char *text = trimmed(making, line), *p;

	for (p = text; p && *p; p++)
		*p = (char)tolower((unsigned char)*p);
	set_text(making, line, &making->card->kind, text);
}

static void
take_show_as(struct vcard_field *making, const struct vcard_line *line)
{
	char *text = trimmed(making, line);

	if (text && strcasecmp(text, "COMPANY") == 0)
		making->company = true;
	else
		add_other(making, line, text);
}

static void
keep_aside(struct vcard_field *making, const struct vcard_line *line,
	   struct vec *list, const char *text)
{
	struct vcard_line *copy;

	if (!text)
		return;
	if (list->count == LABELS_MAX) {
		add_other(making, line, text);
		return;
	}
	copy = arena_get(making->arena, sizeof(*copy));
	*copy = *line;
	*(struct vcard_aside *)vec_add(list, making->arena) =
		(struct vcard_aside){copy, label_of(making, line), text};
}

static void
take_ablabel(struct vcard_field *making, const struct vcard_line *line)
{
	keep_aside(making, line, &making->labels, whole(making, line));
}

static void
take_label(struct vcard_field *making, const struct vcard_line *line)
{
	keep_aside(making, line, &making->printed, whole(making, line));
}

static void
take_nickname(struct vcard_field *making, const struct vcard_line *line)
{
	set_text(making, line, &making->card->nickname, whole(making, line));
}

static void
take_rev(struct vcard_field *making, const struct vcard_line *line)
{
	set_text(making, line, &making->card->revised, trimmed(making, line));
}

static void
take_role(struct vcard_field *making, const struct vcard_line *line)
{
	set_text(making, line, &making->card->role, whole(making, line));
}

static void
take_title(struct vcard_field *making, const struct vcard_line *line)
{
	set_text(making, line, &making->card->title, whole(making, line));
}

static void
take_uid(struct vcard_field *making, const struct vcard_line *line)
{
	set_text(making, line, &making->card->uid, trimmed(making, line));
}

static void
take_version(struct vcard_field *making, const struct vcard_line *line)
{
	if (!making->card->version)
		making->card->version = trimmed(making, line);
}

static void
ignore(struct vcard_field *making, const struct vcard_line *line)
{
	add_ignored(making, line->name);
}

/* What is done with a property, in the order of their names. */
static const struct property {
	const char *name;
	void (*take)(struct vcard_field *making, const struct vcard_line *line);
} properties[] = {
	{"ADR", take_adr},
	{"BDAY", take_bday},
	{"CATEGORIES", take_categories},
	{"CLIENTPIDMAP", ignore},
	{"EMAIL", take_email},
	{"FN", take_fn},
	{"KIND", take_kind},
	{"LABEL", take_label},
	{"N", take_n},
	{"NICKNAME", take_nickname},
	{"NOTE", take_note},
	{"ORG", take_org},
	{"PRODID", ignore},
	{"REV", take_rev},
	{"ROLE", take_role},
	{"TEL", take_tel},
	{"TITLE", take_title},
	{"UID", take_uid},
	{"URL", take_url},
	{"VERSION", take_version},
	{"X-ABADR", ignore},
	{"X-ABLABEL", take_ablabel},
	{"X-ABSHOWAS", take_show_as},
	{"X-ADDRESSBOOKSERVER-KIND", take_kind},
	{"X-MS-OL-DESIGN", ignore},
};

static int
by_name(const void *name, const void *property)
{
	return strcmp(name, ((const struct property *)property)->name);
}

void
vcard_field_take(struct vcard_field *making, const struct vcard_line *line)
{
	const struct property *property;

	if (!line->value) {
		add_ignored(making, line->name);
		return;
	}
	property = bsearch(line->name, properties,
			   sizeof(properties) / sizeof(properties[0]),
			   sizeof(properties[0]), by_name);
	if (property)
		property->take(making, line);
	else
		add_other(making, line, whole(making, line));
}
