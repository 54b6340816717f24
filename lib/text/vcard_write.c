/* SPDX-License-Identifier: ISC
 * A card written as vCard 3.0 or 4.0.
 */
#include "text/vcard_write.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "text/vcard.h"
#include "text/vcard_label.h"

#define FOLD 75 /* bytes of a line, its end not counted */

/* How the text of a value is escaped. */
enum escape {
	ESCAPE_TEXT,  /* all of RFC 6350, 3.4 */
	ESCAPE_PLAIN, /* ',' and ';' stand as they are: links, unknown values */
	ESCAPE_PARAMETER
};

struct writing {
	struct arena *arena;
	struct str *out;
	int version;
	size_t line;	 /* where the line begins in out */
	int items;	 /* groups so far */
	const char *bad; /* the name of what is no UTF-8 */
};

static void
add_escaped(struct writing *writing, const char *name, const char *text,
	    enum escape escape)
{
	struct str *out = writing->out;

	if (!utf8_valid(text, strlen(text)))
		writing->bad = name;
	for (; *text; text++) {
		if (*text == '\n' || *text == '\r') {
			str_add(out, "\\n");
			text += text[0] == '\r' && text[1] == '\n';
		} else if (*text == '\\' || ((*text == ',' || *text == ';') &&
					     escape == ESCAPE_TEXT)) {
			str_add_char(out, '\\');
			str_add_char(out, *text);
		} else if (escape == ESCAPE_PARAMETER && *text == '"') {
			str_add(out, "^'");
		} else if (escape == ESCAPE_PARAMETER && *text == '^') {
			str_add(out, "^^");
		} else {
			str_add_char(out, *text);
		}
	}
}

/* Fold the line that was added and end it. */
static void
end_line(struct writing *writing)
{
	struct str *out = writing->out;
	size_t len = out->len - writing->line, at, n;
	struct str line = {0};
	const char *text;

	if (len > FOLD) {
		str_add_bytes(&line, out->data + writing->line, len);
		out->len = writing->line;
		text = line.data;
		for (at = 0; at < len; at += n) {
			size_t most = at ? FOLD - 1 : FOLD;

			if (at)
				str_add(out, "\r\n ");
			n = len - at < most ? len - at : most;
			while (at + n < len && n > 1 &&
			       ((unsigned char)text[at + n] & 0xC0) == 0x80)
				n--;
			str_add_bytes(out, text + at, n);
		}
		str_free(&line);
	}
	str_add(out, "\r\n");
	writing->line = out->len;
}

static void
add_line(struct writing *writing, const char *head, const char *text,
	 enum escape escape)
{
	if (!text)
		return;
	str_print(writing->out, "%s:", head);
	add_escaped(writing, head, text, escape);
	end_line(writing);
}

/* What a label and a preference add to a property: its TYPE, and a group when
 * the label is no TYPE or something else belongs to it. */
struct head {
	const char *types; /* NULL: none */
	bool pref;
	bool own_label; /* an X-ABLabel is needed */
	int item;	/* 0: no group */
};

static void
begin_labelled(struct writing *writing, struct head *head, const char *name,
	       const char *label, bool pref, bool group)
{
	struct str *out = writing->out;
	const char *p;

	*head = (struct head){.pref = pref};
	if (label && *label) {
		head->types = vcard_label_known(writing->arena, label);
		head->own_label = !str_same(head->types, label);
	}
	if (head->own_label || group)
		head->item = ++writing->items;
	if (head->item)
		str_print(out, "item%d.", head->item);
	str_add(out, name);
	if (head->types) {
		str_add(out, ";TYPE=");
		for (p = head->types; *p; p++)
			str_add_char(out, (char)(*p == ' ' ? ',' : *p));
	}
	if (pref && writing->version == 4)
		str_add(out, ";PREF=1");
	else if (pref)
		str_add(out, head->types ? ",pref" : ";TYPE=pref");
}

static void
end_labelled(struct writing *writing, const struct head *head,
	     const char *label)
{
	end_line(writing);
	if (!head->own_label)
		return;
	str_print(writing->out, "item%d.X-ABLabel:", head->item);
	add_escaped(writing, "X-ABLabel", label, ESCAPE_TEXT);
	end_line(writing);
}

