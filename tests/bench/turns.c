/* SPDX-License-Identifier: ISC
 * Times commands turn and turn about and prints the ratios.
 *
 *	turns ROUNDS RUNS name command ... // name command ... [// ...]
 *
 * In each round each command runs RUNS times, the order rotates, and its time
 * is divided by that of the first command; printed is the median of the
 * rounds: "name ratio rounds". "{n}" in a command is the number of its run.
 * What they print goes to the null device; one that fails ends it all.
 */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define COMMANDS 8
#define WORDS 64
#define ROUNDS 1000

struct command {
	const char *name;
	char **argv;
	int words;
	long run; /* so far */
	double took[ROUNDS];
};

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* The words with {n} filled in; static, overwritten by the next call. */
static char **
filled(struct command *command)
{
	static char text[WORDS][512];
	static char *argv[WORDS + 1];
	int i;

	for (i = 0; i < command->words; i++) {
		const char *at = strstr(command->argv[i], "{n}");

		argv[i] = command->argv[i];
		if (!at)
			continue;
		snprintf(text[i], sizeof(text[i]), "%.*s%ld%s",
			 (int)(at - command->argv[i]), command->argv[i],
			 command->run, at + 3);
		argv[i] = text[i];
	}
	argv[i] = NULL;
	return argv;
}

static double
run(struct command *command)
{
	char **argv;
	double began;
	pid_t child;
	int status;

	command->run++;
	argv = filled(command);
	began = now();
	child = fork();
	if (child == 0) {
		int null = open("/dev/null", O_RDWR);

		dup2(null, 0);
		dup2(null, 1);
		dup2(null, 2);
		execvp(argv[0], argv);
		_exit(127);
	}
	if (child < 0 || waitpid(child, &status, 0) < 0) {
		perror("turns");
		exit(1);
	}
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		fprintf(stderr, "turns: %s: status %d\n", command->name,
			WIFEXITED(status) ? WEXITSTATUS(status) : -1);
		exit(1);
	}
	return now() - began;
}

static int
ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(double *values, int n)
{
	qsort(values, (size_t)n, sizeof(*values), ascending);
	return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

static int
read_commands(int argc, char **argv, struct command *commands)
{
	int count = 0, i;

	for (i = 3; i < argc && count < COMMANDS; i++) {
		struct command *command = &commands[count++];

		command->name = argv[i++];
		command->argv = argv + i;
		while (i < argc && strcmp(argv[i], "//") != 0)
			i++;
		command->words = (int)(argv + i - command->argv);
		if (command->words < 1 || command->words >= WORDS)
			return 0;
	}
	return count;
}

int
main(int argc, char **argv)
{
	static struct command commands[COMMANDS];
	static double ratios[ROUNDS];
	int rounds = argc > 2 ? atoi(argv[1]) : 0;
	int runs = argc > 2 ? atoi(argv[2]) : 0;
	int count = argc > 2 ? read_commands(argc, argv, commands) : 0;
	int i, k, r;

	if (count < 2 || rounds < 1 || rounds > ROUNDS || runs < 1) {
		fputs("usage: turns rounds runs name command ... // name "
		      "command ...\n",
		      stderr);
		return 2;
	}
	for (i = 0; i < count; i++) /* warm */
		run(&commands[i]);
	for (r = 0; r < rounds; r++)
		for (k = 0; k < runs * count; k++)
			commands[(r + k) % count].took[r] +=
				run(&commands[(r + k) % count]);
	for (i = 1; i < count; i++) {
		for (r = 0; r < rounds; r++)
			ratios[r] = commands[i].took[r] / commands[0].took[r];
		printf("%s %.3f %d\n", commands[i].name, median(ratios, rounds),
		       rounds);
	}
	return 0;
}
