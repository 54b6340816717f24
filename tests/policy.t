#!/bin/sh
# SPDX-License-Identifier: ISC
# A clock keeps the policy it started under; one that runs and is not late is
# dated anew when a writer first meets another policy.
. "$(dirname "$0")/kit.sh"

crm-init --name Berg --currency EUR --zone Europe/Berlin
crm-log -q -k complaint --new "Early Bird" "late by then"
export CRM_NOW=2026-11-24T08:00:00Z
crm-log -q -k complaint --new "On Time" "not late"
crm-log -q -k request --new "Done Deal" "done" --done "yes"

t "due under the first policy" 0 "crm-cases -o id,due" <<'OUT'
k1	2026-11-23T12:00:00Z
k2	2026-11-24T12:00:00Z
OUT
cat >>policy.yaml <<'Y'
kinds:
  complaint: {clocks: {first-answer: 2h}}
Y
t "a reader changes nothing" 0 "crm-cases -o id,due" <<'OUT'
k1	2026-11-23T12:00:00Z
k2	2026-11-24T12:00:00Z
OUT
t "what would move can be asked" 0 "crm-check --against policy.yaml | cut -f1-3" <<'OUT'
k2	2026-11-24T12:00:00Z	2026-11-24T10:00:00Z
OUT
run 'crm-add -q Somebody'
is "$STATUS" 0 "any writer will do"
t "the late one keeps its clock, the other is dated anew" 0 \
	"crm-cases -o id,due" <<'OUT'
k1	2026-11-23T12:00:00Z
k2	2026-11-24T10:00:00Z
OUT
t "nothing is wrong with that" 0 'crm-check' <<'OUT'
OUT
run 'crm-history k2'
like "$(cat "$OUT")" 'policy' "it is journaled"
t "a new case runs under the new policy" 0 \
	'crm-log -k complaint --new "Newcomer" "hm" | cut -f5' <<'OUT'
2026-11-24T10:00:00Z
OUT
sed -i.bak 's/first-answer: 2h/first-answer: 3h/' policy.yaml
run 'crm-add -q "Somebody else"'
t "again" 0 "crm-cases -o id,due" <<'OUT'
k1	2026-11-23T12:00:00Z
k2	2026-11-24T11:00:00Z
k4	2026-11-24T11:00:00Z
OUT
t "undone, it is as it was" 0 'crm-undo -q; crm-check' <<'OUT'
OUT

# Broken: readers and writers say where; a voice is taken all the same
# (tests/spool.t).
echo 'currency: euro' >>policy.yaml
run crm-cases
is "$STATUS" 78 "a broken policy is 78"
like "$(cat "$ERR")" '^crm-cases: policy\.yaml:[0-9]+:[0-9]+: ' \
	"with file, line and column"
finish
