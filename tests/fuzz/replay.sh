#!/bin/sh
# Each fuzz target over the files kept for it: no law is broken, nothing
# crashes. A fault that was found once stays in the corpus.
set -u
build=${ZD_BUILD:?} corpus=${ZD_SRC:?}/tests/fuzz/corpus
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT

echo "1..12"
n=0
for target in bracket circulated citation critic index instruction label \
	markdown plain record redline word; do
	n=$((n + 1))
	set -- "$corpus/$target"/*
	if [ -f "$1" ] &&
		"$build/tests/fuzz/fuzz_$target" "$@" >"$scratch/out" 2>&1; then
		echo "ok $n - $target: $# files"
	else
		sed 's/^/# /' "$scratch/out" | tail -n 20
		echo "not ok $n - $target"
	fi
done
