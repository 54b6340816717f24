#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-intake: an answer in a letter that came back told nobody.
. "$(dirname "$0")/kit.sh"

[ -x "$CRM_BIN/crm-intake" ] || skip_all "optional: gmime-3.0 is missing"

CRM_NOW=2026-11-23T08:00:00Z
crm-init --name "Berg Kettles" --currency EUR --zone UTC
cat >policy.yaml <<'YAML'
name: Berg Kettles
zone: UTC
people:
  nina: {name: Nina Berg, mail: nina@example.org}
  bo: {name: Bo Lund, mail: bo@example.org, reports-to: nina}
mail: {command: /bin/true, from: shop@example.org}
YAML
crm-add -q "Anna Berg" --email anna@example.org
crm-add -q "Ben Holm" --email ben@example.org

# back ADDRESS MESSAGE-ID [ACTION]: the report that a letter did not arrive
n=0
back()
{
	n=$((n + 1))
	cat <<M
From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
To: shop@example.org
Subject: Undelivered Mail Returned to Sender
Message-ID: <dsn$n@mx.example.org>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; $1
Action: ${3:-failed}
Status: 5.1.1

--B
Content-Type: message/rfc822

Message-ID: $2

--B--
M
}
# mailed CASE TEXT [OPTION]: answered by a letter that leaves; its Message-ID.
# Addresses that did not take one are written to again.
mailed()
{
	crm-edit -q c1 bounced@anna@example.org= 2>/dev/null
	crm-edit -q c2 bounced@ben@example.org= 2>/dev/null
	crm-answer -q --mail "$@"
	crm-send --list -o message_id | grep '^<'
	crm-send -q
}
# at TIME: what the clock on the wall says
at() { export CRM_NOW="2026-11-${1}Z"; }
# needs CASE: its state, what it needs, its clock and due time, its episode
needs()
{
	crm-cases -o state,needs,clock,due,episode state=any "id=$1" |
		tr '\t' ' '
}

# --- the clock runs on ----------------------------------------------------------

crm-log -q anna -k complaint "kettle leaks"
is "$(needs k1)" "open answer first-answer 2026-11-23T13:00:00Z 1" \
	"a complaint is owed an answer by one"
at 23T10:00:00
letter=$(mailed k1 "we look into it")
answered="open resolve update 2026-11-26T10:00:00Z 1"
is "$(needs k1)" "$answered" "and has one"
at 23T11:00:00
back anna@example.org "$letter" delayed >delayed.eml
back anna@example.org "<nobody@example.org>" >other.eml
back anna@example.org "$letter" >back.eml
back anna@example.org "$letter" >twice.eml
ok 'crm-intake -q <delayed.eml && crm-intake -q <other.eml' \
	"a delay, and a letter that is none of ours"
is "$(needs k1)" "$answered" "change nothing"
ok 'crm-intake -q <back.eml' "the letter comes back"
is "$(needs k1)" "open answer first-answer 2026-11-23T13:00:00Z 1" \
	"the answer is owed as if it had never been given"
t "it is kept, and told nobody" 0 \
	'crm-find -t interactions case=k1 direction=out -o id,kind,text' <<'OUT'
i2	returned	we look into it
OUT
run 'crm-history i2'
like "$(cat "$OUT")" "i2	kind	answer	returned" "which is in its history"
t "the arithmetic says so" 0 'crm-escalate --explain k1 | sed -n 3,4p' <<'OUT'
i2 of Mon 23 Nov 10:00 came back: it told nobody and stops no clock
first-answer: 4 h of work from Mon 23 Nov 08:00 (built-in policy)
OUT
is "$(crm-report listen -o id,value 2>/dev/null | grep -c '^answers.human	0')" \
	1 "it is no human answer"
ok 'crm-intake -q <twice.eml' "a second report of it"
is "$(crm-find -t interactions case=k1 kind=returned | wc -l)" 1 \
	"takes back nothing more"
