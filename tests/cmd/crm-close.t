#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-close: the gate. Nothing is closed before it is owned, resolved, told
# after the outcome, and thanked; by force only two people close.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
alone=$(cat policy.yaml)
crm-add -q "Anna Berg" --email anna@example.org --tag vip
crm-add -q "Carl Müller"
usage="  usage: crm-close [--done text] [--tell text] [--mail] [--force] [-m why] record ...
  example: crm-close k1"
n=0
# new KIND: another case, its id in $k
new()
{
	k=$(crm-log --new-case -k "$1" c1 "words" -o id)
	export k
}
# stays WHAT TITLE: the gate names what is missing
stays()
{
	n=$((n + 1))
	run "crm-close $k"
	is "$STATUS $(cat "$OUT" "$ERR")" \
		"1 crm-close: $k stays open: $1" "$2"
}

# --- every combination of the gate ------------------------------------------
for answer in 0 1; do
	for outcome in 0 1; do
		for told in 0 1; do
			for thanked in 0 1; do
				new complaint
				want=
				# thanks before the outcome, answer before or after it
				[ "$thanked" = 1 ] && crm-thank -q "$k" thanks
				[ "$answer" = 1 ] && crm-answer -q "$k" hello
				[ "$outcome" = 1 ] && crm-resolve -q "$k" "done" it
				[ "$told" = 1 ] && crm-answer -q "$k" "it is done"
				if [ "$answer$told$thanked" = 000 ]; then
					want="no human has answered"
				fi
				if [ "$outcome" = 0 ]; then
					want="${want:+$want; }no outcome"
					want="$want; not told the outcome"
				elif [ "$told" = 0 ]; then
					want="${want:+$want; }"
					want="${want}not told since the outcome"
				fi
				if [ "$thanked" = 0 ]; then
					want="${want:+$want; }not thanked"
				fi
				title="answer $answer outcome $outcome"
				title="$title told $told thanked $thanked"
				if [ -n "$want" ]; then
					stays "$want" "$title"
				else
					run "crm-close $k -o step"
					is "$STATUS $(cat "$OUT")" \
						"0 closing" "$title: closed"
				fi
			done
		done
	done
done
new complaint
crm-answer -q --auto "$k" "a machine says"
crm-resolve -q "$k" "done" it
crm-answer -q --auto "$k" "a machine says it is done"
stays "no human has answered; not told since the outcome; not thanked" \
	"a machine's answers count for nothing"
crm-thank -q "$k" "thank you"
crm-log -q "$k" "but it still leaks"
stays "their last word is not answered" "their last word is answered first"
crm-answer -q "$k" --ask "where?"
ok 'crm-close -q "$k"' "a question is an answer"

# --- what a kind asks -------------------------------------------------------
cat >>policy.yaml <<'YAML'
kinds:
  request: {gate: [answer]}
YAML
new request
stays "no human has answered" "the policy may ask less of a request"
crm-answer -q "$k" "yes"
ok 'crm-close -q "$k"' "an answer is enough then"
cat >policy.yaml <<YAML
$alone
kinds:
  complaint: {gate: [answer]}
YAML
run 'crm-close k1'
is "$STATUS" 78 "but never less of a complaint"
like "$(cat "$ERR")" '^crm-close: policy.yaml:[0-9]+:[0-9]+: ' "by line"
cat >policy.yaml <<YAML
$alone
YAML
new opinion
stays "no human has answered; not thanked" "an opinion needs no outcome"

new complaint
for words in '--done " "' '--done "$(printf "\377")"' '--tell " "'; do
	run "crm-close $k $words"
	echo "$STATUS $(cat "$OUT" "$ERR")"
done >said
is "$(cat said)" "2 crm-close: done: say what was done
65 crm-close: the words are no UTF-8 text
2 crm-close: nothing was said: give the words, or -m or -F" \
	"what is done and told is said in words"

# --- the missing steps at once ----------------------------------------------
new complaint
t "--done and --tell: each its own row, in order" 0 \
	'crm-close $k --done "new seal" --tell "a new seal is in; thank you" \
		-o step,text' <<'OUT'
outcome	new seal
thanks	a new seal is in; thank you
closing	-
OUT
new complaint
new complaint
crm-thank -q "$k" "thank you for telling us"
t "what is told to who was thanked is an answer" 0 \
	'crm-close $k --done "new seal" --tell "a new seal is in" -o step' <<'OUT'
outcome
answer
closing
OUT
new complaint
t "--tell alone does not resolve, and nothing of it is kept" 1 \
	'crm-close $k --tell "thank you"'
