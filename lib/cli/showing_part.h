/* SPDX-License-Identifier: ISC
 * What the pages of several records have in common.
 */
#ifndef CLI_SHOWING_PART_H
#define CLI_SHOWING_PART_H

#include <stdbool.h>

#include "cli/session.h"
#include "look/show.h"
#include "model/row.h"

struct page;

struct showing {
	struct session *s;
	struct business *business;
	struct arena *arena;
	struct page *page;
};

/* What was merged is shown as what it was merged into. */
void
showing_part_alias(struct showing *on, const struct show_what *what);

/* The moment as a pair; nothing where it is missing. */
void
showing_part_moment(struct showing *on, const char *label, struct instant at);

/* "i1 today 09:00 complaint, in by phone, nina", and the words below it. */
void
showing_part_said(struct showing *on, const struct interaction_row *row,
		  bool with_case);

/* Rows under a heading; nothing without rows. */
void
showing_part_table(struct showing *on, const char *heading,
		   const struct shape *shape, const char *columns,
		   const struct vec *rows);

/* The first of rows, and that there are more. */
void
showing_part_first(struct showing *on, const char *heading,
		   const struct shape *shape, const char *columns,
		   struct vec *rows, const char *more);

#endif
