/* SPDX-License-Identifier: ISC
 * Whom a problem's words have reached.
 */
#include "cause/reach.h"

#include "base/arena.h"
#include "domain/address.h"

void
reach_remark(struct business *business, struct solving *solving,
	     const char *text)
{
	*(const char **)vec_add(&solving->remarks, business->arena) = text;
}

bool
reach_has(const struct reach *reach, struct id party)
{
	const struct id *all = reach->parties.items;
	size_t i;

	for (i = 0; i < reach->parties.count; i++) {
		if (all[i].n == party.n)
			return true;
	}
	return false;
}

void
reach_add(struct business *business, struct reach *reach, struct id party)
{
	if (!reach_has(reach, party))
		*(struct id *)vec_add(&reach->parties, business->arena) = party;
}

int
reach_address(struct business *business, const struct party *party,
	      const char *who, struct solving *solving, bool *there,
	      struct error *err)
{
	const char *email, *bounced, *why;

	if (address_email(business, party->id, &email, &bounced, &why, err) < 0)
		return -1;
	*there = email != NULL;
	if (!email)
		reach_remark(business, solving,
			     arena_print(business->arena,
					 "%s: %s (c%lld) was not told: %s", who,
					 party->name.s ? party->name.s
						       : "somebody",
					 (long long)party->id.n,
					 bounced ? "letters come back"
						 : "no e-mail address"));
	return 0;
}

struct gate_words
reach_along(const struct gate_words *words)
{
	struct gate_words more = *words;

	if (more.mail) {
		more.mail = false;
		more.channel = "mail";
	}
	return more;
}

const char *
reach_called(struct business *business, const struct case_file *file)
{
	return arena_print(business->arena, "k%lld", (long long)file->id.n);
}
