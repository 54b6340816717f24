/* SPDX-License-Identifier: ISC
 * Fuzz: any texts as headers, body and report of a mail: the judgement is text
 * and keeps its promises.
 */
#include "text/letter.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "text/bounce.h"
#include "text/maildate.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_text(const char *text)
{
	if (text && !utf8_valid(text, strlen(text)))
		abort();
}

static void
check_report(struct arena *arena, const uint8_t *data, size_t size,
	     struct letter *letter)
{
	const struct letter_bounce *bounces;
	size_t i;

	bounce_read(arena, (const char *)data, size, &letter->bounces);
	bounces = letter->bounces.items;
	for (i = 0; i < letter->bounces.count; i++) {
		if (!bounces[i].recipient)
			abort();
		check_text(bounces[i].recipient);
		check_text(bounces[i].action);
		check_text(bounces[i].status);
		check_text(bounces[i].diagnostic);
	}
	letter->bounced_id = bounce_message_id(arena, (const char *)data, size);
	check_text(letter->bounced_id);
}

static void
check_part(struct arena *arena, const char *text)
{
	const char *name = letter_part_name(arena, text, 1);

	check_text(name);
	if (!*name || strlen(name) > 100 || strchr(name, '/') || *name == '.')
		abort();
}

/* A body, a blank line, headers. */
static void
fill(struct arena *arena, char *text, struct letter *letter)
{
	char *at = strstr(text, "\n\n"), *end;

	letter->text = text;
	if (!at)
		return;
	*at = '\0';
	for (at += 2; *at; at = end) {
		struct letter_header *header;
		char *colon;

		end = at + strcspn(at, "\n");
		if (*end)
			*end++ = '\0';
		colon = strchr(at, ':');
		if (!colon)
			continue;
		*colon = '\0';
		header = vec_add(&letter->headers, arena);
		header->name = at;
		header->value = colon + 1 + strspn(colon + 1, " ");
		letter_find_ids(arena, header->value, &letter->references);
		letter->from = letter_find_party(arena, header->value);
		letter->subject = header->value;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct instant at = INSTANT_MISSING;
	struct letter letter;
	size_t most;
	char *text;

	letter_init(&letter);
	text = utf8_clean(&arena, (const char *)data, size);
	most = strlen(text);
	check_part(&arena, text);
	if (maildate_read(text, &at) == instant_missing(at))
		abort();
	check_report(&arena, data, size, &letter);
	fill(&arena, text, &letter);
	letter_judge(&arena, &letter);
	check_text(letter.fresh);
	check_text(letter.automatic);
	check_text(letter.from.name);
	check_text(letter.from.address);
	check_text(letter.delivered_to);
	if (letter.rating < 0 || letter.rating > 5 || letter.case_n < 0 ||
	    strlen(letter.fresh) > most)
		abort();
	arena_free(&arena);
	return 0;
}
