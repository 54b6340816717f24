#!/bin/sh
# SPDX-License-Identifier: ISC
# What writers say at a terminal: one sentence for each row that they made.
. "$(dirname "$0")/kit.sh"

[ "$(script -qec 'test -t 1 && echo yes' /dev/null 2>/dev/null |
	tr -d '\r')" = yes ] || skip_all "script(1) gives no terminal"

crm-init --name "Berg Kettles" --currency EUR --zone UTC
sed 's/^people:$/people:\
  bo: {name: Bo Winter, mail: bo@example.org}/' policy.yaml >policy.new &&
	mv policy.new policy.yaml

# said COMMAND <<WHAT: what it says at a terminal
said()
{
	t "$1" "${2:-0}" "script -qec '$1' /dev/null | tr -d '\r'"
}

said 'crm-add "Anna Berg" --email anna@example.org --tag vip' <<'OUT'
c1 Anna Berg: anna@example.org, vip
OUT
said 'crm-add "Kettles Ltd" --role organisation' <<'OUT'
c2 Kettles Ltd
OUT
said 'crm-add --phone "+49 170 1234567"' <<'OUT'
c3 somebody: +491701234567
OUT
said 'crm-log anna -k complaint "it leaks"' <<'OUT'
k1 Anna Berg (c1): complaint, nina owns it, first answer due today 13:00
OUT
said 'crm-log anna -k praise --about bo "so kind"' <<'OUT'
crm-log: open already: k1 (complaint); crm-merge k1 k2 joins them
k2 Anna Berg (c1): praise, nina owns it, to be resolved by Thu 26 Nov 09:00
OUT
said 'crm-edit k2 about=nina' <<'OUT'
k2 Anna Berg (c1): praise about @nina, so kind
OUT
said 'crm-edit k1 subject="the lid"' <<'OUT'
k1 Anna Berg (c1): complaint, the lid
OUT
said 'crm-edit c1 note=x' <<'OUT'
c1 Anna Berg: anna@example.org, vip
OUT
said 'crm-promise anna "call her" -d fri' <<'OUT'
p1 Anna Berg (c1): call her, nina by Fri 27 Nov
OUT
said 'crm-promise anna --theirs "bring it" -d "2026-12-01 10:00"' <<'OUT'
p2 Anna Berg (c1): bring it, theirs by Tue 1 Dec 10:00, nina sees to it
OUT
said 'crm-promise c3 --touch 30d' <<'OUT'
p3 somebody (c3): nina in touch by Wed 23 Dec, every 30 days
OUT
said 'crm-edit p1 every=7d' <<'OUT'
p1 Anna Berg (c1): call her, nina by Fri 27 Nov, every 7 days
OUT
said 'crm-edit p2 state=dropped' <<'OUT'
p2 Anna Berg (c1): bring it, dropped
OUT
said 'crm-close p1 -m called' <<'OUT'
p1 Anna Berg (c1): promise kept
p4 Anna Berg (c1): next; next: keep by Fri 4 Dec 23:59
OUT
said 'crm-link c1 employee-of c2 --from 2026-01-01 --until 2026-12-31' <<'OUT'
j1 Anna Berg (c1) employee-of Kettles Ltd (c2) from Thu 1 Jan until Thu 31 Dec
OUT
said 'crm-link c3 decides-for c2' <<'OUT'
j2 somebody (c3) decides-for Kettles Ltd (c2)
OUT
said 'crm-away bo --deputy nina --from 2026-12-01 --until 2026-12-04' <<'OUT'
w1 bo is away from Tue 1 Dec to Fri 4 Dec; nina stands in
OUT
said 'crm-away nina --from 2026-12-24' <<'OUT'
w2 nina is away from Thu 24 Dec on
OUT
said 'crm-away --back nina' <<'OUT'
w2 nina is not away after all
OUT
printf 'name,email\nCy,cy@example.org\nAnna,anna@example.org\n' >two.csv
said 'crm-import two.csv' <<'OUT'
crm-import: two.csv:3: Anna may be c1: same e-mail anna@example.org, a part of the name
b21 two.csv: 2 parties: 1 new, 1 perhaps here already
OUT
said 'crm-import -n two.csv' <<'OUT'
two.csv: 2 parties: 2 here already
OUT
printf 'name\n"A\n' >bad.csv
said 'crm-import --keep-going bad.csv 2>/dev/null' <<'OUT'
bad.csv: 1 party: 1 bad
OUT
said 'crm-tag c1 fair' <<'OUT'
c1 Anna Berg: anna@example.org, fair,vip
OUT
said 'crm-own k1 bo -m "you know her"' <<'OUT'
k1 Anna Berg (c1): bo owns it; next: answer by today 13:00
OUT
said 'crm-escalate k1 -m "she waits"' <<'OUT'
k1 Anna Berg (c1): level 1 by hand, nina is told
OUT
said 'crm-escalate k2 -n -m "he waits"' <<'OUT'
crm-escalate: k2 is at the top of the ladder already
OUT
said 'crm-escalate --explain k1' <<'OUT'
k1 Anna Berg (c1): complaint, the lid
opened Mon 23 Nov 2026 08:00, level 1, calendar shop, times of UTC
first-answer: 4 h of work from Mon 23 Nov 08:00 (built-in policy)
  Mon 23 Nov 09:00-17:00 counted 4 h 0 min
due Mon 23 Nov 13:00
resolve: 5 working days from Mon 23 Nov 08:00 (built-in policy)
  Mon 23 Nov 09:00-17:00 counted 8 h 0 min
  Tue 24 Nov 09:00-17:00 counted 8 h 0 min
  Wed 25 Nov 09:00-17:00 counted 8 h 0 min
  Thu 26 Nov 09:00-17:00 counted 8 h 0 min
  Fri 27 Nov 09:00-17:00 counted 8 h 0 min
  Sat 28 Nov skipped: closed
  Sun 29 Nov skipped: closed
due Mon 30 Nov 09:00
first due: first-answer, Mon 23 Nov 13:00
level 2, manager: 4 h of work after that, Mon 23 Nov 17:00 (built-in policy)
level 3, top: 1 working day after that, Tue 24 Nov 13:00 (built-in policy)
climbed to level 1, lead Mon 23 Nov 08:00 (hand): nina was told
next told: manager nina, then top nina
OUT
said 'crm-answer k1 "phoned"' <<'OUT'
k1 Anna Berg (c1): told by phone; next: resolve by Thu 26 Nov 09:00
OUT
said 'crm-resolve k1 done mended' <<'OUT'
k1 Anna Berg (c1): outcome kept; next: tell by Thu 26 Nov 09:00
OUT
said 'crm-thank k1 thanks' <<'OUT'
k1 Anna Berg (c1): thanked by phone; next: close by Thu 26 Nov 09:00
OUT
said 'crm-close k1' <<'OUT'
k1 Anna Berg (c1): closed
OUT
said 'crm-merge c1 c3' <<'OUT'
c1 Anna Berg: was c3 nameless, one now
OUT
said 'crm-undo' <<'OUT'
crm-undo: taking back b29: crm-merge c1 c3
b29 taken back by b30: crm-merge c1 c3
OUT
said 'crm-send' <<'OUT'
OUT
export CRM_NOW=2026-11-30T08:00:00Z
said 'crm-escalate' <<'OUT'
OUT
finish
