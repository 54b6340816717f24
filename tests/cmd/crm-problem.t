#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-problem: one cause behind many cases, and the loop's verbs on it.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
sed 's/^people:$/people:\
  bo: {name: Bo Winter, mail: bo@example.org}/' policy.yaml >policy.new &&
	mv policy.new policy.yaml
printf 'mail: {command: /bin/true, from: shop@example.org}\n' >>policy.yaml
crm-add -q "Anna Berg" --email anna@example.org --tag vip
crm-add -q "Carl Ott" --email carl@example.org --tag vip
crm-add -q "Dora Lee"
crm-add -q "Eva Buyer" --email eva@example.org
crm-add -q "Fay Back" --email fay@example.org
crm-add -q "Gus Silent"
crm-product -q new Kettle --price 80
for who in anna eva fay gus; do crm-sell -q $who kettle; done
crm-sell -q fay kettle --return
crm-log -q -k complaint anna "kettle leaks at the seal after a week"
crm-log -q -k complaint carl "the seal is brittle and it leaks"
crm-log -q -k complaint dora "water on the table, the seals leak"
crm-log -q -k request eva "open on Saturday?"
crm-log -q --new-case -k complaint anna "now the lid leaks, too" 2>/dev/null

# --- made, found -----------------------------------------------------------------

t "there is none yet" 1 'crm-problem' </dev/null
t "a problem is made" 0 'crm-problem new "Brittle seals of May" --product kettle' <<'OUT'
r1	0	0	0	open	nina	g1	Brittle seals of May
OUT
t "a rehearsal" 0 'crm-problem new -n Lids; crm-problem list -o id' <<'OUT'
r2	0	0	0	open	nina	-	Lids
r1
OUT
t "a case joins it" 0 'crm-problem join r1 k1 -o id,name,problem' <<'OUT'
k1	Anna Berg	r1
OUT
t "what is like it, the rarest word first" 0 'crm-problem similar r1 -o id,why,name' <<'OUT'
k2	brittle, seal, leak, the, tag vip	Carl Ott
k3	seal, leak, the	Dora Lee
k5	leak, the, tag vip, bought Kettle	Anna Berg
OUT
t "how alike" 0 'crm-problem similar r1 | head -n 1' <<'OUT'
k2	2.96	open	c2	brittle, seal, leak, the, tag vip	Carl Ott	the seal is brittle and it leaks
OUT
t "joined from the list" 0 \
	'crm-problem similar r1 | head -n 2 | crm-problem join r1 -o id,problem' <<'OUT'
k2	r1
k3	r1
OUT
t "an entry, or a party with one open case, will do" 0 \
	'crm-problem join -n r1 i4 eva -o id; crm-problem join -n r1 eva -o id' <<'OUT'
k4
OUT
is "$(cat "$ERR")" "crm-problem: k4 is of r1 already" "but not twice in a run"
t "its count" 0 'crm-problem list -H; crm-find -t problems case=k3 product=g1 cases=3.. -o id' <<'OUT'
id	cases	open	told	state	owner	product	title
r1	3	3	0	open	nina	g1	Brittle seals of May
r1
OUT
t "cases tell their problem" 0 'crm-cases problem=r1 -o id,problem --sort id; crm-cases problem= -o id --sort id' <<'OUT'
k1	r1
k2	r1
k3	r1
k4
k5
OUT
t "cause and fix" 0 \
	'crm-problem cause r1 "a bad batch of rubber" -q; crm-problem fix r1 -m "new seals" -o id,cause,fix' <<'OUT'
r1	a bad batch of rubber	new seals
OUT
t "edited" 0 'crm-edit r1 title="Brittle seals" product= -o title,product; crm-edit r1 product=kettle -q' <<'OUT'
Brittle seals	-
OUT
t "with a history" 0 'crm-history r1 | tail -n 1 | cut -f 3-' <<'OUT'
nina	r1	product	-	g1
OUT
t "handed over" 0 'crm-own r1 bo; crm-find -t problems owner=bo -o id' <<'OUT'
r1	-	own	-	-	bo	-	Brittle seals	-
r1
OUT
t "left again" 0 'crm-problem leave r1 k3 -o id,problem; crm-problem join -q r1 k3' <<'OUT'
k3	-
OUT
t "a merged case is of it by the one that counts" 0 \
	'crm-merge -q k5 k1; crm-cases problem=r1 -o id --sort id; crm-problem list -o cases; crm-undo -q' <<'OUT'
