/* SPDX-License-Identifier: ISC
 * A stranger's text in TSV, CSV, JSON and on a person's line.
 */
#include "view/escape.h"

#include <stdlib.h>

#include "base/str.h"
#include "base/utf8.h"
#include "tap.h"

static void
is_escaped(void (*escape)(struct str *out, const char *text), const char *text,
	   const char *want, const char *title)
{
	struct str out = {0};

	escape(&out, text);
	is_text(str_get(&out), want, title);
	str_free(&out);
}

static void
test_tsv(void)
{
	is_escaped(escape_tsv, NULL, "-", "TSV: missing is a dash");
	is_escaped(escape_tsv, "", "-", "TSV: empty is missing");
	is_escaped(escape_tsv, "-", "\\-", "TSV: a lone dash is escaped");
	is_escaped(escape_tsv, "--", "--", "TSV: two dashes are not");
	is_escaped(escape_tsv, "-x", "-x", "TSV: a dash in front is not");
	is_escaped(escape_tsv, "a\tb\nc\rd\\e", "a\\tb\\nc\\rd\\\\e",
		   "TSV: tab, line end, return and backslash");
	is_escaped(escape_tsv, "\\-", "\\\\-",
		   "TSV: a backslash before a dash is one");
	is_escaped(escape_tsv, "say \"hi\", it's", "say \"hi\", it's",
		   "TSV: quotes and commas are plain");
	is_escaped(escape_tsv, "\033]0;x\a", "\\u{1b}]0;x\\u{7}",
		   "TSV: a terminal sequence is shown");
	is_escaped(escape_tsv,
		   "a\xC2\x9B"
		   "31m",
		   "a\\u{9b}31m", "TSV: so is one of C1");
	is_escaped(escape_tsv, "x\xE2\x80\xAEy", "x\\u{202e}y",
		   "TSV: so is an override of direction");
	is_escaped(escape_tsv,
		   "M\xC3\xBCller \xE4\xB8\xAD\xE6\x96\x87 "
		   "\xF0\x9F\x98\x80",
		   "M\xC3\xBCller \xE4\xB8\xAD\xE6\x96\x87 \xF0\x9F\x98\x80",
		   "TSV: other languages and emoji stay");
	is_escaped(escape_tsv, "a\xFF\xC3", "a\xEF\xBF\xBD\xEF\xBF\xBD",
		   "TSV: bytes that are no UTF-8 become U+FFFD");
	is_escaped(escape_tsv, "0123456\t89abcdef\\01234567\n",
		   "0123456\\t89abcdef\\\\01234567\\n",
		   "TSV: at every place of a word of eight");
	is_escaped(escape_tsv,
		   "0123\"567\x7F"
		   "0123456",
		   "0123\"567\\u{7f}0123456",
		   "TSV: a quote is not what ends a word, DEL is");
	is_escaped(escape_tsv, "\xF1\x80\x80\x80|\xF1\x80\x80|\xF1\x80|\xF1|",
		   "\xF1\x80\x80\x80|\xEF\xBF\xBD\xEF\xBF\xBD"
		   "\xEF\xBF\xBD|\xEF\xBF\xBD\xEF\xBF\xBD|\xEF\xBF\xBD|",
		   "TSV: four bytes, or what is left of them");
}

static void
test_json(void)
{
	is_escaped(escape_json, NULL, "null", "JSON: missing is null");
	is_escaped(escape_json, "", "null", "JSON: empty is missing");
	is_escaped(escape_json, "a\"b\\c\td\ne\rf",
		   "\"a\\\"b\\\\c\\td\\ne\\rf\"",
		   "JSON: quote, backslash, tab, line end, return");
	is_escaped(escape_json, "\001\033\x7F\xC2\x85\xE2\x80\xA8\xE2\x81\xA6",
		   "\"\\u0001\\u001b\\u007f\\u0085\\u2028\\u2066\"",
		   "JSON: active characters are kept as numbers");
	is_escaped(escape_json, "-", "\"-\"", "JSON: a dash is a dash");
	is_escaped(escape_json, "caf\xC3\xA9/", "\"caf\xC3\xA9/\"",
		   "JSON: the rest is as it was");
}

