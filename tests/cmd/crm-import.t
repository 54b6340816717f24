#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-import: what crm-export printed, put back. Damage on the way is in
# tests/fault/dump.t.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
{
	crm-add "Anna Berg" --email anna@example.org --tag vip
	crm-log -k complaint anna "it leaks"
	crm-promise anna "call her" -d fri
	crm-promise anna --touch 30d
	crm-tag anna more
	crm-undo
} >"$OUT" 2>"$ERR" || note "$(cat "$ERR")"
crm-export -t all >all.jsonl
mkdir new
t "put back" 0 'crm-import -D new/crm.db -t all all.jsonl'
is "$(ls new)" "crm.db
policy.yaml" "a database, and the policy it was under"
ok 'cmp policy.yaml new/policy.yaml' "word for word"
ok 'crm-check -D new/crm.db --head all.jsonl' "all is well with it"
for noun in parties cases interactions promises batches; do
	crm-find -t $noun >there
	ok "crm-find -D new/crm.db -t $noun | cmp - there" "the same $noun"
done
t "it is found by its names, too" 0 'crm-find -D new/crm.db berg -o id' <<'OUT'
c1
OUT
ok 'crm-undo -q -D new/crm.db b7 && crm-check -D new/crm.db' "the work goes on"
t_err "a record that went on is not taken back" 1 \
	'crm-import -D new/crm.db -t all all.jsonl' <<'OUT'
crm-import: new/crm.db: is ahead of that, from b8 on
OUT
crm-export -D new/crm.db -t all >later.jsonl
cp crm.db apart.db
crm-log -q -D apart.db anna "meanwhile"
t "an earlier state goes forward" 0 'crm-import -t all later.jsonl'
ok 'crm-export -t all | cmp - later.jsonl' "to what it is there"
ok 'crm-check --head later.jsonl' "and all is well with it"
t_err "one that went on apart does not" 1 \
	'crm-import -D apart.db -t all later.jsonl' <<'OUT'
crm-import: apart.db: not an earlier state of that: b8 differs
  two wrote apart: keep one, enter again what crm-history b8 and later tell of the other
OUT
ok 'crm-find -D apart.db -t interactions meanwhile' "and keeps what it has"
is "$(find . -name "*.part*")" "" "nothing is left beside it"
ok 'crm-import -t all later.jsonl' "the same one is there already"
ok 'crm-import -D other.db -t all <all.jsonl' "from standard input"
ok 'crm-import -D third.db -t all - <all.jsonl' "named as -"
tail -n 1 all.jsonl | sed 's/"row":[0-9]*,//' >line
{ sed '$d' all.jsonl; cat line; } >bad.jsonl
t_err "a line that is none" 65 'crm-import -D bad.db -t all bad.jsonl' <<OUT
crm-import: bad.jsonl:$(wc -l <all.jsonl | tr -d ' '): it lacks row
OUT
sed '$d' all.jsonl >bad.jsonl
run 'crm-import -D bad.db -t all bad.jsonl'
is "$STATUS" 65 "a line too few"
like "$(cat "$ERR")" 'bad.jsonl: not kept, its chain does not hold: b6 ' \
	"… and which batch it was of"
is "$(find . -name "bad.db*")" "" "nothing is left of it"
run 'crm-import -D bad.db all.jsonl'
is "$STATUS" 66 "rows of others are put into a base that is there"
t_err "and a whole record is none of them" 65 'crm-import all.jsonl' <<'OUT'
crm-import: all.jsonl:1: a whole record, as crm-export -t all prints it
  crm-import -t all puts it back
OUT
for option in -n -q '--key k' --keep-going '--as json' '--tag x' --create \
	'--map name=a' '--only a=b' '--source s' '-o id'; do
	run "crm-import -t all $option all.jsonl"
	is "$STATUS" 2 "of a whole record nothing is chosen: $option"
done
run 'crm-import -D bad.db -t all a b'
is "$STATUS" 2 "two files at once"
ok 'crm-import -D none/shop/crm.db -t all all.jsonl &&
	crm-check -D none/shop/crm.db' "a folder that is not there is made"
finish
