#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-check: silent when all is well; else a row for each thing that is wrong.
# What may happen to the record itself is in tests/fault/chain.t.
. "$(dirname "$0")/../kit.sh"

t_err "no database" 66 'crm-check' <<OUT
crm-check: $PWD/crm.db: no such database
  make one: crm-init --name "Your business" --currency EUR --zone Europe/Berlin
OUT
crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
cp policy.yaml first.yaml
t "a fresh business is well" 0 'crm-check'
{
	crm-add "Anna Berg" --email anna@example.org --tag vip
	crm-log -k complaint anna "it leaks"
	crm-promise anna "call her" -d fri
} >"$OUT" 2>"$ERR" || note "$(cat "$ERR")"
t "so is one at work" 0 'crm-check'
run 'CRM_NOW=2026-11-24T07:59:00Z crm-check'
is "$STATUS" 0 "late is not yet wrong"

# What should be running, and is not.
t "nobody climbs" 1 'CRM_NOW=2026-11-24T12:00:01Z crm-check' <<'OUT'
k1	ladder	should have climbed at 2026-11-23T12:00:00Z: does cron run crm-escalate?
OUT
run 'CRM_NOW=2026-11-24T12:00:01Z crm-escalate'
t "it has climbed" 0 'CRM_NOW=2026-11-24T12:00:01Z crm-check'
run 'CRM_NOW=2026-11-29T23:00:02Z crm-check'
like "$(cat "$OUT")" '^p1	ladder	broke at 2026-11-27T23:00:00Z' \
	"a promise that broke has to become a case"
run 'CRM_NOW=2026-11-20T12:00:00Z crm-check'
is "$STATUS" 1 "the clock was set back"
like "$(cat "$OUT")" '^b[0-9]+	clock	was written at 2026-11-24T12:00:01Z' \
	"… and it says so"

# Letters.
run 'CRM_NOW=2026-11-24T12:00:02Z crm-answer k1 --mail "we are on it"'
t "a letter and no mailer" 1 'CRM_NOW=2026-11-24T12:00:02Z crm-check' <<'OUT'
mail	mail	1 letter waits and the policy names no mailer: crm-help policy mail
OUT
printf 'mail: {command: /bin/false, from: shop@example.org}\n' >>policy.yaml
run 'CRM_NOW=2026-11-24T12:00:02Z crm-check'
is "$STATUS$(cat "$OUT")" 0 "a mailer"
run 'CRM_NOW=2026-11-25T12:00:03Z crm-check'
like "$(cat "$OUT")" '^o1	mail	waits since .*does cron run crm-send' \
	"a letter that nobody sends"

# Obligations.
sed 's/^  nina:/  nora:/; s/^champion: nina/champion: nora/' first.yaml \
	>policy.yaml
run 'CRM_NOW=2026-11-24T12:00:02Z crm-check'
is "$STATUS" 1 "an owner who left"
like "$(cat "$OUT")" \
	'^k1	obligation	is owned by nina, who is none of our people' \
	"… of a case"
like "$(cat "$OUT")" '^p1	obligation	is owned by nina' "… of a promise"
cp first.yaml policy.yaml
printf 'mail: {command: /bin/true, from: shop@example.org}\n' >>policy.yaml

if has sqlite3; then
	cp crm.db kept.db
	sqlite3 crm.db "UPDATE cases SET due_at = due_at + 60" >"$OUT"
	run 'CRM_NOW=2026-11-24T12:00:02Z crm-check'
	is "$STATUS" 1 "a due time that is not what the clocks say"
	like "$(cat "$OUT")" '^k1	due	is due 20.*, and should be 20' \
		"… and both are named"
	sqlite3 crm.db "UPDATE parties SET name_key = 'x'" >"$OUT"
	run 'CRM_NOW=2026-11-24T12:00:02Z crm-check'
	like "$(cat "$OUT")" '^c1	derived	name_key is not what is derived' \
		"what is kept for finding"
	cp kept.db crm.db
	rm -f crm.db-wal crm.db-shm
