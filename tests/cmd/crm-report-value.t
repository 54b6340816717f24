#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-report value: who brings what, and how much comes from few.
. "$(dirname "$0")/../kit.sh"

crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin
t "nothing was sold" 0 'crm-report value' <<'OUT'
Berg Kettles, who brings what until Mon 23 Nov 2026

Nothing was sold.
OUT
t "no rows, which is no mistake" 0 'crm-report value --tsv' </dev/null
ok 'crm-report value --svg | grep -q "Nothing to draw yet"' \
	"and an empty picture says so"

for name in "Anna Berg" "Bo Lund" "Cai Li" "Anna B." "Dee Returned"; do
	crm-add -q "$name"
done
cat >sales.csv <<'CSV'
customer,date,qty,amount,currency
c1,2026-01-05,1,60.00,EUR
c1,2026-03-05,2,30.00,EUR
c1,2026-03-06,-1,-10.00,EUR
c4,2026-04-01,1,20.00,EUR
c2,2026-04-02,1,50.00,EUR
c2,2026-04-02,1,70.00,USD
c3,2026-05-01,1,50.00,EUR
c5,2026-05-02,1,10.00,EUR
c5,2026-05-03,-1,-12.50,EUR
CSV
crm-import -q -t sales sales.csv 2>/dev/null
t "currencies apart, what came back taken off" 0 'crm-report value --tsv' <<'OUT'
c1	80.00	EUR	40	-	-	2	Anna Berg
c2	50.00	EUR	25	-	-	1	Bo Lund
c3	50.00	EUR	25	-	-	1	Cai Li
c4	20.00	EUR	10	-	-	1	Anna B.
EUR.bought	200.00	EUR	-	-	-	4	what they bought, less what came back
EUR.back	-2.50	EUR	-	-	-	1	given back to others beyond what they bought
EUR.top.1	80.00	EUR	40	-	-	1	what the first 1 % of customers bought; too few to tell
EUR.top.5	80.00	EUR	40	-	-	1	what the first 5 % of customers bought; too few to tell
EUR.top.20	80.00	EUR	40	-	-	1	what the first 20 % of customers bought; too few to tell
EUR.half	-	-	50	-	-	2	so many of the customers make half of it; too few to tell
EUR.gini	-	-	22.5	-	-	4	Gini: 0 where all bring the same, 100 where one brings all; too few to tell
c2	70.00	USD	100	-	-	1	Bo Lund
USD.bought	70.00	USD	-	-	-	1	what they bought, less what came back
USD.top.1	70.00	USD	100	-	-	1	what the first 1 % of customers bought; too few to tell
USD.top.5	70.00	USD	100	-	-	1	what the first 5 % of customers bought; too few to tell
USD.top.20	70.00	USD	100	-	-	1	what the first 20 % of customers bought; too few to tell
USD.half	-	-	100	-	-	1	so many of the customers make half of it; too few to tell
USD.gini	-	-	0	-	-	1	Gini: 0 where all bring the same, 100 where one brings all; too few to tell
OUT
crm-merge -q c1 c4 2>/dev/null
t "what was merged bought as one" 0 'crm-report value -o id,amount,n | head -n 3' <<'OUT'
c1	100.00	EUR	3
c2	50.00	EUR	1
c3	50.00	EUR	1
OUT
t "from a day until a day, on a page" 0 \
	'crm-report value --since 2026-03-01 --as-of 2026-04-30' <<'OUT'
Berg Kettles, who brings what from Sun 1 Mar 2026 until Thu 30 Apr 2026

2 customers bought for 90.00 EUR.
1 of them, 50 %, make half of it (too few to tell).
Gini 5.6 (too few to tell): 0 where all bring the same, 100 where one brings
all.

Who bought for most, EUR
c2 Bo Lund    50.00 EUR  ████████████████████████  55.6 %, n 1
c1 Anna Berg  40.00 EUR  ███████████████████▎      44.4 %, n 2

How much comes from few, EUR
first 1 %   55.6 %  █████████████▍            n 1; too few to tell
first 5 %   55.6 %  █████████████▍            n 1; too few to tell
first 20 %  55.6 %  █████████████▍            n 1; too few to tell

