/* SPDX-License-Identifier: ISC
 * Closing by force.
 */
#include "domain/force.h"

#include <string.h>

#include "domain/calendar.h"
#include "domain/docket.h"
#include "domain/listen.h"
#include "domain/people.h"
#include "os/zone.h"

const char force_asked[] = "asked to close by force";

int
force_ask(struct business *business, struct case_file *file, const char *why,
	  const char *what, struct interaction *entry, struct error *err)
{
	struct case_file before = *file;

	if (!why)
		return error_set(err, ERR_USAGE,
				 "--force wants a reason: -m \"why\"");
	if (docket_note(business, file, "own", "note",
			arena_print(business->arena, "%s (%s): %s", force_asked,
				    what, why),
			business->now, entry, err) < 0)
		return -1;
	file->forced_by.s = business->user;
	file->forced_at = business->now;
	file->forced_why.s = why;
	file->second.s = people_second(business, business->user);
	return docket_save(business, &before, file, err);
}

/* From when somebody alone may agree with themselves: the next working day. */
static int
next_working_day(struct business *business, struct instant from,
		 struct instant *at, struct error *err)
{
	const struct calendar *calendar;
	struct civil midnight;
	struct day day = zone_day(business->zone, from);

	if (calendar_open(business->arena, &business->policy->calendars[0],
			  &calendar, err) < 0)
		return -1;
	day.days++;
	midnight = day_civil(day);
	*at = calendar_next(calendar, zone_instant(business->zone, &midnight));
	return 0;
}

/* Whose word it needs: the one who was asked while they are one of us, and
 * somebody else than the asker wherever there is anybody. */
static const char *
second_of(const struct business *business, const struct case_file *file)
{
	const char *second = file->second.s;

	if (second && strcmp(second, file->forced_by.s) != 0 &&
	    policy_person(business->policy, second))
		return second;
	return people_second(business, file->forced_by.s);
}

int
force_agreed(struct business *business, const struct case_file *file,
	     const char *what, struct error *err)
{
	const char *asker = file->forced_by.s;
	const char *second = second_of(business, file);
	const char *acting;
	struct instant from;

	if (people_acting(business, second, &acting, err) < 0)
		return -1;
	if (strcmp(acting, asker) == 0)
		acting = second;
	if (strcmp(second, asker) == 0) {
		if (next_working_day(business, file->forced_at, &from, err) < 0)
			return -1;
		if (business->now.s < from.s)
			return error_set(err, ERR_NO,
					 "k%lld stays open: %s; sleep on it, "
					 "and close it from %s",
					 (long long)file->id.n, what,
					 business_when(business, from));
	} else if (strcmp(business->user, second) != 0 &&
		   strcmp(business->user, acting) != 0) {
		error_set(err, ERR_NO,
			  "k%lld stays open: %s; it waits for @%s to agree",
			  (long long)file->id.n, what, acting);
		return error_hint(err, "their own crm-close k%lld closes it",
				  (long long)file->id.n);
	}
	return 0;
}
