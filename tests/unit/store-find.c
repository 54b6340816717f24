/* SPDX-License-Identifier: ISC
 * The lists, and the filter compiler, on a small base in memory: every key of
 * every list, before and after something was merged.
 */
#include "store/find.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/str.h"
#include "model/row.h"
#include "store/driver.h"
#include "store/filter.h"
#include "store/part.h"
#include "store/schema.h"
#include "store/store.h"
#include "tap.h"

static struct arena arena;
static struct store store = {.arena = &arena};

static const char people[] =
	"INSERT INTO parties VALUES"
	"(1, 1, 0, 'Anna Berg', 'customer', 'nina', NULL, NULL, 'anna berg'),"
	"(2, 1, 0, 'Bo Lund', 'supplier', NULL, 'pays late', NULL, 'bo lund'),"
	"(3, 2, 0, 'A. Berg', 'customer', 'bo', NULL, NULL, 'a berg'),"
	"(4, 2, 1, 'Void', 'customer', NULL, NULL, NULL, 'void'),"
	"(5, 2, 0, NULL, 'customer', NULL, NULL, NULL, NULL);"
	"INSERT INTO addresses VALUES"
	"(1, 1, 0, 1, 'email', 'Anna@example.org', 'anna@example.org'),"
	"(2, 1, 0, 3, 'phone', '+49170', '+49170'),"
	"(3, 1, 1, 2, 'email', 'gone@example.org', 'gone@example.org'),"
	"(4, 1, 0, 2, 'email', 'b_o@example.com', 'b_o@example.com');"
	"INSERT INTO parties VALUES"
	"(6, 2, 0, 'Cy Contact', 'contact', NULL, NULL, NULL, 'cy contact');"
	"INSERT INTO facts VALUES"
	"(1, 1, 0, 1, NULL, 'needs', 'step-free', 10, 'c1', 'a card'),"
	"(2, 1, 0, 3, NULL, 'needs', 'quiet', 20, NULL, NULL),"
	"(3, 1, 0, 1, 1, 'label', 'work', 20, NULL, NULL),"
	"(4, 1, 1, 2, NULL, 'needs', 'void', 20, NULL, NULL);"
	"INSERT INTO links VALUES"
	"(1, 1, 0, 6, 'employee-of', 2, NULL, NULL, NULL),"
	"(2, 1, 0, 1, 'employee-of', 2, NULL, 5, 'left'),"
	"(3, 1, 1, 5, 'employee-of', 2, NULL, NULL, NULL);"
	"INSERT INTO tags VALUES"
	"(1, 1, 0, 3, 'vip'), (2, 1, 0, 1, 'berlin'), (3, 1, 1, 2, 'vip'),"
	"(4, 1, 0, 1, 'vip');";