1 customer bought for 70.00 USD.
1 of them, 100 %, make half of it (too few to tell).
Gini 0 (too few to tell): 0 where all bring the same, 100 where one brings all.

Who bought for most, USD
c2 Bo Lund  70.00 USD  ████████████████████████  100 %, n 1

How much comes from few, USD
first 1 %   100 %  ████████████████████████  n 1; too few to tell
first 5 %   100 %  ████████████████████████  n 1; too few to tell
first 20 %  100 %  ████████████████████████  n 1; too few to tell
OUT
t "on 40 cells the notes go below" 0 \
	'COLUMNS=40 crm-report value --since 2026-05-01 | sed -n "/^Who/,/^\$/p"' <<'OUT'
Who bought for most, EUR
c3 Cai Li  50.00 EUR  ██████████████████
  100 %, n 1

OUT
t "only what came back" 0 \
	'crm-report value --since 2026-05-03 -o id,amount,share,n' <<'OUT'
EUR.bought	0.00	EUR	-	0
EUR.back	-12.50	EUR	-	1
OUT

# What is asked wrongly.
run 'crm-report value today'
is "$STATUS $(sed -n 1p "$ERR")" "2 crm-report: today: one too many" \
	"it is not about one day"
for bad in "--as-of 2027-01-01" "--since 11/12" "--since yesterdya" \
	"-o shar" "--svg --json" "--svg --html" "--html -o id"; do
	run "crm-report value $bad"
	is "$STATUS" 2 "value $bad is refused"
done

# Real sales: the figures are reckoned here once more, customer by customer.
cd_sales=$CRM_TEST_DATA/clv/cdnow_sample.txt
if [ -f "$cd_sales" ]; then
	mkdir cd
	crm-init -D cd/crm.db --name "CD Shop" --currency USD --zone UTC
	crm-import -q -D cd/crm.db -t sales --create --source cdnow --as blanks \
		--columns customer,sample,on,quantity,amount "$cd_sales" \
		2>/dev/null
	awk '{ sum[$1] += int($5 * 100 + 0.5) }
	END { for (who in sum) if (sum[who] > 0) print sum[who] }' \
		"$cd_sales" | sort -nr | awk '
	{ value[NR] = $1; all += $1 }
	function top(part,   n, sum, i) {
		n = NR * part
		n = n > int(n) ? int(n) + 1 : n
		for (i = 1; i <= n; i++)
			sum += value[i]
		return sprintf("%d %.1f", n, 100 * sum / all)
	}
	END {
		printf "bought %d %d\n", NR, all
		print "top.1", top(0.01); print "top.5", top(0.05)
		print "top.20", top(0.2)
		for (i = 1; sum < all / 2; i++)
			sum += value[i]
		printf "half %d %.1f\n", i - 1, 100 * (i - 1) / NR
		for (i = 1; i <= NR; i++)
			gini += (NR + 1 - 2 * i) * value[i]
		printf "gini %d %.1f\n", NR, 100 * gini / NR / all
	}' >want
	crm-report -D cd/crm.db value -o id,n,share,amount | sed -n 's/^USD[.]//p' |
		awk '$1 == "bought" { sub(/[.]/, "", $4); print $1, $2, $4; next }
		{ printf "%s %d %.1f\n", $1, $2, $3 }' >got
	is "$(cat got)" "$(cat want)" "CDNOW: the same as sorted and added up"
	t "and how sure that is" 0 'crm-report -D cd/crm.db value -o id,low,high |
		grep -e top -e half -e gini' <<'OUT'
USD.top.1	10.5	18.6
USD.top.5	32.2	39.9
USD.top.20	64.9	69.8
USD.half	8.3	11.1
USD.gini	60.5	65.4
OUT
else
	skip 2 "no test data: clv"
fi

cp policy.yaml policy.old
printf 'rates:\n  2026-01-01: {USD: 0.9}\n' >>policy.yaml
t "at the rates of the policy they are one sum" 0 \
	'crm-report value -o id,amount | grep -E "^(c2|EUR.bought|USD)"' <<'OUT'
c2	113.00	EUR
EUR.bought	263.00	EUR
OUT
mv policy.old policy.yaml

finish
