#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-signals: what changed, with the rows behind it.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
t "nothing is told of nothing" 0 'crm-signals; crm-signals --explain'

# 150 days from 26 June on, by a generator of our own (Park and Miller 1988).
cat >made.awk <<'AWK'
function chance() { seed = seed * 16807 % 2147483647; return seed / 2147483647 }
function date(d,  m, days) {
	split("30 31 31 30 31 30", days, " ")
	for (m = 1; d > days[m]; m++) d -= days[m]
	return sprintf("2026-%02d-%02d", m + 5, d)
}
BEGIN {
	seed = 20261129
	for (d = 0; d < 150; d++) {
		day = date(26 + d)
		if (table == "said") {
			n = int(3 * chance()) + (d >= 146 ? 9 : 0)
			words = d >= 146 ? "the seal is brittle" : "the lid drips"
			for (i = 0; i < n; i++)
				printf "c%d@example.org,%sT10:%02d:00Z,complaint,%s,%d-%d\n",
					1 + int(6 * chance()), day, i, words, d, i
		} else {
			if (d % 7 == 0 && d < 130)
				printf "c1@example.org,%s,Kettle,1,a%d\n", day, d
			if (chance() < 0.6)
				printf "c2@example.org,%s,Tea,2,b%d\n", day, d
			if (d >= 100 && chance() < 0.5)
				printf "c3@example.org,%s,Tea,-2,r%d\n", day, d
		}
	}
}
AWK
for n in 1 2 3 4 5 6; do
	crm-add -q "Customer $n" --email "c$n@example.org"
done
crm-tag -q c1 vip
crm-product -q new Kettle --price 80
crm-product -q new Tea --price 5
{
	echo customer,opened,kind,text,key
	awk -v table=said -f made.awk
} >said.csv
{
	echo customer,on,product,quantity,key
	awk -v table=sold -f made.awk
} >sold.csv
ok 'crm-import -q -t cases --source x said.csv 2>/dev/null' "a half year of complaints"
ok 'crm-import -q -t sales --source x sold.csv' "and of sales"

# told FROM TO: what each day of November told, with its day
told()
{
	for day in $(seq "$1" "$2"); do
		crm-signals --as-of "2026-11-$(printf %02d "$day")" \
			-o key,what,of | sed "s/^/$day	/"
	done
}
t "what changed is told, each on one day" 0 'told 1 22' <<'OUT'
7	party=c1	silent	customers
17	party=c2	silent	customers
19	kind=complaint	up	voices
19	word=brittle	new	complaints
19	word=seal	new	complaints
OUT
t "with the figures and the rows behind it" 0 \
	'crm-signals --as-of 2026-11-19 -o id,key,days,value,expected,rows | head -n 2' <<'OUT'
i139	kind=complaint	1	10	0.8856515	i139,i138,i137,i136,i135,i134,i133,i132,i131,i130
i139	word=brittle	28	5	0	i139,i138,i137,i136,i135,i134,i133,i132,i131,i130
OUT
t "and in words" 0 'crm-signals --as-of 2026-11-07 -o text; crm-signals --as-of 2026-11-19 -o text | head -n 2' <<'OUT'
Customer 1: silent for 8 days, mostly 7 (of 18)
voices, complaint: 10 in 1 day, 0.89 were usual
brittle: 5 customers said it in 28 days, 0 were usual
OUT
t "all that is looked at" 0 'crm-signals --explain --as-of 2026-11-20 -o key,what,of,days,value,history,season' <<'OUT'
kind=complaint	told	voices	7	25	119	weekday
tag=vip	steady	complaints	1	2	119	-
currency=EUR	steady	turnover	28	180	119	-
product=g2	steady	sales	28	10	119	-
product=g1	steady	sales	28	1	119	-
tag=vip	steady	sales	28	1	119	-
product=g2	few	returns	-	-	-	-
OUT
crm-signals --as-of 2026-11-19 >once
t "told again a year later, the same of that day" 0 \
	'CRM_NOW=2027-11-23T08:00:00Z crm-signals --as-of 2026-11-19 | diff once -'
t "alone it is about yesterday" 0 \
	'CRM_NOW=2026-11-20T07:00:00Z crm-signals | diff once -'
t "for who bears fewer false alarms less is news" 0 \
	'crm-signals --as-of 2026-11-19 --rate 1/3650d -o key; crm-signals --as-of 2026-11-17 --rate 1/3650d' <<'OUT'
kind=complaint
OUT
t "the policy says how many" 0 \
	'echo "signals: {rate: 1/3650d}" >>policy.yaml; crm-signals --as-of 2026-11-19 -o key' <<'OUT'
kind=complaint
OUT
is "$(crm-history -o tool | head -n 1)" crm-import \
	"it has kept nothing"

t_err "no rate" 2 'crm-signals --rate often' <<'OUT'
crm-signals: often: no rate
  --rate 1/month, 2/week, 1/90d
OUT
t_err "never is no rate" 2 'crm-signals --rate 0/month 2>&1 | head -n 1 >&2; exit 2' <<'OUT'
crm-signals: 0/month: no rate
OUT
t_err "today is not over" 2 'crm-signals --as-of today' <<'OUT'
crm-signals: today: not over yet, or to come
OUT
t_err "nor is it a day" 2 'crm-signals --as-of soon 2>&1 | head -n 1 >&2; exit 2' <<'OUT'
crm-signals: soon: not a day or time we can read
OUT
t_err "it takes no filter" 2 'crm-signals kind=complaint 2>&1 | head -n 1 >&2; exit 2' <<'OUT'
crm-signals: kind=complaint: takes no operands
OUT
t_err "no such column" 2 'crm-signals -o chance 2>&1 | head -n 1 >&2; exit 2' <<'OUT'
crm-signals: no such column: chance
OUT
finish
