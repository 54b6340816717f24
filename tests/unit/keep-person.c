/* SPDX-License-Identifier: ISC
 * What says something about a person: no column of words is left out by
 * oversight.
 */
#include "keep/person.h"

#include <string.h>

#include "tap.h"

/* Words of ours, which are no words about anybody. */
static const struct {
	enum table_number table;
	const char *columns;
} ours[] = {
	{TABLE_PARTIES, " role owner "},
	{TABLE_ADDRESSES, " medium "},
	{TABLE_TAGS, " "},
	{TABLE_CASES, " kind owner state about desk turn outcome forced_by "
		      "second "},
	{TABLE_INTERACTIONS, " kind direction channel who about "},
	{TABLE_RUNGS, " cause person "},
	{TABLE_PROMISES, " owner side state "},
	{TABLE_MESSAGES, " person sender message_id state "},
	{TABLE_FACTS, " name said_by "},
	{TABLE_LINKS, " kind "},
	{TABLE_ORIGINS, " automatic "},
	/* the number of a receipt is one for the books */
	{TABLE_SALES, " currency key "},
	{TABLE_DEALS, " owner stage state currency reason source territory "
		      "turn key "},
	{TABLE_MOVES, " stage state currency owner "},
	{TABLE_INVOICES, " number currency owner state digest key "},
	{TABLE_PAYMENTS, " kind currency state key "},
	{TABLE_NOTICES, " step channel result who approver currency "},
	{TABLE_OBSERVATIONS, " key who "},
	{TABLE_CARDS, " site indicator "},
	/* these are about none of them */
	{TABLE_POLICIES, " hash text "},
	{TABLE_ABSENCES, " who deputy "},
	{TABLE_CHANGES, " tbl col before after "},
	{TABLE_RESTATEMENTS, " digest "},
	{TABLE_TOMBSTONES, " key mark "},
	{TABLE_PROBLEMS, " owner state outcome "},
	{TABLE_ARTICLES, " owner state "},
	{TABLE_PRODUCTS, " name unit currency note key state "},
};

static bool
is_ours(enum table_number table, const char *column)
{
	char word[80];
	size_t i;

	(void)snprintf(word, sizeof(word), " %s ", column);
	for (i = 0; i < sizeof(ours) / sizeof(ours[0]); i++) {
		if (ours[i].table == table && strstr(ours[i].columns, word))
			return true;
	}
	return false;
}

static void
check_column(enum table_number table, const struct column *column)
{
	bool about;

	if (column->keeping != KEPT_DURABLE ||
	    (column->kind != KIND_TEXT && column->kind != KIND_WORD &&
	     column->kind != KIND_LIST && column->kind != KIND_BYTES))
		return;
	about = person_column(table, column->name, PERSON_OWN, false);
	ok(about != is_ours(table, column->name), "%s.%s is %s",
	   tables[table].name, column->name, about ? "personal" : "ours");
}

int
main(void)
{
	size_t i, j;

	for (i = 0; i < TABLE_COUNT; i++) {
		for (j = 0; j < tables[i].shape->count; j++)
			check_column((enum table_number)i,
				     &tables[i].shape->columns[j]);
	}
	ok(!person_column(TABLE_PARTIES, "name", PERSON_OTHER, false),
	   "the name of somebody else stays");
	ok(person_column(TABLE_PARTIES, "note", PERSON_OTHER, false),
	   "words about somebody else are looked through");
	ok(!person_column(TABLE_MESSAGES, "address", PERSON_OWN, true),
	   "the address of one of our people stays");
	ok(person_column(TABLE_MESSAGES, "body", PERSON_OWN, true),
	   "the words to them do not");
	return done();
}
