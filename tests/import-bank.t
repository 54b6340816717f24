#!/bin/sh
# SPDX-License-Identifier: ISC
# Invoices and payments of somebody else's files: matched by number, then by
# sum and payer, and never by a guess.
. "$(dirname "$0")/kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
crm-add -q "Anna Berg" --email anna@example.org
crm-add -q "Carl Ott" --email carl@example.org
crm-add -q "Kettles Ltd" --role organisation
crm-add -q "Dora Ek"
crm-link -q anna bill-to kettles

cat >invoices.csv <<'CSV'
Invoice number;Customer;Invoice date;Due date;Total
2026-101;anna@example.org;2026-10-01;2026-10-15;89,90
2026-102;carl@example.org;2026-10-02;2026-10-16;1.040,00
2026-103;Carl Ott;2026-10-03;;40,00
2026-104;Carl Ott;2026-10-03;2026-10-17;40,00
2026-105;Dora Ek;2026-10-04;2026-10-18;12,50
7;Dora Ek;2026-10-05;2026-10-19;77,00
CSV
t "invoices of another program" 0 'crm-import -t invoices invoices.csv -o rows,new' <<'OUT'
6	6
OUT
t "addressed as they asked, due when it says" 0 \
	'crm-find -t invoices --sort id -o id,due,owed,party,bill_to,number' <<'OUT'
v1	2026-10-15	89.90	EUR	c1	c3	2026-101
v2	2026-10-16	1040.00	EUR	c2	-	2026-102
v3	2026-10-03	40.00	EUR	c2	-	2026-103
v4	2026-10-17	40.00	EUR	c2	-	2026-104
v5	2026-10-18	12.50	EUR	c4	-	2026-105
v6	2026-10-19	77.00	EUR	c4	-	7
OUT
t "the same file again adds nothing" 0 'crm-import -t invoices invoices.csv -o new,here' <<'OUT'
0	6
OUT
bad()
{
	printf 'number,customer,on,due,amount,currency\n%s\n' "$1" >bad.csv
	run 'crm-import -t invoices bad.csv'
	is "$STATUS $(head -n 1 "$ERR")" "65 crm-import: bad.csv:2: $2" "$3"
}
bad '2026-101,anna@example.org,2026-10-01,2026-10-15,90.00,' \
	"2026-101 is v1 already, of 89.90 EUR" "the same number of another sum"
bad 'x,anna@example.org,2026-10-01,2026-10-15,0,' \
	"0.00 EUR: an invoice is of more than 0" "of nothing"
bad 'x,anna@example.org,2026-10-15,2026-10-01,5,' \
	"due Thu 1 Oct, before its day, Thu 15 Oct" "due before its day"
bad 'x,nobody,2026-10-15,,5,' "nobody: no such customer" "to nobody"
bad 'x,anna@example.org,2026-12-15,,5,' "Tue 15 Dec has not been yet" "of a day to come"

# --- what a bank writes
cat >bank.csv <<'CSV'
Booking date,Value date,Payer,Purpose,Amount,Currency
2026-10-20,2026-10-21,KETTLES LTD,"RE-Nr.2026-101, thank you",50.00,EUR
2026-10-21,2026-10-21,somebody,invoice 2026-102,2000.00,EUR
2026-10-22,2026-10-22,Carl Ott,thanks,40.00,EUR
2026-10-22,2026-10-22,"Ek, Dora",for the tea,12.50,EUR
2026-10-23,2026-10-23,Dora Ek,7 kettles,30.00,EUR
2026-10-23,2026-10-23,Dora Ek,invoice 7,77.00,EUR
2026-10-24,2026-10-24,Landlord,rent 10/2026,-900.00,EUR
2026-10-25,2026-10-25,Kettles Ltd,back: 2026-101,-10.00,EUR
2026-10-26,2026-10-26,X Y,2026-103 and 2026-104,80.00,EUR
2026-10-26,2026-10-26,X Y,2026-1034,40.00,EUR
2026-10-27,2026-10-27,X Y,2026-103-7,40.00,EUR
2026-10-28,2026-10-28,X Y,2026-103,40.00,USD
2026-10-29,2026-10-29,Nobody,a gift,5.00,EUR
2026-10-29,2026-10-29,Nobody,a gift,5.00,EUR
CSV
run 'crm-import -n -t payments bank.csv -o rows,new,left'
cp "$OUT" rehearsed.out && cp "$ERR" rehearsed.err
t "nothing was kept by the rehearsal" 1 'crm-find -t payments state=any' </dev/null
t "a bank's file" 0 'crm-import -t payments bank.csv -o rows,new,left 2>said' <<'OUT'
14	13	1
OUT
is "$(diff "$OUT" rehearsed.out && diff said rehearsed.err)" "" \
	"the rehearsal said the same"
