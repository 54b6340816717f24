#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-answer: the customer is told, or asked; a human answer stops the clock.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
crm-add -q "Anna Berg" --email anna@example.org --tag vip
crm-add -q "Carl Müller"
crm-log -q -kc c1 "kettle leaks"
usage="  usage: crm-answer [-c channel] [--mail] [--ask] record [text ...]
  example: crm-answer k1 \"phoned her, a new kettle goes out\""

t "a machine's answer stops no clock" 0 'crm-answer k1 --auto "we got it"' <<'OUT'
k1	i2	answer	answer	2026-11-23T12:00:00Z	nina	c1	Anna Berg	we got it
OUT
t "a human one does" 0 'crm-answer k1 "phoned her, a new one goes out"' <<'OUT'
k1	i3	answer	resolve	2026-11-26T08:00:00Z	nina	c1	Anna Berg	phoned her, a new one goes out
OUT
t "words need no quotes, the channel is the policy's or -c" 0 '
	crm-answer k1 we are on it -c letter -o id,channel,text
	crm-answer k1 -m really -o id,channel,text' <<'OUT'
k1	letter	we are on it
k1	phone	really
OUT
t "a question: we wait for them" 0 '
	crm-answer k1 --ask "which model is it?" &&
	crm-cases -o id,state,needs,clock' <<'OUT'
k1	i6	question	wait	2026-11-26T08:00:00Z	nina	c1	Anna Berg	which model is it?
k1	waiting	wait	update
OUT
t "their word ends the waiting" 0 '
	crm-log -q k1 "the big one" && crm-cases -o id,state,needs,clock' <<'OUT'
k1	open	answer	next-answer
OUT
t "we say more ourselves: nobody waits" 0 '
	crm-answer -q k1 --ask "red?" && crm-answer -q k1 "never mind" &&
	crm-cases -o id,state,needs' <<'OUT'
k1	open	resolve
OUT
t "a party with one open case stands for it" 0 'crm-answer anna hi -o id' <<'OUT'
k1
OUT
t "an entry stands for its case" 0 'crm-answer i1 hi -o id' <<'OUT'
k1
OUT
t "--at is when it was said" 0 '
	crm-log -q -kc c2 "lid" --at "fri 10:00" &&
	crm-answer -q k2 sorry --at "fri 11:00" &&
	crm-find -t interactions party=c2 -o at,kind' <<'OUT'
2026-11-20T10:00:00Z	answer
2026-11-20T09:00:00Z	complaint
OUT

# --- letters ----------------------------------------------------------------
t "--mail queues a letter and says with which id" 0 \
	'crm-answer k1 --mail "on its way" -o id,channel,message,address
	crm-send --list -o id,case,address,subject' <<'OUT'
k1	mail	o1	anna@example.org
o1	k1	anna@example.org	kettle leaks
OUT
t_err "who has no address gets none, and nothing is kept" 1 \
	'crm-answer k2 --mail hi' <<'ERR'
crm-answer: Carl Müller (c2) has no e-mail address that a letter could go to
  crm-edit c2 email=ADDRESS
ERR
run 'crm-answer -q -n k1 --mail "the seal was brittle"'
like "$(cat "$ERR")" '^  Subject: kettle leaks \[k1\]$' "-n shows the letter"
like "$(cat "$ERR")" '^  the seal was brittle$' "whole"
run "crm-answer -q -n k1 --mail \"\$(seq -s ' ' 2000)\""
like "$(tr -d '=\n' <"$ERR")" '1999 2000' "a long one too"
t "and queues none" 0 'crm-send --list -o id' <<'OUT'
o1
OUT
t_err "-c and --mail" 2 'crm-answer k1 -c letter --mail hi' <<'ERR'
crm-answer: -c and --mail exclude each other
ERR

# --- rows, keys, rehearsals -------------------------------------------------
t "rows on stdin, the same words to each" 0 '
	crm-cases -o id,kind | crm-answer -m "closed on Monday" -o id' <<'OUT'
k2
k1
OUT
t_err "one bad row keeps all out" 65 \
	'printf "k1\nk2\nk9\n" | crm-answer -m hi' <<'ERR'
crm-answer: stdin:3: k9: no such case
  crm-cases lists the open ones
ERR
t "--keep-going" 65 \
	'printf "k1\nk9\n" | crm-answer --keep-going --rejects bad -m hi -o id' \
	<<'OUT'
