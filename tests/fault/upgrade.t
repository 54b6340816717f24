#!/bin/sh
# SPDX-License-Identifier: ISC
# From an earlier edition of the schema (F50): whoever opens it first takes it
# to ours, whole or not at all, and not a row of it changes.
. "$(dirname "$0")/../kit.sh"
. "$CRM_ROOT/tests/fault/oracle.sh"

has sqlite3 || skip_all "optional: sqlite3 is missing"
export CRM_NOW=2026-11-23T09:00:00Z
OLD_HEAD=$(sed -n "s/^INSERT INTO batches VALUES(11,.*X'\([0-9a-f]*\)');$/\1/p" \
	"$CRM_ROOT/tests/data/edition-1.sql")

LAST=$(ls "$CRM_ROOT"/lib/store/schema/*.sql | wc -l)

# old: a fresh business of the first edition
old()
{
	rm -rf ./*
	sqlite3 crm.db <"$CRM_ROOT/tests/data/edition-1.sql" >/dev/null
	chmod 600 crm.db
	sqlite3 crm.db 'SELECT text FROM policies' >policy.yaml
}

# edition: the number of the schema of the file
edition()
{
	sqlite3 "file:$PWD/crm.db?mode=ro" 'PRAGMA user_version'
}

old
is "$(edition)" 1 "a record of the first edition"
t "a reader reads it" 0 'crm-cases -o id,party,subject' <<'EOT'
k2	c2	open on Saturday?
EOT
is "$(edition)" "$LAST" "and has taken it to the last"
t "crm-check is silent" 0 'crm-check'
is "$(crm-export -t all | sed -n '1s/.*"head":"\([0-9a-f]*\)".*/\1/p')" \
	"$OLD_HEAD" "the head of its chain is the one it had"
t "writing goes on" 0 'crm-log -q c1 "it leaks again"'
t "and the record is sound" 0 'crm-check'

old
t "a writer takes it there too" 0 'crm-log -q c1 "it leaks again"'
is "$(edition)" "$LAST" "it is of the last edition"
t "and the record is sound" 0 'crm-check'

old
crm-export -t all >new.jsonl
sed "s/\"schema\":$LAST/\"schema\":1/" new.jsonl >old.jsonl
t "an export of the first edition is put back" 0 \
	'mkdir other; crm-import -t all -D other/crm.db old.jsonl'
is "$(crm-export -t all -D other/crm.db)" "$(cat new.jsonl)" "as it was"

old
sqlite3 crm.db 'CREATE TABLE more (a)'
run 'crm-cases'
is "$STATUS" 65 "an old record with a table more is refused"
is "$(edition)" 1 "and left as it is"

if [ "$(id -u)" = 0 ] && has setpriv; then
	old
	chmod 755 . "$KIT_DIR"
	chmod 644 crm.db policy.yaml
	run 'setpriv --reuid=65534 --regid=65534 --clear-groups crm-cases'
	is "$STATUS" 77 "who may not write cannot read an old one: 77"
	is "$(edition)" 1 "and it is left as it is"
else
	skip 2 "optional: needs root and setpriv: an old record without permission"
fi

if has strace; then
	for call in pwrite64 fdatasync ftruncate '?unlink' flock; do
		n=0
		bad=0
		STATUS=137
		while [ "$STATUS" = 137 ]; do
			n=$((n + 1))
			old
			STATUS=0
			strace -qq -o /dev/null \
				-e "inject=$call:signal=SIGKILL:when=$n" \
				crm-cases >"$OUT" 2>"$ERR" || STATUS=$?
			killed=$STATUS
			crm-check >"$OUT" 2>&1 || {
				note "$call $n: $(head -n 2 "$OUT")"
				bad=$((bad + 1))
			}
			[ "$(edition)" = "$LAST" ] || bad=$((bad + 1))
			STATUS=$killed
		done
		is "$STATUS $bad" "0 0" \
			"killed at each of $((n - 1)) $call: the next finishes it"
	done
else
	skip 5 "strace is missing: killed at each step"
fi

finish
