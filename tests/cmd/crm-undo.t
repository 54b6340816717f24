#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-undo: what is taken back is gone from sight, and nothing else is.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
sed 's/^people:$/people:\
  bo: {name: Bo Winter, mail: bo@example.org}/' policy.yaml >policy.new &&
	mv policy.new policy.yaml
printf 'mail: {command: /bin/true, from: shop@example.org}\n' >>policy.yaml
t_err "a fresh business has nothing to take back" 1 'crm-undo' <<'OUT'
crm-undo: nothing of nina to take back
  name one of crm-history: crm-undo b7
OUT
{
	crm-add "Anna Berg" --email anna@example.org --tag vip
	crm-add "Carl Ott" --email carl@example.org
	crm-log -k complaint anna "kettle leaks after a week"
	crm-log -k request carl "open on Saturday?"
	crm-log -k complaint anna "and the lid too" --new-case
	crm-promise anna "call about the kettle" -d fri
	crm-answer k2 "yes, 10 to 2"
} >"$OUT" 2>"$ERR" || note "$(cat "$ERR")"

# state: all that lists show
state()
{
	for noun in parties cases interactions promises messages; do
		crm-find -t $noun state=any -o +batch ||
			crm-find -t $noun -o +batch
		crm-find -t $noun state=any -o id,state
	done 2>"$KIT_DIR/state-err"
	crm-cases -o id,due,needs,level,state,owner,clock,episode
	crm-away
}

# and_back COMMAND: run it, take it back, and all is as it was; do it again,
# and all is as it was after
and_back()
{
	state >before
	run "$1"
	if [ "$STATUS" != 0 ]; then
		is "$STATUS $(cat "$ERR")" "0" "$1"
		return
	fi
	state >after
	run "cmp before after"
	[ "$STATUS" = 1 ] || is "no change" "a change" "$1"
	run "crm-undo -o id"
	undone=$(cat "$OUT")
	[ "$STATUS" = 0 ] || note "$(cat "$ERR")"
	state >back
	run "diff before back"
	is "$STATUS$(cat "$OUT")" 0 "$1: taken back"
	run "crm-check"
	is "$STATUS$(cat "$OUT" "$ERR")" 0 "… and sound"
	undo=$(crm-history --limit 1 -o id)
	run "crm-undo -q $undo"
	state >again
	run "diff after again"
	is "$STATUS$(cat "$OUT")" 0 "… and done again"
	crm-undo -q "$undone" 2>"$ERR" || note "$(cat "$ERR")"
	state >back
	run "diff before back"
	is "$STATUS$(cat "$OUT")" 0 "… and taken back again"
}

and_back 'crm-add "Dora Dill" --phone "+49 30 123456" --tag new --tag vip'
and_back 'crm-log -k complaint anna "hello? anybody?"'
and_back 'crm-log -k praise carl "friendly" --about @bo'
and_back 'crm-log -k request anna "a spare lid?" --done "yes, in the post"'
and_back 'crm-log --new "Schulz" -k complaint "too loud"'
and_back 'crm-answer k1 "phoned her"'
and_back 'crm-answer k1 --ask "which model is it?"'
and_back 'crm-answer k1 --mail "a new one is on its way"'
and_back 'crm-resolve k1 done "new kettle"'
and_back 'crm-close k1 --done "new kettle" --tell "sorry, and thank you"'
and_back 'crm-thank k1 "thank you for telling us"'
and_back 'crm-own k1 bo'
and_back 'crm-own p1 bo'
and_back 'crm-merge k1 k3'
and_back 'crm-tag carl vip'
and_back 'crm-tag anna -- -vip'
and_back 'crm-edit c1 name="Anna Berger" note="moved"'
and_back 'crm-edit c1 email=anna@example.net'
and_back 'crm-edit p1 due=mon'
and_back 'crm-promise carl "send the hours" --every 30d -d fri'
and_back 'crm-promise anna --touch 90d'
and_back 'crm-close p1'
and_back 'crm-away bo --deputy nina --from 2026-12-01 --until 2026-12-04'

# Which one, without an operand.
run 'crm-tag carl one'
run 'crm-tag carl two'
crm-escalate >"$OUT" 2>&1
CRM_USER=bo crm-tag carl three >"$OUT"
t "mine, not what others did" 0 'crm-undo -o command,undoes' <<'OUT'
crm-tag carl two	-
OUT
t "again: the one before" 0 'crm-undo -o command' <<'OUT'
crm-tag carl one
OUT
is "$(crm-find carl -o tags)" three "what others did stays"
t "theirs can be named" 0 "crm-undo -o undone \
	\$(crm-history bo --limit 1 -o id)" <<OUT
b$(($(crm-history --limit 1 -o id | tr -d b) + 1))
OUT

