/* SPDX-License-Identifier: ISC
 * Test results as TAP, for the unit tests: the plan comes last.
 */
#ifndef TESTS_TAP_H
#define TESTS_TAP_H

#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static struct {
	int run;
	int failed;
} tap;

static inline bool
tap_result(bool good, const char *fmt, va_list ap)
	__attribute__((format(printf, 2, 0)));

static inline bool
tap_result(bool good, const char *fmt, va_list ap)
{
	printf("%sok %d - ", good ? "" : "not ", ++tap.run);
	vprintf(fmt, ap);
	putchar('\n');
	if (!good)
		tap.failed++;
	(void)fflush(stdout);
	return good;
}

static inline bool
ok(bool good, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

static inline bool
ok(bool good, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	(void)tap_result(good, fmt, ap);
	va_end(ap);
	return good;
}

/* Text as a diagnostic, each of its lines marked; NULL is shown as such. */
static inline void
tap_show(const char *label, const char *text)
{
	printf("# %s: ", label);
	if (!text) {
		puts("(NULL)");
		return;
	}
	putchar('"');
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c == '\n')
			printf("\\n\n#      ");
		else if (c < 0x20 || c == 0x7f)
			printf("\\x%02x", c);
		else
			putchar(c);
	}
	puts("\"");
}

static inline bool
is_text(const char *got, const char *want, const char *title)
{
	bool good = got && want ? strcmp(got, want) == 0 : got == want;

	(void)ok(good, "%s", title);
	if (!good) {
		tap_show(" got", got);
		tap_show("want", want);
	}
	return good;
}

static inline bool
is_int(int64_t got, int64_t want, const char *title)
{
	(void)ok(got == want, "%s", title);
	if (got != want)
		printf("#  got: %" PRId64 "\n# want: %" PRId64 "\n", got, want);
	return got == want;
}

/* Print the plan; returns what main() shall return. */
static inline int
done(void)
{
	printf("1..%d\n", tap.run);
	return tap.failed || !tap.run ? 1 : 0;
}

#endif
