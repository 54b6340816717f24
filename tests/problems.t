#!/bin/sh
# SPDX-License-Identifier: ISC
# The verbs of the loop on a problem: settled once, told to all, each once.
. "$(dirname "$0")/kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
sed 's/^people:$/people:\
  bo: {name: Bo Winter, mail: bo@example.org}/' policy.yaml >policy.new &&
	mv policy.new policy.yaml
printf 'mail: {command: %s/mailer, from: shop@example.org}\n' "$PWD" >>policy.yaml
printf '#!/bin/sh\ncat >>sent\n' >mailer
sed -i "s|>>sent|>>$PWD/sent|" mailer
chmod +x mailer

# shop: three who reported it, one who only bought; each test has its own
shop()
{
	crm-add -q "$1 One" --email "$1.one@example.org"
	crm-add -q "$1 Two" --email "$1.two@example.org"
	crm-add -q "$1 Buyer" --email "$1.buyer@example.org"
	crm-product -q new "$1 kettle" --price 80
	crm-sell -q "$1 One" "$1 kettle"
	crm-sell -q "$1 Buyer" "$1 kettle"
	one=$(crm-log -k complaint "$1 One" "the seal leaks" -o id)
	two=$(crm-log -k complaint "$1 Two" "it leaks" -o id)
	more=$(crm-log --new-case -k complaint "$1 One" "and the lid" -o id \
		2>/dev/null)
	r=$(crm-problem new "$1 seals" --product "$1 kettle" -o id)
	crm-problem join -q "$r" "$one" "$two"
	export one two more r
}

shop Amy
t "a person with two cases has one letter" 0 'crm-problem join -q $r $more
	crm-resolve -q $r done "new seals" && crm-thank $r --mail "new seals; thank you" -o id,message' <<OUT
$one	o1
$two	o2
$more	-
OUT
ok 'crm-send -q && [ $(grep -c "^To:" sent) = 2 ]' "and two leave"
t_err "what has left is not taken back" 1 'crm-undo $(crm-find -t batches tool=crm-thank -o id | head -n 1)' <<'OUT'
crm-undo: b15 stays: the letter o1 to Amy.one@example.org has left; the letter o2 to Amy.two@example.org has left
  crm-undo b15 --anyway takes the rest back
OUT
run 'crm-thank $r --mail "again"'
is "$STATUS" 1 "nor is anybody told again"
t "all close together" 0 'crm-close $r -o id,step' <<OUT
$one	closing
$two	closing
$more	closing
$r	closing
OUT

shop Ben
t "who was thanked on their own case since counts as told" 0 'crm-resolve -q $r done "new seals"
	crm-thank -q $one "thank you" && crm-thank $r --mail "thank you" -o id' <<OUT
$two
OUT
t "and is counted" 0 'crm-problem list $r -o told' <<'OUT'
2
OUT

shop Cal
t "a case that was closed before is told too" 0 'crm-close -q $one --done "a new kettle" --tell "a new kettle; thank you" &&
	CRM_NOW=2026-11-23T09:00:00Z crm-resolve -q $r done "new seals" &&
	CRM_NOW=2026-11-23T09:00:00Z crm-thank $r --mail "we found it; thank you" -o id,needs' <<OUT
$one	-
$two	close
OUT

shop Dan
t "one party that was two is told once" 0 'crm-resolve -q $r done "new seals"
	crm-merge -q "$(crm-find -o id name="dan one")" "$(crm-find -o id name="dan two")" &&
	crm-thank $r --mail "thank you" -o id,message | grep -c "o[0-9]"' <<'OUT'
1
OUT

shop Eve
t "a repeat by its key prints the same and tells nobody" 0 '
	crm-resolve -q $r done "new seals"
	crm-thank --key eve $r --mail --buyers "thank you" -o id,step >a
	crm-thank --key eve $r --mail --buyers "thank you" -o id,step >b
	cmp a b && grep -c told b; crm-send --list -o address | grep -ci eve' <<'OUT'
1
3
OUT
t "undone, all of them can be told again" 0 'crm-undo -q && crm-send --list -o address | grep -ci eve
	crm-thank $r --mail "thank you" -o id' <<OUT
0
$one
$two
OUT

shop Fay
t "they are asked, and each waits" 0 'crm-answer $r --mail --ask "which batch is it?" -o id,step,needs' <<OUT
$one	question	wait
$two	question	wait
OUT
t "problems from a list" 0 'crm-find -t problems title=fay | crm-own - bo -o id,owner
	crm-find -t problems owner=bo | crm-resolve - done "new seals" -o id' <<OUT
$r	bo
$r
$one
$two
OUT
t "declined is an outcome, too" 0 'crm-problem new "Colours" -q; crm-log -q -k request "Fay Buyer" "in red, please"
	r=$(crm-problem list colours -o id); crm-problem join -q $r "Fay Buyer"
	crm-resolve $r declined "red paint is not safe" -o step,text' <<'OUT'
outcome	red paint is not safe
outcome	red paint is not safe
OUT
crm-problem -q new Many
many=$(crm-problem list many -o id)
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
	crm-log -q --new-case -k complaint "Fay Two" "number $i" 2>/dev/null
done
crm-find -t cases number -o id | crm-problem join -q "$many"
run 'crm-show $many | tail -n 1'
is "$(cat "$OUT")" "and more: crm-cases problem=$many state=any" \
	"a page names ten of its cases"
if script -qec true /dev/null >/dev/null 2>&1; then
	tty() { script -qec "$1" /dev/null </dev/null | tr -d '\r'; }
	shop Gil
	is "$(tty "crm-own $r bo")" "$r Gil seals: bo owns it" \
		"a sentence: whose it is"
	is "$(tty "crm-resolve $r done 'new seals'" | head -n 1)" \
		"$r Gil seals: outcome kept" "that it is settled"
	is "$(tty "crm-thank $r --mail --buyers 'thank you'" | grep Buyer | head -n 1)" \
		"c21 Gil Buyer: told, as a buyer, mail to Gil.buyer@example.org leaves with the next crm-send" \
		"who was written to"
	is "$(tty "crm-close $r" | tail -n 1)" "$r Gil seals: closed" \
		"that it is over"
	is "$(tty "crm-problem new Pots")" "r10 Pots: open, nina owns it" \
		"what was made"
	is "$(tty "crm-problem join r10 $more")" \
		"$more Gil One (c19): of r10, and the lid" "what was joined"
else
	skip 6 "no script(1) that runs a command"
fi
ok 'crm-check' "the record is sound"
finish