static const char loop[] =
	"INSERT INTO cases (id, batch, voided, party, kind, subject, owner, "
	"state, level, episode, opened_at, outcome, closed_at, forced_by, "
	"due_at, due_clock, needs) VALUES"
	"(1, 1, 0, 1, 'complaint', 'it leaks', 'nina', 'open', 2, 1, 100, "
	"NULL, NULL, NULL, 900, 'first-answer', 'answer'),"
	"(2, 1, 0, 3, 'request', 'on Saturday?', 'bo', 'waiting', 0, 1, 200, "
	"NULL, NULL, NULL, 800, 'update', 'wait'),"
	"(3, 2, 0, 2, 'complaint', 'too late', 'bo', 'closed', 0, 1, 300, "
	"'declined', 400, 'bo', NULL, NULL, NULL),"
	"(4, 2, 1, 2, 'complaint', 'void', 'bo', 'open', 0, 1, 300, "
	"NULL, NULL, NULL, 700, NULL, NULL),"
	"(5, 2, 0, 2, 'praise', NULL, 'nina', 'open', 0, 1, 300, "
	"NULL, NULL, NULL, NULL, NULL, NULL);"
	"INSERT INTO interactions VALUES"
	"(1, 1, 0, 1, 1, 100, 'complaint', 'in', 'phone', 0, 'nina', NULL, "
	"'it leaks', NULL),"
	"(2, 1, 0, 2, 3, 200, 'request', 'in', 'mail', 0, 'bo', NULL, "
	"'on Saturday?', NULL),"
	"(3, 1, 0, NULL, 2, 200, 'note', 'out', 'mail', 1, 'bo', 'nina', "
	"'Gr\xC3\xBC\xC3\x9F' || 'e', NULL);"
	"INSERT INTO promises VALUES"
	"(1, 1, 0, 1, 1, 'nina', 'ours', 'a new one', 10, NULL, NULL, "
	"'open', NULL, NULL, 950400),"
	"(2, 1, 0, 3, NULL, 'bo', 'theirs', 'pay', NULL, 500, 90, 'broken', "
	"NULL, NULL, 500),"
	"(3, 1, 0, 3, NULL, 'bo', 'ours', 'done', 9, NULL, NULL, 'kept', "
	"600, NULL, 777600);"
	"INSERT INTO messages (id, batch, voided, party, address, subject, "
	"\"case\", automatic, message_id, queued_at, state, tries, try_at) "
	"VALUES (1, 1, 0, 1, 'Anna@example.org', 'your kettle', 1, 0, 'm@x', "
	"1, 'queued', 0, 50), (2, 1, 0, 2, 'bo@example.com', NULL, NULL, 0, "
	"'n@x', 2, 'sent', 1, NULL);"
	"INSERT INTO batches VALUES"
	"(1, 10, 'system', 'nina', 'crm-log', 'hand', 'crm-log anna', NULL, "
	"NULL, NULL, 5, x'00', x'00', x'ab01'),"
	"(2, 20, 'given', 'bo', 'crm-send', 'job', NULL, NULL, NULL, NULL, "
	"5, x'00', x'00', x'ab02'),"
	"(3, 30, 'system', 'nina', 'crm-undo', 'hand', 'crm-undo', NULL, "
	"1, NULL, 5, x'00', x'00', x'ab03'),"
	"(4, 40, 'system', 'nina', 'crm-undo', 'hand', 'crm-undo', NULL, "
	"3, NULL, 5, x'00', x'00', x'ab04'),"
	"(5, 50, 'system', 'nina', 'crm-undo', 'hand', 'crm-undo', NULL, "
	"2, NULL, 5, x'00', x'00', x'ab05');";

static const char sold[] =
	"INSERT INTO products VALUES"
	"(1, 1, 0, 'Kettle', 'kettle', NULL, 8990, 'EUR', 4000, NULL, 'K1', "
	"'live'),"
	"(2, 1, 0, 'Sake', 'sake', 'litre', 1200, 'JPY', NULL, 'dry', NULL, "
	"'retired'),"
	"(3, 1, 1, 'Void', 'void', NULL, NULL, 'EUR', NULL, NULL, NULL, "
	"'live');"
	"INSERT INTO sales VALUES"
	"(1, 1, 0, 1, 1, NULL, 10, 864100, 1000, 8990, 'EUR', 's:1', NULL),"
	"(2, 1, 0, 3, 2, NULL, 11, NULL, 2000, 2400, 'JPY', NULL, NULL),"
	"(3, 1, 0, 2, NULL, 'mending', 11, NULL, 500, 1500, 'EUR', NULL, 4),"
	"(4, 1, 0, 1, 1, NULL, 12, NULL, -1000, -8990, 'EUR', NULL, NULL),"
	"(5, 1, 1, 1, 1, NULL, 12, NULL, 1000, 8990, 'EUR', NULL, NULL);";

