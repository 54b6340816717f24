/* SPDX-License-Identifier: ISC
 * crm-find: list records by filter.
 */
#include "base/str.h"
#include "cli/session.h"
#include "cli/usage.h"
#include "domain/find.h"
#include "exchange/export.h"
#include "view/out.h"
#include "view/view.h"

struct options {
	const char *noun;
	const char *as;
};

static const struct option_row rows[] = {
	TEXT_OPTION(struct options, noun, 't', NULL, "noun",
		    "parties cases interactions promises messages …"),
	TEXT_OPTION(struct options, as, 0, "as", "format",
		    "mutt or aerc: addresses, as that mail program asks"),
};

static const struct passport passport = {
	.name = "crm-find",
	.purpose = "list parties, cases, promises and more by filter",
	.usage = "[-t noun] [filter ...]",
	.examples = {"crm-find tag=vip contacted=..-90d",
		     "crm-find -t interactions party=anna at=2026-11"},
	.groups =
		GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_LIST | GROUP_COLOR,
	OPTIONS(rows, struct options),
	.operands = "filter",
};

static int
print(void *cookie, const void *row, struct error *err)
{
	struct session *session = cookie;

	(void)err;
	return session_row(session, row);
}

static int
list(struct session *session, const struct options *options)
{
	const struct shape *shape = find_shape(options->noun, &session->err);
	struct find_question question = {
		.noun = options->noun,
		.filters = session->operands,
		.count = session->operand_count,
		.sort = session->common.sort,
		.limit = session->common.limit,
		.columns = session->common.columns,
	};

	if (!shape || session_rows(session, shape, NULL) < 0)
		return -1;
	if (find_rows(session->business, &question, print, session,
		      &session->err) < 0)
		return -1;
	return session_found(session);
}

static int
print_bytes(void *cookie, const char *bytes, size_t len, struct error *err)
{
	return out_add(cookie, bytes, len, err);
}

/* mutt passes over the first line, which is for its user. */
static int
list_addresses(struct session *session, const struct options *options)
{
	static const char head[] = "addresses in crm\n";
	const struct export_question question = {
		.noun = options->noun,
		.filters = session->operands,
		.count = session->operand_count,
	};
	struct out *out = session->view.out;
	size_t count;

	if (!str_same(options->as, "mutt") && !str_same(options->as, "aerc"))
		return usage_wrong(&passport, &session->err,
				   "--as %s: mutt or aerc", options->as);
	if (!str_same(options->noun, "parties"))
		return usage_wrong(&passport, &session->err,
				   "--as %s is for parties", options->as);
	if ((options->as[0] == 'm' &&
	     out_add(out, head, sizeof(head) - 1, &session->err) < 0) ||
	    export_addresses(session->business, &question, print_bytes, out,
			     &count, &session->err) < 0)
		return -1;
	return count > 0 ? 0 : session_found(session);
}

/* "-o help": the columns depend on -t. */
static void
explain_columns(struct session *session, const struct options *options)
{
	const struct shape *shape;

	session->err = (struct error){0};
	shape = find_shape(options->noun, &session->err);
	if (shape)
		(void)view_columns(&session->arena, shape, &session->view,
				   &session->err);
}

int
main(int argc, char **argv)
{
	struct options options = {.noun = "parties"};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &options) == 0 &&
	    session_open(&s, SESSION_READ) == 0)
		(void)(options.as ? list_addresses(&s, &options)
				  : list(&s, &options));
	else if (s.common.ask == ASK_COLUMNS)
		explain_columns(&s, &options);
	return session_end(&s);
}
