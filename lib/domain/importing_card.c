/* SPDX-License-Identifier: ISC
 * What a foreign file says of one party.
 */
#include "domain/importing_card.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/card.h"
#include "domain/party.h"
#include "model/party.h"
#include "store/party.h"
#include "text/mail.h"

#define POST_PARTS 7
#define OURS "x-crm-" /* facts on cards that we wrote */

static void
init(struct importing_card *card)
{
	*card = (struct importing_card){
		.ways = {.size = sizeof(struct importing_way)},
		.facts = {.size = sizeof(struct importing_fact)},
		.tags = {.size = sizeof(const char *)},
	};
}

static void
add_fact(struct importing *run, struct importing_card *card, const char *name,
	 const char *value)
{
	struct importing_fact *fact;

	if (!value || value[strspn(value, " \t\r\n")] == '\0')
		return;
	fact = vec_add(&card->facts, run->row);
	fact->name = name;
	fact->value = value;
}

static struct importing_way *
add_way(struct importing *run, struct importing_card *card, const char *medium,
	const char *value, const char *label)
{
	struct importing_way *all = card->ways.items, *way;
	size_t i;

	for (i = 0; i < card->ways.count; i++) {
		if (strcmp(all[i].medium, medium) == 0 &&
		    strcmp(all[i].value, value) == 0)
			return &all[i];
	}
	way = vec_add(&card->ways, run->row);
	way->medium = medium;
	way->value = value;
	way->label = label;
	return way;
}

/* One word of a tag: blanks and commas have no place in it. */
static void
add_tag(struct importing *run, struct importing_card *card, const char *text)
{
	char *tag = arena_text(run->row, text), *p;

	for (p = tag; *p; p++) {
		if (strchr(", \t\r\n", *p))
			*p = '-';
	}
	*(const char **)vec_add(&card->tags, run->row) = tag;
}

/* Parted by commas or semicolons, or as Google parts them; "* myContacts" is a
 * group of Google's own. */
static void
add_tags(struct importing *run, struct importing_card *card, const char *text)
{
	struct vec groups = {.size = sizeof(const char *)};
	const char *const *all;
	size_t i;

	importing_split(run->row, text, &groups);
	all = groups.items;
	for (i = 0; i < groups.count; i++) {
		char *copy = arena_text(run->row, all[i]), *rest, *word;

		for (word = strtok_r(copy, ",;", &rest); word;
		     word = strtok_r(NULL, ",;", &rest)) {
			size_t len;

			word += strspn(word, " \t");
			len = strlen(word);
			while (len > 0 && strchr(" \t", word[len - 1]))
				word[--len] = '\0';
			if (len > 0 && word[0] != '*' && word[0] != '+' &&
			    word[0] != '-')
				add_tag(run, card, word);
		}
	}
}

/* E.164 where the country is there, else the number as it is written. */
static const char *
phone_of(struct importing *run, const char *typed)
{
	char *phone;

	return party_phone(run->row, typed, &phone, NULL) == 0 ? phone : typed;
}

/* --- names ------------------------------------------------------------------- */

struct parts {
	const char *prefix, *given, *middle, *family, *suffix;
};

static const char *
join(struct arena *arena, const struct parts *parts)
{
	const char *const all[] = {parts->prefix, parts->given, parts->middle,
				   parts->family, parts->suffix};
	struct str out = {0};
	const char *text;
	size_t i;

	for (i = 0; i < 5; i++) {
		if (all[i])
			str_print(&out, "%s%s", out.len ? " " : "", all[i]);
	}
	text = out.len ? arena_text(arena, str_get(&out)) : NULL;
	str_free(&out);
	return text;
}

static bool
one_word(const char *text)
{
	return !text || !strchr(text, ' ');
}

/* The parts of a name are facts where the name alone does not tell them. */
static void
add_parts(struct importing *run, struct importing_card *card,
	  const struct parts *parts)
{
	const struct parts plain = {.given = parts->given,
				    .family = parts->family};

	if (!parts->given && !parts->family && !parts->middle &&
	    !parts->prefix && !parts->suffix)
		return;
	if (one_word(parts->given) && one_word(parts->family) &&
	    str_same(join(run->row, &plain), card->name) && parts->given &&
	    parts->family)
		return;
	add_fact(run, card, "prefix", parts->prefix);
	add_fact(run, card, "given", parts->given);
	add_fact(run, card, "middle", parts->middle);
	add_fact(run, card, "family", parts->family);
	add_fact(run, card, "suffix", parts->suffix);
}

/* --- postal addresses --------------------------------------------------------- */

struct post {
	/* box, extended, street, city, region, code, country */
	const char *parts[POST_PARTS];
};