t "as it was" 0 'crm-cases id=$k -o needs' <<'OUT'
answer
OUT
crm-resolve -q "$k" declined "too old"
t "--tell after an outcome" 0 \
	'crm-close $k --tell "it is too old, sorry; thank you" -o step' <<'OUT'
thanks
closing
OUT
new complaint
crm-thank -q "$k" "for telling us"
t "who was thanked is told all the same" 0 \
	'crm-close $k --done "sent" --tell "it is sent" -o step' <<'OUT'
outcome
answer
closing
OUT
new complaint
t "by letter" 0 'crm-close $k --done "sent" --tell "it is sent; thank you" \
	--mail -o step,address' <<'OUT'
outcome	-
thanks	anna@example.org
closing	-
OUT
t_err "--mail wants something to tell" 2 'crm-close $k --mail' <<ERR
crm-close: --mail goes with --tell
$usage
ERR
new complaint
t "a word on the closing" 0 \
	'crm-close $k --done sent --tell "sent, thank you" -m "what a week" \
		-o step,text' <<'OUT'
outcome	sent
thanks	sent, thank you
closing	what a week
OUT

# --- records ----------------------------------------------------------------
t_err "once" 1 'crm-close $k' <<ERR
crm-close: $k is closed already
ERR
new request
one=$k
new request
export one
t "several at once" 0 \
	'crm-close $one $k --done x --tell "x, thank you" -o step' <<'OUT'
outcome
thanks
closing
outcome
thanks
closing
OUT
new request
t_err "all or none" 1 'crm-close --done x --tell y $k k999' <<'ERR'
crm-close: k999: no such case
  crm-cases lists the open ones
ERR
t "rows on stdin, the bad ones aside" 65 'printf "%s\n" $k k999 |
	crm-close --done x --tell "y" --keep-going --rejects bad -o step' <<'OUT'
outcome
thanks
closing
OUT
is "$(cat bad)" "k999	k999: no such case" "in --rejects"
t_err "no record" 2 'crm-close' <<ERR
crm-close: no record given
$usage
ERR
t "the same key, the same rows" 0 '
	k=$(crm-log --new-case -kr c2 x -o id)
	crm-close $k --key c --done x --tell y >a
	crm-close $k --key c --done x --tell y >b; cut -f 1-3,6- a >c && cut -f 1-3,6- b | cmp c - && cut -f 3 b' <<'OUT'
outcome
thanks
closing
OUT
new request
t "undo opens it again" 0 'crm-close -q $k --done x --tell y && crm-undo -q &&
	crm-cases id=$k -o state,needs,outcome' <<'OUT'
open	answer	-
OUT
t "-n keeps nothing" 0 'crm-close -n -q $k --done x --tell y &&
	crm-cases id=$k -o state' <<'OUT'
open
OUT
t "a promise is kept" 0 'crm-promise -q c1 "call her" -d fri &&
	crm-close p1 -m "called" -o id,step,text &&
	crm-promise -q c1 "write" -d fri &&
	crm-close p2 --key p -o id,step && crm-close p2 --key p -o id,step' <<'OUT'
p1	kept	called
p2	kept
p2	kept
OUT
t_err "what is for cases" 2 'crm-promise -q c1 "call" -d fri;
	crm-close p3 --done x' <<'ERR'
crm-close: a promise is kept: none of --done, --tell, --mail and --force is for it
ERR

# --- by force, in a business of one -----------------------------------------
new complaint
missing="no human has answered; no outcome; not told the outcome; not thanked"
t_err "force wants a reason" 2 'crm-close $k --force' <<'ERR'
crm-close: --force wants a reason: -m "why"
ERR
t "the first run asks" 0 'crm-close $k --force -m "she moved away" -o step,needs' \
	<<'OUT'
asked	close
OUT
t "it is still open" 0 'crm-cases id=$k -o state,needs' <<'OUT'
open	close
OUT
for force in "" "--force -m again"; do
	t_err "the same day it stays open, ${force:-without force}" 1 \
		"crm-close $k $force" <<ERR
crm-close: $k stays open: $missing; sleep on it, and close it from tomorrow 09:00
ERR
done
t_err "a second before the shop opens" 1 \
	'CRM_NOW=2026-11-24T07:59:59Z crm-close $k' <<ERR
crm-close: $k stays open: $missing; sleep on it, and close it from today 09:00
ERR
t "the next working day it closes" 0 \
	'CRM_NOW=2026-11-24T08:00:00Z crm-close $k -o step,text' <<OUT
closing	forced ($missing): she moved away
OUT
new complaint
t_err "asked on a Friday, the next working day is Monday" 1 '
	CRM_NOW=2026-11-27T12:00:00Z crm-close -q $k --force -m why &&
	CRM_NOW=2026-11-28T12:00:00Z crm-close $k' <<ERR
