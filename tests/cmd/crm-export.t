#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-export: the whole record as JSON Lines. There and back again is in
# tests/fault/dump.t.
. "$(dirname "$0")/../kit.sh"

run 'crm-export -t all'
is "$STATUS" 66 "no database"
crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
crm-add -q "Anna \"Kettle\" Berg" --email anna@example.org --tag vip
printf 'esc \033[31m, tab\t, \342\200\256 and\nmore' |
	crm-log -q -F - anna
head=$(crm-history --limit 1 -o hash)
t "the first line" 0 'crm-export -t all | head -n 1' <<OUT
{"crm":1,"schema":2,"batch":3,"head":"$head"}
OUT
t "then the batches and the tables" 0 'crm-export -t all | tail -n +2 |
	sed "s/{\"table\":\"\([a-z]*\)\".*/\1/" | uniq -c | tr -s " "' <<'OUT'
 3 batches
 1 policies
 1 parties
 1 addresses
 1 tags
 1 cases
 1 interactions
 1 changes
OUT
t "a row" 0 'crm-export -t all | grep "\"table\":\"parties\""' <<'OUT'
{"table":"parties","id":1,"batch":2,"voided":0,"name":"Anna \"Kettle\" Berg","role":"customer","owner":null,"note":null,"merged_into":null}
OUT
t "a stranger's text cannot act" 0 \
	'crm-export -t all | sed -n "s/.*\"text\":\"\(esc.*\)\",\"raw.*/\1/p"' <<'OUT'
esc \u001b[31m, tab\t, \u202e and\nmore
OUT
if has python3; then
	crm-export -t all >all.jsonl
	t "other programs can read it" 0 'python3 -c "
import json
rows = [json.loads(l) for l in open(\"all.jsonl\", encoding=\"utf-8\")]
print(len(rows), rows[-2][\"text\"].encode(\"unicode_escape\").decode())"' <<'OUT'
11 esc \x1b[31m, tab\t, \u202e and\nmore
OUT
else
	skip 1 "optional: python3 is missing"
fi
run 'crm-export'
is "$STATUS" 2 "of what?"
run 'crm-export -t parties'
is "$STATUS" 2 "only all there is"
run 'crm-export -t all more'
is "$STATUS" 2 "no operand"
run 'crm-export -t all >/dev/full'
is "$STATUS" 74 "a full disk"
run 'crm-export -t all | head -n 1 >/dev/null'
is "$STATUS$(cat "$ERR")" 0 "a reader that goes away"
finish
