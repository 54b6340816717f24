#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-access: a person gets everything held on them, and it harms nobody.
. "$(dirname "$0")/../kit.sh"

usage="  usage: crm-access party
  example: crm-access anna"
crm-init --name "Kettles" --currency EUR --zone Europe/Berlin
printf 'mail: {command: /bin/true, from: shop@example.org}\n' >>policy.yaml
{
	crm-add "Anna Berg" --email anna@example.org --tag vip
	crm-add "A. Berg" --phone "+49 170 1234567"
	crm-merge c1 c2
	crm-add "Bo Lund"
	crm-edit c1 note="likes tea"
	crm-edit c1 note="likes coffee"
	crm-edit c3 note="ask c1, not c11 or xc1"
	crm-log -k complaint c1 "it leaks"
	printf 'raw \377 \033[31m bytes' >voice
	crm-log k1 -F voice
	crm-answer --mail k1 "sorry"
	crm-promise c2 "a new one" -d fri
	crm-log -k request c3 "as anna@example.org told me"
	crm-log -k request c3 "nothing of that kind" --new-case
} >"$OUT" 2>"$ERR" || note "$(cat "$ERR")"

t_err "whom about?" 2 'crm-access' <<ERR
crm-access: whom about?
$usage
ERR
t_err "one at a time" 2 'crm-access c1 c3' <<ERR
crm-access: whom about?
$usage
ERR
t_err "nobody of that name" 1 'crm-access c9' <<'ERR'
crm-access: c9: no such customer
ERR

t "each heading, in order" 0 'crm-access anna | grep "^[A-Z]"' <<'OUT'
What Kettles holds on Anna Berg (c1), today 09:00
Who you are to us
How to reach you
Words we know you by
What you came to us with
What was said and written
Who else was told of it here
What was promised
Letters
What was changed
Where others' records name you
OUT
t "who was merged is the same person" 0 \
	'crm-access c2 --tsv -o id,field,value | grep -E "^[cxp]"' <<'OUT'
c1	name	Anna Berg
c1	role	customer
c1	note	likes coffee
c2	name	A. Berg
c2	role	customer
c2	merged_into	c1
x1	party	c1
x1	medium	email
x1	value	anna@example.org
x2	party	c2
x2	medium	phone
x2	value	+491701234567
p1	party	c1
p1	owner	nina
p1	side	ours
p1	text	a new one
p1	due_on	2026-11-27
p1	state	open
c2	merged_into	nothing -> c1
c1	note	nothing -> likes tea
c1	note	likes tea -> likes coffee
c3	note	ask c1, not c11 or xc1
OUT
t "others that name them, and no others" 0 \
	'crm-access c1 --tsv | grep mentions | cut -f 1,5,6' <<'OUT'
c3	note	ask c1, not c11 or xc1
k2	subject	as anna@example.org told me
i4	text	as anna@example.org told me
OUT
t "with who wrote it down, and when" 0 \
	'crm-access c1 -o +tool --json | grep "\"i1\".*\"text\""' <<'OUT'
{"id":"i1","at":"2026-11-23T08:00:00Z","who":"nina","noun":"interactions","field":"text","value":"it leaks","tool":"crm-log"}
OUT
t "the letter is all there" 0 \
	'crm-access c1 --tsv -o id,field | grep "^o1" | cut -f 2 |
	grep -E "^(address|subject|body)$"' <<'OUT'
address
subject
body
OUT
crm-access c1 >page
is "$(tr -d '\t\n -~' <page | tr -d '\200-\377' | wc -c | tr -d ' ')" 0 \
	"a stranger's text is inert on the page"
like "$(cat page)" '^raw +raw .*u\{1b\}' "and is there"
t "readers change nothing" 0 'crm-check' </dev/null
t "nothing is known of somebody of whom nothing is" 0 \
	'crm-add -q "Li Na" && crm-access li' <<'OUT'
What Kettles holds on Li Na (c4), today 09:00

Who you are to us
c4, written down today 09:00 by nina
name  Li Na
role  customer
OUT
finish
