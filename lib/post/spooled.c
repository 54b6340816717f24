/* SPDX-License-Identifier: ISC
 * Voices kept beside a database that could not be written.
 *
 * A parcel is a first line, then "name\0value\0" for each word that was given
 * ("who" for each row, "in.…" for what came by itself), then "words\0" and the
 * bytes to its end.
 */
#include "post/spooled.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "domain/docket.h"
#include "domain/door.h"
#include "domain/input.h"
#include "domain/listen.h"
#include "domain/resolver.h"
#include "post/arrival.h"
#include "post/intake.h"
#include "store/beside.h"

static const char first_line[] = "crm-spool 1\n";

/* The words of a parcel by name: writing and reading go by this one list. */
static const char *const names[] = {"kind",  "channel", "about", "done", "new",
				    "phone", "email",	"at",	 "key",	 "user",
				    "tool",  "command", "flags"};
#define WORDS (sizeof(names) / sizeof(names[0]))

static const char **
word_of(struct spooled_voice *voice, size_t i)
{
	const char **words[WORDS] = {&voice->kind,     &voice->channel,
				     &voice->about,    &voice->done,
				     &voice->new_name, &voice->phone,
				     &voice->email,    &voice->at,
				     &voice->key,      &voice->user,
				     &voice->tool,     &voice->command,
				     &voice->flags};

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

int
spooled_keep(struct arena *arena, const struct business_setting *setting,
	     const struct spooled_voice *voice, struct error *err)
{
	struct spooled_voice copy = *voice;
	struct str parcel = {0};
	struct beside_spool spool = spool_of(arena, setting);
	char now[TIME_TEXT];
	size_t i;
	int rc;

	str_add(&parcel, first_line);
	for (i = 0; i < voice->who_count; i++)
		add_pair(&parcel, "who", voice->who[i]);
	for (i = 0; i < WORDS; i++) {
		if (*word_of(&copy, i))
			add_pair(&parcel, names[i], *word_of(&copy, i));
	}
	add_pair(&parcel, voice->now_given ? "given" : "now",
		 instant_text(voice->now, now));
	if (voice->arrival)
		arrival_pack(&parcel, voice->arrival);
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
	const char *nul =
		begin < end ? memchr(begin, 0, (size_t)(end - begin)) : NULL;

	if (!nul)
		return NULL;
	*p = nul + 1;
	return begin;
}

static void
take_pair(const char *name, const char *value, struct spooled_voice *voice,
	  struct vec *who, struct arrival *arrival, struct arena *arena)
{
	bool given = strcmp(name, "given") == 0;
	size_t i;

	if (arrival_unpack(arena, name, value, arrival))
		voice->arrival = arrival;
	if (strcmp(name, "who") == 0)
		*(const char **)vec_add(who, arena) = value;
	else if (given || strcmp(name, "now") == 0)
		voice->now_given = instant_parse(value, &voice->now) && given;
	for (i = 0; i < WORDS; i++) {
		if (strcmp(name, names[i]) == 0)
			*word_of(voice, i) = value;
	}
}

/* A parcel that is none is a voice all the same: its bytes are the words. */
static void
open_parcel(struct arena *arena, const char *bytes, size_t len,
	    struct spooled_voice *voice)
{
	struct vec who = {.size = sizeof(const char *)};
	const char *p = bytes + sizeof(first_line) - 1;
	const char *end = bytes + len;
	const char *name, *value;
	struct arrival *arrival = arena_get(arena, sizeof(*arrival));

	arrival_init(arrival);
	*voice = (struct spooled_voice){
		.bytes = bytes, .len = len, .now = INSTANT_MISSING};
	if (len < sizeof(first_line) || !str_begins(bytes, first_line))
		return;
	while ((name = next_string(&p, end))) {
		if (strcmp(name, "words") == 0) {
			voice->bytes = p;
			voice->len = (size_t)(end - p);
			break;
		}
		value = next_string(&p, end);
		if (!value)
			break;
		take_pair(name, value, voice, &who, arrival, arena);
	}
	if (voice->arrival) {
		arrival->raw = voice->bytes;
		arrival->raw_len = voice->len;
		voice->channel = arrival->channel;
		voice->new_name = arrival->sender;
	}
	voice->who = who.items;
	voice->who_count = who.count;
}

static bool
has_flag(const struct spooled_voice *voice, char flag)
{
	return voice->flags && strchr(voice->flags, flag);
}

/* What was asked is wrong, not the disk: the words are taken without it. */
static bool
forgivable(const struct error *err)
{
	return !err->damaged &&
	       (err->code == ERR_NO || err->code == ERR_USAGE ||
		err->code == ERR_DATA);
}

static int
find_who(struct business *business, const char *who,
	 const struct spooled_voice *spooled, struct listen_voice *voice,
	 struct error *err)
{
	struct case_file file;
	struct party party;
	const char *remark;
	struct id id;
	char letter;

	voice->joins.n = 0;
	if (!who)
		return listen_stranger(business, spooled->new_name,
				       spooled->phone, spooled->email,
				       &voice->party, &remark, err);
	if (business_id(who, &letter, &id) && letter != 'c') {
		if (docket_find(business, who, &file, err) < 0)
			return -1;
		voice->joins = file.id;
		voice->party = file.party;
		return 0;
	}
	if (resolver_find(business, who, &party, err) < 0)
		return -1;
	voice->party = party.id;
	return 0;
}

/* The case of an unknown customer: of that name, as far as it is one. */
static int
find_unknown(struct business *business, const char *who, struct id *party,
	     struct error *err)
{
	const char *name = utf8_clean(business->arena, who, strlen(who));
	const char *remark;

	if (name[strspn(name, " \t\r\n")] == '\0')
		name = "unknown";
	return listen_stranger(business, name, NULL, NULL, party, &remark, err);
}

/* One row of a parcel: as it was asked, else the plain words of somebody
 * unknown. Nothing of a first try that failed is left. */
static int
log_row(struct business *business, const char *who,
	const struct spooled_voice *spooled, const struct listen_voice *asked,
	struct error *err)
{
	struct vec rows = {.size = sizeof(struct voice_row)};
	struct listen_voice voice = *asked;
	struct input_try *mark;
	const char *name = who		       ? who
			   : spooled->new_name ? spooled->new_name
					       : "unknown";
	const char *remark;
	bool known;

	if (input_try(business, &mark, err) < 0)
		return -1;
	known = find_who(business, who, spooled, &voice, err) == 0;
	if (!known && !forgivable(err))
		return -1;
	if (!known && (input_failed(business, mark, err) < 0 ||
		       find_unknown(business, name, &voice.party, err) < 0))
		return -1;
	if (listen_log(business, &voice, &rows, &remark, err) == 0)
		return 0;
	if (!forgivable(err) || input_failed(business, mark, err) < 0)
		return -1;
	/* An option that was wrong then is no reason to lose the words now. */
	voice.kind = voice.channel = voice.about = voice.done = NULL;
	voice.out = false;
	if (find_who(business, who, spooled, &voice, err) < 0) {
		if (!forgivable(err) ||
		    find_unknown(business, name, &voice.party, err) < 0)
			return -1;
	}
	return listen_log(business, &voice, &rows, &remark, err);
}

static int
log_parcel(struct business *business, const struct spooled_voice *spooled,
	   struct error *err)
{
	struct listen_voice voice = {
		.kind = spooled->kind,
		.channel = spooled->channel,
		.about = spooled->about,
		.done = business->me ? spooled->done : NULL,
		.bytes = spooled->bytes,
		.len = spooled->len,
		.out = has_flag(spooled, 'o'),
		.new_case = has_flag(spooled, 'n'),
	};
	struct error ignored;
	size_t i;

	if (input_at(business, spooled->at, &voice.at, &ignored) < 0)
		voice.at = business->now;
	if (spooled->who_count == 0)
		return log_row(business, NULL, spooled, &voice, err);
	for (i = 0; i < spooled->who_count; i++) {
		if (log_row(business, spooled->who[i], spooled, &voice, err) <
		    0)
			return -1;
	}
	return 0;
}

/* 1: registered before. A key that is another program's by now does not keep
 * the voice out. */
static int
begin_parcel(struct business *business, const struct beside_parcel *parcel,
	     const char *key, struct error *err)
{
	struct door_write write = {
		.origin = "spool", .key = key, .stranger = true};
	struct id repeat = {0};

	if (key && door_begin(business, &write, &repeat, err) == 0)
		return repeat.n > 0;
	if (key && err->code != ERR_USAGE)
		return -1;
	write.key = parcel->name;
	if (door_begin(business, &write, &repeat, err) < 0)
		return -1;
	return repeat.n > 0;
}

/* 1: it has to be taken as plain words. */
static int
take_arrival(struct business *business, const struct arrival *arrival,
	     struct error *err)
{
	struct vec rows = {.size = sizeof(struct voice_row)};
	struct intake_how how = {.origin = "spool"};
	struct intake_end end;

	if (!arrival || !arrival->channel || !arrival->sum)
		return 1;
	if (intake_take(business, arrival, &how, &rows, &end, err) == 0)
		return 0;
	return forgivable(err) ? 1 : -1;
}

static int
register_parcel(struct business *business, const struct beside_parcel *parcel,
		const struct spooled_voice *spooled, struct error *err)
{
	int rc = take_arrival(business, spooled->arrival, err);

	if (rc <= 0)
		return rc;
	rc = begin_parcel(business, parcel, spooled->key, err);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (log_parcel(business, spooled, err) == 0)
		return door_commit(business, NULL, err);
	store_rollback(business->store);
	return -1;
}

/* With the person, the moment and the program of then. */
static int
drain_parcel(struct business *business, const struct beside_parcel *parcel,
	     struct error *err)
{
	struct business_setting then = *business->setting;
	struct business as_now = *business;
	struct spooled_voice spooled;
	char *bytes;
	size_t len;
	int rc;

	if (beside_open(business->arena, parcel, &bytes, &len, err) < 0)
		return -1;
	if (!bytes) /* another writer was faster */
		return 0;
	open_parcel(business->arena, bytes, len, &spooled);
	if (spooled.tool)
		then.tool = spooled.tool;
	then.command = spooled.command;
	then.now_given = spooled.now_given;
	business->setting = &then;
	business_as(business, spooled.user ? spooled.user : business->user,
		    instant_missing(spooled.now) ? business->now : spooled.now);
	rc = register_parcel(business, parcel, &spooled, err);
	business->setting = as_now.setting;
	business->user = as_now.user;
	business->me = as_now.me;
	business->now = as_now.now;
	business->today = as_now.today;
	return rc < 0 ? -1 : beside_done(parcel, err);
}

int
spooled_drain(struct business *business, struct error *err)
{
	struct beside_spool spool =
		spool_of(business->arena, business->setting);
	struct vec found = {.size = sizeof(struct beside_parcel)};
	const struct beside_parcel *parcels;
	struct error tried; /* much that fails here is tried otherwise */
	size_t i;

	if (beside_tidy(&spool, err) < 0 ||
	    beside_parcels(business->arena, &spool, &found, err) < 0)
		return -1;
	parcels = found.items;
	for (i = 0; i < found.count; i++) {
		/* One that cannot be read or taken stays where it is, for
		 * crm-check to name: it must not stop every other writer. */
		if (drain_parcel(business, &parcels[i], &tried) < 0 &&
		    (tried.damaged ||
		     (tried.code != ERR_DATA && tried.code != ERR_DENIED))) {
			*err = tried;
			return -1;
		}
	}
	return 0;
}

int
spooled_count(const struct business *business, size_t *count, struct error *err)
{
	struct beside_spool spool =
		spool_of(business->arena, business->setting);
	struct vec found = {.size = sizeof(struct beside_parcel)};

	if (beside_parcels(business->arena, &spool, &found, err) < 0)
		return -1;
	*count = found.count;
	return 0;
}
