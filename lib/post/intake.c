/* SPDX-License-Identifier: ISC
 * What came in by itself is put where it belongs.
 */
#include "post/intake.h"

#include <string.h>

#include "base/num.h"
#include "base/str.h"
#include "domain/door.h"
#include "domain/listen.h"
#include "model/origin.h"
#include "post/bounced.h"
#include "post/sender.h"
#include "post/sent.h"
#include "post/thread.h"
#include "store/case.h"
#include "store/origin.h"
#include "store/record.h"

#define HOUR_S 3600
#define MACHINES 20 /* of one sender in an hour: their bytes are kept */
#define KEY_MAX 900 /* bytes of a ref that is a key */
#define NO_SUBJECT "(no subject)"

struct intake {
	struct business *business;
	struct arrival arrival;
	const struct intake_how *how;
	struct intake_end *end;
	const char *ref;    /* of the origin: its key */
	struct vec entries; /* struct id */
};

int
intake_kind(const struct business *business, const char *kind,
	    struct error *err)
{
	return !kind || policy_kind(business->policy, kind, err) ? 0 : -1;
}

/* --- what it is ------------------------------------------------------------- */

static const struct policy_person *
writer_of(const struct intake *intake)
{
	if (!str_same(intake->arrival.channel, ARRIVAL_MAIL))
		return NULL;
	return sender_person(intake->business, intake->arrival.from);
}

static bool
from_shop(const struct intake *intake)
{
	return str_same(intake->arrival.channel, ARRIVAL_MAIL) &&
	       sender_is_shop(intake->business, intake->arrival.from);
}

/* A form on our page writes as the shop, and says whom to answer. */
static void
unmask_form(struct intake *intake)
{
	struct arrival *arrival = &intake->arrival;

	if (!from_shop(intake) || !arrival->reply_to ||
	    sender_person(intake->business, arrival->reply_to) ||
	    sender_is_shop(intake->business, arrival->reply_to))
		return;
	arrival->from = arrival->reply_to;
	arrival->name = arrival->reply_name;
}

/* A digit and nothing else says how it was, and asks for nothing. */
static bool
only_rating(const struct arrival *arrival)
{
	const char *text = arrival->text;

	if (!arrival->rating)
		return false;
	if (!text)
		return true;
	text += strspn(text, " \t\r\n");
	return *text && text[1 + strspn(text + 1, " \t\r\n")] == '\0';
}

/* When it was said: never in the future. */
static struct instant
moment(const struct intake *intake)
{
	struct instant at;

	if (!intake->arrival.at || !instant_parse(intake->arrival.at, &at) ||
	    at.s > intake->business->now.s)
		return intake->business->now;
	return at;
}

/* --- where it belongs ------------------------------------------------------- */

static struct bytes
raw_of(const struct arrival *arrival)
{
	return (struct bytes){(const unsigned char *)arrival->raw,
			      arrival->raw_len};
}

/* A machine that does not stop: what it says is kept, its bytes no more. */
static int
calm_machine(struct intake *intake, struct id party, struct bytes *raw,
	     struct error *err)
{
	struct instant since = {moment(intake).s - HOUR_S};
	int64_t count;

	if (origin_machine_count(intake->business->store, party, since, &count,
				 err) < 0)
		return -1;
	if (count < MACHINES)
		return 0;
	*raw = (struct bytes){NULL, 0};
	intake->end->remark = arena_print(
		intake->business->arena,
		"more than %d automatic ones of c%lld in an hour: the bytes "
		"of this one are not kept",
		MACHINES, (long long)party.n);
	return 0;
}

/* The kind that was asked for, as far as there is one. */
static const char *
kind_of(const struct intake *intake, bool note)
{
	struct error ignored;

	if (note)
		return "note";
	if (intake_kind(intake->business, intake->arrival.kind, &ignored) < 0)
		return NULL;
	return intake->arrival.kind;
}

static int
take_theirs(struct intake *intake, struct case_file *file, struct error *err)
{
	const struct arrival *arrival = &intake->arrival;
	bool note = arrival->automatic || only_rating(arrival);
	struct vec rows = {.size = sizeof(struct voice_row)};
	struct listen_voice voice = {
		.kind = kind_of(intake, note),
		.channel = arrival->channel,
		.subject = arrival->subject && *arrival->subject
				   ? arrival->subject
			   : arrival->text ? NULL
					   : NO_SUBJECT,
		.bytes = arrival->text ? arrival->text : "",
		.len = arrival->text ? strlen(arrival->text) : 0,
		.at = moment(intake),
		.mailed = true,
		.automatic = arrival->automatic != NULL,
		.raw = raw_of(arrival),
	};
	const struct voice_row *row;

	if (sender_party(intake->business, arrival, note ? "contact" : NULL,
			 &voice.party, err) < 0 ||
	    (file->id.n == 0 && thread_token(intake->business, arrival,
					     voice.party, file, err) < 0) ||
	    (voice.automatic &&
	     calm_machine(intake, voice.party, &voice.raw, err) < 0))
		return -1;
	voice.joins = file->id;
	if (listen_log(intake->business, &voice, &rows, &intake->end->remark,
		       err) < 0)
		return -1;
	row = rows.items;
	*(struct id *)vec_add(&intake->entries, intake->business->arena) =
		row->interaction;
	return 0;
}

