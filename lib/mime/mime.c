/* SPDX-License-Identifier: ISC
 * Mails read with gmime.
 */
#include "mime/mime.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include <gmime/gmime.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "mime/body.h"
#include "mime/guard.h"
#include "text/letter.h"
#include "text/maildate.h"
#include "text/mbox.h"

#define HEAD ((size_t)64 * 1024) /* where line ends are looked for */

static char *
clean(struct arena *arena, const char *text)
{
	return text && *text ? utf8_clean(arena, text, strlen(text)) : NULL;
}

/* Likewise, with single blanks and none at the ends: what was folded. */
static char *
line(struct arena *arena, const char *text)
{
	char *all = clean(arena, text), *from, *to;

	if (!all)
		return NULL;
	for (from = to = all; *from; from++) {
		if (!isspace((unsigned char)*from))
			*to++ = *from;
		else if (to > all && to[-1] != ' ')
			*to++ = ' ';
	}
	if (to > all && to[-1] == ' ')
		to--;
	*to = '\0';
	return *all ? all : NULL;
}

static GMimeHeaderList *
headers_of(GMimeMessage *message)
{
	return g_mime_object_get_header_list(GMIME_OBJECT(message));
}

static void
read_headers(struct arena *arena, GMimeMessage *message, struct letter *letter)
{
	GMimeHeaderList *list = headers_of(message);
	int count = g_mime_header_list_get_count(list), i;

	for (i = 0; i < count; i++) {
		GMimeHeader *header = g_mime_header_list_get_header_at(list, i);
		const char *name = clean(arena, g_mime_header_get_name(header));
		const char *value =
			clean(arena, g_mime_header_get_value(header));
		struct letter_header *to;

		to = vec_add(&letter->headers, arena);
		to->name = name ? name : "";
		to->value = value ? value : "";
	}
}

/* Those of all headers of that name. */
static void
read_ids(struct arena *arena, const struct letter *letter, const char *name,
	 struct vec *ids)
{
	const struct letter_header *headers = letter->headers.items;
	size_t i;

	for (i = 0; i < letter->headers.count; i++) {
		if (strcasecmp(headers[i].name, name) == 0)
			letter_find_ids(arena, headers[i].value, ids);
	}
}

static void
read_party(struct arena *arena, InternetAddress *from, struct letter_party *to)
{
	InternetAddressMailbox *mailbox = INTERNET_ADDRESS_MAILBOX(from);

	to->name = line(arena, internet_address_get_name(from));
	to->address = line(arena, internet_address_mailbox_get_addr(mailbox));
	if (to->address && !strchr(to->address, '@')) {
		if (!to->name)
			to->name = to->address;
		to->address = NULL;
	}
}

/* Groups are opened; there are no groups in groups (RFC 5322, 3.4). */
static void
read_list(struct arena *arena, InternetAddressList *list, struct vec *parties,
	  int depth)
{
	int count = list ? internet_address_list_length(list) : 0, i;

	for (i = 0; i < count; i++) {
		InternetAddress *one =
			internet_address_list_get_address(list, i);

		if (INTERNET_ADDRESS_IS_MAILBOX(one))
			read_party(arena, one, vec_add(parties, arena));
		else if (depth == 0)
			read_list(arena,
				  internet_address_group_get_members(
					  INTERNET_ADDRESS_GROUP(one)),
				  parties, depth + 1);
	}
}

static struct letter_party
first_party(struct arena *arena, InternetAddressList *list)
{
	struct vec parties = {.size = sizeof(struct letter_party)};

	read_list(arena, list, &parties, 0);
	if (parties.count == 0)
		return (struct letter_party){NULL, NULL};
	return *(const struct letter_party *)parties.items;
}

/* What gmime gives up on may still name an address. */
static void
rescue_from(struct arena *arena, struct letter *letter)
{
	struct letter_party found =
		letter_find_party(arena, letter_header(letter, "From"));

	if (found.address)
		letter->from = found;
}

