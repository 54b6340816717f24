/* SPDX-License-Identifier: ISC
 * What kind of mail came in.
 */
#include "text/letter.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "text/quote.h"

#define REASON_MAX ((size_t)80)
#define FILE_MAX ((size_t)100) /* bytes of the name of a part */
#define ENDING_MAX ((size_t)12)
#define OURS_MAX 100
#define ID_DIGITS 24 /* of ours: see message_name (store/message.h) */

void
letter_init(struct letter *letter)
{
	*letter = (struct letter){
		.headers = {.size = sizeof(struct letter_header)},
		.in_reply_to = {.size = sizeof(const char *)},
		.references = {.size = sizeof(const char *)},
		.reply_to = {.size = sizeof(struct letter_party)},
		.to = {.size = sizeof(struct letter_party)},
		.cc = {.size = sizeof(struct letter_party)},
		.date = INSTANT_MISSING,
		.parts = {.size = sizeof(struct letter_part)},
		.bounces = {.size = sizeof(struct letter_bounce)},
		.ours = {.size = sizeof(const char *)},
	};
}

const char *
letter_header(const struct letter *letter, const char *name)
{
	const struct letter_header *headers = letter->headers.items;
	size_t i;

	for (i = 0; i < letter->headers.count; i++) {
		if (strcasecmp(headers[i].name, name) == 0)
			return headers[i].value;
	}
	return NULL;
}

/* The digits at *at as a number, stepping behind them; 0: none that is one. */
static int64_t
read_number(const char **at)
{
	size_t len = strspn(*at, "0123456789");
	char digits[20];
	int64_t n = 0;

	if (len > 0 && len < sizeof(digits)) {
		memcpy(digits, *at, len);
		digits[len] = '\0';
		(void)num_parse(digits, &n);
	}
	*at += len;
	return n;
}

int64_t
letter_case(const char *message_id)
{
	const char *at = message_id;
	int64_t n = 0;

	if (*at++ != '<')
		return -1;
	if (*at == 'k') {
		at++;
		n = read_number(&at);
		if (n == 0 || *at++ != '.')
			return -1;
	}
	if (strspn(at, "0123456789abcdef") != ID_DIGITS || at[ID_DIGITS] != '@')
		return -1;
	return n;
}

static bool
in_list(const struct vec *list, const char *id)
{
	const char *const *ids = list->items;
	size_t i;

	for (i = 0; i < list->count; i++) {
		if (strcmp(ids[i], id) == 0)
			return true;
	}
	return false;
}

static void
add_ours(struct arena *arena, struct letter *letter, const char *id)
{
	if (letter_case(id) < 0 || letter->ours.count >= OURS_MAX ||
	    in_list(&letter->ours, id))
		return;
	*(const char **)vec_add(&letter->ours, arena) = id;
	if (letter->case_n == 0)
		letter->case_n = letter_case(id);
}

/* The last "[k7]". */
static int64_t
subject_case(const char *subject)
{
	int64_t found = 0;

	while (subject && (subject = strstr(subject, "[k")) != NULL) {
		int64_t n;

		subject += 2;
		n = read_number(&subject);
		if (n > 0 && *subject == ']')
			found = n;
	}
	return found;
}

static void
find_ours(struct arena *arena, struct letter *letter)
{
	const char *const *ids = letter->in_reply_to.items;
	size_t i;

	for (i = 0; i < letter->in_reply_to.count; i++)
		add_ours(arena, letter, ids[i]);
	/* the last reference is the nearest */
	ids = letter->references.items;
	for (i = letter->references.count; i > 0; i--)
		add_ours(arena, letter, ids[i - 1]);
	if (letter->bounced_id)
		add_ours(arena, letter, letter->bounced_id);
	if (letter->case_n == 0)
		letter->case_n = subject_case(letter->subject);
}

/* Whether the first word of value is among words (blank-separated). */
static bool
is_word(const char *value, const char *words)
{
	size_t len = strcspn(value, " \t;(");

	while (*words) {
		size_t n = strcspn(words, " ");

		if (n == len && strncasecmp(value, words, n) == 0)
			return true;
		words += n + (words[n] == ' ');
	}
	return false;
}

