#!/bin/sh
# SPDX-License-Identifier: ISC
# Phone numbers as one dials them at home: the country of the policy.
. "$(dirname "$0")/kit.sh"

for zone in Europe/Berlin:DE America/Chicago:US Asia/Kolkata:IN UTC: Etc/GMT-1:; do
	rm -f crm.db* policy.yaml
	crm-init --name "Berg Kettles" --zone "${zone%%:*}"
	is "$(sed -n 's/^country: \(..\).*/\1/p' policy.yaml)" "${zone#*:}" \
		"${zone%%:*} is a zone of: ${zone#*:}"
	ok 'crm-check --policy' "and the policy is good"
done

# --- nobody knows the country ---------------------------------------------------

rm -f crm.db* policy.yaml
crm-init --name "Berg Kettles" --currency EUR --zone UTC
t_err "a number without its country" 65 'crm-add Anna --phone "0170 1234567"' <<'OUT'
crm-add: 0170 1234567: not a phone number
  write it with its country, as +49 170 1234567; or say country: in the policy
OUT
cat >people.csv <<'C'
name,phone
Anna Berg,0170 / 123 45 67
Ben Holm,(030) 90 18 20
Eva Lund,+33 1 42685300
C
t "comes in as it is written" 0 'crm-import -q people.csv
	crm-find -o name,phone role=contact --sort name' <<'OUT'
Anna Berg	0170 / 123 45 67
Ben Holm	(030) 90 18 20
Eva Lund	+33142685300
OUT
for typed in '0170 1234567' '0170/1234567' '01701234567' '(0170) 123-45-67'; do
	like "$(crm-show "$typed" | head -n 1)" '^c1 ' \
		"and is found by its digits: $typed"
	is "$(crm-find -o id "phone=$typed")" c1 "in a list, too"
done
run 'crm-import people.csv'
is "$(cut -f 2-5 "$OUT" | tr '\t' ' ')" "3 0 0 3" "again, nobody is new"
t_err "not by one that is nobody's" 1 'crm-show 01709999999' <<'OUT'
crm-show: 01709999999: no such customer
  crm-find 01709999999 looks further; crm-add makes one; crm-log --new takes a stranger
OUT

# --- the policy knows it -----------------------------------------------------------

echo 'country: DE' >>policy.yaml
t "a number is one of that country" 0 \
	'crm-add -o phone "Cy Roth" --phone "0171 7654321"' <<'OUT'
+491717654321
OUT
for typed in '+49 170 1234567' '0049 170 1234567' '0170 1234567'; do
	like "$(crm-show "$typed" | head -n 1)" '^c1 ' \
		"what was kept before is found as $typed"
	is "$(crm-find -o id "phone=$typed")" c1 "in a list, too"
done
for typed in '+49 171 7654321' '0171/7654321'; do
	like "$(crm-show "$typed" | head -n 1)" '^c4 ' \
		"what is kept now is found as $typed"
	is "$(crm-find -o id "phone=$typed")" c4 "in a list, too"
done
is "$(crm-find -o id phone=0171765)" c4 "a part of it"
is "$(crm-find -o id 'phone!=+49 170 1234567' role=contact | tr '\n' ' ')" \
	"c2 c3 " "not that one"
run 'crm-import people.csv'
is "$(cut -f 2-5 "$OUT" | tr '\t' ' ')" "3 0 0 3" "the file again, nobody is new"
printf 'name,phone\nAnna Berg,+49 170 1234567\nBen Holm,030-901820\n' >more.csv
run 'crm-import more.csv'
is "$(cut -f 2-5 "$OUT" | tr '\t' ' ')" "2 0 0 2" "nor one with its country"
t "somebody who calls is no stranger" 0 \
	'crm-log -o party --new Anna --phone "+49 170 1234567" "hello" 2>&1' <<'OUT'
crm-log: no stranger: +49 170 1234567 is Anna Berg (c1)
c1
OUT
t_err "a number is one party's" 1 'crm-add Zoe --phone "0171 7654321"' <<'OUT'
crm-add: +491717654321 belongs to Cy Roth (c4)
  crm-show c4
OUT
t_err "without its area it is none" 65 'crm-add Zoe --phone 901820' <<'OUT'
crm-add: 901820: not a phone number
  write it with its country, as +49 170 1234567
OUT
printf 'customer,text\n0170 1234567,called\n+49 30 901820,called too\n' >calls.csv
t "calls find them" 0 'crm-import -q -t interactions calls.csv
	crm-find -t interactions text=called -o party --sort id' <<'OUT'
c1
c2
OUT
ok 'crm-check' "the record is well"

# --- who was forgotten ----------------------------------------------------------------

crm-forget -q c2 --really -m asked
printf 'phone\n+49 30 901820\n' >back.csv
run 'crm-import --keep-going back.csv'
is "$STATUS $(cut -f 7 "$OUT")" "65 1" \
	"somebody forgotten does not come back in another spelling"

# --- a policy that is none ---------------------------------------------------------

for country in XX de DEU 49 '[DE]' '"D E"'; do
	sed "s/^country: .*/country: $country/" policy.yaml >bad.yaml
	run 'crm-check --policy bad.yaml'
	is "$STATUS" 78 "country: $country is refused"
	like "$(head -n 1 "$ERR")" 'bad.yaml:[0-9]+:[0-9]+: country' "with its place"
done
like "$(crm-check --policy --effective)" '^country: DE$' "the policy in force says it"
finish
