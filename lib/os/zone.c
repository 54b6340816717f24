/* SPDX-License-Identifier: ISC
 * Time zones from the system's files (TZif, RFC 9636).
 *
 * A zone is a table of the moments its offset changes, and a rule for all that
 * comes after. The table is written forth by the rule for the years in which
 * people live, so that nearly every question is one binary search.
 */
#include "os/zone.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "os/file.h"
#include "os/rule.h"

#define NAME_MOST 64
#define FILE_MOST ((size_t)256 * 1024)
#define HEADER 44
#define TYPE_SIZE 6
#define TYPES_MOST 256
#define OFFSET_LEAST (-89999) /* RFC 9636, 3.2 */
#define OFFSET_MOST 93599
#define OFFSET_BOUND 93600	     /* more than any offset */
#define TIME_MOST ((int64_t)1 << 60) /* in a file */
#define FAR ((int64_t)1 << 56)	     /* nobody asks beyond */
#define TABLE_FIRST_YEAR 1900
#define TABLE_LAST_YEAR 2100
#define DAY_S 86400

struct zone {
	const char *name;
	size_t count;
	int64_t *at;		 /* count moments, ascending */
	int32_t *offset;	 /* count + 1: [i] holds before at[i] */
	const struct rule *rule; /* from the last moment on, or NULL */
};

/* Bytes still to be read. */
struct input {
	const unsigned char *at;
	size_t left;
};

struct header {
	int version; /* 1.. */
	uint32_t isut_count;
	uint32_t isstd_count;
	uint32_t leap_count;
	uint32_t time_count;
	uint32_t type_count;
	uint32_t char_count;
};

/* ---- asking ---- */

static struct span
zone_span(const struct zone *zone, int64_t at)
{
	size_t low = 0, high = zone->count, middle;
	struct span span = {INT64_MIN, INT64_MAX, 0};

	while (low < high) {
		middle = low + (high - low) / 2;
		if (zone->at[middle] <= at)
			low = middle + 1;
		else
			high = middle;
	}
	if (low)
		span.from = zone->at[low - 1];
	if (low == zone->count && zone->rule)
		return rule_span(zone->rule, span.from, at);
	if (low < zone->count)
		span.until = zone->at[low];
	span.offset = zone->offset[low];
	return span;
}

static int64_t
near_enough(int64_t at)
{
	return at > FAR ? FAR : at < -FAR ? -FAR : at;
}

int32_t
zone_offset(const struct zone *zone, struct instant at)
{
	return zone_span(zone, near_enough(at.s)).offset;
}

struct civil
zone_civil(const struct zone *zone, struct instant at)
{
	int64_t s = near_enough(at.s);

	return instant_civil((struct instant){s + zone_span(zone, s).offset});
}

struct day
zone_day(const struct zone *zone, struct instant at)
{
	int64_t s = near_enough(at.s);

	if (instant_missing(at))
		return DAY_MISSING;
	s += zone_span(zone, s).offset;
	return (struct day){s / DAY_S - (s % DAY_S < 0)};
}

struct instant
zone_instant(const struct zone *zone, const struct civil *civil)
{
	int64_t local = civil_instant(civil).s, at;
	struct span span = zone_span(zone, local - OFFSET_BOUND);
	int32_t before = span.offset;

	/* in the order of time: the first span that ends later either shows
	 * civil, or begins too late and so has skipped it */
	for (;;) {
		at = local - span.offset;
		if (at < span.from)
			return (struct instant){local - before};
		if (at < span.until)
			return (struct instant){at};
		before = span.offset;
		span = zone_span(zone, span.until);
	}
}

const char *
zone_name(const struct zone *zone)
{
	return zone->name;
}

/* ---- the file ---- */

static const unsigned char *
take(struct input *in, size_t len)
{
	const unsigned char *at = in->at;

	in->at += len;
	in->left -= len;
	return at;
}

static uint32_t
get_32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | (uint32_t)p[3];
}

static int64_t
get_time(const unsigned char *p, size_t size)
{
	if (size == 4)
		return (int32_t)get_32(p);
	return (int64_t)((uint64_t)get_32(p) << 32 | get_32(p + 4));
}

static bool
take_header(struct input *in, struct header *header)
{
	const unsigned char *p;

	if (in->left < HEADER)
		return false;
	p = take(in, HEADER);
	if (memcmp(p, "TZif", 4) != 0 || (p[4] && (p[4] < '2' || p[4] > '9')))
		return false;
	header->version = p[4] ? p[4] - '0' : 1;
	header->isut_count = get_32(p + 20);
	header->isstd_count = get_32(p + 24);
	header->leap_count = get_32(p + 28);
	header->time_count = get_32(p + 32);
	header->type_count = get_32(p + 36);
	header->char_count = get_32(p + 40);
	return header->type_count > 0 && header->type_count <= TYPES_MOST &&
	       header->char_count > 0 &&
	       (header->isut_count == 0 ||
		header->isut_count == header->type_count) &&
	       (header->isstd_count == 0 ||
		header->isstd_count == header->type_count);
}

