#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-card: one question for a guest, dealt in turn.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Hotel" --currency EUR --zone Europe/Berlin
crm-add -q "Anna Berg"
crm-add -q "Carl Ott"

t "nothing was dealt yet" 1 'crm-card' </dev/null
t "with one site nobody has to say where" 0 'crm-card deal' <<'OUT'
q1	shop	welcome	Were you made welcome?
OUT
t "the next one is another" 0 'crm-card deal -o indicator' <<'OUT'
found
OUT
for n in 3 4 5 6 7 8 9 10; do crm-card deal -q --at "today 8:0$((n % 10))"; done
t "ten are built in, each once" 0 'crm-card list -o indicator | sort -u | wc -l | tr -d " "' <<'OUT'
10
OUT
t "then it begins again" 0 'crm-card deal -o id,indicator' <<'OUT'
q11	welcome
OUT
cat >>policy.yaml <<'POLICY'
cards:
  sites: [lobby, bar]
  low: complaint
  indicators:
    - welcome: Were you made welcome?
    - quiet: "Was it quiet: at night, too?"
    - warm: Was it warm?
POLICY
t "the policy has other questions" 0 \
	'for i in 1 2 3 4; do crm-card deal --site lobby -o id,site,question; done' <<'OUT'
q12	lobby	Were you made welcome?
q13	lobby	Was it quiet: at night, too?
q14	lobby	Was it warm?
q15	lobby	Were you made welcome?
OUT
t "each site has a turn of its own" 0 'crm-card deal --site bar -o id,indicator' <<'OUT'
q16	welcome
OUT
t "a question that is no longer asked keeps its turn from nobody" 0 \
	'sed -i "/ welcome:/d" policy.yaml; crm-card deal --site bar -o indicator' <<'OUT'
quiet
OUT
t "eight at once deal the eight next" 0 \
	'for i in 1 2 3 4 5 6 7 8; do crm-card deal --site lobby -q & done; wait
	crm-card list site=lobby -o id,indicator --sort id | tail -n 8 | cut -f 2 | uniq -c | awk "{print \$1}" | sort -u' <<'OUT'
1
OUT
t "rehearsed, nobody was asked" 0 \
	'crm-card deal -n --site bar --guest 99 -o indicator; crm-card list guest=99 -o id; crm-card deal --site bar -o indicator' <<'OUT'
warm
warm
OUT
t "the same key deals once" 0 \
	'crm-card deal --site bar --key a -o id; crm-card deal --site bar --key a -o id,question' <<'OUT'
q27
q27	Was it quiet: at night, too?
OUT

# --- whom
t "a room" 0 'crm-card deal --site bar --guest 217 -o id,guest,party' <<'OUT'
q28	217	-
OUT
t_err "is not asked again, wherever" 1 'crm-card deal --site lobby --guest 217' <<'OUT'
crm-card: 217 was asked today 09:00; not again before Wed 23 Dec
OUT
t "a seat that looks like a record" 0 'crm-card deal --site bar --guest b12 -o guest,party' <<'OUT'
b12	-
OUT
t "a customer" 0 'crm-card deal --site bar --guest anna -o guest,party' <<'OUT'
-	c1
OUT
t_err "by whatever name" 1 'crm-card deal --site bar --guest c1' <<'OUT'
crm-card: c1 was asked today 09:00; not again before Wed 23 Dec
OUT
t_err "nor whom they were merged with" 1 \
	'crm-merge -q c2 c1; crm-card deal --site bar --guest carl' <<'OUT'
crm-card: carl was asked today 09:00; not again before Wed 23 Dec
OUT
t_err "a word is a name" 1 'crm-card deal --site bar --guest zoe 2>&1 | head -n 1 >&2; exit 1' <<'OUT'
crm-card: zoe: no such customer
OUT
t_err "the evening before it is still too soon" 1 \
	'CRM_NOW=2026-12-22T22:00:00Z crm-card deal --site bar --guest 217' <<'OUT'
crm-card: 217 was asked Mon 23 Nov 09:00; not again before tomorrow
OUT
t "on the day it is not" 0 \
	'CRM_NOW=2026-12-22T23:30:00Z crm-card deal --site bar --guest 217 -o guest' <<'OUT'
217
OUT

# --- answered
t "a score" 0 'crm-card answer q28 5 -H' <<'OUT'
id	at	site	indicator	score	guest	party	text
q28	2026-11-23T08:00:00Z	bar	warm	5	217	-	-
OUT
t_err "once" 1 'crm-card answer q28 4' <<'OUT'
crm-card: q28 was answered today 09:00: 5
OUT
t "unless it was taken back" 0 'crm-undo -q; crm-card answer q28 4 -o id,score' <<'OUT'
q28	4
OUT
t "with words" 0 'crm-card answer q29 2 -m "too loud" -o id,score,text,interaction 2>said; cat said' <<'OUT'
q29	2	too loud	i1
crm-card: k1: complaint, nina owns it
OUT
t "which the policy makes a case" 0 'crm-cases -o id,kind,name,subject' <<'OUT'
k1	complaint	anonymous	too loud
OUT
t "of the customer, where they are known" 0 \
	'crm-card answer q30 1 cold -q 2>/dev/null; crm-cases k2 -o id,party,subject' <<'OUT'