static struct instant
read_date(GMimeMessage *message)
{
	GMimeHeader *header =
		g_mime_header_list_get_header(headers_of(message), "Date");
	struct instant at = INSTANT_MISSING;

	if (header && g_mime_header_get_raw_value(header))
		(void)maildate_read(g_mime_header_get_raw_value(header), &at);
	return at;
}

static void
read_message(struct arena *arena, GMimeMessage *message, struct letter *letter)
{
	struct vec ids = {.size = sizeof(const char *)};
	GMimeObject *top = g_mime_message_get_mime_part(message);

	read_headers(arena, message, letter);
	read_ids(arena, letter, "Message-ID", &ids);
	if (ids.count > 0)
		letter->message_id = *(const char *const *)ids.items;
	read_ids(arena, letter, "In-Reply-To", &letter->in_reply_to);
	read_ids(arena, letter, "References", &letter->references);
	letter->from = first_party(arena, g_mime_message_get_from(message));
	if (!letter->from.address)
		rescue_from(arena, letter);
	letter->sender = first_party(arena, g_mime_message_get_sender(message));
	read_list(arena, g_mime_message_get_reply_to(message),
		  &letter->reply_to, 0);
	read_list(arena, g_mime_message_get_to(message), &letter->to, 0);
	read_list(arena, g_mime_message_get_cc(message), &letter->cc, 0);
	/* gmime takes the last of two */
	letter->subject = line(arena, letter_header(letter, "Subject"));
	letter->date = read_date(message);
	if (top)
		body_read(arena, top, letter);
}

/* The line that mail systems put in front is no header. */
static void
skip_from_line(const char **bytes, size_t *len)
{
	const char *eol;
	size_t marks = *len > 0 && **bytes == '>';

	if (!mbox_begins(*bytes + marks, *len - marks))
		return;
	eol = memchr(*bytes, '\n', *len);
	if (!eol)
		return;
	*len -= (size_t)(eol + 1 - *bytes);
	*bytes = eol + 1;
}

/* A mail whose lines end with CR gets LFs; NULL: it is fine. */
static char *
mend_ends(struct arena *arena, const char *bytes, size_t len)
{
	size_t head = len < HEAD ? len : HEAD;
	char *copy, *at;

	if (memchr(bytes, '\n', head) || !memchr(bytes, '\r', head))
		return NULL;
	copy = arena_bytes(arena, bytes, len);
	for (at = copy; at < copy + len; at++) {
		if (*at == '\r')
			*at = '\n';
	}
	return copy;
}

static GMimeMessage *
parse(const char *bytes, size_t len)
{
	/* bytes that no charset is said for: UTF-8, else Latin */
	const char *charsets[] = {"utf-8", "windows-1252", "iso-8859-1", NULL};
	GMimeParserOptions *options = g_mime_parser_options_new();
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes, len);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeMessage *message;

	g_mime_parser_options_set_fallback_charsets(options, charsets);
	g_mime_parser_set_format(parser, GMIME_FORMAT_MESSAGE);
	message = g_mime_parser_construct_message(parser, options);
	g_object_unref(parser);
	g_object_unref(stream);
	g_mime_parser_options_free(options);
	return message;
}

int
mime_read(struct arena *arena, const char *bytes, size_t len,
	  struct letter *letter, struct error *err)
{
	const char *mended, *from = bytes;
	GMimeMessage *message;
	size_t left = len, safe;

	letter_init(letter);
	letter->bytes = bytes;
	letter->size = len;
	if (len > LETTER_MAX)
		return error_set(err, ERR_DATA, "a mail of more than %zu MB",
				 LETTER_MAX / 1024 / 1024);
	g_mime_init();
	mended = mend_ends(arena, bytes, len);
	if (mended)
		from = mended;
	skip_from_line(&from, &left);
	safe = guard_length(from, left);
	letter->cut = safe < left;
	message = parse(from, safe);
	if (message) {
		read_message(arena, message, letter);
		g_object_unref(message);
	}
	letter_judge(arena, letter);
	return 0;
}
