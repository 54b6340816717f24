/* SPDX-License-Identifier: ISC
 * One object of a feed of JSON Lines.
 */
#include "post/post.h"

#include <string.h>

#include "base/arena.h"
#include "base/num.h"
#include "base/str.h"
#include "post/arrival.h"
#include "text/json.h"
#include "text/stamp.h"

#define RATING_MOST 5

/* *value stays NULL where the field is not there or says nothing. */
static int
take(struct arena *arena, const struct vec *fields, const char *key,
     const char **value, struct error *err)
{
	const struct json_field *field = json_find(fields, key);

	*value = NULL;
	if (!field || field->kind == JSON_NULL)
		return 0;
	if (field->kind != JSON_TEXT && field->kind != JSON_NUMBER)
		return error_set(err, ERR_DATA, "%s: a text is wanted", key);
	if (field->text && *field->text)
		*value = arena_text(arena, field->text);
	return 0;
}

static int
take_number(struct arena *arena, const struct vec *fields, const char *key,
	    int64_t low, int64_t high, const char **value, struct error *err)
{
	int64_t n;

	if (take(arena, fields, key, value, err) < 0)
		return -1;
	if (!*value || (num_parse(*value, &n) && n >= low && n <= high))
		return 0;
	return error_set(err, ERR_DATA,
			 "%s: %.100s is no number that it can be", key, *value);
}

static struct instant
in_utc(const void *zone, const struct civil *civil)
{
	(void)zone;
	return civil_instant(civil);
}

/* at as ISO, with a zone or in UTC, or seconds since the epoch. */
static int
take_moment(struct arena *arena, const struct vec *fields, const char **value,
	    struct error *err)
{
	const struct dates_context context = {
		.now = INSTANT_MISSING, .today = {0}, .instant = in_utc};
	const struct json_field *field = json_find(fields, "at");
	char text[TIME_TEXT];
	struct error ignored;
	struct when when;

	if (take(arena, fields, "at", value, err) < 0)
		return -1;
	if (!*value)
		return 0;
	if (field->kind == JSON_NUMBER)
		*value = arena_print(arena, "@%s", *value);
	if (stamp_read(&context, *value, &when, &ignored) < 0)
		return error_set(err, ERR_DATA,
				 "at: %.100s is no moment, as "
				 "2026-11-23T08:00:00Z",
				 *value);
	if (instant_missing(when.at)) {
		struct civil noon = day_civil(when.on);

		noon.hour = 12;
		when.at = civil_instant(&noon);
	}
	*value = arena_text(arena, instant_text(when.at, text));
	return 0;
}

/* A word that lists and filters can name. */
static int
check_channel(const struct arrival *arrival, struct error *err)
{
	size_t n;

	if (!arrival->channel)
		return error_set(err, ERR_DATA,
				 "no channel: it has none, and -c names none");
	n = strspn(arrival->channel, "abcdefghijklmnopqrstuvwxyz"
				     "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "0123456789._-");
	if (n > 0 && !arrival->channel[n])
		return 0;
	return error_set(err, ERR_DATA,
			 "channel: %.100s is not one word of letters, digits, "
			 "and . _ -",
			 arrival->channel);
}

static int
take_words(struct arena *arena, const struct vec *fields,
	   struct arrival *arrival, struct error *err)
{
	const struct {
		const char *key;
		const char **value;
	} words[] = {
		{"from", &arrival->from},	{"name", &arrival->name},
		{"email", &arrival->email},	{"phone", &arrival->phone},
		{"channel", &arrival->channel}, {"url", &arrival->url},
		{"subject", &arrival->subject}, {"kind", &arrival->kind},
		{"text", &arrival->text},	{"key", &arrival->ref},
		{"answers", &arrival->answers},
	};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (take(arena, fields, words[i].key, words[i].value, err) < 0)
			return -1;
	}
	return 0;
}

/* Keys are of their channel: two may count from 1. */
static void
name_refs(struct arena *arena, struct arrival *arrival)
{
	if (arrival->ref)
		arrival->ref = arena_print(arena, "%s:%s", arrival->channel,
					   arrival->ref);
	if (!arrival->answers)
		return;
	arrival->answers =
		arena_print(arena, "%s:%s", arrival->channel, arrival->answers);
	*(const char **)vec_add(&arrival->ids, arena) = arrival->answers;
}

int
post_read(struct arena *arena, const char *line, size_t len,
	  const char *channel, struct arrival *arrival, struct error *err)
{
	struct vec fields;

	arrival_init(arrival);
	arrival->raw = line;
	arrival->raw_len = len;
	arrival->sum = arrival_sum(arena, line, len);
	if (json_read(arena, line, len, &fields, err) < 0 ||
	    take_words(arena, &fields, arrival, err) < 0 ||
	    take_number(arena, &fields, "reach", 0, INT64_MAX, &arrival->reach,
			err) < 0 ||
	    take_number(arena, &fields, "rating", 1, RATING_MOST,
			&arrival->rating, err) < 0 ||
	    take_moment(arena, &fields, &arrival->at, err) < 0)
		return -1;
	if (!arrival->channel)
		arrival->channel = channel;
	if (check_channel(arrival, err) < 0)
		return -1;
	if (!arrival->text && !arrival->rating && !arrival->url)
		return error_set(err, ERR_DATA, "nothing was said: no text");
	if (arrival->name && arrival->from)
		arrival->sender = arena_print(arena, "%s <%s>", arrival->name,
					      arrival->from);
	else
		arrival->sender = arrival->from ? arrival->from : arrival->name;
	name_refs(arena, arrival);
	return 0;
}
