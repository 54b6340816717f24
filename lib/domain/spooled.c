/* SPDX-License-Identifier: ISC
 * Voices kept beside a database that could not be written.
 *
 * A parcel is a first line, then "name\0value\0" for each word that was given,
 * then "words\0" and the bytes to its end.
 */
#include "domain/spooled.h"

#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "base/str.h"
#include "domain/listen.h"
#include "domain/party.h"
#include "store/beside.h"

static const char first_line[] = "crm-spool 1\n";

/* The words of a parcel by name: writing and reading go by this one list. */
#define WORDS 10
static const char *const names[WORDS] = {
	"who", "kind",	"channel", "about", "done",
	"new", "phone", "email",   "user",  "flags"};

static const char **
word_of(struct spooled_voice *voice, size_t i)
{
	const char **words[WORDS] = {
		&voice->who,   &voice->kind,	 &voice->channel, &voice->about,
		&voice->done,  &voice->new_name, &voice->phone,	  &voice->email,
		&voice->user,  &voice->flags};

	return words[i];
}

static struct beside_spool
spool_of(struct arena *arena, const struct business_setting *setting)
{
	return beside_spool(arena, setting->db, setting->spool);
}

static void
add_pair(struct str *out, const char *name, const char *value)
{
	str_add_bytes(out, name, strlen(name) + 1);
	str_add_bytes(out, value, strlen(value) + 1);
}

static void
add_instant(struct str *out, const char *name, struct instant at)
{
	char text[TIME_TEXT];

	(void)snprintf(text, sizeof(text), "%lld", (long long)at.s);
	add_pair(out, name, text);
}

int
spooled_keep(struct arena *arena, const struct business_setting *setting,
	     const struct spooled_voice *voice, struct error *err)
{
	struct spooled_voice copy = *voice;
	struct str parcel = {0};
	struct beside_spool spool = spool_of(arena, setting);
	size_t i;
	int rc;

	str_add(&parcel, first_line);
	for (i = 0; i < WORDS; i++) {
		if (*word_of(&copy, i))
			add_pair(&parcel, names[i], *word_of(&copy, i));
	}
	add_instant(&parcel, "at", voice->at);
	add_instant(&parcel, "now", voice->now);
	str_add_bytes(&parcel, "words", sizeof("words"));
	str_add_bytes(&parcel, voice->bytes, voice->len);
	rc = beside_keep(&spool, parcel.data, parcel.len, err);
	str_free(&parcel);
	if (rc < 0)
		err->code = ERR_AGAIN;
	return rc;
}

/* The NUL-ended string at *p, which moves behind it; NULL at the end. */
static const char *
next_string(const char **p, const char *end)
{
	const char *begin = *p;
	const char *nul = begin < end ? memchr(begin, 0, (size_t)(end - begin))
				      : NULL;

	if (!nul)
		return NULL;
	*p = nul + 1;
	return begin;
}

/* A parcel that is none is a voice all the same: its bytes are the words. */
static void
open_parcel(const char *bytes, size_t len, struct spooled_voice *voice)
{
	const char *p = bytes + sizeof(first_line) - 1;
	const char *end = bytes + len;
	const char *name, *value;
	size_t i;

	*voice = (struct spooled_voice){.bytes = bytes, .len = len};
	voice->at = INSTANT_MISSING;
	voice->now = INSTANT_MISSING;
	if (len < sizeof(first_line) || !str_begins(bytes, first_line))
		return;
	while ((name = next_string(&p, end))) {
		if (strcmp(name, "words") == 0) {
			voice->bytes = p;
			voice->len = (size_t)(end - p);
			return;
		}
		value = next_string(&p, end);
		if (!value)
			return;
		for (i = 0; i < WORDS; i++) {
			if (strcmp(name, names[i]) == 0)
				*word_of(voice, i) = value;
		}
		if (strcmp(name, "at") == 0)
			(void)num_parse(value, &voice->at.s);
		else if (strcmp(name, "now") == 0)
			(void)num_parse(value, &voice->now.s);
	}
}

static bool
has_flag(const struct spooled_voice *voice, char flag)
{
	return voice->flags && strchr(voice->flags, flag);
}

