/* SPDX-License-Identifier: ISC
 * A mail or post that came in, before anything is looked up.
 */
#include "post/arrival.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "model/batch.h"
#include "store/chain.h"
#include "text/letter.h"
#include "text/maildate.h"

#define WRONG_CLOCK_S ((int64_t)2 * 86400)
#define TEXT_MAX ((size_t)1024 * 1024)
#define HEX "0123456789abcdef"

void
arrival_init(struct arrival *arrival)
{
	*arrival = (struct arrival){
		.to = {.size = sizeof(const char *)},
		.to_names = {.size = sizeof(const char *)},
		.ids = {.size = sizeof(const char *)},
		.failed = {.size = sizeof(const char *)},
		.files = {.size = sizeof(struct arrival_file)},
	};
}

/* --- parcels -------------------------------------------------------------- */

/* What a parcel holds: packing and unpacking go by these two lists. */
#define WORD(field)                                                            \
	{                                                                      \
		"in." #field, offsetof(struct arrival, field)                  \
	}
static const struct {
	const char *name;
	size_t offset;
} words[] =
	{
		WORD(ref),	   WORD(sum),	     WORD(channel),
		WORD(from),	   WORD(name),	     WORD(sender),
		WORD(reply_to),	   WORD(reply_name), WORD(email),
		WORD(phone),	   WORD(answers),    WORD(token),
		WORD(kind),	   WORD(subject),    WORD(text),
		WORD(bounce),	   WORD(automatic),  WORD(url),
		WORD(reach),	   WORD(rating),     WORD(at),
		WORD(attachments),
},
  lists[] = {
	  WORD(to),
	  WORD(to_names),
	  WORD(ids),
	  WORD(failed),
};
#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static void
pack(struct str *out, const char *name, const char *value)
{
	str_add_bytes(out, name, strlen(name) + 1);
	str_add_bytes(out, value, strlen(value) + 1);
}

void
arrival_pack(struct str *out, const struct arrival *arrival)
{
	const char *base = (const char *)arrival;
	size_t i, j;

	for (i = 0; i < COUNT(words); i++) {
		const char *const *word =
			(const void *)(base + words[i].offset);

		if (*word)
			pack(out, words[i].name, *word);
	}
	for (i = 0; i < COUNT(lists); i++) {
		const struct vec *list = (const void *)(base + lists[i].offset);
		const char *const *items = list->items;

		for (j = 0; j < list->count; j++)
			pack(out, lists[i].name, items[j]);
	}
}

bool
arrival_unpack(struct arena *arena, const char *name, const char *value,
	       struct arrival *arrival)
{
	char *base = (char *)arrival;
	size_t i;

	for (i = 0; i < COUNT(words); i++) {
		if (strcmp(name, words[i].name) != 0)
			continue;
		*(const char **)(void *)(base + words[i].offset) = value;
		return true;
	}
	for (i = 0; i < COUNT(lists); i++) {
		struct vec *list = (void *)(base + lists[i].offset);

		if (strcmp(name, lists[i].name) != 0)
			continue;
		*(const char **)vec_add(list, arena) = value;
		return true;
	}
	return false;
}

/* --- letters -------------------------------------------------------------- */

const char *
arrival_sum(struct arena *arena, const char *bytes, size_t len)
{
	unsigned char hash[BATCH_HASH];
	char *hex = arena_get(arena, sizeof(hash) * 2 + 1);
	size_t i;

	chain_hash(bytes, len, hash);
	for (i = 0; i < sizeof(hash); i++) {
		hex[2 * i] = HEX[hash[i] >> 4];
		hex[2 * i + 1] = HEX[hash[i] & 15];
	}
	return hex;
}

/* "<one@host>" as it is kept. */
static const char *
bare(struct arena *arena, const char *id)
{
	size_t len = strlen(id);

	if (len > 2 && id[0] == '<' && id[len - 1] == '>')
		return arena_bytes(arena, id + 1, len - 2);
	return id;
}

static void
add_id(struct arena *arena, const char *id, struct arrival *arrival)
{
	const char *const *ids = arrival->ids.items;
	const char *ref = bare(arena, id);
	size_t i;

	for (i = 0; i < arrival->ids.count; i++) {
		if (strcmp(ids[i], ref) == 0)
			return;
	}
	*(const char **)vec_add(&arrival->ids, arena) = ref;
}

/* Those of our own form first: they are the surest. */
static void
add_thread(struct arena *arena, const struct letter *letter,
	   struct arrival *arrival)
{
	const char *const *ours = letter->ours.items;
	const char *const *replies = letter->in_reply_to.items;
	const char *const *references = letter->references.items;
	size_t i;

	for (i = 0; i < letter->ours.count; i++)
		add_id(arena, ours[i], arrival);
	for (i = 0; i < letter->in_reply_to.count; i++)
		add_id(arena, replies[i], arrival);
	for (i = letter->references.count; i > 0; i--)
		add_id(arena, references[i - 1], arrival);
	if (letter->bounced_id)
		add_id(arena, letter->bounced_id, arrival);
	if (letter->in_reply_to.count > 0)
		arrival->answers = bare(arena, replies[0]);
	else if (letter->references.count > 0)
		arrival->answers =
			bare(arena, references[letter->references.count - 1]);
}

