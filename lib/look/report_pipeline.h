/* SPDX-License-Identifier: ISC
 * The report pipeline: what is open, stage by stage.
 */
#ifndef LOOK_REPORT_PIPELINE_H
#define LOOK_REPORT_PIPELINE_H

#include "look/report.h"
#include "model/report_deal.h"

/* struct pipeline_row, as it was known at the end of as_of. For each currency,
 * the one of most deals first: what is open in each stage, then all; deals
 * without a sum are with those of our currency. percent there is the share that
 * is won of those that come to the stage. Then for each stage of the policy how
 * many of those that stood there and are not undecided went on to a later one
 * or were won, with Wilson's interval; below FUNNEL_LEAST too few to tell. */
int
report_pipeline_tell(struct business *business,
		     const struct report_asked *asked, report_tell *tell,
		     void *cookie, struct error *err);

#endif