ok 'crm-check' "the record is well"
at 23T14:00:00
t "what is late then climbs" 0 'crm-escalate -o id,from,to,clock' <<'OUT'
k1	0	1	first-answer
OUT
crm-answer -q -c phone k1 "phoned: we look into it"
is "$(needs k1)" "open resolve update 2026-11-26T14:00:00Z 1" \
	"an answer that arrives stops it"

# --- what was closed is open again --------------------------------------------------

crm-send -q
at 24T08:00:00
crm-log -q ben "when do you open?" # k2
crm-answer -q -c phone k2 "at nine"
crm-close -q k2 --done "told the hours" --tell "at nine, as said" --mail
letter=$(crm-send --list -o message_id)
crm-send -q
is "$(needs k2)" "closed - - - 1" "a request is closed with a letter"
at 24T12:00:00
back ben@example.org "$letter" >back.eml
t "it comes back, and the case is open" 0 \
	'crm-intake -o id,kind,due,owner,clock back.eml' <<'OUT'
k2	note	2026-11-24T16:00:00Z	nina	first-answer
OUT
is "$(needs k2)" "open answer first-answer 2026-11-24T16:00:00Z 2" \
	"in an episode of its own, with a shorter clock"
ok 'crm-check' "the record is well"
batch=$(crm-history k2 -o id | tail -n 1)
ok "crm-undo -q $batch" "the report is taken back"
is "$(needs k2)" "closed - - - 1" "the case is closed as it was"
is "$(crm-find -t interactions case=k2 kind=thanks | wc -l)" 1 \
	"and they were thanked"
ok "crm-undo -q $(crm-history k2 -o id | tail -n 1) && crm-check" \
	"the undo is taken back"
is "$(needs k2)" "open answer first-answer 2026-11-24T16:00:00Z 2" \
	"it is open again"

crm-log -q ben --new-case "is it wet?" # k3
letter=$(mailed k3 "it is")
crm-close -q k3 --done "looked" --tell "it is wet: told by phone"
back ben@example.org "$letter" >back.eml
ok 'crm-intake -q back.eml' "a letter comes back that was not the only word"
is "$(needs k3)" "closed - - - 1" "the case stays closed"

crm-log -q ben --new-case "is it loud?" # k4
letter=$(mailed k4 "it is")
crm-close -q k4 --force -m "nobody can be quieter"
crm-close -q -u bo k4
back ben@example.org "$letter" >back.eml
ok 'crm-intake -q back.eml' "and one of a case that was forced"
is "$(needs k4)" "closed - - - 1" "which two have agreed to"
ok 'crm-check' "the record is well"

# --- questions, and our own mails ------------------------------------------------------

crm-log -q anna --new-case -k complaint "it is red" # k5
letter=$(mailed k5 --ask "which model?")
is "$(needs k5 | cut -d " " -f 1,2)" "waiting wait" "we wait for them"
back anna@example.org "$letter" >back.eml
ok 'crm-intake -q back.eml' "but they were not asked"
is "$(needs k5 | cut -d " " -f 1-3)" "open answer first-answer" "so it is our turn"

cat >ours.eml <<'M'
From: Nina Berg <nina@example.org>
To: Anna Berg <anna@example.org>, Ben Holm <ben@example.org>
Subject: both of you
Message-ID: <own@nina.example.org>

We are open on Saturday.
M
crm-add -q "Eva Lund" --email eva@example.org
crm-log -q eva "open on Saturday?" # k6
sed 's/Anna Berg <anna/Eva Lund <eva/' ours.eml >mine.eml
ok 'crm-intake -q mine.eml' "one of us writes to two"
is "$(needs k6 | cut -d " " -f 2)" "resolve" "one of them had asked"
back ben@example.org "<own@nina.example.org>" >back.eml
ok 'crm-intake -q back.eml' "it does not reach the other"
is "$(needs k6 | cut -d " " -f 2)" "resolve" "who had asked is answered"
back eva@example.org "<own@nina.example.org>" >back.eml
ok 'crm-intake -q back.eml' "it does not reach the one"
is "$(needs k6 | cut -d " " -f 2)" "answer" "who is owed an answer"
ok 'crm-check' "the record is well"
finish