static bool
tells_machine(const struct letter_header *header)
{
	const char *name = header->name, *value = header->value;

	if (strcasecmp(name, "Auto-Submitted") == 0)
		return *value && !is_word(value, "no");
	if (strcasecmp(name, "Precedence") == 0)
		return is_word(value, "bulk list junk auto_reply");
	if (strncasecmp(name, "List-", 5) == 0)
		return true;
	if (strcasecmp(name, "X-Auto-Response-Suppress") == 0)
		return *value && !is_word(value, "none");
	if (strcasecmp(name, "Return-Path") == 0)
		return strcmp(value, "<>") == 0;
	if (strcasecmp(name, "Content-Type") == 0)
		return is_word(value, "multipart/report");
	return strcasecmp(name, "X-Autoreply") == 0 ||
	       strcasecmp(name, "X-Autorespond") == 0 ||
	       strcasecmp(name, "X-Failed-Recipients") == 0;
}

/* Bytes of text that make at most max, whole characters. */
static size_t
cut_len(const char *text, size_t max)
{
	size_t len = strlen(text);

	if (len <= max)
		return len;
	for (len = max; ((unsigned char)text[len] & 0xC0) == 0x80; len--)
		;
	return len;
}

static const char *
find_machine(struct arena *arena, const struct letter *letter)
{
	static const char daemon[] = "mailer-daemon";
	const struct letter_header *headers = letter->headers.items;
	const char *address = letter->from.address;
	size_t i;

	for (i = 0; i < letter->headers.count; i++) {
		if (tells_machine(&headers[i]))
			return arena_print(arena, "%s: %.*s", headers[i].name,
					   (int)cut_len(headers[i].value,
							REASON_MAX),
					   headers[i].value);
	}
	if (address && strncasecmp(address, daemon, sizeof(daemon) - 1) == 0 &&
	    strchr("@", address[sizeof(daemon) - 1]))
		return arena_print(arena, "From: %s", address);
	return NULL;
}

/* Exim says it so where it writes no report. */
static void
find_failed(struct arena *arena, struct letter *letter)
{
	const char *at = letter_header(letter, "X-Failed-Recipients");

	if (letter->bounces.count > 0)
		return;
	while (at && *at) {
		size_t len;

		at += strspn(at, ", \t");
		len = strcspn(at, ", \t");
		if (len > 0)
			*(struct letter_bounce *)vec_add(&letter->bounces,
							 arena) =
				(struct letter_bounce){.recipient = arena_bytes(
							       arena, at, len),
						       .action = "failed"};
		at += len;
	}
}

static bool
has_failed(const struct letter *letter)
{
	const struct letter_bounce *bounces = letter->bounces.items;
	size_t i;

	for (i = 0; i < letter->bounces.count; i++) {
		if (str_same(bounces[i].action, "failed"))
			return true;
	}
	return false;
}

static int
find_rating(const struct letter *letter)
{
	const char *line = letter->fresh;
	size_t len = strcspn(line, "\n");

	if (letter->in_reply_to.count == 0 && letter->references.count == 0 &&
	    letter->case_n == 0)
		return 0;
	while (len > 0 && isspace((unsigned char)*line)) {
		line++;
		len--;
	}
	return len == 1 && *line >= '1' && *line <= '5' ? *line - '0' : 0;
}

/* Copy without comments. */
static char *
drop_comments(struct arena *arena, const char *value)
{
	char *out = arena_text(arena, value), *to = out;
	int depth = 0;

	for (; *value; value++) {
		if (*value == '(')
			depth++;
		else if (*value == ')' && depth > 0)
			depth--;
		else if (depth == 0)
			*to++ = *value;
	}
	*to = '\0';
	return out;
}

/* text[0..len) without blanks, or NULL when that is none. */
static char *
drop_blanks(struct arena *arena, const char *text, size_t len)
{
	char *out = arena_bytes(arena, text, len), *to = out, *at;

	for (at = out; *at; at++) {
		if (!isspace((unsigned char)*at))
			*to++ = *at;
	}
	*to = '\0';
	return *out ? out : NULL;
}

