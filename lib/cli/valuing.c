/* SPDX-License-Identifier: ISC
 * What crm-score does with worth alone.
 */
#include "cli/valuing.h"

#include "base/str.h"
#include "sell/scored.h"
#include "view/out.h"

int
valuing_fit(struct session *session, const char *until, const char *unit)
{
	struct vec rows = {.size = sizeof(struct fit_row)};
	struct vec kept = {.size = sizeof(struct fit)};
	const struct fit_row *row;
	size_t i;

	if (session_open(session, SESSION_WRITE) < 0 ||
	    session_rows(session, &fit_row_shape, NULL) < 0 ||
	    scored_fit(session->business, until, unit, &rows, &kept,
		       &session->err) < 0 ||
	    session_write(session, "job", NULL) < 0 ||
	    scored_keep(session->business, &kept, &session->err) < 0)
		return -1;
	row = rows.items;
	for (i = 0; i < rows.count; i++)
		(void)session_row(session, &row[i]);
	return session_keep(session);
}

int
valuing_suppose(struct session *session, const char *history, const char *next,
		const char *params)
{
	struct outlook_row row;

	if (session_open(session, SESSION_READ) < 0 ||
	    scored_suppose(session->business, history, next, params, &row,
			   &session->err) < 0 ||
	    session_rows(session, &outlook_row_shape, NULL) < 0)
		return -1;
	return session_row(session, &row);
}

int
valuing_till(struct session *session, const char *who)
{
	struct str line = {0};
	int rc;

	if (session_open(session, SESSION_READ) < 0)
		return -1;
	rc = scored_till(session->business, who, &line, &session->err);
	if (rc == 0)
		rc = out_line(session->view.out, str_get(&line), &session->err);
	str_free(&line);
	return rc;
}
