/* SPDX-License-Identifier: ISC
 * Our own people: who is who, whose turn, who stands in, who has to agree.
 */
#include "domain/door.h"
#include "domain/people.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "domain/found.h"
#include "domain/listen.h"
#include "os/file.h"
#include "store/store.h"
#include "tap.h"

#define MONDAY INT64_C(1795420800) /* 2026-11-23T08:00:00Z */

static const char policy[] =
	"name: Berg Kettles\n"
	"people:\n"
	"  nina: Nina Berg\n"
	"  bo: {name: Bo Lund, reports-to: ida}\n"
	"  ida: {name: Ida Holm, reports-to: nina}\n"
	"  tom: {name: Tom Au, reports-to: bo}\n"
	"champion: nina\n"
	"desks:\n"
	"  counter: {people: [bo, ida, tom], channels: [counter]}\n"
	"  letters: {people: [tom], kinds: [complaint], channels: [letter]}\n"
	"  wishes: {people: [ida, bo], kinds: [suggestion, opinion]}\n"
	"ladder:\n"
	"  - {name: lead, to: lead, late: 0h}\n"
	"  - {name: manager, to: manager, late: 1h}\n"
	"  - {name: top, to: champion, late: 2h}\n"
	"  - {name: tom, to: tom, late: 3h}\n";

static const char alone[] = "name: Shop\n"
			    "people: {nina: Nina Berg}\n"
			    "champion: nina\n";

struct shop {
	struct arena arena;
	struct business_setting setting;
	struct business *business;
	struct error err;
	char folder[64];
};

static void
shop_open(struct shop *shop, const char *text)
{
	struct found_new new = {
		.name = "Shop", .currency = "EUR", .zone = "UTC"};
	struct door_write write = {.origin = "hand"};
	struct id repeat = {0};
	const char *path;

	memset(shop, 0, sizeof(*shop));
	(void)snprintf(shop->folder, sizeof(shop->folder),
		       "/tmp/crm-people.XXXXXX");
	if (!mkdtemp(shop->folder))
		exit(99);
	path = arena_print(&shop->arena, "%s/policy.yaml", shop->folder);
	shop->setting = (struct business_setting){
		.db = arena_print(&shop->arena, "%s/crm.db", shop->folder),
		.user = "nina",
		.now = {MONDAY},
		.now_given = true,
		.tool = "crm-test",
	};
	if (file_write_new(path, 0600, text, strlen(text), &shop->err) < 0 ||
	    found_business(&shop->arena, &shop->setting, &new, &shop->business,
			   &shop->err) < 0 ||
	    door_begin(shop->business, &write, &repeat, &shop->err) < 0) {
		(void)fprintf(stderr, "%s\n", shop->err.text);
		exit(99);
	}
}

static void
shop_close(struct shop *shop)
{
	static const char *const files[] = {"crm.db", "crm.db.lock",
					    "policy.yaml"};
	struct error ignored;
	size_t i;

	business_close(shop->business);
	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		(void)file_remove(arena_print(&shop->arena, "%s/%s",
					      shop->folder, files[i]),
				  &ignored);
	(void)rmdir(shop->folder);
	arena_free(&shop->arena);
}

static int
away(struct shop *shop, const char *who, const char *deputy, int64_t from,
     int64_t until)
{
	struct absence row;

	column_clear(&absence_shape, &row);
	row.who.s = who;
	row.deputy.s = deputy;
	row.from_on.days = shop->business->today.days + from;
	if (until >= 0)
		row.until_on.days = shop->business->today.days + until;
	return people_away(shop->business, &row, &shop->err);
}

static int
back(struct shop *shop, const char *who)
{
	struct absence row;

	return people_back(shop->business, who, &row, &shop->err);
}

static const char *
acting(struct shop *shop, const char *who)
{
	const char *name = NULL;

	if (people_acting(shop->business, who, &name, &shop->err) < 0)
		return shop->err.text;
	return name;
}

/* The owner of a case that is opened now, "owner desk turn". */
static const char *
owner(struct shop *shop, const char *own, const char *kind, const char *channel)
{
	struct vec rows = {.size = sizeof(struct voice_row)};
	struct listen_voice voice = {.kind = kind,
				     .channel = channel,
				     .bytes = "x",
				     .len = 1,
				     .at = {MONDAY},
				     .new_case = true};
	const char *name, *desk, *turn, *remark;

	if (people_owner(shop->business, own, kind, channel, &name, &desk,
			 &turn, &shop->err) < 0)
		return shop->err.text;
	/* a turn is over once a case was opened with it */
	if (!own && (listen_stranger(shop->business, "A", NULL, NULL,
				     &voice.party, &remark, &shop->err) < 0 ||
		     listen_log(shop->business, &voice, &rows, &remark,
				&shop->err) < 0))
		return shop->err.text;
	return arena_print(&shop->arena, "%s %s %s", name, desk ? desk : "-",
			   turn ? turn : "-");
}

static const char *
rung(struct shop *shop, size_t level, const char *who)
{
	const char *name = NULL;

	if (people_rung(shop->business,
			&shop->business->policy->ladder[level - 1], who, &name,
			&shop->err) < 0)
		return shop->err.text;
	return name;
}

static void
test_names(struct shop *shop)
{
	const struct policy_person *person;

	ok(people_get(shop->business, "@bo", &person, &shop->err) == 0 &&
		   strcmp(person->name, "bo") == 0,
	   "@bo is bo");
	ok(people_get(shop->business, "me", &person, &shop->err) == 0 &&
		   strcmp(person->name, "nina") == 0,
	   "me is whoever runs it");
	ok(people_get(shop->business, "idda", &person, &shop->err) < 0 &&
		   shop->err.code == ERR_USAGE,
	   "idda is nobody");
	is_text(shop->err.hint,
		"did you mean ida? there are: nina, bo, ida, "
		"tom",
		"the nearest and all are named");
	ok(people_get(shop->business, "", &person, &shop->err) < 0,
	   "nor is an empty word anybody");
}

