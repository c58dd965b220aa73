# Turns html.css and html.js into C strings, with the hash of each for the
# page's policy: leading blanks and lines that are nothing but a comment go.
#
#	awk -f html.awk html.css html.js >html_page.c
#
# Comments stand on lines of their own, from /* to */ or behind //. The hash
# is sha256sum's, over the very bytes that the page has between its tags.

BEGIN {
	digits = "0123456789abcdef"
	letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
}

FNR == 1 { name[++n] = FILENAME }
comment { if (/\*\/$/) comment = 0; next }
/^[ \t]*\/\*/ { if (!/\*\/$/) comment = 1; next }
/^[ \t]*\/\// || /^[ \t]*$/ { next }
{ sub(/^[ \t]+/, ""); text[n] = text[n] $0 "\n" }

function fail(why) {
	print "html.awk: " why >"/dev/stderr"
	exit 1
}

# 64 hexadecimal digits as base64.
function base64(hex,    out, i, bits, value) {
	for (i = 1; i <= 66; i++) {
		value = value * 16 + (i > 64 ? 0 : index(digits, substr(hex, i, 1)) - 1)
		if (i % 3)
			continue
		bits = int(value / 64)
		out = out substr(letters, bits + 1, 1) \
			substr(letters, value - bits * 64 + 1, 1)
		value = 0
	}
	return substr(out, 1, 43) "="
}

function hash(s,    command, file, line) {
	file = ENVIRON["HTML_SCRATCH"]
	printf "%s", s >file
	close(file)
	command = "sha256sum <" file
	if ((command | getline line) <= 0 || line !~ /^[0-9a-f]+ /)
		fail("sha256sum does not answer")
	close(command)
	return base64(substr(line, 1, 64))
}

# A character each, because a compiler need not take long string literals.
function array(name, s,    i, c, out) {
	printf "const char %s[] = {\n", name
	for (i = 1; i <= length(s); i++) {
		c = substr(s, i, 1)
		c = c == "\n" ? "'\\n'" : c == "'" ? "'\\''" : \
			c == "\\" ? "'\\\\'" : "'" c "'"
		out = out c ","
		if (i % 16 == 0) {
			print out
			out = ""
		}
	}
	print out "0};"
}

END {
	if (n != 2)
		fail("a style sheet and a script, please")
	for (i = 1; i <= 2; i++)
		if (text[i] ~ /<\/|<!--/ || text[i] ~ /[^\t\n -~]/)
			fail(name[i] ": what ends an element, or is not ASCII")
	print "#include \"render/html.h\"\n"
	array("zd_html_style", text[1])
	array("zd_html_script", text[2])
	array("zd_html_policy", "default-src 'none'; style-src 'sha256-" \
		hash(text[1]) "'; script-src 'sha256-" hash(text[2]) \
		"'; base-uri 'none'; form-action 'none'")
}
