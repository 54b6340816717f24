/* SPDX-License-Identifier: ISC
 * What crm-signals tells.
 */
#include "model/signal.h"

static const struct column signal_row_columns[] = {
	SHOWN(struct signal_row, id, ANY_ID, 8, "the latest record behind it"),
	SHOWN(struct signal_row, what, WORD, 9,
	      "up, down, new, silent; also steady, told, few"),
	SHOWN(struct signal_row, of, WORD, 8, "what was counted"),
	SHOWN(struct signal_row, key, WORD, 9,
	      "the condition, as crm-find reads it; or the word"),
	SHOWN(struct signal_row, key, WORD, 9,
	      "the condition, as crm-find reads it; or the word"),
	SHOWN(struct signal_row, days, NUMBER, 7, "the days of it"),
	SHOWN(struct signal_row, value, REAL, 8, "what they had"),
	SHOWN(struct signal_row, expected, REAL, 8, "what was usual"),
	SHOWN(struct signal_row, p, REAL, 5,
	      "how likely that is while nothing has changed"),
	SHOWN(struct signal_row, rows, LIST, 4,
	      "the records behind it, the latest first"),
	SHOWN(struct signal_row, text, TEXT, 9, "the same in words"),
	SHOWN(struct signal_row, level, REAL, 0, "p below this is told"),
	SHOWN(struct signal_row, history, NUMBER, 0, "days compared with"),
	SHOWN(struct signal_row, dispersion, REAL, 0,
	      "scatter of its weeks; 1: as by chance"),
	SHOWN(struct signal_row, season, LIST, 0, "taken out: weekday, month"),
};

const struct shape signal_row_shape =
	SHAPE(struct signal_row, signal_row_columns);
