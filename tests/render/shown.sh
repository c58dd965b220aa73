#!/bin/sh
# Where laws.sh does not look: colour, terminals of several widths, texts side
# by side, pairs of offsets. Read back by shown.py.
if ! command -v python3 >/dev/null 2>&1; then
	echo "1..0 # SKIP python3 is missing"
	exit 0
fi
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
for name in $(env | sed -nE 's/^((GIT|ZERODRAFT|XDG)_[A-Z_]*)=.*/\1/p'); do
	[ "$name" = ZERODRAFT_CORPUS ] || unset "$name"
done
LC_ALL=C.UTF-8
PYTHONDONTWRITEBYTECODE=1
export LC_ALL PYTHONDONTWRITEBYTECODE

# Wide characters, marks that stand on others, words longer than a line,
# depth, a footnote, a swap.
kinds=$ZD_SRC/tests/render/kinds.md
sed -e 's/重申其承诺/再次重申/' -e 's/women/& and girls/' \
	-e 's/Noting/& with concern/' -e 's/the other/another/' \
	-e 's,70/1,& and 71/2,' -e 's/OP1/OP3/' \
	"$kinds" >"$work/kinds2.md"
: >"$work/empty.md"
printf '# First part\n\n## Second part\n' >"$work/headings.md"
printf '[^1]: Resolution 70/1.\n' >"$work/notes.md"
printf 'Words without a label.\n' >"$work/words.md"
awk 'BEGIN { for (i = 1; i <= 100; i++)
	printf "OP%d. Requests report number %d of the series;\n\n", i, i }' \
	>"$work/hundred.md"
echo 'OP1. Requests report number 7 of the series;' >"$work/one.md"
awk 'BEGIN { for (i = 1; i <= 40; i++)
	printf "OP1. Requests report number %d of it;\n\n", i * 7 % 41 }' \
	>"$work/equal.md"
# Scripts with and without spaces, with a word changed and a paragraph gone.
script_pairs() {
	while read -r script word other; do
		sed -e "s/$word/$other/" -e '/\*\*OP2\./d' -e 's/OP3/OP2/' \
			"$ZD_SRC/tests/$script.md" >"$work/${script##*/}.md"
		cmp -s "$ZD_SRC/tests/$script.md" "$work/${script##*/}.md" ||
			echo "$ZD_SRC/tests/$script.md $work/${script##*/}.md"
	done <<'END'
cli/scripts/arabic الآمنة السليمة
cli/scripts/chinese 移徙 移民
cli/scripts/cyrillic безопасные надёжные
render/scripts/japanese 安全 安心
render/scripts/khmer សុវត្ថិភាព សន្តិសុខ
render/scripts/lao ປອດໄພ ໝັ້ນຄົງ
render/scripts/thai ปลอดภัย มั่นคง
END
}
drafts=$ZD_SRC/drafts
. "$ZD_SRC/tests/render/chains.sh"
{
	echo "$drafts/zero.md $drafts/rev1.md"
	echo "$drafts/rev1.md $drafts/zero.md"
	echo "$drafts/zero.md $drafts/amendments/eu.md"
	echo "$kinds $work/kinds2.md"
	echo "$work/empty.md $kinds"
	echo "$kinds $work/empty.md"
	echo "$work/headings.md $work/notes.md"
	echo "$work/words.md $work/headings.md"
	echo "$work/one.md $work/hundred.md"
	echo "$work/hundred.md $work/one.md"
	echo "$work/equal.md $work/hundred.md"
	script_pairs
	chain_pairs
} >"$work/pairs"
python3 "$ZD_SRC/tests/render/shown.py" "$ZD_BUILD/zerodraft" \
	<"$work/pairs" || echo "Bail out! shown.py"
