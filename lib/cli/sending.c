/* SPDX-License-Identifier: ISC
 * The outbox handed over, and listed.
 */
#include "cli/sending.h"

#include <string.h>

#include "cli/session.h"
#include "domain/outbox.h"
#include "os/clock.h"
#include "os/process.h"
#include "post/dispatch.h"

/* Give a letter to the mailer, with no lock held. */
static enum dispatch_end
hand_over(struct session *s, const struct dispatch_claim *claim,
	  const char **said)
{
	struct error err = {0};
	int status;
	int rc = process_feed(claim->argv, claim->letter, strlen(claim->letter),
			      claim->timeout_ms, &status, &err);

	*said = *err.text ? arena_text(&s->arena, err.text) : NULL;
	if (rc < 0)
		return err.code == ERR_UNKNOWN ? DISPATCH_KILLED
					       : DISPATCH_NO_MAILER;
	if (status == 0)
		return DISPATCH_TAKEN;
	if (!strstr(err.text, "status") && !strstr(err.text, "signal"))
		*said = arena_print(&s->arena, "status %d: %s", status,
				    err.text);
	return status > 128 ? DISPATCH_KILLED : DISPATCH_REFUSED;
}

/* A run may take long, and what it records is to say when. */
static void
keep_time(struct session *s)
{
	if (!s->setting.now_given)
		s->business->now = clock_now();
}

static void
tell(struct session *s, const struct vec *remarks)
{
	const char *const *all = remarks->items;
	size_t i;

	for (i = 0; i < remarks->count; i++)
		session_remark(s, "%s", all[i]);
}

int
sending_due(struct session *s, struct vec *rows)
{
	struct dispatch_claim claim = {.letter = NULL};
	enum dispatch_end end;
	const char *said;
	int rc;

	while ((rc = dispatch_claim(s->business, &claim, rows, &s->err)) > 0) {
		end = hand_over(s, &claim, &said);
		keep_time(s);
		if (dispatch_confirm(s->business, &claim, end, said, rows,
				     &s->err) < 0) {
			rc = -1;
			break;
		}
		if (end == DISPATCH_NO_MAILER) {
			rc = error_set(&s->err, ERR_UNAVAILABLE, "%s", said);
			break;
		}
	}
	tell(s, &claim.remarks);
	return rc;
}

struct listing {
	struct session *s;
	bool letters;
	size_t count;
};

static int
list_one(void *cookie, const struct message *message,
	 const struct message_row *row, struct error *err)
{
	struct listing *listing = cookie;
	struct session *s = listing->s;
	char *letter;

	listing->count++;
	if (s->common.quiet)
		return 0;
	if (!listing->letters)
		return session_row(s, row);
	if (outbox_letter(s->business, message, &letter, err) < 0 ||
	    (listing->count > 1 && out_line(s->out, "", err) < 0))
		return -1;
	return out_add(s->out, letter, strlen(letter), err);
}

int
sending_list(struct session *s, bool all)
{
	struct listing listing = {.s = s,
				  .letters = all && s->common.rehearse &&
					     !option_wants_rows(&s->common)};

	if (session_open(s, SESSION_READ) < 0 ||
	    (!listing.letters &&
	     session_rows(s, &message_row_shape, NULL) < 0) ||
	    dispatch_list(s->business, !all, list_one, &listing, &s->err) < 0)
		return -1;
	return !all || listing.count > 0 ? 0 : session_found(s);
}
