/* SPDX-License-Identifier: Apache-2.0 */
/* Makes calls from methods, templates, lambdas, and while an exception is
 * thrown. */
#include <fstream>
#include <functional>
#include <stdexcept>
#include <string>
#include <unistd.h>
#include <vector>

#define KEEP __attribute__((noinline, noclone))

struct Reader {
	virtual ~Reader()
	{
		getuid();
	}
	virtual KEEP long read(const std::string &path)
	{
		std::ifstream in(path);
		std::string line;
		long n = 0;

		while (std::getline(in, line))
			n += line.size();
		return n;
	}
};

template <class T> KEEP T call(const std::function<T()> &f)
{
	return f() + getppid();
}

KEEP long throws(int n)
{
	Reader reader;

	if (n == 0)
		throw std::runtime_error("thrown");
	return reader.read("/etc/passwd") + throws(n - 1);
}

int main()
{
	std::vector<long> all;

	for (int i = 0; i < 10; i++)
		all.push_back(call<long>([&] {
			try {
				return throws(i % 4);
			} catch (const std::exception &e) {
				return long(getgid());
			}
		}));
	return all.size() == 0;
}
