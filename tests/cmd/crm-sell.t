#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-sell: what was sold, and what came back.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
crm-add -q "Anna Berg" --email anna@example.org --tag vip
crm-add -q "Bo Ek" --role contact
crm-product -q new Kettle --price 89.90 --cost 40
crm-product -q new Tea --price 13.50 --unit kg
crm-product -q new Sake --price "1,200 JPY"
crm-product -q new "Cup x2" --price 8
crm-product -q new Mending

t "one of a thing" 0 'crm-sell anna kettle' <<'OUT'
s1	2026-11-23	1	89.90	EUR	c1	g1	Anna Berg	Kettle
OUT
t "several, and a quarter of one; halves of a cent go up" 0 \
	'crm-sell anna "kettle x2" "tea x0.25"' <<'OUT'
s2	2026-11-23	2	179.80	EUR	c1	g1	Anna Berg	Kettle
s3	2026-11-23	0.25	3.38	EUR	c1	g2	Anna Berg	Tea
OUT
t "a product whose name ends so" 0 'crm-sell anna "cup x2" -o qty,amount,what' <<'OUT'
1	8.00	EUR	Cup x2
OUT
t "another price, another day, another currency" 0 \
	'crm-sell anna mending --qty 2 --price "10 USD" --at 2026-11-20' <<'OUT'
s5	2026-11-20	2	20.00	USD	c1	g5	Anna Berg	Mending
OUT
t "what is no product" 0 'crm-sell anna --price 15 -m "a new lid" -o +text' <<'OUT'
s6	2026-11-23	1	15.00	EUR	c1	-	Anna Berg	a new lid	a new lid
OUT
t "it came back" 0 'crm-sell anna kettle --return --at yesterday' <<'OUT'
s7	2026-11-22	-1	-89.90	EUR	c1	g1	Anna Berg	Kettle
OUT
t "a moment is kept" 0 'crm-sell anna sake --at "yesterday 16:00" -o at,amount' <<'OUT'
2026-11-22T15:00:00Z	1200	JPY
OUT
t "who buys is a customer" 0 'crm-sell -q bo tea; crm-find -o name,role c2' <<'OUT'
Bo Ek	customer
OUT
t "sold to everybody of a list" 0 \
	'crm-find -H tag=vip | crm-sell - kettle -o id,party' <<'OUT'
s10	c1
OUT
t "a repeat with the same key" 0 \
	'crm-sell --key till-7 bo tea -o id; crm-sell --key till-7 bo tea -o id' <<'OUT'
s11
s11
OUT
t "rehearsed" 0 'crm-sell -n bo kettle -o id,amount' <<'OUT'
s12	89.90	EUR
OUT
t "nothing was kept" 1 'crm-find -t sales s12' </dev/null

t "all of it, the latest first" 0 'crm-find -t sales -H party=anna' <<'OUT'
id	on	qty	amount	currency	party	product	name	what
s10	2026-11-23	1	89.90	EUR	c1	g1	Anna Berg	Kettle
s6	2026-11-23	1	15.00	EUR	c1	-	Anna Berg	a new lid
s4	2026-11-23	1	8.00	EUR	c1	g4	Anna Berg	Cup x2
s3	2026-11-23	0.25	3.38	EUR	c1	g2	Anna Berg	Tea
s2	2026-11-23	2	179.80	EUR	c1	g1	Anna Berg	Kettle
s1	2026-11-23	1	89.90	EUR	c1	g1	Anna Berg	Kettle
s8	2026-11-22	1	1200	JPY	c1	g3	Anna Berg	Sake
s7	2026-11-22	-1	-89.90	EUR	c1	g1	Anna Berg	Kettle
s5	2026-11-20	2	20.00	USD	c1	g5	Anna Berg	Mending
OUT
t "by day, sum and currency" 0 \
	'crm-find -t sales on=2026-11-23 amount=80.. currency=EUR -o id' <<'OUT'
s10
s2
s1
OUT
t "by moment, and of that day those of which no more is known" 0 \
	'crm-find -t sales at=2026-11-22T14:00:00Z..2026-11-22T16:00:00Z -o id' <<'OUT'
s8
s7
OUT
t "what came back" 0 'crm-find -t sales qty=..0 -o id,amount' <<'OUT'
s7	-89.90	EUR
OUT
t "of a product, by its name or id" 0 \
	'crm-find -t sales product=kettle qty=2 -o id; crm-find -t sales product=g3 -o id' <<'OUT'
