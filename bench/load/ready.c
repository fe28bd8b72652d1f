/* SPDX-License-Identifier: Apache-2.0 */

/*
 * ready FILE: writes its process id to FILE and sleeps until it is ended. A tracer
 * that has started it has attached its probes.
 */
#include <err.h>
#include <stdio.h>
#include <unistd.h>

#define LIFE 300 /* seconds, if nobody ends it */

int main(int argc, char **argv)
{
	char draft[4096];
	FILE *f;

	if (argc != 2 || snprintf(draft, sizeof(draft), "%s.draft", argv[1]) >= (int)sizeof(draft))
		errx(2, "usage: ready FILE");
	f = fopen(draft, "w");
	if (!f || fprintf(f, "%d", getpid()) < 0 || fclose(f))
		err(2, "%s", draft);
	if (rename(draft, argv[1])) /* so that who reads it reads all of it */
		err(2, "%s", argv[1]);
	alarm(LIFE);
	pause();
	return 0;
}