static void
add_id(struct arena *arena, struct vec *ids, const char *text, size_t len)
{
	const char *id = drop_blanks(arena, text, len);

	if (id)
		*(const char **)vec_add(ids, arena) =
			arena_print(arena, "<%s>", id);
}

void
letter_find_ids(struct arena *arena, const char *value, struct vec *ids)
{
	const char *at = value ? drop_comments(arena, value) : "", *close;

	if (!strchr(at, '<')) {
		while (*at) {
			size_t len = strcspn(at, " \t\r\n");

			if (memchr(at, '@', len))
				add_id(arena, ids, at, len);
			at += len + (at[len] != '\0');
		}
		return;
	}
	while ((at = strchr(at, '<')) != NULL &&
	       (close = strchr(at, '>')) != NULL) {
		add_id(arena, ids, at + 1, (size_t)(close - at - 1));
		at = close;
	}
}

/* text[0..len) without quotes and blanks around it, or NULL. */
static char *
trim_name(struct arena *arena, const char *text, size_t len)
{
	while (len > 0 && strchr(" \t\"'<", text[len - 1]))
		len--;
	while (len > 0 && strchr(" \t\"'", *text)) {
		text++;
		len--;
	}
	return len > 0 ? arena_bytes(arena, text, len) : NULL;
}

struct letter_party
letter_find_party(struct arena *arena, const char *value)
{
	struct letter_party party = {NULL, NULL};
	const char *plain, *open, *close, *sign;

	if (!value)
		return party;
	plain = drop_comments(arena, value);
	sign = strchr(plain, '@');
	if (!sign)
		return party;
	open = strchr(plain, '<');
	close = open ? strchr(open, '>') : NULL;
	if (close && sign > open && sign < close) {
		open++;
	} else {
		for (open = sign; open > plain && !strchr(" \t<\"", open[-1]);
		     open--)
			;
		close = open + strcspn(open, " \t>\",;");
	}
	party.address = drop_blanks(arena, open, (size_t)(close - open));
	party.name = trim_name(arena, plain, (size_t)(open - plain));
	return party;
}

/* The first header of the names that mail systems use for it. */
static const char *
find_mailbox(struct arena *arena, const struct letter *letter)
{
	static const char *const names[] = {"Delivered-To", "X-Original-To",
					    "Envelope-To", "X-Envelope-To"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *value = letter_header(letter, names[i]);

		if (value) {
			value += strspn(value, "< \t");
			return arena_bytes(arena, value,
					   strcspn(value, ">, \t"));
		}
	}
	return NULL;
}

void
letter_judge(struct arena *arena, struct letter *letter)
{
	letter->fresh = letter->text ? quote_fresh(arena, letter->text) : "";
	letter->automatic = find_machine(arena, letter);
	find_failed(arena, letter);
	letter->bounce = has_failed(letter);
	letter->delivered_to = find_mailbox(arena, letter);
	find_ours(arena, letter);
	letter->rating = find_rating(letter);
}

/* The ending of a name, with its dot, when it is a short one. */
static const char *
ending(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot && strlen(dot) <= ENDING_MAX ? dot : "";
}

char *
letter_part_name(struct arena *arena, const char *name, size_t n)
{
	struct str out = {0};
	const char *at = name ? name : "", *tail;
	size_t len, keep;
	char *safe;

	for (; *at; at += len) {
		int c = utf8_decode(at, &len);

		/* a path, of whichever system: its last part counts */
		if (c == '/' || c == '\\')
			str_clear(&out);
		else if (!utf8_active(c) &&
			 !(out.len == 0 && (c == '.' || c == ' ' || c == '-')))
			str_add_bytes(&out, at, len);
	}
	tail = ending(str_get(&out));
	keep = cut_len(str_get(&out), FILE_MAX - strlen(tail));
	if (out.len == 0)
		safe = arena_print(arena, "part-%zu", n);
	else if (out.len <= FILE_MAX)
		safe = arena_text(arena, out.data);
	else
		safe = arena_print(arena, "%.*s%s", (int)keep, out.data, tail);
	str_free(&out);
	return safe;
}