/* Parts of a structured value; no blanks are left at the end. */
static void
add_parts(struct writing *writing, const char *name, const char *const *parts,
	  size_t count, char separator)
{
	size_t i;

	for (i = 0; i < count; i++) {
		if (i > 0)
			str_add_char(writing->out, separator);
		if (parts[i])
			add_escaped(writing, name, parts[i], ESCAPE_TEXT);
	}
}

static void
write_parts(struct writing *writing, const char *name, const char *const *parts,
	    size_t count, char separator)
{
	if (count == 0)
		return;
	str_print(writing->out, "%s:", name);
	add_parts(writing, name, parts, count, separator);
	end_line(writing);
}

static void
write_name(struct writing *writing, const struct vcard *card)
{
	const char *const parts[] = {card->family, card->given, card->middle,
				     card->prefix, card->suffix};
	const char *head = "FN";
	bool any = card->family || card->given || card->middle ||
		   card->prefix || card->suffix;

	/* DERIVED is of RFC 9554 */
	if (card->name && card->name_from == VCARD_NAME_MADE)
		head = writing->version == 4 ? "FN;DERIVED=true"
					     : "FN;X-DERIVED=true";
	add_line(writing, head, card->name ? card->name : "", ESCAPE_TEXT);
	if (any || writing->version == 3)
		write_parts(writing, "N", parts, 5, ';');
}

static void
write_ways(struct writing *writing, const char *name, const struct vec *ways,
	   enum escape escape)
{
	const struct vcard_way *way = ways->items;
	size_t i;

	for (i = 0; i < ways->count; i++, way++) {
		struct head head;

		begin_labelled(writing, &head, name, way->label, way->preferred,
			       false);
		str_add_char(writing->out, ':');
		add_escaped(writing, name, way->value, escape);
		end_labelled(writing, &head, way->label);
	}
}

/* RFC 3966 where it can be: the number has an extension and its country. */
static void
write_phones(struct writing *writing, const struct vec *phones)
{
	const struct vcard_way *phone = phones->items;
	size_t i;

	for (i = 0; i < phones->count; i++, phone++) {
		const char *value = phone->value;
		struct head head;
		bool link = writing->version == 4 && phone->extension &&
			    value[0] == '+' && value[1] &&
			    !value[1 + strspn(value + 1, "0123456789-.()")];

		begin_labelled(writing, &head, "TEL", phone->label,
			       phone->preferred, false);
		str_add(writing->out, link ? ";VALUE=uri:tel:" : ":");
		add_escaped(writing, "TEL", value, ESCAPE_TEXT);
		if (phone->extension) {
			str_add(writing->out, link ? ";ext=" : "\\;ext=");
			add_escaped(writing, "TEL", phone->extension,
				    ESCAPE_TEXT);
		}
		end_labelled(writing, &head, phone->label);
	}
}

static void
write_addresses(struct writing *writing, const struct vec *addresses)
{
	const struct vcard_way *way = addresses->items;
	size_t i;

	for (i = 0; i < addresses->count; i++, way++) {
		const char *const parts[] = {way->box,	  way->extended,
					     way->street, way->city,
					     way->region, way->code,
					     way->country};
		bool three = writing->version == 3;
		struct head head;

		begin_labelled(writing, &head, "ADR", way->label,
			       way->preferred, three && way->lines);
		if (way->lines && !three) {
			str_add(writing->out, ";LABEL=\"");
			add_escaped(writing, "ADR", way->lines,
				    ESCAPE_PARAMETER);
			str_add_char(writing->out, '"');
		}
		str_add_char(writing->out, ':');
		add_parts(writing, "ADR", parts, 7, ';');
		end_labelled(writing, &head, way->label);
		if (!way->lines || !three)
			continue;
		str_print(writing->out, "item%d.LABEL:", head.item);
		add_escaped(writing, "LABEL", way->lines, ESCAPE_TEXT);
		end_line(writing);
	}
}

/* "--04-15" */
static bool
is_yearless(const char *text)
{
	struct str iso = {0};
	struct day day;
	bool good;

	if (!str_begins(text, "--"))
		return false;
	str_print(&iso, "2000-%s", text + 2);
	good = day_parse(iso.data, &day);
	str_free(&iso);
	return good;
}

