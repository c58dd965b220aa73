# Source it: where the real chains are, and their texts in pairs.
chains=${ZERODRAFT_CORPUS:-/nonexistent}/unga

# chain_pairs: each text with the next, and the last with the first, a pair a
# line; nothing where there are none.
chain_pairs() {
	[ ! -r "$chains/chains.tsv" ] || sed 1d "$chains/chains.tsv" |
		awk -F '\t' -v at="$chains/labelled/" '
			{ gsub("/", "_") }
			$2 { print at $1 ".txt " at $2 ".txt" }
			$3 { print at $2 ".txt " at $3 ".txt" }
			$3 { print at $3 ".txt " at $1 ".txt" }'
}
