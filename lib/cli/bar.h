/* SPDX-License-Identifier: ISC
 * How far a long run is: a bar on standard error, at a terminal only.
 */
#ifndef CLI_BAR_H
#define CLI_BAR_H

#include <stdbool.h>
#include <stdint.h>

struct bar {
	bool shown;
	bool terminal;
	int64_t begun_ms, drawn_ms;
};

void
bar_begin(struct bar *bar);

/* what is "reading" or "writing", done of total parts are; drawn once the run
 * has taken half a second, ten times in one, and never where the terminal does
 * not take it at once. */
void
bar_draw(struct bar *bar, const char *what, int64_t done, int64_t total);

/* Wipe it away. */
void
bar_end(struct bar *bar);

#endif
