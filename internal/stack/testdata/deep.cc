/* SPDX-License-Identifier: Apache-2.0 */
/* Stops itself in a method of a template, called by way of a virtual one. */
#include <csignal>
#include <string>

namespace shapes
{
struct Base {
	virtual ~Base() {}
	virtual long area(const std::string &) = 0;
};

template <class T> struct Square : Base {
	T side = 3;
	__attribute__((noinline, noclone)) long area(const std::string &name) override
	{
		raise(SIGSTOP);
		return side * name.size();
	}
};
}

__attribute__((noinline, noclone)) long measure(shapes::Base *shape)
{
	return shape->area("a square") + 1;
}

int main()
{
	shapes::Base *shape = new shapes::Square<long>;

	return measure(shape) == 0;
}
