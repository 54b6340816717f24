#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-escalate: what is late climbs, each rung once, and somebody is told.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
# nina leads bo; ida has no address
cat >policy.yaml <<'YAML'
name: Berg Kettles
zone: Europe/Berlin
people:
  nina: {name: Nina Berg, mail: nina@example.org}
  bo: {name: Bo Lund, mail: bo@example.org, reports-to: ida}
  ida: {name: Ida Holm, reports-to: nina}
  tom: {name: Tom Au, mail: tom@example.org, reports-to: bo}
champion: nina
YAML
at() { CRM_NOW=$1; shift; export CRM_NOW; }

crm-log -q -k complaint --new "Anna Berg" --email anna@example.org \
	"kettle leaks"

t "nothing is due: nothing is said" 0 'crm-escalate'
before=$(cksum <crm.db)
t "and nothing is written" 0 'crm-escalate'
is "$(cksum <crm.db)" "$before" "not one byte"

at 2026-11-23T11:59:59Z
t "a second too early" 0 'crm-escalate'
at 2026-11-23T12:00:00Z
t "a rehearsal says what would climb" 0 'crm-escalate -n' <<'OUT'
k1	0	0	1	first-answer	nina	c1	Anna Berg	kettle leaks
OUT
t "and leaves it where it was" 0 'crm-cases -o id,level' <<'OUT'
k1	0
OUT
t "at the minute the first rung is climbed" 0 'crm-escalate' <<'OUT'
k1	0	0	1	first-answer	nina	c1	Anna Berg	kettle leaks
OUT
t "once" 0 'crm-escalate'
t "the letter waits in the outbox" 0 'crm-send --list' <<'OUT'
o1	queued	2026-11-23T12:00:00Z	0	k1	nina@example.org	k1 lead: kettle leaks
OUT
t "the next rung is not due yet" 0 'CRM_NOW=2026-11-23T15:59:59Z crm-escalate'

t "in JSON, durations are seconds" 0 \
	'CRM_NOW=2026-11-23T16:00:00Z crm-escalate -n --json' <<'OUT'
{"id":"k1","late_s":14400,"from":1,"to":2,"clock":"first-answer","person":"nina","party":"c1","name":"Anna Berg","subject":"kettle leaks"}
OUT

# --- catching up ------------------------------------------------------------
at 2026-12-03T08:00:00Z
t "after ten days one climb goes to the highest rung missed" 0 \
	'crm-escalate' <<'OUT'
k1	849600	1	3	first-answer	nina	c1	Anna Berg	kettle leaks
OUT
t "with one letter" 0 'crm-send --list -o id,case,subject' <<'OUT'
o1	k1	k1 lead: kettle leaks
o2	k1	k1 top: kettle leaks
OUT
t "at the top there is nowhere to go" 0 'crm-escalate'
t_err "not even by hand" 1 'crm-escalate k1 -m "please"' <<'OUT'
crm-escalate: k1 is at the top of the ladder already
OUT

# --- who is told --------------------------------------------------------------
crm-log -q -k complaint --new "Jo Fry" "lid broke"
crm-own -q k2 tom
t "the lead is whom the owner reports to" 0 \
	'crm-escalate k2 -m "he asks for the boss" -o id,late_s,from,to,clock,person' <<'OUT'
k2	-	0	1	hand	bo
OUT
t "who has no address counts, without a letter" 0 \
	'crm-escalate k2 -m "again" -o id,from,to,clock,person' <<'OUT'
k2	1	2	hand	ida
OUT
t "no letter more" 0 'crm-send --list -o id,person' <<'OUT'
o1	nina
o2	nina
o3	bo
OUT
run 'crm-send --list -n'
like "$(cat "$OUT")" '^nina asks for you:$|^he asks for the boss$' \
	"the reason is in the letter"
like "$(cat "$OUT")" '^Auto-Submitted: auto-generated$' "a machine wrote it"
like "$(cat "$OUT")" '^Subject: k2 lead: lid broke \[k2\]$' \
	"the subject carries the case"
t "the rungs climbed are explained, and who is next" 0 \
	'crm-escalate --explain k2 | tail -n 3' <<'OUT'
climbed to level 1, lead Thu 3 Dec 09:00 (hand): bo was told
climbed to level 2, manager Thu 3 Dec 09:00 (hand): ida was told
next told: top nina
OUT
t "a case may be named by its party" 0 \
	'crm-escalate jo -m "third time" -o id,to,person' <<'OUT'
k2	3	nina
OUT

# --- refusals --------------------------------------------------------------
run 'crm-escalate k2'
is "$STATUS" 2 "a climb by hand wants a reason"
like "$(cat "$ERR")" 'say why: -m' "and says so"
run 'crm-escalate -m why'
is "$STATUS" 2 "a reason wants a case"
t_err "no such case" 1 'crm-escalate k99 -m why' <<'OUT'
crm-escalate: k99: no such case
  crm-cases lists the open ones
OUT
run 'crm-escalate -u zoe'
is "$STATUS" 0 "a stranger may look whether anything is due"
crm-log -q -k complaint --new "Al" "late too"
at 2026-12-03T12:00:00Z
run 'crm-escalate -u zoe'
is "$STATUS" 77 "but not let it climb"
like "$(cat "$ERR")" 'nina, bo, ida, tom' "and is told who may"
t "all that would climb are explained" 0 \
	'crm-escalate --explain | head -n 1' <<'OUT'
