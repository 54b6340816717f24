/* SPDX-License-Identifier: ISC
 * Many writers at once: how many fail, how long the unluckiest waits, and how
 * far apart the first and the last are done.
 *
 *	writers WRITERS TIMES command ...
 *
 * Prints "failures F worst_s W first_last R each_ms E": R is the time of the
 * first to finish divided by that of the last, E the time in all per command.
 */
#define _POSIX_C_SOURCE 200809L
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define WRITERS 64

struct result {
	int failures;
	double worst, done;
};

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int
once(char **argv)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		int null = open("/dev/null", O_RDWR);

		dup2(null, 0);
		dup2(null, 1);
		dup2(null, 2);
		execvp(argv[0], argv);
		_exit(127);
	}
	if (child < 0 || waitpid(child, &status, 0) < 0)
		return -1;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : -1;
}

static void
write_much(int times, char **argv, double began, int out)
{
	struct result result = {0};
	int i;

	for (i = 0; i < times; i++) {
		double start = now(), took;

		if (once(argv) < 0)
			result.failures++;
		took = now() - start;
		if (took > result.worst)
			result.worst = took;
	}
	result.done = now() - began;
	if (write(out, &result, sizeof(result)) != (ssize_t)sizeof(result))
		_exit(1);
	_exit(0);
}

int
main(int argc, char **argv)
{
	int writers = argc > 3 ? atoi(argv[1]) : 0;
	int times = argc > 3 ? atoi(argv[2]) : 0;
	struct result result, all = {0};
	double began = now(), first = 0;
	int pipes[2], i;

	if (writers < 1 || writers > WRITERS || times < 1 || pipe(pipes) < 0) {
		fputs("usage: writers writers times command ...\n", stderr);
		return 2;
	}
	for (i = 0; i < writers; i++)
		if (fork() == 0)
			write_much(times, argv + 3, began, pipes[1]);
	for (i = 0; i < writers; i++) {
		if (read(pipes[0], &result, sizeof(result)) !=
		    (ssize_t)sizeof(result))
			return 1;
		all.failures += result.failures;
		if (result.worst > all.worst)
			all.worst = result.worst;
		if (i == 0)
			first = result.done;
		all.done = result.done;
	}
	while (wait(NULL) > 0)
		;
	printf("failures %d worst_s %.2f first_last %.2f each_ms %.2f\n",
	       all.failures, all.worst, first / all.done,
	       1000 * all.done / writers / times);
	return 0;
}