static int
take_ours(struct intake *intake, const struct policy_person *person,
	  struct case_file *file, struct error *err)
{
	struct interaction entry;

	if (file->id.n == 0 && thread_token(intake->business, &intake->arrival,
					    (struct id){0}, file, err) < 0)
		return -1;
	column_clear(&interaction_shape, &entry);
	entry.at = moment(intake);
	entry.channel.s = intake->arrival.channel;
	entry.raw = raw_of(&intake->arrival);
	return sent_take(intake->business, &intake->arrival, person, file,
			 &entry, &intake->entries, err);
}

static int
take_bounce(struct intake *intake, struct case_file *file, struct error *err)
{
	struct interaction entry;

	column_clear(&interaction_shape, &entry);
	entry.at = moment(intake);
	entry.channel.s = intake->arrival.channel;
	entry.raw = raw_of(&intake->arrival);
	if (bounced_take(intake->business, &intake->arrival, file, &entry,
			 err) < 0)
		return -1;
	*(struct id *)vec_add(&intake->entries, intake->business->arena) =
		entry.id;
	return 0;
}

static int
take(struct intake *intake, struct error *err)
{
	const struct policy_person *person;
	struct case_file file;

	unmask_form(intake);
	if (thread_case(intake->business, &intake->arrival, &file, err) < 0)
		return -1;
	if (intake->arrival.bounce)
		return take_bounce(intake, &file, err);
	person = writer_of(intake);
	if (person || from_shop(intake))
		return take_ours(intake, person, &file, err);
	return take_theirs(intake, &file, err);
}

/* --- where it came from ------------------------------------------------------ */

static struct number
number_of(const char *text)
{
	struct number number;

	return text && num_parse(text, &number.n) ? number : NUMBER_MISSING;
}

static int
add_origin(struct intake *intake, struct error *err)
{
	const struct arrival *arrival = &intake->arrival;
	const struct id *entries = intake->entries.items;
	struct origin origin;

	if (intake->entries.count == 0)
		return error_set(err, ERR_SOFTWARE, "nothing was made of it");
	column_clear(&origin_shape, &origin);
	origin.interaction = entries[0];
	origin.ref.s = intake->ref;
	origin.thread.s = arrival->answers;
	origin.subject.s = arrival->subject;
	origin.sender.s = arrival->sender;
	origin.url.s = arrival->url;
	origin.reach = number_of(arrival->reach);
	origin.rating = number_of(arrival->rating);
	origin.automatic.s = arrival->automatic;
	origin.attachments.s = arrival->attachments;
	return record_add(intake->business->store, TABLE_ORIGINS, &origin, err);
}

/* --- once -------------------------------------------------------------------- */

static const char *
key_of(const struct intake *intake, const char *ref)
{
	bool mail = str_same(intake->arrival.channel, ARRIVAL_MAIL);

	return arena_print(intake->business->arena, mail ? "<%s>" : "%s", ref);
}

/* Whether one is the other with something before it. */
static bool
ends_alike(const char *a, const char *b)
{
	size_t m = a ? strlen(a) : 0, n = b ? strlen(b) : 0;
	size_t less = m < n ? m : n;

	return (m > 0) == (n > 0) &&
	       (less == 0 || strcmp(a + m - less, b + n - less) == 0);
}

/* Whether one is the other with something behind it. */
static bool
begins_alike(const char *a, const char *b)
{
	size_t m = a ? strlen(a) : 0, n = b ? strlen(b) : 0;

	return (m > 0) == (n > 0) &&
	       (m == 0 || strncmp(a, b, m < n ? m : n) == 0);
}

/* Whether two mails of one Message-ID are copies of one mail: a list puts its
 * name before the subject and its footer behind the text. There are mailers
 * that give each mail the same one, and no voice may be lost by that. */
static bool
is_copy(const struct intake *intake, const struct interaction *entry,
	const struct origin *origin)
{
	const struct arrival *arrival = &intake->arrival;

	/* of somebody forgotten, whom an old mailbox must not bring back */
	if (!str_same(origin->ref.s, arrival->ref))
		return true;
	return str_same(origin->sender.s, arrival->sender) &&
	       ends_alike(origin->subject.s, arrival->subject) &&
	       (!arrival->at || moment(intake).s == entry->at.s) &&
	       (arrival->bounce || !arrival->text ||
		begins_alike(entry->text.s, arrival->text));
}

