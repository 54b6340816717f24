/* SPDX-License-Identifier: ISC
 * HTML as text: words, lines, lists, links, entities, and what is no HTML.
 */
#include "text/html.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "tap.h"
#include "text/entity.h"

static void
is_html(const char *html, const char *want, const char *title)
{
	struct arena arena = {0};

	is_text(html_text(&arena, html, strlen(html)), want, title);
	arena_free(&arena);
}

static void
test_lines(void)
{
	is_html("", "", "nothing");
	is_html(" \n\t <br> ", "", "blanks are nothing");
	is_html("it\n  <b>leaks</b>.", "it leaks.", "blanks run together");
	is_html("a<br>b<br/>c", "a\nb\nc", "br");
	is_html("<p>a</p><p>b</p>\n<p></p><p>c", "a\n\nb\n\nc", "p");
	is_html("<div>a</div><div>b</div><div><br></div><div>c</div>",
		"a\nb\n\nc", "div");
	is_html("a<br><br><br><br>b", "a\n\nb", "one blank line at most");
	is_html("<ul><li>a<li> b </ul>c", "- a\n- b\n\nc", "li");
	is_html("<ul><li></li><li>a</li></ul>", "- a", "an empty item");
	is_html("<table><tr><td>a<td>b</tr><tr><td>c</table>", "a b\nc", "td");
	is_html("a<hr>b", "a\n---\nb", "hr");
	is_html("<h1>T</h1>a", "T\n\na", "h1");
	is_html("<pre>a\n  b\n\n\nc</pre>d", "a\n  b\n\n\nc\n\nd", "pre");
	is_html("a<blockquote>b<br>c</blockquote>d", "a\n\n> b\n> c\n\nd",
		"blockquote");
	is_html("<blockquote><blockquote>b", "> > b", "a quote in a quote");
	is_html("</blockquote></pre>a  b", "a b", "ends that nothing began");
}

static void
test_tags(void)
{
	is_html("<HEAD><TITLE>x</TITLE><STYLE>p {}</STYLE></HEAD><P>a", "a",
		"title and style");
	is_html("<title>no end <p>a", "no end\n\na", "a title without end");
	is_html("<style>no end <p>a", "", "a style without end");
	is_html("a<script>if (a < b) x('</p>')</script>b", "ab", "script");
	is_html("a<!-- <p>x</p> -->b<!DOCTYPE x><?xml x?>c", "abc", "comments");
	is_html("a<!-- b <p>c", "ac", "a comment without end");
	is_html("<p title=\"a > b\">c", "c", "> in an attribute");
	is_html("<p title=\"a>b<p>c", "b\n\nc", "a quote that does not end");
	is_html("a < b <3 c<", "a < b <3 c<", "what is no tag");
	is_html("<img src=x alt='a &amp; b'>c<img src=x>", "a & bc", "img");
	is_html("a <img src=x alt=' b\n c '>d", "a b c d", "its words");
	is_html("<o:p>a</o:p><font size=2>b</font>", "ab", "other tags");
}

static void
test_links(void)
{
	is_html("<a href=\"http://x.example/a?b=1&amp;c\">here</a>.",
		"here <http://x.example/a?b=1&c>.", "a link");
	is_html("<a href='http://x.example/'>x.example</a>", "x.example",
		"that says where it leads to");
	is_html("<a href='http://x.example/'>http://x.example</a> a",
		"http://x.example a", "in full");
	is_html("<a href='mailto:a@x.example'>a@x.example</a>", "a@x.example",
		"an address");
	is_html("a <a href=https://x.example><img></a>",
		"a <https://x.example>", "without words");
	is_html("<a href='#top'>up</a> <a name=x>b</a>", "up b", "within");
	is_html("<a href='http://x.example/ a'>a</a>", "a", "no address");
	is_html("<a href='javascript:x()'>a</a>", "a", "no program");
	is_html("<a href=http://x.example>a<p>b", "a\n\nb <http://x.example>",
		"without end");
}

static void
is_entity(const char *text, const char *want, size_t taken, const char *title)
{
	char out[ENTITY_MAX + 1] = "";
	size_t got = 0, len = entity_read(text, strlen(text), out, &got);

	out[len] = '\0';
	ok(strcmp(out, want) == 0 && got == taken, "%s: %s, %zu", title, out,
	   got);
}

static void
test_entities(void)
{
	is_entity("&auml;x", "ä", 6, "by name");
	is_entity("&hearts;", "♥", 8, "the longest");
	is_entity("&#228;", "ä", 6, "by number");
	is_entity("&#xE4;", "ä", 6, "by hexadecimal number");
	is_entity("&#228x", "ä", 5, "a number without ;");
	is_entity("&#150;", "–", 6, "windows-1252");
	is_entity("&#0;", "\xEF\xBF\xBD", 4, "NUL");
	is_entity("&#xD800;", "\xEF\xBF\xBD", 8, "a surrogate");
	is_entity("&#9999999;", "\xEF\xBF\xBD", 10, "beyond Unicode");
	is_entity("&", "&", 1, "a mark alone");
	is_entity("&#x;", "&", 1, "no digits");
	is_entity("&copy=2", "&", 1, "a name without ;");
	is_entity("&nosuch;", "&", 1, "no such name");
	is_html("a&nbsp;b &nbsp; c", "a b c", "hard blanks");
	is_html("&#10;a&#10;b", "a b", "line ends spelt out");
	is_html("&lt;b&gt; &amp;amp;", "<b> &amp;", "once");
	is_html("caf\xE9", "caf\xEF\xBF\xBD", "what is no UTF-8");
}

/* What once cost the square of its length. */
static void
test_cost(const char *piece, const char *title)
{
	size_t len = strlen(piece), count = 8000000 / len, i;
	char *html = arena_grow(NULL, len * count + 1);
	struct arena arena = {0};
	clock_t from = clock();

	for (i = 0; i < count; i++)
		memcpy(html + i * len, piece, len);
	(void)html_text(&arena, html, len * count);
	ok(clock() - from < 20 * CLOCKS_PER_SEC, "8 MB of %s are read soon",
	   title);
	arena_free(&arena);
	free(html);
}

int
main(void)
{
	test_lines();
	test_tags();
	test_links();
	test_entities();
	test_cost("<a ", "tags without end");
	test_cost("<a \">\"<a ", "quotes in tags");
	test_cost("<!--", "comments without end");
	test_cost("<title>", "titles without end");
	test_cost("<a href=http://x>", "links without end");
	test_cost("<blockquote><p>a", "quotes in quotes");
	test_cost("</a><a href=", "attributes without end");
	return done();
}
