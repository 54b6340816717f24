/* SPDX-License-Identifier: ISC
 * Which rows of a foreign file are wanted.
 */
#include "exchange/only.h"

#include <stddef.h>

#include "base/arena.h"
#include "tap.h"

static struct arena arena;

/* The one row: Anna Müller of Berlin, with two tags. */
static bool
values(void *cookie, const char *key, struct vec *found)
{
	static const struct {
		const char *key, *value;
	} row[] = {{"name", "Anna M\xC3\xBCller"},
		   {"city", "Berlin"},
		   {"tags", "vip"},
		   {"tags", "tea"},
		   {"born", "1990-04-15"},
		   {"visits", "12"},
		   {"phone", NULL}};
	bool known = false;
	size_t i;

	(void)cookie;
	for (i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		if (strcmp(row[i].key, key) != 0)
			continue;
		known = true;
		if (row[i].value)
			*(const char **)vec_add(found, &arena) = row[i].value;
	}
	return known;
}

/* 1 wanted, 0 not, -1 refused, with the reason. */
static int
wants(const char *const *words, size_t count, const char **why)
{
	static struct error err;
	struct only only;
	int rc;

	err = (struct error){0};
	rc = only_parse(&arena, words, count, &only, &err);
	if (rc == 0)
		rc = only_match(&only, &arena, values, NULL, &err);
	*why = err.text;
	return rc;
}

static void
is_wanted(const char *word, int wanted)
{
	const char *why;

	is_int(wants(&word, 1, &why), wanted, word);
}

static void
is_refused(const char *word, const char *reason)
{
	const char *why;

	is_int(wants(&word, 1, &why), -1, reason);
	is_text(why, reason, "and why");
}

static void
check_ranges(void)
{
	is_wanted("born=1990-01-01..", 1);
	is_wanted("born=..1990-04-15", 1);
	is_wanted("born=..1990-04-14", 0);
	is_wanted("born=1990-04-16..1991-01-01", 0);
	is_wanted("visits=12..12", 1);
	is_wanted("visits=13..", 0);
	is_wanted("visits=..", 1);
	is_wanted("visits=few..", 0);
	is_wanted("visits=..many", 0);
	is_wanted("name=1..9", 0);
	is_wanted("visits!=13..", 1);
}

int
main(void)
{
	static const char *const both[] = {"city=berlin", "visits=10.."};
	static const char *const one[] = {"city=berlin", "visits=20.."};
	const char *why;

	is_wanted("city=berlin", 1);
	is_wanted("city=Ber", 1);
	is_wanted("name=muller", 1);
	is_wanted("city=bonn", 0);
	is_wanted("city=bonn,,berlin", 1);
	is_wanted("tags=tea", 1);
	is_wanted("tags!=tea", 0);
	is_wanted("tags!=coffee", 1);
	is_wanted("phone=", 1);
	is_wanted("phone!=", 0);
	is_wanted("city=", 0);
	is_wanted("city!=", 1);
	is_wanted("phone=1", 0);
	is_wanted("phone!=1", 1);
	check_ranges();
	is_int(wants(both, 2, &why), 1, "two conditions that hold");
	is_int(wants(one, 2, &why), 0, "one of two that does not");
	is_int(wants(NULL, 0, &why), 1, "none at all");
	is_refused("berlin", "--only berlin: no condition");
	is_refused("=berlin", "--only =berlin: no condition");
	is_refused("!=x", "--only !: nothing is called so");
	is_refused("town=x", "--only town: nothing is called so");
	is_refused("city=\xFF", "--only is no UTF-8 text");
	arena_free(&arena);
	return done();
}