static void
test_turns(struct shop *shop)
{
	is_text(owner(shop, "ida", "complaint", "counter"), "ida - -",
		"the party's own person comes first");
	is_text(owner(shop, "gone", "request", "phone"), "nina - -",
		"one who left does not: the champion");
	is_text(owner(shop, NULL, "request", "phone"), "nina - -",
		"no desk: the champion");
	is_text(owner(shop, NULL, "request", "counter"), "bo counter bo",
		"the first turn");
	is_text(owner(shop, NULL, "complaint", "counter"), "ida counter ida",
		"the second");
	is_text(owner(shop, NULL, "complaint", "letter"), "tom letters tom",
		"another desk");
	is_text(owner(shop, NULL, "request", "counter"), "tom counter tom",
		"has its own turns");
	is_text(owner(shop, NULL, "request", "counter"), "bo counter bo",
		"round and round");
	is_text(owner(shop, NULL, "request", "letter"), "nina - -",
		"a desk takes only its kinds");
	is_text(owner(shop, NULL, "suggestion", "counter"), "ida counter ida",
		"the first desk that fits");
	is_text(owner(shop, NULL, "opinion", "phone"), "ida wishes ida",
		"the next that fits");
}

static void
test_absences(struct shop *shop)
{
	is_text(acting(shop, "bo"), "bo", "who is here acts");
	ok(away(shop, "bo", "ida", 0, 2) == 0, "bo is away");
	is_text(acting(shop, "bo"), "ida", "his deputy acts");
	ok(away(shop, "ida", "tom", 0, -1) == 0, "ida too, for longer");
	is_text(acting(shop, "bo"), "tom", "the chain is followed");
	ok(away(shop, "tom", "bo", 0, 1) < 0 && shop->err.code == ERR_NO,
	   "a loop is refused");
	ok(away(shop, "tom", "bo", 1, 4) < 0,
	   "also one of which only some days are one");
	ok(away(shop, "tom", "bo", 3, 4) == 0, "but not behind it");
	ok(away(shop, "tom", "tom", 9, 9) < 0 && shop->err.code == ERR_USAGE,
	   "nobody stands in for themselves");
	ok(away(shop, "tom", "bo", 9, 8) < 0 && shop->err.code == ERR_USAGE,
	   "the last day is not before the first");
	ok(away(shop, "tom", NULL, 0, 0) == 0, "tom is away with nobody");
	is_text(acting(shop, "bo"), "bo",
		"a chain that ends with nobody is none");
	is_text(owner(shop, NULL, "request", "counter"), "tom counter tom",
		"where all of a desk are away it is the turn's all the same");
	ok(back(shop, "tom") == 0, "tom is back");
	is_text(acting(shop, "bo"), "tom", "and stands in again");
	is_text(owner(shop, NULL, "request", "counter"), "tom counter bo",
		"a turn goes to who stands in");
	is_text(owner(shop, NULL, "request", "counter"), "tom counter ida",
		"and counts");
	ok(back(shop, "ida") == 0, "ida is back");
	is_text(acting(shop, "bo"), "ida", "and stands in");
	ok(back(shop, "bo") == 0, "bo is back");
	is_text(acting(shop, "bo"), "bo", "and acts");
	ok(back(shop, "bo") < 0 && shop->err.code == ERR_NO,
	   "nobody is back twice");
	is_text(acting(shop, "gone"), "gone", "who left has no deputy");
}

static void
test_rungs(struct shop *shop)
{
	is_text(rung(shop, 1, "tom"), "bo", "the lead is whom one reports to");
	is_text(rung(shop, 2, "tom"), "ida", "the manager whom the lead does");
	is_text(rung(shop, 3, "tom"), "nina", "the champion");
	is_text(rung(shop, 4, "bo"), "tom", "somebody by name");
	is_text(rung(shop, 1, "nina"), "nina", "the top leads itself");
	is_text(rung(shop, 2, "ida"), "nina", "and is everybody's manager");
	is_text(rung(shop, 1, "gone"), "nina", "of who left, the champion");
	ok(away(shop, "bo", "tom", 0, 0) == 0, "the lead is away");
	is_text(rung(shop, 1, "tom"), "tom", "who stands in hears it");
	ok(back(shop, "bo") == 0, "and is back");
}

static void
test_seconds(struct shop *shop)
{
	is_text(people_second(shop->business, "tom"), "bo",
		"whom one reports to has to agree");
	is_text(people_second(shop->business, "nina"), "bo",
		"for the top anybody else");
	is_text(people_second(shop->business, "gone"), "nina",
		"for who left the champion");
}

int
main(void)
{
	struct shop shop;

	shop_open(&shop, policy);
	test_names(&shop);
	test_turns(&shop);
	test_absences(&shop);
	test_rungs(&shop);
	test_seconds(&shop);
	shop_close(&shop);
	shop_open(&shop, alone);
	is_text(people_second(shop.business, "nina"), "nina",
		"in a business of one it is that one");
	is_text(owner(&shop, NULL, "complaint", "counter"), "nina - -",
		"who owns everything");
	ok(away(&shop, "nina", NULL, 0, -1) == 0, "who may be away");
	is_text(acting(&shop, "nina"), "nina", "and acts all the same");
	shop_close(&shop);
	return done();
}
