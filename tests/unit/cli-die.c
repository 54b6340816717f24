/* SPDX-License-Identifier: ISC
 * What a failed run says on standard error, and its status.
 */
#include "cli/die.h"

#include <stdlib.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "tap.h"

static FILE *file;

/* What was written to standard error since the last call. */
static const char *
said(void)
{
	static char text[2048];
	ssize_t len = pread(fileno(file), text, sizeof(text) - 1, 0);

	text[len < 0 ? 0 : len] = '\0';
	if (ftruncate(fileno(file), 0) || lseek(fileno(file), 0, SEEK_SET))
		abort();
	return text;
}

static void
test_report(void)
{
	struct error err = {0};

	error_set(&err, ERR_NO, "c99: no such customer");
	is_int(die_report("crm-log", &err), 1, "the status is the code");
	is_text(said(), "crm-log: c99: no such customer\n", "one line");
	error_set(&err, ERR_POLICY, "policy.yaml:12:9: names \n\033nobody");
	error_hint(&err, "level: \t2\n       ^");
	is_int(die_report("crm-check", &err), 78, "with a next step");
	is_text(said(),
		"crm-check: policy.yaml:12:9: names \\n\\u{1b}nobody\n"
		"  level: \\t2\n"
		"         ^\n",
		"its lines are indented, all is inert");
	error_set(&err, ERR_IO, "%s", "");
	is_int(die_report("crm-log", &err), 74, "a reader that went away");
	is_text(said(), "", "is not spoken of");
	die_remark("crm-log", "k1 and k2 are open\ncrm-merge k1 k2 joins them");
	is_text(said(),
		"crm-log: k1 and k2 are open\n  crm-merge k1 k2 joins them\n",
		"a remark");
}

static void
test_exhausted(void)
{
	pid_t pid = fork();
	struct arena arena = {NULL};
	int status = 0;

	if (pid == 0) {
		die_on_exhausted();
		(void)arena_get(&arena, SIZE_MAX);
		_exit(0);
	}
	ok(waitpid(pid, &status, 0) == pid && WIFEXITED(status) &&
		   WEXITSTATUS(status) == ERR_MEMORY,
	   "no memory is status 71");
	is_text(said(), "crm: out of memory\n", "and one line");
}

int
main(void)
{
	file = tmpfile();
	if (!file || dup2(fileno(file), STDERR_FILENO) < 0)
		abort();
	test_report();
	test_exhausted();
	(void)fclose(file);
	return done();
}
