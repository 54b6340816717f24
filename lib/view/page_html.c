/* SPDX-License-Identifier: ISC
 * A page as HTML that needs nothing beside itself.
 */
#include <string.h>

#include "base/str.h"
#include "view/escape.h"
#include "view/page_form.h"

/* Text is at least 4.5 to 1 against what is behind it, in light and in dark
 * (WCAG 2.2, 1.4.3). */
static const char style[] =
	":root{color-scheme:light dark;--paper:#fff;--ink:#1b1f23;"
	"--soft:#57606a;--line:#d5dae0;--bar:#2f6db3}\n"
	"@media(prefers-color-scheme:dark){:root{--paper:#15191e;"
	"--ink:#e8ebee;--soft:#a4adb7;--line:#3a424b;--bar:#3b78bd}}\n"
	"*{box-sizing:border-box}\n"
	"body{margin:0;background:var(--paper);color:var(--ink);"
	"font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}\n"
	"main{max-width:56rem;margin:0 auto;padding:1.5rem 1rem 3rem}\n"
	"h1{font-size:1.5rem;line-height:1.25;margin:0 0 1rem}\n"
	"h2{font-size:1.15rem;line-height:1.3;margin:2rem 0 .5rem}\n"
	"p{margin:.5rem 0}\n"
	"p.under{margin-left:1.25rem}\n"
	"dl{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;"
	"gap:.25rem 1.25rem;margin:.5rem 0}\n"
	"dt{color:var(--soft)}\n"
	"dd{margin:0}\n"
	"figure{margin:1.25rem 0}\n"
	"figcaption{font-weight:600;margin-bottom:.4rem}\n"
	".note,.made{color:var(--soft);font-size:.875rem}\n"
	".made{margin-top:2.5rem;border-top:1px solid var(--line);"
	"padding-top:.5rem}\n"
	".wide{overflow-x:auto;margin:.75rem 0}\n"
	"table{border-collapse:collapse;font-variant-numeric:tabular-nums}\n"
	"th,td{text-align:left;vertical-align:top;padding:.25rem .75rem "
	".25rem 0;border-bottom:1px solid var(--line);overflow-wrap:normal;"
	"unicode-bidi:isolate}\n"
	"thead th{color:var(--soft);font-weight:600;font-size:.875rem}\n"
	".n{text-align:right;white-space:nowrap}\n"
	".w{white-space:nowrap}\n"
	".wide td:not([class]):last-child{min-width:12rem;"
	"overflow-wrap:anywhere}\n"
	".bars{width:100%;table-layout:auto}\n"
	".bars th{font-weight:400;width:24%;overflow-wrap:anywhere}\n"
	".bars .bar{width:30%;min-width:5rem;padding-top:.45rem}\n"
	".bars .note{white-space:normal}\n"
	"svg{display:block;overflow:visible}\n"
	".bars svg{width:100%;height:.9rem}\n"
	".spark svg{max-width:100%;height:6rem;"
	"border-bottom:1px solid var(--line)}\n"
	"rect{fill:var(--bar)}\n"
	"path{stroke:var(--ink);stroke-width:2;fill:none;"
	"vector-effect:non-scaling-stroke}\n"
	".behind{position:absolute;width:1px;height:1px;overflow:hidden;"
	"clip-path:inset(50%);white-space:nowrap}\n"
	"@media(max-width:34rem){.bars thead{display:none}"
	".bars tr{display:grid;grid-template-columns:1fr auto;"
	"border-bottom:1px solid var(--line);padding:.3rem 0}"
	".bars th,.bars td{border:0;padding:0;width:auto}"
	".bars .bar,.bars .note{grid-column:1/-1;width:auto;max-width:none}"
	".bars .bar{padding:.2rem 0}}\n"
	"@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;"
	"--soft:#333;--line:#999;--bar:#666}"
	"html{font-size:10pt}main{max-width:none;padding:0}"
	"h2{break-after:avoid}figure,tr{break-inside:avoid}"
	".wide{overflow:visible}thead{display:table-header-group}"
	"rect{print-color-adjust:exact;-webkit-print-color-adjust:exact}"
	"@page{margin:15mm}}\n";

#define WIDE 40 /* pixels of one of a spark, where there is room */

/* What is open and waits for its end. */
enum element { NOTHING, PAIRS, ITEMS };

struct html {
	struct str out;
	const char *heading; /* of what is being told */
	enum element open;
	bool begun;
};

/* Write what there is, so that memory stays flat. */
static void
flush(struct page *page)
{
	struct html *on = page->state;

	if (on->out.len > 0)
		page_print(page, on->out.data, on->out.len);
	str_free(&on->out);
}

