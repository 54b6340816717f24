/* SPDX-License-Identifier: ISC
 * Who is away, as rows.
 */
#include "domain/absence.h"

#include <string.h>

#include "domain/input.h"
#include "domain/made.h"
#include "domain/people.h"
#include "os/zone.h"
#include "store/absence.h"
#include "store/record.h"

/* The last day, read as if the first were today: on a Monday, "--from mon
 * --until fri" is all of next week. */
static int
read_again(const struct business *business, struct day from, const char *typed,
	   struct day *until, struct error *err)
{
	struct business then = *business;
	struct civil noon = day_civil(from);

	noon.hour = 12;
	then.today = from;
	then.now = zone_instant(business->zone, &noon);
	return input_day_ahead(&then, typed, until, err);
}

int
absence_days(const struct business *business, const char *from,
	     const char *until, struct absence *row, struct error *err)
{
	row->from_on = business->today;
	row->until_on = DAY_MISSING;
	if (from && input_day_ahead(business, from, &row->from_on, err) < 0)
		return -1;
	if (!until)
		return 0;
	if (input_day_ahead(business, until, &row->until_on, err) < 0)
		return -1;
	if (row->until_on.days < row->from_on.days)
		return read_again(business, row->from_on, until, &row->until_on,
				  err);
	return 0;
}

void
absence_row(const struct absence *absence, struct absence_row *row)
{
	column_clear(&absence_row_shape, row);
	row->id = absence->id;
	row->who = absence->who;
	row->deputy = absence->deputy;
	row->from = absence->from_on;
	row->until = absence->until_on;
}

int
absence_rows(struct business *business, struct vec *rows, struct error *err)
{
	struct vec found = {.size = sizeof(struct absence)};
	const struct absence *all;
	size_t i;

	if (absence_list(business->store, business->arena, business->today,
			 &found, err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++)
		absence_row(&all[i], vec_add(rows, business->arena));
	return 0;
}

int
absence_end(struct business *business, const char *who, struct absence *ended,
	    struct error *err)
{
	struct vec found = {.size = sizeof(struct absence)};
	const struct absence *all;
	size_t i;

	if (people_back(business, who, ended, err) == 0)
		return 0;
	if (err->code != ERR_NO ||
	    absence_list(business->store, business->arena, business->today,
			 &found, err) < 0)
		return -1;
	all = found.items;
	for (i = 0; i < found.count; i++) {
		if (strcmp(all[i].who.s, who) != 0)
			continue;
		*err = (struct error){0};
		*ended = all[i];
		ended->until_on.days = ended->from_on.days - 1;
		ended->voided.yes = true;
		return record_set(business->store, TABLE_ABSENCES, &all[i],
				  ended, err);
	}
	return -1;
}

int
absence_again(struct business *business, struct id batch, struct vec *rows,
	      struct error *err)
{
	struct vec ids = {.size = sizeof(struct id)};
	struct absence absence;
	const struct id *all;
	size_t i;
	int rc;

	if (made_list(business, TABLE_ABSENCES, batch, &ids, err) < 0)
		return -1;
	all = ids.items;
	for (i = 0; i < ids.count; i++) {
		rc = record_get(business->store, business->arena,
				TABLE_ABSENCES, all[i].n, &absence, err);
		if (rc < 0)
			return -1;
		if (rc > 0)
			absence_row(&absence, vec_add(rows, business->arena));
	}
	return 0;
}
