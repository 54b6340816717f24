/* SPDX-License-Identifier: ISC
 * Money in minor units with its currency.
 */
#include "base/money.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"

#define BLANKS " \t"
#define GROUP ((size_t)3)

/* ISO 4217, list one, 2024: what has not two decimals. */
static const char none[] = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI "
			   "VND VUV XAF XOF XPF";
static const char three[] = "BHD IQD JOD KWD LYD OMR TND";
static const char four[] = "CLF UYW";

bool
money_missing(struct money money)
{
	return money.minor == INT64_MIN;
}

bool
money_is_currency(const char *text)
{
	size_t i;

	for (i = 0; i < 3; i++) {
		if (text[i] < 'A' || text[i] > 'Z')
			return false;
	}
	return text[3] == '\0';
}

const char *
money_with_decimals(int decimals)
{
	if (decimals == 0)
		return none;
	if (decimals == 3)
		return three;
	return decimals == 4 ? four : "";
}

int
money_decimals(const char *currency)
{
	if (!money_is_currency(currency))
		return 2;
	if (strstr(none, currency))
		return 0;
	if (strstr(three, currency))
		return 3;
	return strstr(four, currency) ? 4 : 2;
}

/* --- reading ---------------------------------------------------------------- */

static int
no_number(const char *text, struct error *err)
{
	return error_set(err, ERR_DATA, "%.60s: no number", text);
}

/* What a mark with that many digits before and behind it, and no other beside
 * it, stands for: '.' decimals, ',' a group, '?' either. */
static char
meaning(char mark, size_t before, size_t behind, int decimals)
{
	if (behind != GROUP || before > GROUP || before == 0)
		return '.';
	if (decimals == 0)
		return mark == ',' ? ',' : '?';
	return mark == '.' && decimals >= (int)GROUP ? '.' : '?';
}

static int
two_readings(const char *text, const char *digits, struct error *err)
{
	size_t whole = strcspn(digits, ".,");

	error_set(err, ERR_DATA, "%.60s is %.*s%s or %.*s.%s", text, (int)whole,
		  digits, digits + whole + 1, (int)whole, digits,
		  digits + whole + 1);
	return error_hint(err, "write it without a mark for thousands");
}

/* The decimal mark of digits where nobody told it; '\0' in *point: none. */
static int
find_point(const char *text, const char *digits, int decimals, char *point,
	   struct error *err)
{
	const char *first = strpbrk(digits, ".,");
	const char *last = first;
	char is;

	*point = '.';
	if (!first)
		return 0;
	while (strpbrk(last + 1, ".,"))
		last = strpbrk(last + 1, ".,");
	if (first != last) {
		/* "1,234,567" has groups alone */
		*point = *first == *last ? (*first == ',' ? '.' : ',') : *last;
		return 0;
	}
	is = meaning(*first, (size_t)(first - digits), strlen(first + 1),
		     decimals);
	if (is == '?')
		return two_readings(text, digits, err);
	*point = is == '.' ? *first : (*first == ',' ? '.' : ',');
	return 0;
}

/* Whether the digits up to end are fine: groups of three behind the first. */
static bool
grouped_well(const char *digits, size_t len, char mark)
{
	size_t run = 0, groups = 0, i;

	for (i = 0; i <= len; i++) {
		if (i < len && digits[i] != mark) {
			if (!isdigit((unsigned char)digits[i]))
				return false;
			run++;
			continue;
		}
		if (i < len || groups > 0) {
			if (groups == 0 ? run == 0 || run > GROUP
					: run != GROUP)
				return false;
		}
		groups++;
		run = 0;
	}
	return true;
}

/* Ten times *n and a digit more. */
static bool
push(int64_t *n, char digit)
{
	if (*n > MONEY_MOST / 10)
		return false;
	*n = *n * 10 + (digit - '0');
	return *n <= MONEY_MOST;
}

/* The digits as units; false where they are too many. */
static bool
collect(const char *digits, size_t whole, char mark, const char *behind,
	int decimals, int64_t *units)
{
	int64_t n = 0;
	size_t i;

	for (i = 0; i < whole; i++) {
		if (digits[i] != mark && !push(&n, digits[i]))
			return false;
	}
	for (; decimals > 0; decimals--) {
		if (!push(&n, *behind ? *behind : '0'))
			return false;
		behind += *behind != '\0';
	}
	*units = n;
	return true;
}

static int
read_digits(const char *text, const char *digits, char point, int decimals,
	    int64_t *units, struct error *err)
{
	char mark = point == '.' ? ',' : '.';
	const char *dot = strchr(digits, point);
	size_t whole = dot ? (size_t)(dot - digits) : strlen(digits);
	const char *behind = dot ? dot + 1 : "";
	size_t len = strspn(behind, "0123456789"), i;

	if (whole + len == 0 || behind[len] != '\0' || (dot && len == 0) ||
	    !grouped_well(digits, whole, mark))
		return no_number(text, err);
	for (i = (size_t)decimals; i < len; i++) {
		if (behind[i] == '0')
			continue;
		return decimals > 0
			       ? error_set(err, ERR_DATA,
					   "%.60s: no more than %d decimals",
					   text, decimals)
			       : error_set(err, ERR_DATA, "%.60s: no decimals",
					   text);
	}
	if (!collect(digits, whole, mark, behind, decimals, units))
		return error_set(err, ERR_DATA, "%.60s: too much", text);
	return 0;
}

