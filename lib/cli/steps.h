/* SPDX-License-Identifier: ISC
 * What the verbs of the loop share: records in, words, one batch, steps out.
 */
#ifndef CLI_STEPS_H
#define CLI_STEPS_H

#include <stdbool.h>
#include <stddef.h>

#include "cause/solving.h"
#include "cli/records.h"
#include "cli/session.h"
#include "domain/gate.h"
#include "model/deal.h"
#include "model/promise.h"

#define STEPS_GROUPS                                                           \
	(GROUP_BASE | GROUP_USER | GROUP_ROWS | GROUP_WRITE | GROUP_TEXT |     \
	 GROUP_STDIN)

struct steps {
	const void *options; /* the command's own */
	int (*each)(struct session *s, struct case_file *file,
		    struct steps *steps, struct vec *rows);
	int (*each_promise)(struct session *s, struct promise *promise,
			    struct steps *steps,
			    struct vec *rows); /* or NULL */
	int (*each_problem)(struct session *s, struct problem *problem,
			    struct steps *steps,
			    struct solving *solving); /* or NULL */
	/* after the base is open, before the records are read; or NULL */
	int (*prepare)(struct session *s, struct steps *steps);
	size_t first; /* the operand with which the records begin */
	int (*each_deal)(struct session *s, struct deal *deal,
			 struct steps *steps, struct vec *rows); /* or NULL */
	size_t text_at; /* the operand with which the words begin */
	bool many;	/* all from first on are records; words come by -m, -F,
			  -e */
	bool answers;	/* goes on under the last good policy */
	bool wordless;	/* it also goes without words */
	const char *lack; /* what to say when words are missing; or NULL */
	const char *step; /* the step that leaves no entry: "own", "kept" */
	const char *problem_step; /* likewise on a problem; or NULL */
	const char *word; /* an operand before the words: outcome, person */
	struct gate_words words; /* text and at are filled here */
};

/* Read the records and the words, do the steps in one batch, print them. A
 * promise where each_promise is NULL stands for the case it was made for. */
int
steps_run(struct session *session, struct steps *steps);

#endif