static const char billed[] =
	"INSERT INTO invoices VALUES"
	"(1, 1, 0, 1, 2, 'A', 9000, 'EUR', 10, 20, 'nina', 'open', NULL, NULL, "
	"NULL, NULL, NULL, 'soon', NULL),"
	"(2, 1, 0, 3, NULL, 'B', 5000, 'JPY', 10, 12, 'bo', 'paid', 12, NULL, "
	"NULL, NULL, NULL, NULL, NULL),"
	"(3, 1, 1, 1, NULL, 'A', 100, 'EUR', 10, 12, 'bo', 'open', NULL, NULL, "
	"NULL, NULL, NULL, NULL, NULL);"
	"INSERT INTO payments VALUES"
	"(1, 1, 0, 1, 1, 'payment', 15, 4000, 'EUR', NULL, NULL, 'booked', "
	"NULL, NULL),"
	"(2, 1, 0, NULL, NULL, 'payment', 16, 100, 'EUR', 'A BERG', 'tea', "
	"'review', 'nobody knows', 'x:1'),"
	"(3, 1, 1, 1, 1, 'payment', 15, 4000, 'EUR', NULL, NULL, 'booked', "
	"NULL, NULL),"
	"(4, 1, 0, 1, 1, 'payment', 15, 1, 'EUR', NULL, NULL, 'ignored', "
	"NULL, NULL);"
	"INSERT INTO notices VALUES"
	"(1, 1, 0, 1, 'sent', 0, 864000, 'mail', 'Anna@example.org', 1, "
	"'sent', 'nina', NULL, NULL, NULL, NULL, NULL),"
	"(2, 1, 0, 2, 'sent', 0, 864000, 'mail', 'a@example.org', 3, "
	"'delivered', 'nina', NULL, NULL, NULL, NULL, NULL),"
	"(3, 1, 0, 2, 'friendly', 1, 950400, 'mail', 'a@example.org', 3, "
	"'queued', 'nina', NULL, 500, 'EUR', 'pay', 2),"
	"(4, 1, 1, 2, 'call', 2, 950400, 'phone', 'A. Berg', 3, 'spoken', "
	"'nina', NULL, NULL, NULL, NULL, NULL);";

static const char noted[] =
	"INSERT INTO observations VALUES"
	"(1, 1, 0, 1, 1, NULL, NULL, 'flavour', 'plum', 'nina', NULL);"
	"INSERT INTO articles VALUES"
	"(1, 1, 0, 'Hours', '9 to 6', NULL, NULL, 'nina', NULL, 0, 'live', "
	"NULL, 10, NULL);"
	"INSERT INTO problems VALUES"
	"(1, 1, 0, 'Lids', 'nina', 'open', 1, 'the seal', NULL, NULL, NULL, "
	"10, NULL, NULL),"
	"(2, 1, 1, 'Void', 'nina', 'open', 1, NULL, NULL, NULL, NULL, 10, "
	"NULL, NULL);"
	"INSERT INTO cards VALUES"
	"(1, 1, 0, 'lobby', 'bed', 1, NULL, 864000, 4, 864001, NULL, NULL),"
	"(2, 1, 1, 'lobby', 'food', NULL, '217', 864000, NULL, NULL, NULL, "
	"NULL);"
	"INSERT INTO deals VALUES"
	"(1, 1, 0, 1, '40 kettles', 'nina', 'offer', 'open', 320000, 'EUR', "
	"20, 'write', 12, NULL, NULL, 'fair', NULL, NULL, 10, NULL, NULL, "
	"NULL),"
	"(2, 1, 1, 1, 'void', 'nina', 'offer', 'open', 1, 'EUR', 20, 'write', "
	"12, NULL, NULL, 'fair', NULL, NULL, 10, NULL, NULL, NULL);"
	"INSERT INTO moves VALUES"
	"(1, 1, 0, 1, 10, 'lead', 'open', 320000, 'EUR', 20, 'nina', NULL),"
	"(2, 1, 1, 1, 11, 'offer', 'open', 320000, 'EUR', 20, 'nina', NULL);";

static int
add_id(void *cookie, const void *row, struct error *err)
{
	struct str *out = cookie;

	(void)err;
	str_print(out, "%s%lld", out->len ? " " : "",
		  (long long)((const struct id *)row)->n);
	return 0;
}

/* Ids in order, or the refusal. */
static const char *
ids(const char *noun, const struct find *find)
{
	struct arena rows = {NULL};
	struct str out = {0};
	struct error err;
	const char *text;

	if (find_each(&store, &rows, noun_find(noun), find, add_id, &out,
		      &err) < 0) {
		str_clear(&out);
		str_print(&out, "%d %s", err.code, err.text);
	}
	arena_free(&rows);
	text = arena_text(&arena, str_get(&out));
	str_free(&out);
	return text;
}

static struct condition_value
value_of(enum condition_kind kind, const char *text, int64_t low, int64_t high)
{
	return (struct condition_value){kind, text, low, high, low, high};
}

