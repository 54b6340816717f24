/* SPDX-License-Identifier: ISC
 * Marks of people who were forgotten: what is known again, and what is not.
 */
#include "keep/tombstone.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "domain/door.h"
#include "domain/found.h"
#include "domain/party.h"
#include "keep/erase.h"
#include "os/file.h"
#include "tap.h"

#define MONDAY INT64_C(1795420800) /* 2026-11-23T08:00:00Z */

static struct arena arena;
static struct error err;
static char folder[] = "/tmp/crm-tombstone.XXXXXX";
static struct business_setting setting;
static struct business *business;

static void
must(int rc)
{
	if (rc >= 0)
		return;
	printf("Bail out! %s\n", err.text);
	exit(99);
}

static void
make_shop(void)
{
	static const char policy[] = "name: Shop\n"
				     "people: {nina: Nina Berg}\n";
	struct found_new new = {
		.name = "Shop", .currency = "EUR", .zone = "Europe/Berlin"};

	if (!mkdtemp(folder))
		exit(99);
	setting = (struct business_setting){
		.db = arena_print(&arena, "%s/crm.db", folder),
		.user = "nina",
		.now = {MONDAY},
		.now_given = true,
		.tool = "crm-test",
	};
	must(file_write_new(arena_print(&arena, "%s/policy.yaml", folder), 0600,
			    policy, strlen(policy), &err));
	must(found_business(&arena, &setting, &new, &business, &err));
	business_close(business);
}

static void
clean_up(void)
{
	static const char *const files[] = {"crm.db", "crm.db-wal",
					    "crm.db-shm", "crm.db.lock",
					    "policy.yaml"};
	size_t i;

	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		(void)file_remove(
			arena_print(&arena, "%s/%s", folder, files[i]), &err);
	ok(rmdir(folder) == 0, "nothing else is left beside it");
}

static void
open_shop(enum store_mode mode)
{
	setting.mode = mode;
	must(business_open(&arena, &setting, &business, &err));
}

static struct id
add(const char *name, const char *email, const char *phone)
{
	struct door_write write = {.origin = "hand"};
	struct party_new new = {.name = name, .email = email, .phone = phone};
	struct party party;
	struct id repeat = {0};

	must(door_begin(business, &write, &repeat, &err));
	must(party_add(business, &new, &party, &err));
	must(door_commit(business, NULL, &err));
	return party.id;
}

static void
forget(struct id party)
{
	struct vec rows = {.size = sizeof(struct forget_row)};
	struct forget_ask ask = {
		.parties = &party, .count = 1, .reason = "asked"};

	must(erase_run(business, &ask, &rows, &err));
}

static void
is_known(const char *medium, const char *value, bool want, const char *title)
{
	bool there = !want;

	must(tombstone_match(business, medium, value, &there, &err));
	ok(there == want, "%s: %s %s", title, medium, value);
}

static void
check_matches(const char *title)
{
	is_known("email", "anna@example.org", true, title);
	is_known("email", "Anna@Example.ORG", true, title);
	is_known("email", "hanna@example.org", false, title);
	is_known("phone", "+491701234567", true, title);
	is_known("phone", "+49 (170) 123-4567", true, title);
	is_known("phone", "+491701234568", false, title);
	is_known("name", "Anna Berg", false, "who has an address has no name");
	is_known("name", "JORG  MULLER", true, title);
	is_known("name", "J\xC3\xB6rg", false, title);
	is_known("email", "bo@example.org", false, title);
	is_known("foreign", "anna@example.org", false, "another medium");
}

int
main(void)
{
	struct id anna, jorg;
	bool there;

	make_shop();
	open_shop(STORE_WRITE);
	is_known("email", "anna@example.org", false, "nobody yet");
	anna = add("Anna Berg", "anna@example.org", "+49 170 1234567");
	jorg = add("J\xC3\xB6rg M\xC3\xBCller", NULL, NULL);
	(void)add("Bo Lund", "bo@example.org", NULL);
	forget(anna);
	forget(jorg);
	business_close(business);

	open_shop(STORE_READ);
	check_matches("by record and file");
	must(tombstone_of(business, anna, &there, &err));
	ok(there, "the party is known");
	must(tombstone_of(business, (struct id){3}, &there, &err));
	ok(!there, "another one is not");
	business_close(business);

	must(file_remove(arena_print(&arena, "%s.forgotten", setting.db),
			 &err));
	open_shop(STORE_READ);
	check_matches("by the record alone");
	business_close(business);
	clean_up();
	arena_free(&arena);
	return done();
}
