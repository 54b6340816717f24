/* SPDX-License-Identifier: ISC
 * crm-send: hand the outbox to sendmail.
 */
#include <string.h>

#include "cli/session.h"
#include "cli/usage.h"
#include "domain/outbox.h"
#include "os/clock.h"
#include "os/process.h"
#include "post/dispatch.h"

struct options {
	bool list;
	bool resend;
	bool left;
	bool rehearse;
	bool quiet;
};

static const struct option_row options[] = {
	FLAG_OPTION(struct options, list, 0, "list",
		    "what has not left yet; with -n the letters"),
	FLAG_OPTION(struct options, resend, 0, "resend",
		    "put those letters back into the queue"),
	FLAG_OPTION(struct options, left, 0, "left",
		    "those unknown letters did leave"),
	FLAG_OPTION(struct options, rehearse, 'n', NULL,
		    "rehearse, keep nothing"),
	FLAG_OPTION(struct options, quiet, 'q', NULL, "print no rows"),
};

static const struct passport passport = {
	.name = "crm-send",
	.purpose = "hand the outbox to sendmail",
	.usage = "[-n] [--list | --resend letter ... | --left letter ...]",
	.examples = {"crm-send", "crm-send --resend o7"},
	.groups = GROUP_BASE | GROUP_USER | GROUP_ROWS,
	OPTIONS(options, struct options),
	.shape = &message_row_shape,
	.operands = "message",
};

static void
say(struct str *line, const struct business *business, const void *item)
{
	const struct message_row *row = item;

	str_print(line, "o%lld to %s: %s", (long long)row->id.n, row->address.s,
		  row->state.s);
	if (!instant_missing(row->due))
		str_print(line, ", next try %s",
			  business_when(business, row->due));
	if (row->result.s)
		str_print(line, " (%s)", row->result.s);
}

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

static int
send_due(struct session *s, struct vec *rows)
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

static int
send_all(struct session *s)
{
	struct vec rows = {.size = sizeof(struct message_row)};
	const struct message_row *all;
	size_t i;
	int rc;

	if (session_open(s, SESSION_WRITE) < 0 ||
	    session_rows(s, &message_row_shape, say) < 0)
		return -1;
	rc = send_due(s, &rows);
	all = rows.items;
	for (i = 0; i < rows.count; i++) {
		(void)session_row(s, &all[i]);
		if (str_same(all[i].state.s, "unknown"))
			session_remark(s,
				       "o%lld: nobody knows whether it left; "
				       "crm-send --resend o%lld sends it again",
				       (long long)all[i].id.n,
				       (long long)all[i].id.n);
	}
	s->committed = rows.count > 0;
	if (rc < 0 && s->committed && s->err.code != ERR_UNAVAILABLE)
		s->err.code = ERR_UNKNOWN; /* some of it is kept */
	return session_print(s) < 0 ? -1 : rc;
}

/* What a person says of letters: that they shall leave again, or that they
 * did. */
static int
by_hand(struct session *s, bool left)
{
	struct vec rows = {.size = sizeof(struct message_row)};
	const struct message_row *all;
	struct id id;
	char letter;
	size_t i;

	if (s->operand_count == 0)
		return usage_wrong(&passport, &s->err, "name a letter");
	if (session_open(s, SESSION_WRITE) < 0 ||
	    session_rows(s, &message_row_shape, say) < 0 ||
	    session_write(s, "job", NULL) < 0)
		return -1;
	for (i = 0; i < s->operand_count; i++) {
		if (!business_id(s->operands[i], &letter, &id) || letter != 'o')
			return usage_wrong(&passport, &s->err,
					   "%s: not a letter, such as o7",
					   s->operands[i]);
		if (left ? dispatch_left(s->business, id, &rows, &s->err) < 0
			 : dispatch_resend(s->business, id, &rows, &s->err) < 0)
			return -1;
	}
	all = rows.items;
	for (i = 0; i < rows.count; i++)
		(void)session_row(s, &all[i]);
	return session_keep(s);
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

/* What has not left; what would leave now; or that letter by letter. */
static int
list(struct session *s, bool all)
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

int
main(int argc, char **argv)
{
	struct options opt = {0};
	struct session s;

	if (session_begin(&s, &passport, argc, argv, &opt) < 0)
		return session_end(&s);
	s.common.rehearse = opt.rehearse;
	s.common.quiet = opt.quiet;
	if (opt.list + opt.resend + opt.left > 1)
		usage_wrong(&passport, &s.err,
			    "--list, --resend and --left exclude each other");
	else if (opt.resend || opt.left)
		by_hand(&s, opt.left);
	else if (s.operand_count > 0)
		usage_wrong(&passport, &s.err, "%s: no operand is wanted",
			    s.operands[0]);
	else if (opt.list || opt.rehearse)
		list(&s, opt.list);
	else
		send_all(&s);
	return session_end(&s);
}