/* Bytes behind a header whose times have size bytes. */
static uint64_t
body_size(const struct header *header, size_t size)
{
	return (uint64_t)header->time_count * (size + 1) +
	       (uint64_t)header->type_count * TYPE_SIZE + header->char_count +
	       (uint64_t)header->leap_count * (size + 4) + header->isstd_count +
	       header->isut_count;
}

static bool
check_types(const unsigned char *types, const struct header *header)
{
	uint32_t i;

	for (i = 0; i < header->type_count; i++) {
		const unsigned char *p = types + (size_t)i * TYPE_SIZE;
		int32_t offset = (int32_t)get_32(p);

		if (offset < OFFSET_LEAST || offset > OFFSET_MOST || p[4] > 1 ||
		    p[5] >= header->char_count)
			return false;
	}
	return true;
}

/* The table of a body that is all there; room is left for extra moments. */
static bool
take_body(struct arena *arena, struct input *in, const struct header *header,
	  size_t size, size_t extra, struct zone *zone)
{
	size_t count = header->time_count, i;
	const unsigned char *body = take(in, (size_t)body_size(header, size));
	const unsigned char *which = body + count * size;
	const unsigned char *types = which + count;
	const unsigned char *chars =
		types + (size_t)header->type_count * TYPE_SIZE;
	int64_t *at = arena_get(arena, (count + extra) * sizeof(*at));
	int32_t *offset =
		arena_get(arena, (count + extra + 1) * sizeof(*offset));

	if (!check_types(types, header) || chars[header->char_count - 1])
		return false;
	offset[0] = (int32_t)get_32(types);
	for (i = 0; i < count; i++) {
		at[i] = get_time(body + i * size, size);
		if (at[i] < -TIME_MOST || at[i] > TIME_MOST ||
		    (i && at[i] <= at[i - 1]) || which[i] >= header->type_count)
			return false;
		offset[i + 1] =
			(int32_t)get_32(types + (size_t)which[i] * TYPE_SIZE);
	}
	zone->count = count;
	zone->at = at;
	zone->offset = offset;
	return true;
}

/* The footer's text, NULL when it is none. */
static const char *
take_footer(struct arena *arena, struct input *in)
{
	const char *bytes = (const char *)in->at;

	if (in->left < 2 || bytes[0] != '\n' ||
	    memchr(bytes + 1, '\n', in->left - 1) != bytes + in->left - 1 ||
	    memchr(bytes, '\0', in->left))
		return NULL;
	return arena_bytes(arena, bytes + 1, in->left - 2);
}

/* Write the table forth by the rule. Where the years of a rule overlap it is
 * left alone: slower, and right. */
static void
extend(struct zone *zone)
{
	size_t count = zone->count;
	int64_t *at = zone->at, year, pair[2];
	int32_t after[2];
	int i;

	year = instant_civil((struct instant){near_enough(at[count - 1])}).year;
	if (year < TABLE_FIRST_YEAR)
		return;
	for (year--; year <= TABLE_LAST_YEAR; year++) {
		rule_year(zone->rule, year, pair, after);
		for (i = 0; i < 2; i++) {
			if (pair[i] <= at[zone->count - 1])
				continue;
			if (count > zone->count && pair[i] <= at[count - 1])
				return;
			at[count] = pair[i];
			zone->offset[++count] = after[i];
		}
	}
	zone->count = count;
}

#define EXTRA ((size_t)2 * (TABLE_LAST_YEAR - TABLE_FIRST_YEAR + 2))

/* Whether text is a footer; after the last moment it alone decides. */
static bool
apply_footer(struct arena *arena, const char *text, struct zone *zone)
{
	struct rule rule = {0};
	struct rule *kept;
	bool varies;
	int64_t last;

	if (!*text)
		return true;
	if (!rule_parse(text, &rule, &varies))
		return false;
	if (!varies) {
		zone->offset[zone->count] = rule.standard;
		return true;
	}
	kept = arena_get(arena, sizeof(*kept));
	*kept = rule;
	zone->rule = kept;
	if (zone->count == 0)
		return true;
	last = near_enough(zone->at[zone->count - 1]);
	zone->offset[zone->count] = rule_span(kept, INT64_MIN, last).offset;
	extend(zone);
	return true;
}

