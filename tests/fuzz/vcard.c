/* SPDX-License-Identifier: ISC
 * Fuzz: any bytes as cards; every byte that is not blank is in a card, a bad
 * one or its rest, and every card is the same when it is written and read.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/vcard-kit.h"
#include "base/utf8.h"
#include "text/vcard_write.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
write_again(struct arena *arena, const struct vcard *card, int version)
{
	struct str out = {0}, before = {0}, after = {0};
	struct kit_bytes from;
	struct vcard_reader *reader;
	struct vcard again;
	struct error err = {0};
	const char *line, *end;

	if (vcard_write_card(&out, card, version, &err) < 0)
		abort();
	if (!utf8_valid(out.data, out.len))
		abort();
	for (line = out.data; (end = strstr(line, "\r\n")); line = end + 2) {
		if (end - line > 75)
			abort();
	}
	from = (struct kit_bytes){out.data, out.len, 0};
	reader = kit_open(&from);
	if (vcard_next(reader, arena, &again, &err) != VCARD_CARD)
		abort();
	kit_show(&before, card);
	kit_show(&after, &again);
	if (strcmp(str_get(&before), str_get(&after)) != 0 ||
	    !utf8_valid(str_get(&before), before.len) ||
	    memchr(str_get(&before), '\r', before.len))
		abort();
	if (vcard_next(reader, arena, &again, &err) != VCARD_END)
		abort();
	vcard_close(reader);
	str_free(&out);
	str_free(&before);
	str_free(&after);
}

/* Bytes that are more than blanks and byte order marks. */
static size_t
count_black(const char *bytes, size_t len)
{
	size_t i, black = 0;

	for (i = 0; i < len; i++)
		black += !memchr(" \t\r\n\xEF\xBB\xBF", bytes[i], 7);
	return black;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kit_bytes from = {(const char *)data, size, 0};
	struct vcard_reader *reader = kit_open(&from);
	enum vcard_result result;
	struct arena arena = {NULL};
	struct error err = {0};
	struct vcard card;
	int64_t line = 0;
	size_t black = 0;

	while ((result = vcard_next(reader, &arena, &card, &err)) !=
	       VCARD_END) {
		if (result == VCARD_FAILED || card.first_line <= line ||
		    card.last_line < card.first_line)
			abort();
		line = card.last_line;
		black += count_black(card.raw, card.raw_len);
		if (result == VCARD_CARD) {
			write_again(&arena, &card, 3);
			write_again(&arena, &card, 4);
		} else if (err.code != ERR_DATA) {
			abort();
		}
	}
	if (black != count_black((const char *)data, size))
		abort();
	vcard_close(reader);
	arena_free(&arena);
	return 0;
}
