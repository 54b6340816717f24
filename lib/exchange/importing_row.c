/* SPDX-License-Identifier: ISC
 * A row of a table as what it says of a party.
 */
#include "exchange/importing_row.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "model/party.h"
#include "text/mail.h"

#define POST_PARTS IMPORTING_POST_PARTS

struct reading {
	struct importing *run;
	const struct incoming_row *row;
	struct importing_card *card;
	struct importing_parts parts;
};

/* The value of a label's column that goes with a column: of the same group,
 * or of the only one. */
static const char *
label_of(const struct reading *reading, const struct bind_column *column,
	 int field)
{
	const struct bind_column *all = reading->run->bind.columns.items;
	size_t i;

	for (i = 0; i < reading->run->bind.columns.count; i++) {
		const char *label;

		if (all[i].field != field || all[i].group != column->group ||
		    i >= reading->row->count)
			continue;
		label = reading->row->values[i];
		if (!label)
			continue;
		label += strspn(label, "* \t");
		return *label ? utf8_fold(reading->run->row, label) : NULL;
	}
	return column->label;
}

static int
take_email(const struct reading *reading, const struct bind_column *column,
	   const char *value, struct error *err)
{
	if (!mail_address_valid(value))
		return error_set(err, ERR_DATA,
				 "%.100s %.100s: not an e-mail address",
				 column->header, value);
	importing_card_way(reading->run, reading->card, "email", value,
			   label_of(reading, column, PARTY_LABEL_EMAIL));
	return 0;
}

static int
take_phone(const struct reading *reading, const struct bind_column *column,
	   const char *value, struct error *err)
{
	if (!strpbrk(value, "0123456789"))
		return error_set(err, ERR_DATA,
				 "%.100s %.100s: not a phone number",
				 column->header, value);
	importing_card_way(reading->run, reading->card, "phone",
			   importing_card_phone(reading->run, value),
			   label_of(reading, column, PARTY_LABEL_PHONE));
	return 0;
}

static int
take_url(const struct reading *reading, const struct bind_column *column,
	 const char *value, struct error *err)
{
	if (strpbrk(value, " \t\r\n"))
		return error_set(err, ERR_DATA,
				 "%.100s %.100s: not an address of a page",
				 column->header, value);
	importing_card_way(reading->run, reading->card, "url", value, NULL);
	return 0;
}

static int
take_born(const struct reading *reading, const char *value, struct error *err)
{
	char text[TIME_TEXT];
	struct day day;

	if (evidence_day(&reading->run->evidence, PARTY_BORN, value,
			 reading->row->line, &day, err) < 0)
		return -1;
	importing_card_fact(reading->run, reading->card, "born",
			    arena_text(reading->run->row, day_text(day, text)));
	return 0;
}

static int
take_role(const struct reading *reading, const char *value, struct error *err)
{
	size_t i;

	for (i = 0; i < PARTY_ROLES; i++) {
		if (strcmp(party_roles[i], value) == 0) {
			reading->card->role = party_roles[i];
			return 0;
		}
	}
	error_set(err, ERR_DATA, "role %.100s: no such role", value);
	return error_hint(err, "customer, contact, organisation, supplier, "
			       "distributor or colleague");
}

static void
take_note(const struct reading *reading, const char *value)
{
	struct importing_card *card = reading->card;

	card->note = card->note ? arena_print(reading->run->row, "%s\n%s",
					      card->note, value)
				: value;
}

/* A field that stands for itself. */
static int
take_value(struct reading *reading, const struct bind_column *column,
	   const char *value, struct error *err)
{
	struct importing *run = reading->run;
	struct importing_card *card = reading->card;
	const struct importing_post whole = {{NULL, NULL, value}};

	switch (column->field) {
	case PARTY_NAME:
		card->name = value;
		return 0;
	case PARTY_PREFIX:
		reading->parts.prefix = value;
		return 0;
	case PARTY_GIVEN:
		reading->parts.given = value;
		return 0;
	case PARTY_MIDDLE:
		reading->parts.middle = value;
		return 0;
	case PARTY_FAMILY:
		reading->parts.family = value;
		return 0;
	case PARTY_SUFFIX:
		reading->parts.suffix = value;
		return 0;
	case PARTY_EMAIL:
		return take_email(reading, column, value, err);
	case PARTY_PHONE:
		return take_phone(reading, column, value, err);
	case PARTY_URL:
		return take_url(reading, column, value, err);
	case PARTY_BORN:
		return take_born(reading, value, err);
	case PARTY_ROLE:
		return take_role(reading, value, err);
	case PARTY_OWNER:
		return importing_person(run, value, &card->owner, err);
	case PARTY_NOTE:
		take_note(reading, value);
		return 0;
	case PARTY_KEY:
		importing_card_way(run, card, "foreign",
				   importing_ref(run, value), NULL);
		return 0;
	case PARTY_POST:
		importing_card_way(run, card, "post",
				   importing_card_post(run->row, &whole),
				   label_of(reading, column, PARTY_LABEL_POST));
		return 0;
	case PARTY_NICKNAME:
	case PARTY_ORGANISATION:
	case PARTY_DEPARTMENT:
	case PARTY_TITLE:
		importing_card_fact(run, card,
				    run->bind.noun->fields[column->field].name,
				    value);
		return 0;
	case BIND_FACT:
		importing_card_fact(run, card, column->fact, value);
		return 0;
	default:
		return 0;
	}
}

