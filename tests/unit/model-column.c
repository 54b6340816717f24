/* SPDX-License-Identifier: ISC
 * Every kind of field: missing by name, the same or not, found by its name.
 */
#include "model/column.h"
#include "model/table.h"
#include "tap.h"

struct all {
	struct id id;
	struct any_id any;
	struct text text;
	struct word word;
	struct list list;
	struct day day;
	struct instant at;
	struct duration duration;
	struct when when;
	struct number number;
	struct flag flag;
	struct bytes bytes;
};

static const struct column columns[] = {
	SHOWN_ID(struct all, id, "id", 'c', 1, ""),
	SHOWN(struct all, any, ANY_ID, 1, ""),
	SHOWN(struct all, text, TEXT, 1, ""),
	SHOWN(struct all, word, WORD, 1, ""),
	SHOWN(struct all, list, LIST, 1, ""),
	SHOWN(struct all, day, DAY, 1, ""),
	SHOWN(struct all, at, INSTANT, 1, ""),
	SHOWN(struct all, duration, DURATION, 1, ""),
	SHOWN(struct all, when, WHEN, 1, ""),
	SHOWN(struct all, number, NUMBER, 1, ""),
	SHOWN(struct all, flag, FLAG, 1, ""),
	SHOWN(struct all, bytes, BYTES, 1, ""),
};
static const struct shape shape = SHAPE(struct all, columns);

static const unsigned char one[] = {1}, two[] = {2};

static const struct all full = {
	.id = {1},
	.any = {1, 'k'},
	.text = {"a"},
	.word = {"a"},
	.list = {"a"},
	.day = {1},
	.at = {1},
	.duration = {1},
	.when = {{1}, {TIME_MISSING}},
	.number = {1},
	.flag = {true},
	.bytes = {one, 1},
};

static void
cleared(void)
{
	struct all empty, again;
	size_t i;

	column_clear(&shape, &empty);
	column_clear(&shape, &again);
	for (i = 0; i < shape.count; i++) {
		const struct column *column = &columns[i];

		ok(column_missing(column, &empty) ==
			   (column->kind != KIND_FLAG),
		   "%s: cleared is missing, but for a flag", column->name);
		ok(!column_missing(column, &full), "%s: full is not",
		   column->name);
		ok(column_same(column, &empty, &again),
		   "%s: missing is missing", column->name);
		ok(column_same(column, &full, &full), "%s: full is full",
		   column->name);
		ok(!column_same(column, &full, &empty),
		   "%s: something is not nothing", column->name);
		ok(!column_same(column, &empty, &full), "%s: nor back",
		   column->name);
	}
}

static void
differing(void)
{
	struct all other = full;

	other.any.letter = 'p';
	ok(!column_same(&columns[1], &full, &other), "another letter");
	other.text.s = "";
	ok(column_missing(&columns[2], &other), "empty text is missing");
	other.when = (struct when){{TIME_MISSING}, {1}};
	ok(!column_missing(&columns[8], &other), "a moment will do");
	ok(!column_same(&columns[8], &full, &other), "but is no day");
	other.bytes = (struct bytes){two, 1};
	ok(!column_same(&columns[11], &full, &other), "other bytes");
	other.bytes = (struct bytes){one, 0};
	ok(!column_same(&columns[11], &full, &other), "fewer bytes");
	ok(!column_missing(&columns[11], &other), "none are still bytes");
}

static void
finding(void)
{
	ok(column_find(&shape, "number") == &columns[9], "by its name");
	ok(column_find(&shape, "nothing") == NULL, "or not at all");
	ok(table_find("cases") == &tables[TABLE_CASES], "a table by name");
	ok(table_find("batches") == NULL, "batches stand apart");
	ok(table_of('k') == &tables[TABLE_CASES], "a table by letter");
	ok(table_of('?') == NULL, "none of that letter");
}

int
main(void)
{
	cleared();
	differing();
	finding();
	return done();
}
