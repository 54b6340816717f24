/* SPDX-License-Identifier: ISC
 * How a struct is described once.
 */
#include "model/column.h"

#include <string.h>

#include "base/str.h"

const struct column *
column_find(const struct shape *shape, const char *name)
{
	size_t i;

	for (i = 0; i < shape->count; i++) {
		if (strcmp(shape->columns[i].name, name) == 0)
			return &shape->columns[i];
	}
	return NULL;
}

void *
column_field(const struct column *column, void *row)
{
	return (char *)row + column->offset;
}

const void *
column_value(const struct column *column, const void *row)
{
	return (const char *)row + column->offset;
}

void
column_clear(const struct shape *shape, void *row)
{
	size_t i;

	memset(row, 0, shape->size);
	for (i = 0; i < shape->count; i++) {
		void *field = column_field(&shape->columns[i], row);

		switch (shape->columns[i].kind) {
		case KIND_DAY:
			*(struct day *)field = DAY_MISSING;
			break;
		case KIND_INSTANT:
			*(struct instant *)field = INSTANT_MISSING;
			break;
		case KIND_DURATION:
			*(struct duration *)field = DURATION_MISSING;
			break;
		case KIND_WHEN:
			*(struct when *)field = WHEN_MISSING;
			break;
		case KIND_NUMBER:
			*(struct number *)field = NUMBER_MISSING;
			break;
		case KIND_QUANTITY:
			*(struct quantity *)field = QUANTITY_MISSING;
			break;
		case KIND_REAL:
			*(struct real *)field = REAL_MISSING;
			break;
		case KIND_MONEY:
			*(struct money *)field = MONEY_MISSING;
			break;
		case KIND_ID:
		case KIND_ANY_ID:
		case KIND_TEXT:
		case KIND_WORD:
		case KIND_LIST:
		case KIND_FLAG:
		case KIND_BYTES:
			break;
		}
	}
}

static bool
is_blank(const char *text)
{
	return !text || !*text;
}

bool
column_missing(const struct column *column, const void *row)
{
	const void *v = column_value(column, row);

	switch (column->kind) {
	case KIND_ID:
		return ((const struct id *)v)->n == 0;
	case KIND_ANY_ID:
		return ((const struct any_id *)v)->n == 0;
	case KIND_TEXT:
		return is_blank(((const struct text *)v)->s);
	case KIND_WORD:
		return is_blank(((const struct word *)v)->s);
	case KIND_LIST:
		return is_blank(((const struct list *)v)->s);
	case KIND_DAY:
		return day_missing(*(const struct day *)v);
	case KIND_INSTANT:
		return instant_missing(*(const struct instant *)v);
	case KIND_DURATION:
		return duration_missing(*(const struct duration *)v);
	case KIND_WHEN:
		return when_missing(*(const struct when *)v);
	case KIND_NUMBER:
		return ((const struct number *)v)->n == NUMBER_MISSING.n;
	case KIND_FLAG:
		return false;
	case KIND_BYTES:
		return !((const struct bytes *)v)->data;
	case KIND_QUANTITY:
		return ((const struct quantity *)v)->thousandths ==
		       QUANTITY_MISSING.thousandths;
	case KIND_REAL:
		return !isfinite(((const struct real *)v)->n);
	case KIND_MONEY:
		return money_missing(*(const struct money *)v);
	}
	return true;
}

static bool
same_money(const struct money *a, const struct money *b)
{
	return a->minor == b->minor && strcmp(a->currency, b->currency) == 0;
}

static bool
same_bytes(const struct bytes *a, const struct bytes *b)
{
	if (!a->data || !b->data)
		return !a->data && !b->data;
	return a->len == b->len && memcmp(a->data, b->data, a->len) == 0;
}

bool
column_same(const struct column *column, const void *row_a, const void *row_b)
{
	const void *a = column_value(column, row_a);
	const void *b = column_value(column, row_b);

	switch (column->kind) {
	case KIND_ID:
		return ((const struct id *)a)->n == ((const struct id *)b)->n;
	case KIND_ANY_ID:
		return ((const struct any_id *)a)->n ==
			       ((const struct any_id *)b)->n &&
		       ((const struct any_id *)a)->letter ==
			       ((const struct any_id *)b)->letter;
	case KIND_TEXT:
		return str_same(((const struct text *)a)->s,
				((const struct text *)b)->s);
	case KIND_WORD:
		return str_same(((const struct word *)a)->s,
				((const struct word *)b)->s);
	case KIND_LIST:
		return str_same(((const struct list *)a)->s,
				((const struct list *)b)->s);
	case KIND_DAY:
		return ((const struct day *)a)->days ==
		       ((const struct day *)b)->days;
	case KIND_INSTANT:
		return ((const struct instant *)a)->s ==
		       ((const struct instant *)b)->s;
	case KIND_DURATION:
		return ((const struct duration *)a)->s ==
		       ((const struct duration *)b)->s;
	case KIND_WHEN:
		return ((const struct when *)a)->on.days ==
			       ((const struct when *)b)->on.days &&
		       ((const struct when *)a)->at.s ==
			       ((const struct when *)b)->at.s;
	case KIND_NUMBER:
		return ((const struct number *)a)->n ==
		       ((const struct number *)b)->n;
	case KIND_FLAG:
		return ((const struct flag *)a)->yes ==
		       ((const struct flag *)b)->yes;
	case KIND_BYTES:
		return same_bytes(a, b);
	case KIND_QUANTITY:
		return ((const struct quantity *)a)->thousandths ==
		       ((const struct quantity *)b)->thousandths;
	case KIND_REAL:
		return ((const struct real *)a)->n ==
		       ((const struct real *)b)->n;
	case KIND_MONEY:
		return same_money(a, b);
	}
	return false;
}
