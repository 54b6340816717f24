/* SPDX-License-Identifier: ISC
 * An mbox taken apart, mail by mail.
 */
#include "text/mbox.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"

#define WINDOW ((size_t)64 * 1024)
#define FROM_MAX 1000 /* a longer line is no From_ line */

struct mbox {
	mbox_source *source;
	void *cookie;
	size_t limit;
	char *window;
	size_t at, end;	 /* window[at..end) is not yet taken */
	bool finished;	 /* nothing comes behind it */
	bool begun;	 /* past the first bytes */
	bool postal;	 /* mails begin with From_ lines */
	char eol;	 /* what ends a line: LF, or CR */
	bool inside;	 /* the next piece continues a line */
	int64_t line;	 /* of the next byte */
	int64_t offset;	 /* of the next byte */
	struct str mail; /* the one handed out */
	struct str sender;
};

struct piece {
	const char *bytes;
	size_t len;
	bool whole; /* a line from its beginning to its end */
	bool ends;  /* the line ends with it */
};

struct mbox *
mbox_open(struct arena *arena, mbox_source *source, void *cookie, size_t limit)
{
	struct mbox *mbox = arena_get(arena, sizeof(*mbox));

	mbox->source = source;
	mbox->cookie = cookie;
	mbox->limit = limit;
	mbox->window = arena_get(arena, WINDOW);
	mbox->eol = '\n';
	mbox->line = 1;
	return mbox;
}

void
mbox_close(struct mbox *mbox)
{
	if (!mbox)
		return;
	str_free(&mbox->mail);
	str_free(&mbox->sender);
}

/* Fill the window up. */
static int
fill(struct mbox *mbox, struct error *err)
{
	memmove(mbox->window, mbox->window + mbox->at, mbox->end - mbox->at);
	mbox->end -= mbox->at;
	mbox->at = 0;
	while (!mbox->finished && mbox->end < WINDOW) {
		size_t got = 0;

		if (mbox->source(mbox->cookie, mbox->window + mbox->end,
				 WINDOW - mbox->end, &got, err) < 0)
			return -1;
		mbox->end += got;
		mbox->finished = got == 0;
	}
	return 0;
}

/* See the next line, or as much of it as the window holds, without taking it:
 * 1, 0 at the end. */
static int
look(struct mbox *mbox, struct piece *piece, struct error *err)
{
	const char *from, *eol;
	size_t len;

	from = mbox->window + mbox->at;
	eol = memchr(from, mbox->eol, mbox->end - mbox->at);
	if (!eol) {
		if (fill(mbox, err) < 0)
			return -1;
		from = mbox->window;
		eol = memchr(from, mbox->eol, mbox->end);
	}
	len = eol ? (size_t)(eol + 1 - from) : mbox->end - mbox->at;
	piece->bytes = from;
	piece->len = len;
	piece->ends = eol != NULL;
	piece->whole = !mbox->inside && (eol || mbox->finished);
	return len > 0;
}

static void
take(struct mbox *mbox, const struct piece *piece)
{
	mbox->at += piece->len;
	mbox->offset += (int64_t)piece->len;
	mbox->line += piece->ends;
	mbox->inside = !piece->ends;
}

static bool
is_blank(const struct piece *piece)
{
	size_t i;

	for (i = 0; i < piece->len; i++) {
		if (piece->bytes[i] != '\r' && piece->bytes[i] != '\n')
			return false;
	}
	return piece->whole;
}

static bool
begins_from(const char *bytes, size_t len)
{
	return len >= 5 && memcmp(bytes, "From ", 5) == 0;
}

bool
mbox_begins(const char *bytes, size_t len)
{
	size_t at = 5;

	if (!begins_from(bytes, len))
		return false;
	while (at < len && (bytes[at] == ' ' || bytes[at] == '\t'))
		at++;
	return at == len || bytes[at] != ':';
}

/* "Mon" to "Sun" or "Jan" to "Dec" as a whole word. */
static bool
is_name(const char *word, size_t len)
{
	static const char names[] = "MonTueWedThuFriSatSunJanFebMarAprMayJunJul"
				    "AugSepOctNovDec";
	size_t i;

	if (len != 3)
		return false;
	for (i = 0; i + 3 < sizeof(names); i += 3) {
		if (memcmp(word, names + i, 3) == 0)
			return true;
	}
	return false;
}

static bool
is_digits(const char *word, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		if (!isdigit((unsigned char)word[i]))
			return false;
	}
	return len > 0;
}

