// SPDX-License-Identifier: Apache-2.0

// Package selection turns set expressions of the command line into sets.
//
// An expression is what stands behind -e trace=, -e signal= and the like:
// [!]all, [!]none or [!]value[,value]... Each reads its own kind of values; what is
// common to all is here once. A later expression replaces an earlier one, so a set
// knows nothing of others. Errors have strace's wording, since scripts look for it.
package selection
