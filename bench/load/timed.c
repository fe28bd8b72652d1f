/* SPDX-License-Identifier: Apache-2.0 */

/*
 * timed UNITS COMMAND [ARG]...: runs the command without its output and tells how
 * long it took. It runs inside the tracer, so that the tracer's own start and end
 * are not part of that time.
 */
#include <err.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "result.h"

static void run(char **argv)
{
	int null = open("/dev/null", O_WRONLY);

	dup2(null, STDOUT_FILENO);
	close(null);
	execvp(argv[0], argv);
	err(127, "%s", argv[0]);
}

int main(int argc, char **argv)
{
	uint64_t start;
	int status;
	pid_t pid;

	if (argc < 3)
		errx(2, "usage: timed UNITS COMMAND [ARG]...");
	start = now(CLOCK_MONOTONIC);
	pid = fork();
	if (pid < 0)
		err(2, "fork");
	if (pid == 0)
		run(argv + 2);
	if (waitpid(pid, &status, 0) < 0)
		err(2, "wait");
	tell(strtoull(argv[1], NULL, 10), now(CLOCK_MONOTONIC) - start);
	if (!WIFEXITED(status) || WEXITSTATUS(status))
		errx(1, "%s: wait status %#x", argv[2], status);
	return 0;
}
