/* SPDX-License-Identifier: ISC
 * Any bytes as a policy: refused, or read, written and read back the same.
 */
#include "policy/policy.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "policy/document.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {NULL};
	const struct policy *policy, *again;
	struct error err = {0};
	char *text;

	if (document_read(&arena, "policy.yaml", (const char *)data, size, NULL,
			  &policy, &err) == 0) {
		text = document_effective(&arena, policy);
		if (document_read(&arena, "effective", text, strlen(text), NULL,
				  &again, &err) != 0 ||
		    strcmp(document_effective(&arena, again), text) != 0)
			abort();
	} else if (err.code != ERR_POLICY || !err.text[0]) {
		abort();
	}
	arena_free(&arena);
	return 0;
}