/* As ADR has it (RFC 6350, 6.3.1); NULL where there is nothing in it. */
static const char *
post_text(struct arena *arena, const struct post *post)
{
	struct str out = {0};
	const char *text = NULL;
	bool any = false;
	size_t i;

	for (i = 0; i < POST_PARTS; i++) {
		const char *p = post->parts[i] ? post->parts[i] : "";

		if (i > 0)
			str_add_char(&out, ';');
		any = any || *p;
		for (; *p; p++) {
			if (strchr(";,\\", *p))
				str_add_char(&out, '\\');
			if (*p == '\n')
				str_add(&out, "\\n");
			else if (*p != '\r')
				str_add_char(&out, *p);
		}
	}
	if (any)
		text = arena_text(arena, str_get(&out));
	str_free(&out);
	return text;
}

/* --- cards -------------------------------------------------------------------- */

static void
take_ways(struct importing *run, const struct vcard *from,
	  struct importing_card *card)
{
	const struct vcard_way *all = from->emails.items;
	struct importing_way *way;
	size_t i;

	for (i = 0; i < from->emails.count; i++) {
		if (!mail_address_valid(all[i].value)) {
			add_fact(run, card, "email-as-written", all[i].value);
			continue;
		}
		way = add_way(run, card, "email", all[i].value, all[i].label);
		way->preferred = all[i].preferred;
	}
	all = from->phones.items;
	for (i = 0; i < from->phones.count; i++) {
		way = add_way(run, card, "phone", phone_of(run, all[i].value),
			      all[i].label);
		way->extension = all[i].extension;
		way->preferred = all[i].preferred;
	}
	all = from->urls.items;
	for (i = 0; i < from->urls.count; i++) {
		if (strpbrk(all[i].value, " \t\r\n"))
			add_fact(run, card, "url-as-written", all[i].value);
		else
			add_way(run, card, "url", all[i].value, all[i].label)
				->preferred = all[i].preferred;
	}
}

static void
take_posts(struct importing *run, const struct vcard *from,
	   struct importing_card *card)
{
	const struct vcard_way *all = from->addresses.items;
	size_t i;

	for (i = 0; i < from->addresses.count; i++) {
		const struct vcard_way *way = &all[i];
		const struct post post = {{way->box, way->extended, way->street,
					   way->city, way->region, way->code,
					   way->country}};
		const struct post printed = {{NULL, NULL, way->lines}};
		const char *value = post_text(run->row, &post);

		if (!value)
			value = post_text(run->row, &printed);
		if (value)
			add_way(run, card, "post", value, way->label)
				->preferred = way->preferred;
	}
}

/* A property that has no place of its own is a fact of its name. */
static void
take_others(struct importing *run, const struct vcard *from,
	    struct importing_card *card)
{
	const struct vcard_other *all = from->others.items;
	size_t i;

	for (i = 0; i < from->others.count; i++) {
		char *name = arena_text(run->row, all[i].name), *p;

		for (p = name; *p; p++)
			*p = isalnum((unsigned char)*p)
				     ? (char)tolower((unsigned char)*p)
				     : '-';
		if (str_begins(name, OURS))
			name += strlen(OURS);
		else if (str_begins(name, "x-crm"))
			continue;
		if (!isalpha((unsigned char)name[0]) ||
		    incoming_is_reason(name))
			continue;
		add_fact(run, card, name,
			 all[i].label ? arena_print(run->row, "%s (%s)",
						    all[i].text, all[i].label)
				      : all[i].text);
	}
}

static void
take_organisation(struct importing *run, const struct vcard *from,
		  struct importing_card *card)
{
	const char *const *all = from->organisation.items;
	struct str units = {0};
	size_t i;

	if (from->organisation.count == 0)
		return;
	add_fact(run, card, "organisation", all[0]);
	for (i = 1; i < from->organisation.count; i++) {
		if (all[i] && *all[i])
			str_print(&units, "%s%s", units.len ? ", " : "",
				  all[i]);
	}
	if (units.len)
		add_fact(run, card, "department",
			 arena_text(run->row, str_get(&units)));
	str_free(&units);
}

static bool
is_reachable(const struct importing_card *card)
{
	const struct importing_way *all = card->ways.items;
	size_t i;

	for (i = 0; i < card->ways.count; i++) {
		if (strcmp(all[i].medium, "foreign") != 0)
			return true;
	}
	return false;
}

static int
check_enough(const struct importing_card *card, struct error *err)
{
	if (card->name || is_reachable(card))
		return 0;
	return error_set(err, ERR_DATA, "neither a name nor an address of any kind");
}

