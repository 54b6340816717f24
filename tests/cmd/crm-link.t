#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-link: parties belong together, from a day to a day.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
crm-add -q "Anna Berg" --email anna@example.org --tag vip
crm-add -q --role organisation "Hof GmbH"
crm-add -q --role contact "Bo Ek" --email bo@example.org
crm-add -q --role distributor "Kettle Trade"
crm-add -q "Cy Dahl"

t "nothing is linked yet" 1 'crm-link' </dev/null
t "one to another" 0 'crm-link anna employee-of hof' <<'OUT'
j1	c1	employee-of	c2	-	-	Anna Berg	Hof GmbH
OUT
t "with days and a note" 0 \
	'crm-link bo decides-for c2 --from 2026-10-01 --until 2026-12-31 \
	--note "signs" -o +note' <<'OUT'
j2	c3	decides-for	c2	2026-10-01	2026-12-31	Bo Ek	Hof GmbH	signs
OUT
t "all that holds" 0 'crm-link -H' <<'OUT'
id	party	kind	other	from	until	name	other_name
j1	c1	employee-of	c2	-	-	Anna Berg	Hof GmbH
j2	c3	decides-for	c2	2026-10-01	2026-12-31	Bo Ek	Hof GmbH
OUT
t "with one party, whichever side it is on" 0 'crm-link anna' <<'OUT'
j1	c1	employee-of	c2	-	-	Anna Berg	Hof GmbH
OUT
t "with nobody" 1 'crm-link dahl' </dev/null
before=$(crm-history | wc -l)
t "what is so already is not so twice" 0 'crm-link anna employee-of hof' <<'OUT'
j1	c1	employee-of	c2	-	-	Anna Berg	Hof GmbH
OUT
is "$(crm-history | wc -l)" "$before" "and leaves no batch"
t "but gets what is given" 0 'crm-link anna employee-of hof --from 2026-11-01' <<'OUT'
j1	c1	employee-of	c2	2026-11-01	-	Anna Berg	Hof GmbH
OUT
t "from standard input" 0 \
	'crm-find -o id role=organisation | crm-link - buys-through c4' <<'OUT'
j3	c2	buys-through	c4	-	-	Hof GmbH	Kettle Trade
OUT
t "rehearsed" 0 'crm-link -n dahl buys-through hof' <<'OUT'
j4	c5	buys-through	c2	-	-	Cy Dahl	Hof GmbH
OUT
t "nothing was kept" 1 'crm-link dahl' </dev/null
ok 'crm-link -q dahl buys-through hof' "kept"
t "with a key" 0 'crm-link --key l1 c4 supplier-of c2 -o id,kind' <<'OUT'
j5	supplier-of
OUT
t "a repeat changes nothing" 0 'crm-link --key l1 c4 supplier-of c2 -o id,kind' <<'OUT'
j5	supplier-of
OUT

t "an organisation shows its people and who buys through it" 0 \
	'crm-show c2' <<'OUT'
c2 Hof GmbH

role  organisation

Links
id  kind          other  until  other_name
j3  buys-through  c4            Kettle Trade

People
id  kind         party  until       name
j2  decides-for  c3     Thu 31 Dec  Bo Ek
j1  employee-of  c1                 Anna Berg

Buy through them
id  party  other  name
j4  c5     c2     Cy Dahl

Links to them
id  kind         party  until  name
j5  supplier-of  c4            Kettle Trade
OUT
t "and a distributor the end customers behind others" 0 \
	'crm-show c4 | sed -n "/^Buy/,\$p"' <<'OUT'
Buy through them
id  party  other  name
j3  c2     c4     Hof GmbH
j4  c5     c2     Cy Dahl
OUT

t "found by their links" 0 'crm-find -o id,name link=employee-of' <<'OUT'
c1	Anna Berg
OUT
t "and by whom they are linked to, contacts too" 0 \
	'crm-find -o id,name org=hof' <<'OUT'
c1	Anna Berg
c3	Bo Ek
c4	Kettle Trade
c5	Cy Dahl
OUT
t "a list of its own" 0 'crm-find -t links kind=decides-for until=2026-12' <<'OUT'
j2	c3	decides-for	c2	2026-10-01	2026-12-31	Bo Ek	Hof GmbH
OUT