/* What follows stands in that element. */
static struct str *
enter(struct page *page, enum element element)
{
	static const char *const begins[] = {"", "<dl>\n", "<ul>\n"};
	static const char *const ends[] = {"", "</dl>\n", "</ul>\n"};
	struct html *on = page->state;

	if (on->open != element) {
		str_add(&on->out, ends[on->open]);
		str_add(&on->out, begins[element]);
		on->open = element;
	}
	return &on->out;
}

static void
add_element(struct str *out, const char *name, const char *class,
	    const char *text)
{
	str_print(out, "<%s", name);
	if (class)
		str_print(out, " class=\"%s\"", class);
	str_add_char(out, '>');
	escape_html(out, text);
	str_print(out, "</%s>\n", name);
}

/* The lines of a text. */
static void
add_lines(struct str *out, struct arena *arena, const char *text)
{
	for (;;) {
		size_t len = strcspn(text, "\n");

		escape_html(out, arena_bytes(arena, text, len));
		text += len;
		if (!*text++ || !*text)
			return;
		str_add(out, "<br/>\n");
	}
}

static void
html_open(struct page *page)
{
	page->state = arena_get(page->arena, sizeof(struct html));
}

/* The head of the document waits for its title. */
static void
html_title(struct page *page, const char *text)
{
	struct html *on = page->state;
	struct str *out = enter(page, NOTHING);

	if (!on->begun) {
		str_add(out,
			"<!DOCTYPE html>\n"
			"<html lang=\"en\" "
			"xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
			"<meta charset=\"utf-8\"/>\n"
			"<meta name=\"viewport\" "
			"content=\"width=device-width,initial-scale=1\"/>\n"
			"<meta http-equiv=\"Content-Security-Policy\" "
			"content=\"default-src 'none';"
			"style-src 'unsafe-inline'\"/>\n");
		add_element(out, "title", NULL, text);
		str_print(out, "<style>\n%s</style>\n</head>\n<body>\n<main>\n",
			  style);
	}
	on->begun = true;
	on->heading = arena_text(page->arena, text);
	add_element(out, "h1", NULL, text);
	flush(page);
}

static void
html_heading(struct page *page, const char *text)
{
	struct html *on = page->state;

	on->heading = arena_text(page->arena, text);
	add_element(enter(page, NOTHING), "h2", NULL, text);
	flush(page);
}

static void
html_text(struct page *page, const char *text)
{
	struct str *out = enter(page, NOTHING);

	str_add(out, "<p>");
	add_lines(out, page->arena, text);
	str_add(out, "</p>\n");
	flush(page);
}

static void
html_item(struct page *page, const char *mark, const char *text)
{
	struct str *out = enter(page, *mark ? ITEMS : NOTHING);

	str_add(out, *mark ? "<li>" : "<p class=\"under\">");
	add_lines(out, page->arena, text);
	str_add(out, *mark ? "</li>\n" : "</p>\n");
	flush(page);
}

static void
html_pair(struct page *page, const char *label, const char *value)
{
	struct str *out = enter(page, PAIRS);

	add_element(out, "dt", NULL, label);
	str_add(out, "<dd>");
	add_lines(out, page->arena, value);
	str_add(out, "</dd>\n");
	flush(page);
}

/* A region that scrolls must be reached by the keyboard too. */
static void
html_table(struct page *page, const struct shape *shape, const char *columns,
	   const void *rows, size_t count)
{
	struct html *on = page->state;
	struct str *out = enter(page, NOTHING);

	str_add(out, "<div class=\"wide\" role=\"region\" tabindex=\"0\" "
		     "aria-label=\"");
	escape_html(out, on->heading);
	str_add(out, "\">\n<table>\n");
	flush(page);
	page_rows(page, VIEW_HTML, shape, columns, rows, count);
	str_add(enter(page, NOTHING), "</table>\n</div>\n");
	flush(page);
}

/* --- pictures --------------------------------------------------------------- */

static void
begin_figure(struct str *out, const char *class,
	     const struct page_picture *picture)
{
	str_print(out, "<figure class=\"%s\">\n", class);
	add_element(out, "figcaption", NULL, picture->title);
	if (picture->count == 0)
		add_element(out, "p", "note", "nothing to draw yet");
}

static void
end_figure(struct page *page, struct str *out,
	   const struct page_picture *picture)
{
	if (picture->note)
		add_element(out, "p", "note", picture->note);
	str_add(out, "</figure>\n");
	flush(page);
}

