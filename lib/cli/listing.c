/* SPDX-License-Identifier: ISC
 * A list printed as it was asked for.
 */
#include "cli/listing.h"

#include "domain/find.h"

static int
print(void *cookie, const void *row, struct error *err)
{
	(void)err;
	return session_row(cookie, row);
}

int
listing_print(struct session *s, const char *noun, char *const *filters,
	      size_t count)
{
	struct find_question question = {
		.noun = noun,
		.filters = filters,
		.count = count,
		.sort = s->common.sort,
		.limit = s->common.limit,
		.columns = s->common.columns,
	};
	const struct shape *shape = find_shape(noun, &s->err);

	if (!shape || session_rows(s, shape, NULL) < 0 ||
	    find_rows(s->business, &question, print, s, &s->err) < 0)
		return -1;
	return session_found(s);
}

int
listing_verb(struct session *s, const char *noun)
{
	size_t verb = s->operand_count > 0;

	if (session_open(s, SESSION_READ) < 0)
		return -1;
	return listing_print(s, noun, s->operands + verb,
			     s->operand_count - verb);
}
