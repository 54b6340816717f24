#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-away: who is away, and who stands in.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
sed 's/^  #bo:.*/  bo: {name: Bo Lund}\n  mo: {name: Mo Ek}/' policy.yaml \
	>policy.new && mv policy.new policy.yaml
crm-add -q "Anna Berg"

t "nobody is away" 1 'crm-away' </dev/null
t "next week, all of it" 0 \
	'crm-away --deputy bo --from mon --until fri' <<'OUT'
w1	nina	bo	2026-11-30	2026-12-04
OUT
t "somebody else, from today on" 0 'crm-away @mo --deputy me' <<'OUT'
w2	mo	nina	2026-11-23	-
OUT
t "the list, by the first day" 0 'crm-away' <<'OUT'
w2	mo	nina	2026-11-23	-
w1	nina	bo	2026-11-30	2026-12-04
OUT
t "as a table" 0 'crm-away --table' <<'OUT'
id  who   deputy  from        until
w2  mo    nina    Mon 23 Nov
w1  nina  bo      Mon 30 Nov  Fri 4 Dec
OUT
t_err "two who stand in for each other" 1 \
	'crm-away bo --deputy nina --from "4 dec" --until "8 dec"' <<'ERR'
crm-away: nina is away too on Fri 4 Dec, with nobody else to stand in
  name a deputy who is here, or crm-away alone to see who is
ERR
t_err "three in a circle" 1 \
	'crm-away bo --deputy mo --from "30 nov" --until "1 dec"' <<'ERR'
crm-away: mo is away too on Mon 30 Nov, with nobody else to stand in
  name a deputy who is here, or crm-away alone to see who is
ERR
t "the week after they may" 0 \
	'crm-away bo --deputy nina --from "7 dec" --until "8 dec"' <<'OUT'
w3	bo	nina	2026-12-07	2026-12-08
OUT

# A new case goes to who acts: nina's to bo.
t "work goes to the deputy" 0 'CRM_NOW=2026-12-01T08:00:00Z \
	crm-log -k complaint anna "it leaks" -o id,owner' <<'OUT'
k1	bo
OUT
t "back: yesterday was the last day" 0 \
	'CRM_NOW=2026-12-02T08:00:00Z crm-away --back' <<'OUT'
w1	nina	bo	2026-11-30	2026-12-01
OUT
t "work comes to her again" 0 'CRM_NOW=2026-12-02T08:00:00Z \
	crm-log -k praise anna "lovely" -o id,owner' <<'OUT'
k2	nina
OUT
t "who was to go stays" 0 'crm-away bo --back --key b1' <<'OUT'
w3	bo	nina	2026-12-07	2026-12-06
OUT
t "a repeat with the key" 0 'crm-away bo --back --key b1' <<'OUT'
w3	bo	nina	2026-12-07	2026-12-06
OUT
t_err "who is here cannot come back" 1 'crm-away bo --back' <<'ERR'
crm-away: bo is not away
ERR
t "rehearsed" 0 'crm-away -n --until tomorrow' <<'OUT'
w4	nina	-	2026-11-23	2026-11-24
OUT
t "with a key" 0 'crm-away --until tomorrow --key a1' <<'OUT'
w4	nina	-	2026-11-23	2026-11-24
OUT
t "and again" 0 'crm-away --until tomorrow --key a1' <<'OUT'
w4	nina	-	2026-11-23	2026-11-24
OUT
t "past absences are not listed" 0 \
	'CRM_NOW=2026-12-20T08:00:00Z crm-away -o id,who' <<'OUT'
w2	mo
OUT

t_err "none of our people" 2 'crm-away moo --until fri' <<'ERR'
crm-away: moo: none of our people
  did you mean mo? there are: nina, bo, mo
ERR
t_err "one's own deputy" 2 'crm-away bo --deputy bo' <<'ERR'
crm-away: bo cannot stand in for themselves
ERR
t_err "the end before the beginning" 2 \
	'crm-away bo --from mon --until 2026-11-01' <<'ERR'
crm-away: the last day away is before the first
ERR
t_err "a time of day" 2 'crm-away bo --from 16:00' <<'ERR'
crm-away: 16:00: a day is wanted, not a time of it
ERR
run 'crm-away bo --until 11/12'
is "$STATUS" 2 "11/12 has two readings"
t_err "a name alone says nothing" 2 'crm-away bo' <<'ERR'
crm-away: say until when, who stands in, or --back
  usage: crm-away [--deputy person] [--from day] [--until day] [--back] [who]
  example: crm-away --deputy bo --from mon --until fri
ERR
t_err "--back with a day" 2 'crm-away bo --back --from mon' <<'ERR'
crm-away: --back goes alone: it is from today
  usage: crm-away [--deputy person] [--from day] [--until day] [--back] [who]
  example: crm-away --deputy bo --from mon --until fri
ERR
run 'crm-away bo nina --until fri'
is "$STATUS" 2 "two people at once"
t "all is well" 0 'crm-check' </dev/null
finish
