/* SPDX-License-Identifier: Apache-2.0 */

/* everyerrno makes a call fail with each errno below ERRNOS in turn. */
#include "call.h"

enum { ERRNOS = 4096 };

static void call_all(void)
{
	for (long errno = 1; errno < ERRNOS; errno++)
		call(NR_GETPID, errno, 0, 0, 0);
}
