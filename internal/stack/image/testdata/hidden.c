/* SPDX-License-Identifier: Apache-2.0 */
/* A function that only symbols which are stripped have a name for. */
static __attribute__((noinline)) int hidden(int n)
{
	return n * 3 + 1;
}

int main(int argc, char **argv)
{
	(void)argv;
	return hidden(argc);
}
