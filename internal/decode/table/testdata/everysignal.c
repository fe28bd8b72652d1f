/* SPDX-License-Identifier: Apache-2.0 */

/*
 * everysignal names each signal below SIGNALS to kill, and queues each with every
 * si_code from CODE_MIN to CODE_MAX. No signal is sent: see call.h.
 */
#include "call.h"

enum { SIGNALS = 70, CODE_MIN = -70, CODE_MAX = 260 };

/* The head of a siginfo_t; what follows depends on the code. */
struct info {
	int signo, err, code;
	char rest[116];
};

static void call_all(void)
{
	struct info info;

	for (unsigned i = 0; i < sizeof(info.rest); i++)
		((volatile char *)info.rest)[i] = 0;
	info.err = 0;
	for (long signo = 0; signo < SIGNALS; signo++) {
		call(NR_KILL, 1, signo, 0, 0);
		info.signo = signo;
		for (info.code = CODE_MIN; info.code <= CODE_MAX; info.code++)
			call(NR_RT_SIGQUEUEINFO, 1, signo, (long)&info, 0);
	}
}
