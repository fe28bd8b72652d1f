// SPDX-License-Identifier: Apache-2.0

/* ipc: System V message queues, semaphores and shared memory, with right and wrong
 * arguments, in a namespace of their own if that is allowed. */
#include "io.h"
#include <sched.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <time.h>

#define NONE 0x7ffffff0l

static const long flags[] = {
	0, 0600, 01000, 02000, 03777, 04000, 010000, 020000, 0100000, 06666, 0777, ALL, DIRTY, 04000 | 21 << 26, 04000 | 30 << 26, 1l << 26, 0x10000000, 0x80000000, 07000000,
};
static const long keys[] = { 0, 1, -1, 0x1234, DIRTY | 5, 0x80000000 };

static void queues(void)
{
	struct { long type; char text[64]; } m = { 7, "a message\n\x01\"" };
	struct msqid_ds d;
	struct msginfo info;
	int id;

	for (size_t i = 0; i < COUNT(keys); i++)
		call(SYS_msgget, keys[i], 0);
	for (size_t i = 0; i < COUNT(flags); i++)
		call(SYS_msgget, 0x99, flags[i] & ~01000l);
	id = call(SYS_msgget, 0, 0600);
	call(SYS_msgsnd, id, &m, 12, 0);
	call(SYS_msgsnd, id, &m, 0, 0);
	call(SYS_msgsnd, id, &m, 64, 04000);
	call(SYS_msgsnd, id | DIRTY, at_edge(&m, 16), 8, DIRTY | 04000);
	for (size_t i = 0; i < COUNT(flags); i++)
		call(SYS_msgsnd, NONE, &m, 12, flags[i]);
	call(SYS_msgsnd, id, 0, 5, 0);
	call(SYS_msgsnd, id, BAD, 5, 0);
	call(SYS_msgsnd, id, edge - 4, 5, 0);
	call(SYS_msgsnd, id, at_edge(&m, 10), 5, 0);
	call(SYS_msgsnd, id, &m, BAD, 0);
	call(SYS_msgsnd, id, &m, 1l << 40, 0);
	m.type = -1;
	call(SYS_msgsnd, id, &m, 5, 0);
	call(SYS_msgctl, id, IPC_STAT, &d);
	call(SYS_msgctl, id, IPC_STAT | 0x100, &d);
	call(SYS_msgctl, id, 0x10000 | IPC_STAT, &d);
	memset(&m, 0, sizeof(m));
	call(SYS_msgrcv, id, &m, 64, 0, 0);
	call(SYS_msgrcv, id, &m, 64, -100, 0);
	call(SYS_msgrcv, id, &m, 5, 7, MSG_NOERROR);
	call(SYS_msgrcv, id, &m, 5, 8, 04000);
	call(SYS_msgrcv, id, 0, 64, 0, 04000);
	call(SYS_msgrcv, id, BAD, 64, 0, 04000);
	call(SYS_msgrcv, id, &m, BAD, 0, 04000);
	for (size_t i = 0; i < COUNT(flags); i++)
		call(SYS_msgrcv, NONE, &m, 12, 1l << 40, flags[i] | 04000);
	for (long c = 0; c < 16; c++) {
		if (c == IPC_RMID)
			continue;
		call(SYS_msgctl, NONE, c, &d);
		call(SYS_msgctl, NONE, c | 0x100, 0);
		call(SYS_msgctl, NONE, c | 0x200, BAD);
	}
	call(SYS_msgctl, id, IPC_SET, &d);
	call(SYS_msgctl, id, IPC_SET | 0x100, at_edge(&d, sizeof(d)));
	call(SYS_msgctl, NONE, IPC_SET | 0x100, at_edge(&d, 64));
	call(SYS_msgctl, id, IPC_SET, 0);
	call(SYS_msgctl, id, IPC_STAT, 0);
	call(SYS_msgctl, id, IPC_STAT, BAD);
	call(SYS_msgctl, id, IPC_STAT, edge - 64);
	call(SYS_msgctl, 0, IPC_INFO, &info);
	call(SYS_msgctl, 0, MSG_INFO, &info);
	call(SYS_msgctl, 0, MSG_INFO, 0);
	call(SYS_msgctl, 0, MSG_STAT, &d);
	call(SYS_msgctl, 0, 13, &d);
	call(SYS_msgctl, 99, MSG_STAT, &d);
	call(SYS_msgctl, id, DIRTY | IPC_STAT, &d);
	call(SYS_msgctl, id, ALL, &d);
	call(SYS_msgctl, id, IPC_RMID, 0);
	call(SYS_msgctl, id | DIRTY, IPC_RMID | 0x100, &d);
}