static const char *
ids_with(const char *noun, const char *key, bool unlike,
	 struct condition_value value)
{
	struct condition_value two[2] = {value, value};
	struct condition condition = {key, unlike, two, key ? 1 : 2, NULL};
	struct find find = {
		.conditions = &condition, .count = 1, .closed = true};

	return ids(noun, &find);
}

#define PART(noun, key, text)                                                  \
	ids_with(noun, key, false, value_of(CONDITION_PART, text, 0, 0))
#define WHOLE(noun, key, text)                                                 \
	ids_with(noun, key, false, value_of(CONDITION_WHOLE, text, 0, 0))
#define NUMBER(noun, key, low, high)                                           \
	ids_with(noun, key, false, value_of(CONDITION_RANGE, NULL, low, high))
#define MISSING(noun, key)                                                     \
	ids_with(noun, key, false, value_of(CONDITION_MISSING, NULL, 0, 0))
#define NOT(noun, key, text)                                                   \
	ids_with(noun, key, true, value_of(CONDITION_WHOLE, text, 0, 0))

/* The description of each list agrees with its rows, and each key of it makes
 * a question that the engine takes, for whatever is asked. */
static void
describe(const struct noun *noun, const char *when)
{
	static const enum condition_kind kinds[] = {CONDITION_MISSING,
						    CONDITION_WHOLE,
						    CONDITION_PART,
						    CONDITION_RANGE};
	const char *wrong = "";
	size_t i, j;

	for (i = 0; i < noun->shape->count; i++) {
		struct find find = {.sort = &noun->columns[i],
				    .columns = noun->columns[i].name,
				    .descending = i % 2 == 1};

		if (strcmp(noun->columns[i].name,
			   noun->shape->columns[i].name) != 0 ||
		    !*ids(noun->name, &find) ||
		    strchr(ids(noun->name, &find), '7'))
			wrong = noun->columns[i].name;
	}
	ok(!*wrong, "%s, %s: its columns are those of the rows%s%s", noun->name,
	   when, *wrong ? ", not: " : "", wrong);
	wrong = "";
	for (i = 0; i < noun->key_count; i++) {
		const struct noun_key *key = &noun->keys[i];

		for (j = 0; j < sizeof(kinds) / sizeof(kinds[0]); j++) {
			enum condition_kind kind = kinds[j];

			if (key->kind == NOUN_WHEN && kind == CONDITION_RANGE)
				kind = CONDITION_WHEN;
			else if (key->kind == NOUN_WHEN &&
				 kind != CONDITION_MISSING)
				continue;
			if ((key->kind == NOUN_MONEY ||
			     key->kind == NOUN_DATED) &&
			    kind != CONDITION_MISSING &&
			    kind != CONDITION_RANGE)
				continue;
			if (str_begins(ids_with(noun->name, key->name, j % 2,
						value_of(kind, "x", 1, 2)),
				       "70 "))
				wrong = key->name;
		}
	}
	ok(!*wrong, "%s, %s: every key makes a question%s%s", noun->name, when,
	   *wrong ? ", not: " : "", wrong);
}

/* Ten-thousandths stand for sums of any currency. */
static void
find_sold(void)
{
	struct find none = {.limit = 0}, closed = {.closed = true};

	is_text(ids("products", &none), "1", "products that are sold");
	is_text(ids("products", &closed), "1 2", "and the retired");
	is_text(ids("sales", &none), "4 3 2 1", "sales, latest first");
	is_text(NUMBER("sales", "amount", 150000, 24000000), "3 2 1",
		"15.00 EUR, 2400 JPY and what lies between");
	is_text(NUMBER("sales", "amount", INT64_MIN, 0), "4",
		"what was given back");
	is_text(NUMBER("sales", "on", 10, 11), "3 2 1", "of two days");
	is_text(NUMBER("sales", "product", 1, 1), "4 1", "of a product");
	is_text(PART("sales", "product", "sak"), "2", "by its name");
	is_text(NUMBER("sales", "qty", 500, 1000), "3 1", "by quantity");
	is_text(MISSING("sales", "invoice"), "4 2 1", "not billed");
	is_text(MISSING("products", "cost"), "2", "a cost nobody knows");
	is_text(ids("invoices", &none), "1", "invoices that are open");
	is_text(ids("invoices", &closed), "2 1", "and those paid, by due");
	is_text(MISSING("invoices", "sent"), "1",
		"never sent to whom it is addressed to");
	is_text(NUMBER("invoices", "owed", 500000, 500000), "1",
		"what is left of it");
	is_text(NUMBER("invoices", "bill_to", 2, 2), "1", "addressed to");
	is_text(ids("payments", &none), "2 1", "payments, latest first");
	is_text(MISSING("payments", "invoice"), "2", "of what nobody knows");
	is_text(ids("notices", &none), "3 2 1", "what was told, latest first");
	is_text(NUMBER("notices", "level", 1, 9), "3", "reminders");
}