int
money_number(const char *text, char point, int decimals, int64_t *units,
	     struct error *err)
{
	bool minus = *text == '-';
	const char *digits = text + (minus || *text == '+');

	if (digits[strspn(digits, "0123456789.,")] != '\0' || !*digits)
		return no_number(text, err);
	if (point == '\0' &&
	    find_point(text, digits, decimals, &point, err) < 0)
		return -1;
	if (read_digits(text, digits, point, decimals, units, err) < 0)
		return -1;
	if (minus)
		*units = -*units;
	return 0;
}

#define MOST_TEXT 64

/* Copy len bytes without the blanks around them. */
static bool
copy_trimmed(char out[MOST_TEXT], const char *text, size_t len)
{
	while (len > 0 && strchr(BLANKS, *text)) {
		text++;
		len--;
	}
	while (len > 0 && strchr(BLANKS, text[len - 1]))
		len--;
	if (len >= MOST_TEXT)
		return false;
	memcpy(out, text, len);
	out[len] = '\0';
	return true;
}

static bool
take_currency(const char *text, char currency[4])
{
	char code[4];
	size_t i;

	for (i = 0; i < 3; i++) {
		if (!isalpha((unsigned char)text[i]))
			return false;
		code[i] = (char)toupper((unsigned char)text[i]);
	}
	code[3] = '\0';
	memcpy(currency, code, sizeof(code));
	return true;
}

int
money_parse(const char *text, char point, const char *currency,
	    struct money *money, struct error *err)
{
	char number[MOST_TEXT];
	size_t len = strlen(text);
	bool fits;

	memset(money->currency, 0, sizeof(money->currency));
	if (len > 3 && !isalpha((unsigned char)text[3]) &&
	    take_currency(text, money->currency))
		fits = copy_trimmed(number, text + 3, len - 3);
	else if (len > 3 && !isalpha((unsigned char)text[len - 4]) &&
		 take_currency(text + len - 3, money->currency))
		fits = copy_trimmed(number, text, len - 3);
	else
		fits = copy_trimmed(number, text, len);
	if (!fits)
		return error_set(err, ERR_DATA, "%.60s…: no sum of money",
				 text);
	if (!money->currency[0] && currency)
		(void)take_currency(currency, money->currency);
	if (!money->currency[0])
		return error_set(err, ERR_DATA, "%.60s: in which currency?",
				 text);
	return money_number(number, point, money_decimals(money->currency),
			    &money->minor, err);
}

/* --- writing ---------------------------------------------------------------- */

/* Units with exactly so many decimals. */
static void
add_units(struct str *out, int64_t units, int decimals, bool grouped)
{
	uint64_t n = units < 0 ? 0 - (uint64_t)units : (uint64_t)units;
	char digits[24];
	size_t len = 0, i;

	do {
		digits[len++] = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0 || len <= (size_t)decimals);
	if (units < 0)
		str_add_char(out, '-');
	for (i = len; i-- > 0;) {
		size_t whole = i - (size_t)decimals;

		str_add_char(out, digits[i]);
		if (decimals > 0 && i == (size_t)decimals)
			str_add_char(out, '.');
		else if (grouped && i > (size_t)decimals && whole % GROUP == 0)
			str_add_char(out, ',');
	}
}

void
money_add_number(struct str *out, struct money money, bool grouped)
{
	add_units(out, money.minor, money_decimals(money.currency), grouped);
}

void
money_add(struct str *out, struct money money)
{
	money_add_number(out, money, true);
	str_add_char(out, ' ');
	str_add(out, money.currency);
}

const char *
money_text(struct arena *arena, struct money money)
{
	struct str out = {0};

	money_add(&out, money);
	return str_keep(&out, arena);
}

void
money_add_decimal(struct str *out, int64_t units, int decimals)
{
	while (decimals > 0 && units % 10 == 0) {
		units /= 10;
		decimals--;
	}
	add_units(out, units, decimals, false);
}

/* --- counting --------------------------------------------------------------- */

bool
money_sum(int64_t *sum, int64_t minor)
{
	if (minor > 0 ? *sum > INT64_MAX - minor : *sum < INT64_MIN - minor)
		return false;
	*sum += minor;
	return true;
}

bool
money_times(int64_t price, int64_t thousandths, int64_t *minor)
{
	int64_t most = INT64_MAX - 500, product;

	if (price < -MONEY_MOST || price > MONEY_MOST ||
	    thousandths < -MONEY_MOST || thousandths > MONEY_MOST)
		return false;
	if (price != 0 && (thousandths < 0 ? -thousandths : thousandths) >
				  most / (price < 0 ? -price : price))
		return false;
	product = price * thousandths;
	*minor = (product < 0 ? product - 500 : product + 500) / 1000;
	return *minor >= -MONEY_MOST && *minor <= MONEY_MOST;
}
