/* SPDX-License-Identifier: ISC
 * All sales in turn, party by party, before and after a merge.
 */
#include "store/sale.h"

#include "base/arena.h"
#include "base/str.h"
#include "store/driver.h"
#include "store/schema.h"
#include "store/store.h"
#include "tap.h"

static struct arena arena;
static struct store store = {.arena = &arena, .lasting = &arena};

static const char filled[] =
	"INSERT INTO parties (id, batch, voided, name, role) VALUES"
	"(1, 1, 0, 'Anna', 'customer'), (2, 1, 0, 'Bo', 'customer'),"
	"(3, 1, 0, 'A. Berg', 'customer'), (4, 1, 0, 'Cy', 'customer');"
	"INSERT INTO sales VALUES"
	"(1, 1, 0, 2, NULL, NULL, 12, NULL, 1000, 500, 'EUR', NULL, NULL),"
	"(2, 1, 0, 1, NULL, NULL, 10, NULL, 2000, 700, 'EUR', NULL, NULL),"
	"(3, 1, 0, 3, NULL, NULL, 9, NULL, 1000, 100, 'JPY', NULL, NULL),"
	"(4, 1, 0, 1, NULL, NULL, 14, NULL, -1000, -350, 'EUR', NULL, NULL),"
	"(5, 1, 1, 1, NULL, NULL, 14, NULL, 1000, 350, 'EUR', NULL, NULL),"
	"(6, 1, 0, 4, NULL, NULL, 11, NULL, 250, 90, 'EUR', 'k', NULL);";

static void
add(struct str *out, const struct sale_point *point)
{
	str_print(out, "%s%lld:%lld:%lld%s", out->len ? " " : "",
		  (long long)point->party.n, (long long)point->on.days,
		  (long long)point->amount.minor, point->amount.currency);
}

static int
add_point(void *cookie, const struct sale_point *point, struct error *err)
{
	(void)err;
	add(cookie, point);
	return 0;
}

static int
refuse(void *cookie, const struct sale_point *point, struct error *err)
{
	++*(int *)cookie;
	(void)point;
	return error_set(err, ERR_NO, "enough");
}

/* "party:day:minor" of the days, or the refusal. */
static const char *
all(struct day since, struct day until)
{
	struct str out = {0};
	struct error err;
	const char *text;

	if (sale_each(&store, since, until, add_point, &out, &err) < 0)
		str_print(&out, "%s", err.text);
	text = arena_text(&arena, str_get(&out));
	str_free(&out);
	return text;
}

static const char *
of_party(int64_t id)
{
	struct vec points = {.size = sizeof(struct sale_point)};
	struct str out = {0};
	struct error err;
	const char *text;
	size_t i;

	if (sale_points(&store, &arena, (struct id){id}, &points, &err) < 0)
		return err.text[0] ? "refused" : "";
	for (i = 0; i < points.count; i++)
		add(&out, &((struct sale_point *)points.items)[i]);
	text = arena_text(&arena, str_get(&out));
	str_free(&out);
	return text;
}

static void
stopped(void)
{
	struct error err = {0};
	int count = 0;

	is_int(sale_each(&store, DAY_MISSING, DAY_MISSING, refuse, &count,
			 &err),
	       -1, "a refusal ends the walk");
	is_int(count, 1, "at once");
	is_text(err.text, "enough", "and is handed on");
}

static void
keyed(void)
{
	struct error err;
	struct id id;

	is_int(sale_by_key(&store, "k", &id, &err), 1, "a key that is there");
	is_int(id.n, 6, "is that of its sale");
	is_int(sale_by_key(&store, "l", &id, &err), 0, "one that is not");
}

int
main(void)
{
	struct error err;
	size_t i;

	if (driver_open(NULL, DRIVER_MEMORY, &store.driver, &err) < 0)
		return 1;
	for (i = 0; i < store_schema_count; i++)
		driver_run(store.driver, store_schema[i].sql, &err);
	if (driver_run(store.driver, filled, &err) < 0)
		ok(false, "the base is filled: %s", err.text);
	is_text(all(DAY_MISSING, DAY_MISSING),
		"1:10:700EUR 1:14:-350EUR 2:12:500EUR 3:9:100JPY 4:11:90EUR",
		"party by party, day by day, none void");
	is_text(all((struct day){11}, (struct day){12}),
		"2:12:500EUR 4:11:90EUR", "of some days");
	is_text(of_party(1), "1:10:700EUR 1:14:-350EUR", "of one party");
	if (driver_run(store.driver,
		       "UPDATE parties SET merged_into = 2 WHERE id = 3;"
		       "UPDATE parties SET merged_into = 4 WHERE id = 2",
		       &err) < 0)
		ok(false, "merged: %s", err.text);
	is_text(all(DAY_MISSING, DAY_MISSING),
		"1:10:700EUR 1:14:-350EUR 4:9:100JPY 4:11:90EUR 4:12:500EUR",
		"what was merged lies with what it was merged into");
	is_text(of_party(4), "4:9:100JPY 4:11:90EUR 4:12:500EUR",
		"of one party, too");
	stopped();
	keyed();
	driver_close(store.driver);
	arena_free(&arena);
	return done();
}