static void
find_all(void)
{
	struct find none = {.limit = 0}, closed = {.closed = true},
		    two = {.limit = 2}, back = {.descending = true};

	is_text(ids("parties", &none), "1 2 3 5", "parties by id, none void");
	is_text(ids("parties", &two), "1 2", "no more than the limit");
	is_text(ids("cases", &none), "2 1 5",
		"open cases by due time, those without one last");
	is_text(ids("cases", &closed), "2 1 3 5", "and the closed");
	is_text(ids("interactions", &none), "3 2 1",
		"interactions, latest first, ties by id");
	is_text(ids("promises", &none), "2 1", "promises by due time");
	is_text(ids("promises", &closed), "2 3 1", "and the settled");
	is_text(ids("messages", &none), "1 2", "messages by id");
	is_text(ids("batches", &none), "5 4 3 2 1", "batches, latest first");
	back.sort = &noun_find("cases")->columns[3];
	is_text(ids("cases", &back), "1 2 5", "by level, backwards");
	back.sort = &noun_find("parties")->columns[5];
	is_text(ids("parties", &back), "2 1 3 5",
		"by name, backwards: what has none is last still");
}

static void
find_some(void)
{
	is_text(PART("parties", "name", "berg"), "1 3", "part of a name");
	is_text(PART("parties", "email", "o@example"), "2",
		"part of an address, not of one that is void");
	is_text(PART("parties", "email", "b_o"), "2", "a lone _ is itself");
	is_text(PART("parties", "email", "%"), "", "and so is a %");
	is_text(WHOLE("parties", "tag", "vip"), "1 3", "a tag");
	is_text(NOT("parties", "tag", "vip"), "2 5 6", "without that tag");
	is_text(MISSING("parties", "tag"), "2 5 6", "without any tag");
	is_text(NOT("parties", "owner", "nina"), "2 3 5 6",
		"not that owner: the missing count too");
	is_text(MISSING("parties", "name"), "5", "without a name");
	is_text(NUMBER("parties", "contacted", 150, CONDITION_OPEN_HIGH), "3",
		"spoken with since; what a machine said does not count");
	is_text(NUMBER("parties", "contacted", CONDITION_OPEN_LOW, 999), "1 3",
		"never spoken with is in no range");
	is_text(WHOLE("parties", "case", "complaint"), "1",
		"with an open case of that kind");
	is_text(NUMBER("parties", "case", 3, 3), "2", "whose case that is");
	is_text(MISSING("parties", "case"), "5 6", "without an open case");
	is_text(PART("cases", "party", "berg"), "2 1", "of whom");
	is_text(NUMBER("cases", "party", 2, 2), "3 5", "of whom, by id");
	is_text(WHOLE("cases", "tag", "vip"), "2 1", "of those with a tag");
	is_text(NUMBER("cases", "forced", 1, 1), "3", "forced");
	is_text(NUMBER("cases", "due", 800, 800), "2", "due then");
	is_text(NUMBER("cases", "level", 1, CONDITION_OPEN_HIGH), "1",
		"a level and above");
	is_text(PART("interactions", "text", "grusse"), "3",
		"part of the words, folded");
	is_text(NUMBER("interactions", "case", 1, 2), "2 1", "of cases");
	is_text(ids_with("promises", "due", false,
			 (struct condition_value){CONDITION_WHEN, NULL, 400,
						  600, 10, 10}),
		"2 1", "due on a day or at a moment of it");
	is_text(PART("parties", NULL, "late"), "2", "a word, in a note");
	is_text(PART("parties", NULL, "example"), "1 2",
		"a word, in an address");
	is_text(PART("cases", NULL, "leaks"), "1", "a word, in a subject");
	is_text(PART("cases", NULL, "bo lund"), "3 5", "a word, in a name");
}