/* A thousand units are the full length, whatever room the page has. */
static void
add_bar(struct str *out, const struct page_value *value, double full)
{
	double low = 1000 * page_share(value->low, full);
	double high = 1000 * page_share(value->high, full);

	str_add(out, "<svg viewBox=\"0 0 1000 16\" "
		     "preserveAspectRatio=\"none\" aria-hidden=\"true\">");
	str_print(out, "<rect width=\"%.1f\" height=\"16\"/>",
		  1000 * page_share(value->value, full));
	if (value->sure)
		str_print(out, "<path d=\"M%.1f 8H%.1fM%.1f 3V13M%.1f 3V13\"/>",
			  low, high, low, high);
	str_add(out, "</svg>");
}

/* The bars are a table: who cannot see them reads it. */
static void
html_bars(struct page *page, const struct page_picture *picture)
{
	struct str *out = enter(page, NOTHING);
	double full = page_full(picture);
	bool noted = false;
	size_t i;

	begin_figure(out, "drawn", picture);
	for (i = 0; i < picture->count; i++)
		noted |= picture->values[i].note != NULL;
	if (picture->count > 0)
		str_print(out, "<table class=\"bars\">\n");
	for (i = 0; i < picture->count; i++) {
		const struct page_value *value = &picture->values[i];

		str_add(out, "<tr><th scope=\"row\">");
		escape_html(out, value->label);
		str_add(out, "</th><td class=\"n\">");
		escape_html(out, value->text);
		str_add(out, "</td><td class=\"bar\">");
		add_bar(out, value, full);
		str_add(out, "</td>");
		if (noted) {
			str_add(out, "<td class=\"note\">");
			escape_html(out, value->note);
			str_add(out, "</td>");
		}
		str_add(out, "</tr>\n");
	}
	if (picture->count > 0)
		str_add(out, "</table>\n");
	end_figure(page, out, picture);
}

static void
add_behind(struct str *out, const struct page_picture *picture)
{
	size_t i;

	str_add(out, "<div class=\"behind\"><table>\n");
	for (i = 0; i < picture->count; i++) {
		str_add(out, "<tr><th scope=\"row\">");
		escape_html(out, picture->values[i].label);
		str_add(out, "</th><td>");
		escape_html(out, picture->values[i].text);
		str_add(out, "</td></tr>\n");
	}
	str_add(out, "</table></div>\n");
}

/* Columns side by side, and behind them the table for who cannot see them. */
static void
html_spark(struct page *page, const struct page_picture *picture)
{
	const struct page_value *values = picture->values;
	struct str *out = enter(page, NOTHING);
	double full = page_full(picture);
	struct str ends = {0};
	size_t i;

	begin_figure(out, "spark", picture);
	if (picture->count == 0) {
		end_figure(page, out, picture);
		return;
	}
	str_print(out,
		  "<svg width=\"%zu\" viewBox=\"0 0 %zu 100\" "
		  "preserveAspectRatio=\"none\" aria-hidden=\"true\">\n",
		  picture->count * WIDE, picture->count * 10);
	for (i = 0; i < picture->count; i++) {
		double height = 100 * page_share(values[i].value, full);

		str_print(out,
			  "<rect x=\"%zu\" y=\"%.1f\" width=\"8\" "
			  "height=\"%.1f\"><title>",
			  i * 10 + 1, 100 - height, height);
		escape_html(out, values[i].label);
		str_add(out, ": ");
		escape_html(out, values[i].text);
		str_add(out, "</title></rect>\n");
	}
	str_add(out, "</svg>\n<p class=\"note\">");
	page_add_ends(&ends, picture, 0);
	escape_html(out, str_get(&ends));
	str_free(&ends);
	str_add(out, "</p>\n");
	add_behind(out, picture);
	end_figure(page, out, picture);
}

/* On paper, a page says when it was made. */
static void
html_close(struct page *page)
{
	struct html *on = page->state;
	struct str *out = enter(page, NOTHING);
	struct civil made = page->options.civil
				    ? page->options.civil(page->options.zone,
							  page->options.now)
				    : instant_civil(page->options.now);

	if (on->begun)
		str_print(out,
			  "<p class=\"made\">Made %04lld-%02d-%02d "
			  "%02d:%02d.</p>\n</main>\n</body>\n</html>\n",
			  (long long)made.year, made.month, made.mday,
			  made.hour, made.minute);
	flush(page);
}

const struct page_form page_html_form = {
	.open = html_open,
	.title = html_title,
	.heading = html_heading,
	.text = html_text,
	.item = html_item,
	.pair = html_pair,
	.table = html_table,
	.bars = html_bars,
	.spark = html_spark,
	.close = html_close,
};
