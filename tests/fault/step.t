#!/bin/sh
# SPDX-License-Identifier: ISC
# The engine fails at the Nth question of a writer, whichever that is: one line
# and a status that says so, and the record is as it was or as it should be.
. "$(dirname "$0")/../kit.sh"
export shim=step
. "$CRM_ROOT/tests/fault/sweep.sh"

sweep "crm-escalate"
sweep "crm-escalate -n"
sweep "crm-escalate k2 -m why"
sweep "crm-send" many
sweep "crm-send --resend o1"
sweep "crm-answer k1 --mail hello"
sweep "crm-answer k1 -n --mail hello"
sweep "crm-answer k2 --ask hello"
sweep "crm-resolve k1 done fixed"
sweep "crm-thank k1 --mail thanks"
sweep "crm-thank k3 --mail thanks"
sweep "crm-own k1 nina -m mine"
sweep "crm-own k2 bo -m again --key own"
sweep "crm-close k1 --done fixed --tell 'all is well' --mail"
sweep "crm-close k2 --force -m 'no use'"
sweep "crm-close k2" 1 1
sweep "crm-close k5"
sweep "crm-close p1 -m called"
sweep "crm-merge k1 k2"
sweep "crm-merge k2 k1"
sweep "crm-log k1 -k complaint again"
sweep "crm-log c3 -k request 'and on Sunday?'"
sweep "crm-log bo -k praise more"
sweep "crm-log --new Cy --email cy@example.org --done yes 'open?'"
sweep "crm-log c3 --key first -k request again"
sweep "crm-add 'Dora' --email dora@example.org --phone '+49 30 123456' --tag vip"
sweep "crm-tag c1 vip"
sweep "crm-tag --keep-going - vip <three"
sweep "crm-tag --keep-going --rejects made - vip <one-bad" 1 65
sweep "crm-edit c1 name=Ann email=ann@example.org owner=bo"
sweep "crm-edit k1 kind=praise -m 'it is one' -u bo"
sweep "crm-edit k1 subject='a leak' about=bo"
sweep "crm-edit p1 due=2026-12-01"
sweep "crm-promise c1 'call again' -d fri"
sweep "crm-promise c3 --theirs 'bring the lid' -d fri --key lid"
sweep "crm-product new Pot --price 12 --unit piece"
sweep "crm-product edit g1 price=94.90 state=retired"
sweep "crm-deal new c1 Kitchen --amount 1200 --next call -d fri"
sweep "crm-deal move d1 offer --next write -d mon"
sweep "crm-deal lost d1 price -m 'too dear'"
sweep "crm-invoice new c3 --no 2026-8 --total 40 -d 14d"
sweep "crm-invoice sent v1 --to anna@example.org -c post"
sweep "crm-invoice paid v1 10"
sweep "crm-invoice credit v1 -m goodwill"
sweep "crm-dun --explain"
sweep "crm-observe k2 fails=no minutes=9"
sweep "crm-observe --strike n1 -m 'another car'"
sweep "crm-sell c3 kettle 'tea x2' --at yesterday"
sweep "crm-sell - tea --return <three"
sweep "crm-kb new Lids 'none left' --expires 90d --public"
sweep "crm-kb new Hours --from k1"
sweep "crm-import -t sales --create till.csv"
sweep "crm-away nina --deputy bo --from 2026-12-24"
sweep "crm-away --back bo"
sweep "crm-undo b15"
sweep "crm-undo b6"
sweep "crm-undo b14"
sweep "crm-undo"
sweep "crm-init -D made/x.db --name X --currency EUR --zone Europe/Berlin"
sweep "crm-import -t all -D out/x.db export.jsonl" many

crm-add -q "Zoe Quist" --email zoe@example.org
crm-edit -q c1 note="sent by Zoe Quist"
begin
sweep "crm-forget c4"
sweep "crm-forget c4 --really -m asked"

# From an earlier edition of the schema
has sqlite3 || {
	skip 3 "no sqlite3"
	finish
}
rm -f crm.db*
sqlite3 crm.db <"$CRM_ROOT/tests/data/edition-1.sql" >/dev/null
chmod 600 crm.db
sqlite3 crm.db 'SELECT text FROM policies' >policy.yaml
begin
sweep "crm-cases"
sweep "crm-log c1 'it leaks again'"
sweep "crm-export -t all"
finish
