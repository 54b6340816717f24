/* SPDX-License-Identifier: ISC
 * The pictures of a page alone, as one drawing.
 */
#include <math.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "view/escape.h"
#include "view/page_form.h"

/* In units of a pixel. Letters are reckoned as CELL wide: in most faces they
 * are narrower. */
#define WIDTH 760
#define MARGIN 20
#define CELL 7.5
#define LABEL 200 /* room of labels */
#define BAR 260	  /* of bars */
#define LINE 22
#define SPARK 96 /* height of a spark */

static const char style[] =
	"svg{--paper:#fff;--ink:#1b1f23;--soft:#57606a;--line:#d5dae0;"
	"--bar:#2f6db3}"
	"@media(prefers-color-scheme:dark){svg{--paper:#15191e;"
	"--ink:#e8ebee;--soft:#a4adb7;--line:#3a424b;--bar:#3b78bd}}"
	"@media print{svg{--paper:#fff;--ink:#000;--soft:#333;--line:#999;"
	"--bar:#666}}"
	"text{font:13px system-ui,sans-serif;fill:var(--ink)}"
	".title{font-size:17px;font-weight:600}.head{font-weight:600}"
	".soft{font-size:12px;fill:var(--soft)}"
	".end{text-anchor:end}"
	".paper{fill:var(--paper)}.bar{fill:var(--bar)}"
	"path{stroke:var(--ink);stroke-width:1.5;fill:none}"
	".line{stroke:var(--line)}";

struct svg {
	struct str out; /* the elements; their size is known at the end */
	const char *title;
	double y; /* where the next begins */
	bool drawn;
};

static void
svg_open(struct page *page)
{
	struct svg *on = arena_get(page->arena, sizeof(*on));

	on->y = MARGIN;
	page->state = on;
}

/* Text on the line at y, cut to so much room. */
static void
add_text(struct svg *on, const char *class, double x, double room,
	 const char *text)
{
	struct str line = {0}, cut = {0};
	size_t cells = (size_t)(room / CELL);

	escape_line(&line, text);
	if (utf8_width(str_get(&line)) <= cells) {
		str_add(&cut, str_get(&line));
	} else {
		str_add_bytes(&cut, line.data,
			      utf8_fit(line.data, cells > 0 ? cells - 1 : 0));
		str_add(&cut, "…");
	}
	str_print(&on->out, "<text x=\"%.1f\" y=\"%.1f\"", x, on->y + 15);
	if (class)
		str_print(&on->out, " class=\"%s\"", class);
	str_add_char(&on->out, '>');
	escape_html(&on->out, str_get(&cut));
	str_add(&on->out, "</text>\n");
	str_free(&line);
	str_free(&cut);
}

static void
svg_title(struct page *page, const char *text)
{
	struct svg *on = page->state;

	on->title = arena_text(page->arena, text);
	add_text(on, "title", MARGIN, WIDTH - 2 * MARGIN, text);
	on->y += LINE + 6;
}

static void
begin_picture(struct svg *on, const struct page_picture *picture)
{
	on->drawn = true;
	on->y += 8;
	add_text(on, "head", MARGIN, WIDTH - 2 * MARGIN, picture->title);
	on->y += LINE + 2;
	if (picture->count > 0)
		return;
	add_text(on, "soft", MARGIN, WIDTH - 2 * MARGIN, "nothing to draw yet");
	on->y += LINE;
}

static void
end_picture(struct svg *on, const struct page_picture *picture)
{
	if (picture->note) {
		add_text(on, "soft", MARGIN, WIDTH - 2 * MARGIN, picture->note);
		on->y += LINE;
	}
	on->y += 8;
}

static void
add_bar(struct svg *on, const struct page_value *value, double full)
{
	double from = MARGIN + LABEL, middle = on->y + LINE / 2.0 - 1;
	double low = from + BAR * page_share(value->low, full);
	double high = from + BAR * page_share(value->high, full);

	str_print(&on->out,
		  "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" "
		  "height=\"14\"/>\n",
		  from, middle - 7, BAR * page_share(value->value, full));
	if (value->sure)
		str_print(&on->out,
			  "<path d=\"M%.1f %.1fH%.1fM%.1f %.1fv8"
			  "M%.1f %.1fv8\"/>\n",
			  low, middle, high, low, middle - 4, high, middle - 4);
}