k3 Al (c3): complaint, late too
OUT
t "as rows when rows are asked for" 0 \
	'crm-escalate --explain --json k3 | cut -c1-52' <<'OUT'
{"id":"k3","text":"k3 Al (c3): complaint, late too\n
OUT
printf 'ladder: nonsense\n' >>policy.yaml
run 'crm-escalate'
is "$STATUS" 78 "a broken policy is refused"
sed -i '$d' policy.yaml

# --- from other causes --------------------------------------------------------
at 2026-12-04T08:00:00Z
crm-log -q k3 -k complaint "and still nothing"
t "a second letter has climbed one rung, and the clock goes on from there" 0 \
	'crm-cases -o id,level k3' <<'OUT'
k3	1
OUT
t "the clock is late for the second" 0 \
	'crm-escalate -o id,from,to,clock' <<'OUT'
k3	1	2	first-answer
OUT
run 'crm-answer -q k3 "we are on it"; crm-escalate'
is "$(cat "$OUT")" "" "an answer ends it"
t "nothing climbs again what was reached" 0 \
	'CRM_NOW=2027-03-01T08:00:00Z crm-escalate -o id,from,to,clock k3 -m x' \
	<<'OUT'
k3	2	3	hand
OUT

# --- a promise of ours ---------------------------------------------------------
if [ -x "$CRM_BIN/crm-promise" ]; then
	at 2026-12-07T08:00:00Z
	crm-escalate -q
	crm-promise -q jo "call him back" -d 2026-12-07
	at 2026-12-08T08:00:00Z
	t "a promise of ours that broke is a case of its own" 0 \
		'crm-escalate -o id,from,to,clock,name' <<'OUT'
k4	0	0	promise	Jo Fry
OUT
	t "once" 0 'crm-escalate'
else
	skip 2 "no crm-promise"
fi

# --- undone ---------------------------------------------------------------------
at 2027-03-01T08:00:00Z
if [ -x "$CRM_BIN/crm-undo" ]; then
	crm-log -q -k complaint --new "Eve" "dented"
	crm-log -q -k complaint eve "dented, I said" 2>/dev/null
	crm-undo -q
	t "a rung whose letter was undone is reached in silence" 0 \
		"CRM_NOW=2027-03-01T12:00:00Z crm-escalate \
		-o from,to,person | tail -n 1" <<'OUT'
0	1	-
OUT
else
	skip 1 "no crm-undo"
fi

# --- closed, forced, at the top -------------------------------------------------
at 2027-04-01T08:00:00Z
crm-log -q -k request --new "Fay" --done "yes" "open?"
k=$(crm-cases party=fay state=any -o id)
t_err "a closed case does not climb" 1 "crm-escalate $k -m why" <<OUT
crm-escalate: $k is closed
OUT
t "and no clock of it runs" 0 "crm-escalate --explain $k | tail -n 1" <<'OUT'
closed: no clock runs
OUT
run "crm-escalate --explain k3"
unlike "$(cat "$OUT")" 'next told' "nobody is next at the top"
crm-log -q -k complaint --new "Gus" "cracked"
k=$(crm-cases party=gus -o id)
crm-close -q "$k" --force -m "he is gone"
run "crm-escalate --explain $k"
is "$STATUS" 0 "a case that is to be closed by force is explained too"

# --- a third letter, and praise -------------------------------------------------
crm-log -q "$k" -k complaint "cracked, I said"
crm-log -q "$k" -k complaint "are you there?"
t "a second letter climbs one rung, a third none" 0 \
	"crm-cases $k -o id,level" <<OUT
$k	1
OUT
crm-log -q -k praise --new "Hal" --about bo "so kind"
k=$(crm-cases party=hal -o id)
t "praise has gone to the top" 0 "crm-cases $k -o id,level" <<OUT
$k	3
OUT
t "as a letter to the champion" 0 \
	"crm-send --list -o case,person,subject | grep '^$k	'" <<OUT
$k	nina	$k top: so kind
OUT

# --- people come and go -----------------------------------------------------------
crm-log -q -k complaint --new "Ina" "lost"
k=$(crm-cases party=ina -o id)
cp policy.yaml kept.yaml
cat >>policy.yaml <<'YAML'
ladder:
  - {name: lead, to: tom, late: 0h}
YAML
crm-log -q -k note ina "under a policy in which tom hears of it"
cp kept.yaml policy.yaml
sed -i '/tom:/d' policy.yaml
CRM_NOW=2027-04-01T09:00:00Z
t "who has left is stood in for by the champion" 0 \
	"crm-escalate $k -m 'where is tom?' -o id,from,to,person" <<OUT
$k	0	1	nina
OUT

# --- a record that was meddled with -------------------------------------------------
if has sqlite3; then
	crm-escalate -q
	sqlite3 crm.db "UPDATE cases SET climb_at = 1 WHERE id = 1"
	t "a next rung that is none is passed over" 0 'timeout 10 crm-escalate'
	crm-log -q -k complaint --new "Jan" "broken"
	crm-log -q -k complaint --new "Kim" "broken too"
	sqlite3 crm.db "UPDATE cases SET kind = 'odd' WHERE subject = 'broken'"
	at 2027-04-05T12:00:00Z
	run 'timeout 10 crm-escalate -o to,name,subject'
	is "$STATUS" 78 "a case that cannot be judged is an error"
	like "$(cat "$ERR")" 'cannot be judged' "and is named"
	like "$(cat "$OUT")" '	Kim	broken too' "but the others climb"
	is "$(sqlite3 crm.db "SELECT climb_at FROM cases WHERE id = 1")" "" \
		"and the one passed over is put right on the way"
else
	skip 5 "sqlite3 is missing"
fi
finish
