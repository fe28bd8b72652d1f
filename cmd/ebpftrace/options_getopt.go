// SPDX-License-Identifier: Apache-2.0

package main

import "strings"

// expand rewrites options the way pflag reads them as getopt_long(3) would: long names
// in full, each letter a word of its own, and its value too, since pflag takes -s=3 for
// -s 3. At an error it returns what stands before it.
func expand(args []string) (words []string, err error) {
	for len(args) > 0 {
		word := args[0]
		if len(word) < 2 || word[0] != '-' || word == "--" {
			break
		}
		args = args[1:]
		var needsValue bool
		if strings.HasPrefix(word, "--") {
			word, needsValue, err = expandName(word)
			words = append(words, word)
		} else {
			var letters []string
			letters, needsValue = expandLetters(word[1:])
			words = append(words, letters...)
		}
		if err != nil {
			return words[:len(words)-1], err
		}
		if needsValue && len(args) > 0 {
			words = append(words, args[0])
			args = args[1:]
		}
	}
	return append(words, args...), nil
}

// expandName writes out a long option, and tells whether the next word is its value.
func expandName(word string) (full string, needsValue bool, err error) {
	name, value, given := strings.Cut(word[2:], "=")
	row, name, err := byName(word, name)
	if err != nil {
		return "", false, err
	}
	if given {
		return "--" + name + "=" + value, false, nil
	}
	return "--" + name, row.Arg != "" && !row.Optional, nil
}

// expandLetters takes letters apart, up to one that takes the rest as its value.
func expandLetters(letters string) (words []string, needsValue bool) {
	for i := range len(letters) {
		words = append(words, "-"+letters[i:i+1])
		if row := byLetter(letters[i]); row == nil || !row.letterTakesValue() {
			continue
		}
		if rest := letters[i+1:]; rest != "" {
			return append(words, rest), false
		}
		return words, true
	}
	return words, false
}
