/* SPDX-License-Identifier: ISC
 * Taking a record forward to a later state of itself.
 */
#include "keep/forward.h"

#include <string.h>

#include "base/arena.h"
#include "store/batch.h"
#include "store/store.h"

struct walk {
	struct store *later;
	const char *path;
};

static int
compare(void *cookie, const struct batch *batch, struct error *err)
{
	const struct walk *walk = cookie;
	struct arena arena = {NULL};
	struct batch there;
	int rc = batch_get(walk->later, &arena, batch->id, &there, err);

	if (rc == 0) {
		rc = error_set(err, ERR_NO,
			       "%.300s: is ahead of that, from b%lld on",
			       walk->path, (long long)batch->id.n);
	} else if (rc > 0 && (batch->hash.len != there.hash.len ||
			      memcmp(batch->hash.data, there.hash.data,
				     batch->hash.len) != 0)) {
		error_set(err, ERR_NO,
			  "%.300s: not an earlier state of that: b%lld differs",
			  walk->path, (long long)batch->id.n);
		rc = error_hint(err,
				"two wrote apart: keep one, enter again "
				"what crm-history b%lld and later tell "
				"of the other",
				(long long)batch->id.n);
	}
	arena_free(&arena);
	return rc < 0 ? -1 : 0;
}

int
forward_check(struct arena *arena, const char *path, struct store *later,
	      struct id *batch, unsigned char hash[BATCH_HASH],
	      struct error *err)
{
	struct walk walk = {.later = later, .path = path};
	struct store *here;
	int rc;

	if (store_open(arena, path, STORE_READ, &here, err) < 0)
		return -1;
	rc = store_head(here, batch, hash, err);
	if (rc == 0)
		rc = batch_walk(here, compare, &walk, err);
	store_close(here);
	return rc;
}
