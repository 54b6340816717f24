/* SPDX-License-Identifier: ISC
 * The characters that HTML spells out.
 */
#include "text/entity.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"

#define NAME_LONGEST ((size_t)8)
#define DIGITS_MAX ((size_t)7)

static const struct {
	const char *name;
	int codepoint;
} entities[] = {
	{"quot", 0x22},	    {"amp", 0x26},	{"lt", 0x3C},
	{"gt", 0x3E},	    {"apos", 0x27},	{"nbsp", 0xA0},
	{"iexcl", 0xA1},    {"cent", 0xA2},	{"pound", 0xA3},
	{"curren", 0xA4},   {"yen", 0xA5},	{"brvbar", 0xA6},
	{"sect", 0xA7},	    {"uml", 0xA8},	{"copy", 0xA9},
	{"ordf", 0xAA},	    {"laquo", 0xAB},	{"not", 0xAC},
	{"shy", 0xAD},	    {"reg", 0xAE},	{"macr", 0xAF},
	{"deg", 0xB0},	    {"plusmn", 0xB1},	{"sup2", 0xB2},
	{"sup3", 0xB3},	    {"acute", 0xB4},	{"micro", 0xB5},
	{"para", 0xB6},	    {"middot", 0xB7},	{"cedil", 0xB8},
	{"sup1", 0xB9},	    {"ordm", 0xBA},	{"raquo", 0xBB},
	{"frac14", 0xBC},   {"frac12", 0xBD},	{"frac34", 0xBE},
	{"iquest", 0xBF},   {"Agrave", 0xC0},	{"Aacute", 0xC1},
	{"Acirc", 0xC2},    {"Atilde", 0xC3},	{"Auml", 0xC4},
	{"Aring", 0xC5},    {"AElig", 0xC6},	{"Ccedil", 0xC7},
	{"Egrave", 0xC8},   {"Eacute", 0xC9},	{"Ecirc", 0xCA},
	{"Euml", 0xCB},	    {"Igrave", 0xCC},	{"Iacute", 0xCD},
	{"Icirc", 0xCE},    {"Iuml", 0xCF},	{"ETH", 0xD0},
	{"Ntilde", 0xD1},   {"Ograve", 0xD2},	{"Oacute", 0xD3},
	{"Ocirc", 0xD4},    {"Otilde", 0xD5},	{"Ouml", 0xD6},
	{"times", 0xD7},    {"Oslash", 0xD8},	{"Ugrave", 0xD9},
	{"Uacute", 0xDA},   {"Ucirc", 0xDB},	{"Uuml", 0xDC},
	{"Yacute", 0xDD},   {"THORN", 0xDE},	{"szlig", 0xDF},
	{"agrave", 0xE0},   {"aacute", 0xE1},	{"acirc", 0xE2},
	{"atilde", 0xE3},   {"auml", 0xE4},	{"aring", 0xE5},
	{"aelig", 0xE6},    {"ccedil", 0xE7},	{"egrave", 0xE8},
	{"eacute", 0xE9},   {"ecirc", 0xEA},	{"euml", 0xEB},
	{"igrave", 0xEC},   {"iacute", 0xED},	{"icirc", 0xEE},
	{"iuml", 0xEF},	    {"eth", 0xF0},	{"ntilde", 0xF1},
	{"ograve", 0xF2},   {"oacute", 0xF3},	{"ocirc", 0xF4},
	{"otilde", 0xF5},   {"ouml", 0xF6},	{"divide", 0xF7},
	{"oslash", 0xF8},   {"ugrave", 0xF9},	{"uacute", 0xFA},
	{"ucirc", 0xFB},    {"uuml", 0xFC},	{"yacute", 0xFD},
	{"thorn", 0xFE},    {"yuml", 0xFF},	{"OElig", 0x152},
	{"oelig", 0x153},   {"Scaron", 0x160},	{"scaron", 0x161},
	{"Yuml", 0x178},    {"fnof", 0x192},	{"circ", 0x2C6},
	{"tilde", 0x2DC},   {"ensp", 0x2002},	{"emsp", 0x2003},
	{"thinsp", 0x2009}, {"zwnj", 0x200C},	{"zwj", 0x200D},
	{"ndash", 0x2013},  {"mdash", 0x2014},	{"lsquo", 0x2018},
	{"rsquo", 0x2019},  {"sbquo", 0x201A},	{"ldquo", 0x201C},
	{"rdquo", 0x201D},  {"bdquo", 0x201E},	{"dagger", 0x2020},
	{"Dagger", 0x2021}, {"bull", 0x2022},	{"hellip", 0x2026},
	{"permil", 0x2030}, {"prime", 0x2032},	{"Prime", 0x2033},
	{"lsaquo", 0x2039}, {"rsaquo", 0x203A}, {"euro", 0x20AC},
	{"trade", 0x2122},  {"larr", 0x2190},	{"uarr", 0x2191},
	{"rarr", 0x2192},   {"darr", 0x2193},	{"harr", 0x2194},
	{"minus", 0x2212},  {"infin", 0x221E},	{"asymp", 0x2248},
	{"ne", 0x2260},	    {"le", 0x2264},	{"ge", 0x2265},
	{"check", 0x2713},  {"hearts", 0x2665},
};

