// SPDX-License-Identifier: Apache-2.0

// Package format writes calls, signals and ends of processes as strace's lines.
package format
