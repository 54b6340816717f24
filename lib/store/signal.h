/* SPDX-License-Identifier: ISC
 * What is counted every day, and by what.
 */
#ifndef STORE_SIGNAL_H
#define STORE_SIGNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/time.h"
#include "model/column.h"

struct store;

struct signal_family {
	const char *of;	 /* voices, sales, … */
	const char *key; /* the key of crm-filter(7) by which it is parted */
	char letter;	 /* of the ids */
	bool days;	 /* its times are days, not instants */
	bool money;	 /* its weights are sums in minor units of the key */
};

/* The i-th, NULL behind the last. */
const struct signal_family *
signal_family(size_t i);

/* How many keys the family has before high (seconds, or days), and its first
 * time; 0 keys: none. */
int
signal_span(struct store *store, size_t family, int64_t high, int64_t *keys,
	    int64_t *first, struct error *err);

struct signal_event {
	const char *key;
	int64_t at; /* seconds, or days */
	int64_t weight;
	int64_t id;
};

/* Those of low <= at < high by key, then time; key NULL: of all. Each lives
 * until its call returns; a result below 0 ends the walk with the callee's
 * err. */
int
signal_each(struct store *store, size_t family, const char *key, int64_t low,
	    int64_t high,
	    int (*each)(void *cookie, const struct signal_event *event,
			struct error *err),
	    void *cookie, struct error *err);

/* A complaint in its words. */
struct signal_words {
	int64_t id;
	struct id party; /* what they were merged into, or they */
	struct instant at;
	const char *text;
};

int
signal_complaints(struct store *store, struct instant low, struct instant high,
		  int (*each)(void *cookie, const struct signal_words *words,
			      struct error *err),
		  void *cookie, struct error *err);

#endif