static void
test_csv(void)
{
	is_escaped(escape_csv, NULL, "", "CSV: missing is nothing");
	is_escaped(escape_csv, "", "", "CSV: empty is missing");
	is_escaped(escape_csv, "a ", "\"a \"", "CSV: a blank at the end too");
	is_escaped(escape_csv, "plain", "plain", "CSV: plain text is bare");
	is_escaped(escape_csv, "a,b", "\"a,b\"", "CSV: a comma takes quotes");
	is_escaped(escape_csv, "say \"hi\"", "\"say \"\"hi\"\"\"",
		   "CSV: a quote is doubled");
	is_escaped(escape_csv, "a\nb\tc", "\"a\nb\tc\"",
		   "CSV: line ends and tabs stay, in quotes");
	is_escaped(escape_csv, " a", "\" a\"", "CSV: outer blanks are quoted");
	is_escaped(escape_csv, "=1+1", "'=1+1", "CSV: no formula with =");
	is_escaped(escape_csv, "+1", "'+1", "CSV: nor with +");
	is_escaped(escape_csv, "-1", "'-1", "CSV: nor with -");
	is_escaped(escape_csv, "@x", "'@x", "CSV: nor with @");
	is_escaped(escape_csv, "\t=1", "'\t=1", "CSV: nor after a tab");
	is_escaped(escape_csv, "\r=1", "\"'\\r=1\"", "CSV: nor after a return");
	is_escaped(escape_csv, "=\"a,b\"", "\"'=\"\"a,b\"\"\"",
		   "CSV: nor inside quotes");
	is_escaped(escape_csv, "a=1", "a=1", "CSV: later on = is plain");
	is_escaped(escape_csv, "\033[2J", "\\u{1b}[2J",
		   "CSV: a terminal sequence is shown");
}

static void
test_line(void)
{
	is_escaped(escape_line, " a\n\tb  c\r\n", "a b c",
		   "line: blanks and line ends are one blank");
	is_escaped(escape_line, NULL, "", "line: missing is nothing");
	is_escaped(escape_line, "\n", "",
		   "line: nothing but blanks is nothing");
	is_escaped(escape_line, "a\033[1m\\", "a\\u{1b}[1m\\",
		   "line: active characters are shown");
}

static size_t
encode(int c, char *p)
{
	size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const int leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
	size_t i;

	for (i = n; i > 1; i--, c >>= 6)
		p[i - 1] = (char)(0x80 | (c & 0x3F));
	p[0] = (char)(leads[n] | c);
	p[n] = '\0';
	return n;
}

/* The quick way past utf8_active must agree with it, for every character and
 * every pair of lead and continuation. */
static void
test_every_character(void)
{
	int c, wrong = 0;
	struct str out = {0}, want = {0};

	for (c = 1; c < 0x110000; c++) {
		char text[8] = "x";

		encode(c, text + 1);
		str_clear(&out);
		str_clear(&want);
		escape_tsv(&out, text);
		if (c == '\\')
			str_add(&want, "x\\\\");
		else
			utf8_add_inert(&want, text, "");
		wrong += strcmp(out.data, want.data) != 0;
	}
	is_int(wrong, 0, "every character: as utf8_add_inert shows it");
	wrong = 0;
	for (c = 0x8000; c < 0x10000; c++) {
		char text[4] = {(char)(c >> 8), (char)c, 'x', '\0'};

		if ((c & 0xFF) == 0 || (c & 0xFF) == '\\')
			continue;
		str_clear(&out);
		str_clear(&want);
		escape_tsv(&out, text);
		utf8_add_inert(&want, text, "");
		wrong += strcmp(out.data, want.data) != 0;
	}
	is_int(wrong, 0, "every pair of bytes, valid or not");
	str_free(&out);
	str_free(&want);
}

static void
test_html(void)
{
	is_escaped(escape_html, NULL, "", "HTML: missing is nothing");
	is_escaped(escape_html, "<b a=\"1\" c='2'>&amp;",
		   "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;",
		   "HTML: whatever means something is a reference");
	is_escaped(escape_html, " a\n\tb ", "a b", "HTML: on one line");
	is_escaped(
		escape_html,
		"\033[1m\xE2\x80\xAEx\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD\xFF",
		"\\u{1b}[1m\\u{202e}x\\u{fffe}\\u{ffff}\xEF\xBF\xBD\xEF\xBF\xBD",
		"HTML: active characters and none of XML are shown");
}

int
main(void)
{
	test_html();
	test_tsv();
	test_json();
	test_csv();
	test_line();
	test_every_character();
	return done();
}