crm-close: $k stays open: $missing; sleep on it, and close it from Mon 30 Nov 09:00
ERR

new complaint
t "the same key, the same row" 0 '
	crm-close $k --force -m "gone" --key g -o id,step >a
	crm-close $k --force -m "gone" --key g -o id,step >b
	cmp a b && cut -f 2 b' <<'OUT'
asked
OUT

# --- by force, among several ------------------------------------------------
cat >policy.yaml <<'YAML'
name: Berg Kettles
zone: Europe/Berlin
people:
  nina: {name: Nina Berg}
  bo: {name: Bo Lund, reports-to: ida}
  ida: {name: Ida Holm, reports-to: nina}
champion: nina
YAML
new complaint
t "bo asks" 0 'crm-close -u bo $k --force -m "rude" -o step' <<'OUT'
asked
OUT
for who in bo nina; do
	t_err "whom he reports to has to agree, not $who" 1 \
		"crm-close -u $who $k" <<ERR
crm-close: $k stays open: $missing; it waits for @ida to agree
  their own crm-close $k closes it
ERR
done
t "she agrees" 0 'crm-close -u ida $k -o step' <<'OUT'
closing
OUT
new complaint
t "her own force agrees as well" 0 '
	crm-close -q -u bo $k --force -m rude
	crm-close -u ida $k --force -m "so he is" -o step,text' <<OUT
closing	forced ($missing): rude
OUT
new complaint
t "who stands in for her may agree" 0 '
	crm-close -q -u bo $k --force -m rude && crm-away -q ida --deputy nina &&
	crm-close -u nina $k -o step; crm-away -q --back ida' <<'OUT'
closing
OUT
new complaint
t_err "but never the one who asked" 1 '
	crm-close -q -u bo $k --force -m rude && crm-away -q ida --deputy bo &&
	crm-close -u bo $k; crm-away -q --back ida; (exit 1)' <<ERR
crm-close: $k stays open: $missing; it waits for @ida to agree
  their own crm-close $k closes it
ERR
t "the missing steps make the force needless" 0 '
	crm-close -u bo $k --done sent --tell "sent, thank you" -o step &&
	crm-find -t cases id=$k -o id,outcome,state | cut -f 2-' <<'OUT'
outcome
thanks
closing
done	closed
OUT
new complaint
crm-close -q -u bo "$k" --force -m rude
sed '/ida: /d;s/, reports-to: ida//' policy.yaml >p && cat p >policy.yaml
t "who was asked has left: somebody else agrees" 0 'crm-close $k -o step' <<'OUT'
closing
OUT
new complaint
sed '/^  bo: /d' policy.yaml >p && cat p >policy.yaml
crm-close -q "$k" --force -m why
sed 's/^  nina/  bo: Bo Lund\n&/' policy.yaml >p && cat p >policy.yaml
t_err "asked when alone, and no longer alone" 1 \
	'CRM_NOW=2026-11-24T08:00:00Z crm-close $k' <<ERR
crm-close: $k stays open: $missing; it waits for @bo to agree
  their own crm-close $k closes it
ERR

# --- owned ------------------------------------------------------------------
k=$(crm-log --new-case -kc c1 x -o id)
crm-own -q "$k" bo
sed '/^  bo: /d' policy.yaml >p && cat p >policy.yaml
t_err "whose owner has left is nobody's" 1 \
	'crm-close $k --done x --tell y' <<ERR
crm-close: $k stays open: nobody owns it
ERR
t "somebody takes it" 0 'crm-own -q $k && crm-close -q $k --done x --tell y'
t_err "somebody the policy does not know" 77 'crm-close -u zoe k1' <<'ERR'
crm-close: zoe is none of our people: nina
  say who you are with -u or CRM_USER, or add zoe under people: in policy.yaml
ERR
is "$(crm-check -o check | sort -u)" "mail" "all in all, the record is well"

# --- at a terminal ----------------------------------------------------------
if script -qec true /dev/null >/dev/null 2>&1; then
	tty() { script -qec "$1" /dev/null </dev/null | tr -d '\r'; }
	new complaint
	is "$(tty "crm-close $k --done sent --tell 'sent, thank you'")" \
		"$k Anna Berg (c1): outcome kept; next: answer by today 13:00
$k Anna Berg (c1): thanked by phone; next: close by Thu 26 Nov 09:00
$k Anna Berg (c1): closed" "a sentence for each step"
else
	skip 1 "no script(1) that runs a command"
fi

finish