/* Whether the notes have room behind the values, and where. */
static bool
find_beside(const struct page_picture *picture, double room, double *at)
{
	size_t text = 0, note = 0, i;

	for (i = 0; i < picture->count; i++) {
		const struct page_value *value = &picture->values[i];
		size_t wide = utf8_width(value->text);

		text = wide > text ? wide : text;
		wide = value->note ? utf8_width(value->note) : 0;
		note = wide > note ? wide : note;
	}
	*at = CELL * (double)(text + 1);
	return CELL * (double)note <= room - *at;
}

/* Just behind a bar and its interval. */
static double
end_of(const struct page_value *value, double full)
{
	double end = value->sure ? value->high : value->value;

	return MARGIN + LABEL + BAR * page_share(end, full) + 8;
}

static void
svg_bars(struct page *page, const struct page_picture *picture)
{
	const double behind = MARGIN + LABEL + BAR + 10;
	const double room = WIDTH - MARGIN - behind;
	struct svg *on = page->state;
	double full = page_full(picture), at;
	bool beside = find_beside(picture, room, &at);
	size_t i;

	begin_picture(on, picture);
	for (i = 0; i < picture->count; i++) {
		const struct page_value *value = &picture->values[i];

		add_text(on, NULL, MARGIN, LABEL - 10, value->label);
		add_bar(on, value, full);
		add_text(on, NULL, beside ? behind : end_of(value, full), room,
			 value->text);
		if (value->note && beside) {
			add_text(on, "soft", behind + at, room - at,
				 value->note);
		} else if (value->note) {
			on->y += LINE - 4;
			add_text(on, "soft", MARGIN + LABEL,
				 WIDTH - MARGIN - LABEL - MARGIN, value->note);
		}
		on->y += LINE;
	}
	end_picture(on, picture);
}

static void
svg_spark(struct page *page, const struct page_picture *picture)
{
	const double room = WIDTH - 2 * MARGIN;
	struct svg *on = page->state;
	double full = page_full(picture), step;
	struct str ends = {0};
	size_t i;

	begin_picture(on, picture);
	if (picture->count == 0) {
		end_picture(on, picture);
		return;
	}
	step = room / (double)picture->count;
	step = step < 40 ? step : 40;
	for (i = 0; i < picture->count; i++) {
		const struct page_value *value = &picture->values[i];
		double height = SPARK * page_share(value->value, full);

		str_print(&on->out,
			  "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" "
			  "width=\"%.1f\" height=\"%.1f\"><title>",
			  MARGIN + step * (double)i, on->y + SPARK - height,
			  step * 0.8, height);
		escape_html(&on->out, value->label);
		str_add(&on->out, ": ");
		escape_html(&on->out, value->text);
		str_add(&on->out, "</title></rect>\n");
	}
	on->y += SPARK;
	str_print(&on->out, "<path class=\"line\" d=\"M%d %.1fH%d\"/>\n",
		  MARGIN, on->y + 0.5, WIDTH - MARGIN);
	on->y += 4;
	page_add_ends(&ends, picture, 0);
	add_text(on, "soft", MARGIN, room, str_get(&ends));
	str_free(&ends);
	on->y += LINE;
	end_picture(on, picture);
}

static void
svg_close(struct page *page)
{
	struct svg *on = page->state;
	struct str head = {0};

	if (!on->drawn) {
		add_text(on, "soft", MARGIN, WIDTH - 2 * MARGIN,
			 "Nothing to draw yet.");
		on->y += LINE;
	}
	str_print(&head,
		  "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" "
		  "height=\"%.0f\" viewBox=\"0 0 %d %.0f\" role=\"img\" "
		  "xml:lang=\"en\">\n<title>",
		  WIDTH, on->y + MARGIN, WIDTH, on->y + MARGIN);
	escape_html(&head, on->title);
	str_print(&head,
		  "</title>\n<style>%s</style>\n"
		  "<rect class=\"paper\" width=\"100%%\" height=\"100%%\"/>\n",
		  style);
	page_print(page, head.data, head.len);
	page_print(page, on->out.data, on->out.len);
	page_print(page, "</svg>\n", strlen("</svg>\n"));
	str_free(&head);
	str_free(&on->out);
}

const struct page_form page_svg_form = {
	.open = svg_open,
	.title = svg_title,
	.bars = svg_bars,
	.spark = svg_spark,
	.close = svg_close,
};
