/* SPDX-License-Identifier: ISC
 * Dates and numbers of somebody else's columns.
 */
#include "exchange/evidence.h"

#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "base/str.h"
#include "os/zone.h"
#include "text/dates.h"

#define NOON 12

static struct instant
to_instant(const void *zone, const struct civil *civil)
{
	return zone_instant(zone, civil);
}

int
evidence_open(struct evidence *evidence, const struct business *business,
	      const char *dates, const char *decimal, struct error *err)
{
	enum dates_order order = DATES_ISO;
	size_t i;

	memset(evidence, 0, sizeof(*evidence));
	evidence->business = business;
	if (!dates && business->policy->dates == POLICY_DATES_DMY)
		dates = "dmy";
	if (!dates && business->policy->dates == POLICY_DATES_MDY)
		dates = "mdy";
	if (dates && strcmp(dates, "dmy") == 0)
		order = DATES_DMY;
	else if (dates && strcmp(dates, "mdy") == 0)
		order = DATES_MDY;
	else if (dates && strcmp(dates, "iso") != 0)
		return error_set(err, ERR_USAGE,
				 "--dates %.40s: dmy, mdy or iso", dates);
	if (decimal && strcmp(decimal, ".") != 0 && strcmp(decimal, ",") != 0)
		return error_set(err, ERR_USAGE,
				 "--decimal %.40s: a point or a comma",
				 decimal);
	evidence->order_told = dates != NULL;
	evidence->decimal_told = decimal ? decimal[0] : '\0';
	for (i = 0; i < FIELDS_MAX; i++) {
		evidence->columns[i].order = order;
		evidence->columns[i].decimal = decimal ? decimal[0] : '.';
	}
	return 0;
}

static int
read_in(const struct evidence *evidence, enum dates_order order,
	const char *text, struct when *when, struct error *err)
{
	const struct business *business = evidence->business;
	const struct dates_context context = {
		business->now, business->today, order,
		to_instant,    business->zone,
	};

	return stamp_read(&context, text, when, err);
}

int
evidence_when(struct evidence *evidence, int field, const char *text,
	      int64_t line, struct when *when, struct error *err)
{
	struct evidence_column *column = &evidence->columns[field];

	/* what no two programs read differently */
	*when = WHEN_MISSING;
	if (instant_parse(text, &when->at) || day_parse(text, &when->on))
		return 0;
	if (evidence->judged || evidence->order_told)
		return read_in(evidence, column->order, text, when, err);
	stamp_see(&column->stamps, text, line);
	column->dated = true;
	if (read_in(evidence, DATES_ISO, text, when, err) == 0)
		return 0;
	return read_in(evidence, DATES_DMY, text, when, err);
}

int
evidence_instant(struct evidence *evidence, int field, const char *text,
		 int64_t line, struct instant *at, struct error *err)
{
	struct civil civil;
	struct when when;

	if (evidence_when(evidence, field, text, line, &when, err) < 0)
		return -1;
	*at = when.at;
	if (!day_missing(when.on)) {
		civil = day_civil(when.on);
		civil.hour = NOON;
		*at = zone_instant(evidence->business->zone, &civil);
	}
	return 0;
}

int
evidence_day(struct evidence *evidence, int field, const char *text,
	     int64_t line, struct day *day, struct error *err)
{
	struct when when;

	if (evidence_when(evidence, field, text, line, &when, err) < 0)
		return -1;
	*day = day_missing(when.on)
		       ? zone_day(evidence->business->zone, when.at)
		       : when.on;
	return 0;
}

/* As the column is meant; before that is judged, as it can be. */
static int
read_figure(struct evidence *evidence, int field, const char *text,
	    int64_t line, struct figure *figure, struct error *err)
{
	struct evidence_column *column = &evidence->columns[field];
	bool open = !evidence->judged && !evidence->decimal_told;

	if (open) {
		figure_see(&column->figures, text, line);
		column->counted = true;
	}
	if (figure_read(text, column->decimal, figure, err) == 0)
		return 0;
	return open ? figure_read(text, ',', figure, err) : -1;
}

int
evidence_number(struct evidence *evidence, int field, const char *text,
		int64_t line, int64_t *n, struct error *err)
{
	struct figure figure;

	if (num_parse(text, n))
		return 0;
	if (read_figure(evidence, field, text, line, &figure, err) < 0)
		return -1;
	if (!num_parse(figure.number, n))
		return error_set(err, ERR_DATA, "%.60s: no whole number", text);
	return 0;
}

/* Before the column is judged, too many decimals may be a reading. */
static int
to_units(const struct evidence *evidence, const struct figure *figure,
	 int decimals, int64_t *units, struct error *err)
{
	if (money_number(figure->number, '.', decimals, units, err) == 0)
		return 0;
	*units = 0;
	return evidence->judged || evidence->decimal_told ? -1 : 0;
}

int
evidence_decimal(struct evidence *evidence, int field, const char *text,
		 int64_t line, int decimals, int64_t *units, struct error *err)
{
	struct figure figure;

	if (read_figure(evidence, field, text, line, &figure, err) < 0)
		return -1;
	return to_units(evidence, &figure, decimals, units, err);
}

int
evidence_money(struct evidence *evidence, int field, const char *text,
	       int64_t line, const char *currency, struct money *money,
	       struct error *err)
{
	struct figure figure;

	if (read_figure(evidence, field, text, line, &figure, err) < 0)
		return -1;
	if (money_is_currency(figure.unit))
		currency = figure.unit;
	memset(money->currency, 0, sizeof(money->currency));
	memcpy(money->currency, currency, 3);
	return to_units(evidence, &figure, money_decimals(currency),
			&money->minor, err);
}

static int
in_file(const char *file, struct error *err)
{
	char what[sizeof(err->text)];

	(void)snprintf(what, sizeof(what), "%s", err->text);
	(void)snprintf(err->text, sizeof(err->text), "%.150s: %.340s", file,
		       what);
	return -1;
}

int
evidence_judge(struct evidence *evidence, const char *file, struct error *err)
{
	size_t i;

	for (i = 0; i < FIELDS_MAX; i++) {
		struct evidence_column *column = &evidence->columns[i];

		if (column->dated &&
		    stamp_judge(&column->stamps, column->header, &column->order,
				err) < 0)
			return in_file(file, err);
		if (column->counted &&
		    figure_judge(&column->figures, column->header,
				 &column->decimal, err) < 0)
			return in_file(file, err);
	}
	evidence->judged = true;
	return 0;
}