k1
OUT
is "$(cat bad)" "k9	k9: no such case" "the bad one is in --rejects"
t "the same key answers with the same row" 0 '
	crm-answer k1 --key a1 hi >a; crm-answer k1 --key a1 hi >b
	cmp a b && cut -f 1,3 b' <<'OUT'
k1	answer
OUT
head=$(crm-history -o id,hash | head -n 1)
t "-n keeps nothing" 0 'crm-answer -n k1 hi -o id' <<'OUT'
k1
OUT
is "$(crm-history -o id,hash | head -n 1)" "$head" "the chain is as it was"
t "-q says nothing" 0 'crm-answer -q k1 hi'

# --- a broken policy --------------------------------------------------------
cp policy.yaml good
echo "nme: x" >>policy.yaml
t_err "one goes on under the last good policy" 0 'crm-answer -q k1 hi' <<'ERR'
crm-answer: policy.yaml:31:1: policy: no such key: "nme" (nearest: name); going on under the last good policy
ERR
cp good policy.yaml

# --- asked wrongly ----------------------------------------------------------
t_err "a machine cannot ask" 2 'crm-answer k1 --ask --auto hi' <<'ERR'
crm-answer: a machine cannot ask: --ask or --auto
ERR
t_err "nothing said" 2 'crm-answer k1' <<ERR
crm-answer: nothing was said
$usage
ERR
t_err "only blanks" 2 'crm-answer k1 "  "' <<'ERR'
crm-answer: nothing was said: give the words, or -m or -F
ERR
t_err "no record" 2 'crm-answer' <<ERR
crm-answer: no record given
$usage
ERR
t_err "the record is looked for before the words" 1 'crm-answer k9' <<'ERR'
crm-answer: k9: no such case
  crm-cases lists the open ones
ERR
t_err "words that are no text" 65 \
	'crm-answer k1 "$(printf "a\377")"' <<'ERR'
crm-answer: the words are no UTF-8 text
ERR
t_err "nor with a NUL" 65 'printf "a\0b" >f; crm-answer k1 -F f' <<'ERR'
crm-answer: f: the words are no UTF-8 text
ERR
t_err "several open cases" 1 'crm-log -q -kr c2 hi 2>/dev/null; crm-answer c2 hi' <<'ERR'
crm-answer: Carl Müller (c2) has 2 open cases: say which
  k2 complaint: lid
  k3 request: hi
ERR
t_err "none open" 1 'crm-add -q Dora; crm-answer dora hi' <<'ERR'
crm-answer: Dora (c3) has no open case
  crm-cases party=c3 state=any shows the closed ones
ERR
t_err "somebody the policy does not know" 77 'crm-answer -u zoe k1 hi' <<'ERR'
crm-answer: zoe is none of our people: nina
  say who you are with -u or CRM_USER, or add zoe under people: in policy.yaml
ERR
t_err "nobody waits on a closed case" 1 '
	crm-log -q -kr c1 "open?" --done yes && crm-answer k4 --ask "why?"' <<'ERR'
crm-answer: k4 is closed: nobody waits
ERR
t "but it can be answered" 0 'crm-answer k4 "one more thing"' <<'OUT'
k4	i27	answer	-	-	nina	c1	Anna Berg	one more thing
OUT
for channel in "" "by phone" "$(printf '\377')"; do
	run "crm-answer k1 -c '$channel' hello"
	is "$STATUS $(cat "$OUT" "$ERR")" \
		"2 crm-answer: -c: a channel is one word, as phone or counter" \
		"-c '$(printf %s "$channel" | cat -v)' is none"
done
is "$(crm-check -o check)" "mail" "only the mailer is missing"

# --- at a terminal ----------------------------------------------------------
if script -qec true /dev/null >/dev/null 2>&1; then
	tty() { script -qec "$1" /dev/null </dev/null | tr -d '\r'; }
	crm-log -q --new-case -kc c2 "handle"
	is "$(tty 'crm-answer k5 hi')" \
		"k5 Carl Müller (c2): told by phone; next: resolve by Thu 26 Nov 09:00" \
		"a sentence: told how, and what is next"
	is "$(tty 'crm-answer k5 --ask "red?"')" \
		"k5 Carl Müller (c2): asked by phone; next: wait until Thu 26 Nov 09:00" \
		"asked"
	is "$(tty 'crm-answer k1 --mail hi' | cut -d ';' -f 1)" \
		"k1 Anna Berg (c1): told, mail to anna@example.org leaves with the next crm-send" \
		"saying is not sending"
else
	skip 3 "no script(1) that runs a command"
fi

finish
