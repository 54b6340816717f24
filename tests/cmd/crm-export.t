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
{"crm":1,"schema":3,"batch":3,"head":"$head"}
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
usage="  usage: crm-export [-t noun] [--as format] [--since batch] [filter ...]
  example: crm-export -t all >shop.jsonl"
t_err "the whole is the whole" 2 'crm-export -t all tag=vip' <<OUT
crm-export: -t all is the whole record, as it is
$usage
OUT
run 'crm-export -t all >/dev/full'
is "$STATUS" 74 "a full disk"
run 'crm-export -t all | head -n 1 >/dev/null'
is "$STATUS$(cat "$ERR")" 0 "a reader that goes away"

# --- for other programs --------------------------------------------------------------
crm-init -D two/crm.db --name Two --currency EUR --zone Europe/Berlin
export CRM_DB=$PWD/two/crm.db
crm-add -q "Anna Berg" --email anna@example.org --tag vip --tag tea
crm-edit -q c1 email+=anna@home.example label@anna@home.example=home \
	born=1980-04-15 title="Head of tea" needs=step-free \
	post="Hauptstr. 1, Berlin" note="one
two"
crm-add -q --role contact "Ole; Sand, jr" --phone "+49 30 901820"
crm-log -q -kc anna "leaks, badly"
crm-promise -q anna "call her" -d fri
crm-promise -q ole --touch 90d --owner nina
t "parties as JSON, one a line" 0 'crm-export | tail -n 1' <<'OUT'
{"id":"c2","role":"contact","owner":null,"born":null,"tags":null,"email":null,"phone":"+4930901820","url":null,"post":null,"organisation":null,"department":null,"title":null,"nickname":null,"name":"Ole; Sand, jr","note":null}
OUT
t "several values of one column" 0 'crm-export --as tsv tag=vip | cut -f 5,6' <<'OUT'
tags	email
tea,vip	anna@example.org ::: anna@home.example
OUT
t "CSV with its header" 0 'crm-export --as csv | sed 1q | tr -d "\r";
	crm-export --as csv role=contact | tail -n 1 | tr -d "\r"' <<'OUT'
id,role,owner,born,tags,email,phone,url,post,organisation,department,title,nickname,name,note
c2,contact,,,,,'+4930901820,,,,,,,"Ole; Sand, jr",
OUT
t "cards" 0 'crm-export --as vcard | sed "s/urn:crm:[0-9a-f]*/urn:crm:x/" |
	tr -d "\r"' <<'OUT'
BEGIN:VCARD
VERSION:4.0
UID:urn:crm:x:c1
FN:Anna Berg
TITLE:Head of tea
EMAIL:anna@example.org
EMAIL;TYPE=home:anna@home.example
ADR:;;Hauptstr. 1\, Berlin;;;;
BDAY:19800415
CATEGORIES:tea,vip
NOTE:one\ntwo
X-CRM-NEEDS:step-free
END:VCARD
BEGIN:VCARD
VERSION:4.0
UID:urn:crm:x:c2
FN:Ole\; Sand\, jr
TEL:+4930901820
END:VCARD
OUT
t "cards of the elder kind" 0 'crm-export --as vcard3 role=contact |
	sed -n "2p;/^FN:/p" | tr -d "\r"' <<'OUT'
VERSION:3.0
FN:Ole\; Sand\, jr
OUT
t "promises and due times for a calendar" 0 'crm-export --as ical |
	sed -n "s/@[0-9a-f]*//;/^BEGIN:V[TE]/p;/^UID/p;/^DUE/p;/^DTSTART/p;/^SUMMARY/p" |
	tr -d "\r"' <<'OUT'
BEGIN:VTODO
UID:p1
DUE;VALUE=DATE:20261127
SUMMARY:call her (Anna Berg)
BEGIN:VTODO
UID:p2
DUE;VALUE=DATE:20270221
SUMMARY:be in touch with Ole\; Sand\, jr
BEGIN:VEVENT
UID:k1
DTSTART:20261123T120000Z
SUMMARY:k1 answer: Anna Berg\, leaks\, badly
OUT
crm-export --as ical -t promises | grep UID >uids
crm-edit -q p1 due=mon
ok 'crm-export --as ical -t promises | grep UID | cmp - uids' "a UID stays"
t "and the change is counted" 0 'crm-export --as ical -t promises id=p1 |
	sed -n "/^SEQ/p;/^DUE/p" | tr -d "\r"' <<'OUT'
SEQUENCE:1
DUE;VALUE=DATE:20261130
OUT
t "lists in the order of ids" 0 'crm-export -t promises --as tsv | cut -f 1' <<'OUT'
id
p1
p2
OUT
last=$(crm-history --limit 1 -o id)
export last
t "what has changed since" 0 'crm-export -t promises --since $last --as tsv |
	cut -f 1-2' <<'OUT'
id	due
p1	2026-11-30
OUT
t "an address counts for its party" 0 'crm-edit -q c2 email=ole@example.org;
	crm-export --since b9 --as tsv | cut -f 1' <<'OUT'
id
c2
OUT
t_err "no such list" 2 'crm-export -t sails' <<'OUT'
crm-export: no such list: sails
  parties facts links cases interactions promises messages batches products sales invoices payments notices articles cards observations problems deals moves
OUT
t_err "no such format" 2 'crm-export --as xml' <<OUT
crm-export: --as xml: json csv tsv vcard vcard3 or ical
$usage
OUT
t_err "cards of cases" 2 'crm-export -t cases --as vcard' <<OUT
crm-export: --as vcard is for parties
$usage
OUT
t_err "a calendar of people" 2 'crm-export -t parties --as ical' <<OUT
crm-export: --as ical is for promises and cases
$usage
OUT
t_err "since when?" 2 'crm-export --since monday' <<OUT
crm-export: --since monday: a batch is wanted, as b41
$usage
OUT
# --- there and back ------------------------------------------------------------------
crm-edit -q c1 kind=group title="Taster of tea" x-spouse=Otto \
	extension@anna@home.example=12
for as in vcard vcard3 csv tsv json; do
	rm -rf back
	crm-init -D back/crm.db --name Back --zone UTC
	crm-export --as $as >there
	crm-import -q -D back/crm.db there 2>"$ERR" || note "$(cat "$ERR")"
	crm-export -D back/crm.db --as $as >here
	ok 'diff there here' "$as: imported and exported again, it is the same"
done
t_err "since no batch at all" 1 'crm-export --since b999' <<'OUT'
crm-export: b999: no such batch
OUT
finish
