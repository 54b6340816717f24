#!/bin/sh
# SPDX-License-Identifier: ISC
# The record out and back in (F48): the same rows, ids, batches and head; what
# was damaged on the way is refused, and nothing half-made is left.
. "$(dirname "$0")/../kit.sh"
. "$CRM_ROOT/tests/fault/shop.sh"

shop >"$OUT" 2>"$ERR" || note "$(cat "$ERR")"
export CRM_POLICY="$PWD/policy.yaml"
run "crm-export -t all"
is "$STATUS$(cat "$ERR")" 0 "the record goes out"
cp "$OUT" all.jsonl
head=$(sed -n '1s/.*"head":"\([0-9a-f]*\)".*/\1/p' all.jsonl)
ok "crm-check --head $head" "the first line holds the head"
like "$(sed -n '/"raw":"/p' all.jsonl | head -n 1)" '"raw":"6f646420ff206279746573"' \
	"bytes that are no text go out as they came"

mkdir in
run "crm-import -D in/crm.db -t all all.jsonl"
is "$STATUS$(cat "$OUT" "$ERR")" 0 "… and back in"
rm -f in/crm.db.forgotten
is "$(ls in)" "crm.db" "nothing else is left"
ok "crm-export -D in/crm.db -t all | cmp - all.jsonl" "the same rows"
ok "crm-check -D in/crm.db --head $head" "it is sound, with the same head"
for noun in parties cases interactions promises messages batches; do
	crm-find -t $noun state=any >there 2>"$ERR" || crm-find -t $noun >there
	crm-find -D in/crm.db -t $noun state=any >here 2>"$ERR" ||
		crm-find -D in/crm.db -t $noun >here
	ok "[ -s there ] && cmp there here" "crm-find -t $noun lists the same"
done
ok "crm-log -D in/crm.db anna more && crm-check -D in/crm.db --head $head" \
	"the restored record goes on"

rm -rf in && mkdir in
ok "crm-export -t all | crm-import -D in/crm.db -t all" "through a pipe"
run "crm-import -D in/crm.db -t all all.jsonl"
is "$STATUS" 0 "loading it twice is harmless"
ok "crm-export -D in/crm.db -t all | cmp - all.jsonl" "… and changes nothing"
crm-log -D in/crm.db anna "one more" >"$OUT" 2>&1
cp in/crm.db before
run "crm-import -D in/crm.db -t all all.jsonl"
is "$STATUS" 1 "another record is never replaced"
ok "cmp in/crm.db before" "… nor touched"
: >in/empty.db
ok "crm-import -D in/empty.db -t all all.jsonl" "an empty file is filled"
mkdir fresh
ok "CRM_POLICY= crm-import -D fresh/crm.db -t all all.jsonl" \
	"into a fresh folder"
ok "CRM_POLICY= crm-check -D fresh/crm.db --head $head" \
	"… which gets the policy that was in force"

rm -rf in && mkdir in
# refused TITLE STATUS FILE
refused()
{
	run "crm-import -D in/crm.db -t all $3"
	is "$STATUS $(ls in)" "$2 " "$1"
}

lines=$(wc -l <all.jsonl)
bad=
n=0
while [ "$n" -lt "$lines" ]; do
	n=$((n + 1))
	# another digit in each line, the header's batch and form too
	sed "${n}s/\\(:[0-9]*\\)[0-9]\\([,}]\\)/\\17\\2/g" all.jsonl >bad.jsonl
	cmp -s all.jsonl bad.jsonl && continue
	run "crm-import -D in/crm.db -t all bad.jsonl"
	case $STATUS in
	65 | 69) ;;
	*) bad="$bad $n($STATUS)" ;;
	esac
	[ -z "$(ls in)" ] || bad="$bad $n left $(ls in)"
	sed "${n}d" all.jsonl >bad.jsonl
	run "crm-import -D in/crm.db -t all bad.jsonl"
	[ "$STATUS" = 65 ] || bad="$bad $n removed($STATUS)"
	head -n "$((n - 1))" all.jsonl >bad.jsonl
	run "crm-import -D in/crm.db -t all bad.jsonl"
	[ "$STATUS" = 65 ] || bad="$bad $n cut($STATUS)"
	[ -z "$(ls in)" ] || bad="$bad $n left $(ls in)"
done
is "$bad" "" "each of $lines lines edited, removed, or the last: refused"

{ cat all.jsonl; tail -n 1 all.jsonl; } >bad.jsonl
refused "a row twice" 65 bad.jsonl
tail -n +2 all.jsonl >bad.jsonl
refused "without its first line" 65 bad.jsonl
sed '1s/"crm":1/"crm":2/' all.jsonl >bad.jsonl
refused "of a later version" 69 bad.jsonl
sed '3s/"table":"batches"/"table":"batch"/' all.jsonl >bad.jsonl
refused "a table that is none" 65 bad.jsonl
sed '3s/}$/,"more":1}/' all.jsonl >bad.jsonl
refused "a key too many" 65 bad.jsonl
sed '3s/"clock":"given",//' all.jsonl >bad.jsonl
refused "a key too few" 65 bad.jsonl
sed '3s/"clock":"given"/"clock":["given"]/' all.jsonl >bad.jsonl
refused "a list for a word" 65 bad.jsonl
sed '3s/"clock":"given"/"clock":"given\\u0000"/' all.jsonl >bad.jsonl
refused "a NUL in a text" 65 bad.jsonl
printf 'a\000b\n' >bad.jsonl
refused "bytes" 65 bad.jsonl
refused "nothing" 65 /dev/null
refused "a file that is not there" 74 none.jsonl
refused "a folder" 77 in

if has strace; then
	step=7
	[ -z "${FAULT_FULL:-}" ] || step=1
	bad=
	tries=0
	for call in pwrite64 fdatasync fsync rename unlink openat; do
		n=1
		STATUS=137
		while [ "$STATUS" = 137 ]; do
			tries=$((tries + 1))
			rm -rf in && mkdir in
			run "strace -qq -o /dev/null \
				-e inject=$call:signal=SIGKILL:when=$n \
				crm-import -D in/crm.db -t all all.jsonl"
			if [ -e in/crm.db ]; then
				crm-check -D in/crm.db --head "$head" \
					>"$OUT" 2>"$ERR" ||
					bad="$bad $call:$n"
			fi
			killed=$STATUS
			run "crm-import -D in/crm.db -t all all.jsonl"
			[ "$STATUS$(find in -name "*.part*")" = 0 ] &&
				[ -f in/crm.db ] ||
				bad="$bad $call:$n:again"
			STATUS=$killed
			n=$((n + step))
		done
	done
	is "$bad" "" "killed at $tries calls: whole or absent, and again works"
else
	skip 1 "strace is missing"
fi

[ -c /dev/full ] && {
	run "crm-export -t all >/dev/full"
	is "$STATUS" 74 "a full disk under the export is no success"
}
finish