s2
s8
OUT
t "not billed yet, by sum" 0 \
	'crm-find -t sales invoice= amount=..5 qty=0.. -o id,amount --sort amount' <<'OUT'
s3	3.38	EUR
OUT
t "as JSON" 0 'crm-find -t sales --json s3' <<'OUT'
{"id":"s3","on":"2026-11-23","qty":0.25,"amount":"3.38","currency":"EUR","party":"c1","product":"g2","name":"Anna Berg","what":"Tea"}
OUT
t "the basket, each currency apart" 0 'crm-show anna' <<'OUT'
c1 Anna Berg

email   anna@example.org
role    customer
tags    vip
bought  6 sales, 1 return, 296.08 EUR, first today, last today
bought  1 sale, 1,200 JPY, first yesterday, last yesterday
bought  1 sale, 20.00 USD, first Fri 20 Nov, last Fri 20 Nov
worth   seen once: cannot tell yet

Basket
id   on           qty      amount  what
s10  Mon 23 Nov     1   89.90 EUR  Kettle
s6   Mon 23 Nov     1   15.00 EUR  a new lid
s4   Mon 23 Nov     1    8.00 EUR  Cup x2
s3   Mon 23 Nov  0.25    3.38 EUR  Tea
s2   Mon 23 Nov     2  179.80 EUR  Kettle
s1   Mon 23 Nov     1   89.90 EUR  Kettle
s8   Sun 22 Nov     1   1,200 JPY  Sake
s7   Sun 22 Nov    -1  -89.90 EUR  Kettle
s5   Fri 20 Nov     2   20.00 USD  Mending
OUT
t "a sale" 0 'crm-show s3' <<'OUT'
s3 sale
on       Mon 23 Nov
qty      0.25
amount   3.38 EUR
party    c1
product  g2
name     Anna Berg
what     Tea
at       09:00
batch    b10
OUT
t "taken back" 0 'crm-undo -q && crm-find -t sales party=bo -o id' <<'OUT'
s9
OUT
t "whoever was two has one basket" 0 \
	'crm-merge -q c1 c2; crm-find -t sales party=c1 product=tea -o id,party,name;
	crm-show c2 | grep "EUR, first"' <<'OUT'
s9	c1	Anna Berg
s3	c1	Anna Berg
bought  7 sales, 1 return, 309.58 EUR, first today, last today
OUT

t_err "a day to come" 2 'crm-sell anna tea --at 2027-01-01' <<'OUT'
crm-sell: --at 2027-01-01: Fri 1 Jan 2027 has not been yet
OUT
t_err "later today" 2 'crm-sell anna tea --at "today 23:00"' <<'OUT'
crm-sell: --at today 23:00: today 23:00 has not been yet
OUT
t_err "none of it" 2 'crm-sell anna tea --qty 0' <<'OUT'
crm-sell: 0: how many? 2, or 0.25 with up to three decimals
OUT
t "twice said" 2 'crm-sell anna "tea x2" --qty 3 2>&1 | head -n 1; exit 2' <<'OUT'
crm-sell: tea x2: --qty says how many, too
OUT
t "two products, one price" 2 \
	'crm-sell anna tea kettle --price 3 2>&1 | head -n 1; exit 2' <<'OUT'
crm-sell: --qty and --price go with one product
OUT
t_err "no price" 2 'crm-sell anna mending' <<'OUT'
crm-sell: Mending: for how much?
  --price, of one
OUT
t_err "no such product" 1 'crm-sell anna samovar' <<'OUT'
crm-sell: samovar: no such product
  crm-product list; crm-product new "samovar" --price makes one
OUT
t_err "no sum" 65 'crm-sell anna tea --price dear' <<'OUT'
crm-sell: dear: no number
OUT
t_err "more than there is" 65 \
	'crm-sell anna tea --qty 9000000000 --price 9000000000000' <<'OUT'
crm-sell: that is more money than there is
OUT
t "nothing at all" 2 'crm-sell anna 2>&1 | head -n 1; exit 2' <<'OUT'
crm-sell: what was sold?
OUT
t_err "a bad row of the input" 65 'printf "c1\nc99\n" | crm-sell - tea' <<'OUT'
crm-sell: stdin:2: c99: no such customer
OUT
ok 'crm-check' "the record is sound"
finish