t_err "no such kind" 2 'crm-link anna emploee-of hof' <<'ERR'
crm-link: emploee-of: no such kind of link, did you mean employee-of?
  employee-of, decides-for, buys-through, supplier-of, bill-to, parent-of, distinct-from; links: in the policy adds more
ERR
t_err "the policy can add some" 2 'crm-link anna neighbour-of dahl' <<'ERR'
crm-link: neighbour-of: no such kind of link
  employee-of, decides-for, buys-through, supplier-of, bill-to, parent-of, distinct-from; links: in the policy adds more
ERR
echo 'links: [neighbour-of]' >>policy.yaml
t "and has" 0 'crm-link anna neighbour-of dahl' <<'OUT'
j6	c1	neighbour-of	c5	-	-	Anna Berg	Cy Dahl
OUT
t "of those, both may be" 0 'crm-link dahl neighbour-of anna -o id' <<'OUT'
j7
OUT
t_err "not to itself" 1 'crm-link anna neighbour-of c1' <<'ERR'
crm-link: c1 cannot be neighbour-of itself
ERR
t_err "no loop" 1 'crm-link c4 buys-through c5' <<'ERR'
crm-link: c5 is buys-through c4 already, straight or by way of others
ERR
t_err "not over before it began" 2 \
	'crm-link anna bill-to hof --from 2026-11-02 --until 2026-11-01' <<'ERR'
crm-link: its last day is before its first
ERR
t_err "no such party" 1 'crm-link anna bill-to zoe' <<'ERR'
crm-link: zoe: no such customer
  crm-find zoe looks further; crm-add makes one; crm-log --new takes a stranger
ERR
t_err "one word too few" 2 'crm-link anna --until fri' <<'ERR'
crm-link: name who, the kind of link, and to whom
  usage: crm-link [--from day] [--until day] [end] [record [kind other]]
  example: crm-link anna employee-of c9 --from 2026-10-01
ERR
t_err "a bad row keeps the others out" 65 \
	'printf "c1\nzoe\n" | crm-link - bill-to c2' <<'ERR'
crm-link: stdin:2: zoe: no such customer
  crm-find zoe looks further; crm-add makes one; crm-log --new takes a stranger
ERR

t "ended today, it still holds today" 0 'crm-link end j1' <<'OUT'
j1	c1	employee-of	c2	2026-11-01	2026-11-23	Anna Berg	Hof GmbH
OUT
t "so it is listed" 0 'crm-link anna -o id,kind' <<'OUT'
j1	employee-of
j6	neighbour-of
j7	neighbour-of
OUT
t "but not tomorrow" 0 'CRM_NOW=2026-11-24T08:00:00Z crm-link anna -o id,kind' <<'OUT'
j6	neighbour-of
j7	neighbour-of
OUT
t "unless asked for" 0 \
	'CRM_NOW=2026-11-24T08:00:00Z crm-find -t links state=ended -o id' <<'OUT'
j1
OUT
t "nobody is found by it either" 1 \
	'CRM_NOW=2026-11-24T08:00:00Z crm-find link=employee-of' </dev/null
t "ended by who and to whom, on a day" 0 \
	'crm-link end dahl neighbour-of anna --until 2026-12-24 -o id,until' <<'OUT'
j7	2026-12-24
OUT
t "several, from a list" 0 'crm-link c4 | crm-link end -o id,until' <<'OUT'
j3	2026-11-23
j5	2026-11-23
OUT
ok 'crm-undo -q' "taken back"
t "they hold again" 0 'crm-link c4 -o id,until' <<'OUT'
j3	-
j5	-
OUT
t_err "no such link" 1 'crm-link end j99' <<'ERR'
crm-link: j99: no such link
  crm-link lists them
ERR
t_err "a party is no link" 2 'crm-link end c1' <<'ERR'
crm-link: c1: not a link, such as j3
ERR
t_err "what is not so cannot end" 1 'crm-link end anna bill-to hof' <<'ERR'
crm-link: c1 is not bill-to c2
  crm-link c1 lists what holds
ERR
t_err "it ends on a day and no more" 2 'crm-link end j6 --note x' <<'ERR'
crm-link: end takes --until and no more
  usage: crm-link [--from day] [--until day] [end] [record [kind other]]
  example: crm-link anna employee-of c9 --from 2026-10-01
ERR
t "all is well" 0 'crm-check' </dev/null
finish