else
	skip 3 "sqlite3 is missing"
fi

# Beside the database.
: >"crm (nina's conflicted copy 2026-11-23).db"
: >crm.sync-conflict-20261123-080000-ABC.db
run 'CRM_NOW=2026-11-24T12:00:02Z crm-check'
is "$STATUS $(cut -f 2 "$OUT" | uniq -c | tr -s ' ')" "1  2 copy" \
	"copies that a synchronising program left"
rm -f crm*conflict*
: >cremona-conflict.db
run 'CRM_NOW=2026-11-24T12:00:02Z crm-check'
is "$STATUS" 0 "not what only sounds alike"

# Heads.
head=$(crm-history --limit 1 -o hash)
echo "the head this morning: b5 $head." >page.txt
ok "CRM_NOW=2026-11-24T12:00:02Z crm-check --head $head" "a head"
ok "CRM_NOW=2026-11-24T12:00:02Z crm-check --head page.txt" "in a page"
ok "CRM_NOW=2026-11-24T12:00:02Z crm-check --head - <page.txt" "on stdin"
other=$(echo "$head" | tr '0-9a-f' '1-9a-f0')
run "CRM_NOW=2026-11-24T12:00:02Z crm-check --head $other"
is "$STATUS $(cut -f 1,2 "$OUT")" "1 head	head" "a head of another record"
echo "$other" >>page.txt
run "CRM_NOW=2026-11-24T12:00:02Z crm-check --head page.txt"
is "$STATUS $(wc -l <"$OUT" | tr -d ' ')" "1 1" "one of two"
echo "nothing here" >page.txt
t_err "none at all" 65 'crm-check --head page.txt' <<'OUT'
crm-check: page.txt: no head of the chain in it
  a head is 64 hexadecimal digits, as crm-report day and crm-backup print it
OUT
run 'crm-check --head none.txt'
is "$STATUS" 74 "no such file"

# Policies.
t "the policy of the business" 0 'crm-check --policy'
t "another" 0 'crm-check --policy first.yaml'
t "one on stdin" 0 'crm-check --policy - <first.yaml'
t "no database is needed" 0 'crm-check -D none/crm.db --policy first.yaml'
sed 's/^champion: nina/champion: nino/' first.yaml >bad.yaml
run 'crm-check --policy bad.yaml'
is "$STATUS" 78 "a mistake"
like "$(cat "$ERR")" 'crm-check: bad.yaml:[0-9]+:11: .*nearest: nina' \
	"… its place, and the nearest"
like "$(cat "$ERR")" '^   *\^$' "… and a caret"
run 'crm-check --policy none.yaml'
is "$STATUS" 78 "no such policy"
ok 'crm-check --effective >all.yaml && crm-check --policy all.yaml' \
	"the whole policy is a policy"
ok 'crm-check --effective all.yaml | cmp - all.yaml' \
	"… and nothing is missing in it"
cp bad.yaml policy.yaml
run 'crm-check'
is "$STATUS" 78 "a business with a broken policy"
cp first.yaml policy.yaml

t "what another policy would move: nothing" 1 'crm-check --against first.yaml'
sed 's/^hours:.*/hours: mon-fri 09:00-11:00/' first.yaml >slow.yaml
run 'crm-log -q -k request --new "Carl Ott" "open on Saturday?"'
t "what another policy would move" 0 \
	'crm-check --against slow.yaml -o id,due,then,clock,owner,name,subject' <<'OUT'
k1	2026-11-27T12:00:02Z	2026-11-27T10:00:00Z	update	nina	Anna Berg	it leaks
k2	2026-11-23T16:00:00Z	2026-11-26T10:00:00Z	first-answer	nina	Carl Ott	open on Saturday?
OUT
run 'crm-check --against bad.yaml'
is "$STATUS" 78 "a broken one"

run 'crm-check k1'
is "$STATUS" 2 "no operand is wanted"
run 'crm-check --policy a b'
is "$STATUS" 2 "nor two files"
run 'crm-check --policy --head x'
is "$STATUS" 2 "nor everything at once"
finish
