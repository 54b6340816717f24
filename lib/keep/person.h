/* SPDX-License-Identifier: ISC
 * Everything that is held about somebody: which rows are about them, which of
 * others name them, and which columns say something personal.
 */
#ifndef KEEP_PERSON_H
#define KEEP_PERSON_H

#include <stdbool.h>

#include "base/error.h"
#include "base/vec.h"
#include "domain/business.h"
#include "model/table.h"
#include "text/strike.h"

struct person {
	struct business *business;
	struct arena *arena;
	struct vec kin;	      /* struct id, sorted: them and all merged */
	struct vec addresses; /* struct address, void ones too */
	struct vec names;     /* const char *: all they ever had */
	struct strike strike; /* all that, to be found in text */
	struct vec own[TABLE_COUNT]; /* struct person_row, by id */
};

struct person_row {
	int64_t id;
	int64_t batch; /* that made it */
	bool spare;    /* a letter to one of our people: the address is not
			  theirs */
};

/* How a row has to do with them: it is about them, or of somebody else. */
enum person_tie { PERSON_OTHER, PERSON_OWN };

/* Them, and all that they are one with; several are taken as one. */
int
person_open(struct business *business, struct arena *arena,
	    const struct id *parties, size_t count, struct person *person,
	    struct error *err);

bool
person_is(const struct person *person, struct id party);

/* The row of theirs with that id, NULL for another's; once its table has been
 * walked. */
const struct person_row *
person_own(const struct person *person, enum table_number table, int64_t id);

typedef int
person_each(void *cookie, enum table_number table, void *row,
	    enum person_tie tie, struct error *err);

/* Every row of every table that says something personal or stands for
 * something of theirs, parties first and changes last; each lives until its
 * call returns. Below 0 ends the walk with the callee's err. */
int
person_walk(struct person *person, person_each *each, void *cookie,
	    struct error *err);

/* Whether the column says something about a person that is not for the books:
 * names, addresses, words. In a row about them all of it; in one of others
 * (tie PERSON_OTHER) where they are named. */
bool
person_column(enum table_number table, const char *column, enum person_tie tie,
	      bool spare);

/* The table of a change, TABLE_COUNT for none; and whose the row it changed
 * is, NULL for another's. */
enum table_number
person_change(const struct person *person, const void *change,
	      const struct person_row **own);

#endif
