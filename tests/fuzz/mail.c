/* SPDX-License-Identifier: ISC
 * Fuzz: any texts as a letter; nothing breaks out of its header.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "text/mail.h"

#define TEXTS 8

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_letter(const char *letter)
{
	static const char known[] =
		"Date From To Subject Message-ID In-Reply-To References "
		"Auto-Submitted MIME-Version Content-Type "
		"Content-Transfer-Encoding ";
	const char *at = letter, *expected = known;
	bool body = false;

	for (; *at; at += strcspn(at, "\n") + 1) {
		size_t len = strcspn(at, "\n"), i;
		const char *here;
		char name[40] = "";

		if (at[len] != '\n' || len > 998)
			abort();
		for (i = 0; i < len; i++) {
			if ((at[i] < ' ' && at[i] != '\t') || at[i] > '~')
				abort();
		}
		if (body || at[0] == ' ')
			continue;
		if (len == 0) {
			body = true;
			continue;
		}
		/* known headers, each once and in their order */
		i = strcspn(at, ":");
		if (i + 2 > sizeof(name))
			abort();
		memcpy(name, at, i);
		name[i] = ' ';
		here = strstr(expected, name);
		if (!here || (here > known && here[-1] != ' '))
			abort();
		expected = here + i + 1;
	}
	if (!body || *expected)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct error err = {0};
	struct str out = {0};
	struct mail mail = {.from = "shop@example.org",
			    .to = "anna@example.org",
			    .message_id = "o7@example.org"};
	const char *texts[TEXTS] = {0};
	size_t i;

	mail.automatic = size % 2;
	for (i = 0; i < TEXTS && size > 0; i++) {
		const uint8_t *end = memchr(data, '\0', size);
		size_t len = end ? (size_t)(end - data) : size;

		texts[i] = arena_bytes(&arena, data, len);
		size -= end ? len + 1 : len;
		data += end ? len + 1 : len;
	}
	mail.from_name = texts[0];
	mail.to_name = texts[1];
	mail.subject = texts[2];
	mail.body = texts[3];
	mail.in_reply_to = texts[4];
	mail.case_token = texts[5];
	if (texts[6])
		mail.to = texts[6];
	if (texts[7])
		mail.message_id = texts[7];
	if (mail_write(&out, &mail, &err) == 0)
		check_letter(str_get(&out));
	else if (out.len > 0 || err.code != ERR_DATA)
		abort();
	str_free(&out);
	arena_free(&arena);
	return 0;
}
