#!/bin/sh
# SPDX-License-Identifier: ISC
# Where a party is wanted, one resolver answers, and it never guesses.
. "$(dirname "$0")/kit.sh"

crm-init --name Berg --currency EUR --zone Europe/Berlin
crm-add -q "Anna Berg" --email Anna@example.org --phone "+49 170 1234567"
crm-add -q "Hannah Müller" --email h.m@example.org
crm-add -q "Jürgen Müller-Lüdenscheidt"
crm-add -q "山田太郎"
crm-add -q "Anna"

# who WORD ID TITLE
who()
{
	run "crm-log -q -k note '$1' hello && crm-find -t interactions --limit 1 -o party"
	is "$STATUS $(cat "$OUT")" "0 $2" "$3"
}

who c2 c2 "an id"
who anna@example.org c1 "an e-mail, in any case"
who ANNA@EXAMPLE.ORG c1 "in any case at all"
who +491701234567 c1 "a phone"
who "0049 (170) 123-4567" c1 "a phone as people write it"
who "hannah muller" c2 "a whole name, folded"
who anna c5 "a whole name goes before the beginning of a word"
who han c2 "the beginning of a word"
who luden c3 "of any word of the name"
who "jur muller" c3 "two beginnings"
who 山田 c4 "the beginning of a name that has no blanks"

t_err "an inner part is no beginning" 1 'crm-log -k note nnah x' <<'OUT'
crm-log: nnah: no such customer
  crm-find nnah looks further; crm-add makes one; crm-log --new takes a stranger
OUT
crm-log -q -kc c2 broken
t_err "two fit: it says who, and what they are about" 1 \
	'crm-log -k note muller x' <<'OUT'
crm-log: muller: 2 of them fit
  c2 Hannah Müller, last contact today 09:00, k1 open
  c3 Jürgen Müller-Lüdenscheidt, last contact today 09:00
OUT
t_err "no such id" 1 'crm-log -k note c99 x' <<'OUT'
crm-log: c99: no such customer
OUT
t_err "a phone that is none" 65 'crm-log -k note +49x x' <<'OUT'
crm-log: +49x: not a phone number
  write it with its country, as +49 170 1234567
OUT
i=10
while [ $i -lt 22 ]; do
	crm-add -q "Twin $i"
	i=$((i + 1))
done
run 'crm-log -k note twin x'
is "$STATUS $(head -1 "$ERR")" "1 crm-log: twin: more than 10 of them fit" \
	"more than ten"
is "$(grep -c '^  c' "$ERR")" 10 "ten are named"

run 'crm-undo && crm-add -q "Twin 21"'
run 'crm-log -q -k note "twin 21" x && crm-find -t interactions --limit 1 -o party'
is "$(cat "$OUT")" c18 "one taken back is not found; an id is never reused"

run 'crm-edit c3 name="Jürgen Lund"'
t_err "an old name no longer fits" 1 'crm-log -k note luden x' <<'OUT'
crm-log: luden: no such customer
  crm-find luden looks further; crm-add makes one; crm-log --new takes a stranger
OUT
who lund c3 "the new one does"

ok 'crm-edit -q c3 foreign=shop:471A && crm-add -q "shop:471B"' \
	"a name that another system has for them"
who shop:471A c3 "it is found by it"
t_err "to the letter" 1 'crm-log -k note shop:471a x' <<'OUT'
crm-log: shop:471a: no such customer
  crm-find shop:471a looks further; crm-add makes one; crm-log --new takes a stranger
OUT
run 'crm-log -q -k note shop:471B x && crm-find -t interactions --limit 1 -o party'
is "$(cat "$OUT")" c19 "a name that looks like one is a name still"
finish