k2
k3
k5
3
OUT
t "a voice like it is told of at a terminal" 0 \
	'script -qec "crm-log -q -n -k complaint \"Gus Silent\" \"the seal of the kettle leaks\"" /dev/null | tr -d "\r"' <<'OUT'
crm-log: like r1 (3 cases): new seals
OUT
t "not one that is unlike" 0 \
	'script -qec "crm-log -q -n -k complaint \"Gus Silent\" \"the parcel came late\"" /dev/null' </dev/null

# --- answered, resolved ---------------------------------------------------------------

t_err "thanks before the outcome" 1 'crm-thank r1 "thank you"' <<'OUT'
crm-thank: r1 has no outcome yet
  crm-resolve r1 done "what was done"
OUT
t_err "closed before it" 1 'crm-close r1' <<'OUT'
crm-close: r1 stays open: no outcome; k1 no human has answered, no outcome, not told the outcome, not thanked; k2 no human has answered, no outcome, not told the outcome, not thanked; k3 no human has answered, no outcome, not told the outcome, not thanked
  crm-cases problem=r1 needs=close | crm-close closes the others
OUT
t "all are told that we look into it; who has no address is named" 0 \
	'crm-answer r1 --mail "we look into it" -o id,step,needs,address' <<'OUT'
k1	answer	resolve	anna@example.org
k2	answer	resolve	carl@example.org
OUT
is "$(cat "$ERR")" \
	"crm-answer: k3: Dora Lee (c3) was not told: no e-mail address" \
	"and passed over"
ok 'crm-undo -q' "taken back, for all of them at once"
ok '[ "$(crm-send --list | grep -c "")" = 0 ]' "and no letter waits"
ok 'crm-problem join -q r1 k5' "another case of hers"
t "resolved, and every case with it" 0 \
	'crm-resolve r1 done "new seals are on their way" -o id,step,needs,text' <<'OUT'
r1	outcome	-	new seals are on their way
k1	outcome	answer	new seals are on their way
k2	outcome	answer	new seals are on their way
k3	outcome	answer	new seals are on their way
k5	outcome	answer	new seals are on their way
OUT
t_err "once" 1 'crm-resolve r1 done "again"' <<'OUT'
crm-resolve: r1 and its cases are resolved already
OUT
t_err "with one outcome" 1 'crm-resolve r1 cannot "because"' <<'OUT'
crm-resolve: r1 has an outcome: done, new seals are on their way
  crm-edit r1 state=open reopens it
OUT
t "a repeat by its key prints the same" 0 \
	'crm-undo -q; crm-resolve --key x r1 done "new seals" -o id,step >one
	crm-resolve --key x r1 done "new seals" -o id,step | sort >two; sort one | diff - two && echo same' <<'OUT'
same
OUT

# --- thanked, each once ------------------------------------------------------------------

t "a rehearsal shows the letters" 0 'crm-thank -n r1 --mail "new seals are coming; thank you" -o id' <<'OUT'
k1
k2
k5
OUT
is "$(grep -ci 'To: .*@example.org' "$ERR")" 2 "two letters for two people"
t "each person is written to once, with several cases too" 0 \
	'crm-thank r1 --mail "new seals are coming; thank you" -o id,step,name,message,address' <<'OUT'
k1	thanks	Anna Berg	o3	anna@example.org
k2	thanks	Carl Ott	o4	carl@example.org
k5	thanks	Anna Berg	-	-
OUT
t "the others by phone, in a second run" 0 \
	'crm-thank r1 "new seals are coming; thank you" -o id,step,name,message' <<'OUT'
k3	thanks	Dora Lee	-
OUT
t_err "then nobody is left" 1 'crm-thank r1 --mail "thank you"' <<'OUT'
crm-thank: r1: nobody is left who could be told
OUT
t "the buyers who never wrote are told; not who brought it back" 0 \
	'crm-thank r1 --mail --buyers "if your seal leaks, write to us" -o id,step,name,address' <<'OUT'
c4	told	Eva Buyer	eva@example.org
OUT
is "$(cat "$ERR")" \
	"crm-thank: a buyer: Gus Silent (c6) was not told: no e-mail address" \
	"who has no address is named"
run 'crm-thank r1 --mail --buyers "again"'
is "$STATUS" 1 "and never again"
t "what waits to leave" 0 'crm-send --list -o id,case,address,subject' <<'OUT'
o3	k1	anna@example.org	Thank you: kettle leaks at the seal after a week
o4	k2	carl@example.org	Thank you: the seal is brittle and it leaks
o5	-	eva@example.org	Brittle seals
OUT
t "taken back before it leaves, a buyer can be told again" 0 \
	'crm-undo -q && crm-send --list -o id && crm-thank r1 --mail --buyers "if your seal leaks, write to us" -o id,message' <<'OUT'