/* A card of this very record comes home. */
static int
take_uid(struct importing *run, const char *uid, struct importing_card *card,
	 struct error *err)
{
	const char *mark, *home;
	struct party party;
	struct id id;
	char letter;

	if (!uid)
		return 0;
	if (card_record(run->business, run->row, &mark, err) < 0)
		return -1;
	home = arena_print(run->row, "urn:crm:%s:", mark);
	if (str_begins(uid, home) &&
	    business_id(uid + strlen(home), &letter, &id) && letter == 'c') {
		if (party_root(run->business->store, run->row, id, &party,
			       err) < 0)
			return -1;
		card->ours = party.id;
		return 0;
	}
	add_way(run, card, "foreign",
		importing_ref(run, arena_print(run->row, "uid:%s", uid)), NULL);
	return 0;
}

int
importing_card_of_card(struct importing *run, const struct vcard *from,
		       struct importing_card *card, struct error *err)
{
	const struct parts parts = {from->prefix, from->given, from->middle,
				    from->family, from->suffix};
	const char *const *tags = from->categories.items;
	char day[TIME_TEXT];
	size_t i;

	init(card);
	card->name = from->name;
	card->note = from->note;
	if (str_same(from->kind, "org"))
		card->role = "organisation";
	else if (from->kind && strcmp(from->kind, "individual") != 0)
		add_fact(run, card, "kind", from->kind);
	take_ways(run, from, card);
	take_posts(run, from, card);
	if (take_uid(run, from->uid, card, err) < 0)
		return -1;
	add_parts(run, card, &parts);
	add_fact(run, card, "nickname", from->nickname);
	take_organisation(run, from, card);
	add_fact(run, card, "title", from->title);
	add_fact(run, card, "profession", from->role);
	if (!day_missing(from->born_on))
		add_fact(run, card, "born",
			 arena_text(run->row, day_text(from->born_on, day)));
	else
		add_fact(run, card, "born", from->born_text);
	for (i = 0; i < from->categories.count; i++)
		add_tag(run, card, tags[i]);
	take_others(run, from, card);
	return check_enough(card, err);
}

/* --- rows --------------------------------------------------------------------- */

struct reading {
	struct importing *run;
	const struct incoming_row *row;
	struct importing_card *card;
	struct parts parts;
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
	add_way(reading->run, reading->card, "email", value,
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
	add_way(reading->run, reading->card, "phone",
		phone_of(reading->run, value),
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
	add_way(reading->run, reading->card, "url", value, NULL);
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
	add_fact(reading->run, reading->card, "born",
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
	const struct post whole = {{NULL, NULL, value}};

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
		add_way(run, card, "foreign", importing_ref(run, value), NULL);
		return 0;
	case PARTY_POST:
		add_way(run, card, "post", post_text(run->row, &whole),
			label_of(reading, column, PARTY_LABEL_POST));
		return 0;
	case PARTY_NICKNAME:
	case PARTY_ORGANISATION:
	case PARTY_DEPARTMENT:
	case PARTY_TITLE:
		add_fact(run, card, run->bind.noun->fields[column->field].name,
			 value);
		return 0;
	case BIND_FACT:
		add_fact(run, card, column->fact, value);
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
		add_tags(reading->run, reading->card, text);
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
	static const int order[POST_PARTS] = {
		PARTY_BOX,    FIELDS_MAX, PARTY_STREET, PARTY_CITY,
		PARTY_REGION, PARTY_CODE, PARTY_COUNTRY};
	const struct bind_column *all = reading->run->bind.columns.items;
	struct arena *arena = reading->run->row;
	struct post post = {{NULL}};
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
	value = post_text(arena, &post);
	if (value)
		add_way(reading->run, reading->card, "post", value,
			label_of(reading, &all[first], PARTY_LABEL_POST));
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
importing_card_of_row(struct importing *run, const struct incoming_row *row,
		      struct importing_card *card, struct error *err)
{
	const struct bind_column *all = run->bind.columns.items;
	struct reading reading = {.run = run, .row = row, .card = card};
	size_t i;

	init(card);
	for (i = 0; i < row->count; i++) {
		if (row->values[i] && all[i].field != BIND_NONE &&
		    take_column(&reading, &all[i], row->values[i], err) < 0)
			return -1;
	}
	take_posts_of_row(&reading);
	if (!card->name)
		card->name = join(run->row, &reading.parts);
	if (!card->name) {
		const struct importing_fact *facts = card->facts.items;

		for (i = 0; !card->name && i < card->facts.count; i++) {
			if (strcmp(facts[i].name, "organisation") == 0)
				card->name = facts[i].value;
		}
	}
	add_parts(run, card, &reading.parts);
	return check_enough(card, err);
}
