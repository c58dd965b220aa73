#!/bin/sh
# Eight at once, and killed at any moment: no finished amendment is lost.
. "${ZD_SRC:?}/tests/cli/testlib.sh"
negotiation n

writer() {
	i=1
	while [ "$i" -le 30 ]; do
		zerodraft -C n propose --as "$2" \
			-i "OP7: add \" w$1x$i\" after \"proof of legal identity\"" \
			>/dev/null 2>>errors && echo "w$1x$i"
		i=$((i + 1))
	done >"said.$2.$1"
}
eight() {
	for k in 1 2 3 4 5 6 7 8; do
		writer $k "$1" &
	done
	wait
}

eight EU
is "on a branch that did not exist: 240 amendments" 240 \
	"$(git -C n rev-list --count zero..proposals/zero/EU)"
is "and 240 were acknowledged" 240 "$(cat said.EU.* | wc -l)"
zerodraft -C n propose --as US -i 'OP1: delete' >/dev/null
eight US
is "on one that did: 240 more" 241 \
	"$(git -C n rev-list --count zero..proposals/zero/US)"
zerodraft -C n show US OP7 --format plain >op7
missing=0
for word in $(cat said.US.*); do
	grep -q "$word" op7 || missing=$((missing + 1))
done
is "each acknowledged one is in the text" 0 "$missing"
ok "git finds nothing wrong" git -C n fsck --strict

# Killed while it works
acknowledged=0
for i in $(seq 1 40); do
	zerodraft -C n propose --as JPN \
		-i "OP7: add \" k$i\" after \"proof of legal identity\"" \
		>killed.out 2>/dev/null &
	pid=$!
	sleep "0.0$((i % 20 + 10))"
	kill -9 $pid 2>/dev/null
	wait $pid 2>/dev/null && acknowledged=$((acknowledged + 1))
	rm -f n/refs/heads/proposals/zero/*.lock
done
there=$(git -C n rev-list --count zero..proposals/zero/JPN 2>/dev/null || echo 0)
ok "no acknowledged amendment is gone ($acknowledged of $there)" \
	test "$there" -ge "$acknowledged"
ok "git finds nothing wrong after forty kills" git -C n fsck --strict
run zerodraft -C n compile
status 0 "and the negotiation goes on"
done_testing
