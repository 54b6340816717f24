#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-product: what we sell, for how much.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin

t "nothing is sold yet" 1 'crm-product' </dev/null
t "a product with its price and cost" 0 \
	'crm-product new Kettle --price 89.90 --cost 40' <<'OUT'
g1	89.90	EUR	40.00	EUR	-	live	Kettle
OUT
t "sold by the kilo" 0 'crm-product new "Green tea" --price 54,5 --unit kg' <<'OUT'
g2	54.50	EUR	-	-	kg	live	Green tea
OUT
t "in a currency without decimals" 0 'crm-product new Sake --price "1,200 JPY"' <<'OUT'
g3	1200	JPY	-	-	-	live	Sake
OUT
t "without a price" 0 'crm-product new Mending --note "by the hour" -o +note' <<'OUT'
g4	-	-	-	-	-	live	Mending	by the hour
OUT
t "all of them" 0 'crm-product list -H' <<'OUT'
id	price	currency	cost	cost_currency	unit	state	name
g1	89.90	EUR	40.00	EUR	-	live	Kettle
g2	54.50	EUR	-	-	kg	live	Green tea
g3	1200	JPY	-	-	-	live	Sake
g4	-	-	-	-	-	live	Mending
OUT
t "as JSON" 0 'crm-product list --json g1 -o price,cost' <<'OUT'
{"price":"89.90","currency":"EUR","cost":"40.00","cost_currency":"EUR"}
OUT
t "for a person" 0 'crm-product list --table -o id,price,unit,name' <<'OUT'
id      price  unit  name
g1  89.90 EUR        Kettle
g2  54.50 EUR  kg    Green tea
g3  1,200 JPY        Sake
g4                   Mending
OUT
t "as CSV" 0 'crm-product list --csv g3 -o id,price | tr -d "\r"' <<'OUT'
id,price,currency
g3,1200,JPY
OUT
t "filtered by price, whatever the currency" 0 \
	'crm-find -t products price=54.50..100 -o id --sort -price' <<'OUT'
g1
g2
OUT
t "without one" 0 'crm-product list price= -o id' <<'OUT'
g4
OUT
t "the unpriced come last" 0 'crm-find -t products --sort price -o id' <<'OUT'
g2
g1
g3
g4
OUT
t_err "a range that is none" 2 'crm-product list price=cheap..' <<'OUT'
crm-product: price=cheap..: price wants a number such as 9.50
OUT

t "another price" 0 'crm-product edit tea price=56.5 -o id,price' <<'OUT'
g2	56.50	EUR
OUT
t "the history has both" 0 'crm-history g2 | tail -n 1 | cut -f 4-' <<'OUT'
g2	price_minor	5450	5650
OUT
t "several fields at once" 0 'crm-product edit g1 name="Big kettle" unit=piece cost=' <<'OUT'
g1	89.90	EUR	-	-	piece	live	Big kettle
OUT
t "another currency, where it stands alone" 0 \
	'crm-product edit g1 price="95 USD" -o price' <<'OUT'
95.00	USD
OUT
ok 'crm-product -q edit g1 cost=40' "a cost beside it"
t_err "then not another" 65 'crm-product edit g1 price="95 GBP"' <<'OUT'
crm-product: price 95 GBP: price and cost are in one currency, USD
OUT
t "taken back" 0 'crm-undo -o command; crm-product list g1 -o cost' <<'OUT'
crm-product -q edit g1 cost=40
-	-
OUT
t "retired, it is left out" 0 \
	'crm-product edit sake state=retired -q; crm-product list -o id' <<'OUT'
g1
g2
g4
OUT
t "and listed where it is asked for" 0 'crm-product list state=retired -o name' <<'OUT'
Sake
OUT
ok 'crm-product -q new Sake --price 20' "its name is free again"

t_err "a name that is another's" 1 'crm-product new "big KETTLE" --price 1' <<'OUT'
crm-product: big KETTLE is g1 already
OUT
t_err "two readings" 65 'crm-product new Pot --price 1,234' <<'OUT'
crm-product: price 1,234 is 1234 or 1.234
  write it without a mark for thousands
OUT
t_err "more decimals than the currency has" 65 'crm-product new Pot --price 1.505' <<'OUT'
crm-product: price 1.505 is 1505 or 1.505
  write it without a mark for thousands
OUT
t_err "the same in yen" 65 'crm-product new Pot --price "1.5 JPY"' <<'OUT'
crm-product: price 1.5: no decimals
OUT
t_err "below nothing" 65 'crm-product new Pot --price=-1' <<'OUT'
crm-product: price -1: below nothing
OUT
t_err "too much" 65 'crm-product new Pot --price 99999999999999' <<'OUT'
crm-product: price 99999999999999: too much
OUT
t_err "no name" 65 'crm-product new " "' <<'OUT'
crm-product: the name is empty
OUT
t_err "no such field" 2 'crm-product edit g1 prise=2' <<'OUT'
crm-product: prise: no field of a product, did you mean price?
  name, price, cost, unit, note, key or state
OUT
t_err "no such product" 1 'crm-product edit samovar price=2' <<'OUT'
crm-product: samovar: no such product
  crm-product list; crm-product new "samovar" --price makes one
OUT
ok 'crm-product -q new "Green cup" --price 4' "another that is green"
t_err "two that fit" 1 'crm-product edit green price=2' <<'OUT'
crm-product: green: 2 products fit
  g2 Green tea
  g6 Green cup
OUT
ok 'crm-check' "the record is sound"
run 'crm-product list --key again'
is "$STATUS" 2 "a list has no key"
finish
