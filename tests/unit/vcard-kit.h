/* SPDX-License-Identifier: ISC
 * Cards shown as text, for the tests of the reader and the writer.
 */
#ifndef TESTS_VCARD_KIT_H
#define TESTS_VCARD_KIT_H

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "text/vcard.h"

/* Bytes that come step at a time. */
struct kit_bytes {
	const char *bytes;
	size_t len;
	size_t step;
};

static inline int64_t
kit_read(void *cookie, void *buf, size_t size, struct error *err)
{
	struct kit_bytes *from = cookie;
	size_t n = from->len < size ? from->len : size;

	(void)err;
	if (from->step && n > from->step)
		n = from->step;
	if (n > 0)
		memcpy(buf, from->bytes, n);
	from->bytes += n;
	from->len -= n;
	return (int64_t)n;
}

static inline struct vcard_reader *
kit_open(struct kit_bytes *from)
{
	struct vcard_source source = {kit_read, from, "x.vcf"};

	return vcard_open(&source);
}

static inline void
kit_add(struct str *out, const char *key, const char *text)
{
	if (text)
		str_print(out, "%s=%s\n", key, text);
}

static inline void
kit_add_ways(struct str *out, const char *key, const struct vec *ways)
{
	const struct vcard_way *way = ways->items;
	size_t i;

	for (i = 0; i < ways->count; i++, way++) {
		str_print(out, "%s=%s", key, way->value ? way->value : "");
		if (way->extension)
			str_print(out, " ext %s", way->extension);
		if (!way->value)
			str_print(out, "%s|%s|%s|%s|%s|%s|%s",
				  way->box ? way->box : "",
				  way->extended ? way->extended : "",
				  way->street ? way->street : "",
				  way->city ? way->city : "",
				  way->region ? way->region : "",
				  way->code ? way->code : "",
				  way->country ? way->country : "");
		if (way->lines)
			str_print(out, " {%s}", way->lines);
		if (way->label)
			str_print(out, " [%s]", way->label);
		str_add(out, way->preferred ? " !\n" : "\n");
	}
}

static inline void
kit_add_texts(struct str *out, const char *key, const struct vec *texts)
{
	size_t i;

	for (i = 0; i < texts->count; i++)
		kit_add(out, key, ((const char *const *)texts->items)[i]);
}

/* All that a written card keeps. */
static inline void
kit_show(struct str *out, const struct vcard *card)
{
	const struct vcard_other *other = card->others.items;
	char iso[TIME_TEXT];
	size_t i;

	kit_add(out, "uid", card->uid);
	kit_add(out, "kind", card->kind);
	kit_add(out, card->name_from == VCARD_NAME_MADE ? "made" : "name",
		card->name);
	kit_add(out, "family", card->family);
	kit_add(out, "given", card->given);
	kit_add(out, "middle", card->middle);
	kit_add(out, "prefix", card->prefix);
	kit_add(out, "suffix", card->suffix);
	kit_add(out, "nickname", card->nickname);
	kit_add_texts(out, "org", &card->organisation);
	kit_add(out, "title", card->title);
	kit_add(out, "role", card->role);
	kit_add_ways(out, "email", &card->emails);
	kit_add_ways(out, "phone", &card->phones);
	kit_add_ways(out, "address", &card->addresses);
	kit_add_ways(out, "url", &card->urls);
	if (!day_missing(card->born_on))
		kit_add(out, "born", day_text(card->born_on, iso));
	kit_add(out, "born text", card->born_text);
	kit_add_texts(out, "category", &card->categories);
	kit_add(out, "note", card->note);
	kit_add(out, "revised", card->revised);
	for (i = 0; i < card->others.count; i++, other++) {
		str_print(out, "other %s=%s", other->name, other->text);
		if (other->label)
			str_print(out, " [%s]", other->label);
		str_add(out, "\n");
	}
}

#endif