o3
o4
c4	o6
OUT
t "how many were told" 0 'crm-problem list -o told' <<'OUT'
4
OUT
crm-log -q --new-case -k complaint carl "the new seal leaks as well" 2>/dev/null
t_err "a case that joins later" 0 'crm-problem join -q r1 k6' <<'OUT'
crm-problem: r1 has its outcome: crm-resolve r1 done settles what was joined now, crm-thank r1 tells them
OUT
t "is settled by a second run" 0 'crm-resolve r1 done "two seals" -o id,step' <<'OUT'
k6	outcome
OUT
t_err "but who was told before is not told again" 1 'crm-thank r1 --mail "two seals"' <<'OUT'
crm-thank: k6: c2 was told of r1 before; what is new is said on the case itself
crm-thank: r1: nobody is left who could be told
OUT
t_err "who was told stays" 1 'crm-problem leave r1 k2' <<'OUT'
crm-problem: k2 was told of r1 today 09:00: it stays
OUT

# --- closed ----------------------------------------------------------------------------------

before=$(crm-export -t all | cksum)
t_err "one case that is not through keeps it open" 1 'crm-close r1' <<'OUT'
crm-close: r1 stays open: k6 no human has answered, not told since the outcome, not thanked
  crm-cases problem=r1 needs=close | crm-close closes the others
OUT
is "$(crm-export -t all | cksum)" "$before" "and nothing is kept of it"
crm-thank -q k6 --mail "two new seals; thank you"
t "all of them, and it with the last" 0 'crm-close r1 -o id,step' <<'OUT'
k1	closing
k2	closing
k3	closing
k5	closing
k6	closing
r1	closing
OUT
t "it is left out of lists" 1 'crm-problem list' </dev/null
t "unless it is asked for" 0 'crm-problem list r1 -o open,state,outcome,answer' <<'OUT'
0	closed	done	new seals
OUT
t_err "closed twice" 1 'crm-close r1' <<'OUT'
crm-close: r1 is closed already
  crm-edit r1 state=open reopens it
OUT
t_err "nothing joins what is closed" 1 'crm-problem join r1 k4' <<'OUT'
crm-problem: r1 is closed
  crm-edit r1 state=open reopens it
OUT
t "undone and done again" 0 'crm-undo -q; crm-problem list -o open; crm-undo -q b$(crm-history --limit 1 -o id | tr -d b); crm-problem list r1 -o open,state' <<'OUT'
5
0	closed
OUT
t "opened again, those who were told stay told" 0 'crm-edit r1 state=open -o state,outcome,told' <<'OUT'
open	-	4
OUT
crm-log -q -k complaint "Gus Silent" "leaks"
ok 'crm-problem join -q r1 k7' "another joins it"
t "--done and --tell do the missing steps for all" 0 \
	'crm-close r1 --done "mended" --tell "it is mended; thank you" -o id,step' <<'OUT'
r1	outcome
k7	outcome
k7	thanks
k7	closing
r1	closing
OUT
t "the page of a case names the problem" 0 'crm-show k1 | grep "^problem"' <<'OUT'
problem  r1 Brittle seals, closed
OUT
t "the page of a problem" 0 'crm-show r1 | sed "s/  *$//" | head -n 14' <<'OUT'
r1 Brittle seals
state    closed
owner    bo
product  g1
since    today 09:00
cause    a bad batch of rubber
fix      new seals
outcome  done, today 09:00: mended
told     5 people
closed   today 09:00

Cases
id  state   needs  party  name        subject
k1  closed         c1     Anna Berg   kettle leaks at the seal after a week
OUT
t "and its row" 0 'crm-show r1 --json -o id,cases,fix' <<'OUT'
{"id":"r1","cases":6,"fix":"new seals"}
OUT
ok 'crm-check' "the record is sound"

# --- refused -----------------------------------------------------------------------------------

t_err "no such problem" 1 'crm-problem join r99 k4' <<'OUT'
crm-problem: r99: no such problem
  crm-problem list; crm-problem new "what it is" makes one
OUT
t_err "not for the loop either" 1 'crm-thank r99 "thank you"' <<'OUT'
crm-thank: r99: no such problem
  crm-problem list; crm-problem new "what it is" makes one
