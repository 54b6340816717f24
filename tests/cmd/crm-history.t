#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-history: who wrote what, when.
. "$(dirname "$0")/../kit.sh"

t_err "no database" 66 'crm-history' <<OUT
crm-history: $PWD/crm.db: no such database
  make one: crm-init --name "Your business" --currency EUR --zone Europe/Berlin
OUT
crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
sed 's/^people:$/people:\
  bo: {name: Bo Winter}/' policy.yaml >policy.new && mv policy.new policy.yaml
{
	crm-add "Anna Berg" --email anna@example.org
	CRM_NOW=2026-11-23T09:00:00Z CRM_USER=bo crm-log -k complaint anna \
		"it leaks"
	CRM_NOW=2026-11-23T10:00:00Z crm-own k1 bo
	CRM_NOW=2026-11-23T10:30:00Z crm-edit c1 note="after six"
	CRM_NOW=2026-11-23T11:00:00Z crm-undo
	printf 'a\377b' | CRM_NOW=2026-11-23T12:00:00Z crm-log -F - c1
} >"$OUT" 2>"$ERR" || note "$(cat "$ERR")"

t "batches, newest first" 0 'crm-history -H' <<'OUT'
id	at	who	rows	undone	command
b7	2026-11-23T12:00:00Z	nina	3	-	crm-log -F - c1
b6	2026-11-23T11:00:00Z	nina	1	-	crm-undo
b5	2026-11-23T10:30:00Z	nina	1	b6	crm-edit c1 'note=after six'
b4	2026-11-23T10:00:00Z	nina	1	-	crm-own k1 bo
b3	2026-11-23T09:00:00Z	bo	3	-	crm-log -k complaint anna 'it leaks'
b2	2026-11-23T08:00:00Z	nina	3	-	crm-add 'Anna Berg' --email anna@example.org
b1	2026-11-23T08:00:00Z	nina	1	-	crm-init --name 'Berg Kettles' --currency EUR --zone Europe/Berlin
OUT
t "at most so many" 0 'crm-history --limit 1 -o id,origin,clock,tool,undoes' <<'OUT'
b7	hand	given	crm-log	-
OUT
t "of one person" 0 'crm-history @bo -o id,who' <<'OUT'
b3	bo
OUT
t "the @ may be left out" 0 'crm-history bo -o id' <<'OUT'
b3
OUT
t "mine" 0 'CRM_USER=bo crm-history me -o id' <<'OUT'
b3
OUT
run 'crm-history @mallory'
is "$STATUS" 2 "somebody who is not one of us"
t "a record, oldest first" 0 'crm-history c1 -H' <<'OUT'
id	at	who	record	column	old	new
b2	2026-11-23T08:00:00Z	nina	c1	name	-	Anna Berg
b2	2026-11-23T08:00:00Z	nina	c1	role	-	customer
b5	2026-11-23T10:30:00Z	nina	c1	note	-	after six
b6	2026-11-23T11:00:00Z	nina	c1	note	after six	-
OUT
t "by its name" 0 'crm-history anna --limit 1 -o record,column,new' <<'OUT'
c1	name	Anna Berg
OUT
t "all that a batch wrote" 0 'crm-history b5' <<'OUT'
b5	2026-11-23T10:30:00Z	nina	c1	note	-	after six
OUT
run 'crm-history b3 -o record,column,old,new'
is "$STATUS" 0 "what it made, too"
like "$(cat "$OUT")" '^k1	opened_at	-	2026-11-23T09:00:00Z$' \
	"moments as people read them"
like "$(cat "$OUT")" '^k1	party	-	c1$' "references too"
like "$(cat "$OUT")" '^i1	text	-	it leaks$' "and the words"
like "$(crm-history i2)" 'raw	-	3 bytes$' "bytes are only counted"
t_err "what is not there" 1 'crm-history k99' <<'OUT'
crm-history: k99: no such record
OUT
t_err "a batch that is not there" 1 'crm-history b99' <<'OUT'
crm-history: b99: no such batch
OUT
run 'crm-history q7'
is "$STATUS" 1 "a letter that is none"
run 'crm-history nobody'
is "$STATUS" 1 "a name that is nobody's"
run 'crm-history a b'
is "$STATUS" 2 "two at once"
run 'crm-history --limit 0'
is "$STATUS" 2 "at most none"
t "its columns" 0 'crm-history -o help | cut -f 1 | head -n 3' <<'OUT'
id
at
who
OUT
t "those of a record" 0 'crm-history k1 -o help | cut -f 1 | tail -n 1' <<'OUT'
new
OUT
t "the links of the chain" 0 'crm-history -o hash | grep -cE "^[0-9a-f]{64}$"' <<'OUT'
7
OUT
finish