/* RFC 6350 has the basic form only, RFC 2426 both. */
static void
write_birthday(struct writing *writing, const struct vcard *card)
{
	char iso[TIME_TEXT];
	const char *text = card->born_text, *month, *mday;
	bool four = writing->version == 4;

	if (!text && day_missing(card->born_on))
		return;
	if (text && !day_missing(card->born_on)) {
		add_line(writing, four ? "BDAY" : "BDAY;VALUE=date-time", text,
			 ESCAPE_TEXT);
		return;
	}
	if (text && !is_yearless(text)) {
		add_line(writing, "BDAY;VALUE=text", text, ESCAPE_TEXT);
		return;
	}
	if (!text)
		text = day_text(card->born_on, iso);
	month = text + strlen(text) - 5;
	mday = text + strlen(text) - 2;
	if (four)
		str_print(writing->out, "BDAY:%.*s%.2s%s",
			  text[0] == '-' ? 2 : 4, text, month, mday);
	else
		str_print(writing->out, "BDAY:%s", text);
	end_line(writing);
}

static void
write_others(struct writing *writing, const struct vec *others)
{
	const struct vcard_other *other = others->items;
	size_t i;

	for (i = 0; i < others->count; i++, other++) {
		struct head head;

		begin_labelled(writing, &head, other->name, other->label, false,
			       false);
		str_add_char(writing->out, ':');
		add_escaped(writing, other->name, other->text, ESCAPE_PLAIN);
		end_labelled(writing, &head, other->label);
	}
}

static void
write_card(struct writing *writing, const struct vcard *card)
{
	bool four = writing->version == 4;

	str_add(writing->out, "BEGIN:VCARD\r\n");
	str_add(writing->out, four ? "VERSION:4.0\r\n" : "VERSION:3.0\r\n");
	writing->line = writing->out->len;
	add_line(writing, "UID", card->uid, ESCAPE_PLAIN);
	add_line(writing, four ? "KIND" : "X-ADDRESSBOOKSERVER-KIND",
		 card->kind, ESCAPE_TEXT);
	write_name(writing, card);
	add_line(writing, "NICKNAME", card->nickname, ESCAPE_PLAIN);
	write_parts(writing, "ORG", card->organisation.items,
		    card->organisation.count, ';');
	add_line(writing, "TITLE", card->title, ESCAPE_TEXT);
	add_line(writing, "ROLE", card->role, ESCAPE_TEXT);
	write_ways(writing, "EMAIL", &card->emails, ESCAPE_TEXT);
	write_phones(writing, &card->phones);
	write_addresses(writing, &card->addresses);
	write_ways(writing, "URL", &card->urls, ESCAPE_PLAIN);
	write_birthday(writing, card);
	write_parts(writing, "CATEGORIES", card->categories.items,
		    card->categories.count, ',');
	add_line(writing, "NOTE", card->note, ESCAPE_TEXT);
	add_line(writing, "REV", card->revised, ESCAPE_PLAIN);
	write_others(writing, &card->others);
	str_add(writing->out, "END:VCARD\r\n");
}

static int
check_others(const struct vec *others, struct error *err)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "0123456789-_";
	const struct vcard_other *other = others->items;
	size_t i;

	for (i = 0; i < others->count; i++, other++) {
		if (!other->name[0] ||
		    other->name[strspn(other->name, letters)])
			return error_set(err, ERR_DATA,
					 "%s: no name of a vCard property",
					 other->name);
		if (strcmp(other->name, "BEGIN") == 0 ||
		    strcmp(other->name, "END") == 0 ||
		    strcmp(other->name, "VERSION") == 0)
			return error_set(err, ERR_DATA,
					 "%s: not for a vCard to say",
					 other->name);
	}
	return 0;
}

int
vcard_write_card(struct str *out, const struct vcard *card, int version,
		 struct error *err)
{
	struct arena arena = {NULL};
	struct writing writing = {
		.arena = &arena, .out = out, .version = version};
	size_t before = out->len;

	if (check_others(&card->others, err) < 0)
		return -1;
	write_card(&writing, card);
	arena_free(&arena);
	if (!writing.bad)
		return 0;
	out->len = before;
	out->data[before] = '\0';
	return error_set(err, ERR_DATA, "%.*s of %s is no UTF-8",
			 (int)strcspn(writing.bad, ";"), writing.bad,
			 card->name ? card->name : "a card without a name");
}