/* What windows-1252 has where ISO 8859-1 has controls. */
static const int windows[] = {
	0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
	0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

/* "#228" or "#xE4": the bytes it takes, 0 when it is none. */
static size_t
read_number(const char *text, size_t len, int *codepoint)
{
	int base = len > 1 && (text[1] == 'x' || text[1] == 'X') ? 16 : 10;
	size_t from = base == 16 ? 2 : 1, n = from;
	char digits[DIGITS_MAX + 1] = "";
	long value;

	while (n < len && n - from < DIGITS_MAX &&
	       (base == 16 ? isxdigit((unsigned char)text[n])
			   : isdigit((unsigned char)text[n])))
		n++;
	if (n == from)
		return 0;
	memcpy(digits, text + from, n - from);
	value = strtol(digits, NULL, base);
	if (value >= 0x80 && value < 0xA0)
		value = windows[value - 0x80];
	if (value == 0 || value > 0x10FFFF)
		value = 0xFFFD;
	*codepoint = (int)value;
	return n;
}

static size_t
read_name(const char *text, size_t len, int *codepoint)
{
	size_t n = 0, i;

	while (n < len && n < NAME_LONGEST && isalnum((unsigned char)text[n]))
		n++;
	/* "?a=1&copy=2" in an address is no sign */
	if (n == len || text[n] != ';')
		return 0;
	for (i = 0; i < sizeof(entities) / sizeof(entities[0]); i++) {
		if (strlen(entities[i].name) == n &&
		    memcmp(entities[i].name, text, n) == 0) {
			*codepoint = entities[i].codepoint;
			return n;
		}
	}
	return 0;
}

size_t
entity_read(const char *bytes, size_t len, char out[ENTITY_MAX], size_t *taken)
{
	int codepoint = '&';
	size_t n;

	n = len > 1 && bytes[1] == '#'
		    ? read_number(bytes + 1, len - 1, &codepoint)
		    : read_name(bytes + 1, len - 1, &codepoint);
	*taken = n + 1;
	if (n > 0 && n + 1 < len && bytes[n + 1] == ';')
		++*taken;
	return utf8_encode(codepoint, out);
}

char *
entity_text(struct arena *arena, const char *bytes, size_t len)
{
	struct str out = {0};
	char *text;

	while (len > 0) {
		char one[ENTITY_MAX];
		size_t taken = 1;

		if (*bytes == '&')
			str_add_bytes(&out, one,
				      entity_read(bytes, len, one, &taken));
		else
			str_add_char(&out, *bytes);
		bytes += taken;
		len -= taken;
	}
	text = arena_bytes(arena, str_get(&out), out.len);
	str_free(&out);
	return text;
}