/* The entries that the batch made, when they are of the same mail. */
static int
of_same(struct intake *intake, struct id batch, bool *same, struct error *err)
{
	struct business *business = intake->business;
	struct vec said = {.size = sizeof(struct interaction)};
	const struct interaction *entries;
	struct origin origin;
	size_t i;
	int rc;

	*same = true;
	if (case_said_by(business->store, business->arena, batch, &said, err) <
	    0)
		return -1;
	entries = said.items;
	for (i = 0; i < said.count; i++) {
		rc = origin_of(business->store, business->arena, entries[i].id,
			       &origin, err);
		if (rc < 0)
			return -1;
		if (rc > 0)
			*same = is_copy(intake, &entries[i], &origin);
		*(struct id *)vec_add(&intake->entries, business->arena) =
			entries[i].id;
	}
	if (!*same)
		intake->entries.count = 0;
	return 0;
}

/* 1: it was here before. A ref that another program or another sender had
 * before does not keep a voice out. */
static int
begin(struct intake *intake, struct error *err)
{
	const char *ref = intake->arrival.ref;
	struct door_write write = {.origin = intake->how->origin,
				   .rehearse = intake->how->rehearse,
				   .stranger = true};
	struct id repeat = {0};
	bool same = false;

	if (ref && strlen(ref) <= KEY_MAX) {
		write.key = key_of(intake, ref);
		intake->ref = ref;
		if (door_begin(intake->business, &write, &repeat, err) == 0) {
			if (repeat.n == 0)
				return 0;
			if (of_same(intake, repeat, &same, err) < 0)
				return -1;
			if (same)
				return 1;
		} else if (err->code != ERR_USAGE) {
			return -1;
		}
	}
	write.key = intake->ref = intake->arrival.sum;
	repeat.n = 0;
	if (door_begin(intake->business, &write, &repeat, err) < 0)
		return -1;
	if (repeat.n == 0)
		return 0;
	return of_same(intake, repeat, &same, err) < 0 ? -1 : 1;
}

/* A letter of ours that comes back to us, as a copy or round a loop, is in the
 * record since it left. 1: so it is. */
static int
is_our_letter(struct intake *intake, struct error *err)
{
	struct business *business = intake->business;
	const char *ref = intake->arrival.ref;
	struct message message;
	int rc;

	if (!ref || !str_same(intake->arrival.channel, ARRIVAL_MAIL) ||
	    (!writer_of(intake) && !from_shop(intake)))
		return 0;
	rc = origin_letter(business->store, business->arena,
			   key_of(intake, ref), &message, err);
	if (rc > 0 && message.interaction.n > 0)
		*(struct id *)vec_add(&intake->entries, business->arena) =
			message.interaction;
	return rc;
}

static int
keep(struct intake *intake, struct error *err)
{
	int rc = is_our_letter(intake, err);

	if (rc == 0)
		rc = begin(intake, err);
	intake->end->repeated = rc > 0;
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (take(intake, err) < 0 || add_origin(intake, err) < 0) {
		door_back(intake->business);
		return -1;
	}
	return 0;
}

/* --- the receipt --------------------------------------------------------------- */

static void
keep_text(struct arena *arena, const char **text)
{
	if (*text)
		*text = arena_text(arena, *text);
}

/* Rows outlive the work: their words are copied. */
static int
add_rows(struct intake *intake, struct arena *home, struct vec *rows,
	 struct error *err)
{
	struct vec made = {.size = sizeof(struct voice_row)};
	const struct id *entries = intake->entries.items;
	struct business *business = intake->business;
	struct voice_row *all;
	size_t i;

	for (i = 0; i < intake->entries.count; i++) {
		struct interaction entry;
		int rc = record_get(business->store, business->arena,
				    TABLE_INTERACTIONS, entries[i].n, &entry,
				    err);

		if (rc < 0 ||
		    (rc > 0 && listen_row(business, &entry, &made, err) < 0))
			return -1;
	}
	all = made.items;
	for (i = 0; i < made.count; i++) {
		struct voice_row *row = vec_add(rows, home);

		*row = all[i];
		keep_text(home, &row->kind.s);
		keep_text(home, &row->owner.s);
		keep_text(home, &row->name.s);
		keep_text(home, &row->text.s);
		keep_text(home, &row->clock.s);
	}
	return 0;
}

/* Everything of one mail lives in an arena of its own, so that a mailbox needs
 * no more memory than its longest mail. */
int
intake_take(struct business *business, const struct arrival *arrival,
	    const struct intake_how *how, struct vec *rows,
	    struct intake_end *end, struct error *err)
{
	struct business_edition *editions = business->editions;
	struct arena *home = business->arena, work = {NULL};
	struct intake intake = {.business = business,
				.arrival = *arrival,
				.how = how,
				.end = end,
				.entries = {.size = sizeof(struct id)}};
	size_t before = rows->count;
	int rc;

	*end = (struct intake_end){false, NULL};
	business->arena = &work;
	rc = keep(&intake, err);
	if (rc == 0)
		rc = add_rows(&intake, home, rows, err);
	if (rc == 0 && !end->repeated)
		rc = door_commit(business, NULL, err);
	if (rc < 0) {
		door_back(business);
		rows->count = before;
	}
	keep_text(home, &end->remark);
	business->arena = home;
	business->editions = editions;
	arena_free(&work);
	return rc;
}
