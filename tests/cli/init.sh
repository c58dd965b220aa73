#!/bin/sh
# init: a bare repository with its first commit, safe settings, no text yet.
. "${ZD_SRC:?}/tests/cli/testlib.sh"

run zerodraft init n --title 'A text' --organ 'The General Assembly'
status 0 "a negotiation begins"
out_has "import FILE --round zero" "it says what comes next"
ok "the repository is bare" test -f n/HEAD
is "the first commit stands on main" 1 "$(git -C n rev-list --count main)"
is "its author" "Ana Facilitator" "$(git -C n log -1 --format=%an main)"
is "its date" 2026-03-02T09:00:00+00:00 "$(git -C n log -1 --format=%aI main)"
is "reflogs are on" true "$(git -C n config core.logAllRefUpdates)"
is "the title is kept" "title: A text" \
	"$(git -C n show main:negotiation | sed -n 1p)"
ok "the registry of parties is there" git -C n cat-file -e main:parties
ok "git finds nothing wrong" git -C n fsck --strict

run zerodraft init n
status 3 "there is one already"
err_has "n" "the message names it"
is "and nothing changed" 1 "$(git -C n rev-list --count --all)"

mkdir full && echo x >full/file
run zerodraft init full
status 3 "a folder with something in it is refused"
ok "and left alone" test ! -e full/HEAD

run zerodraft init --profile opera m
status 2 "an unknown profile"
err_has "progress-declaration" "the message lists the profiles"
ok "makes nothing" test ! -e m

run zerodraft init
status 2 "init wants a folder"
run zerodraft init a b
status 2 "and only one"
run env -u GIT_AUTHOR_NAME -u GIT_COMMITTER_NAME zerodraft init x
status 2 "nobody in particular cannot act"
err_has "user.name" "the message says how to say who one is"
run env -u GIT_AUTHOR_NAME zerodraft --author 'Eve <eve@x.invalid>' init y
status 0 "--author says who"
is "and is believed" "Eve <eve@x.invalid>" \
	"$(git -C y log -1 --format='%an <%ae>' main)"
run zerodraft --author nobody init z
status 2 "--author in another form"
run zerodraft --date yesterday init z
status 2 "a date in another form"
run zerodraft --date 2026-06-31 init z
status 2 "31 June"
run zerodraft --date 2019-06-07T10:15:00+02:00 init z
is "a date with its zone" 2019-06-07T10:15:00+02:00 \
	"$(git -C z log -1 --format=%aI main)"

run zerodraft -C z show
status 3 "there is no text before the first import"
err_has "import" "the message says what to do"
run zerodraft show
status 3 "outside a negotiation"
done_testing