/* What is known of them, and how they belong together, on day 10. */
static void
find_known(void)
{
	struct condition_value value = value_of(CONDITION_PART, "free", 0, 0);
	struct condition condition = {"fact", false, &value, 1, "needs"};
	struct find find = {
		.conditions = &condition, .count = 1, .today = {10}};

	is_text(ids("parties", &find), "1", "by what is known of them");
	is_text(WHOLE("parties", "has", "needs"), "1 3",
		"of whom it is known; not of an address, not void");
	is_text(WHOLE("parties", "has", "label"), "", "nor of an address");
	is_text(WHOLE("facts", "fact", "needs"), "2 1", "facts, latest first");
	is_text(PART("facts", "party", "anna"), "3 1", "of whom");
	condition = (struct condition){"link", false, &value, 1, NULL};
	value = value_of(CONDITION_WHOLE, "employee-of", 0, 0);
	find.closed = true;
	is_text(ids("parties", &find), "6",
		"who is linked so, and has not ceased to be");
	find.today.days = 5;
	is_text(ids("parties", &find), "1 6", "on the last day they are");
	condition.key = "org";
	value = value_of(CONDITION_RANGE, NULL, 2, 2);
	is_text(ids("parties", &find), "1 6", "who belongs to that party");
	value = value_of(CONDITION_PART, "lund", 0, 0);
	is_text(ids("parties", &find), "1 6", "or one of that name");
	condition.key = "with";
	value = value_of(CONDITION_RANGE, NULL, 2, 2);
	is_text(ids("links", &find), "1 2", "links, whichever side it is on");
	find.today.days = 6;
	find.closed = false;
	is_text(ids("links", &find), "1", "those that have ended left out");
}

/* c3 becomes c1, k2 becomes k1. */
static void
find_merged(void)
{
	struct find all = {.closed = true, .merged = true};

	driver_run(store.driver,
		   "UPDATE parties SET merged_into = 1 WHERE id = 3;"
		   "UPDATE cases SET merged_into = 1, state = 'closed' "
		   "WHERE id = 2",
		   NULL);
	is_text(PART("parties", NULL, "berg"), "1", "the merged is left out");
	is_text(WHOLE("parties", "has", "needs"), "1", "its facts are not");
	is_text(NUMBER("links", "with", 3, 3), "2",
		"and the other's links are its own");
	is_text(NUMBER("parties", "org", 2, 2), "1 6",
		"a mark within a mark is written out");
	is_text(ids("parties", &all), "1 2 3 5 6", "unless all are asked for");
	is_text(WHOLE("parties", "tag", "vip"), "1",
		"its tags are the other's now");
	is_text(PART("parties", "phone", "+49170"), "1", "its phone too");
	is_text(PART("parties", NULL, "49170"), "1", "for a word as well");
	is_text(NUMBER("parties", "id", 3, 3), "1",
		"its id is an alias of the other");
	is_text(NUMBER("parties", "contacted", 150, 250), "1",
		"whoever spoke with it spoke with the other");
	is_text(NUMBER("interactions", "party", 1, 1), "2 1",
		"what it said is found under the other");
	is_text(NUMBER("interactions", "party", 3, 3), "2 1",
		"and under its old id");
	is_text(PART("interactions", "party", "anna"), "2 1",
		"and under the other's name");
	is_text(NUMBER("cases", "id", 2, 2), "1",
		"the id of a case is an alias too");
	is_text(NUMBER("interactions", "case", 1, 1), "2 1",
		"what was said on it is found under the other");
}

struct seen {
	struct party_row party;
	struct interaction_row said;
	const char *undone;
};

