/* SPDX-License-Identifier: ISC
 * Money in minor units.
 */
#include "base/money.h"
#include "base/str.h"
#include "tap.h"

static void
currencies(void)
{
	is_int(money_decimals("EUR"), 2, "a cent is the hundredth of a euro");
	is_int(money_decimals("JPY"), 0, "a yen has no decimals");
	is_int(money_decimals("BHD"), 3, "a dinar has a thousand fils");
	is_int(money_decimals("CLF"), 4, "a unidad de fomento has four");
	is_int(money_decimals("PYJ"), 2, "no part of a list is a currency");
	ok(money_is_currency("EUR"), "EUR is a currency");
	ok(!money_is_currency("eur"), "eur is not");
	ok(!money_is_currency("EURO"), "nor is EURO");
	ok(!money_is_currency("E"), "nor E");
}

static void
sums(void)
{
	static const struct {
		const char *text;
		char point;
		const char *currency;
		int64_t minor; /* INT64_MIN: refused */
	} table[] = {
		{"12.50", '\0', "EUR", 1250},
		{"12,50", '\0', "EUR", 1250},
		{"1,234.50", '\0', "EUR", 123450},
		{"1.234,50", '\0', "EUR", 123450},
		{"1,234,567", '\0', "EUR", 123456700},
		{"0.5", '\0', "EUR", 50},
		{".5", '\0', "EUR", 50},
		{"-3.2", '\0', "EUR", -320},
		{"+3", '\0', "EUR", 300},
		{"1234,5", '\0', "EUR", 123450},
		{"12.500", '.', "EUR", 1250},
		{"12,50", ',', "EUR", 1250},
		{"1.234", ',', "EUR", 123400},
		{"1,234", '.', "EUR", 123400},
		{"1,234", '\0', "JPY", 1234},
		{"1234", '\0', "JPY", 1234},
		{"1.234", '\0', "BHD", 1234},
		{"1", '\0', "BHD", 1000},
		{"9000000000000", '\0', "EUR", 900000000000000},
		{"1,234", '\0', "EUR", INT64_MIN},
		{"1.234", '\0', "EUR", INT64_MIN},
		{"1.234", '\0', "JPY", INT64_MIN},
		{"1,234", '\0', "BHD", INT64_MIN},
		{"12.345", '.', "EUR", INT64_MIN},
		{"12.5", '\0', "JPY", INT64_MIN},
		{"12,50", '.', "EUR", INT64_MIN},
		{"1,2345.00", '\0', "EUR", INT64_MIN},
		{"12,34,567", '\0', "EUR", INT64_MIN},
		{"1.2.3", '.', "EUR", INT64_MIN},
		{"12.", '\0', "EUR", INT64_MIN},
		{"", '\0', "EUR", INT64_MIN},
		{"-", '\0', "EUR", INT64_MIN},
		{".", '\0', "EUR", INT64_MIN},
		{"--1", '\0', "EUR", INT64_MIN},
		{"1e3", '\0', "EUR", INT64_MIN},
		{"9000000000000.01", '\0', "EUR", INT64_MIN},
		{"99999999999999999999", '\0', "EUR", INT64_MIN},
		{"12 50", '\0', "EUR", INT64_MIN},
	};
	size_t i;

	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct money money = MONEY_MISSING;
		struct error err = {0};
		int rc = money_parse(table[i].text, table[i].point,
				     table[i].currency, &money, &err);

		if (table[i].minor == INT64_MIN)
			ok(rc == -1 && err.code == ERR_DATA,
			   "\"%s\" %s is refused", table[i].text,
			   table[i].currency);
		else
			ok(rc == 0 && money.minor == table[i].minor,
			   "\"%s\" %s is read", table[i].text,
			   table[i].currency);
	}
}

static void
named(void)
{
	struct money money;
	struct error err = {0};

	is_int(money_parse("12.50 usd", '\0', "EUR", &money, &err), 0,
	       "a currency behind the sum");
	is_text(money.currency, "USD", "counts");
	is_int(money.minor, 1250, "and so does the sum");
	is_int(money_parse("JPY 1,000", '\0', "EUR", &money, &err), 0,
	       "a currency before it, with its own decimals");
	is_int(money.minor, 1000, "likewise");
	is_int(money_parse("12", '\0', NULL, &money, &err), -1,
	       "none at all is refused");
	is_text(err.text, "12: in which currency?", "with a question");
	is_int(money_parse("1,234", '\0', "EUR", &money, &err), -1,
	       "two readings");
	is_text(err.text, "1,234 is 1234 or 1.234", "are both named");
}

static void
written(void)
{
	struct str out = {0};

	money_add(&out, (struct money){123450, "EUR"});
	is_text(str_get(&out), "1,234.50 EUR", "for a person");
	str_clear(&out);
	money_add_number(&out, (struct money){123450, "EUR"}, false);
	is_text(str_get(&out), "1234.50", "for a program");
	str_clear(&out);
	money_add(&out, (struct money){-5, "EUR"});
	is_text(str_get(&out), "-0.05 EUR", "less than nothing");
	str_clear(&out);
	money_add(&out, (struct money){1234567, "JPY"});
	is_text(str_get(&out), "1,234,567 JPY", "yen");
	str_clear(&out);
	money_add(&out, (struct money){0, "BHD"});
	is_text(str_get(&out), "0.000 BHD", "nothing, in dinars");
	str_clear(&out);
	money_add_decimal(&out, 2500, 3);
	is_text(str_get(&out), "2.5", "no needless zeros");
	str_clear(&out);
	money_add_decimal(&out, -2000, 3);
	is_text(str_get(&out), "-2", "nor a needless point");
	str_clear(&out);
	money_add_decimal(&out, 0, 3);
	is_text(str_get(&out), "0", "nothing");
	str_free(&out);
}

static void
counted(void)
{
	int64_t n = INT64_MAX - 1;

	ok(money_sum(&n, 1), "a sum that just fits");
	ok(!money_sum(&n, 1), "one that does not");
	is_int(n, INT64_MAX, "leaves it alone");
	ok(money_times(8990, 2000, &n) && n == 17980, "two at 89.90");
	ok(money_times(333, 500, &n) && n == 167, "half of 3.33 is 1.67");
	ok(money_times(333, -500, &n) && n == -167, "taken back, the same");
	ok(!money_times(MONEY_MOST, 2000, &n), "too much is refused");
	ok(!money_times(2, INT64_MIN, &n), "so is a quantity beyond all");
}

int
main(void)
{
	currencies();
	sums();
	named();
	written();
	counted();
	return done();
}