t "what waits is named, with the reason" 0 'cat said' <<'OUT'
crm-import: bank.csv: not imported: Value date
crm-import: bank.csv:3: waits for a person: v2 owes 1,040.00 EUR
crm-import: bank.csv:4: waits for a person: v3, v4 owe exactly that
crm-import: bank.csv:6: waits for a person: v6? "7" may be by chance
crm-import: bank.csv:9: waits for a person: paid back, of v1?
crm-import: bank.csv:10: waits for a person: it names v3, v4
crm-import: bank.csv:11: waits for a person: no number, and nobody of that name
crm-import: bank.csv:12: waits for a person: no number, and nobody of that name
crm-import: bank.csv:13: waits for a person: v3 is in EUR
crm-import: bank.csv:14: waits for a person: no number, and nobody of that name
crm-import: bank.csv:15: waits for a person: no number, and nobody of that name
OUT
t "by number, a part; by sum and payer; by a short number and the whole sum" 0 \
	'crm-find -t payments state=booked --sort id -o on,amount,invoice,party,payer' <<'OUT'
2026-10-20	50.00	EUR	v1	c3	KETTLES LTD
2026-10-22	12.50	EUR	v5	c4	Ek, Dora
2026-10-23	77.00	EUR	v6	c4	Dora Ek
OUT
t "what is owed then" 0 'crm-find -t invoices state=any --sort id -o id,owed,state' <<'OUT'
v1	39.90	EUR	open
v2	1040.00	EUR	open
v3	40.00	EUR	open
v4	40.00	EUR	open
v5	0.00	EUR	paid
v6	0.00	EUR	paid
OUT
t "the same file again adds nothing, alike or not" 0 \
	'crm-import -t payments bank.csv -o new,here,left 2>&1' <<'OUT'
crm-import: bank.csv: not imported: Value date
0	13	1
OUT
t "those that wait" 0 'crm-find -t payments state=review --sort id -o id,amount,why,text' <<'OUT'
e2	2000.00	EUR	v2 owes 1,040.00 EUR	invoice 2026-102
e3	40.00	EUR	v3, v4 owe exactly that	thanks
e5	30.00	EUR	v6? "7" may be by chance	7 kettles
e7	-10.00	EUR	paid back, of v1?	back: 2026-101
e8	80.00	EUR	it names v3, v4	2026-103 and 2026-104
e9	40.00	EUR	no number, and nobody of that name	2026-1034
e10	40.00	EUR	no number, and nobody of that name	2026-103-7
e11	40.00	USD	v3 is in EUR	2026-103
e12	5.00	EUR	no number, and nobody of that name	a gift
e13	5.00	EUR	no number, and nobody of that name	a gift
OUT
t "matched by a person" 0 'crm-invoice match e3 v4 -o id,state' <<'OUT'
v4	paid
OUT
t "paid back, it is owed again" 0 'crm-invoice match e7 v1 -o id,owed' <<'OUT'
v1	49.90	EUR
OUT
t_err "more than was paid cannot be paid back" 65 \
	'printf "date,amount,purpose\n2026-10-30,-100,2026-101\n" | crm-import -q -t payments - 2>/dev/null; crm-invoice match e14 v1' <<'OUT'
crm-invoice: -100.00 EUR: more than was paid of v1
OUT
t "too much, the rest waits on; and the file still adds nothing" 0 \
	'crm-invoice match e2 v2 --excess -o id,state; crm-import -t payments bank.csv -o new 2>/dev/null' <<'OUT'
v2	paid
0
OUT
ok crm-check "the record is sound"
t "one batch, taken back whole" 1 \
	'crm-invoice -q new carl --no 9 --total 3 -d 7d; printf "date,amount,purpose\n2026-11-01,3,9\n" | crm-import -q -t payments -; crm-invoice list 9 state=any -o state; crm-undo -q; crm-invoice list 9 -o state; crm-find -t payments on=2026-11-01' <<'OUT'
paid
open
OUT

# --- columns of its own
t "the bank's number, and what was paid by its number" 0 \
	'printf "date,amount,invoice,key\n2026-11-02,1,2026-101,B1\n2026-11-02,1,2026-999,B2\n" >b.csv; crm-import -t payments --source bank b.csv -o new 2>&1; crm-find -t payments on=2026-11-02 --sort id -o key,invoice,why' <<'OUT'
crm-import: b.csv:3: waits for a person: 2026-999: no such invoice
2
bank:B1	v1	-
bank:B2	-	2026-999: no such invoice
OUT
t_err "a day to come" 65 'printf "date,amount\n2027-01-01,1\n" | crm-import -t payments -' <<'OUT'
crm-import: stdin:2: 2027-01-01: has not been yet
  mend it; or --keep-going imports the others, and --rejects FILE keeps this one
OUT
t_err "no sum" 65 'printf "date,text\n2026-11-01,x\n" | crm-import -t payments -' <<'OUT'
crm-import: stdin:2: how much?
  mend it; or --keep-going imports the others, and --rejects FILE keeps this one
OUT
finish
