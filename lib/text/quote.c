/* SPDX-License-Identifier: ISC
 * What somebody wrote new in a reply.
 */
#include "text/quote.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"

#define SAID_LINES 3	       /* of "On … wrote:" */
#define SAID_MAX ((size_t)300) /* bytes of it */
#define HEADER_LINES 4	       /* to look for a second header in */

/* The languages of the mail programs that people here write with. */
static const char *const said_verbs[] = {
	"wrote",      "writes", "schrieb", "a écrit",  "escribió",
	"ha scritto", "skrev",	"schreef", "escreveu",
};
static const char *const said_heads[] = {
	"On ", "Am ", "Le ", "El ", "Il ", "Den ", "Op ", "Em ",
};
static const char *const originals[] = {
	"Original Message",	     "Original message",
	"Ursprüngliche Nachricht",   "Originalnachricht",
	"Forwarded message",	     "Forwarded Message",
	"Weitergeleitete Nachricht", "Message d'origine",
	"Messaggio originale",	     "Mensaje original",
	"Mensagem original",
};
static const char *const first_headers[] = {
	"From:", "Von:", "De:", "De :", "Da:", "*From:*", "*Von:*"};
static const char *const next_headers[] = {
	"Sent:", "Date:",   "To:",     "Gesendet:", "Datum:",
	"An:",	 "Date :",  "Envoyé",  "Inviato:",  "Enviado",
	"Para:", "*Sent:*", "*Date:*", "*To:*",	    "*Gesendet:*",
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static size_t
line_len(const char *line)
{
	return strcspn(line, "\n");
}

static const char *
line_next(const char *line)
{
	size_t len = line_len(line);

	return line + len + (line[len] == '\n');
}

static bool
is_empty(const char *line)
{
	return strspn(line, " \t\r") == line_len(line);
}

static bool
begins_one(const char *line, const char *const *heads, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		if (str_begins(line, heads[i]))
			return true;
	}
	return false;
}

/* Whether word is in text[0..len). */
static bool
holds(const char *text, size_t len, const char *word)
{
	size_t n = strlen(word), i;

	for (i = 0; i + n <= len; i++) {
		if (memcmp(text + i, word, n) == 0)
			return true;
	}
	return false;
}

static bool
is_signature(const char *line)
{
	size_t len = line_len(line);

	while (len > 2 && (line[len - 1] == '\r' || line[len - 1] == ' '))
		len--;
	return len == 2 && line[0] == '-' && line[1] == '-';
}

static bool
is_original(const char *line)
{
	size_t dashes = strspn(line, "-_"), i;

	if (dashes < 2)
		return false;
	line += dashes;
	line += strspn(line, " ");
	for (i = 0; i < COUNT(originals); i++) {
		if (str_begins(line, originals[i]))
			return true;
	}
	return false;
}

/* "From: …", and soon "Sent: …", as Outlook begins what it quotes. */
static bool
is_headers(const char *line)
{
	int i;

	if (!begins_one(line, first_headers, COUNT(first_headers)))
		return false;
	for (i = 1; i < HEADER_LINES && *line; i++) {
		line = line_next(line);
		if (begins_one(line, next_headers, COUNT(next_headers)))
			return true;
	}
	return false;
}

static const char *
skip_empty(const char *line)
{
	while (*line && is_empty(line))
		line = line_next(line);
	return line;
}

/* People write "On Monday I wrote:" themselves, but not with an address or the
 * year. */
static bool
is_dated(const char *line, size_t len)
{
	size_t i, digits = 0;

	if (!begins_one(line, said_heads, COUNT(said_heads)))
		return false;
	for (i = 0; i < len; i++) {
		digits = line[i] >= '0' && line[i] <= '9' ? digits + 1 : 0;
		if (line[i] == '@' || digits == 4)
			return true;
	}
	return false;
}

/* The line behind one to three lines that say whose words follow; NULL when
 * these do not. */
static const char *
said_end(const char *line)
{
	const char *end = line;
	size_t len, i;
	int n, lines = 1;

	if (begins_one(line, said_heads, COUNT(said_heads)))
		lines = SAID_LINES;
	for (n = 0; n < lines && *end && !is_empty(end); n++) {
		const char *next = line_next(end);

		len = (size_t)(end - line) + line_len(end);
		if (len > SAID_MAX)
			return NULL;
		while (len > 0 && strchr(" \t\r", line[len - 1]))
			len--;
		end = next;
		if (len == 0 || line[len - 1] != ':')
			continue;
		for (i = 0; i < COUNT(said_verbs); i++) {
			if (holds(line, len, said_verbs[i]) &&
			    (is_dated(line, len) || *skip_empty(end) == '>'))
				return end;
		}
		return NULL;
	}
	return NULL;
}

/* Add a line; a run of blank ones is one, and due before the next. */
static void
add_line(struct str *out, const char *line, bool *blank)
{
	size_t len = line_len(line);

	if (is_empty(line)) {
		*blank = true;
		return;
	}
	while (strchr(" \t\r", line[len - 1]))
		len--;
	if (out->len > 0)
		str_add(out, *blank ? "\n\n" : "\n");
	*blank = false;
	str_add_bytes(out, line, len);
}

char *
quote_fresh(struct arena *arena, const char *text)
{
	struct str out = {0};
	bool blank = false;

	while (*text) {
		const char *behind;

		if (is_signature(text) || is_original(text) || is_headers(text))
			break;
		behind = said_end(text);
		if (behind && *skip_empty(behind) != '>')
			break;
		if (!behind && *text != '>')
			add_line(&out, text, &blank);
		else
			blank = true;
		text = behind ? behind : line_next(text);
	}
	return str_keep(&out, arena);
}
