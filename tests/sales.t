#!/bin/sh
# SPDX-License-Identifier: ISC
# Sales and products of somebody else's files, and real ones counted.
. "$(dirname "$0")/kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
crm-add -q "Anna Berg" --email anna@example.org

cat >goods.csv <<'CSV'
Product Name;Unit Price;Unit;SKU
Kettle;89,90;piece;K1
Green tea;1.054,50;kg;T1
Sake;;;S1
CSV
t "products, their prices with a comma" 0 \
	'crm-import -t products --source shop goods.csv -o rows,new' <<'OUT'
3	3
OUT
t "are there" 0 'crm-product -o id,price,unit,name,key' <<'OUT'
g1	89.90	EUR	piece	Kettle	shop:K1
g2	1054.50	EUR	kg	Green tea	shop:T1
g3	-	-	-	Sake	shop:S1
OUT
t "the same file again adds nothing" 0 \
	'crm-import -t products --source shop goods.csv -o new,here' <<'OUT'
0	3
OUT

cat >till.csv <<'CSV'
customer,date,product,qty,amount,key
anna@example.org,2026-11-20 16:30,K1,1,89.90,1
77,2026-11-20,kettle,2,,2
77,2026-11-21,g1,-1,-89.90,3
78,2026-11-21,,,3.20,
78,2026-11-21,,,3.20,
78,2026-11-21,,,3.20,
CSV
t_err "a stranger is not made unasked" 65 \
	'crm-import -t sales --source shop till.csv' <<'OUT'
crm-import: till.csv:3: 77: no such customer
  import the parties first, or make whoever is mentioned: --create
OUT
t "nothing was kept" 1 'crm-find -t sales' </dev/null
t "the sales of a till" 0 \
	'crm-import -t sales --create --source shop till.csv -o rows,new' <<'OUT'
6	6
OUT
t "each with what it was and for how much" 0 \
	'crm-find -t sales --sort id -o id,on,qty,amount,name,what,at,key' <<'OUT'
s1	2026-11-20	1	89.90	EUR	Anna Berg	Kettle	2026-11-20T15:30:00Z	shop:1
s2	2026-11-20	2	179.80	EUR	77	Kettle	-	shop:2
s3	2026-11-21	-1	-89.90	EUR	77	Kettle	-	shop:3
s4	2026-11-21	1	3.20	EUR	78	-	-	-
s5	2026-11-21	1	3.20	EUR	78	-	-	-
s6	2026-11-21	1	3.20	EUR	78	-	-	-
OUT
t "who bought is a customer" 0 'crm-find -o name,role 77' <<'OUT'
77	customer
OUT
t "the same file again adds nothing, alike or not" 0 \
	'crm-import -t sales --create --source shop till.csv -o new,here' <<'OUT'
0	6
OUT
ok 'echo 78,2026-11-21,,,3.20, >>till.csv' "a fourth coffee that day"
t "comes in alone" 0 \
	'crm-import -t sales --create --source shop till.csv -o new,here' <<'OUT'
1	6
OUT
t "and is told apart where that is asked for" 0 \
	'crm-import -t sales --on-match new till.csv --source shop -o new,here' <<'OUT'
4	3
OUT
t "taken back, as any run" 0 'crm-undo -q; crm-undo -q; crm-find -t sales | wc -l' <<'OUT'
6
OUT

# bad LINE: what is said of a file with that row
bad()
{
	printf 'customer,date,product,qty,amount,currency\n%s\n' "$1" >bad.csv
	crm-import -t sales --decimal . bad.csv 2>&1 | head -n 1
}
is "$(bad 'c1,2027-01-01,,,3,')" \
	"crm-import: bad.csv:2: 2027-01-01: has not been yet" "a day to come"
is "$(bad 'c1,,,,3,')" "crm-import: bad.csv:2: sold when?" "no day"
is "$(bad 'c1,2026-11-20,,,,')" "crm-import: bad.csv:2: for how much?" "no sum"
is "$(bad 'c1,2026-11-20,sake,,,')" \
	"crm-import: bad.csv:2: for how much? sake has no price" "no price"
is "$(bad 'c1,2026-11-20,urn,,3,')" \
	"crm-import: bad.csv:2: urn: no such product" "no such product"
is "$(bad ',2026-11-20,,,3,')" "crm-import: bad.csv:2: no customer" "nobody"
is "$(bad 'c1,2026-11-20,,0,3,')" "crm-import: bad.csv:2: quantity 0: none" \
	"none of it"
is "$(bad 'c1,2026-11-20,,-1,3,')" \
	"crm-import: bad.csv:2: a return for which 3 was paid" "a paid return"
is "$(bad 'c1,2026-11-20,,1,3.001,')" \
	"crm-import: bad.csv:2: 3.001: no more than 2 decimals" "half a cent"
is "$(bad 'c1,2026-11-20,,1,3,euro')" \
	"crm-import: bad.csv:2: currency euro: three capital letters" "no currency"

t "products that are mentioned are made" 0 \
	'printf "customer,date,product,amount,currency\n77,2026-11-22,Urn,500,JPY\n" |
	crm-import -q -t sales --create --source shop -;
	crm-find -t sales product=urn -o amount,what' <<'OUT'
500	JPY	Urn
OUT
t "columns parted by blanks" 0 \
	'printf " 77  20261120   2 \t 29.33\n 77 20261121 1 5\n" >blank.txt;
	crm-import -q -t sales --as blanks --source shop \
	--columns customer,on,quantity,amount blank.txt;
	crm-find -t sales amount=29.33 -o on,qty,amount' <<'OUT'
2026-11-20	2	29.33	EUR
OUT
ok 'crm-check' "the record is sound"
ok 'crm-export -t all >all.jsonl && mkdir n &&
	crm-import -t all -D n/crm.db all.jsonl &&
	crm-export -t all -D n/crm.db | cmp - all.jsonl' "and goes out and in whole"

# Published: 4,906 orders of 995 customers; 6,919 of 2,357 (SOURCES.md)
if [ -d "$CRM_TEST_DATA/rfm" ] && [ -d "$CRM_TEST_DATA/clv" ]; then
	mkdir real
	cd real || exit 99
	crm-init -D crm.db --name Real --currency USD --zone Europe/Berlin
	t "orders of a shop" 0 "crm-import -D crm.db -t sales --create \
		-o rows,new '$CRM_TEST_DATA/rfm/rfm_orders.csv' 2>/dev/null" <<'OUT'
4906	4906
OUT
	is "$(crm-find -D crm.db | wc -l)" 995 "of so many customers"
	t "one of them as published" 0 \
		"crm-show -D crm.db \"Abbey O'Reilly\" | sed -n 's/^bought  *//p'" <<'OUT'
6 sales, 472.00 USD, first Sat 16 Jul 2005, last Fri 9 Jun 2006
OUT
	t "CDs" 0 "crm-import -D crm.db -t sales --create --source cdnow \
		--as blanks --columns customer,sample,on,quantity,amount \
		-o rows,new '$CRM_TEST_DATA/clv/cdnow_sample.txt' 2>/dev/null" <<'OUT'
6919	6919
OUT
	is "$(crm-find -D crm.db batch=b3 | wc -l)" 2357 "of so many customers"
	ok 'crm-check -D crm.db' "the record is sound"
else
	skip 1 "no test data: real sales"
fi
finish