static int
take_column(struct reading *reading, const struct bind_column *column,
	    const char *text, struct error *err)
{
	struct vec values = {.size = sizeof(const char *)};
	const char *const *all;
	size_t i;

	if (column->field == PARTY_TAGS) {
		importing_card_tags(reading->run, reading->card, text);
		return 0;
	}
	/* names and notes stay as they stand, blanks and all */
	if (text[strspn(text, " \t\r\n")] &&
	    (column->field == PARTY_NAME || column->field == PARTY_NOTE))
		return take_value(reading, column, text, err);
	importing_split(reading->run->row, text, &values);
	all = values.items;
	for (i = 0; i < values.count; i++) {
		if (take_value(reading, column, all[i], err) < 0)
			return -1;
	}
	return 0;
}

/* Columns that say one postal address together: of one group and label. */
static void
take_post_of(const struct reading *reading, size_t first)
{
	static const int order[POST_PARTS] = {PARTY_BOX,    FIELDS_MAX,
					      PARTY_STREET, PARTY_CITY,
					      PARTY_REGION, PARTY_CODE,
					      PARTY_COUNTRY};
	const struct bind_column *all = reading->run->bind.columns.items;
	struct arena *arena = reading->run->row;
	struct importing_post post = {{NULL}};
	const char *value;
	size_t i, part;

	for (i = first; i < reading->row->count; i++) {
		const char *text = reading->row->values[i];

		if (!text || !str_same(all[i].label, all[first].label) ||
		    all[i].group != all[first].group)
			continue;
		for (part = 0; part < POST_PARTS; part++) {
			const char **at = &post.parts[part];

			if (order[part] != all[i].field)
				continue;
			*at = *at ? arena_print(arena, "%s\n%s", *at, text)
				  : text;
		}
	}
	value = importing_card_post(arena, &post);
	if (value)
		importing_card_way(reading->run, reading->card, "post", value,
				   label_of(reading, &all[first],
					    PARTY_LABEL_POST));
}

static bool
is_post_part(int field)
{
	return field >= PARTY_BOX && field <= PARTY_COUNTRY;
}

/* Each group once, at the first of its columns. */
static void
take_posts_of_row(const struct reading *reading)
{
	const struct bind_column *all = reading->run->bind.columns.items;
	size_t i, j;

	for (i = 0; i < reading->row->count; i++) {
		if (!is_post_part(all[i].field))
			continue;
		for (j = 0; j < i; j++) {
			if (is_post_part(all[j].field) &&
			    str_same(all[j].label, all[i].label) &&
			    all[j].group == all[i].group)
				break;
		}
		if (j == i)
			take_post_of(reading, i);
	}
}

int
importing_row_read(struct importing *run, const struct incoming_row *row,
		   struct importing_card *card, struct error *err)
{
	const struct bind_column *all = run->bind.columns.items;
	struct reading reading = {.run = run, .row = row, .card = card};
	size_t i;

	importing_card_init(card);
	for (i = 0; i < row->count; i++) {
		if (row->values[i] && all[i].field != BIND_NONE &&
		    take_column(&reading, &all[i], row->values[i], err) < 0)
			return -1;
	}
	take_posts_of_row(&reading);
	if (!card->name)
		card->name = importing_card_join(run->row, &reading.parts);
	if (!card->name) {
		const struct importing_fact *facts = card->facts.items;

		for (i = 0; !card->name && i < card->facts.count; i++) {
			if (strcmp(facts[i].name, "organisation") == 0)
				card->name = facts[i].value;
		}
	}
	importing_card_parts(run, card, &reading.parts);
	return importing_card_check(card, err);
}
