/* SPDX-License-Identifier: ISC
 * The rows of the reports on deals.
 */
#include "model/report_deal.h"

static const struct column pipeline_row_columns[] = {
	SHOWN(struct pipeline_row, id, WORD, 9, "a stage; all of them"),
	SHOWN(struct pipeline_row, what, WORD, 2,
	      "open: what stands there; on: how many went on from there"),
	SHOWN(struct pipeline_row, open, NUMBER, 8, "deals that stand there"),
	SHOWN(struct pipeline_row, amount, MONEY, 8, "what they would bring"),
	SHOWN(struct pipeline_row, weighted, MONEY, 7,
	      "the same, each by how likely it is won"),
	SHOWN(struct pipeline_row, days, NUMBER, 5,
	      "the median of how long they have stood there"),
	SHOWN(struct pipeline_row, percent, NUMBER, 6,
	      "won of those that stood there; or that went on"),
	SHOWN(struct pipeline_row, low, NUMBER, 4, "the interval of percent"),
	SHOWN(struct pipeline_row, high, NUMBER, 4, "likewise"),
	SHOWN(struct pipeline_row, n, NUMBER, 6, "of how many"),
	SHOWN(struct pipeline_row, text, TEXT, 9, "on what that rests"),
};

static const struct column forecast_row_columns[] = {
	SHOWN(struct forecast_row, id, WORD, 9,
	      "within so many days, ever; a stage; a month"),
	SHOWN(struct forecast_row, what, WORD, 2, "deals, stage, sales"),
	SHOWN(struct forecast_row, n, NUMBER, 6,
	      "open deals; deals that ended; months before"),
	SHOWN(struct forecast_row, won, QUANTITY, 6, "of the deals"),
	SHOWN(struct forecast_row, amount, MONEY, 9, "what will come"),
	SHOWN(struct forecast_row, low, MONEY, 8, "its 80 % interval"),
	SHOWN(struct forecast_row, high, MONEY, 8, "likewise"),
	SHOWN(struct forecast_row, percent, NUMBER, 6, "won of that stage"),
	SHOWN(struct forecast_row, percent_low, NUMBER, 4, "its 80 % interval"),
	SHOWN(struct forecast_row, percent_high, NUMBER, 4, "likewise"),
	SHOWN(struct forecast_row, came, MONEY, 8, "what really came"),
	SHOWN(struct forecast_row, text, TEXT, 9, "on what that rests"),
};

const struct shape pipeline_row_shape =
	SHAPE(struct pipeline_row, pipeline_row_columns);
const struct shape forecast_row_shape =
	SHAPE(struct forecast_row, forecast_row_columns);
