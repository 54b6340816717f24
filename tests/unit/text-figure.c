/* SPDX-License-Identifier: ISC
 * Numbers of foreign tables: what a column says, and how each is read.
 */
#include "tap.h"

#include "text/figure.h"

/* The decimal point of a column, its values parted by '|' and each in a line
 * of its own from 2; or what is wrong with it. */
static const char *
judged(const char *values)
{
	static struct error err;
	static char decimal[2];
	struct figure_column column = {0};
	char value[80];
	int64_t line = 2;

	for (; values; line++) {
		const char *bar = strchr(values, '|');
		size_t len = bar ? (size_t)(bar - values) : strlen(values);

		(void)snprintf(value, sizeof(value), "%.*s", (int)len, values);
		figure_see(&column, value[0] ? value : NULL, line);
		values = bar ? bar + 1 : NULL;
	}
	if (figure_judge(&column, "amount", decimal, &err) < 0)
		return err.text;
	return decimal;
}

static void
is_judged(const char *values, const char *want)
{
	is_text(judged(values), want, values);
}

static void
test_columns(void)
{
	is_judged("", ".");
	is_judged("1|20|300", ".");
	is_judged("1.234,50", ",");
	is_judged("1,234.50", ".");
	is_judged("12,5", ",");
	is_judged("12.5", ".");
	is_judged("0,123", ",");
	is_judged("1234,567", ",");
	is_judged(",5", ",");
	is_judged("1.234.567", ",");
	is_judged("1,234,567", ".");
	is_judged("1 234,567", ",");
	is_judged("1'234.567", ".");
	is_judged("1,234|5|12,50 EUR", ",");
	is_judged("1,234|1,234.5", ".");
	is_judged("1,234", "amount: 1,234 (line 2) is 1234 or 1.234");
	is_judged("|-1.234 EUR|5.678",
		  "amount: -1.234 EUR (line 3) is -1.234 or -1234");
	is_judged("12,50|12.50", ",");
	is_judged("12,50|12.50|1.5", ".");
	is_judged("n/a|1.5.|..|1,2,3.4", ".");
	is_judged("1,2,3|4,5", ",");
}

static void
reads(const char *text, char decimal, const char *number, const char *unit)
{
	struct figure figure;
	struct error err = {0};
	char title[120];

	(void)snprintf(title, sizeof(title), "%s with %c", text, decimal);
	is_int(figure_read(text, decimal, &figure, &err), 0, title);
	is_text(figure.number, number, title);
	is_text(figure.unit, unit, title);
}

static void
is_refused(const char *text, char decimal, const char *why)
{
	struct figure figure;
	struct error err = {0};

	is_int(figure_read(text, decimal, &figure, &err), -1, text);
	is_int(err.code, ERR_DATA, text);
	is_text(err.text, why, text);
}

static void
test_values(void)
{
	reads("1.234,50", ',', "1234.50", "");
	reads("1,234.50", '.', "1234.50", "");
	reads("1,234", '.', "1234", "");
	reads("1,234", ',', "1.234", "");
	reads("12,34,567.8", '.', "1234567.8", "");
	reads("1 234 567,5", ',', "1234567.5", "");
	reads("1\xc2\xa0"
	      "234,5",
	      ',', "1234.5", "");
	reads("1\xe2\x80\xaf"
	      "234,5",
	      ',', "1234.5", "");
	reads("1'234.5", '.', "1234.5", "");
	reads("1\xe2\x80\x99"
	      "234.5",
	      '.', "1234.5", "");
	reads("0007", '.', "7", "");
	reads("0", '.', "0", "");
	reads(".5", '.', "0.5", "");
	reads("5.", '.', "5", "");
	reads("+5", '.', "5", "");
	reads("-5", '.', "-5", "");
	reads("\xe2\x88\x92"
	      "5",
	      '.', "-5", "");
	reads("5-", '.', "-5", "");
	reads("(5.00)", '.', "-5.00", "");
	reads("($5.00)", '.', "-5.00", "$");
	reads(" 12,50 \xe2\x82\xac ", ',', "12.50", "\xe2\x82\xac");
	reads("EUR 12,50", ',', "12.50", "EUR");
	reads("-$12.50", '.', "-12.50", "$");
	reads("\xc2\xa3-12.50", '.', "-12.50", "\xc2\xa3");
	reads("12.50 USD-", '.', "-12.50", "USD");
	reads("123456789012345678.12", '.', "123456789012345678.12", "");
}

static void
test_refused(void)
{
	is_refused("", '.', ": no number");
	is_refused("abc", '.', "abc: no number");
	is_refused("1e5", '.', "1e5: no number");
	is_refused("12%", '.', "12%: no number");
	is_refused("--5", '.', "--5: no number");
	is_refused("-5-", '.', "-5-: no number");
	is_refused("(-5)", '.', "(-5): no number");
	is_refused("(5", '.', "(5: no number");
	is_refused("EUR 5 EUR", '.', "EUR 5 EUR: no number");
	is_refused(".", '.', ".: no number");
	is_refused("1.2.3", '.',
		   "1.2.3: no number when the decimal point is .");
	is_refused("12,50", '.',
		   "12,50: no number when the decimal point is .");
	is_refused("12.50", ',',
		   "12.50: no number when the decimal point is ,");
	is_refused("1,234,56", '.', "1,234,56: no number");
	is_refused("1 234'567", '.', "1 234'567: no number");
	is_refused("1 2,345", '.',
		   "1 2,345: no number when the decimal point is .");
	is_refused("1234567890123456789", '.',
		   "1234567890123456789: no number");
}

int
main(void)
{
	test_columns();
	test_values();
	test_refused();
	return done();
}
