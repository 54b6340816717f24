/* SPDX-License-Identifier: ISC
 * What is answered from what we know already, and what is not.
 */
#ifndef LOOK_REPORT_KNOWLEDGE_H
#define LOOK_REPORT_KNOWLEDGE_H

#include "look/report.h"

#define REPORT_KNOWLEDGE_TIMES 3 /* answered by hand so often: repeated */

/* struct measure_row, from the beginning of since until now:
 *   answered           cases that one of us answered
 *   answered.article   percent of them answered from an article; Wilson's
 *                      interval, ends rounded outward
 *   answered.made      percent from which an article was made; likewise
 *   articles.live      articles there are; articles.expired and
 *                      articles.unused, which never answered: of them
 * then, the most often first, what was answered without an article
 * REPORT_KNOWLEDGE_TIMES or more (unit: repeated): the first case of those that
 * are alike, how many, the last of those answers, its words. They are alike
 * when what was said first on one has at least half of the longer words of the
 * first, and no fewer than two, if there are two (text/rank.h). */
int
report_knowledge_tell(struct business *business,
		      const struct report_asked *asked, report_tell *tell,
		      void *cookie, struct error *err);

#endif
