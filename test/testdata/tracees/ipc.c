// SPDX-License-Identifier: Apache-2.0

/* ipc: uses System V and POSIX message queues, semaphores and shared memory. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <mqueue.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>

static void with_shm(void)
{
	struct shmid_ds ds;
	int id = shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600);
	void *p = shmat(id, NULL, SHM_RDONLY);

	shmctl(id, IPC_STAT, &ds);
	shmdt(p);
	shmdt((void *)1);
	shmctl(id, IPC_RMID, NULL);
	shmget(0x1234, 1, 0);
}

static void with_sem(void)
{
	struct sembuf ops[2] = { { 0, 1, 0 }, { 1, -1, IPC_NOWAIT | SEM_UNDO } };
	struct timespec ts = { 0, 1000 };
	unsigned short values[2] = { 3, 4 };
	int id = semget(IPC_PRIVATE, 2, IPC_CREAT | IPC_EXCL | 0640);

	semctl(id, 0, SETALL, values);
	semop(id, ops, 2);
	semctl(id, 0, GETVAL);
	semctl(id, 1, SETVAL, 7);
	ops[0].sem_op = -100;
	semtimedop(id, ops, 1, &ts);
	semctl(id, 0, IPC_RMID);
	semop(-1, ops, 1);
}

static void with_msg(void)
{
	struct {
		long type;
		char text[8];
	} m = { 5, "message" };
	int id = msgget(IPC_PRIVATE, IPC_CREAT | 0600);

	msgsnd(id, &m, 8, IPC_NOWAIT);
	msgrcv(id, &m, 8, 5, MSG_NOERROR);
	msgrcv(id, &m, 8, -5, IPC_NOWAIT);
	msgctl(id, IPC_RMID, NULL);
}

static void with_mq(void)
{
	struct mq_attr attr = { .mq_maxmsg = 2, .mq_msgsize = 16 };
	struct timespec ts = { 1, 0 };
	unsigned priority;
	char buf[16];
	mqd_t q = mq_open("/ebpftrace-test", O_CREAT | O_RDWR | O_NONBLOCK, 0600, &attr);

	mq_send(q, "hello", 5, 3);
	mq_timedreceive(q, buf, sizeof(buf), &priority, &ts);
	mq_timedreceive(q, buf, sizeof(buf), NULL, &ts);
	mq_getattr(q, &attr);
	mq_unlink("/ebpftrace-test");
	mq_unlink("/ebpftrace-test");
}

int main(void)
{
	with_shm();
	with_sem();
	with_msg();
	with_mq();
	return 0;
}
