#!/bin/sh
# SPDX-License-Identifier: ISC
# A case keeps the policy it began under, while kinds, ladders and people come
# and go: the gate and the ladder go on with what there is.
. "$(dirname "$0")/kit.sh"

# policy [LINE...]: what holds from now on
policy()
{
	cat >policy.yaml <<'YAML'
name: Berg Kettles
zone: Europe/Berlin
currency: EUR
hours: [mon-fri 09:00-17:00]
YAML
	cat >>policy.yaml
}

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
both="people:
  nina: {name: Nina Kraus, mail: nina@example.org}
  bo: {name: Bo Winter, mail: bo@example.org}
champion: nina"
two="$both
ladder:
  - {name: help, to: bo, late: 0h}
  - {name: top, to: champion, late: 4h}"
three="$two
  - {name: roof, to: champion, late: 8h}"
policy <<YAML
$two
kinds:
  idea: {voice: yes, gate: [answer]}
  cheer: {voice: yes, climbs: yes, gate: [thank]}
YAML
crm-add -q "Anna Berg" --email anna@example.org
crm-add -q "Carl Ott"

# --- kinds come and go --------------------------------------------------------
crm-log -q -k idea c1 "a bigger lid"
crm-log -q -k cheer --about bo c2 "so kind"
crm-log -q -k complaint --new-case c2 "it leaks"
policy <<YAML
$two
kinds:
  wish: {voice: yes}
YAML
run 'crm-close k1'
is "$STATUS $(cat "$ERR")" "1 crm-close: k1 stays open: no human has answered" \
	"a kind that is gone asks what it asked when the case began"
run 'crm-close k2'
is "$STATUS $(cat "$ERR")" "1 crm-close: k2 stays open: their last word is not \
answered; not thanked" \
	"praise of a kind that is gone is the customer's"
ok 'crm-edit -q -u bo k3 kind=wish -m "not so bad"' "a kind that came later"
run 'crm-close k3'
is "$STATUS $(cat "$ERR")" "1 crm-close: k3 stays open: no human has answered; \
no outcome; not told the outcome; not thanked" \
	"its case moves to the policy that has it"

# --- the ladder ---------------------------------------------------------------
policy <<YAML
$two
YAML
crm-log -q -k request c1 --new-case "you are great"
crm-log -q -k complaint c2 --new-case "broken"
crm-log -q -k complaint c2 --new-case "dented"
CRM_NOW=2026-11-27T08:00:00Z
policy <<YAML
$three
YAML
t "praise goes to the top of the ladder that the case has" 0 \
	'crm-edit k4 kind=praise -m "it is" -o level,kind' <<'OUT'
2	praise
OUT
t "and goes there once" 0 'crm-edit -q k4 kind=request -m "it is not"
	crm-edit k4 kind=praise -m "it is" -o level
	crm-send --list -o case,subject' <<'OUT'
2
k2	k2 top: so kind
k4	k4 top: you are great
OUT
t "so does what is late" 0 'crm-escalate -o id,from,to' <<'OUT'
k5	0	2
k6	0	2
k1	0	2
k3	0	2
OUT
t "another letter finds no rung above it" 0 \
	'crm-log -q -k complaint k5 "still broken"; crm-cases id=k5 -o level' <<'OUT'
2
OUT
like "$(crm-escalate --explain k5)" '^climbed to level 2, top .*: nina was told$' \
	"it says who was told"
crm-log -q -k complaint c2 --new-case "late one"
export CRM_NOW=2026-11-27T13:00:00Z
policy <<'YAML'
people:
  nina: {name: Nina Kraus, mail: nina@example.org}
champion: nina
YAML
t "who is gone hears of nothing: the champion does" 0 \
	'crm-escalate -o id,to,person' <<'OUT'
k7	1	nina
OUT
t "praise for who is gone is the customer's" 0 \
	'crm-log -q -k praise k4 "and more"; crm-thank k4 "thank you" -o name' <<'OUT'
Anna Berg
OUT

# --- kinds and colleagues -------------------------------------------------------
policy <<YAML
$both
kinds:
  wish: {voice: yes}
  cheer: {voice: yes, climbs: yes, gate: [thank]}
YAML
crm-log -q -k cheer c1 --new-case --about bo "bo is great"
crm-answer -q k8 "he will be glad"
run 'crm-close k8'
is "$STATUS $(cat "$ERR")" "1 crm-close: k8 stays open: @bo not thanked" \
	"all that is missing is the word to a colleague"
run 'crm-edit -u bo k6 kind=wish -m "not so bad"'
is "$STATUS $(cat "$ERR")" \
	'78 crm-edit: the policy has no kind of case "wish"' \
	"what is late stays under a policy that knows its kind"
crm-close -q -u bo k6 --force -m "it is no use"
crm-close -q k6
like "$(crm-escalate --explain k6)" "^k6 Carl Ott " "what was closed by force"

# --- what a hand has made of it -------------------------------------------------
has sqlite3 || {
	skip 6 "no sqlite3"
	finish
}
sqlite3 crm.db "UPDATE rungs SET person = NULL WHERE \"case\" = 6;
	UPDATE rungs SET \"to\" = 9 WHERE \"case\" = 5;
	UPDATE rungs SET \"to\" = 0 WHERE \"case\" = 3;
	UPDATE cases SET subject = NULL, owner = NULL WHERE id IN (6, 7);
	UPDATE cases SET opened_by = NULL WHERE id = 3;
	UPDATE parties SET name = NULL WHERE id = 2"
run 'crm-escalate --explain k6'
is "$STATUS $(sed -n '1s/ *$//p;/climbed/p' "$OUT")" \
	"0 k6 somebody (c2): complaint,
climbed to level 2, top Fri 27 Nov 09:00 (first-answer): nobody was told" \
	"what is missing is not made up"
is "$(crm-escalate --explain k5 k3 | grep climbed)" \
	"climbed to level 9 Fri 27 Nov 09:00 (first-answer): nina was told
climbed to level 0 Fri 27 Nov 09:00 (first-answer): nina was told" \
	"nor is a rung that nobody knows"
run 'crm-close k7'
like "$(cat "$ERR")" 'k7 stays open: nobody owns it; ' "nobody owns it"
t "the champion hears of what nobody owns" 0 \
	'crm-escalate k7 -m "whose is it?" -o id,to,person' <<'OUT'
k7	2	nina
OUT
t "a case without its first words is joined" 0 'crm-merge k5 k3 -o step' <<'OUT'
merged
OUT
sqlite3 crm.db "UPDATE policies SET text = 'nobody: knows'"
t_err "a policy that nobody can read any more is taken for today's" 1 \
	'crm-close k5 --tell "too bad"' <<'ERR'
crm-close: k5 stays open: no outcome; not told the outcome
ERR
finish