/* Whose voice it is; a stranger where the operand fits nobody, or several. */
static int
find_who(struct business *business, const struct spooled_voice *spooled,
	 struct listen_voice *voice, struct error *err)
{
	struct error ignored;
	struct case_file file;
	struct party party;
	const char *remark;
	struct id id;
	char letter;

	if (spooled->who) {
		if (business_id(spooled->who, &letter, &id) && letter != 'c') {
			if (listen_case(business, spooled->who, &file,
					&ignored) == 0) {
				voice->joins = file.id;
				voice->party = file.party;
				return 0;
			}
		} else if (party_find(business, spooled->who, &party,
				      &ignored) == 0) {
			voice->party = party.id;
			return 0;
		}
	}
	if (listen_stranger(business, spooled->new_name, spooled->phone,
			    spooled->email, &voice->party, &remark,
			    &ignored) == 0)
		return 0;
	return listen_stranger(business,
			       spooled->who	   ? spooled->who
			       : spooled->new_name ? spooled->new_name
						   : "unknown",
			       NULL, NULL, &voice->party, &remark, err);
}

static int
log_parcel(struct business *business, const struct spooled_voice *spooled,
	   struct error *err)
{
	struct vec rows = {.size = sizeof(struct voice_row)};
	struct listen_voice voice = {
		.kind = spooled->kind,
		.channel = spooled->channel,
		.about = spooled->about,
		.done = spooled->done,
		.bytes = spooled->bytes,
		.len = spooled->len,
		.at = spooled->at,
		.out = has_flag(spooled, 'o'),
		.new_case = has_flag(spooled, 'n') || has_flag(spooled, 'a'),
	};
	const char *remark;

	if (instant_missing(voice.at))
		voice.at = business->now;
	if (find_who(business, spooled, &voice, err) < 0)
		return -1;
	if (listen_log(business, &voice, &rows, &remark, err) == 0)
		return 0;
	if (err->code != ERR_USAGE)
		return -1;
	/* An option that was wrong then is no reason to lose the words now. */
	voice.kind = NULL;
	voice.about = NULL;
	voice.done = NULL;
	voice.out = false;
	return listen_log(business, &voice, &rows, &remark, err);
}

static int
drain_parcel(struct business *business, const struct beside_parcel *parcel,
	     struct error *err)
{
	struct business_write write = {
		.origin = "spool", .key = parcel->name, .stranger = true};
	const char *user = business->user;
	struct instant now = business->now;
	struct spooled_voice spooled;
	struct id repeat = {0};
	char *bytes;
	size_t len;
	int rc;

	if (beside_open(business->arena, parcel, &bytes, &len, err) < 0)
		return -1;
	open_parcel(bytes, len, &spooled);
	if (spooled.user)
		business->user = spooled.user;
	if (!instant_missing(spooled.now))
		business->now = spooled.now;
	rc = business_begin(business, &write, &repeat, err);
	if (rc == 0 && repeat.n == 0) {
		rc = log_parcel(business, &spooled, err);
		if (rc == 0)
			rc = business_commit(business, NULL, err);
		else
			store_rollback(business->store);
	}
	business->user = user;
	business->now = now;
	return rc < 0 ? -1 : beside_done(parcel, err);
}

int
spooled_drain(struct business *business, struct error *err)
{
	struct beside_spool spool =
		spool_of(business->arena, business->setting);
	struct vec found = {.size = sizeof(struct beside_parcel)};
	const struct beside_parcel *parcels;
	size_t i;

	if (beside_parcels(business->arena, &spool, &found, err) < 0)
		return -1;
	parcels = found.items;
	for (i = 0; i < found.count; i++) {
		/* One that cannot be read stays where it is, and crm-check
		 * names it: it must not stop every other writer. */
		if (drain_parcel(business, &parcels[i], err) < 0 &&
		    err->code != ERR_DATA && err->code != ERR_DENIED)
			return -1;
	}
	return 0;
}

int
spooled_count(const struct business *business, size_t *count,
	      struct error *err)
{
	struct beside_spool spool =
		spool_of(business->arena, business->setting);
	struct vec found = {.size = sizeof(struct beside_parcel)};

	if (beside_parcels(business->arena, &spool, &found, err) < 0)
		return -1;
	*count = found.count;
	return 0;
}