static void
add_to(struct arena *arena, const struct vec *list, struct arrival *arrival)
{
	const struct letter_party *all = list->items;
	size_t i;

	for (i = 0; i < list->count; i++) {
		if (!all[i].address)
			continue;
		*(const char **)vec_add(&arrival->to, arena) = all[i].address;
		*(const char **)vec_add(&arrival->to_names, arena) =
			all[i].name ? all[i].name : "";
	}
}

/* Who wrote: From, else who sent it, else whom to answer. */
static void
set_from(struct arena *arena, const struct letter *letter,
	 struct arrival *arrival)
{
	const struct letter_party *reply = letter->reply_to.items;
	const struct letter_party *from = &letter->from;

	if (!from->address && letter->sender.address)
		from = &letter->sender;
	if (!from->address && letter->reply_to.count > 0 && reply->address)
		from = reply;
	arrival->from = from->address;
	arrival->name = letter->from.name ? letter->from.name : from->name;
	/* A form on our page writes as we do, and says whom to answer. */
	if (letter->reply_to.count > 0 && reply->address &&
	    (!from->address || strcmp(reply->address, from->address) != 0)) {
		arrival->reply_to = reply->address;
		arrival->reply_name = reply->name;
	}
	if (arrival->name && from->address)
		arrival->sender = arena_print(arena, "%s <%s>", arrival->name,
					      from->address);
	else
		arrival->sender = from->address ? from->address : arrival->name;
}

/* When they wrote it; when it came, where their clock is far off. */
static void
set_date(struct arena *arena, const struct letter *letter,
	 struct arrival *arrival)
{
	const char *received = letter_header(letter, "Received");
	const char *stamp = received ? strrchr(received, ';') : NULL;
	struct instant at = letter->date, came;
	char text[TIME_TEXT];

	if (stamp && maildate_read(stamp + 1, &came) &&
	    (instant_missing(at) || at.s > came.s ||
	     at.s < came.s - WRONG_CLOCK_S))
		at = came;
	if (!instant_missing(at))
		arrival->at = arena_text(arena, instant_text(at, text));
}

static void
add_parts(struct arena *arena, const struct letter *letter,
	  struct arrival *arrival)
{
	const struct letter_part *parts = letter->parts.items;
	struct str names = {0};
	size_t i;

	for (i = 0; i < letter->parts.count; i++) {
		struct arrival_file *file = vec_add(&arrival->files, arena);

		file->name = parts[i].name;
		file->bytes = parts[i].bytes;
		file->size = parts[i].size;
		str_print(&names, "%s%s", i ? "\n" : "", parts[i].name);
	}
	if (names.len > 0)
		arrival->attachments = arena_text(arena, str_get(&names));
	str_free(&names);
}

/* Whom it did not reach for good; a delay is no failure. */
static void
add_failed(struct arena *arena, const struct letter *letter,
	   struct arrival *arrival)
{
	const struct letter_bounce *all = letter->bounces.items;
	size_t i;

	if (!letter->bounce)
		return;
	arrival->bounce = "yes";
	for (i = 0; i < letter->bounces.count; i++) {
		const char *why = all[i].diagnostic;

		if (!all[i].recipient ||
		    (all[i].action && strcmp(all[i].action, "failed") != 0))
			continue;
		*(const char **)vec_add(&arrival->failed, arena) =
			arena_print(arena, "%s %s%s%s", all[i].recipient,
				    all[i].status ? all[i].status : "",
				    all[i].status && why ? " " : "",
				    why ? why : "");
	}
}

/* Nobody reads more, and a row has to hold it beside the bytes. */
static const char *
at_most(struct arena *arena, const char *text)
{
	size_t len = text ? strlen(text) : 0;

	if (len <= TEXT_MAX)
		return text;
	for (len = TEXT_MAX; ((unsigned char)text[len] & 0xC0) == 0x80;)
		len--;
	return arena_bytes(arena, text, len);
}

void
arrival_letter(struct arena *arena, const struct letter *letter,
	       struct arrival *arrival)
{
	bool reply;

	arrival_init(arrival);
	arrival->channel = ARRIVAL_MAIL;
	arrival->raw = letter->bytes;
	arrival->raw_len = letter->size;
	arrival->sum = arrival_sum(arena, letter->bytes, letter->size);
	if (letter->message_id)
		arrival->ref = bare(arena, letter->message_id);
	arrival->subject = letter->subject;
	arrival->automatic = letter->automatic;
	set_from(arena, letter, arrival);
	set_date(arena, letter, arrival);
	add_thread(arena, letter, arrival);
	add_to(arena, &letter->to, arrival);
	add_to(arena, &letter->cc, arrival);
	add_parts(arena, letter, arrival);
	add_failed(arena, letter, arrival);
	if (letter->case_n > 0)
		arrival->token =
			arena_print(arena, "k%lld", (long long)letter->case_n);
	if (letter->rating > 0)
		arrival->rating = arena_print(arena, "%d", letter->rating);
	/* Of a reply what is new; the whole of it is among the bytes. */
	reply = arrival->ids.count > 0 && letter->fresh && *letter->fresh;
	arrival->text = reply ? letter->fresh : letter->text;
	/* Words without a head are no mail, and are somebody's words. */
	if (!arrival->text && !arrival->subject && !letter->from.address &&
	    !letter->message_id && letter->size > 0)
		arrival->text = utf8_clean(arena, letter->bytes, letter->size);
	arrival->text = at_most(arena, arrival->text);
}
