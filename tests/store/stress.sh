#!/bin/sh
# Law 5, nothing torn: eight writers at once, kill -9, a full disk.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
need git
stress=$ZD_BUILD/tests/store/stress

fsck() {
	tap_found=$(git -C "$1" fsck --strict --no-dangling 2>&1) || return 1
	# Progress and notices of missing reflog targets would stand there.
	printf '%s\n' "$tap_found" | tap_note
	[ -z "$tap_found" ]
}

# eight DIR REF: writers that know nothing of one another.
eight() {
	for worker in 1 2 3 4 5 6 7 8; do
		"$stress" write "$1" "$2" "w$worker" 30 >"said.$worker" 2>&1 &
	done
	wait
	cat said.* >acks
	rm said.*
}

# present DIR REF…: every act acknowledged in acks is on one of the refs.
present() {
	present_dir=$1
	shift
	git -C "$present_dir" log --format='%H %s' "$@" | sort >log
	grep -v '^locks' acks | sort >acks.sorted
	comm -23 acks.sorted log
}

ok "a repository is made" "$stress" init race
is "its settings" "true committed" \
	"$(git -C race config core.logallrefupdates) $(git -C race config core.fsync)"

eight race refs/heads/main
is "eight writers, one branch: all 240 are acknowledged" 240 \
	"$(grep -c '^[0-9a-f]\{40\} w' acks)"
is "git log has them all" 240 "$(git -C race log --format=%s main | grep -c w)"
is "and so has the file that all of them write" 240 \
	"$(git -C race show main:contents | sort -u | wc -l)"
eight race refs/heads/proposals/zero/EU
is "eight writers, a new branch: git log has all 240" 240 \
	"$(git -C race log --format=%s main..proposals/zero/EU | grep -c w)"
none "none was acknowledged and lost" "$(present race proposals/zero/EU)"
is "the reflog has them too" 240 \
	"$(git -C race reflog proposals/zero/EU | wc -l)"
ok "git fsck finds nothing" fsck race

: >acks
ok "a repository to kill writers in" "$stress" init kill
for batch in 1 2 3 4; do
	ok "50 killed writers: every ref is at a finished act ($batch)" sh -c \
		"$stress kill kill 4711$batch 50 >batch"
	cat batch >>acks
	ok "git fsck finds nothing ($batch)" fsck kill
done
none "no acknowledged act is gone" "$(present kill --branches)"
ok "killed at work, not at rest" \
	test "$(awk '/^locks/ { n += $2 } END { print n }' acks)" -gt 0
ok "acts were made meanwhile" test "$(grep -c '^[0-9a-f]\{40\}' acks)" -gt 20
is "each tag is on a commit of its name" "" \
	"$(git -C kill for-each-ref refs/tags --format='%(refname:short) %(contents:subject) %(*subject)' |
		awk '$1 != $2 || $1 != $3')"

mkdir inits
ok "40 killed inits: the next one makes a repository" \
	"$stress" kill-init inits 99 40
ok "git fsck finds nothing in them" sh -c \
	'for d in inits/*; do git -C "$d" fsck --strict || exit 1; done'

mkdir full
ok "a disk full at each call in turn: an error, nothing moved" \
	"$stress" full full
ok "git fsck finds nothing" fsck full/init1

: >race/refs/heads/main.lock
run "$stress" wait race refs/heads/main 30
status 1 "a lock that was left over"
out_has "race/refs/heads/main.lock" "is named"
out_has "delete the file" "with what to do"
ok "and stays" test -f race/refs/heads/main.lock
(sleep 0.3; rm race/refs/heads/main.lock) &
run "$stress" wait race refs/heads/main 9000
status 0 "a lock that goes away meanwhile is waited for"

mkdir disk
if mount -t tmpfs -o size=400k,mode=755 none disk 2>/dev/null; then
	trap 'cd /; umount "$work/t/disk"; rm -rf "$work"' EXIT
	ok "a small disk" "$stress" init disk/n
	run "$stress" write disk/n refs/heads/main w 1000
	status 1 "it fills up"
	out_has "no space left on the disk" "a clear error"
	is "the last finished act is the tip" \
		"$(grep '^[0-9a-f]\{40\}' "$work/out" | tail -n 1)" \
		"$(git -C disk/n log -1 --format='%H %s')"
	ok "git fsck finds nothing" fsck disk/n
	mount -o remount,size=2m none disk
	run "$stress" write disk/n refs/heads/main more 3
	status 0 "with more room it goes on"
	umount disk
	trap 'cd /; rm -rf "$work"' EXIT
else
	skip "a small disk that fills up" "no tmpfs may be mounted here"
fi

done_testing
