/* SPDX-License-Identifier: ISC
 * How long a deal stood in each stage.
 */
#include "sell/stay.h"

#include "base/str.h"
#include "os/zone.h"
#include "store/deal.h"

static const char *
standing(const struct deal_move *move)
{
	return str_same(move->state.s, "open") ? move->stage.s : move->state.s;
}

void
stay_rows(const struct business *business, const struct deal_move *moves,
	  size_t count, struct arena *arena, struct vec *rows)
{
	struct stay_row *row = NULL;
	size_t i;

	for (i = 0; i < count; i++) {
		const struct deal_move *move = &moves[i];
		struct day day = zone_day(business->zone, move->at);

		if (row && str_same(row->stage.s, standing(move)))
			continue;
		if (row)
			row->days.n = day.days - row->since.days;
		row = vec_add(rows, arena);
		column_clear(&stay_row_shape, row);
		row->stage.s = standing(move);
		row->since = day;
	}
	if (row && str_same(moves[count - 1].state.s, "open"))
		row->days.n = business->today.days - row->since.days;
}

int
stay_list(struct business *business, struct id deal, struct vec *rows,
	  struct error *err)
{
	struct vec moves = {.size = sizeof(struct deal_move)};

	if (deal_moves(business->store, business->arena, deal, &moves, err) < 0)
		return -1;
	stay_rows(business, moves.items, moves.count, business->arena, rows);
	return 0;
}