int
zone_parse(struct arena *arena, const char *name, const void *bytes, size_t len,
	   const struct zone **zone, struct error *err)
{
	struct input in = {bytes, len};
	struct zone *made = arena_get(arena, sizeof(*made));
	struct header header;
	const char *footer = "";
	size_t size = 4;

	made->name = arena_text(arena, name);
	if (!take_header(&in, &header) || body_size(&header, size) > in.left)
		goto damaged;
	if (header.version >= 2) {
		(void)take(&in, (size_t)body_size(&header, size));
		size = 8;
		if (!take_header(&in, &header) || header.version < 2 ||
		    body_size(&header, size) > in.left)
			goto damaged;
	}
	if (header.leap_count) {
		(void)error_set(err, ERR_POLICY,
				"%s: a zone that counts leap seconds", name);
		return error_hint(err, "use a name without right/");
	}
	if (!take_body(arena, &in, &header, size, EXTRA, made))
		goto damaged;
	if (size == 8)
		footer = take_footer(arena, &in);
	if (!footer || !apply_footer(arena, footer, made))
		goto damaged;
	*zone = made;
	return 0;
damaged:
	return error_set(err, ERR_DATA, "time zone %s: damaged file", name);
}

/* ---- opening ---- */

#define FOLDERS 3

static const char *const folders[FOLDERS] = {
	"/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo"};

static bool
is_name(const char *name)
{
	static const char odd[] = "abcdefghijklmnopqrstuvwxyz"
				  "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				  "0123456789_+-/";
	size_t len = strlen(name);

	return len > 0 && len <= NAME_MOST && strspn(name, odd) == len &&
	       name[0] != '/' && name[0] != '-' && name[len - 1] != '/' &&
	       !strstr(name, "//");
}

static const struct zone *
zone_utc(struct arena *arena)
{
	struct zone *utc = arena_get(arena, sizeof(*utc));

	utc->name = "UTC";
	utc->offset = arena_get(arena, sizeof(*utc->offset));
	return utc;
}

static int
no_such_zone(const char *name, struct error *err)
{
	(void)error_set(err, ERR_POLICY, "no such time zone: %.80s", name);
	return error_hint(err, "names are like Europe/Berlin; they come with "
			       "the system's package tzdata");
}

int
zone_open(struct arena *arena, const char *name, const struct zone **zone,
	  struct error *err)
{
	struct error why = {0};
	size_t i, len;
	char *path, *bytes;

	if (strcmp(name, "UTC") == 0) {
		*zone = zone_utc(arena);
		return 0;
	}
	for (i = 0; is_name(name) && i < FOLDERS; i++) {
		path = arena_print(arena, "%s/%s", folders[i], name);
		if (!file_exists(path))
			continue;
		if (file_read(arena, path, FILE_MOST, &bytes, &len, &why) != 0)
			break;
		if (len < 4 || memcmp(bytes, "TZif", 4) != 0)
			break;
		return zone_parse(arena, name, bytes, len, zone, err);
	}
	if (why.code != ERR_NONE && why.code != ERR_DENIED) {
		if (err)
			*err = why;
		return -1;
	}
	return no_such_zone(name, err);
}

/* A line is the country, a place in it, the zone and perhaps words, a TAB
 * between each two. */
const char *
zone_country(struct arena *arena, const char *name)
{
	struct error ignored;
	char *path, *bytes, *line, *rest;
	size_t i, len, named = strlen(name);

	for (i = 0; i < FOLDERS; i++) {
		path = arena_print(arena, "%s/zone.tab", folders[i]);
		if (!file_exists(path) || file_read(arena, path, FILE_MOST,
						    &bytes, &len, &ignored) < 0)
			continue;
		for (line = strtok_r(bytes, "\n", &rest); line;
		     line = strtok_r(NULL, "\n", &rest)) {
			const char *zone = strchr(line, '\t');

			zone = zone && zone - line == 2 ? strchr(zone + 1, '\t')
							: NULL;
			if (zone && strncmp(zone + 1, name, named) == 0 &&
			    strchr("\t", zone[1 + named]))
				return arena_bytes(arena, line, 2);
		}
	}
	return NULL;
}

const char *
zone_here(struct arena *arena)
{
	static const char below[] = "zoneinfo/";
	char target[PATH_MAX];
	ssize_t len = readlink("/etc/localtime", target, sizeof(target) - 1);
	const char *name;

	if (len < 0)
		return "UTC";
	target[len] = '\0';
	name = strstr(target, below);
	return name ? arena_text(arena, name + sizeof(below) - 1) : "UTC";
}