static void semaphores(void)
{
	static struct sembuf ops[600] = { { 0, 1, 0 }, { 1, -1, IPC_NOWAIT }, { 2, 2, SEM_UNDO | IPC_NOWAIT | 0x4000 } }, many[70];
	struct timespec t = { 1, 2 };
	unsigned short values[64] = { 1, 2, 3 };
	struct semid_ds d;
	struct seminfo info;
	int id;

	for (size_t i = 0; i < COUNT(keys); i++)
		call(SYS_semget, keys[i], 3, 0);
	for (size_t i = 0; i < COUNT(flags); i++)
		call(SYS_semget, 0x99, -1, flags[i] & ~01000l);
	call(SYS_semget, 0, BAD, 0600);
	call(SYS_semget, 0, DIRTY, 0600);
	id = call(SYS_semget, 0, 3, 0600);
	call(SYS_semop, id, ops, 1);
	call(SYS_semop, id, ops, 2);
	call(SYS_semop, id | DIRTY, ops, 3);
	call(SYS_semop, NONE, ops, 3);
	call(SYS_semop, id, ops, 0);
	call(SYS_semop, id, ops, DIRTY | 1);
	call(SYS_semop, id, ops, BAD);
	call(SYS_semop, id, ops, 501);
	call(SYS_semop, NONE, many, 70);
	call(SYS_semop, id, 0, 1);
	call(SYS_semop, id, BAD, 1);
	call(SYS_semop, id, at_edge(ops, 8), 2);
	call(SYS_semop, id, at_edge(ops, 12), 2);
	call(SYS_semop, id, at_edge(ops, 4), 1);
	call(SYS_semtimedop, id, ops, 1, &t);
	call(SYS_semtimedop, id, ops, 1, 0);
	call(SYS_semtimedop, id, ops, 1, BAD);
	call(SYS_semtimedop, id, ops, 1, edge - 8);
	t.tv_nsec = -1;
	call(SYS_semtimedop, id, ops, 1, &t);
	call(SYS_semctl, id, 0, IPC_STAT, &d);
	call(SYS_semctl, id, 1, IPC_STAT | 0x100, &d);
	call(SYS_semctl, id, 1, IPC_STAT, BAD);
	call(SYS_semctl, id, 1, IPC_STAT, edge - 64);
	call(SYS_semctl, id, 0, SETALL, values);
	call(SYS_semctl, id, 0, GETALL, values);
	call(SYS_semctl, id, 0, GETALL, 0);
	call(SYS_semctl, id, 0, SETALL, BAD);
	call(SYS_semctl, id, 1, SETVAL, 5);
	call(SYS_semctl, id, 1, SETVAL, BAD);
	call(SYS_semctl, id, 1, SETVAL, DIRTY | 5);
	call(SYS_semctl, id, DIRTY | 1, GETVAL, 7);
	for (long c = 0; c < 24; c++) {
		if (c == IPC_RMID)
			continue;
		call(SYS_semctl, NONE, 1, c, &d);
		call(SYS_semctl, NONE, 2, c | 0x100, 0);
		call(SYS_semctl, NONE, BAD, c | 0x300, BAD);
	}
	call(SYS_semctl, id, 0, GETPID, 0);
	call(SYS_semctl, id, 0, GETNCNT);
	call(SYS_semctl, id, 0, GETZCNT);
	call(SYS_semctl, 0, 0, IPC_INFO, &info);
	call(SYS_semctl, 0, 0, SEM_INFO, &info);
	call(SYS_semctl, 0, 0, SEM_INFO, BAD);
	call(SYS_semctl, 0, 0, SEM_STAT, &d);
	call(SYS_semctl, 0, 0, 20, &d);
	call(SYS_semctl, 999, 0, SEM_STAT, &d);
	memset(&d, 0x11, sizeof(d));
	call(SYS_semctl, NONE, 0, IPC_SET, &d);
	call(SYS_semctl, NONE, 0, IPC_SET | 0x100, at_edge(&d, sizeof(d)));
	call(SYS_semctl, id, 0, DIRTY | IPC_STAT, &d);
	call(SYS_semctl, id, 0, ALL, &d);
	call(SYS_semctl, id, 0, IPC_RMID, 0);
	call(SYS_semctl, id, 0, IPC_RMID | 0x100, &d);
}

