/* SPDX-License-Identifier: ISC
 * Fuzz: any text as a phone number at home in any country; what is read is
 * E.164, reads as itself everywhere, and its spellings at home read as it.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "text/phone.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(struct arena *arena, const struct phone_country *home, const char *phone,
      const char *typed)
{
	const char *all[PHONE_SPELLINGS], *again;
	size_t count = phone_spellings(arena, home, typed, all), i;
	size_t len = phone ? strlen(phone) : 0;

	if (count < 1 || count > PHONE_SPELLINGS)
		abort();
	if (!phone)
		return;
	again = phone_read(arena, NULL, phone);
	if (len < 8 || len > 16 || phone[0] != '+' || phone[1] == '0' ||
	    strspn(phone + 1, "0123456789") != len - 1 || !again ||
	    strcmp(again, phone) != 0 || strcmp(all[0], phone) != 0)
		abort();
	for (i = 1; i + 1 < count; i++) {
		if (strspn(all[i], "0123456789") != strlen(all[i]))
			abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	const struct phone_country *home;
	char code[3] = "";
	const char *typed;

	if (size < 2)
		return 0;
	memcpy(code, data, 2);
	home = phone_country(code);
	typed = arena_bytes(&arena, data + 2, size - 2);
	check(&arena, home, phone_read(&arena, home, typed), typed);
	arena_free(&arena);
	return 0;
}