OUT
t_err "what is no problem" 2 'crm-problem join k1 k4' <<'OUT'
crm-problem: k1: a problem is named by its id, as r2
OUT
crm-problem -q new "Lids"
t_err "a case of another problem" 1 'crm-problem join r2 k1' <<'OUT'
crm-problem: k1 is of r1 already
  crm-problem leave r1 k1
OUT
t_err "no such case" 1 'crm-problem join r2 k99' <<'OUT'
crm-problem: k99: no such case
  crm-cases lists the open ones
OUT
before=$(crm-export -t all | cksum)
t_err "one bad row, and none joins" 65 'printf "k4\nk99\n" | crm-problem join r2' <<'OUT'
crm-problem: stdin:2: k99: no such case
  crm-cases lists the open ones
OUT
is "$(crm-export -t all | cksum)" "$before" "nothing is kept"
t "or the good ones do" 0 'printf "k4\nk99\n" | crm-problem join r2 --keep-going --rejects bad -o id; cut -f 1 bad' <<'OUT'
k4
k99
OUT
t "a closed case joins, so that it is told" 0 'crm-log -q -k request "Gus Silent" "closed at once" --done "yes"
	crm-problem join r2 k8 -o id,state,problem' <<'OUT'
k8	closed	r2
OUT
crm-log -q --new-case -k complaint "Eva Buyer" "first" 2>/dev/null
crm-log -q --new-case -k complaint "Eva Buyer" "second" 2>/dev/null
t "what was merged joins as the one that counts" 0 \
	'crm-merge -q k9 k10 && crm-problem join r2 k10 -o id,problem' <<'OUT'
k9	r2
OUT
t_err "under either id only once" 1 'crm-problem join r2 k9' <<'OUT'
crm-problem: k9 is of r2 already
OUT
t_err "a case that it has not" 1 'crm-problem leave r2 k1' <<'OUT'
crm-problem: k1 is none of r2
OUT
t_err "nobody to tell" 1 'crm-problem -q new "Empty"; crm-answer r3 "we look into it"' <<'OUT'
crm-answer: r3 has no open case that could be told
OUT
t_err "buyers without a letter" 2 'crm-resolve -q r3 done x; crm-thank r3 --buyers "thank you"' <<'OUT'
crm-thank: --buyers are written to: --mail
OUT
t_err "buyers of nothing" 1 'crm-thank r3 --mail --buyers "thank you"' <<'OUT'
crm-thank: r3 is about no product
  crm-edit r3 product=…
OUT
run 'crm-thank k4 --mail --buyers "thank you"'
is "$STATUS" 2 "buyers of a case"
t_err "a colleague" 2 'crm-thank r3 --to @bo "thank you"' <<'OUT'
crm-thank: --to is of one case: a problem's thanks go to those who reported it
OUT
t_err "closed by force" 2 'crm-close r3 --force -m why' <<'OUT'
crm-close: a problem is not closed by force; its cases may be
OUT
t "without cases it is closed at once" 0 'crm-close r3 -m "nobody came" -o id,step,text' <<'OUT'
r3	closing	nobody came
OUT
t_err "no such product" 1 'crm-problem new Pots --product samovar' <<'OUT'
crm-problem: samovar: no such product
  crm-product list; crm-product new "samovar" --price makes one
OUT
t_err "no title" 65 'crm-problem new " "' <<'OUT'
crm-problem: the title is empty
OUT
t_err "no field" 2 'crm-edit r2 titel=Pots' <<'OUT'
crm-edit: titel: no field of a problem, did you mean title?
  title, owner, product, cause, fix or state
OUT
t_err "a state that is none of ours" 2 'crm-edit r2 state=closed' <<'OUT'
crm-edit: state closed: it can be opened again: state=open
  crm-resolve r2 and crm-close r2 take it on
OUT
for wrong in 'frob' 'list --product kettle' 'list -n' 'new a -m b' 'join r2 k1 -m b' \
	'similar r2 r1' 'cause' 'fix r2 -q </dev/null' 'join' 'similar' 'new a b'; do
	run "crm-problem $wrong"
	is "$STATUS" 2 "asked wrongly: $wrong"
done
run 'crm-own -u stranger r2'
is "$STATUS" 77 "a stranger owns nothing"
t_err "words with a problem handed over" 2 'crm-own r2 bo because' <<'OUT'
crm-own: words are kept on cases: a problem is handed over without
OUT

# --- the law -------------------------------------------------------------------------------------

t "a person is told what they are part of" 0 \
	'crm-access c2 --json | grep -c "\"joins\",\"field\":\"told_at\""' <<'OUT'
1
OUT
finish
