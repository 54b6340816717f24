/* SPDX-License-Identifier: ISC
 * The end of a run that failed.
 */
#include "cli/die.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"

/* There is nobody left to tell when standard error fails. */
static void
print(const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t n = write(STDERR_FILENO, bytes, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		bytes += n;
		len -= (size_t)n;
	}
}

/* Text with every line but its first indented. */
static void
add_indented(struct str *out, const char *text)
{
	struct str inert = {0};
	const char *p;

	utf8_add_inert(&inert, text, "\n");
	for (p = str_get(&inert); *p; p++) {
		str_add_char(out, *p);
		if (*p == '\n')
			str_add(out, "  ");
	}
	str_free(&inert);
}

void
die_remark(const char *program, const char *text)
{
	struct str out = {0};

	str_add(&out, program);
	str_add(&out, ": ");
	add_indented(&out, text);
	str_add_char(&out, '\n');
	print(out.data, out.len);
	str_free(&out);
}

int
die_report(const char *program, const struct error *err)
{
	struct str out = {0};

	if (err->text[0] == '\0')
		return (int)err->code;
	/* what went wrong is one line, whatever names it quotes */
	utf8_add_inert(&out, err->text, "");
	if (err->hint[0]) {
		str_add_char(&out, '\n');
		str_add(&out, err->hint);
	}
	die_remark(program, out.data);
	str_free(&out);
	return (int)err->code;
}

static void
exhausted(void)
{
	static const char line[] = "crm: out of memory\n";

	print(line, sizeof(line) - 1);
	_exit(ERR_MEMORY);
}

static void
exhausted_again(void)
{
	static const char line[] = "crm: out of memory\n";

	print(line, sizeof(line) - 1);
	_exit(ERR_AGAIN);
}

static void
exhausted_late(void)
{
	static const char line[] =
		"crm: out of memory; it was kept, but not printed\n";

	print(line, sizeof(line) - 1);
	_exit(ERR_UNKNOWN);
}

/* GLib has said why. */
static void
aborted(int number)
{
	(void)number;
	_exit(ERR_MEMORY);
}

static void
aborted_again(int number)
{
	(void)number;
	_exit(ERR_AGAIN);
}

void
die_on_abort(bool again)
{
	(void)signal(SIGABRT, again ? aborted_again : aborted);
	(void)signal(SIGTRAP, again ? aborted_again : aborted);
	if (again)
		arena_on_exhausted(exhausted_again);
}

void
die_on_exhausted_late(void)
{
	arena_on_exhausted(exhausted_late);
}

void
die_on_exhausted(void)
{
	arena_on_exhausted(exhausted);
}