# -n
run 'crm-tag carl four'
crm-export -t all >before
run 'crm-undo -n -o command'
is "$STATUS $(cat "$OUT")" "0 crm-tag carl four" "-n shows the row"
ok "crm-export -t all | cmp - before" "… and keeps nothing"

# What is refused, and why.
last=$(crm-history --limit 1 -o id)
run 'crm-tag carl five'
crm-export -t all >before
t_err "what is not there" 1 'crm-undo b9999' <<'OUT'
crm-undo: b9999: no such batch
OUT
t_err "what is no batch" 2 'crm-undo k1' <<'OUT'
crm-undo: k1: not a batch, which looks like b7
  usage: crm-undo [-nq] [--anyway] [batch]
  example: crm-undo
OUT
run 'crm-undo b1 b2'
is "$STATUS" 2 "two at once"
t_err "the beginning" 77 'crm-undo b1' <<'OUT'
crm-undo: b1: what crm-init did cannot be taken back
  make it good with a new entry: crm-log, crm-answer, crm-edit
OUT
run 'CRM_USER=mallory crm-undo'
is "$STATUS" 1 "a stranger has nothing to take back"
run "CRM_USER=mallory crm-undo $last"
is "$STATUS" 77 "… and may not take back what others did"
run 'crm-undo b2'
is "$STATUS" 1 "a party that others refer to"
like "$(cat "$ERR")" 'crm-undo: b2 stays: .*k1 refers to c1' "… with the reason"
like "$(cat "$ERR")" '  take back what came later first: crm-undo b[0-9]+' \
	"… and the next step"
run 'crm-undo b5'
is "$STATUS" 1 "a case that was answered"
ok "crm-export -t all | cmp - before" "none of it left a trace"

run 'crm-edit c2 owner=bo'
owner=$(crm-history --limit 1 -o id)
run 'crm-edit c2 owner=nina'
t_err "a value that is another by now" 1 "crm-undo $owner" <<OUT
crm-undo: $owner stays: c2 owner is nina, not bo
  take back what came later first: crm-undo $(crm-history --limit 1 -o id)
OUT
run "crm-undo -q && crm-undo -q $owner && crm-find carl -o owner"
is "$STATUS $(cat "$OUT")" "0 -" "one after the other it works"
t_err "not twice" 1 "crm-undo $owner" <<OUT
crm-undo: $owner was taken back already, by $(crm-history --limit 1 -o id)
  crm-undo $(crm-history --limit 1 -o id) does it again
OUT

# Coming back to what is not there any more.
run 'crm-add "Emil" && crm-history --limit 1 -o id'
emil=$(tail -n 1 "$OUT")
run 'crm-log -k complaint emil "hello" && crm-history --limit 1 -o id'
hello=$(tail -n 1 "$OUT")
run "crm-undo -q $hello"
gone=$(crm-history --limit 1 -o id)
run "crm-undo -q $emil"
run "crm-undo $gone"
is "$STATUS" 1 "a case does not come back without its party"
like "$(cat "$ERR")" 'needs c[0-9]+, which is void' "… with the reason"

run 'crm-tag carl seven && crm-undo -q && crm-history --limit 1 -o id'
gone=$(tail -n 1 "$OUT")
run 'crm-tag carl seven'
t_err "a tag does not come back twice" 1 "crm-undo $gone" <<OUT
crm-undo: $gone stays: c2 has the tag seven again
  take back what came later first: crm-undo $(crm-history --limit 1 -o id)
OUT
run 'crm-add "Fritz" --email f@example.org && crm-undo -q &&
	crm-history --limit 1 -o id'
gone=$(tail -n 1 "$OUT")
run 'crm-add "Franz" --email f@example.org'
run "crm-undo $gone"
is "$STATUS" 1 "nor an address that is another's by now"
like "$(cat "$ERR")" 'f@example.org is that of c[0-9]+ by now' \
	"… with the reason"

# Letters.
run 'crm-answer k1 --mail "on its way" && crm-history --limit 1 -o id'
letter=$(tail -n 1 "$OUT")
run "crm-send"
run "crm-undo $letter"
is "$STATUS" 1 "a letter that has left"
like "$(cat "$ERR")" 'the letter o[0-9]+ to anna@example.org has left' \
	"… with the reason"
like "$(cat "$ERR")" "  crm-undo $letter --anyway takes the rest back" \
	"… and the next step"
run "crm-undo $letter --anyway"
is "$STATUS" 0 "--anyway"
like "$(crm-find -t messages | tail -n 1)" 'sent' "the letter stays"
is "$(crm-cases -o id,needs | grep k1)" "k1	answer" "the rest is taken back"
run "crm-check"
is "$STATUS$(cat "$OUT" "$ERR")" 0 "all is sound at the end"

run 'crm-tag carl six'
run 'crm-undo >/dev/full'
is "$STATUS" 76 "taken back, but not said: 76"
is "$(crm-find carl -o tags)" "five,four,seven" "… and taken back it is"
finish