k2	c2	cold
OUT
t "taken back, the case goes too" 0 'crm-undo -q; crm-cases k2; crm-card list q30 -o score' <<'OUT'
-
OUT
t "good words open none" 0 'crm-card answer q27 5 "so warm" -o text; crm-cases -o id' <<'OUT'
so warm
k1
OUT
t "bad words neither, where the policy has none" 0 \
	'sed -i "s/low: .*/low: none/" policy.yaml; crm-card answer q30 1 cold -o score; crm-cases -o id' <<'OUT'
1
k1
OUT
t "later" 0 'crm-card answer q1 3 --at "today 8:30" -o answered' <<'OUT'
2026-11-23T07:30:00Z
OUT
t "listed by filter" 0 'crm-card list score=..2 -o id --sort id; crm-find -t cards party=carl -o id,name' <<'OUT'
q29
q30
q30	Carl Ott
OUT
t "its page" 0 'crm-show q29' <<'OUT'
q29 card
at           09:00
site         bar
indicator    quiet
score        2
guest        b12
text         too loud
answered     09:00
interaction  i1
batch        b32
OUT

# --- asked wrongly
t_err "no site" 2 'crm-card deal' <<'OUT'
crm-card: at which site?
  --site lobby, bar
OUT
t_err "no such site" 2 'crm-card deal --site loby' <<'OUT'
crm-card: loby: no site of the policy, did you mean lobby?
  --site lobby, bar
OUT
for score in 0 6 4.5 good -1 '""'; do
	run "crm-card answer q2 -- $score"
	is "$STATUS" 2 "a score of $score"
done
t_err "a card that is none" 2 'crm-card answer 5 4' <<'OUT'
crm-card: 5: no card, they are called q5
OUT
t_err "one that is not there" 1 'crm-card answer q999 4' <<'OUT'
crm-card: q999: no such card
OUT
t_err "bytes that are no text" 65 'printf "\377" | crm-card answer q2 4 -F -' <<'OUT'
crm-card: the words are no UTF-8 text
OUT
t_err "an option that would do nothing" 2 'crm-card answer q2 4 --site bar 2>&1 | head -n 1 >&2; exit 2' <<'OUT'
crm-card: --site: nothing for answer
OUT
for bad in 'deal 217' 'answer' 'answer q2' 'lst' 'list -n' 'deal --limit 3' \
	'deal -m x'; do
	run "crm-card $bad"
	is "$STATUS" 2 "crm-card $bad: asked wrongly"
done
is "$(crm-check)" "" "the record is sound"

# --- at a terminal
if [ "$(script -qec 'test -t 1 && echo yes' /dev/null 2>/dev/null |
	tr -d '\r')" = yes ]; then
	# pressed KEYS COMMAND: what a terminal shows
	pressed()
	{
		printf "$1" | script -qec "$2" /dev/null | tr -d '\r' |
			sed 's/^[^q]*\(q[0-9]* bar\)/\1/'
	}
	t "one key answers" 0 "pressed 4 'crm-card deal --site bar --guest 9'" <<'OUT'
q32 bar, warm: Was it warm?
crm-card: 1 (not at all) to 5 (very much); Enter: no answer
q32 bar, warm: 4
OUT
	t "after others that are none" 0 \
		"pressed x75 'crm-card deal --site bar' | tail -n 1" <<'OUT'
q33 bar, quiet: 5
OUT
	t "Enter does not, and the card was shown" 0 \
		"pressed '\\r' 'crm-card deal --site bar' | grep -c 'bar, warm'; crm-card list q34 -o id,score" <<'OUT'
1
q34	-
OUT
	t "a letter by mistake is forgiven: q is no answer" 0 \
		"pressed q4 'crm-card deal --site bar' >/dev/null; crm-card list q35 -o score" <<'OUT'
-
OUT
	t "two batches: what was shown, and what was said" 0 \
		'crm-history --limit 5 -o command | sort | uniq -c | sed "s/^ *//"' <<'OUT'
4 crm-card deal --site bar
1 crm-card deal --site bar --guest 9
OUT
	t "the terminal is as before" 0 \
		"pressed 3 'crm-card deal --site bar >/dev/null; stty -a' | grep -o -e '-*icanon' -e '-*echo '" <<'OUT'
icanon
echo 
OUT
	mkfifo nobody && exec 9<>nobody
	t "also when a signal ends it" 0 \
		"script -qec 'timeout --foreground 0.4 crm-card deal --site bar; echo \$?; stty -a' /dev/null <&9 | tr -d '\\r' | grep -o -e '^124' -e '-*icanon' -e '-*echo '" <<'OUT'
124
icanon
echo 
OUT
else
	skip 7 "script(1) gives no terminal"
fi
finish
