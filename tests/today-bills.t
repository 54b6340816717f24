#!/bin/sh
# SPDX-License-Identifier: ISC
# What is owed to us, on the sheet of the day: to send, to call, to see to.
. "$(dirname "$0")/kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
sed 's/^people:$/people:\
  bo: {name: Bo Lund}/; s/^    name: nina$/&\
    mail: nina@example.org/' policy.yaml >new && mv new policy.yaml
crm-add -q "Anna Berg" --email anna@example.org
crm-add -q "Carl Ott" --owner bo
at()
{
	CRM_NOW=$1T08:00:00Z
	export CRM_NOW
}
rows()
{
	crm-today --all -o id,due,needs,owner,text
}
crm-invoice -q new anna --no A --total 80 -d 14d
crm-invoice -q new carl --no C --total 40 -d 14d
t "on its own day nobody asks whether it was sent" 1 'rows | grep .' </dev/null
at 2026-11-24
t "the day after somebody does, whose it is" 0 rows <<'OUT'
v2	2026-11-24	send	bo	C, 40.00 EUR; no proof that it was sent; Carl Ott (c2) has no e-mail address
v1	2026-11-24	send	nina	A, 80.00 EUR; no proof that it was sent
OUT
crm-invoice -q sent A && crm-invoice -q sent C -c hand
t "sent, it is nobody's work" 1 'rows | grep .' </dev/null
at 2026-12-14
t "a mail leaves by itself; one that cannot is to be seen to" 0 rows <<'OUT'
v2	2026-12-14	dun	bo	C, 40.00 EUR: friendly; Carl Ott (c2) has no e-mail address
OUT
crm-invoice -q credit C -m "never came"
ok 'crm-dun -q' "it leaves"
at 2026-12-21
t "then a call" 0 rows <<'OUT'
v1	2026-12-21	call	nina	A, 80.00 EUR: call; no call is logged since Mon 14 Dec 09:00
OUT
crm-log -q --out -c phone anna "she will look"
t "that is noted by itself" 1 'rows | grep .' </dev/null
ok 'crm-dun -q' "as cron does"
at 2026-12-28
t "then a letter, by hand" 0 rows <<'OUT'
v1	2026-12-28	dun	nina	A, 80.00 EUR: letter
OUT
printf 'date,amount,payer\n2026-12-27,79,A Berg\n' | crm-import -q -t payments - 2>"$ERR"
t "a payment that fits nothing is for the champion" 0 rows <<'OUT'
e2	2026-12-27	match	nina	79.00 EUR of A Berg: no number, and nobody of that name
v1	2026-12-28	dun	nina	A, 80.00 EUR: letter
OUT
crm-today --mail -q
t "and in the letter" 0 \
	'crm-show "$(crm-find -t messages --sort id -o id | tail -n 1)" |
		sed -n "/^Late/,\$p" | grep .' <<'OUT'
Late
e2 match, Sun 27 Dec: 79.00 EUR of A Berg: no number, and nobody of that name
Today
v1 dun, Mon 28 Dec: Anna Berg (c1): A, 80.00 EUR: letter
OUT
crm-invoice -q match e2 A
crm-invoice -q credit A -m "a scratch"
t "paid, the sheet is empty" 1 'rows | grep .' </dev/null
finish