static const char *
word_end(const char *at, const char *end)
{
	while (at < end && !isspace((unsigned char)*at))
		at++;
	return at;
}

/* "9:07" or "16:07:05" */
static bool
is_clock(const char *word, size_t len)
{
	const char *colon = memchr(word, ':', len);

	return colon && colon - word <= 2 &&
	       is_digits(word, (size_t)(colon - word)) && len >= 4 &&
	       (size_t)(colon - word) + 3 <= len && is_digits(colon + 1, 2);
}

/* People begin sentences with "From "; mailers go on with a date. */
static bool
is_from_line(const struct piece *piece)
{
	const char *at = piece->bytes, *end = at + piece->len;
	bool name = false, clock = false, year = false;

	if (!piece->whole || piece->len > FROM_MAX ||
	    !begins_from(piece->bytes, piece->len))
		return false;
	while (at < end) {
		const char *word = at;

		at = word_end(at, end);
		name = name || is_name(word, (size_t)(at - word));
		clock = clock || is_clock(word, (size_t)(at - word));
		year = year || (clock && at - word == 4 && is_digits(word, 4));
		at += at < end;
	}
	return name && clock && year;
}

/* The first word behind "From " when it can be an address. */
static void
keep_sender(struct mbox *mbox, const struct piece *piece)
{
	const char *word = piece->bytes + 5;
	const char *at = word_end(word, piece->bytes + piece->len);

	str_clear(&mbox->sender);
	if (!is_name(word, (size_t)(at - word)) &&
	    !(at == word + 1 && *word == '-'))
		str_add_bytes(&mbox->sender, word, (size_t)(at - word));
}

static void
add(struct mbox *mbox, struct mbox_mail *mail, const struct piece *piece)
{
	const char *bytes = piece->bytes;
	size_t len = piece->len, i;

	if (mbox->postal && !mbox->inside) {
		for (i = 0; i < len && bytes[i] == '>'; i++)
			;
		if (i > 0 && begins_from(bytes + i, len - i)) {
			bytes++;
			len--;
		}
	}
	if (len > mbox->limit - mbox->mail.len) {
		len = mbox->limit - mbox->mail.len;
		mail->cut = true;
	}
	str_add_bytes(&mbox->mail, bytes, len);
	if (mbox->eol == '\r' && piece->ends && len > 0 && !mail->cut)
		mbox->mail.data[mbox->mail.len - 1] = '\n';
}

/* The blank line that stands before the next From_ line is none of the
 * mail's. */
static void
drop_blank(struct str *mail)
{
	size_t len = mail->len;

	if (len == 0 || mail->data[len - 1] != '\n')
		return;
	len--;
	if (len > 0 && mail->data[len - 1] == '\r')
		len--;
	if (len > 0 && mail->data[len - 1] != '\n')
		return;
	mail->len = len;
	mail->data[len] = '\0';
}

static int
begin(struct mbox *mbox, struct error *err)
{
	if (fill(mbox, err) < 0)
		return -1;
	mbox->begun = true;
	mbox->postal = mbox_begins(mbox->window, mbox->end);
	if (!memchr(mbox->window, '\n', mbox->end) &&
	    memchr(mbox->window, '\r', mbox->end))
		mbox->eol = '\r';
	return 0;
}

int
mbox_next(struct mbox *mbox, struct mbox_mail *mail, struct error *err)
{
	bool blank = false;
	struct piece piece;
	int step;

	if (!mbox->begun && begin(mbox, err) < 0)
		return -1;
	*mail = (struct mbox_mail){.line = mbox->line, .start = mbox->offset};
	str_clear(&mbox->mail);
	step = look(mbox, &piece, err);
	if (step <= 0)
		return step;
	if (mbox->postal) {
		keep_sender(mbox, &piece);
		mail->envelope = str_get(&mbox->sender);
		take(mbox, &piece);
	}
	while ((step = look(mbox, &piece, err)) > 0) {
		if (mbox->postal && blank && is_from_line(&piece))
			break;
		blank = is_blank(&piece);
		add(mbox, mail, &piece);
		take(mbox, &piece);
	}
	if (step < 0)
		return -1;
	if (mbox->postal && !mail->cut)
		drop_blank(&mbox->mail);
	mail->bytes = str_get(&mbox->mail);
	mail->len = mbox->mail.len;
	mail->end = mbox->offset;
	return 1;
}
