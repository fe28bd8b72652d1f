// SPDX-License-Identifier: Apache-2.0

// Package report turns the samples of a benchmark into Markdown and JSON.
//
// It measures nothing, and knows no figure but the limits of the goals: whatever
// it prints comes from the samples it is given.
package report
