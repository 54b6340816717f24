/* SPDX-License-Identifier: ISC
 * Fuzz target: filters of any bytes on any list are refused with the status of
 * a wrong question, or make a question that the engine takes.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "domain/filter.h"
#include "os/zone.h"
#include "store/driver.h"
#include "store/find.h"
#include "store/schema.h"
#include "store/store.h"

#define WORDS 8

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct driver *driver;

/* One base for all runs: they only ask. */
static void
fill(void)
{
	static const char rows[] =
		"INSERT INTO parties VALUES (1, 1, 0, 'Anna Berg', 'customer', "
		"'nina', 'pays late', NULL, 'anna berg'), (2, 1, 0, NULL, "
		"'customer', NULL, NULL, 1, NULL);"
		"INSERT INTO addresses VALUES (1, 1, 0, 1, 'email', "
		"'anna@example.org', 'anna@example.org');"
		"INSERT INTO tags VALUES (1, 1, 0, 2, 'vip');";
	struct error err;
	size_t i;

	if (driver)
		return;
	if (driver_open(NULL, DRIVER_MEMORY, &driver, &err) < 0)
		abort();
	for (i = 0; i < store_schema_count; i++) {
		if (driver_run(driver, store_schema[i].sql, &err) < 0)
			abort();
	}
	if (driver_run(driver, rows, &err) < 0)
		abort();
}

static int
count(void *cookie, const void *row, struct error *err)
{
	(void)row;
	(void)err;
	++*(int *)cookie;
	return 0;
}

/* The first byte chooses the list, NUL parts the words. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct policy policy = {.dates = POLICY_DATES_ISO};
	struct arena arena = {NULL}, rows = {NULL};
	struct business business = {.arena = &arena,
				    .policy = &policy,
				    .now = {1795420800},
				    .today = {20780},
				    .user = "nina"};
	struct store store = {.arena = &arena};
	const struct noun *noun;
	struct filter_asked asked;
	struct find find = {.limit = 0};
	char *words[WORDS], *p, *end;
	struct error err = {0};
	size_t n = 0;
	int found = 0;

	if (size == 0)
		return 0;
	fill();
	store.driver = driver;
	if (zone_open(&arena, "UTC", &business.zone, &err) < 0)
		abort();
	noun = noun_at(data[0] % 6);
	p = arena_bytes(&arena, data + 1, size - 1);
	for (end = p + size - 1; n < WORDS && p < end; p += strlen(p) + 1)
		words[n++] = p;
	if (filter_parse(&business, noun, words, n, &asked, &err) < 0) {
		if (err.code != ERR_USAGE || !*err.text)
			abort();
	} else {
		find.conditions = asked.conditions;
		find.count = asked.count;
		find.closed = asked.closed;
		find.merged = asked.merged;
		if (find_each(&store, &rows, noun, &find, count, &found, &err) <
			    0 ||
		    found > 2)
			abort();
	}
	arena_free(&rows);
	arena_free(&arena);
	return 0;
}