static void segments(void)
{
	static const long at[] = { 010000, 020000, 040000, 0100000, 0170000, 0, ALL, DIRTY, 1, 0200000 };
	struct shmid_ds d;
	char info[128];
	void *p;
	int id;

	for (size_t i = 0; i < COUNT(keys); i++)
		call(SYS_shmget, keys[i], 4096, 0);
	for (size_t i = 0; i < COUNT(flags); i++)
		call(SYS_shmget, 0x99, BAD, flags[i] & ~01000l);
	id = call(SYS_shmget, 0, 8192, 0600);
	p = (void *)call(SYS_shmat, id, 0, 0);
	call(SYS_shmctl, id, IPC_STAT, &d);
	call(SYS_shmctl, id, IPC_STAT | 0x100, &d);
	call(SYS_shmdt, p);
	call(SYS_shmdt, p);
	call(SYS_shmdt, 0);
	call(SYS_shmdt, BAD);
	p = (void *)call(SYS_shmat, id, p, SHM_RDONLY);
	call(SYS_shmdt, p);
	for (size_t i = 0; i < COUNT(at); i++)
		call(SYS_shmat, NONE, 0x1234, at[i]);
	call(SYS_shmat, id | DIRTY, 1, 0);
	for (long c = 0; c < 18; c++) {
		if (c == IPC_RMID)
			continue;
		call(SYS_shmctl, NONE, c, &d);
		call(SYS_shmctl, NONE, c | 0x100, 0);
		call(SYS_shmctl, NONE, c | 0x200, BAD);
	}
	call(SYS_shmctl, id, IPC_SET, &d);
	call(SYS_shmctl, id, IPC_SET | 0x100, at_edge(&d, sizeof(d)));
	call(SYS_shmctl, id, IPC_SET, edge - 64);
	call(SYS_shmctl, id, IPC_STAT, edge - 64);
	call(SYS_shmctl, id, SHM_LOCK, 0);
	call(SYS_shmctl, id, IPC_STAT, &d);
	call(SYS_shmctl, id, SHM_UNLOCK, &d);
	call(SYS_shmctl, 0, IPC_INFO, info);
	call(SYS_shmctl, 0, SHM_INFO, info);
	call(SYS_shmctl, 0, SHM_INFO, BAD);
	call(SYS_shmctl, 0, SHM_STAT, &d);
	call(SYS_shmctl, 0, 15, &d);
	call(SYS_shmctl, 999, SHM_STAT, &d);
	call(SYS_shmctl, id, DIRTY | IPC_STAT, &d);
	call(SYS_shmctl, id, ALL, &d);
	call(SYS_shmctl, id, IPC_RMID, 0);
	call(SYS_shmctl, id, IPC_RMID | 0x100, &d);
}

int main(void)
{
	begin();
	unshare(CLONE_NEWIPC);
	queues();
	semaphores();
	segments();
	return 0;
}
