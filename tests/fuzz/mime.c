/* SPDX-License-Identifier: ISC
 * Fuzz: any bytes as a mail through gmime; all that comes out is text.
 */
#include "mime/mime.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "text/letter.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_text(const char *text)
{
	if (text && !utf8_valid(text, strlen(text)))
		abort();
}

static void
check_parties(const struct vec *list)
{
	const struct letter_party *parties = list->items;
	size_t i;

	for (i = 0; i < list->count; i++) {
		check_text(parties[i].name);
		check_text(parties[i].address);
		if (parties[i].address && !strchr(parties[i].address, '@'))
			abort();
	}
}

static void
check_letter(const struct letter *letter)
{
	const struct letter_header *headers = letter->headers.items;
	const struct letter_part *parts = letter->parts.items;
	size_t i;

	for (i = 0; i < letter->headers.count; i++) {
		check_text(headers[i].name);
		check_text(headers[i].value);
	}
	for (i = 0; i < letter->parts.count; i++) {
		check_text(parts[i].name);
		check_text(parts[i].type);
		if (!parts[i].bytes || !*parts[i].name)
			abort();
	}
	check_parties(&letter->to);
	check_parties(&letter->cc);
	check_parties(&letter->reply_to);
	check_text(letter->message_id);
	check_text(letter->from.name);
	check_text(letter->from.address);
	check_text(letter->subject);
	check_text(letter->text);
	check_text(letter->fresh);
	check_text(letter->charset);
	check_text(letter->automatic);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct error err = {0};
	struct letter letter;

	if (mime_read(&arena, (const char *)data, size, &letter, &err) < 0)
		abort();
	check_letter(&letter);
	arena_free(&arena);
	return 0;
}
