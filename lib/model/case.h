/* SPDX-License-Identifier: ISC
 * A case: something said that is owed an answer; and the rungs it climbed.
 */
#ifndef MODEL_CASE_H
#define MODEL_CASE_H

#include "model/column.h"

/* state: open, waiting (for them), resolved, closed.
 * An episode begins when the case is opened or reopened. */
struct case_file {
	struct id id;
	struct id batch;
	struct flag voided;
	struct id party;
	struct word kind;
	struct text subject;
	struct word owner;
	struct word state;
	struct number level;
	struct number episode;
	struct id opened_by;	  /* the interaction that began the episode */
	struct instant opened_at; /* when the episode began */
	struct word about;
	struct word desk;
	struct word turn;     /* whose turn at the desk it was */
	struct word outcome;  /* done, declined, cannot */
	struct id settled_by; /* the interaction with the outcome */
	struct instant closed_at;
	struct word forced_by;
	struct instant forced_at;
	struct text forced_why;
	struct word second; /* who has to agree to a forced close */
	struct id promise;  /* the broken promise it is about */
	struct id merged_into;
	struct id policy; /* the policy its clocks run under */
	/* derived by domain/clock from the above and the interactions */
	struct instant due_at;
	struct word due_clock;
	struct word needs;
	struct instant climb_at; /* when the next rung is due */
};

/* One climb; (case, episode, level) is claimed once and for ever. */
struct rung {
	struct id id;
	struct id batch;
	struct flag voided;
	struct id case_id;
	struct number episode;
	struct number from;
	struct number to;
	struct word cause; /* a clock, letter, hand, praise */
	struct instant at;
	struct duration late;
	struct word person;
	struct text why;
};

extern const struct shape case_shape;
extern const struct shape rung_shape;

#endif