static int
see_party(void *cookie, const void *row, struct error *err)
{
	const struct party_row *party = row;
	struct seen *seen = cookie;

	(void)err;
	seen->party = *party;
	seen->party.tags.s = arena_text(&arena, party->tags.s);
	seen->party.email.s = arena_text(&arena, party->email.s);
	seen->party.phone.s = arena_text(&arena, party->phone.s);
	return -1; /* the first is enough */
}

static int
see_said(void *cookie, const void *row, struct error *err)
{
	struct seen *seen = cookie;

	(void)err;
	if (((const struct id *)row)->n == 2)
		seen->said = *(const struct interaction_row *)row;
	return 0;
}

static int
see_batch(void *cookie, const void *row, struct error *err)
{
	const struct batch_row *batch = row;
	struct str *out = cookie;

	(void)err;
	str_print(out, "b%lld %lld %s;", (long long)batch->id.n,
		  (long long)batch->undone.n,
		  batch->hash.s ? batch->hash.s : "-");
	return 0;
}

static void
see_rows(void)
{
	struct find find = {.columns = NULL}, hash = {.columns = "+hash"};
	struct arena rows = {NULL};
	struct str batches = {0};
	struct seen seen;
	struct error err;

	(void)find_each(&store, &rows, noun_find("parties"), &find, see_party,
			&seen, &err);
	is_text(seen.party.tags.s, "berlin,vip", "tags of all its ids, sorted");
	is_text(seen.party.email.s, "Anna@example.org", "its e-mail");
	is_text(seen.party.phone.s, "+49170", "the phone of the merged one");
	ok(instant_missing(seen.party.contacted),
	   "a dear column that is not shown is not fetched");
	find.columns = "id,contacted";
	(void)find_each(&store, &rows, noun_find("parties"), &find, see_party,
			&seen, &err);
	is_int(seen.party.contacted.s, 200, "one that is shown is");
	ok(!seen.party.tags.s, "and then the others are not");
	find.columns = NULL;
	(void)find_each(&store, &rows, noun_find("interactions"), &find,
			see_said, &seen, &err);
	is_int(seen.said.party.n, 1, "a row shows the party that counts");
	is_int(seen.said.for_case.n, 1, "and the case that counts");
	(void)find_each(&store, &rows, noun_find("batches"), &hash, see_batch,
			&batches, &err);
	is_text(str_get(&batches),
		"b5 0 ab05;b4 0 ab04;b3 4 ab03;b2 5 ab02;b1 0 ab01;",
		"an undo that was undone does not count");
	str_free(&batches);
	arena_free(&rows);
}

static void
parts(void)
{
	static const struct {
		const char *text, *part;
		bool held;
	} cases[] = {
		{"Kettle, leaking!", "kettle leak", true},
		{"  a--b  ", "a b", true},
		{"  a--b  ", "a  b", false},
		{"GR\xC3\x9C\xC3\x9F"
		 "E",
		 "grusse", true},
		{"1+1=2 $5", "1+1=2 $5", true},
		{"", "a", false},
		{"a", "", true},
		{NULL, "a", false},
		{"a", NULL, false},
	};
	char *large = arena_get(&arena, 5001);
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		ok(part_of(cases[i].text, cases[i].part) == cases[i].held,
		   "\"%s\" holds \"%s\": %s",
		   cases[i].text ? cases[i].text : "(none)",
		   cases[i].part ? cases[i].part : "(none)",
		   cases[i].held ? "yes" : "no");
	memset(large, 'A', 5000);
	ok(part_of(large, "aaaa") && !part_of(large, "ab"), "a long text");
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
	if (driver_run(store.driver, people, &err) < 0 ||
	    driver_run(store.driver, loop, &err) < 0 ||
	    driver_run(store.driver, sold, &err) < 0 ||
	    driver_run(store.driver, billed, &err) < 0 ||
	    driver_run(store.driver, noted, &err) < 0)
		ok(false, "the base is filled: %s", err.text);
	for (i = 0; noun_at(i); i++)
		describe(noun_at(i), "plain");
	find_all();
	find_sold();
	find_some();
	find_known();
	find_merged();
	see_rows();
	for (i = 0; noun_at(i); i++)
		describe(noun_at(i), "merged");
	parts();
	driver_close(store.driver);
	arena_free(&arena);
	return done();
}
